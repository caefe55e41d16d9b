/* SPDX-License-Identifier: EUPL-1.2 */
/* What the calendar's page can do besides showing: in and out of files, overview, copy, campaigns, milestones. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* Adds the actions to @map; they open their windows over the one of @page, which outlives @map. */
void duo_calendar_tasks_add (GActionMap *map, DuoCalendarModel *model, GtkWidget *page);

G_END_DECLS
