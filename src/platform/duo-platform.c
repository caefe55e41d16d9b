/* SPDX-License-Identifier: EUPL-1.2 */
/* The practice platform: a folder that is served as Nextcloud would, on this machine only. */
#include "duo-platform.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "duo-platform-faults.h"
#include "duo-platform-login.h"
#include "duo-platform-page.h"
#include "duo-platform-path.h"
#include "duo-platform-request.h"
#include "duo-platform-route.h"
#include "duo-platform-secret.h"
#include "duo-platform-upload.h"

#define PASSWORD_LENGTH 24
#define SALT_LENGTH     32
#define MAX_KNOWN       10000
#define DAY             (24 * 60 * 60)
#define GUESSES         10 /* as Nextcloud: more than ten in half an hour and all are turned away */
#define GUESS_WINDOW    (30 * 60)
#define CODE_GUESSES    5  /* a school's: five, then a quarter of an hour */
#define CODE_WINDOW     (15 * 60)

/* Seconds of a clock that only goes forward: for how long ago somebody guessed wrong. */
gint64
duo_platform_get_seconds (DuoPlatform *self)
{
  return g_get_monotonic_time () / G_USEC_PER_SEC + self->later;
}

/**
 * duo_platform_knows:
 * @whose: what the secret opens
 * @hash: (nullable): of the right one
 *
 * Whether it is right. That takes long by intent, so what was right once is remembered, as a digest, for as long as
 * the program runs.
 */
gboolean
duo_platform_knows (DuoPlatform *self,
                    const char  *whose,
                    const char  *secret,
                    const char  *hash)
{
  g_autofree char *text = NULL;
  g_autofree char *digest = NULL;

  if (hash == NULL)
    return FALSE;

  text = g_strjoin ("\n", self->salt, whose, hash, secret, NULL);
  digest = duo_platform_secret_digest (text);
  if (g_hash_table_contains (self->known, digest))
    return TRUE;
  if (!duo_platform_secret_matches (secret, hash))
    return FALSE;

  if (g_hash_table_size (self->known) >= MAX_KNOWN)
    g_hash_table_remove_all (self->known);
  g_hash_table_add (self->known, g_steal_pointer (&digest));
  return TRUE;
}

/* Returns: (transfer full): a name in the scratch folder that nobody has yet. */
char *
duo_platform_new_scratch (DuoPlatform *self)
{
  return g_strdup_printf ("%u", ++self->next_scratch);
}

/**
 * duo_platform_get_room:
 * @used: (out): bytes of all files, those of unfinished uploads too
 * @available: (out): bytes that may still come
 */
gboolean
duo_platform_get_room (DuoPlatform *self,
                       guint64     *used,
                       guint64     *available,
                       GError     **error)
{
  *used = 0;
  *available = duo_platform_tree_available (self->files);
  if (!duo_platform_tree_used (self->files, "", used, error) || !duo_platform_tree_used (self->uploads, "", used, error))
    return FALSE;

  if (self->quota > 0)
    *available = MIN (*available, self->quota > *used ? self->quota - *used : 0);
  return TRUE;
}

/* Whether @path, or something above or below it, is being written. */
gboolean
duo_platform_is_busy (DuoPlatform *self,
                      const char  *path)
{
  GHashTableIter iter;
  const char *busy;

  g_hash_table_iter_init (&iter, self->busy);
  while (g_hash_table_iter_next (&iter, (gpointer *) &busy, NULL))
    {
      const gsize length = MIN (strlen (busy), strlen (path));

      if (strncmp (busy, path, length) == 0 && (busy[length] == '\0' || busy[length] == '/')
          && (path[length] == '\0' || path[length] == '/'))
        return TRUE;
    }

  return FALSE;
}

