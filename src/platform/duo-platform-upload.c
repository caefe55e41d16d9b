/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on their way in: written out of sight, synced, and then put in their place in one step. */
#include "duo-platform-upload.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "duo-platform-dav.h"
#include "duo-platform-path.h"

#define MAX_CHECKSUM 200

static void
incoming_free (gpointer data)
{
  DuoPlatformIncoming *self = data;

  if (self->fd >= 0)
    close (self->fd);
  /* gone already when it reached its place */
  duo_platform_tree_remove (self->platform->scratch, self->scratch, NULL);
  g_free (self->target);
  g_free (self->scratch);
  g_clear_pointer (&self->hash, g_checksum_free);
  g_free (self->hash_name);
  g_clear_error (&self->error);
  g_free (self);
}

/* Reads what X-Hash asks for. */
static void
read_hash (DuoPlatformIncoming *self,
           const char          *name)
{
  static const struct
  {
    const char   *name;
    GChecksumType type;
  } kinds[] = { { "md5", G_CHECKSUM_MD5 }, { "sha1", G_CHECKSUM_SHA1 }, { "sha256", G_CHECKSUM_SHA256 } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (name, kinds[i].name) == 0)
      {
        self->hash = g_checksum_new (kinds[i].type);
        self->hash_name = g_ascii_strup (kinds[i].name, -1);
      }
}

/**
 * duo_platform_incoming_new:
 * @target: where it will lie, below @tree
 *
 * Begins a file out of sight; the request owns it.
 *
 * Returns: (transfer none) (nullable)
 */
DuoPlatformIncoming *
duo_platform_incoming_new (DuoPlatformRequest *request,
                           DuoPlatformTree    *tree,
                           const char         *target,
                           GError            **error)
{
  const char *mtime = duo_platform_request_header (request, "X-OC-Mtime");
  g_autofree char *scratch = duo_platform_new_scratch (request->platform);
  DuoPlatformIncoming *self;
  guint64 seconds = 0, used;
  struct stat info;
  const int fd = duo_platform_tree_create (request->platform->scratch, scratch, error);

  if (fd < 0)
    return NULL;

  self = g_new0 (DuoPlatformIncoming, 1);
  self->platform = request->platform;
  self->tree = tree;
  self->target = g_strdup (target);
  self->scratch = g_steal_pointer (&scratch);
  self->fd = fd;
  self->replace = TRUE;
  self->existed = duo_platform_tree_stat (tree, target, &info, NULL);
  self->bad_mtime = mtime != NULL && !duo_platform_number_parse (mtime, G_MAXINT32, &seconds);
  self->mtime = mtime != NULL && !self->bad_mtime ? (gint64) seconds : -1;
  read_hash (self, duo_platform_request_header (request, "X-Hash"));
  duo_platform_request_set_stream (request, self, incoming_free);
  return duo_platform_get_room (request->platform, &used, &self->room, error) ? self : NULL;
}

/* Takes the next piece; keeps the first thing that goes wrong. */
gboolean
duo_platform_incoming_write (DuoPlatformIncoming *self,
                             const void          *data,
                             gsize                size)
{
  if (self->error != NULL)
    return FALSE;

  self->received += size;
  if (self->received > self->room)
    g_set_error_literal (&self->error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "no room for it");
  else if (duo_platform_write_all (self->fd, data, size, &self->error) && self->hash != NULL)
    g_checksum_update (self->hash, data, (gssize) size);

  return self->error == NULL;
}

/* Syncs it and puts it in its place. In a thread. */
gboolean
duo_platform_incoming_settle (DuoPlatformRequest *request,
                              gpointer            incoming,
                              GError            **error)
{
  DuoPlatformIncoming *self = incoming;
  const struct timespec times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = self->mtime } };
  const gboolean synced = (self->mtime < 0 || futimens (self->fd, times) == 0) && fsync (self->fd) == 0;
  const int saved = errno;

  close (self->fd);
  self->fd = -1;
  if (!synced)
    {
      g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (saved), "%s: %s", self->target, g_strerror (saved));
      return FALSE;
    }

  return duo_platform_tree_move (request->platform->scratch, self->scratch, self->tree, self->target, self->replace,
                                 error);
}

