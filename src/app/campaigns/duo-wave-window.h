/* SPDX-License-Identifier: EUPL-1.2 */
/* The conclusion of a wave with its date, or why one opens before that of the wave before it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-wave.h"

G_BEGIN_DECLS

#define DUO_TYPE_WAVE_WINDOW (duo_wave_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoWaveWindow, duo_wave_window, DUO, WAVE_WINDOW, AdwWindow)

/* @opens: it is closed, and opens early; else its conclusion is written down. */
void duo_wave_window_present (DuoCalendarModel *model, DuoWave *wave, gboolean opens, GtkWindow *parent);

G_END_DECLS
