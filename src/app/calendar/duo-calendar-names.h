/* SPDX-License-Identifier: EUPL-1.2 */
/* What cells, bars and milestones of the calendar are called by a screen reader, and what is said after a change. */
#pragma once

#include "duo-calendar-service.h"
#include "duo-message-edit.h"

G_BEGIN_DECLS

char *duo_calendar_name_cell      (DuoSector sector, DuoMonth month, GPtrArray *titles);
char *duo_calendar_name_message   (DuoMessage *message, DuoCalendarSnapshot *snapshot, const DuoSpan *span);
char *duo_calendar_name_more      (DuoSector sector, DuoMonth month, guint hidden, guint total);
char *duo_calendar_name_milestone (DuoMilestone *milestone, const DuoSpan *span);
char *duo_calendar_say_months     (DuoMessage *message, const DuoMessagePart *part);
char *duo_calendar_say_placements (DuoMessage *message, const DuoSpan *span);

G_END_DECLS
