/* SPDX-License-Identifier: EUPL-1.2 */
/* Twelve month keys of one sector: drag over them, or choose from and to. */
#pragma once

#include <gtk/gtk.h>

#include "duo-month.h"
#include "duo-sector.h"

G_BEGIN_DECLS

#define DUO_TYPE_MONTH_STRIP (duo_month_strip_get_type ())
G_DECLARE_FINAL_TYPE (DuoMonthStrip, duo_month_strip, DUO, MONTH_STRIP, GtkBox)

GtkWidget *duo_month_strip_new (DuoSector      sector);
void       duo_month_strip_set (DuoMonthStrip *self,
                                const DuoSpan *window,
                                guint          months,
                                const DuoSpan *whole);

/* Signals:
 *  "changed" (guint months)              keys were pressed or dragged over; bits as in duo_message_edit_set_row()
 *  "range-chosen" (gint first, gint last) months chosen from the lists; may go past the window */

G_END_DECLS
