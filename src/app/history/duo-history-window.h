/* SPDX-License-Identifier: EUPL-1.2 */
/* Who changed what when, of one object or of everything, and taking an older change back. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_HISTORY_WINDOW (duo_history_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoHistoryWindow, duo_history_window, DUO, HISTORY_WINDOW, AdwWindow)

/* @kind NONE: of everything. @title: (nullable): what the object is called. */
void duo_history_window_present (GtkWindow        *parent,
                                 DuoCalendarModel *model,
                                 DuoObjectKind     kind,
                                 gint64            object,
                                 const char       *title);

G_END_DECLS
