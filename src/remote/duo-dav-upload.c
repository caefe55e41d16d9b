/* SPDX-License-Identifier: EUPL-1.2 */
/* Sending one file. Nextcloud's chunked upload, or a temporary name and MOVE on plain WebDAV.
 *
 * Each try begins by asking the server what it has, so that going on after a crash, a cut line or a lost answer is the
 * same as beginning: nothing is sent that is there already, and what arrived whole is not sent again.
 */
#include "duo-dav-upload.h"

#include <glib/gstdio.h>
#include <string.h>

#include "duo-address.h"
#include "duo-slice-stream.h"

#define CHUNK_MIN_BYTES (5 * 1024 * 1024)    /* the least that servers with S3 take */
#define CHUNK_DEFAULT_BYTES (10 * 1024 * 1024)
#define CHUNKS_MAX 10000
#define GIBIBYTE (1024 * 1024 * 1024)
#define PATIENCE_A_GIBIBYTE 180              /* seconds in which a server puts chunks together */
#define READ_BYTES (256 * 1024)
#define READ_BACK_BYTES (64 * 1024 * 1024)    /* plain WebDAV: more is not read back after each upload */

typedef struct
{
  const DuoDavUpload *upload;
  DuoDavClient       *client;
  DuoHttpProgress     progress;
  gpointer            user_data;
  DuoDavUploaded     *uploaded;   /* (owned) */
  GFile              *file;       /* (owned) */
  char               *folder;     /* (owned): URL of the upload, with chunks */
  char               *destination; /* (owned): URL of the target */
  char               *total;      /* (owned): size as text */
  char               *mtime;      /* (owned): as text */
  char               *checksum;   /* (owned): "SHA256:…" */
  goffset             before;     /* bytes of chunks that are there already */
} Sending;

void
duo_dav_upload_free (DuoDavUpload *self)
{
  g_free (self->file);
  g_free (self->target);
  g_free (self->sha256);
  g_free (self->name);
  g_free (self->known_etag);
  g_free (self);
}

void
duo_dav_uploaded_free (DuoDavUploaded *self)
{
  g_free (self->etag);
  g_free (self->file_id);
  g_free (self);
}

static char *
hash_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (READ_BYTES);
  gssize n;

  if (stream == NULL)
    return NULL;
  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), buffer, READ_BYTES, cancellable, error)) > 0)
    g_checksum_update (checksum, buffer, n);
  return n < 0 ? NULL : g_strdup (g_checksum_get_string (checksum));
}

static gboolean
look_at_file (const char  *path,
              GStatBuf    *info,
              GError     **error)
{
  if (g_stat (path, info) == 0 && S_ISREG (info->st_mode))
    return TRUE;
  g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_MISSING, "%s", path);
  return FALSE;
}

static goffset
choose_chunk_size (goffset size,
                   guint64 chunk_max)
{
  goffset chunk = CHUNK_DEFAULT_BYTES;

  while (size / chunk >= CHUNKS_MAX)
    chunk *= 2;
  if (chunk_max >= CHUNK_MIN_BYTES && (guint64) chunk > chunk_max)
    chunk = (goffset) chunk_max;
  return chunk;
}

/**
 * duo_dav_upload_new:
 * @file: local path
 * @target: path on the platform, in a folder that is there
 * @known_etag: (nullable): the state of the file that may be replaced; %NULL where nothing may be there
 * @chunk_max: the most bytes that the platform takes in one chunk; 0 if it does not say
 * @cancellable: (nullable): ends it
 * @error: what reading @file said
 *
 * Measures and hashes @file; sends nothing.
 *
 * Returns: (transfer full): what to keep and run, or %NULL with @error
 */
DuoDavUpload *
duo_dav_upload_new (const char    *file,
                    const char    *target,
                    const char    *known_etag,
                    guint64        chunk_max,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (DuoDavUpload) self = g_new0 (DuoDavUpload, 1);
  g_autofree char *uuid = g_uuid_string_random ();
  GStatBuf info;

  if (!look_at_file (file, &info, error))
    return NULL;
  self->sha256 = hash_file (file, cancellable, error);
  if (self->sha256 == NULL)
    return NULL;
  self->file = g_strdup (file);
  self->target = g_strdup (target);
  self->known_etag = g_strdup (known_etag);
  self->name = g_strconcat ("duo-campagnes-", uuid, NULL);
  self->size = info.st_size;
  self->mtime = info.st_mtime;
  self->chunk_size = choose_chunk_size (self->size, chunk_max);
  return g_steal_pointer (&self);
}

/* --- what the server has ----------------------------------------------------------------------------------------- */

static gboolean
fail_damaged (const DuoDavUpload  *self,
              const char          *why,
              GError             **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_DAMAGED, "%s: %s", self->target, why);
  return FALSE;
}

