/* SPDX-License-Identifier: EUPL-1.2 */
/* The desktop program: its options, its actions, its windows. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUO_UI_PATH "/nl/duo/Campagnes/ui"

#define DUO_TYPE_APPLICATION (duo_application_get_type ())
G_DECLARE_FINAL_TYPE (DuoApplication, duo_application, DUO, APPLICATION, AdwApplication)

DuoApplication *duo_application_new (void);

G_END_DECLS
