/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a calendar laid out as months by sectors. Only for the calendar reader. */
#pragma once

#include "duo-calendar-file.h"
#include "duo-table-reader.h"

G_BEGIN_DECLS

typedef struct _DuoCalendarGrid DuoCalendarGrid;

gboolean         duo_calendar_grid_is_heading (const DuoRow     *row);
DuoCalendarGrid *duo_calendar_grid_new        (const DuoRow     *heading,
                                               const char       *sheet);
gboolean         duo_calendar_grid_add_row    (DuoCalendarGrid  *self,
                                               const DuoRow     *row,
                                               GError          **error);
gboolean         duo_calendar_grid_finish     (DuoCalendarGrid  *self,
                                               DuoCalendarFile  *file,
                                               GArray           *merges,
                                               GPtrArray        *known,
                                               gint              year,
                                               GError          **error);
void             duo_calendar_grid_free       (DuoCalendarGrid  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCalendarGrid, duo_calendar_grid_free)

G_END_DECLS
