/* SPDX-License-Identifier: EUPL-1.2 */
/* The desktop program: its options, its settings, its window. */
#pragma once

#include <adwaita.h>

#include "duo-clock.h"

G_BEGIN_DECLS

#define DUO_UI_PATH "/nl/duo/Campagnes/ui"

#define DUO_TYPE_APPLICATION (duo_application_get_type ())
G_DECLARE_FINAL_TYPE (DuoApplication, duo_application, DUO, APPLICATION, AdwApplication)

DuoApplication *duo_application_new          (void);
GSettings      *duo_application_get_settings (DuoApplication *self);
DuoClock       *duo_application_get_clock    (DuoApplication *self);
/* Login of who works here. */
const char     *duo_application_get_who      (DuoApplication *self);

G_END_DECLS
