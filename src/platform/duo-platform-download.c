/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on their way out, a piece at a time: memory does not grow with them. */
#include "duo-platform-download.h"

#include <string.h>
#include <unistd.h>

#include "duo-platform-if.h"
#include "duo-platform-path.h"

#define PIECE (64 * 1024)

typedef struct
{
  DuoPlatformSource read;
  gpointer          source; /* (owned) */
  GDestroyNotify    source_free;
  guint64           left;
  guint64           sent;
} Sending;

typedef struct
{
  int fd;
} FileSource;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  if (sending->source_free != NULL)
    sending->source_free (sending->source);
  g_free (sending);
}

static gboolean
go_on (gpointer user_data)
{
  soup_server_message_unpause (user_data);
  return G_SOURCE_REMOVE;
}

static void
send_next (SoupServerMessage *msg,
           gpointer           user_data)
{
  DuoPlatformRequest *request = duo_platform_request_get (msg);
  Sending *sending = request->stream;
  g_autoptr (GBytes) piece_bytes = NULL;
  g_autofree char *buffer = NULL;
  gsize piece;
  gssize n;

  if (sending->left == 0)
    return;

  piece = (gsize) MIN (sending->left, (guint64) PIECE);
  if (request->trouble.cut_answer >= 0)
    piece = MIN (piece, (gsize) ((guint64) request->trouble.cut_answer - sending->sent));
  if (request->trouble.slow > 0)
    {
      piece = MIN (piece, request->trouble.slow);
      if (sending->sent > 0)
        {
          soup_server_message_pause (msg);
          g_timeout_add_full (G_PRIORITY_DEFAULT, 1000, go_on, g_object_ref (msg), g_object_unref);
        }
    }
  buffer = g_malloc (PIECE);
  n = piece > 0 ? sending->read (sending->source, buffer, piece) : 0;
  if (n <= 0)
    {
      /* The length was told already: only breaking the line can say that this is not all. */
      sending->left = 0;
      duo_platform_cut_line (msg);
      return;
    }

  sending->left -= (guint64) n;
  sending->sent += (guint64) n;
  piece_bytes = g_bytes_new_take (g_steal_pointer (&buffer), (gsize) n);
  soup_message_body_append_bytes (soup_server_message_get_response_body (msg), piece_bytes);
  if (sending->left == 0)
    soup_message_body_complete (soup_server_message_get_response_body (msg));
}

/**
 * duo_platform_send:
 * @size: of the body, bytes
 * @source: (transfer full): what @read reads from
 *
 * Answers with a body that is read piece by piece, as fast as the other side takes it.
 */
void
duo_platform_send (DuoPlatformRequest *request,
                   guint               status,
                   const char         *type,
                   guint64             size,
                   DuoPlatformSource   read,
                   gpointer            source,
                   GDestroyNotify      source_free)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->msg);
  Sending *sending = g_new0 (Sending, 1);

  sending->read = read;
  sending->source = source;
  sending->source_free = source_free;
  sending->left = request->method == SOUP_METHOD_HEAD ? 0 : size;
  duo_platform_request_set_stream (request, sending, sending_free);

  duo_platform_request_add_usual (request);
  soup_server_message_set_status (request->msg, status, NULL);
  soup_message_headers_replace (headers, "Content-Type", type);
  soup_message_headers_set_content_length (headers, (goffset) size);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (request->msg), FALSE);
  if (sending->left > 0)
    {
      g_signal_connect (request->msg, "wrote-headers", G_CALLBACK (send_next), NULL);
      g_signal_connect (request->msg, "wrote-chunk", G_CALLBACK (send_next), NULL);
    }
}

typedef struct
{
  char *text; /* (owned) */
  gsize at;
} TextSource;

static gssize
read_text (gpointer data,
           char    *buffer,
           gsize    size)
{
  TextSource *source = data;

  memcpy (buffer, source->text + source->at, size);
  source->at += size;
  return (gssize) size;
}

static void
text_free (gpointer data)
{
  TextSource *source = data;

  g_free (source->text);
  g_free (source);
}

/* Answers with @text (transfer full), piece by piece: for trouble in the middle of it. */
void
duo_platform_send_text (DuoPlatformRequest *request,
                        guint               status,
                        const char         *type,
                        char               *text)
{
  TextSource *source = g_new0 (TextSource, 1);

  source->text = text;
  duo_platform_send (request, status, type, strlen (text), read_text, source, text_free);
}

static gssize
read_file (gpointer data,
           char    *buffer,
           gsize    size)
{
  FileSource *file = data;

  return read (file->fd, buffer, size);
}

static void
file_free (gpointer data)
{
  FileSource *file = data;

  close (file->fd);
  g_free (file);
}

