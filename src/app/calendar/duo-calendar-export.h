/* SPDX-License-Identifier: EUPL-1.2 */
/* Getting the calendar out: to a file of each kind, and as a picture on the clipboard. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* What is told when it is done; @path is NULL for the clipboard. */
typedef void (*DuoExportDone) (const char *sentence, const char *path, gpointer user_data);
typedef void (*DuoExportFailed) (const char *sentence, gpointer user_data);

void duo_calendar_export_file    (DuoCalendarModel *model, GtkWindow *parent, const char *extension,
                                  DuoExportDone done, DuoExportFailed failed, gpointer user_data,
                                  GDestroyNotify free_data);
void duo_calendar_export_picture (DuoCalendarModel *model, GtkWidget *widget, DuoExportDone done,
                                  DuoExportFailed failed, gpointer user_data, GDestroyNotify free_data);

G_END_DECLS
