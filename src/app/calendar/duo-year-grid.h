/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar's year: months down, sectors across, milestones beside them. */
#pragma once

#include "duo-calendar-board.h"

G_BEGIN_DECLS

#define DUO_TYPE_YEAR_GRID (duo_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (DuoYearGrid, duo_year_grid, DUO, YEAR_GRID, DuoCalendarBoard)

G_END_DECLS
