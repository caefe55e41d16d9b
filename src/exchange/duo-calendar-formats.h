/* SPDX-License-Identifier: EUPL-1.2 */
/* The formats of a calendar export, each into a temporary file that becomes the real one when it is whole. */
#pragma once

#include "duo-calendar-extract.h"
#include "duo-calendar-page.h"
#include "duo-safe-file.h"

G_BEGIN_DECLS

gboolean duo_calendar_write_workbook (const DuoCalendarExtract *extract, DuoSafeFile *file, GError **error);
gboolean duo_calendar_write_ics      (const DuoCalendarExtract *extract, DuoSafeFile *file, GError **error);
gboolean duo_calendar_write_pdf      (const DuoCalendarExtract *extract, DuoSafeFile *file, GError **error);
gboolean duo_calendar_write_png      (const DuoCalendarExtract *extract, DuoSafeFile *file, GError **error);
/* Takes the path itself: a table writer looks after its own file. */
gboolean duo_calendar_write_csv      (const DuoCalendarExtract *extract, const char *path, GError **error);

char    *duo_calendar_dup_ics        (const DuoCalendarExtract *extract);

G_END_DECLS