static void
request_free (gpointer data)
{
  DuoPlatformRequest *request = data;

  if (request->stream_free != NULL)
    request->stream_free (request->stream);
  g_strfreev (request->segments);
  g_free (request->path);
  g_free (request->who);
  g_free (request->token);
  if (request->signed_in != NULL)
    explicit_bzero (request->signed_in, strlen (request->signed_in));
  g_free (request->signed_in);
  g_clear_pointer (&request->body, g_byte_array_unref);
  g_free (request);
}

/* A line on standard error for each request; what an address may hold of secrets is left out. */
static void
tell (SoupServerMessage *msg,
      gpointer           user_data)
{
  DuoPlatformRequest *request = user_data;
  const char *place = request->segments != NULL && request->segments[0] != NULL ? request->segments[0] : "";

  g_printerr ("%s /%s%s %u %" G_GINT64_FORMAT " ms\n", request->method, place,
              request->segments != NULL && request->segments[0] != NULL && request->segments[1] != NULL ? "/..." : "",
              soup_server_message_get_status (msg), (g_get_monotonic_time () - request->started) / 1000);
}

/* ---- Silent lines ---- */

#define WAITING "duo-platform-waiting"

/* A line was opened: it may be silent for a while, not for ever. */
static void
begin_line (SoupServer        *server,
            SoupServerMessage *msg,
            gpointer           user_data)
{
  const DuoPlatform *self = user_data;
  GSocket *socket = soup_server_message_get_socket (msg);

  if (socket != NULL)
    g_socket_set_timeout (socket, self->idle);
}

static gboolean
waited_cb (gpointer user_data)
{
  GSocket *socket = user_data;
  g_autoptr (GError) error = NULL;

  g_object_set_data (G_OBJECT (socket), WAITING, NULL);
  if (!g_socket_is_closed (socket) && !g_socket_shutdown (socket, TRUE, TRUE, &error))
    g_debug ("it was closed already: %s", error->message);
  return G_SOURCE_REMOVE;
}

static void
stop_waiting (SoupServerMessage *msg)
{
  GSocket *socket = soup_server_message_get_socket (msg);
  const guint source = socket != NULL ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (socket), WAITING)) : 0;

  if (source == 0)
    return;
  g_object_set_data (G_OBJECT (socket), WAITING, NULL);
  g_source_remove (source);
}

/* Between two requests on one line the server looks at no time-out of the socket. */
static void
end_request (SoupServer        *server,
             SoupServerMessage *msg,
             gpointer           user_data)
{
  const DuoPlatform *self = user_data;
  GSocket *socket = soup_server_message_get_socket (msg);
  guint source;

  stop_waiting (msg);
  if (socket == NULL || g_socket_is_closed (socket))
    return;
  source = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, self->idle, waited_cb, g_object_ref (socket), g_object_unref);
  g_object_set_data (G_OBJECT (socket), WAITING, GUINT_TO_POINTER (source));
}

/* ---- Requests ---- */

/* The headers of a request are there, its body is not. */
static void
begin (SoupServer        *server,
       SoupServerMessage *msg,
       const char        *server_path,
       GHashTable        *query,
       gpointer           user_data)
{
  DuoPlatform *self = user_data;
  DuoPlatformRequest *request = g_new0 (DuoPlatformRequest, 1);
  g_autoptr (GError) error = NULL;

  stop_waiting (msg);
  request->platform = self;
  request->msg = msg;
  request->headers = soup_server_message_get_request_headers (msg);
  request->method = soup_server_message_get_method (msg);
  request->host = duo_platform_request_header (request, "Host");
  request->who = g_strdup (soup_server_message_get_remote_host (msg));
  request->started = g_get_monotonic_time ();
  request->trouble.cut_request = request->trouble.cut_answer = -1;
  if (request->who == NULL)
    request->who = g_strdup ("");
  g_object_set_data_full (G_OBJECT (msg), "duo-platform-request", request, request_free);
  if (self->verbose)
    g_signal_connect (msg, "finished", G_CALLBACK (tell), request);

  /* Nothing is kept by itself: each part says what it wants to have. */
  soup_message_body_set_accumulate (soup_server_message_get_request_body (msg), FALSE);

  request->segments = duo_platform_path_split (g_uri_get_path (soup_server_message_get_uri (msg)), &request->folder,
                                               &error);
  if (!duo_platform_host_is_local (request->host))
    duo_platform_answer_text (request, SOUP_STATUS_BAD_REQUEST, DUO_PLATFORM_TEXT,
                              g_strdup ("Dit oefenplatform is er alleen voor deze computer.\n"));
  else if (request->segments == NULL)
    duo_platform_answer_error (request, error);
  else if (g_uri_get_fragment (soup_server_message_get_uri (msg)) != NULL)
    duo_platform_answer_dav_error (request, SOUP_STATUS_BAD_REQUEST, "a part of something is not for the server");
  else if (self->faults == NULL || !duo_platform_faults_apply (request))
    duo_platform_route (request);
}

