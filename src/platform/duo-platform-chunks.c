/* SPDX-License-Identifier: EUPL-1.2 */
/* Uploads in chunks, as Nextcloud's second version has them: a folder of numbered parts that becomes one file. */
#include <string.h>
#include <unistd.h>

#include "duo-platform-dav.h"
#include "duo-platform-path.h"
#include "duo-platform-upload.h"

#define MAX_XML   (64 * 1024)
#define MAX_NAME  100
#define READ_SIZE (256 * 1024)
#define ASSEMBLED ".file"

/* The name of the upload: the first part of the path. */
static char *
upload_name (DuoPlatformRequest *request)
{
  return g_strndup (request->path, strcspn (request->path, "/"));
}

static gboolean
upload_exists (DuoPlatformRequest *request)
{
  g_autofree char *name = upload_name (request);
  struct stat info;

  return duo_platform_tree_stat (request->platform->uploads, name, &info, NULL) && S_ISDIR (info.st_mode);
}

static void
propfind (DuoPlatformRequest *request)
{
  duo_platform_dav_propfind (request, request->platform->uploads, "", "/remote.php/dav/uploads/" DUO_PLATFORM_USER);
}

static void
mkcol (DuoPlatformRequest *request)
{
  g_autoptr (GError) error = NULL;

  if (*request->path == '\0' || strchr (request->path, '/') != NULL || strlen (request->path) > MAX_NAME)
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "no name for an upload");
  else if (duo_platform_tree_make (request->platform->uploads, request->path, &error))
    duo_platform_answer (request, SOUP_STATUS_CREATED);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    duo_platform_answer_dav_error (request, SOUP_STATUS_METHOD_NOT_ALLOWED, "it is there already");
  else
    duo_platform_answer_error (request, error);
}

static void
delete (DuoPlatformRequest *request)
{
  g_autoptr (GError) error = NULL;

  if (*request->path == '\0')
    duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "the root itself");
  else if (duo_platform_is_busy (request->platform, request->path))
    duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being put together");
  else if (duo_platform_tree_remove (request->platform->uploads, request->path, &error))
    duo_platform_answer (request, SOUP_STATUS_NO_CONTENT);
  else
    duo_platform_answer_error (request, error);
}

static void
chunk_done (DuoPlatformRequest *request,
            gpointer            data,
            const GError       *error)
{
  const DuoPlatformIncoming *incoming = data;

  if (error != NULL)
    duo_platform_answer_error (request, error);
  else
    duo_platform_answer (request, incoming->existed ? SOUP_STATUS_NO_CONTENT : SOUP_STATUS_CREATED);
}

static void
put (DuoPlatformRequest *request)
{
  DuoPlatformIncoming *incoming = request->stream;

  if (incoming->error != NULL)
    duo_platform_answer_error (request, incoming->error);
  else if (duo_platform_is_busy (request->platform, request->path))
    duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being put together");
  else if (!upload_exists (request))
    duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "the upload is not there any more");
  else
    duo_platform_request_work (request, NULL, duo_platform_incoming_settle, chunk_done, incoming, NULL);
}

static void
got_chunk (SoupServerMessage *msg,
           GBytes            *chunk,
           gpointer           user_data)
{
  DuoPlatformRequest *request = user_data;

  if (request->stream != NULL)
    duo_platform_incoming_write (request->stream, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
}

static void
begin_put (DuoPlatformRequest *request)
{
  const char *slash = strchr (request->path, '/');
  g_autoptr (GError) error = NULL;
  DuoPlatformIncoming *incoming;
  guint64 total = 0;

  if (slash == NULL || strchr (slash + 1, '/') != NULL || duo_platform_chunk_number (slash + 1) == 0)
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "chunks are numbered 1 to 10000");
  else if (!upload_exists (request))
    duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "there is no such upload");
  else if (duo_platform_request_header (request, "Content-Range") != NULL)
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "no parts of chunks");
  else if ((incoming = duo_platform_incoming_new (request, request->platform->uploads, request->path, &error)) == NULL)
    duo_platform_answer_error (request, error);
  else if (duo_platform_total_length (request, &total) && total > incoming->room)
    duo_platform_answer_dav_error (request, SOUP_STATUS_INSUFFICIENT_STORAGE, "no room for the whole");
  else
    {
      g_signal_connect (request->msg, "got-chunk", G_CALLBACK (got_chunk), request);
      request->handler = put;
    }
}

