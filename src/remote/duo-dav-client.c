/* SPDX-License-Identifier: EUPL-1.2 */
/* WebDAV for one account; what a status means for each verb stands here and nowhere else. */
#include "duo-dav-client.h"

#include <string.h>

#include "duo-address.h"
#include "duo-hash-stream.h"

#define PROPERTIES                                                                                                     \
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>"                                                                        \
  "<d:propfind xmlns:d=\"DAV:\" xmlns:oc=\"http://owncloud.org/ns\" xmlns:nc=\"http://nextcloud.org/ns\"><d:prop>"    \
  "<d:getetag/><d:getlastmodified/><d:getcontentlength/><d:getcontenttype/><d:resourcetype/>"                         \
  "<d:quota-available-bytes/><oc:fileid/><oc:size/><oc:permissions/><oc:checksums/><oc:share-types/>"                 \
  "<nc:share-download-limits/></d:prop></d:propfind>"

struct _DuoDavClient
{
  GObject            parent_instance;
  DuoHttp           *http;     /* (owned) */
  const DuoPlatform *platform; /* (unowned): outlives this */
  char              *root;     /* (owned): URL of the account's files, without a trailing slash */
  char              *uploads;  /* (owned) (nullable): URL for chunked uploads */
};

G_DEFINE_FINAL_TYPE (DuoDavClient, duo_dav_client, G_TYPE_OBJECT)

static void
duo_dav_client_finalize (GObject *object)
{
  DuoDavClient *self = DUO_DAV_CLIENT (object);

  g_clear_object (&self->http);
  g_free (self->root);
  g_free (self->uploads);
  G_OBJECT_CLASS (duo_dav_client_parent_class)->finalize (object);
}

static void
duo_dav_client_class_init (DuoDavClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_dav_client_finalize;
}

static void
duo_dav_client_init (DuoDavClient *self)
{
}

/**
 * duo_dav_client_new:
 * @http: a way to ask, signed in
 * @platform: what duo_platform_probe() found there; has to outlive the client
 *
 * Paths are below the account's own files, as people read them, without a leading slash. All calls block and belong
 * to the thread of @http.
 *
 * Returns: (transfer full): the client
 */
DuoDavClient *
duo_dav_client_new (DuoHttp           *http,
                    const DuoPlatform *platform)
{
  DuoDavClient *self = g_object_new (DUO_TYPE_DAV_CLIENT, NULL);
  const char *address = duo_http_get_address (http);

  self->http = g_object_ref (http);
  self->platform = platform;
  if (platform->kind == DUO_PLATFORM_NEXTCLOUD)
    {
      g_autofree char *user = g_uri_escape_string (platform->user, NULL, FALSE);

      self->root = g_strconcat (address, "/remote.php/dav/files/", user, NULL);
      if (platform->chunked)
        self->uploads = g_strconcat (address, "/remote.php/dav/uploads/", user, NULL);
    }
  else
    self->root = g_strdup (address);
  return self;
}

DuoHttp *
duo_dav_client_get_http (DuoDavClient *self)
{
  return self->http;
}

const char *
duo_dav_client_get_root (DuoDavClient *self)
{
  return self->root;
}

/* Where chunks go, or NULL where the platform takes none. */
const char *
duo_dav_client_get_uploads (DuoDavClient *self)
{
  return self->uploads;
}

/**
 * duo_dav_client_list:
 * @self: a client
 * @url: of a file or folder, without a trailing slash
 * @members: with what lies directly in it
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_NOT_FOUND where it is not there
 *
 * Returns: (transfer full) (element-type DuoDavEntry): itself and its members, or %NULL with @error
 */
GPtrArray *
duo_dav_client_list (DuoDavClient  *self,
                     const char    *url,
                     gboolean       members,
                     GCancellable  *cancellable,
                     GError       **error)
{
  const char *const headers[] = { "Depth", members ? "1" : "0", NULL };
  g_autoptr (GBytes) body = g_bytes_new_static (PROPERTIES, strlen (PROPERTIES));
  const DuoRequest request = { .method = "PROPFIND", .url = url, .headers = headers, .body = body,
                               .type = "application/xml; charset=utf-8" };
  g_autoptr (DuoReply) reply = duo_http_ask (self->http, &request, cancellable, error);

  if (reply == NULL || !duo_reply_expect (reply, 207, 0, url, error))
    return NULL;
  return duo_dav_listing_read (url, reply->body, error);
}

/**
 * duo_dav_client_look:
 * @self: a client
 * @path: of a file or folder
 * @entry: (out) (transfer full) (nullable): what is there, or %NULL where nothing is
 * @cancellable: (nullable): ends it
 * @error: what went wrong; that nothing is there is no error
 */
gboolean
duo_dav_client_look (DuoDavClient  *self,
                     const char    *path,
                     DuoDavEntry  **entry,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autofree char *url = duo_path_join (self->root, path);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) problem = NULL;

  *entry = NULL;
  entries = duo_dav_client_list (self, url, FALSE, cancellable, &problem);
  if (entries == NULL)
    {
      if (g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (entries->len != 1)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "%s: %u entries for one", path, entries->len);
      return FALSE;
    }
  *entry = g_ptr_array_steal_index (entries, 0);
  return TRUE;
}

