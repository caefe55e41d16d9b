/* SPDX-License-Identifier: EUPL-1.2 */
/* The OCS share API: links, codes, end dates, counters. */
#include "duo-share-client.h"

#include <string.h>

#include "duo-ocs.h"
#include "duo-when.h"

#define SHARES "apps/files_sharing/api/v1/shares"
#define TYPE_LINK "3"
#define MAY_READ "1"
#define MAY_READ_BIT 1u
#define MAY_CHANGE_BITS (2u | 4u | 8u)
#define COUNTER_LIMIT "1000000" /* far off: at the limit the link would be deleted */

struct _DuoShareClient
{
  GObject            parent_instance;
  DuoHttp           *http;     /* (owned) */
  const DuoPlatform *platform; /* (unowned): outlives this */
};

G_DEFINE_FINAL_TYPE (DuoShareClient, duo_share_client, G_TYPE_OBJECT)

static void
duo_share_client_dispose (GObject *object)
{
  g_clear_object (&DUO_SHARE_CLIENT (object)->http);
  G_OBJECT_CLASS (duo_share_client_parent_class)->dispose (object);
}

static void
duo_share_client_class_init (DuoShareClientClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_share_client_dispose;
}

static void
duo_share_client_init (DuoShareClient *self)
{
}

/**
 * duo_share_client_new:
 * @http: a way to ask, signed in
 * @platform: what duo_platform_probe() found there; has to outlive the client
 *
 * All calls block and belong to the thread of @http. A call that fails with %DUO_ERROR_PLATFORM_UNREACHABLE may have
 * been carried out: list, and then decide.
 *
 * Returns: (transfer full): the client
 */
DuoShareClient *
duo_share_client_new (DuoHttp           *http,
                      const DuoPlatform *platform)
{
  DuoShareClient *self = g_object_new (DUO_TYPE_SHARE_CLIENT, NULL);

  self->http = g_object_ref (http);
  self->platform = platform;
  return self;
}

void
duo_share_free (DuoShare *self)
{
  g_free (self->id);
  g_free (self->token);
  g_free (self->url);
  g_free (self->path);
  g_free (self->file_id);
  g_free (self->label);
  g_free (self);
}

/* A link ends at 00:00 of the day it names: the last day on which it works is the one before. 0 where it has none. */
static guint32
last_day_of (const char *expiration)
{
  g_autofree char *day = expiration != NULL ? g_strndup (expiration, 10) : NULL;
  guint32 julian = 0;

  return day != NULL && duo_day_parse (day, &julian) ? julian - 1 : 0;
}

static DuoShare *
read_share (JsonNode  *node,
            GError   **error)
{
  g_autoptr (DuoShare) self = g_new0 (DuoShare, 1);

  self->id = duo_json_dup_text (node, "id");
  self->token = g_strdup (duo_json_string (node, "token"));
  self->url = g_strdup (duo_json_string (node, "url"));
  self->path = g_strdup (duo_json_string (node, "path"));
  self->file_id = duo_json_dup_text (node, "item_source");
  self->label = g_strdup (duo_json_string (node, "label"));
  self->last_day = last_day_of (duo_json_string (node, "expiration"));
  self->permissions = (guint) CLAMP (duo_json_int (node, "permissions", 0), 0, 31);
  if (self->label == NULL)
    self->label = g_strdup ("");
  if (self->id == NULL || self->token == NULL || self->url == NULL || self->path == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "a link without id, token, address or path");
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* The end date as the server wants it, or NULL for none. */
static char *
expiry_text (guint32 last_day)
{
  return last_day != 0 ? duo_day_to_string (last_day + 1) : NULL;
}

/**
 * duo_share_client_check_day:
 * @self: a client
 * @last_day: Julian day of the last day on which a link has to work; 0: for ever
 * @today: Julian day
 * @error: %DUO_ERROR_PLATFORM_REFUSED where the platform would not take it
 *
 * Asked before anything is sent: a server takes a malformed date for another, and says 404 or 500 to one too far off.
 */
gboolean
duo_share_client_check_day (DuoShareClient  *self,
                            guint32          last_day,
                            guint32          today,
                            GError         **error)
{
  const DuoPlatform *platform = self->platform;

  if (last_day == 0 ? platform->expiry_enforced
                    : last_day < today || (platform->expiry_days != 0 && last_day + 1 > today + platform->expiry_days))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_REFUSED, "an end date, at most %u days from now",
                   platform->expiry_days);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_made (const DuoShare  *share,
            guint32          last_day,
            GError         **error)
{
  if (share->last_day == last_day && (share->permissions & MAY_READ_BIT) != 0 &&
      (share->permissions & MAY_CHANGE_BITS) == 0)
    return TRUE;
  g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_DAMAGED, "link %s is not what was asked", share->id);
  return FALSE;
}