/* Returns: what a browser is told that a file of that name is. */
const char *
duo_platform_content_type (const char *name)
{
  static const struct
  {
    const char *suffix;
    const char *type;
  } types[] = {
    { ".zip", "application/zip" },  { ".pdf", "application/pdf" },  { ".png", "image/png" },
    { ".jpg", "image/jpeg" },       { ".jpeg", "image/jpeg" },      { ".gif", "image/gif" },
    { ".webp", "image/webp" },      { ".svg", "image/svg+xml" },    { ".mp4", "video/mp4" },
    { ".webm", "video/webm" },      { ".txt", "text/plain; charset=utf-8" },
    { ".html", "text/html" },       { ".json", "application/json" },
    { ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_has_suffix (lower, types[i].suffix))
      return types[i].type;
  return "application/octet-stream";
}

/* Says under what name to keep what is sent; never to be shown as a page of ours. */
void
duo_platform_send_as (DuoPlatformRequest *request,
                      const char         *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, NULL, FALSE);
  g_autofree char *value = g_strdup_printf ("attachment; filename*=UTF-8''%s", escaped);

  duo_platform_request_add_header (request, "Content-Disposition", value);
}

/* Whether the client has it already, by If-None-Match or If-Modified-Since. */
static gboolean
is_known (DuoPlatformRequest *request,
          const char         *etag,
          const struct stat  *info)
{
  const char *none = duo_platform_request_header (request, "If-None-Match");
  const char *since = duo_platform_request_header (request, "If-Modified-Since");
  g_autoptr (GDateTime) moment = NULL;

  if (none != NULL)
    return duo_platform_etag_listed (none, etag, TRUE);

  moment = since != NULL ? soup_date_time_new_from_http_string (since) : NULL;
  return moment != NULL && info->st_mtim.tv_sec <= g_date_time_to_unix (moment);
}

/* Answers GET or HEAD with the file at @path, whole or the range that was asked for. */
void
duo_platform_send_file (DuoPlatformRequest *request,
                        DuoPlatformTree    *tree,
                        const char         *path)
{
  g_autoptr (GError) error = NULL;
  struct stat info;
  const int fd = duo_platform_tree_read (tree, path, &info, &error);
  DuoPlatformFile *known;
  g_autofree char *etag = NULL;
  g_autoptr (GDateTime) modified = NULL;
  g_autofree char *modified_text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  const char *checksum, *if_range, *range;
  guint64 size, first = 0, last = 0;
  DuoPlatformRange part;
  FileSource *source;

  if (fd < 0)
    {
      duo_platform_answer_dav_error (request,
                                     g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
                                       ? SOUP_STATUS_NOT_IMPLEMENTED : duo_platform_error_status (error),
                                     error->message);
      return;
    }

  known = duo_platform_state_ensure_file (request->platform->state, path);
  etag = duo_platform_file_etag (known, &info);
  checksum = duo_platform_file_get_checksum (known, &info);
  modified = g_date_time_new_from_unix_utc (info.st_mtim.tv_sec);
  modified_text = modified != NULL ? soup_date_time_to_string (modified, SOUP_DATE_HTTP) : NULL;
  duo_platform_request_add_header (request, "ETag", etag);
  duo_platform_request_add_header (request, "OC-ETag", etag);
  duo_platform_request_add_header (request, "Accept-Ranges", "bytes");
  if (modified_text != NULL)
    duo_platform_request_add_header (request, "Last-Modified", modified_text);
  if (checksum != NULL)
    duo_platform_request_add_header (request, "OC-Checksum", checksum);

  if (is_known (request, etag, &info))
    {
      close (fd);
      duo_platform_answer (request, SOUP_STATUS_NOT_MODIFIED);
      return;
    }

  size = (guint64) info.st_size;
  if_range = duo_platform_request_header (request, "If-Range");
  range = if_range == NULL || strcmp (if_range, etag) == 0 ? duo_platform_request_header (request, "Range") : NULL;
  part = duo_platform_range_parse (range, size, &first, &last);
  if (part == DUO_PLATFORM_RANGE_IMPOSSIBLE)
    {
      g_autofree char *whole = g_strdup_printf ("bytes */%" G_GUINT64_FORMAT, size);

      close (fd);
      duo_platform_request_add_header (request, "Content-Range", whole);
      duo_platform_answer_dav_error (request, SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE, "past the end of the file");
      return;
    }
  if (part == DUO_PLATFORM_RANGE_PART)
    {
      g_autofree char *which = g_strdup_printf ("bytes %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT,
                                                first, last, size);

      duo_platform_request_add_header (request, "Content-Range", which);
      size = last - first + 1;
    }

  if (lseek (fd, (off_t) first, SEEK_SET) < 0 || !duo_platform_state_save (request->platform->state, &error))
    {
      close (fd);
      duo_platform_answer (request, SOUP_STATUS_INTERNAL_SERVER_ERROR);
      return;
    }

  duo_platform_send_as (request, name);
  source = g_new0 (FileSource, 1);
  source->fd = fd;
  duo_platform_send (request, part == DUO_PLATFORM_RANGE_PART ? SOUP_STATUS_PARTIAL_CONTENT : SOUP_STATUS_OK,
                     duo_platform_content_type (name), size, read_file, source, file_free);
}
