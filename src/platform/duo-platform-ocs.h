/* SPDX-License-Identifier: EUPL-1.2 */
/* The part that speaks OCS: what the platform is and can do, and links. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-platform-request.h"

G_BEGIN_DECLS

void duo_platform_ocs_begin  (DuoPlatformRequest *request);
void duo_platform_ocs_status (DuoPlatformRequest *request);

/* An answer in the wrapper of OCS. @data: (transfer full) (nullable): %NULL gives an empty array. */
void duo_platform_ocs_answer (DuoPlatformRequest *request,
                              guint               status,
                              const char         *message,
                              JsonNode           *data);

G_END_DECLS
