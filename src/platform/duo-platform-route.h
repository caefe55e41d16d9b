/* SPDX-License-Identifier: EUPL-1.2 */
/* Which part answers which address, and who may ask. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

void duo_platform_route (DuoPlatformRequest *request);

G_END_DECLS
