/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a communication calendar from a file, whichever way it is laid out. */
#pragma once

#include "duo-calendar-file.h"
#include "duo-table-reader.h"

G_BEGIN_DECLS

DuoCalendarFile *duo_calendar_read            (const char      *path,
                                               const DuoTextForm *form,
                                               gint             year,
                                               GError         **error);
DuoCalendarFile *duo_calendar_read_from_table (DuoTableReader  *table,
                                               gint             year,
                                               GError         **error);

G_END_DECLS
