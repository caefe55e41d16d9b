/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding out what is there: status.php, then capabilities and user, else plain WebDAV. */
#include "duo-platform-probe.h"

#include <string.h>

#include "duo-ocs.h"

void
duo_platform_free (DuoPlatform *self)
{
  g_free (self->version);
  g_free (self->user);
  g_strfreev (self->forbidden_names);
  g_strfreev (self->forbidden_signs);
  g_strfreev (self->forbidden_extensions);
  g_free (self);
}

/* Sets @status to what status.php says, or leaves it NULL where this is no Nextcloud. */
static gboolean
ask_status (DuoHttp       *http,
            JsonNode     **status,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree char *url = g_strconcat (duo_http_get_address (http), "/status.php", NULL);
  const DuoRequest request = { .method = "GET", .url = url, .anonymous = TRUE };
  g_autoptr (DuoReply) reply = duo_http_ask (http, &request, cancellable, error);
  g_autoptr (JsonNode) root = NULL;

  if (reply == NULL)
    return FALSE;
  if (reply->status >= 500 || reply->status == 423 || reply->status == 429 || (reply->status >= 300 && reply->status < 400))
    return duo_reply_fail (reply, url, error);
  root = reply->status == 200 ? duo_json_read (reply->body, NULL) : NULL;
  if (duo_json_member (root, "installed") != NULL && duo_json_string (root, "version") != NULL)
    *status = g_steal_pointer (&root);
  return TRUE;
}

static void
read_policy (DuoPlatform *self,
             JsonNode    *capabilities)
{
  self->policy.min_length = (guint) CLAMP (duo_json_int (capabilities, "password_policy.minLength", 0), 0, 72);
  self->policy.digits = duo_json_flag (capabilities, "password_policy.policies.enforceNumericCharacters") ||
                        duo_json_flag (capabilities, "password_policy.enforceNumericCharacters");
  self->policy.both_cases = duo_json_flag (capabilities, "password_policy.policies.enforceUpperLowerCase") ||
                            duo_json_flag (capabilities, "password_policy.enforceUpperLowerCase");
  self->policy.special = duo_json_flag (capabilities, "password_policy.policies.enforceSpecialCharacters") ||
                         duo_json_flag (capabilities, "password_policy.enforceSpecialCharacters");
  self->policy_api = duo_json_member (capabilities, "password_policy.api") != NULL;
}

static void
read_capabilities (DuoPlatform *self,
                   JsonNode    *capabilities)
{
  JsonNode *public_links = duo_json_member (capabilities, "files_sharing.public");

  self->chunked = duo_json_string (capabilities, "dav.chunking") != NULL;
  self->chunk_max = (guint64) MAX (0, duo_json_int (capabilities, "files.chunked_upload.max_size", 0));
  self->links = duo_json_flag (public_links, "enabled");
  self->password_enforced = duo_json_flag (public_links, "password.enforced");
  self->several_links = duo_json_flag (public_links, "multiple_links");
  self->expiry_enforced = duo_json_flag (public_links, "expire_date.enforced");
  if (self->expiry_enforced)
    self->expiry_days = (guint) CLAMP (duo_json_int (public_links, "expire_date.days", 0), 0, 36500);
  self->counters = duo_json_flag (capabilities, "downloadlimit.enabled");
  self->activity = duo_json_member (capabilities, "activity.apiv2") != NULL;
  self->forbidden_names = duo_json_strings (capabilities, "files.forbidden_filenames");
  self->forbidden_signs = duo_json_strings (capabilities, "files.forbidden_filename_characters");
  self->forbidden_extensions = duo_json_strings (capabilities, "files.forbidden_filename_extensions");
  read_policy (self, capabilities);
}