/* Whether the target is what we wanted to send: by size, and by the hash of what lies there. Where that means reading
 * back much, it is done only if there is a doubt (@thorough). */
static gboolean
check_arrived (Sending           *self,
               const DuoDavEntry *entry,
               gboolean           thorough,
               gboolean          *arrived,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autofree char *hash = NULL;

  *arrived = FALSE;
  if (entry == NULL || entry->is_folder || entry->size != self->upload->size)
    return TRUE;
  if (!thorough && self->folder == NULL && self->upload->size > READ_BACK_BYTES)
    {
      *arrived = TRUE;
      return TRUE;
    }
  hash = duo_dav_client_hash (self->client, self->upload->target, cancellable, error);
  if (hash == NULL)
    return FALSE;
  *arrived = g_str_equal (hash, self->upload->sha256);
  return TRUE;
}

/* Sets @entry to what is in the target's place (or NULL), @arrived to whether that is what we sent. */
static gboolean
look_at_target (Sending       *self,
                gboolean       thorough,
                DuoDavEntry  **entry,
                gboolean      *arrived,
                GCancellable  *cancellable,
                GError       **error)
{
  if (!duo_dav_client_look (self->client, self->upload->target, entry, cancellable, error) ||
      !check_arrived (self, *entry, thorough, arrived, cancellable, error))
    return FALSE;
  if (*arrived)
    {
      g_free (self->uploaded->etag);
      g_free (self->uploaded->file_id);
      self->uploaded->etag = g_strdup ((*entry)->etag);
      self->uploaded->file_id = g_strdup ((*entry)->file_id);
    }
  return TRUE;
}

/* Before anything is sent: it may be there whole from a try whose answer was lost, or be changed by somebody else. */
static gboolean
look_before (Sending       *self,
             gboolean      *arrived,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *known = self->upload->known_etag;
  DuoDavEntry *found = NULL;
  gboolean looked = look_at_target (self, TRUE, &found, arrived, cancellable, error);
  g_autoptr (DuoDavEntry) entry = found;

  if (!looked || *arrived)
    return looked;
  if (known == NULL ? entry != NULL : entry == NULL || !duo_dav_etag_equal (entry->etag, known))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_CHANGED, "%s", self->upload->target);
      return FALSE;
    }
  return TRUE;
}

/* After: a 2xx proves nothing, what lies there now is what counts. */
static gboolean
look_after (Sending       *self,
            GCancellable  *cancellable,
            GError       **error)
{
  gboolean arrived = FALSE;
  DuoDavEntry *found = NULL;
  gboolean looked = look_at_target (self, FALSE, &found, &arrived, cancellable, error);
  g_autoptr (DuoDavEntry) entry = found;

  return looked && (arrived || fail_damaged (self->upload, "not what was sent", error));
}

static guint
count_chunks (const DuoDavUpload *self)
{
  return self->size == 0 ? 1 : (guint) ((self->size + self->chunk_size - 1) / self->chunk_size);
}

static goffset
length_of_chunk (const DuoDavUpload *self,
                 guint               number)
{
  goffset start = (goffset) (number - 1) * self->chunk_size;

  return MIN (self->chunk_size, self->size - start);
}

/* --- chunked upload ---------------------------------------------------------------------------------------------- */

static gboolean
ask_simply (Sending       *self,
            const char    *method,
            const char    *url,
            guint          status,
            guint          or_status,
            GCancellable  *cancellable,
            GError       **error)
{
  const char *const headers[] = { "Destination", self->destination, NULL };
  const DuoRequest request = { .method = method, .url = url,
                               .headers = g_str_equal (method, "DELETE") ? NULL : headers };
  g_autoptr (DuoReply) reply = duo_http_ask (duo_dav_client_get_http (self->client), &request, cancellable, error);

  return reply != NULL && duo_reply_expect (reply, status, or_status, self->upload->target, error);
}

