/* SPDX-License-Identifier: EUPL-1.2 */
/* The step before the preview of somebody's own list: what each column is. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-list-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_LIST_WINDOW (duo_list_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoListWindow, duo_list_window, DUO, LIST_WINDOW, AdwWindow)

/* @look: (transfer full): what the file @path holds. Returns: (transfer none): the window. */
GtkWidget *duo_list_window_present (GtkWindow *parent, DuoCalendarModel *model, const char *path, DuoListLook *look);

G_END_DECLS
