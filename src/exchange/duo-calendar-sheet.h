/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Kalender": twelve months as on the slide, and the hidden sheet that an import recognises it by. */
#pragma once

#include "duo-calendar-page.h"
#include "duo-workbook.h"

G_BEGIN_DECLS

#define DUO_UID_SHEET "_duo"

void duo_calendar_sheet_write (DuoWorkbook     *workbook,
                               DuoCalendarPage *page,
                               const char      *foot);
void duo_uid_sheet_write      (DuoWorkbook     *workbook,
                               DuoCalendarPage *page);

G_END_DECLS
