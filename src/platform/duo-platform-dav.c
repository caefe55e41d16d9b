/* SPDX-License-Identifier: EUPL-1.2 */
/* WebDAV on the files (RFC 4918, as Nextcloud speaks it): all but what carries content. */
#include "duo-platform-dav.h"

#include <string.h>

#include "duo-platform-download.h"
#include "duo-platform-if.h"
#include "duo-platform-path.h"
#include "duo-platform-properties.h"
#include "duo-platform-upload.h"
#include "duo-platform-xml.h"

#define MAX_XML (64 * 1024)
#define ALLOW   "OPTIONS, GET, HEAD, DELETE, PROPFIND, PUT, PROPPATCH, COPY, MOVE, MKCOL, PATCH"

/* Whether the folder that @path lies in is there. */
gboolean
duo_platform_dav_parent_exists (DuoPlatform *platform,
                                const char  *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *parent = slash != NULL ? g_strndup (path, (gsize) (slash - path)) : g_strdup ("");
  struct stat info;

  return duo_platform_tree_stat (platform->files, parent, &info, NULL) && S_ISDIR (info.st_mode);
}

/* Returns: (transfer full) (nullable): the entity tag of what lies at @path, with its quotes. */
static char *
find_etag (DuoPlatform *platform,
           const char  *path)
{
  struct stat info;

  if (!duo_platform_tree_stat (platform->files, path, &info, NULL))
    return NULL;

  return duo_platform_file_etag (duo_platform_state_ensure_file (platform->state, path), &info);
}

/* Tells in the answer what the file at @path now is. */
void
duo_platform_dav_add_etag (DuoPlatformRequest *request,
                           const char         *path)
{
  g_autofree char *etag = find_etag (request->platform, path);
  g_autofree char *id = NULL;

  if (etag == NULL)
    return;

  id = g_strdup_printf ("%08" G_GINT64_FORMAT "oefening",
                        duo_platform_state_ensure_file (request->platform->state, path)->id);
  duo_platform_request_add_header (request, "ETag", etag);
  duo_platform_request_add_header (request, "OC-ETag", etag);
  duo_platform_request_add_header (request, "OC-FileId", id);
}

/* Returns: (transfer full) (nullable): the path below the files that an address is of. */
static char *
path_of_url (DuoPlatformRequest *request,
             const char         *url,
             GError            **error)
{
  g_autofree char *escaped = duo_platform_url_path (url, request->host, error);
  g_auto (GStrv) segments = escaped != NULL ? duo_platform_path_split (escaped, NULL, error) : NULL;

  if (segments == NULL)
    return NULL;
  if (g_strv_length (segments) < 4 || strcmp (segments[0], "remote.php") != 0 || strcmp (segments[1], "dav") != 0
      || strcmp (segments[2], "files") != 0 || strcmp (segments[3], DUO_PLATFORM_USER) != 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "not among the files");
      return NULL;
    }

  return g_strjoinv ("/", segments + 4);
}

typedef struct
{
  DuoPlatformRequest *request;
  const char         *path;
} EtagData;

static char *
etag_of (const char *resource,
         gpointer    user_data)
{
  const EtagData *data = user_data;
  g_autofree char *path = resource != NULL ? path_of_url (data->request, resource, NULL) : g_strdup (data->path);

  return path != NULL ? find_etag (data->request->platform, path) : NULL;
}

/**
 * duo_platform_dav_holds:
 * @path: what the request is about, below the files
 *
 * Judges If-Match, If-None-Match (for requests that write) and If.
 *
 * Returns: whether to go on; if not, it was answered
 */
gboolean
duo_platform_dav_holds (DuoPlatformRequest *request,
                        const char         *path)
{
  const char *match = duo_platform_request_header (request, "If-Match");
  const char *none = duo_platform_request_header (request, "If-None-Match");
  const char *header = duo_platform_request_header (request, "If");
  const gboolean reads = request->method == SOUP_METHOD_GET || request->method == SOUP_METHOD_HEAD;
  g_autofree char *etag = find_etag (request->platform, path);
  gboolean holds;

  holds = match == NULL || duo_platform_etag_listed (match, etag, FALSE);
  if (holds && none != NULL && !reads)
    holds = !duo_platform_etag_listed (none, etag, TRUE);
  if (holds && header != NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conditions = duo_platform_if_parse (header, &error);
      EtagData data = { request, path };

      if (conditions == NULL)
        {
          duo_platform_answer_error (request, error);
          return FALSE;
        }
      holds = duo_platform_if_holds (conditions, etag_of, &data);
    }

  if (!holds)
    duo_platform_answer_dav_error (request, SOUP_STATUS_PRECONDITION_FAILED, "a condition does not hold");
  return holds;
}

