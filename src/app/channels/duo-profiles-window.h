/* SPDX-License-Identifier: EUPL-1.2 */
/* The profiles that channels inherit from. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_PROFILES_WINDOW (duo_profiles_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoProfilesWindow, duo_profiles_window, DUO, PROFILES_WINDOW, AdwWindow)

void duo_profiles_window_present (GtkWindow        *parent,
                                  DuoCalendarModel *model,
                                  gint64            profile);

G_END_DECLS
