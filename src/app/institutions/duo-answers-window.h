/* SPDX-License-Identifier: EUPL-1.2 */
/* One answer of several institutions. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_ANSWERS_WINDOW (duo_answers_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoAnswersWindow, duo_answers_window, DUO, ANSWERS_WINDOW, AdwWindow)

void duo_answers_window_present (GtkWindow *parent, DuoCalendarModel *model, GArray *ids);

G_END_DECLS
