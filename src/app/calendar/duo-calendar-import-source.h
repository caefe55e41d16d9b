/* SPDX-License-Identifier: EUPL-1.2 */
/* A calendar's file in the import preview. */
#pragma once

#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_CALENDAR_IMPORT_SOURCE (duo_calendar_import_source_get_type ())
G_DECLARE_FINAL_TYPE (DuoCalendarImportSource, duo_calendar_import_source, DUO, CALENDAR_IMPORT_SOURCE, DuoImportSource)

DuoImportSource *duo_calendar_import_source_new        (const char *path);
gint             duo_calendar_import_source_guess_year (const char *path, gint year);

G_END_DECLS
