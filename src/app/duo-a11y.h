/* SPDX-License-Identifier: EUPL-1.2 */
/* Names for screen readers, with what GTK 4.8 needs for them to be spoken once and right. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void duo_a11y_set_label       (GtkWidget  *widget,
                               const char *label);
void duo_a11y_set_description (GtkWidget  *widget,
                               const char *description);
void duo_a11y_label_drop_down (GtkWidget  *drop_down,
                               const char *label);
void duo_a11y_label_icon_buttons (GtkWidget *widget,
                                  const char *label);
void duo_a11y_label_lists     (GtkWidget  *widget,
                               const char *label);
void duo_a11y_name_choices    (GtkWidget  *choices);
void duo_a11y_hide_pages      (GtkWidget  *stack);
void duo_a11y_set_invalid     (GtkWidget  *widget,
                               const char *reason);

G_END_DECLS
