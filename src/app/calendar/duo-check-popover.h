/* SPDX-License-Identifier: EUPL-1.2 */
/* What the check found in the calendar shown: each with its rule, a way to mend it, and a way to ignore it. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHECK_POPOVER (duo_check_popover_get_type ())
G_DECLARE_FINAL_TYPE (DuoCheckPopover, duo_check_popover, DUO, CHECK_POPOVER, GtkPopover)

GtkWidget *duo_check_popover_new (DuoCalendarModel *model);

/* Signal "begin-message" (gint sector, gint month): somebody wants to fill a gap; the popover has closed. */

G_END_DECLS
