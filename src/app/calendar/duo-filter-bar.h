/* SPDX-License-Identifier: EUPL-1.2 */
/* The row under the calendar's header: one filter for all its views, and the check. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_FILTER_BAR (duo_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuoFilterBar, duo_filter_bar, DUO, FILTER_BAR, AdwBin)

void     duo_filter_bar_set_model    (DuoFilterBar *self, DuoCalendarModel *model);
/* Leaves the check its sign and its number. */
void     duo_filter_bar_set_compact  (DuoFilterBar *self, gboolean compact);
void     duo_filter_bar_focus_search (DuoFilterBar *self);
/* What the button "Check" opens. */
void     duo_filter_bar_set_check    (DuoFilterBar *self, GtkPopover *popover);

G_END_DECLS
