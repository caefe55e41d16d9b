/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is asking. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_PLATFORM_AUTH_GOOD,
  DUO_PLATFORM_AUTH_ABSENT,    /* nothing was said */
  DUO_PLATFORM_AUTH_WRONG,
  DUO_PLATFORM_AUTH_THROTTLED, /* too many were wrong; the right one is not looked at either */
} DuoPlatformAuth;

DuoPlatformAuth duo_platform_auth_check    (DuoPlatformRequest  *request);
gboolean        duo_platform_auth_account  (DuoPlatform         *platform,
                                            const char          *user,
                                            const char          *password);
gboolean        duo_platform_basic_parse   (const char          *header,
                                            char               **user,
                                            char               **password);

G_END_DECLS
