/* SPDX-License-Identifier: EUPL-1.2 */
/* How a line of the agenda looks; one widget for all kinds, since rows are used again. */
#pragma once

#include <gtk/gtk.h>

#include "duo-agenda-entry.h"

G_BEGIN_DECLS

#define DUO_TYPE_AGENDA_ROW (duo_agenda_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoAgendaRow, duo_agenda_row, DUO, AGENDA_ROW, GtkBox)

GtkWidget *duo_agenda_row_new  (void);
void       duo_agenda_row_show (DuoAgendaRow        *self,
                                DuoAgendaEntry      *entry,
                                DuoCalendarSnapshot *snapshot);

G_END_DECLS