static gboolean
finish_later (gpointer user_data)
{
  SoupServerMessage *msg = user_data;
  DuoPlatformRequest *request = duo_platform_request_get (msg);

  soup_server_message_unpause (msg); /* first: the handler may pause it again */
  request->handler (request);
  return G_SOURCE_REMOVE;
}

/* The whole request is there. */
static void
finish (SoupServer        *server,
        SoupServerMessage *msg,
        const char        *server_path,
        GHashTable        *query,
        gpointer           user_data)
{
  DuoPlatformRequest *request = duo_platform_request_get (msg);

  if (request->trouble.broken)
    {
      soup_server_message_set_status (msg, SOUP_STATUS_INTERNAL_SERVER_ERROR, NULL); /* nobody will hear it */
      return;
    }
  if (request->trouble.delay == 0)
    {
      request->handler (request);
      return;
    }

  soup_server_message_pause (msg);
  g_timeout_add_full (G_PRIORITY_DEFAULT, request->trouble.delay, finish_later, g_object_ref (msg), g_object_unref);
}

/* Breaks the connection of a request in the middle of whatever it was about. */
void
duo_platform_cut_line (SoupServerMessage *msg)
{
  GSocket *socket = soup_server_message_get_socket (msg);
  g_autoptr (GError) error = NULL;

  if (socket != NULL && !g_socket_shutdown (socket, TRUE, TRUE, &error))
    g_debug ("it was broken already: %s", error->message);
}

/* Listens at @port, or at any when that is taken or 0. */
static gboolean
listen_at (DuoPlatform *self,
           guint16      port,
           gboolean     fixed,
           GError     **error)
{
  if (port != 0 && soup_server_listen_local (self->soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, fixed ? error : NULL))
    return TRUE;
  if (port != 0 && fixed)
    return FALSE;
  return soup_server_listen_local (self->soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, error);
}

static gboolean
serve (DuoPlatform              *self,
       const DuoPlatformOptions *options,
       GError                  **error)
{
  const guint16 port = options->port != 0 ? options->port : duo_platform_state_get_port (self->state);
  GSList *uris;

  self->soup = soup_server_new ("raw-paths", TRUE, "server-header", "duo-materials-platform", NULL);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (begin_line), self);
  g_signal_connect (self->soup, "request-finished", G_CALLBACK (end_request), self);
  soup_server_add_early_handler (self->soup, NULL, begin, self, NULL);
  soup_server_add_handler (self->soup, NULL, finish, self, NULL);
  if (!listen_at (self, port, options->port != 0, error))
    return FALSE;

  uris = soup_server_get_uris (self->soup);
  duo_platform_state_set_port (self->state, (guint16) g_uri_get_port (uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return TRUE;
}

/* Takes the folder, so that no second platform serves it. */
static gboolean
lock_folder (DuoPlatform *self,
             const char  *folder,
             GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);

  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock >= 0 && flock (self->lock, LOCK_EX | LOCK_NB) == 0)
    return TRUE;

  if (errno == EWOULDBLOCK)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_BUSY, "%s: another platform serves it", folder);
  else
    g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

