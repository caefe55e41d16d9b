/* SPDX-License-Identifier: EUPL-1.2 */
/* Making the month overview: choose the month, see what it will hold, save it or issue it. */
#pragma once

#include <adwaita.h>

#include "duo-overview-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_OVERVIEW_WINDOW (duo_overview_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoOverviewWindow, duo_overview_window, DUO, OVERVIEW_WINDOW, AdwWindow)

DuoOverviewWindow *duo_overview_window_new (DuoContext *context, const DuoSpan *shown, GtkWindow *parent);
/* Signal "written" (char *sentence, char *path): a workbook was written; the window has closed. */

G_END_DECLS
