/* SPDX-License-Identifier: EUPL-1.2 */
/* Printing the calendar: one page that reads like the slide. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* Asks for a printer and prints what @model shows. What goes wrong is told by its signal "failed". */
void duo_calendar_print (DuoCalendarModel *model, GtkWidget *page);

G_END_DECLS