/* Marks the chunks that are there whole, and removes what is none of ours or half. */
static gboolean
list_chunks (Sending       *self,
             gboolean      *there,
             guint          n,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GPtrArray) entries = duo_dav_client_list (self->client, self->folder, TRUE, cancellable, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoDavEntry *entry = entries->pdata[i];
      g_autofree char *url = NULL;
      guint64 number = 0;

      if (*entry->path == '\0' || g_str_equal (entry->path, ".file"))
        continue;
      if (g_ascii_string_to_unsigned (entry->path, 10, 1, n, &number, NULL) &&
          entry->size == length_of_chunk (self->upload, (guint) number))
        {
          there[number - 1] = TRUE;
          self->before += entry->size;
          continue;
        }
      url = duo_path_join (self->folder, entry->path);
      if (!ask_simply (self, "DELETE", url, 204, 404, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static void
chunk_progress_cb (goffset  done,
                   gpointer user_data)
{
  Sending *self = user_data;

  if (self->progress != NULL)
    self->progress (self->before + done, self->user_data);
}

static gboolean
file_is_unchanged (Sending  *self,
                   GError  **error)
{
  GStatBuf info;

  if (!look_at_file (self->upload->file, &info, error))
    return FALSE;
  if (info.st_size == self->upload->size && info.st_mtime == self->upload->mtime)
    return TRUE;
  g_set_error (error, DUO_ERROR, DUO_ERROR_CONFLICT, "%s: changed while it was sent", self->upload->file);
  return FALSE;
}

/* Sends the part of the file from @start to @url; the answer's status has to be that of a file made or replaced. */
static gboolean
send_part (Sending            *self,
           const char         *url,
           const char *const  *headers,
           goffset             start,
           goffset             length,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr (GInputStream) stream = NULL;
  DuoRequest request = { .method = "PUT", .url = url, .headers = headers, .type = "application/octet-stream",
                         .length = length, .progress = chunk_progress_cb, .user_data = self };
  g_autoptr (DuoReply) reply = NULL;

  if (!file_is_unchanged (self, error))
    return FALSE;
  stream = duo_slice_stream_new (self->file, start, length, cancellable, error);
  if (stream == NULL)
    return FALSE;
  request.stream = stream;
  reply = duo_http_ask (duo_dav_client_get_http (self->client), &request, cancellable, error);
  if (reply == NULL || !duo_reply_expect (reply, 201, 204, self->upload->target, error))
    return FALSE;
  self->before += length;
  self->uploaded->sent += length;
  return TRUE;
}

static gboolean
send_chunk (Sending       *self,
            guint          number,
            GCancellable  *cancellable,
            GError       **error)
{
  const char *const headers[] = { "Destination", self->destination, "OC-Total-Length", self->total, NULL };
  g_autofree char *url = g_strdup_printf ("%s/%05u", self->folder, number);

  return send_part (self, url, headers, (goffset) (number - 1) * self->upload->chunk_size,
                    length_of_chunk (self->upload, number), cancellable, error);
}

/* Puts the chunks together over what we know, or where nothing is. The condition stands in the request, for somebody
 * may have come since we looked. If-Match would judge ".file" and never hold. */
static gboolean
assemble (Sending       *self,
          GCancellable  *cancellable,
          GError       **error)
{
  const DuoDavUpload *upload = self->upload;
  g_autofree char *condition = g_strdup_printf ("<%s> ([%s])", self->destination, upload->known_etag);
  g_autofree char *url = g_strconcat (self->folder, "/.file", NULL);
  const char *const headers[] = { "Destination", self->destination,
                                  "OC-Total-Length", self->total,
                                  "X-OC-Mtime", self->mtime,
                                  "OC-Checksum", self->checksum,
                                  "X-Hash", "sha256",
                                  upload->known_etag != NULL ? "If" : "Overwrite",
                                  upload->known_etag != NULL ? condition : "F",
                                  NULL };
  const DuoRequest request = { .method = "MOVE", .url = url, .headers = headers,
                               .patience = PATIENCE_A_GIBIBYTE * (guint) (upload->size / GIBIBYTE + 1) };
  g_autoptr (DuoReply) reply = duo_http_ask (duo_dav_client_get_http (self->client), &request, cancellable, error);
  const char *hash;

  if (reply == NULL || !duo_reply_expect (reply, 201, 204, upload->target, error))
    return FALSE;
  hash = duo_reply_get_header (reply, "X-Hash-SHA256");
  if (hash != NULL && g_ascii_strcasecmp (hash, upload->sha256) != 0)
    return fail_damaged (upload, "another hash", error);
  return TRUE;
}

static gboolean
send_chunked (Sending       *self,
              GCancellable  *cancellable,
              GError       **error)
{
  guint n = count_chunks (self->upload);
  g_autofree gboolean *there = g_new0 (gboolean, n);

  if (!ask_simply (self, "MKCOL", self->folder, 201, 405, cancellable, error) ||
      !list_chunks (self, there, n, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!there[i] && !send_chunk (self, i + 1, cancellable, error))
      return FALSE;
  return file_is_unchanged (self, error) && assemble (self, cancellable, error);
}

/* --- plain WebDAV ------------------------------------------------------------------------------------------------ */

static char *
temporary_path (const DuoDavUpload *self)
{
  const char *slash = strrchr (self->target, '/');
  gsize folder = slash != NULL ? (gsize) (slash - self->target) + 1 : 0;

  return g_strdup_printf ("%.*s.%s.tmp", (int) folder, self->target, self->name);
}

static gboolean
send_plainly (Sending       *self,
              GCancellable  *cancellable,
              GError       **error)
{
  const DuoDavUpload *upload = self->upload;
  g_autofree char *temporary = temporary_path (upload);
  g_autofree char *url = duo_path_join (duo_dav_client_get_root (self->client), temporary);
  DuoDavEntry *found = NULL;
  g_autoptr (DuoDavEntry) entry = NULL;

  if (!send_part (self, url, NULL, 0, upload->size, cancellable, error))
    return FALSE;
  if (!duo_dav_client_look (self->client, temporary, &found, cancellable, error))
    return FALSE;
  entry = found;
  if (entry == NULL || entry->size != upload->size)
    return fail_damaged (upload, "another size", error);
  return file_is_unchanged (self, error) &&
         duo_dav_client_move (self->client, temporary, upload->target,
                              upload->known_etag != NULL ? DUO_DAV_REPLACE : DUO_DAV_ONLY_NEW, cancellable, error);
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

static void
sending_clear (Sending *self)
{
  g_clear_object (&self->file);
  g_clear_pointer (&self->uploaded, duo_dav_uploaded_free);
  g_free (self->folder);
  g_free (self->destination);
  g_free (self->total);
  g_free (self->mtime);
  g_free (self->checksum);
}

static gboolean
send_and_check (Sending       *self,
                GCancellable  *cancellable,
                GError       **error)
{
  gboolean arrived = FALSE;

  if (!file_is_unchanged (self, error) || !look_before (self, &arrived, cancellable, error))
    return FALSE;
  if (arrived)
    return TRUE;
  if (self->folder != NULL ? !send_chunked (self, cancellable, error) : !send_plainly (self, cancellable, error))
    return FALSE;
  return look_after (self, cancellable, error);
}

/**
 * duo_dav_upload_run:
 * @self: an upload that the caller has kept
 * @client: the platform
 * @progress: (nullable): called with bytes that are over there, of @self->size
 * @user_data: for @progress
 * @uploaded: (out) (transfer full): what came of it
 * @cancellable: (nullable): pauses it: what is there stays, for the next run
 * @error: %DUO_ERROR_PLATFORM_CHANGED: somebody else was first; %DUO_ERROR_CONFLICT: the local file changed: make a new
 *   upload; %DUO_ERROR_PLATFORM_DAMAGED: what arrived is not what was sent; else what the server or line said
 *
 * Sends what is missing, puts it in its place in one step, and checks it there. May be called again and again.
 */
gboolean
duo_dav_upload_run (const DuoDavUpload  *self,
                    DuoDavClient        *client,
                    DuoHttpProgress      progress,
                    gpointer             user_data,
                    DuoDavUploaded     **uploaded,
                    GCancellable        *cancellable,
                    GError             **error)
{
  Sending sending = { .upload = self, .client = client, .progress = progress, .user_data = user_data };
  gboolean done;

  sending.file = g_file_new_for_path (self->file);
  sending.uploaded = g_new0 (DuoDavUploaded, 1);
  sending.destination = duo_path_join (duo_dav_client_get_root (client), self->target);
  if (duo_dav_client_get_uploads (client) != NULL)
    sending.folder = duo_path_join (duo_dav_client_get_uploads (client), self->name);
  sending.total = g_strdup_printf ("%" G_GOFFSET_FORMAT, self->size);
  sending.mtime = g_strdup_printf ("%" G_GINT64_FORMAT, self->mtime);
  sending.checksum = g_strconcat ("SHA256:", self->sha256, NULL);

  done = send_and_check (&sending, cancellable, error);
  if (done)
    *uploaded = g_steal_pointer (&sending.uploaded);
  sending_clear (&sending);
  return done;
}

/**
 * duo_dav_upload_cancel:
 * @self: an upload
 * @client: the platform
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 *
 * Removes what was sent so far; what is in its place already stays.
 */
gboolean
duo_dav_upload_cancel (const DuoDavUpload  *self,
                       DuoDavClient        *client,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autofree char *url = NULL;
  DuoRequest request = { .method = "DELETE" };
  g_autoptr (DuoReply) reply = NULL;

  if (duo_dav_client_get_uploads (client) == NULL)
    {
      g_autofree char *temporary = temporary_path (self);

      return duo_dav_client_remove (client, temporary, cancellable, error);
    }
  url = duo_path_join (duo_dav_client_get_uploads (client), self->name);
  request.url = url;
  reply = duo_http_ask (duo_dav_client_get_http (client), &request, cancellable, error);
  return reply != NULL && duo_reply_expect (reply, 204, 404, self->target, error);
}
