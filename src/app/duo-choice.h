/* SPDX-License-Identifier: EUPL-1.2 */
/* An entry of a drop-down: a text, what it stands for, and a campaign's swatch where it has one. */
#pragma once

#include <gtk/gtk.h>

#include "duo-kinds.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHOICE (duo_choice_get_type ())
G_DECLARE_FINAL_TYPE (DuoChoice, duo_choice, DUO, CHOICE, GObject)

DuoChoice  *duo_choice_new        (const char *label, gint64 value);
DuoChoice  *duo_choice_new_colour (const char *label, gint64 value, DuoColour colour);
const char *duo_choice_get_label  (DuoChoice *self);
gint64      duo_choice_get_value  (DuoChoice *self);

/* Drop-downs over a GListStore of choices. */
void        duo_choice_set_up_drop_down (GtkDropDown *drop_down, const char *prefix);
gint64      duo_choice_get_selected     (GtkDropDown *drop_down);
void        duo_choice_select           (GtkDropDown *drop_down, gint64 value);

G_END_DECLS