static gboolean
probe_nextcloud (DuoPlatform   *self,
                 DuoHttp       *http,
                 JsonNode      *status,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (JsonNode) answer = NULL;
  g_autoptr (JsonNode) user = NULL;

  self->kind = DUO_PLATFORM_NEXTCLOUD;
  self->version = g_strdup (duo_json_string (status, "versionstring"));
  self->practice = g_strcmp0 (duo_json_string (status, "productname"), DUO_PRACTICE_PRODUCT) == 0;
  self->maintenance = duo_json_flag (status, "maintenance");
  if (self->maintenance)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_MAINTENANCE, "status.php");
      return FALSE;
    }
  answer = duo_ocs_ask (http, "GET", "cloud/capabilities", NULL, cancellable, error);
  if (answer == NULL)
    return FALSE;
  read_capabilities (self, duo_json_member (answer, "capabilities"));

  user = duo_ocs_ask (http, "GET", "cloud/user", NULL, cancellable, error);
  if (user == NULL)
    return FALSE;
  self->user = duo_json_dup_text (user, "id");
  self->quota_free = duo_json_int (user, "quota.free", -1);
  if (self->user == NULL || *self->user == '\0' || strchr (self->user, '/') != NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "cloud/user: no id");
      return FALSE;
    }
  return TRUE;
}

static gboolean
probe_webdav (DuoPlatform   *self,
              DuoHttp       *http,
              GCancellable  *cancellable,
              GError       **error)
{
  static const char *const headers[] = { "Depth", "0", NULL };
  g_autofree char *url = g_strconcat (duo_http_get_address (http), "/", NULL);
  const DuoRequest options = { .method = "OPTIONS", .url = url };
  const DuoRequest propfind = { .method = "PROPFIND", .url = url, .headers = headers };
  g_autoptr (DuoReply) reply = duo_http_ask (http, &options, cancellable, error);
  g_autoptr (DuoReply) listing = NULL;

  self->kind = DUO_PLATFORM_WEBDAV;
  if (reply == NULL)
    return FALSE;
  if (reply->status == 401 || reply->status == 403 || reply->status >= 500 ||
      (reply->status >= 300 && reply->status < 400))
    return duo_reply_fail (reply, url, error);
  if (reply->status / 100 != 2 || duo_reply_get_header (reply, "DAV") == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "%s: neither Nextcloud nor WebDAV", url);
      return FALSE;
    }
  listing = duo_http_ask (http, &propfind, cancellable, error);
  return listing != NULL && duo_reply_expect (listing, 207, 0, url, error);
}

/**
 * duo_platform_probe:
 * @http: a way to ask, signed in
 * @cancellable: (nullable): ends it
 * @error: what went wrong; %DUO_ERROR_PLATFORM_STRANGE where nothing that we know is there
 *
 * Returns: (transfer full): what is there, or %NULL with @error
 */
DuoPlatform *
duo_platform_probe (DuoHttp       *http,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (DuoPlatform) self = g_new0 (DuoPlatform, 1);
  g_autoptr (JsonNode) status = NULL;
  gboolean good;

  self->quota_free = -1;
  if (!ask_status (http, &status, cancellable, error))
    return NULL;
  good = status != NULL ? probe_nextcloud (self, http, status, cancellable, error)
                        : probe_webdav (self, http, cancellable, error);
  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * duo_platform_takes_name:
 * @self: a platform
 * @name: of a file or folder
 *
 * Returns: whether it said nothing against such a name; told before a byte is sent
 */
gboolean
duo_platform_takes_name (const DuoPlatform *self,
                         const char        *name)
{
  for (guint i = 0; self->forbidden_names != NULL && self->forbidden_names[i] != NULL; i++)
    if (g_ascii_strcasecmp (name, self->forbidden_names[i]) == 0)
      return FALSE;
  for (guint i = 0; self->forbidden_signs != NULL && self->forbidden_signs[i] != NULL; i++)
    if (*self->forbidden_signs[i] != '\0' && strstr (name, self->forbidden_signs[i]) != NULL)
      return FALSE;
  for (guint i = 0; self->forbidden_extensions != NULL && self->forbidden_extensions[i] != NULL; i++)
    {
      gsize length = strlen (self->forbidden_extensions[i]);

      if (length > 0 && strlen (name) >= length &&
          g_ascii_strcasecmp (name + strlen (name) - length, self->forbidden_extensions[i]) == 0)
        return FALSE;
    }
  return TRUE;
}