/**
 * duo_dav_client_make_folder:
 * @self: a client
 * @path: of the folder; those above it are made too
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_REFUSED where a file of that name stands in the way
 *
 * A folder that is there already is fine: what counts is that it is there after.
 */
gboolean
duo_dav_client_make_folder (DuoDavClient  *self,
                            const char    *path,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autofree char *url = duo_path_join (self->root, path);
  const DuoRequest request = { .method = "MKCOL", .url = url };
  g_autoptr (DuoReply) reply = duo_http_ask (self->http, &request, cancellable, error);
  const char *slash = strrchr (path, '/');

  if (reply == NULL)
    return FALSE;
  if (reply->status == 405)
    {
      DuoDavEntry *found = NULL;
      g_autoptr (DuoDavEntry) entry = NULL;

      if (!duo_dav_client_look (self, path, &found, cancellable, error))
        return FALSE;
      entry = found;
      return (entry != NULL && entry->is_folder) || duo_reply_fail (reply, path, error);
    }
  if ((reply->status == 409 || reply->status == 404) && slash != NULL)
    {
      g_autofree char *parent = g_strndup (path, (gsize) (slash - path));
      g_autoptr (DuoReply) second = NULL;

      if (!duo_dav_client_make_folder (self, parent, cancellable, error))
        return FALSE;
      second = duo_http_ask (self->http, &request, cancellable, error);
      return second != NULL && duo_reply_expect (second, 201, 405, path, error);
    }
  return duo_reply_expect (reply, 201, 0, path, error);
}

static gboolean
transfer (DuoDavClient  *self,
          const char    *method,
          const char    *from,
          const char    *to,
          DuoDavOver     over,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *url = duo_path_join (self->root, from);
  g_autofree char *target = duo_path_join (self->root, to);
  const char *const headers[] = { "Destination", target, "Overwrite", over == DUO_DAV_REPLACE ? "T" : "F", NULL };
  const DuoRequest request = { .method = method, .url = url, .headers = headers, .patience = 180 };
  g_autoptr (DuoReply) reply = duo_http_ask (self->http, &request, cancellable, error);

  return reply != NULL && duo_reply_expect (reply, 201, 204, to, error);
}

/**
 * duo_dav_client_move:
 * @self: a client
 * @from: path of a file
 * @to: its new path, in a folder that is there
 * @over: what to do where @to is taken
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_CHANGED where @to is taken
 *
 * Renaming keeps links; moving over a file kills those that hang on it.
 */
gboolean
duo_dav_client_move (DuoDavClient  *self,
                     const char    *from,
                     const char    *to,
                     DuoDavOver     over,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return transfer (self, "MOVE", from, to, over, cancellable, error);
}

/* As duo_dav_client_move(), leaving @from: the server copies, nothing is sent again. */
gboolean
duo_dav_client_copy (DuoDavClient  *self,
                     const char    *from,
                     const char    *to,
                     DuoDavOver     over,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return transfer (self, "COPY", from, to, over, cancellable, error);
}

/* Removes @path, with all in it and all links on it; that it is gone already is fine. */
gboolean
duo_dav_client_remove (DuoDavClient  *self,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autofree char *url = duo_path_join (self->root, path);
  const DuoRequest request = { .method = "DELETE", .url = url };
  g_autoptr (DuoReply) reply = duo_http_ask (self->http, &request, cancellable, error);

  return reply != NULL && duo_reply_expect (reply, 204, 404, path, error);
}

/* Plain WebDAV has no hash to ask for: the bytes come back and are counted here. */
static char *
hash_by_reading (DuoDavClient  *self,
                 const char    *url,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr (GOutputStream) stream = duo_hash_stream_new ();
  const DuoRequest request = { .method = "GET", .url = url, .into = stream };
  g_autoptr (DuoReply) reply = duo_http_ask (self->http, &request, cancellable, error);

  if (reply == NULL || !duo_reply_expect (reply, 200, 0, url, error))
    return NULL;
  return duo_hash_stream_finish (DUO_HASH_STREAM (stream));
}

/**
 * duo_dav_client_hash:
 * @self: a client
 * @path: of a file; on plain WebDAV it is read back whole
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 *
 * Asks the server to count what lies there now, not what it was told once.
 *
 * Returns: (transfer full): SHA-256 in lower-case hexadecimal, or %NULL with @error
 */
char *
duo_dav_client_hash (DuoDavClient  *self,
                     const char    *path,
                     GCancellable  *cancellable,
                     GError       **error)
{
  static const char *const headers[] = { "X-Recalculate-Hash", "sha256", NULL };
  g_autofree char *url = duo_path_join (self->root, path);
  const DuoRequest request = { .method = "PATCH", .url = url, .headers = headers, .patience = 180 };
  g_autoptr (DuoReply) reply = NULL;
  char *hash;

  if (self->platform->kind == DUO_PLATFORM_WEBDAV)
    return hash_by_reading (self, url, cancellable, error);
  reply = duo_http_ask (self->http, &request, cancellable, error);
  if (reply == NULL || !duo_reply_expect (reply, 204, 200, path, error))
    return NULL;
  hash = duo_dav_dup_checksum (duo_reply_get_header (reply, "OC-Checksum"), "SHA256");
  if (hash == NULL)
    g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "%s: no hash", path);
  return hash;
}
