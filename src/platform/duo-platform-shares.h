/* SPDX-License-Identifier: EUPL-1.2 */
/* Links: made, looked at, changed and withdrawn, by OCS. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

gboolean    duo_platform_shares_begin (DuoPlatformRequest     *request);
gboolean    duo_platform_share_ended  (DuoPlatform            *platform,
                                       const DuoPlatformShare *share);
const char *duo_platform_share_path   (DuoPlatform            *platform,
                                       const DuoPlatformShare *share,
                                       struct stat            *info);
void        duo_platform_share_count  (DuoPlatform            *platform,
                                       DuoPlatformShare       *share);
gboolean    duo_platform_code_good    (const char             *code);

/* Characters that a code has to have at least; what capabilities tell. */
#define DUO_PLATFORM_CODE_LENGTH 10

G_END_DECLS
