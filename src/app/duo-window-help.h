/* SPDX-License-Identifier: EUPL-1.2 */
/* Help, keys, and what the program is: windows that need nothing of the store. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duo_window_help_install (GtkWidgetClass *widget_class);

G_END_DECLS