/**
 * duo_platform_dav_destination:
 * @path: (out): where to, below the files
 *
 * Looks at where COPY or MOVE leads, except whether something is there.
 *
 * Returns: whether to go on; if not, it was answered
 */
gboolean
duo_platform_dav_destination (DuoPlatformRequest *request,
                              char              **path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *to = path_of_url (request, duo_platform_request_header (request, "Destination"), &error);
  g_autofree char *name = to != NULL ? g_path_get_basename (to) : NULL;

  if (to == NULL)
    duo_platform_answer_dav_error (request, error->code == DUO_ERROR_NOT_FOUND ? SOUP_STATUS_BAD_GATEWAY
                                                                               : SOUP_STATUS_BAD_REQUEST,
                                   error->message);
  else if (*to == '\0')
    duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "the root itself");
  else if (duo_platform_name_refused (name))
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "a name that is not taken");
  else if (!duo_platform_dav_parent_exists (request->platform, to))
    duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "the folder is not there");
  else if (duo_platform_is_busy (request->platform, to))
    duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being written");
  else
    {
      *path = g_steal_pointer (&to);
      return TRUE;
    }
  return FALSE;
}

/* Says what can be done here. */
void
duo_platform_dav_options (DuoPlatformRequest *request)
{
  duo_platform_request_add_header (request, "DAV", "1, 3, extended-mkcol");
  duo_platform_request_add_header (request, "MS-Author-Via", "DAV");
  duo_platform_request_add_header (request, "Allow", ALLOW);
  duo_platform_answer (request, SOUP_STATUS_OK);
}

/**
 * duo_platform_dav_propfind:
 * @root: what the addresses begin at, below @tree
 * @href: the address of @root, percent-encoded, without a slash at its end
 *
 * Answers with what lies at the request's path, and with depth 1 in it.
 */
void
duo_platform_dav_propfind (DuoPlatformRequest *request,
                           DuoPlatformTree    *tree,
                           const char         *root,
                           const char         *href)
{
  const char *depth = duo_platform_request_header (request, "Depth");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) properties = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  DuoPlatformNode node = { request->platform, tree, request->path };
  GString *xml;

  if (g_strcmp0 (depth, "0") != 0 && g_strcmp0 (depth, "1") != 0)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "only depth 0 and 1");
      return;
    }
  if (request->too_large)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too much is asked");
      return;
    }
  properties = duo_platform_properties_parse ((const char *) request->body->data, request->body->len,
                                              DUO_PLATFORM_BODY_PROPFIND, &error);
  if (properties == NULL || !duo_platform_tree_stat (tree, request->path, &node.info, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }
  if (*depth == '1' && S_ISDIR (node.info.st_mode))
    {
      entries = duo_platform_tree_list (tree, request->path, &error);
      if (entries == NULL)
        {
          duo_platform_answer_error (request, error);
          return;
        }
    }

  xml = duo_platform_multistatus_new ();
  duo_platform_node_describe (&node, root, href, properties, xml);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DuoPlatformEntry *entry = entries->pdata[i];
      g_autofree char *path = *request->path != '\0' ? g_strconcat (request->path, "/", entry->name, NULL)
                                                     : g_strdup (entry->name);
      DuoPlatformNode child = { request->platform, tree, path, entry->info };

      duo_platform_node_describe (&child, root, href, properties, xml);
    }

  duo_platform_request_add_header (request, "DAV", "1, 3, extended-mkcol");
  duo_platform_answer_text (request, SOUP_STATUS_MULTI_STATUS, DUO_PLATFORM_XML, duo_platform_multistatus_end (xml));
}

static void
propfind (DuoPlatformRequest *request)
{
  duo_platform_dav_propfind (request, request->platform->files, "", "/remote.php/dav/files/" DUO_PLATFORM_USER);
}

static gboolean
no_property (const DuoPlatformProperty *property,
             GString                   *value,
             gpointer                   user_data)
{
  return FALSE;
}

