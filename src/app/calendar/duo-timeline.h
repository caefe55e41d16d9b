/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar's timeline: sectors down, months across, milestones above them. */
#pragma once

#include "duo-calendar-board.h"

G_BEGIN_DECLS

#define DUO_TYPE_TIMELINE (duo_timeline_get_type ())
G_DECLARE_FINAL_TYPE (DuoTimeline, duo_timeline, DUO, TIMELINE, DuoCalendarBoard)

G_END_DECLS
