/* SPDX-License-Identifier: EUPL-1.2 */
/* What a link opens over WebDAV, without an account. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

void duo_platform_public_begin (DuoPlatformRequest *request,
                                gboolean            old);

G_END_DECLS
