/* SPDX-License-Identifier: EUPL-1.2 */
/* The part that speaks OCS: what the platform is and can do. */
#include "duo-platform-ocs.h"

#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-faults.h"
#include "duo-platform-path.h"
#include "duo-platform-secret.h"
#include "duo-platform-shares.h"

/* The Nextcloud that we behave like. */
#define VERSION       "32.0.1.2"
#define VERSION_SHORT "32.0.1"

#define MAX_FORM        (64 * 1024)
#define CHUNK_MAX       (100 * 1024 * 1024)
#define APP_PASSWORD    60 /* signs */

/* Answers with the JSON of @root (transfer full). */
static void
answer_json (DuoPlatformRequest *request,
             guint               status,
             JsonNode           *root)
{
  duo_platform_answer_text (request, status, DUO_PLATFORM_JSON, json_to_string (root, FALSE));
  json_node_unref (root);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_flag (JsonBuilder *builder,
          const char  *name,
          gboolean     flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

static void
begin (JsonBuilder *builder,
       const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
}

/* An answer in the wrapper of OCS. On v1 the status is in the wrapper only, as Nextcloud has it. */
void
duo_platform_ocs_answer (DuoPlatformRequest *request,
                         guint               status,
                         const char         *message,
                         JsonNode           *data)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const gboolean first = strcmp (request->segments[1], "v1.php") == 0;
  const gboolean good = status == SOUP_STATUS_OK;

  json_builder_begin_object (builder);
  begin (builder, "ocs");
  begin (builder, "meta");
  add_text (builder, "status", good ? "ok" : "failure");
  add_number (builder, "statuscode", good && first ? 100 : (gint64) status);
  add_text (builder, "message", good && message == NULL ? "OK" : message != NULL ? message : "");
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "data");
  if (data != NULL)
    {
      json_builder_add_value (builder, data);
    }
  else
    {
      json_builder_begin_array (builder);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  answer_json (request, first && status != SOUP_STATUS_UNAUTHORIZED ? SOUP_STATUS_OK : status,
               json_builder_get_root (builder));
}

/* status.php: what there is, for everybody. */
void
duo_platform_ocs_status (DuoPlatformRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_flag (builder, "installed", TRUE);
  add_flag (builder, "maintenance", FALSE);
  add_flag (builder, "needsDbUpgrade", FALSE);
  add_text (builder, "version", VERSION);
  add_text (builder, "versionstring", VERSION_SHORT);
  add_text (builder, "edition", "");
  add_text (builder, "productname", duo_platform_faults_get_product (request->platform->faults));
  add_flag (builder, "extendedSupport", FALSE);
  json_builder_end_object (builder);
  answer_json (request, SOUP_STATUS_OK, json_builder_get_root (builder));
}

static void
add_dav_capabilities (JsonBuilder *builder)
{
  static const char *const names[] = { ".htaccess" };
  static const char *const extensions[] = { ".part", ".filepart" };

  begin (builder, "dav");
  add_text (builder, "chunking", "1.0");
  json_builder_end_object (builder);

  begin (builder, "files");
  begin (builder, "chunked_upload");
  add_number (builder, "max_size", CHUNK_MAX);
  add_number (builder, "max_parallel_count", 5);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "forbidden_filenames");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_builder_add_string_value (builder, names[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "forbidden_filename_basenames");
  json_builder_begin_array (builder);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "forbidden_filename_characters");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "\\");
  json_builder_add_string_value (builder, "/");
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "forbidden_filename_extensions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    json_builder_add_string_value (builder, extensions[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_sharing_capabilities (DuoPlatformRequest *request,
                          JsonBuilder        *builder)
{
  const guint days = duo_platform_faults_link_days (request->platform->faults);
  g_autofree char *generate = g_strdup_printf ("http://%s/ocs/v2.php/apps/password_policy/api/v1/generate", request->host);
  g_autofree char *validate = g_strdup_printf ("http://%s/ocs/v2.php/apps/password_policy/api/v1/validate", request->host);

  begin (builder, "files_sharing");
  add_flag (builder, "api_enabled", TRUE);
  begin (builder, "public");
  add_flag (builder, "enabled", TRUE);
  begin (builder, "password");
  add_flag (builder, "enforced", duo_platform_faults_wants_codes (request->platform->faults));
  json_builder_end_object (builder);
  begin (builder, "expire_date");
  add_flag (builder, "enabled", days > 0);
  if (days > 0)
    {
      add_number (builder, "days", days);
      add_flag (builder, "enforced", TRUE);
    }
  json_builder_end_object (builder);
  add_flag (builder, "multiple_links", TRUE);
  add_flag (builder, "upload", FALSE);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  begin (builder, "downloadlimit");
  add_flag (builder, "enabled", TRUE);
  json_builder_end_object (builder);

  begin (builder, "password_policy");
  add_number (builder, "minLength", DUO_PLATFORM_CODE_LENGTH);
  begin (builder, "api");
  add_text (builder, "generate", generate);
  add_text (builder, "validate", validate);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
capabilities (DuoPlatformRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  begin (builder, "version");
  add_number (builder, "major", 32);
  add_number (builder, "minor", 0);
  add_number (builder, "micro", 1);
  add_text (builder, "string", VERSION_SHORT);
  json_builder_end_object (builder);
  begin (builder, "capabilities");
  begin (builder, "bruteforce");
  add_number (builder, "delay", 0);
  json_builder_end_object (builder);
  begin (builder, "theming");
  add_text (builder, "name", DUO_PLATFORM_NAME);
  json_builder_end_object (builder);
  if (request->signed_in != NULL)
    {
      add_dav_capabilities (builder);
      add_sharing_capabilities (request, builder);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

static void
user (DuoPlatformRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  guint64 used, available;

  if (!duo_platform_get_room (request->platform, &used, &available, &error))
    {
      duo_platform_ocs_answer (request, SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message, NULL);
      return;
    }

  json_builder_begin_object (builder);
  add_flag (builder, "enabled", TRUE);
  add_text (builder, "id", DUO_PLATFORM_USER);
  add_text (builder, "displayname", "Oefening");
  add_text (builder, "language", "nl");
  begin (builder, "quota");
  add_number (builder, "free", (gint64) available);
  add_number (builder, "used", (gint64) used);
  add_number (builder, "total", (gint64) (used + available));
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

static void
get_app_password (DuoPlatformRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *mine = duo_platform_secret_digest (request->signed_in);
  g_autofree char *password = NULL;
  g_autofree char *digest = NULL;

  if (duo_platform_state_has_token (request->platform->state, mine))
    {
      duo_platform_ocs_answer (request, SOUP_STATUS_FORBIDDEN, "You cannot request an new apppassword with an apppassword",
                               NULL);
      return;
    }

  password = duo_platform_secret_random (APP_PASSWORD);
  digest = duo_platform_secret_digest (password);
  duo_platform_state_add_token (request->platform->state, digest);
  json_builder_begin_object (builder);
  add_text (builder, "apppassword", password);
  json_builder_end_object (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

static void
drop_app_password (DuoPlatformRequest *request)
{
  g_autofree char *mine = duo_platform_secret_digest (request->signed_in);

  if (duo_platform_state_remove_token (request->platform->state, mine))
    duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, NULL);
  else
    duo_platform_ocs_answer (request, SOUP_STATUS_FORBIDDEN, "no app password in use", NULL);
}

static void
unknown (DuoPlatformRequest *request)
{
  duo_platform_ocs_answer (request, SOUP_STATUS_NOT_FOUND, "Invalid query", NULL);
}

/* Chooses what is done with an OCS request; its body is still to come. */
void
duo_platform_ocs_begin (DuoPlatformRequest *request)
{
  static const struct
  {
    const char         *method;
    const char         *path;
    DuoPlatformHandler  handler;
  } calls[] = {
    { "GET", "cloud/user", user },
    { "GET", "core/getapppassword", get_app_password },
    { "DELETE", "core/apppassword", drop_app_password },
  };
  DuoPlatformAuth auth;

  duo_platform_request_take_body (request, MAX_FORM);
  if (duo_platform_request_header (request, "OCS-APIRequest") == NULL)
    {
      duo_platform_answer_text (request, SOUP_STATUS_PRECONDITION_FAILED, DUO_PLATFORM_JSON,
                                g_strdup ("{\"message\":\"CSRF check failed\"}"));
      return;
    }

  auth = duo_platform_auth_check (request);
  if (strcmp (request->method, "GET") == 0 && strcmp (request->path, "cloud/capabilities") == 0
      && auth == DUO_PLATFORM_AUTH_ABSENT)
    {
      request->handler = capabilities;
      return;
    }
  if (auth == DUO_PLATFORM_AUTH_THROTTLED)
    {
      duo_platform_answer (request, DUO_PLATFORM_TOO_MANY);
      return;
    }
  if (auth != DUO_PLATFORM_AUTH_GOOD)
    {
      duo_platform_ocs_answer (request, SOUP_STATUS_UNAUTHORIZED, "Current user is not logged in", NULL);
      return;
    }

  if (duo_platform_shares_begin (request))
    return;
  request->handler = unknown;
  if (strcmp (request->method, "GET") == 0 && strcmp (request->path, "cloud/capabilities") == 0)
    request->handler = capabilities;
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (strcmp (request->method, calls[i].method) == 0 && strcmp (request->path, calls[i].path) == 0)
      request->handler = calls[i].handler;
}
