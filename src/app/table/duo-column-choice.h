/* SPDX-License-Identifier: EUPL-1.2 */
/* Which columns of a table are shown, and in which order. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Data of a GtkColumnViewColumn: its code; the action "table.column-CODE" shows or hides it. */
#define DUO_COLUMN_CODE "duo-column-code"

GtkWidget *duo_column_choice_new (GtkColumnView *view);

G_END_DECLS