/* Whether it is of the form NAME:HEX. */
static gboolean
is_checksum (const char *text)
{
  const char *colon = text != NULL ? strchr (text, ':') : NULL;

  if (colon == NULL || colon == text || strlen (text) > MAX_CHECKSUM)
    return FALSE;
  for (const char *p = text; p < colon; p++)
    if (!g_ascii_isalnum (*p))
      return FALSE;
  for (const char *p = colon + 1; *p != '\0'; p++)
    if (!g_ascii_isxdigit (*p))
      return FALSE;
  return colon[1] != '\0';
}

/* Answers for a file that is now among the files, or went wrong. */
void
duo_platform_incoming_answer (DuoPlatformRequest *request,
                              gpointer            incoming,
                              const GError       *error)
{
  DuoPlatformIncoming *self = incoming;
  DuoPlatformState *state = request->platform->state;
  const char *checksum = duo_platform_request_header (request, "OC-Checksum");
  struct stat info;

  if (error != NULL)
    {
      duo_platform_answer_error (request, error);
      return;
    }

  duo_platform_state_wrote (state, self->target);
  if (is_checksum (checksum) && duo_platform_tree_stat (self->tree, self->target, &info, NULL))
    duo_platform_file_set_checksum (state, duo_platform_state_ensure_file (state, self->target), checksum, &info);
  duo_platform_dav_add_etag (request, self->target);
  if (self->hash != NULL)
    {
      g_autofree char *name = g_strconcat ("X-Hash-", self->hash_name, NULL);

      duo_platform_request_add_header (request, name, g_checksum_get_string (self->hash));
    }
  if (self->mtime >= 0)
    duo_platform_request_add_header (request, "X-OC-MTime", "accepted");

  /* As Nextcloud does: the file has been stored, and it is an error all the same. */
  if (self->bad_mtime)
    duo_platform_answer_dav_error (request, SOUP_STATUS_INTERNAL_SERVER_ERROR, "X-OC-Mtime is no number");
  else
    duo_platform_answer (request, self->existed ? SOUP_STATUS_NO_CONTENT : SOUP_STATUS_CREATED);
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

/* Whether OC-Total-Length is there and a number. */
gboolean
duo_platform_total_length (DuoPlatformRequest *request,
                           guint64            *total)
{
  return duo_platform_number_parse (duo_platform_request_header (request, "OC-Total-Length"), G_MAXINT64, total);
}

/* Whether the body was all that was announced. */
static gboolean
is_whole (DuoPlatformRequest  *request,
          DuoPlatformIncoming *self,
          GError             **error)
{
  const goffset length = soup_message_headers_get_encoding (request->headers) == SOUP_ENCODING_CONTENT_LENGTH
                           ? soup_message_headers_get_content_length (request->headers) : -1;

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (length >= 0 && (guint64) length != self->received)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not as long as was said");
      return FALSE;
    }

  return TRUE;
}

static void
put (DuoPlatformRequest *request)
{
  DuoPlatformIncoming *self = request->stream;
  g_autoptr (GError) error = NULL;
  struct stat info;

  if (!is_whole (request, self, &error))
    {
      duo_platform_answer_error (request, error);
      return;
    }

  /* What was true when it began may not be any more. */
  if (duo_platform_is_busy (request->platform, self->target))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being written");
      return;
    }
  if (!duo_platform_dav_holds (request, self->target))
    return;
  if (!duo_platform_dav_parent_exists (request->platform, self->target))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "the folder is not there any more");
      return;
    }

  self->existed = duo_platform_tree_stat (self->tree, self->target, &info, NULL);
  if (self->existed && S_ISDIR (info.st_mode))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "it is a folder");
      return;
    }
  self->replace = self->existed;
  duo_platform_request_work (request, self->target, duo_platform_incoming_settle, duo_platform_incoming_answer, self,
                             NULL);
}

