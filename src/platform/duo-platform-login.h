/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in through the browser: Nextcloud's Login Flow v2. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

DuoPlatformLogins *duo_platform_logins_new  (void);
void               duo_platform_logins_free (DuoPlatformLogins  *self);
void               duo_platform_login_begin (DuoPlatformRequest *request);

G_END_DECLS
