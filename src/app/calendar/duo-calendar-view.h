/* SPDX-License-Identifier: EUPL-1.2 */
/* The page "Calendar": header, filter row, the year, the timeline and the agenda, and the editor beside them. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-subject-page.h"

G_BEGIN_DECLS

#define DUO_TYPE_CALENDAR_VIEW (duo_calendar_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoCalendarView, duo_calendar_view, DUO, CALENDAR_VIEW, AdwBin)

GtkWidget        *duo_calendar_view_new         (DuoCalendarModel *model, GSettings *settings);
DuoCalendarModel *duo_calendar_view_get_model   (DuoCalendarView *self);
/* The actions of the page ("calendar."), for the window to offer everywhere in it. */
GActionGroup     *duo_calendar_view_get_actions (DuoCalendarView *self);
/* Whether the header has no room for words: labels become icons. */
void              duo_calendar_view_set_compact (DuoCalendarView *self, gboolean compact);
/* Returns: (transfer none): the views with their filter row: above the view switcher, and beside the editor where that
 * is open or opens */
GtkWidget        *duo_calendar_view_get_content (DuoCalendarView *self);

G_END_DECLS