static DuoPlatformTree *
open_below (const char *folder,
            const char *name,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return duo_platform_tree_open (path, error);
}

/**
 * duo_platform_open:
 * @password: (out): the account's password where a new one was made, else %NULL; told this once
 *
 * Serves a folder, as it was left the last time: files/ is what is seen, beside it lie what is not yet finished and
 * what has to be remembered. The main loop does the rest.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of a file or the network; %G_IO_ERROR_BUSY: another
 *   platform serves this folder
 */
DuoPlatform *
duo_platform_open (const DuoPlatformOptions *options,
                   char                    **password,
                   GError                  **error)
{
  g_autoptr (DuoPlatform) self = g_new0 (DuoPlatform, 1);
  g_autofree char *state_path = g_build_filename (options->folder, "state.json", NULL);
  g_autofree char *made = NULL;

  self->lock = -1;
  self->idle = DUO_PLATFORM_IDLE_SECONDS;
  self->quota = options->quota;
  self->verbose = options->verbose;
  self->clock = options->today != 0 ? duo_clock_new_fixed (options->today) : duo_clock_new_system ();
  self->busy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->salt = duo_platform_secret_random (SALT_LENGTH);
  self->sign_ins = duo_platform_throttle_new (GUESSES, GUESS_WINDOW);
  self->links = duo_platform_throttle_new (GUESSES, GUESS_WINDOW);
  self->codes = duo_platform_throttle_new (CODE_GUESSES, CODE_WINDOW);
  self->visits = duo_platform_visits_new ();
  self->logins = duo_platform_logins_new ();
  self->faults = options->test_control ? duo_platform_faults_new () : NULL;

  if ((self->files = open_below (options->folder, "files", error)) == NULL
      || !lock_folder (self, options->folder, error)
      || (self->uploads = open_below (options->folder, "uploads", error)) == NULL
      || (self->scratch = open_below (options->folder, "scratch", error)) == NULL
      || !duo_platform_tree_clear (self->scratch, error)
      || !duo_platform_chunks_clean (self, g_get_real_time () / G_USEC_PER_SEC - DAY, error)
      || (self->state = duo_platform_state_open (state_path, error)) == NULL)
    return NULL;
  duo_platform_state_compare (self->state, self->files);

  if (options->new_password || duo_platform_state_get_password (self->state) == NULL)
    {
      g_autofree char *hash = NULL;

      made = duo_platform_secret_random (PASSWORD_LENGTH);
      hash = duo_platform_secret_hash (made);
      duo_platform_state_set_password (self->state, hash);
    }
  if (!serve (self, options, error) || !duo_platform_state_save (self->state, error))
    return NULL;

  *password = g_steal_pointer (&made);
  return g_steal_pointer (&self);
}

void
duo_platform_close (DuoPlatform *self)
{
  if (self == NULL)
    return;

  if (self->soup != NULL)
    soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
  g_clear_object (&self->clock);
  duo_platform_state_free (self->state);
  duo_platform_tree_free (self->scratch);
  duo_platform_tree_free (self->uploads);
  duo_platform_tree_free (self->files);
  duo_platform_throttle_free (self->sign_ins);
  duo_platform_throttle_free (self->links);
  duo_platform_throttle_free (self->codes);
  duo_platform_visits_free (self->visits);
  duo_platform_logins_free (self->logins);
  duo_platform_faults_free (self->faults);
  g_hash_table_unref (self->busy);
  g_hash_table_unref (self->known);
  g_free (self->salt);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self);
}

/* Returns: (transfer full): where it is to be reached, without a slash at the end. */
char *
duo_platform_get_address (DuoPlatform *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u", duo_platform_state_get_port (self->state));
}
