/* SPDX-License-Identifier: EUPL-1.2 */
/* Who looks after some institutions: chosen once for all of them, with what it was before. */
#pragma once

#include "duo-calendar-model.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUO_TYPE_ASSIGN_WINDOW (duo_assign_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoAssignWindow, duo_assign_window, DUO, ASSIGN_WINDOW, AdwWindow)

void duo_assign_window_present (GtkWindow        *parent,
                                DuoCalendarModel *model,
                                GArray           *ids,
                                GPtrArray        *managers);

G_END_DECLS
