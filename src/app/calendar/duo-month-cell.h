/* SPDX-License-Identifier: EUPL-1.2 */
/* One month of one sector: a button to begin a message with, or the button to what does not fit there. */
#pragma once

#include <gtk/gtk.h>

#include "duo-sector.h"

G_BEGIN_DECLS

#define DUO_TYPE_MONTH_CELL (duo_month_cell_get_type ())
G_DECLARE_FINAL_TYPE (DuoMonthCell, duo_month_cell, DUO, MONTH_CELL, GtkButton)

GtkWidget *duo_month_cell_new        (void);
void       duo_month_cell_set_place  (DuoMonthCell *self, DuoSector sector, guint row);
void       duo_month_cell_get_place  (DuoMonthCell *self, DuoSector *sector, guint *row);
void       duo_month_cell_set_more   (DuoMonthCell *self, guint hidden, GtkOrientation months);
guint      duo_month_cell_get_more   (DuoMonthCell *self);

G_END_DECLS
