/* SPDX-License-Identifier: EUPL-1.2 */
/* The page that a school sees: its code, and then its material. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

DuoPlatformVisits *duo_platform_visits_new  (void);
void               duo_platform_visits_free (DuoPlatformVisits  *self);
void               duo_platform_page_begin  (DuoPlatformRequest *request);
void               duo_platform_page_front  (DuoPlatformRequest *request);

G_END_DECLS