static gint
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const DuoPlatformEntry *const *left = a;
  const DuoPlatformEntry *const *right = b;

  return (gint) duo_platform_chunk_number ((*left)->name) - (gint) duo_platform_chunk_number ((*right)->name);
}

/* The chunks of an upload by number. Returns: (transfer full) (nullable) (element-type DuoPlatformEntry) */
static GPtrArray *
list_chunks (DuoPlatform *platform,
             const char  *upload,
             guint64     *size,
             GError     **error)
{
  g_autoptr (GPtrArray) chunks = duo_platform_tree_list (platform->uploads, upload, error);

  if (chunks == NULL)
    return NULL;

  *size = 0;
  for (guint i = chunks->len; i > 0; i--)
    {
      const DuoPlatformEntry *chunk = chunks->pdata[i - 1];

      if (duo_platform_chunk_number (chunk->name) == 0 || !S_ISREG (chunk->info.st_mode))
        g_ptr_array_remove_index (chunks, i - 1);
      else
        *size += (guint64) chunk->info.st_size;
    }
  g_ptr_array_sort (chunks, compare_numbers);
  return g_steal_pointer (&chunks);
}

static gboolean
append_chunk (DuoPlatform         *platform,
              DuoPlatformIncoming *incoming,
              const char          *path,
              char                *buffer,
              GError             **error)
{
  struct stat info;
  const int fd = duo_platform_tree_read (platform->uploads, path, &info, error);
  gssize n;

  if (fd < 0)
    return FALSE;

  while ((n = read (fd, buffer, READ_SIZE)) > 0 && duo_platform_incoming_write (incoming, buffer, (gsize) n))
    ;
  close (fd);
  if (n < 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "a chunk can't be read");
  else if (incoming->error != NULL)
    g_propagate_error (error, g_steal_pointer (&incoming->error));
  else
    return TRUE;
  return FALSE;
}

/* Puts the chunks together out of sight. In a thread. */
static gboolean
assemble (DuoPlatformRequest *request,
          gpointer            data,
          GError            **error)
{
  DuoPlatformIncoming *incoming = data;
  DuoPlatform *platform = request->platform;
  g_autofree char *upload = upload_name (request);
  g_autofree char *buffer = g_malloc (READ_SIZE);
  g_autofree char *gone = g_strconcat (incoming->scratch, ".chunks", NULL);
  guint64 size;
  g_autoptr (GPtrArray) chunks = list_chunks (platform, upload, &size, error);

  if (chunks == NULL)
    return FALSE;

  for (guint i = 0; i < chunks->len; i++)
    {
      const DuoPlatformEntry *chunk = chunks->pdata[i];
      g_autofree char *path = g_strconcat (upload, "/", chunk->name, NULL);

      if (!append_chunk (platform, incoming, path, buffer, error))
        return FALSE;
    }
  if (!duo_platform_incoming_settle (request, incoming, error))
    return FALSE;

  /* The file stands: chunks that are left over are no reason to say that it went wrong. */
  if (!duo_platform_tree_move (platform->uploads, upload, platform->scratch, gone, FALSE, NULL)
      || !duo_platform_tree_remove (platform->scratch, gone, NULL))
    g_warning ("the chunks of %s are left", upload);
  return TRUE;
}

