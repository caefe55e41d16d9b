/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a calendar laid out as months by sectors. Only for the calendar reader. */
#pragma once

#include "duo-calendar-file.h"
#include "duo-table-reader.h"

G_BEGIN_DECLS

typedef struct _DuoCalendarGrid DuoCalendarGrid;

DuoCalendarGrid *duo_calendar_grid_new     (const DuoRow     *heading,
                                            const char       *sheet);
gboolean         duo_calendar_grid_add_row (DuoCalendarGrid  *self,
                                            const DuoRow     *row,
                                            GError          **error);
gboolean         duo_calendar_grid_finish  (DuoCalendarGrid  *self,
                                            DuoCalendarFile  *file,
                                            GArray           *merges,
                                            GPtrArray        *known,
                                            gint              year,
                                            GError          **error);
void             duo_calendar_grid_free    (DuoCalendarGrid  *self);

/**
 * DuoKnownMessage:
 * @message: what it was exported from, as the hidden sheet of our own workbooks has it
 * @shown: (element-type utf8): the ways in which its text and link may stand in a cell; filled in when needed
 * @folded: (element-type utf8): the same, folded
 * @found: a cell was recognised as it
 */
typedef struct
{
  DuoMessage *message;
  GPtrArray  *shown;
  GPtrArray  *folded;
  gboolean    found;
} DuoKnownMessage;

gboolean         duo_calendar_grid_is_heading (const DuoRow  *row);
DuoKnownMessage *duo_known_message_new        (const DuoRow  *row);
void             duo_known_message_free       (DuoKnownMessage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCalendarGrid, duo_calendar_grid_free)

G_END_DECLS