/**
 * duo_share_client_make:
 * @self: a client
 * @path: of the file, without a leading slash
 * @label: shown to the owner, at most %DUO_SHARE_LABEL_MAX bytes
 * @code: the login code; the platform keeps a hash of it, we nothing
 * @last_day: Julian day of the last day on which it works; 0: it does not end
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_TOO_FAST where twenty were made in ten minutes; %DUO_ERROR_PLATFORM_UNREACHABLE where it
 *   may have been made: never call again before duo_share_client_list() has told
 *
 * Returns: (transfer full): the link, or %NULL with @error
 */
DuoShare *
duo_share_client_make (DuoShareClient  *self,
                       const char      *path,
                       const char      *label,
                       const char      *code,
                       guint32          last_day,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autofree char *whole = g_strconcat ("/", path, NULL);
  g_autofree char *expiry = expiry_text (last_day);
  g_autofree char *form = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (DuoShare) share = NULL;

  if (!self->platform->links)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_NO_LINKS, "links");
      return NULL;
    }
  form = duo_ocs_form ("path", whole, "shareType", TYPE_LINK, "permissions", MAY_READ, "label", label,
                       "password", code, expiry != NULL ? "expireDate" : NULL, expiry, NULL);
  data = duo_ocs_ask (self->http, "POST", SHARES, form, cancellable, error);
  explicit_bzero (form, strlen (form));
  share = data != NULL ? read_share (data, error) : NULL;
  if (share == NULL || !check_made (share, last_day, error))
    return NULL;
  return g_steal_pointer (&share);
}

/**
 * duo_share_client_list:
 * @self: a client
 * @path: (nullable): of a file or folder, without a leading slash; %NULL for all links of the account
 * @members: of what lies directly in the folder @path, not of itself
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_NOT_FOUND where @path is not there
 *
 * Links that have ended are not in it.
 *
 * Returns: (transfer full) (element-type DuoShare): the links, or %NULL with @error
 */
GPtrArray *
duo_share_client_list (DuoShareClient  *self,
                       const char      *path,
                       gboolean         members,
                       GCancellable    *cancellable,
                       GError         **error)
{
  g_autoptr (GPtrArray) shares = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_share_free);
  g_autofree char *escaped = path != NULL ? g_uri_escape_string (path, NULL, FALSE) : NULL;
  g_autofree char *question = NULL;
  g_autoptr (JsonNode) data = NULL;
  JsonArray *array;

  if (escaped != NULL)
    question = g_strconcat (SHARES "?path=%2F", escaped, members ? "&subfiles=true" : NULL, NULL);
  data = duo_ocs_ask (self->http, "GET", question != NULL ? question : SHARES, NULL, cancellable, error);
  if (data == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (data))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "no list of links");
      return NULL;
    }
  array = json_node_get_array (data);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      DuoShare *share;

      if (duo_json_int (element, "share_type", 3) != 3)
        continue; /* a share with a person: none of ours */
      share = read_share (element, error);
      if (share == NULL)
        return NULL;
      g_ptr_array_add (shares, share);
    }
  return g_steal_pointer (&shares);
}

