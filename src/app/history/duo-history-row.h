/* SPDX-License-Identifier: EUPL-1.2 */
/* One change in the history; opened, what it did and a way to take it back. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-history-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_HISTORY_ROW (duo_history_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoHistoryRow, duo_history_row, DUO, HISTORY_ROW, AdwExpanderRow)

GtkWidget *duo_history_row_new (DuoCalendarModel      *model,
                                const DuoHistoryEntry *entry,
                                DuoObjectKind          kind,
                                gint64                 object);

/* Signal "failed" (char *sentence): it could not be taken back, or read. */

G_END_DECLS
