/* SPDX-License-Identifier: EUPL-1.2 */
/* Sentences at the foot of a window: what was done, and the button that undoes or opens it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void duo_toasts_show (AdwToastOverlay *overlay,
                      GtkWidget       *place,
                      const char      *sentence,
                      const char      *label,
                      const char      *action,
                      GVariant        *target);

void duo_toasts_set_place (GtkWidget *widget, GtkWidget *place);

G_END_DECLS