/**
 * duo_share_client_change:
 * @self: a client
 * @id: of a link
 * @code: (nullable): a new login code; %NULL leaves the one it has
 * @last_day: Julian day of the last day on which it works; 0 leaves that as it is
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_NOT_FOUND where the link has ended or was withdrawn
 *
 * Address and counter stay. Asking the same twice does no harm.
 *
 * Returns: (transfer full): the link as it is now, or %NULL with @error
 */
DuoShare *
duo_share_client_change (DuoShareClient  *self,
                         const char      *id,
                         const char      *code,
                         guint32          last_day,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat (SHARES "/", escaped, NULL);
  g_autofree char *expiry = expiry_text (last_day);
  g_autofree char *password = code != NULL ? duo_ocs_form ("password", code, NULL) : NULL;
  g_autofree char *day = expiry != NULL ? duo_ocs_form ("expireDate", expiry, NULL) : NULL;
  g_autofree char *form = NULL;
  g_autoptr (JsonNode) data = NULL;
  g_autoptr (DuoShare) share = NULL;

  form = g_strconcat (password != NULL ? password : "", password != NULL && day != NULL ? "&" : "",
                      day != NULL ? day : "", NULL);
  data = duo_ocs_ask (self->http, "PUT", path, form, cancellable, error);
  explicit_bzero (form, strlen (form));
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  share = data != NULL ? read_share (data, error) : NULL;
  if (share == NULL || !check_made (share, last_day != 0 ? last_day : share->last_day, error))
    return NULL;
  return g_steal_pointer (&share);
}

/* Ends link @id for good; its counter goes with it, so read that first. That it is gone already is fine. */
gboolean
duo_share_client_withdraw (DuoShareClient  *self,
                           const char      *id,
                           GCancellable    *cancellable,
                           GError         **error)
{
  g_autofree char *escaped = g_uri_escape_string (id, NULL, FALSE);
  g_autofree char *path = g_strconcat (SHARES "/", escaped, NULL);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonNode) data = duo_ocs_ask (self->http, "DELETE", path, NULL, cancellable, &problem);

  if (data != NULL || g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * duo_share_client_judge_code:
 * @self: a client
 * @code: a login code
 * @good: (out): whether the platform's policy takes it; %TRUE where it has none to ask
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 *
 * Asks before a link is made: a refused one costs one of the twenty.
 */
gboolean
duo_share_client_judge_code (DuoShareClient  *self,
                             const char      *code,
                             gboolean        *good,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autofree char *form = NULL;
  g_autoptr (JsonNode) data = NULL;

  *good = TRUE;
  if (!self->platform->policy_api)
    return TRUE;
  form = duo_ocs_form ("password", code, "context", "sharing", NULL);
  data = duo_ocs_ask (self->http, "POST", "apps/password_policy/api/v1/validate", form, cancellable, error);
  explicit_bzero (form, strlen (form));
  if (data == NULL)
    return FALSE;
  *good = duo_json_flag (data, "passed");
  return TRUE;
}

static char *
counter_path (const char *token)
{
  g_autofree char *escaped = g_uri_escape_string (token, NULL, FALSE);

  return g_strdup_printf ("apps/files_downloadlimit/api/v1/%s/limit", escaped);
}

/* Begins counting the downloads of a link on a single file. Once, right after making it: again resets the count. */
gboolean
duo_share_client_start_counter (DuoShareClient  *self,
                                const char      *token,
                                GCancellable    *cancellable,
                                GError         **error)
{
  g_autofree char *path = counter_path (token);
  g_autofree char *form = duo_ocs_form ("limit", COUNTER_LIMIT, NULL);
  g_autoptr (JsonNode) data = duo_ocs_ask (self->http, "PUT", path, form, cancellable, error);

  return data != NULL;
}

/* Sets @count to the downloads of a link so far: requests, not people. */
gboolean
duo_share_client_read_counter (DuoShareClient  *self,
                               const char      *token,
                               guint64         *count,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autofree char *path = counter_path (token);
  g_autoptr (JsonNode) data = duo_ocs_ask (self->http, "GET", path, NULL, cancellable, error);

  if (data == NULL)
    return FALSE;
  *count = (guint64) MAX (0, duo_json_int (data, "count", 0));
  return TRUE;
}
