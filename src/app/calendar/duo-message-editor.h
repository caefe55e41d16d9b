/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of one message, beside the calendar. There is no OK: a field is stored when it is left. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_MESSAGE_EDITOR (duo_message_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoMessageEditor, duo_message_editor, DUO, MESSAGE_EDITOR, AdwBin)

GtkWidget *duo_message_editor_new         (DuoCalendarModel *model);
void       duo_message_editor_store       (DuoMessageEditor *self);
void       duo_message_editor_focus_text  (DuoMessageEditor *self);

G_END_DECLS
