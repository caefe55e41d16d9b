/* SPDX-License-Identifier: EUPL-1.2 */
/* Calls to the OCS API: the header it wants, the wrapper its answers come in. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-http.h"

G_BEGIN_DECLS

JsonNode   *duo_json_read       (GBytes         *body,
                                 GError        **error);
JsonNode   *duo_json_member     (JsonNode       *node,
                                 const char     *path);
const char *duo_json_string     (JsonNode       *node,
                                 const char     *path);
char       *duo_json_dup_text   (JsonNode       *node,
                                 const char     *path);
gint64      duo_json_int        (JsonNode       *node,
                                 const char     *path,
                                 gint64          fallback);
gboolean    duo_json_flag       (JsonNode       *node,
                                 const char     *path);
GStrv       duo_json_strings    (JsonNode       *node,
                                 const char     *path);
char       *duo_ocs_form        (const char     *name,
                                 ...) G_GNUC_NULL_TERMINATED;
JsonNode   *duo_ocs_ask         (DuoHttp        *http,
                                 const char     *method,
                                 const char     *path,
                                 const char     *form,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS
