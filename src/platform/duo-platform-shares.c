/* SPDX-License-Identifier: EUPL-1.2 */
/* Links: made, looked at, changed and withdrawn, by OCS, with the refusals of Nextcloud. */
#include "duo-platform-shares.h"

#include <string.h>

#include "duo-platform-download.h"
#include "duo-platform-faults.h"
#include "duo-platform-ocs.h"
#include "duo-platform-path.h"
#include "duo-platform-secret.h"
#include "duo-when.h"

#define TYPE_LINK     3
#define MAY_READ      1
#define MAY_SHARE     16
#define MAX_LABEL     255 /* bytes */
#define MAX_NOTE      10000
#define MAX_CODE      255
#define CODE_GROUPS   3
#define CODE_GROUP    4

/* Whether the day on which the link ends has come; from then on it is as if it were not there. */
gboolean
duo_platform_share_ended (DuoPlatform            *platform,
                          const DuoPlatformShare *share)
{
  guint32 day;

  return share->expires != NULL && duo_day_parse (share->expires, &day)
         && day <= duo_clock_get_today (platform->clock);
}

/* Returns: (transfer none) (nullable): where what the link is of lies now, below the files. */
const char *
duo_platform_share_path (DuoPlatform            *platform,
                         const DuoPlatformShare *share,
                         struct stat            *info)
{
  const DuoPlatformFile *file = duo_platform_state_find_file (platform->state, share->file);

  return file != NULL && duo_platform_tree_stat (platform->files, file->path, info, NULL) ? file->path : NULL;
}

/* Counts a download. At its limit the link goes: @share is not there any more then. */
void
duo_platform_share_count (DuoPlatform      *platform,
                          DuoPlatformShare *share)
{
  if (share->limit < 0)
    return;

  share->count++;
  duo_platform_state_touch (platform->state);
  if (share->count >= share->limit)
    duo_platform_state_remove_share (platform->state, share);
}

/* Whether the policy takes a code: long enough, and not one sign over and over. */
gboolean
duo_platform_code_good (const char *code)
{
  const gsize length = strlen (code);

  return g_utf8_strlen (code, -1) >= DUO_PLATFORM_CODE_LENGTH && length <= MAX_CODE && strspn (code, (char[]) { *code, '\0' }) < length;
}

static void
refuse (DuoPlatformRequest *request,
        guint               status,
        const char         *message)
{
  duo_platform_ocs_answer (request, status, message, NULL);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
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
write_share (DuoPlatformRequest     *request,
             JsonBuilder            *builder,
             const DuoPlatformShare *share,
             const char             *path,
             const struct stat      *info)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, share->id);
  g_autofree char *whole = g_strconcat ("/", path, NULL);
  g_autofree char *name = g_path_get_basename (whole);
  g_autofree char *target = g_strconcat ("/", name, NULL);
  g_autofree char *ends = share->expires != NULL ? g_strconcat (share->expires, " 00:00:00", NULL) : NULL;
  g_autofree char *url = g_strdup_printf ("http://%s/index.php/s/%s", request->host, share->token);
  const gboolean folder = S_ISDIR (info->st_mode);

  json_builder_begin_object (builder);
  add_text (builder, "id", id);
  add_number (builder, "share_type", TYPE_LINK);
  add_text (builder, "uid_owner", DUO_PLATFORM_USER);
  add_text (builder, "displayname_owner", "Oefening");
  add_number (builder, "permissions", share->permissions);
  add_number (builder, "stime", share->made);
  add_text (builder, "expiration", ends);
  add_text (builder, "token", share->token);
  add_text (builder, "uid_file_owner", DUO_PLATFORM_USER);
  add_text (builder, "note", share->note);
  add_text (builder, "label", share->label);
  add_text (builder, "path", whole);
  add_text (builder, "item_type", folder ? "folder" : "file");
  add_text (builder, "mimetype", folder ? "httpd/unix-directory" : duo_platform_content_type (path));
  add_number (builder, "item_source", share->file);
  add_number (builder, "file_source", share->file);
  add_text (builder, "file_target", target);
  add_text (builder, "share_with", share->hash);
  add_text (builder, "password", share->hash);
  add_text (builder, "url", url);
  add_number (builder, "mail_send", 0);
  add_number (builder, "hide_download", share->hide_download ? 1 : 0);
  json_builder_end_object (builder);
}

static void
answer_share (DuoPlatformRequest     *request,
              const DuoPlatformShare *share,
              gboolean                as_list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  struct stat info;
  const char *path = duo_platform_share_path (request->platform, share, &info);

  if (path == NULL)
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Wrong share ID, share does not exist");
      return;
    }

  if (as_list)
    json_builder_begin_array (builder);
  write_share (request, builder, share, path, &info);
  if (as_list)
    json_builder_end_array (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

/* Sets the code, or takes it away when it is empty. Returns: whether it may be; if not, it was answered */
static gboolean
set_code (DuoPlatformRequest *request,
          DuoPlatformShare   *share,
          const char         *code)
{
  if (*code == '\0' && duo_platform_faults_wants_codes (request->platform->faults))
    {
      refuse (request, SOUP_STATUS_FORBIDDEN, "Passwords are enforced for link and mail shares");
      return FALSE;
    }
  if (*code != '\0' && !duo_platform_code_good (code))
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Password needs to be at least 10 characters long");
      return FALSE;
    }

  g_clear_pointer (&share->hash, g_free);
  g_clear_pointer (&share->typed, g_free);
  if (*code != '\0')
    {
      g_autofree char *plain = duo_platform_code_plain (code);

      share->hash = duo_platform_secret_hash (code);
      /* A code that is nearly all punctuation is not forgiven its case. */
      share->typed = strlen (plain) >= DUO_PLATFORM_CODE_LENGTH ? duo_platform_secret_hash (plain) : NULL;
    }
  return TRUE;
}

/* Sets the day it ends, or takes that away. Returns: whether it may be; if not, it was answered */
static gboolean
set_end (DuoPlatformRequest *request,
         DuoPlatformShare   *share,
         const char         *text)
{
  const guint32 today = duo_clock_get_today (request->platform->clock);
  const guint days = duo_platform_faults_link_days (request->platform->faults);
  g_autofree char *date = g_strndup (text, 10); /* a time of day is cut off */
  guint32 day = 0;

  if (*text == '\0' && days > 0)
    day = today + days;
  else if (*text != '\0' && !duo_day_parse (date, &day))
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Invalid date. Format must be YYYY-MM-DD");
      return FALSE;
    }
  if (day != 0 && day <= today)
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Expiration date is in the past");
      return FALSE;
    }
  if (days > 0 && day > today + days)
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Cannot set expiration date further in the future");
      return FALSE;
    }

  g_free (share->expires);
  share->expires = day != 0 ? duo_day_to_string (day) : NULL;
  return TRUE;
}

static gboolean
set_texts (DuoPlatformRequest *request,
           DuoPlatformShare   *share,
           GHashTable         *fields)
{
  const char *label = g_hash_table_lookup (fields, "label");
  const char *note = g_hash_table_lookup (fields, "note");
  const char *permissions = g_hash_table_lookup (fields, "permissions");
  const char *hide = g_hash_table_lookup (fields, "hideDownload");
  guint64 number = MAY_READ;

  if ((label != NULL && strlen (label) > MAX_LABEL) || (note != NULL && strlen (note) > MAX_NOTE))
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Maximum label length is 255");
      return FALSE;
    }
  if (permissions != NULL && (!duo_platform_number_parse (permissions, 31, &number)
                              || (number & ~(guint64) MAY_SHARE) != MAY_READ))
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Only reading can be shared here");
      return FALSE;
    }

  if (label != NULL)
    {
      g_free (share->label);
      share->label = g_strdup (label);
    }
  if (note != NULL)
    {
      g_free (share->note);
      share->note = g_strdup (note);
    }
  if (hide != NULL)
    share->hide_download = strcmp (hide, "true") == 0;
  return TRUE;
}

/* The path of a form or question, with its leading slash, as a path below the files. Returns: (transfer full)
 * (nullable): nothing there. */
static char *
find_path (DuoPlatformRequest *request,
           const char         *text,
           struct stat        *info)
{
  g_autofree char *escaped = text != NULL ? g_uri_escape_string (text, "/", FALSE) : NULL;
  g_auto (GStrv) parts = escaped != NULL ? duo_platform_path_split (escaped, NULL, NULL) : NULL;
  g_autofree char *path = parts != NULL ? g_strjoinv ("/", parts) : NULL;

  return path != NULL && duo_platform_tree_stat (request->platform->files, path, info, NULL) ? g_steal_pointer (&path)
                                                                                              : NULL;
}

/* Whether all fields could be set. If not, it was answered. */
static gboolean
set_fields (DuoPlatformRequest *request,
            DuoPlatformShare   *share,
            GHashTable         *fields,
            gboolean            all)
{
  const char *code = g_hash_table_lookup (fields, "password");
  const char *ends = g_hash_table_lookup (fields, "expireDate");

  if (!set_texts (request, share, fields))
    return FALSE;
  if ((code != NULL || all) && !set_code (request, share, code != NULL ? code : ""))
    return FALSE;
  return (ends == NULL && !all) || set_end (request, share, ends != NULL ? ends : "");
}

static void
make (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  g_autofree char *path = NULL;
  DuoPlatformShare *share;
  struct stat info;
  const char *type;
  g_autoptr (GDateTime) now = duo_clock_get_now (platform->clock);

  if (fields == NULL || request->too_large || g_hash_table_lookup (fields, "path") == NULL)
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Please specify a file or folder path");
      return;
    }
  path = find_path (request, g_hash_table_lookup (fields, "path"), &info);
  type = g_hash_table_lookup (fields, "shareType");
  if (path == NULL || *path == '\0')
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Wrong path, file/folder does not exist");
      return;
    }
  if (duo_platform_is_busy (platform, path))
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Could not lock node");
      return;
    }
  if (g_strcmp0 (type, "3") != 0)
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Unknown share type");
      return;
    }
  if (!duo_platform_faults_count_link (platform->faults, duo_platform_get_seconds (platform)))
    {
      duo_platform_answer (request, DUO_PLATFORM_TOO_MANY);
      return;
    }

  share = duo_platform_state_add_share (platform->state, duo_platform_state_ensure_file (platform->state, path)->id);
  share->permissions = MAY_READ | MAY_SHARE;
  share->made = g_date_time_to_unix (now);
  if (set_fields (request, share, fields, TRUE))
    {
      answer_share (request, share, FALSE);
      return;
    }

  /* it was answered that there is none */
  duo_platform_state_remove_share (platform->state, share);
}

static void
list (DuoPlatformRequest *request)
{
  g_autoptr (GHashTable) query = duo_platform_request_get_query (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  GPtrArray *shares = duo_platform_state_get_shares (request->platform->state);
  const char *wanted = query != NULL ? g_hash_table_lookup (query, "path") : NULL;
  const gboolean below = query != NULL && g_strcmp0 (g_hash_table_lookup (query, "subfiles"), "true") == 0;
  g_autofree char *path = NULL;
  struct stat info;

  if (wanted != NULL && (path = find_path (request, wanted, &info)) == NULL)
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Wrong path, file/folder does not exist");
      return;
    }
  if (below && path != NULL && !S_ISDIR (info.st_mode))
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Not a directory");
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < shares->len; i++)
    {
      const DuoPlatformShare *share = shares->pdata[i];
      const char *shared = duo_platform_share_path (request->platform, share, &info);
      g_autofree char *parent = shared != NULL ? g_path_get_dirname (shared) : NULL;

      if (shared == NULL || duo_platform_share_ended (request->platform, share))
        continue;
      if (strcmp (parent, ".") == 0)
        *parent = '\0';
      if (path == NULL || strcmp (below ? parent : shared, path) == 0)
        write_share (request, builder, share, shared, &info);
    }
  json_builder_end_array (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

/* The link that the last part of the path names. Returns: (nullable): then it was answered. */
static DuoPlatformShare *
find_share (DuoPlatformRequest *request)
{
  const char *name = strrchr (request->path, '/') + 1;
  DuoPlatformShare *share = NULL;
  guint64 id;

  if (duo_platform_number_parse (name, G_MAXINT64, &id))
    share = duo_platform_state_find_share (request->platform->state, (gint64) id);
  if (share == NULL || duo_platform_share_ended (request->platform, share))
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "Wrong share ID, share does not exist");
      return NULL;
    }

  return share;
}

static void
show (DuoPlatformRequest *request)
{
  const DuoPlatformShare *share = find_share (request);

  if (share != NULL)
    answer_share (request, share, TRUE);
}

static void
change (DuoPlatformRequest *request)
{
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  g_autoptr (DuoPlatformShare) changed = NULL;
  DuoPlatformShare *share = find_share (request);

  if (share == NULL)
    return;
  if (fields == NULL || request->too_large || g_hash_table_size (fields) == 0)
    {
      refuse (request, SOUP_STATUS_BAD_REQUEST, "Wrong or no update parameter given");
      return;
    }

  /* all of it or nothing */
  changed = duo_platform_share_copy (share);
  if (set_fields (request, changed, fields, FALSE))
    {
      const DuoPlatformShare old = *share;

      *share = *changed;
      *changed = old;
      duo_platform_state_touch (request->platform->state);
      answer_share (request, share, FALSE);
    }
}

