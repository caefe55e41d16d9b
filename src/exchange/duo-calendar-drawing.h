/* SPDX-License-Identifier: EUPL-1.2 */
/* Drawing twelve months on one page: for PDF, pictures and printing. */
#pragma once

#include <cairo.h>

#include "duo-calendar-extract.h"

G_BEGIN_DECLS

void     duo_calendar_drawing_draw       (const DuoCalendarExtract *extract,
                                          cairo_t                  *cr,
                                          double                    width,
                                          double                    height);
gboolean duo_calendar_drawing_hides_some (const DuoCalendarExtract *extract,
                                          double                    width);
cairo_surface_t *duo_calendar_draw_picture (const DuoCalendarExtract *extract);

G_END_DECLS
