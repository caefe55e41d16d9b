/* SPDX-License-Identifier: EUPL-1.2 */
/* A line of the platform in the content of an overview, as JSON and back. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-platform-line.h"

G_BEGIN_DECLS

/* Adds the members of @line to the object that @builder is in. */
void             duo_platform_line_to_json   (const DuoPlatformLine *line, JsonBuilder *builder);
/* Returns: (transfer full) (nullable): what @object says; %NULL with @wrong set to the member that is missing or of
 * another kind. */
DuoPlatformLine *duo_platform_line_from_json (JsonObject *object, const char **wrong);

G_END_DECLS