static void
withdraw (DuoPlatformRequest *request)
{
  DuoPlatformShare *share = find_share (request);

  if (share == NULL)
    return;

  duo_platform_state_remove_share (request->platform->state, share);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, NULL);
}

static void
limit (DuoPlatformRequest *request)
{
  g_auto (GStrv) parts = g_strsplit (request->path, "/", -1);
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DuoPlatformShare *share = duo_platform_state_find_token (request->platform->state, parts[4]);
  struct stat info;
  guint64 number;

  if (share == NULL || duo_platform_share_ended (request->platform, share)
      || duo_platform_share_path (request->platform, share, &info) == NULL || S_ISDIR (info.st_mode))
    {
      refuse (request, SOUP_STATUS_NOT_FOUND, "no such link on a single file");
      return;
    }

  if (strcmp (request->method, "PUT") == 0)
    {
      if (fields == NULL || !duo_platform_number_parse (g_hash_table_lookup (fields, "limit"), G_MAXINT32, &number)
          || number == 0)
        {
          refuse (request, SOUP_STATUS_BAD_REQUEST, "limit");
          return;
        }
      share->limit = (gint64) number;
      share->count = 0;
      duo_platform_state_touch (request->platform->state);
    }
  else if (strcmp (request->method, "DELETE") == 0)
    {
      share->limit = -1;
      share->count = 0;
      duo_platform_state_touch (request->platform->state);
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "limit");
  if (share->limit >= 0)
    json_builder_add_int_value (builder, share->limit);
  else
    json_builder_add_null_value (builder);
  add_number (builder, "count", share->count);
  json_builder_end_object (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

static void
generate (DuoPlatformRequest *request)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *secret = duo_platform_secret_random (CODE_GROUPS * CODE_GROUP);
  GString *code = g_string_new (NULL);

  for (guint i = 0; i < CODE_GROUPS * CODE_GROUP; i++)
    {
      if (i > 0 && i % CODE_GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, secret[i]);
    }

  json_builder_begin_object (builder);
  add_text (builder, "password", code->str);
  json_builder_end_object (builder);
  g_string_free (code, TRUE);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

static void
validate (DuoPlatformRequest *request)
{
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *code = fields != NULL ? g_hash_table_lookup (fields, "password") : NULL;
  const gboolean passed = code != NULL && duo_platform_code_good (code);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "passed");
  json_builder_add_boolean_value (builder, passed);
  if (!passed)
    add_text (builder, "reason", "Password needs to be at least 10 characters long");
  json_builder_end_object (builder);
  duo_platform_ocs_answer (request, SOUP_STATUS_OK, NULL, json_builder_get_root (builder));
}

/* Whether @path is @pattern, in which "*" stands for one part. */
static gboolean
fits (const char *path,
      const char *pattern)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_auto (GStrv) wanted = g_strsplit (pattern, "/", -1);
  const guint n = g_strv_length (wanted);

  if (g_strv_length (parts) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (wanted[i], "*") != 0 && strcmp (wanted[i], parts[i]) != 0)
      return FALSE;
  return TRUE;
}

/* Takes the calls on links, of somebody who has signed in. Returns: whether it is one */
gboolean
duo_platform_shares_begin (DuoPlatformRequest *request)
{
  static const struct
  {
    const char         *method;
    const char         *path;
    DuoPlatformHandler  handler;
  } calls[] = {
    { "POST", "apps/files_sharing/api/v1/shares", make },
    { "GET", "apps/files_sharing/api/v1/shares", list },
    { "GET", "apps/files_sharing/api/v1/shares/*", show },
    { "PUT", "apps/files_sharing/api/v1/shares/*", change },
    { "DELETE", "apps/files_sharing/api/v1/shares/*", withdraw },
    { "GET", "apps/files_downloadlimit/api/v1/*/limit", limit },
    { "PUT", "apps/files_downloadlimit/api/v1/*/limit", limit },
    { "DELETE", "apps/files_downloadlimit/api/v1/*/limit", limit },
    { "GET", "apps/password_policy/api/v1/generate", generate },
    { "POST", "apps/password_policy/api/v1/validate", validate },
  };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    if (strcmp (request->method, calls[i].method) == 0 && fits (request->path, calls[i].path))
      {
        request->handler = calls[i].handler;
        return TRUE;
      }

  return FALSE;
}