/* Whether the chunks are all there. If not, it was answered. */
static gboolean
sums_up (DuoPlatformRequest *request,
         const char         *upload,
         guint64            *size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) chunks = list_chunks (request->platform, upload, size, &error);
  guint64 total;

  if (chunks == NULL)
    {
      duo_platform_answer_error (request, error);
      return FALSE;
    }
  if (duo_platform_total_length (request, &total) && total != *size)
    {
      g_autofree char *message = g_strdup_printf ("Chunks on server do not sum up to %" G_GUINT64_FORMAT " but to %"
                                                  G_GUINT64_FORMAT " bytes", total, *size);

      duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, message);
      return FALSE;
    }

  return TRUE;
}

/* MOVE of ".file": the chunks become the file. */
static void
move (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autofree char *upload = upload_name (request);
  g_autofree char *from = g_strconcat (upload, "/" ASSEMBLED, NULL);
  g_autofree char *to = NULL;
  g_autoptr (GError) error = NULL;
  DuoPlatformIncoming *incoming;
  struct stat info;
  gboolean exists;
  guint64 size;

  if (strcmp (request->path, from) != 0 || !upload_exists (request))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "there is no such upload");
      return;
    }
  if (duo_platform_is_busy (platform, request->path))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being put together");
      return;
    }
  /* These judge ".file", which has no tag and always is: as Nextcloud does, and no use to anybody. */
  if (duo_platform_request_header (request, "If-Match") != NULL
      || duo_platform_request_header (request, "If-None-Match") != NULL)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_PRECONDITION_FAILED, "a condition on the chunks themselves");
      return;
    }
  if (!duo_platform_dav_destination (request, &to) || !duo_platform_dav_holds (request, to))
    return;

  exists = duo_platform_tree_stat (platform->files, to, &info, NULL);
  if (exists && (S_ISDIR (info.st_mode) || g_strcmp0 (duo_platform_request_header (request, "Overwrite"), "F") == 0))
    {
      duo_platform_answer_dav_error (request, S_ISDIR (info.st_mode) ? SOUP_STATUS_CONFLICT
                                                                     : SOUP_STATUS_PRECONDITION_FAILED,
                                     "something is there already");
      return;
    }
  if (!sums_up (request, upload, &size))
    return;

  incoming = duo_platform_incoming_new (request, platform->files, to, &error);
  if (incoming == NULL)
    {
      duo_platform_answer_error (request, error);
      return;
    }
  /* Put together they lie there twice for a moment; what was let in as chunks is not refused now. */
  incoming->room = MAX (incoming->room, size);
  incoming->replace = exists;
  duo_platform_request_work (request, to, assemble, duo_platform_incoming_answer, incoming, NULL);
}

static void
not_here (DuoPlatformRequest *request)
{
  duo_platform_answer_dav_error (request, SOUP_STATUS_METHOD_NOT_ALLOWED, "not for chunks");
}

/* Chooses what is done with a request on the chunks; its body is still to come. */
void
duo_platform_chunks_begin (DuoPlatformRequest *request)
{
  static const struct
  {
    const char         *method;
    DuoPlatformHandler  handler;
  } methods[] = {
    { "OPTIONS", duo_platform_dav_options }, { "PROPFIND", propfind }, { "MKCOL", mkcol },
    { "DELETE", delete },                    { "MOVE", move },
  };

  if (strcmp (request->method, "PUT") == 0)
    {
      begin_put (request);
      return;
    }

  duo_platform_request_take_body (request, MAX_XML);
  request->handler = not_here;
  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    if (strcmp (request->method, methods[i].method) == 0)
      request->handler = methods[i].handler;
}

/* Drops uploads that nobody touched since @older_than (seconds since 1970). */
gboolean
duo_platform_chunks_clean (DuoPlatform *platform,
                           gint64       older_than,
                           GError     **error)
{
  g_autoptr (GPtrArray) uploads = duo_platform_tree_list (platform->uploads, "", error);

  if (uploads == NULL)
    return FALSE;

  for (guint i = 0; i < uploads->len; i++)
    {
      const DuoPlatformEntry *upload = uploads->pdata[i];

      if (upload->info.st_mtim.tv_sec < older_than
          && !duo_platform_tree_remove (platform->uploads, upload->name, error))
        return FALSE;
    }

  return TRUE;
}
