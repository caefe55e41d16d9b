/* SPDX-License-Identifier: EUPL-1.2 */
/* Row images, read and written back. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-database.h"

G_BEGIN_DECLS

JsonObject *duo_row_parse    (const char   *image,
                              GError      **error);
char       *duo_row_dup_text (JsonObject   *row,
                              const char   *column);
gboolean    duo_row_put      (DuoDatabase  *db,
                              const char   *table,
                              gint64        id,
                              JsonObject   *row,
                              gint64        rev,
                              gboolean      exists,
                              GError      **error);
gboolean    duo_row_remove   (DuoDatabase  *db,
                              const char   *table,
                              gint64        id,
                              GError      **error);

G_END_DECLS