/* Looks at the headers of a PUT and makes ready for what comes. */
void
duo_platform_upload_begin (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  g_autofree char *name = g_path_get_basename (request->path);
  g_autoptr (GError) error = NULL;
  DuoPlatformIncoming *incoming;
  struct stat info;

  if (*request->path == '\0' || request->folder
      || (duo_platform_tree_stat (platform->files, request->path, &info, NULL) && S_ISDIR (info.st_mode)))
    duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "it is a folder");
  else if (duo_platform_name_refused (name))
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "a name that is not taken");
  else if (duo_platform_request_header (request, "Content-Range") != NULL)
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "no parts of files");
  else if (!duo_platform_dav_parent_exists (platform, request->path))
    duo_platform_answer_dav_error (request, SOUP_STATUS_CONFLICT, "the folder is not there");
  else if (duo_platform_is_busy (platform, request->path))
    duo_platform_answer_dav_error (request, SOUP_STATUS_LOCKED, "it is being written");
  else if (!duo_platform_dav_holds (request, request->path))
    return;
  else if ((incoming = duo_platform_incoming_new (request, platform->files, request->path, &error)) == NULL)
    duo_platform_answer_error (request, error);
  else if (soup_message_headers_get_encoding (request->headers) == SOUP_ENCODING_CONTENT_LENGTH
           && (guint64) soup_message_headers_get_content_length (request->headers) > incoming->room)
    duo_platform_answer_dav_error (request, SOUP_STATUS_INSUFFICIENT_STORAGE, "no room for it");
  else
    {
      g_signal_connect (request->msg, "got-chunk", G_CALLBACK (got_chunk), request);
      request->handler = put;
    }
}

typedef struct
{
  GChecksum  *checksum; /* (owned) */
  const char *name;
} Recount;

static void
recount_free (gpointer data)
{
  Recount *recount = data;

  g_checksum_free (recount->checksum);
  g_free (recount);
}

static gboolean
recount_job (DuoPlatformRequest *request,
             gpointer            data,
             GError            **error)
{
  Recount *recount = data;
  struct stat info;
  const int fd = duo_platform_tree_read (request->platform->files, request->path, &info, error);
  g_autofree guchar *buffer = g_malloc (256 * 1024);
  gssize n;

  if (fd < 0)
    return FALSE;

  while ((n = read (fd, buffer, 256 * 1024)) > 0)
    g_checksum_update (recount->checksum, buffer, n);
  close (fd);
  if (n < 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "it can't be read");
  return n == 0;
}

static void
recount_done (DuoPlatformRequest *request,
              gpointer            data,
              const GError       *error)
{
  const Recount *recount = data;
  g_autofree char *value = NULL;
  struct stat info;

  if (error != NULL)
    {
      duo_platform_answer_error (request, error);
      return;
    }

  value = g_strconcat (recount->name, ":", g_checksum_get_string (recount->checksum), NULL);
  if (duo_platform_tree_stat (request->platform->files, request->path, &info, NULL))
    duo_platform_file_set_checksum (request->platform->state,
                                    duo_platform_state_ensure_file (request->platform->state, request->path), value,
                                    &info);
  duo_platform_request_add_header (request, "OC-Checksum", value);
  duo_platform_answer (request, SOUP_STATUS_NO_CONTENT);
}

/* PATCH with X-Recalculate-Hash: reckons what the file's content sums up to now. */
void
duo_platform_upload_patch (DuoPlatformRequest *request)
{
  const char *wanted = duo_platform_request_header (request, "X-Recalculate-Hash");
  Recount *recount;
  GChecksumType type;
  const char *name;

  if (g_strcmp0 (wanted, "sha256") == 0)
    {
      type = G_CHECKSUM_SHA256;
      name = "SHA256";
    }
  else if (g_strcmp0 (wanted, "sha1") == 0)
    {
      type = G_CHECKSUM_SHA1;
      name = "SHA1";
    }
  else if (g_strcmp0 (wanted, "md5") == 0)
    {
      type = G_CHECKSUM_MD5;
      name = "MD5";
    }
  else
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "X-Recalculate-Hash is missing or unknown");
      return;
    }

  recount = g_new0 (Recount, 1);
  recount->checksum = g_checksum_new (type);
  recount->name = name;
  duo_platform_request_work (request, NULL, recount_job, recount_done, recount, recount_free);
}
