/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys of the window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duo_window_keys_add (GtkWidget *window);

G_END_DECLS
