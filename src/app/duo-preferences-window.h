/* SPDX-License-Identifier: EUPL-1.2 */
/* Preferences: who works here, how the calendar opens, language and colours. */
#pragma once

#include <adwaita.h>

#include "duo-context.h"

G_BEGIN_DECLS

#define DUO_TYPE_PREFERENCES_WINDOW (duo_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoPreferencesWindow, duo_preferences_window, DUO, PREFERENCES_WINDOW, AdwPreferencesWindow)

/* @context: (nullable): without a store that is open there is nobody to name */
DuoPreferencesWindow *duo_preferences_window_new (DuoContext *context, GSettings *settings, GtkWindow *parent);

G_END_DECLS