/* Properties of one's own are not kept, and that is said. */
static void
proppatch (DuoPlatformRequest *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) properties = NULL;
  g_autofree char *escaped = duo_platform_path_escape (request->path);
  g_autofree char *href = g_strconcat ("/remote.php/dav/files/" DUO_PLATFORM_USER "/", escaped, NULL);
  struct stat info;
  GString *xml;

  properties = duo_platform_properties_parse ((const char *) request->body->data, request->body->len,
                                              DUO_PLATFORM_BODY_PROPPATCH, &error);
  if (request->too_large)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "too much is asked");
      return;
    }
  if (properties == NULL || !duo_platform_tree_stat (request->platform->files, request->path, &info, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }

  xml = duo_platform_multistatus_new ();
  duo_platform_multistatus_add (xml, href, properties, no_property, "HTTP/1.1 403 Forbidden", NULL);
  duo_platform_answer_text (request, SOUP_STATUS_MULTI_STATUS, DUO_PLATFORM_XML, duo_platform_multistatus_end (xml));
}

static void
mkcol (DuoPlatformRequest *request)
{
  g_autofree char *name = g_path_get_basename (request->path);
  g_autoptr (GError) error = NULL;

  if (request->body->len > 0 || request->too_large)
    duo_platform_answer_dav_error (request, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "a folder has no content");
  else if (*request->path == '\0')
    duo_platform_answer_dav_error (request, SOUP_STATUS_METHOD_NOT_ALLOWED, "it is there already");
  else if (duo_platform_name_refused (name))
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "a name that is not taken");
  else if (!duo_platform_dav_parent_exists (request->platform, request->path))
    duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "the folder above is not there");
  else if (!duo_platform_dav_holds (request, request->path))
    return;
  else if (duo_platform_tree_make (request->platform->files, request->path, &error))
    duo_platform_answer (request, SOUP_STATUS_CREATED);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    duo_platform_answer_dav_error (request, SOUP_STATUS_METHOD_NOT_ALLOWED, "it is there already");
  else
    duo_platform_answer_error (request, error);
}

static gboolean
remove_scratch (DuoPlatformRequest *request,
                gpointer            data,
                GError            **error)
{
  return duo_platform_tree_remove (request->platform->scratch, data, error);
}

static void
removed (DuoPlatformRequest *request,
         gpointer            data,
         const GError       *error)
{
  if (error != NULL)
    g_warning ("left in the scratch folder: %s", error->message);
  duo_platform_answer (request, SOUP_STATUS_NO_CONTENT);
}

/* Out of sight at once, and then away. */
static void
delete (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autoptr (GError) error = NULL;
  g_autofree char *scratch = duo_platform_new_scratch (platform);
  struct stat info;

  if (*request->path == '\0')
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "the root itself");
      return;
    }
  if (duo_platform_is_busy (platform, request->path))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being written");
      return;
    }
  if (!duo_platform_tree_stat (platform->files, request->path, &info, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }
  if (!duo_platform_dav_holds (request, request->path))
    return;
  if (!duo_platform_tree_move (platform->files, request->path, platform->scratch, scratch, FALSE, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }

  duo_platform_state_removed (platform->state, request->path);
  duo_platform_request_work (request, NULL, remove_scratch, removed, g_steal_pointer (&scratch), g_free);
}

static gboolean
is_below (const char *path,
          const char *folder)
{
  return g_str_has_prefix (path, folder) && (path[strlen (folder)] == '/' || path[strlen (folder)] == '\0');
}

/* What COPY and MOVE have in common. @to: (out): where to; @exists: (out): whether something is there. Returns: whether
 * to go on; if not, it was answered. */
static gboolean
may_transfer (DuoPlatformRequest *request,
              char              **to,
              struct stat        *info,
              gboolean           *exists)
{
  DuoPlatform *platform = request->platform;
  g_autoptr (GError) error = NULL;
  g_autofree char *target = NULL;
  struct stat there;

  if (*request->path == '\0')
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "the root itself");
      return FALSE;
    }
  if (duo_platform_is_busy (platform, request->path))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being written");
      return FALSE;
    }
  if (!duo_platform_tree_stat (platform->files, request->path, info, &error))
    {
      duo_platform_answer_error (request, error);
      return FALSE;
    }
  if (!duo_platform_dav_destination (request, &target))
    return FALSE;
  if (strcmp (target, request->path) == 0)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "it lies there already");
      return FALSE;
    }
  if (is_below (target, request->path) || is_below (request->path, target))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "one lies in the other");
      return FALSE;
    }
  if (!duo_platform_dav_holds (request, request->path))
    return FALSE;

  *exists = duo_platform_tree_stat (platform->files, target, &there, NULL);
  if (*exists && g_strcmp0 (duo_platform_request_header (request, "Overwrite"), "F") == 0)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_PRECONDITION_FAILED, "something is there already");
      return FALSE;
    }

  *to = g_steal_pointer (&target);
  return TRUE;
}

