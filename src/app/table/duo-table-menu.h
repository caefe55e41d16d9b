/* SPDX-License-Identifier: EUPL-1.2 */
/* The menu of the rows of a table: by the other button of the pointer, by the menu key and by Shift F10. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duo_table_menu_add (GtkWidget *table, GMenuModel *menu);

G_END_DECLS