static void
move (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;
  struct stat info;
  gboolean exists;

  if (!may_transfer (request, &to, &info, &exists))
    return;

  duo_platform_state_will_move (platform->state, request->path, to);
  if (!duo_platform_state_save (platform->state, &error)
      || !duo_platform_tree_move (platform->files, request->path, platform->files, to, exists, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }

  duo_platform_state_moved (platform->state, request->path, to);
  if (S_ISREG (info.st_mode))
    duo_platform_dav_add_etag (request, to);
  duo_platform_answer (request, exists ? SOUP_STATUS_NO_CONTENT : SOUP_STATUS_CREATED);
}

typedef struct
{
  char    *to;      /* (owned) */
  char    *scratch; /* (owned) */
  gboolean shallow;
  gboolean exists;
} Copy;

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_free (copy->to);
  g_free (copy->scratch);
  g_free (copy);
}

static gboolean
copy_job (DuoPlatformRequest *request,
          gpointer            data,
          GError            **error)
{
  const Copy *copy = data;
  DuoPlatform *platform = request->platform;

  if (duo_platform_tree_copy (platform->files, request->path, platform->scratch, copy->scratch, copy->shallow, error)
      && duo_platform_tree_move (platform->scratch, copy->scratch, platform->files, copy->to, copy->exists, error))
    return TRUE;

  duo_platform_tree_remove (platform->scratch, copy->scratch, NULL); /* the first error is the one worth telling */
  return FALSE;
}

static void
copy_done (DuoPlatformRequest *request,
           gpointer            data,
           const GError       *error)
{
  const Copy *copy = data;

  if (error != NULL)
    {
      duo_platform_answer_error (request, error);
      return;
    }

  duo_platform_state_removed (request->platform->state, copy->to);
  duo_platform_dav_add_etag (request, copy->to);
  duo_platform_answer (request, copy->exists ? SOUP_STATUS_NO_CONTENT : SOUP_STATUS_CREATED);
}

static void
copy (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autoptr (GError) error = NULL;
  g_autofree char *to = NULL;
  guint64 needed = 0, used, available;
  struct stat info;
  gboolean exists;
  Copy *data;

  if (!may_transfer (request, &to, &info, &exists))
    return;

  if (S_ISREG (info.st_mode))
    needed = (guint64) info.st_size;
  if ((S_ISDIR (info.st_mode) && !duo_platform_tree_used (platform->files, request->path, &needed, &error))
      || !duo_platform_get_room (platform, &used, &available, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }
  if (needed > available)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_INSUFFICIENT_STORAGE, "no room for it");
      return;
    }

  data = g_new0 (Copy, 1);
  data->to = g_steal_pointer (&to);
  data->scratch = duo_platform_new_scratch (platform);
  data->shallow = g_strcmp0 (duo_platform_request_header (request, "Depth"), "0") == 0;
  data->exists = exists;
  duo_platform_request_work (request, data->to, copy_job, copy_done, data, copy_free);
}

static void
get (DuoPlatformRequest *request)
{
  if (duo_platform_dav_holds (request, request->path))
    duo_platform_send_file (request, request->platform->files, request->path);
}

static void
not_here (DuoPlatformRequest *request)
{
  duo_platform_request_add_header (request, "Allow", ALLOW);
  duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_IMPLEMENTED, "not implemented");
}

/* Chooses what is done with a request on the files; its body is still to come. */
void
duo_platform_dav_begin (DuoPlatformRequest *request)
{
  static const struct
  {
    const char         *method;
    DuoPlatformHandler  handler;
  } methods[] = {
    { "OPTIONS", duo_platform_dav_options }, { "GET", get },     { "HEAD", get },
    { "PROPFIND", propfind },                { "MKCOL", mkcol }, { "DELETE", delete },
    { "MOVE", move },                        { "COPY", copy },   { "PROPPATCH", proppatch },
    { "PATCH", duo_platform_upload_patch },
  };

  if (strcmp (request->method, "PUT") == 0)
    {
      duo_platform_upload_begin (request);
      return;
    }

  duo_platform_request_take_body (request, MAX_XML);
  request->handler = not_here;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strcmp (request->method, methods[i].method) == 0)
      request->handler = methods[i].handler;
}
