/* SPDX-License-Identifier: EUPL-1.2 */
/* Requests that send what they were told once, follow nobody, and end in time. */
#include "duo-http.h"

#include <string.h>

#include "duo-address.h"
#include "duo-config.h"
#include "duo-secrets.h"

/* Before anything of TLS is used: GnuTLS takes 1.0 and 1.1, CBC and RSA key exchange by default. */
#define TLS_PRIORITY                                                                                                   \
  "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2:-RSA:-CIPHER-ALL:+AES-256-GCM:+AES-128-GCM:+CHACHA20-POLY1305:"         \
  "%LATEST_RECORD_VERSION"

#define BODY_MAX_BYTES (16 * 1024 * 1024) /* a listing of 10,000 files is 6 MB */
#define CHUNK_BYTES (64 * 1024)
#define PATIENCE_SECONDS 60               /* for an answer, and between two signs of life */
#define SLOWEST_BYTES_A_SECOND 10000      /* slower than this in all is a line that does not work */

static guint patience_seconds = PATIENCE_SECONDS;

struct _DuoHttp
{
  GObject       parent_instance;
  GMainContext *context; /* (owned): turned only while a request runs */
  SoupSession  *session; /* (owned) */
  char         *address; /* (owned) */
  char         *sign_in; /* (owned) (nullable): the value of Authorization; overwritten at the end */
};

G_DEFINE_FINAL_TYPE (DuoHttp, duo_http, G_TYPE_OBJECT)

/* One request under way. */
typedef struct
{
  DuoHttp          *http;
  const DuoRequest *request;
  SoupMessage      *message;    /* (owned) */
  GCancellable     *inner;      /* (owned): cancelled by the caller's and by the two clocks */
  GInputStream     *stream;     /* (owned) (nullable): the answer's body */
  GByteArray       *body;       /* (owned) */
  GError           *error;      /* (owned) (nullable) */
  GSource          *idle_clock; /* (owned) (nullable): no sign of life */
  goffset           sent;
  goffset           received;
  guint             patience;   /* seconds between two signs of life */
  gboolean          late;
  gboolean          done;
} Exchange;

/**
 * duo_remote_init:
 *
 * Allows TLS 1.2 and 1.3 with authenticated ciphers, and nothing older. Once, first thing in main(), before there is
 * another thread.
 */
void
duo_remote_init (void)
{
  g_setenv ("G_TLS_GNUTLS_PRIORITY", TLS_PRIORITY, TRUE);
}

void
duo_http_set_patience (guint seconds)
{
  patience_seconds = seconds > 0 ? seconds : PATIENCE_SECONDS;
}

static void
duo_http_finalize (GObject *object)
{
  DuoHttp *self = DUO_HTTP (object);

  if (self->session != NULL)
    {
      g_main_context_push_thread_default (self->context);
      soup_session_abort (self->session);
      g_clear_object (&self->session);
      while (g_main_context_iteration (self->context, FALSE))
        continue;
      g_main_context_pop_thread_default (self->context);
    }
  g_main_context_unref (self->context);
  g_free (self->address);
  duo_secret_free (self->sign_in);
  G_OBJECT_CLASS (duo_http_parent_class)->finalize (object);
}

static void
duo_http_class_init (DuoHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_http_finalize;
}

static void
duo_http_init (DuoHttp *self)
{
  self->context = g_main_context_new ();
}

/* Sends no cookies (they turn requests into 412), asks nobody for a password (a streamed body would go out empty the
 * second time), and takes no compressed answers (nothing to blow up). */
static SoupSession *
new_session (GTlsDatabase *authority)
{
  SoupSession *session = soup_session_new_with_options ("user-agent", "DUO-Campagnes/" DUO_VERSION,
                                                        "timeout", 0, "idle-timeout", 30, NULL);

  soup_session_remove_feature_by_type (session, SOUP_TYPE_AUTH_MANAGER);
  soup_session_remove_feature_by_type (session, SOUP_TYPE_CONTENT_DECODER);
  if (authority != NULL)
    soup_session_set_tls_database (session, authority);
  return session;
}

/**
 * duo_http_new:
 * @address: of the platform, as duo_address_parse() gives it
 * @authority: (nullable): absolute path of a PEM file with the one authority that this platform's certificate comes
 *   from; %NULL trusts what the machine trusts
 * @error: %DUO_ERROR_PLATFORM_CERTIFICATE where @authority can't be read
 *
 * The object belongs to the thread that made it.
 *
 * Returns: (transfer full): a way to ask, or %NULL with @error
 */
DuoHttp *
duo_http_new (const char  *address,
              const char  *authority,
              GError     **error)
{
  g_autoptr (DuoHttp) self = g_object_new (DUO_TYPE_HTTP, NULL);
  g_autoptr (GTlsDatabase) database = NULL;

  if (authority != NULL)
    {
      database = g_tls_file_database_new (authority, NULL);
      if (database == NULL)
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_CERTIFICATE, "%s", authority);
          return NULL;
        }
    }
  self->address = g_strdup (address);
  g_main_context_push_thread_default (self->context);
  self->session = new_session (database);
  g_main_context_pop_thread_default (self->context);
  return g_steal_pointer (&self);
}

/**
 * duo_http_sign_in:
 * @self: a way to ask
 * @login: name
 * @secret: the app password or login code; a copy is kept in memory until @self goes
 *
 * Signs each request from here on in by itself, from the first one.
 */
void
duo_http_sign_in (DuoHttp    *self,
                  const char *login,
                  const char *secret)
{
  char *plain = g_strconcat (login, ":", secret, NULL);
  char *encoded = g_base64_encode ((const guint8 *) plain, strlen (plain));

  duo_secret_free (self->sign_in);
  self->sign_in = g_strconcat ("Basic ", encoded, NULL);
  duo_secret_free (plain);
  duo_secret_free (encoded);
}

const char *
duo_http_get_address (DuoHttp *self)
{
  return self->address;
}

/* --- one request ------------------------------------------------------------------------------------------------- */

static void
exchange_clear (Exchange *self)
{
  if (self->idle_clock != NULL)
    {
      g_source_destroy (self->idle_clock);
      g_source_unref (self->idle_clock);
    }
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_object (&self->inner);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_error (&self->error);
}

static gboolean
too_late_cb (gpointer user_data)
{
  Exchange *self = user_data;

  self->late = TRUE;
  g_cancellable_cancel (self->inner);
  return G_SOURCE_REMOVE;
}

static GSource *
start_clock (Exchange *self,
             guint     seconds)
{
  GSource *clock = g_timeout_source_new_seconds (seconds);

  g_source_set_callback (clock, too_late_cb, self, NULL);
  g_source_attach (clock, self->http->context);
  return clock;
}

/* A sign of life: the short clock begins again. */
static void
note_life (Exchange *self)
{
  if (self->idle_clock != NULL)
    {
      g_source_destroy (self->idle_clock);
      g_source_unref (self->idle_clock);
    }
  self->idle_clock = start_clock (self, self->patience);
}

static void
wrote_cb (SoupMessage *message,
          guint        n_bytes,
          Exchange    *self)
{
  self->sent += n_bytes;
  note_life (self);
  if (self->request->progress != NULL)
    self->request->progress (self->sent, self->request->user_data);
}

/* libsoup sends again what was cut before an answer came, and then goes on with the body from where it was: the server
 * would wait for the rest. Bytes are given anew; a stream that has been read can't be. */
static void
restarted_cb (SoupMessage *message,
              Exchange    *self)
{
  if (self->request->stream != NULL)
    g_cancellable_cancel (self->inner);
  else if (self->request->body != NULL)
    soup_message_set_request_body_from_bytes (message, self->request->type, self->request->body);
}

static void
exchange_end (Exchange *self,
              GError   *error)
{
  self->error = error;
  self->done = TRUE;
}

static gboolean
keep (Exchange *self,
      GBytes   *bytes)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  self->received += (goffset) length;
  if (self->request->into != NULL && soup_message_get_status (self->message) / 100 == 2)
    {
      if (!g_output_stream_write_all (self->request->into, data, length, NULL, self->inner, &self->error))
        return FALSE;
      if (self->request->progress != NULL)
        self->request->progress (self->received, self->request->user_data);
      return TRUE;
    }
  if (self->body->len + length > BODY_MAX_BYTES)
    {
      g_set_error_literal (&self->error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "an endless answer");
      return FALSE;
    }
  g_byte_array_append (self->body, data, (guint) length);
  return TRUE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (bytes == NULL)
    {
      exchange_end (self, g_steal_pointer (&error));
      return;
    }
  note_life (self);
  if (g_bytes_get_size (bytes) == 0 || !keep (self, bytes))
    {
      self->done = TRUE;
      return;
    }
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->inner, read_cb, self);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Exchange *self = user_data;
  GError *error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (self->stream == NULL)
    {
      exchange_end (self, error);
      return;
    }
  note_life (self);
  g_input_stream_read_bytes_async (self->stream, CHUNK_BYTES, G_PRIORITY_DEFAULT, self->inner, read_cb, self);
}

static gboolean
compose (Exchange  *self,
         GError   **error)
{
  const DuoRequest *request = self->request;
  SoupMessageHeaders *headers;
  SoupMessageFlags flags = SOUP_MESSAGE_NO_REDIRECT;

  self->message = soup_message_new (request->method, request->url);
  if (self->message == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_ADDRESS, "%s", request->url);
      return FALSE;
    }
  /* An answer that is lost on a kept connection makes libsoup ask again by itself. What changes something gets a
   * connection of its own, so that a lost answer comes here and the server is asked what it has. */
  if (!g_str_equal (request->method, SOUP_METHOD_GET) && !g_str_equal (request->method, SOUP_METHOD_HEAD) &&
      !g_str_equal (request->method, SOUP_METHOD_PROPFIND))
    flags |= SOUP_MESSAGE_NEW_CONNECTION;
  soup_message_set_flags (self->message, flags);

  headers = soup_message_get_request_headers (self->message);
  for (guint i = 0; request->headers != NULL && request->headers[i] != NULL; i += 2)
    soup_message_headers_replace (headers, request->headers[i], request->headers[i + 1]);
  if (!request->anonymous && self->http->sign_in != NULL)
    {
      if (!duo_address_same_host (self->http->address, request->url))
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_MOVED, "%s", request->url);
          return FALSE;
        }
      soup_message_headers_replace (headers, "Authorization", self->http->sign_in);
    }
  if (request->stream != NULL)
    soup_message_set_request_body (self->message, request->type, request->stream, request->length);
  else if (request->body != NULL)
    soup_message_set_request_body_from_bytes (self->message, request->type, request->body);
  else if (g_str_equal (request->method, SOUP_METHOD_PUT) || g_str_equal (request->method, SOUP_METHOD_POST))
    soup_message_headers_set_content_length (headers, 0);
  return TRUE;
}

/* The errors of a line, of TLS and of HTTP itself as one of ours. */
static void
translate (Exchange      *self,
           GCancellable  *cancellable,
           GError       **error)
{
  const GError *cause = self->error;
  DuoError code = DUO_ERROR_PLATFORM_UNREACHABLE;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return;
  if (cause != NULL && (cause->domain == DUO_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE)))
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return;
    }
  if (cause != NULL && cause->domain == G_TLS_ERROR && soup_message_get_tls_peer_certificate_errors (self->message) != 0)
    code = DUO_ERROR_PLATFORM_CERTIFICATE;
  g_set_error (error, DUO_ERROR, (gint) code, "%s %s: %s", self->request->method, self->http->address,
               self->late ? "no answer in time" : cause != NULL ? cause->message : "cut");
}

static DuoReply *
make_reply (Exchange *self)
{
  DuoReply *reply = g_new0 (DuoReply, 1);

  reply->status = soup_message_get_status (self->message);
  reply->headers = soup_message_headers_ref (soup_message_get_response_headers (self->message));
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  return reply;
}

/* An answer that says how long it is and then is shorter was cut. libsoup tells for most, not for all. */
static gboolean
is_whole (Exchange *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);

  return g_str_equal (self->request->method, SOUP_METHOD_HEAD) ||
         soup_message_headers_get_encoding (headers) != SOUP_ENCODING_CONTENT_LENGTH ||
         soup_message_get_status (self->message) == SOUP_STATUS_NO_CONTENT ||
         soup_message_get_status (self->message) == SOUP_STATUS_NOT_MODIFIED ||
         soup_message_headers_get_content_length (headers) == self->received;
}

static void
cancelled_cb (GCancellable *cancellable,
              GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/**
 * duo_http_ask:
 * @self: a way to ask
 * @request: what
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_UNREACHABLE where there was no whole answer: what happened over there is not known;
 *   %DUO_ERROR_PLATFORM_CERTIFICATE; what writing to @request->into said
 *
 * Blocks until the answer is there. A redirect is an answer like another: nothing is followed. A server that gives no
 * sign of life for a minute, or is slower in all than a line that works, has not answered.
 *
 * Returns: (transfer full): the answer, whatever its status, or %NULL with @error
 */
DuoReply *
duo_http_ask (DuoHttp           *self,
              const DuoRequest  *request,
              GCancellable      *cancellable,
              GError           **error)
{
  Exchange exchange = { .http = self, .request = request, .inner = g_cancellable_new (), .body = g_byte_array_new () };
  GSource *whole_clock = NULL;
  DuoReply *reply = NULL;
  gulong handler = 0;

  g_main_context_push_thread_default (self->context);
  if (compose (&exchange, error))
    {
      exchange.patience = patience_seconds + request->patience;
      g_signal_connect (exchange.message, "wrote-body-data", G_CALLBACK (wrote_cb), &exchange);
      g_signal_connect (exchange.message, "restarted", G_CALLBACK (restarted_cb), &exchange);
      if (cancellable != NULL)
        handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), exchange.inner, NULL);
      note_life (&exchange);
      if (request->into == NULL) /* a download's length is not known before */
        whole_clock = start_clock (&exchange, exchange.patience * 2 + (guint) (request->length / SLOWEST_BYTES_A_SECOND));
      soup_session_send_async (self->session, exchange.message, G_PRIORITY_DEFAULT, exchange.inner, sent_cb, &exchange);
      while (!exchange.done)
        g_main_context_iteration (self->context, TRUE);
      if (exchange.error == NULL && !is_whole (&exchange))
        g_set_error_literal (&exchange.error, DUO_ERROR, DUO_ERROR_PLATFORM_UNREACHABLE, "the answer was cut short");
      if (exchange.error == NULL)
        reply = make_reply (&exchange);
      else
        translate (&exchange, cancellable, error);
      if (whole_clock != NULL)
        {
          g_source_destroy (whole_clock);
          g_source_unref (whole_clock);
        }
      if (cancellable != NULL)
        g_cancellable_disconnect (cancellable, handler);
    }
  exchange_clear (&exchange);
  g_main_context_pop_thread_default (self->context);
  return reply;
}

/**
 * duo_http_wait:
 * @seconds: how long
 * @cancellable: (nullable): ends it at once
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Sleeps on this thread.
 */
gboolean
duo_http_wait (guint          seconds,
               GCancellable  *cancellable,
               GError       **error)
{
  gint64 until = g_get_monotonic_time () + (gint64) seconds * G_TIME_SPAN_SECOND;
  GPollFD poll = { 0 };

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &poll))
    {
      for (gint64 left = until - g_get_monotonic_time (); left > 0 && !g_cancellable_is_cancelled (cancellable);
           left = until - g_get_monotonic_time ())
        g_poll (&poll, 1, (gint) MIN (left / 1000 + 1, 60000));
      g_cancellable_release_fd (cancellable);
    }
  else
    g_usleep ((gulong) seconds * G_USEC_PER_SEC);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- answers ----------------------------------------------------------------------------------------------------- */

void
duo_reply_free (DuoReply *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->headers, soup_message_headers_unref);
  g_free (self);
}

/* The header @name of the answer, or NULL. */
const char *
duo_reply_get_header (const DuoReply *self,
                      const char     *name)
{
  return soup_message_headers_get_one (self->headers, name);
}

static DuoError
code_of_status (guint status)
{
  switch (status)
    {
    case 400:
    case 405:
    case 415:
      return DUO_ERROR_PLATFORM_REFUSED;
    case 401:
      return DUO_ERROR_PLATFORM_SIGN_IN;
    case 403:
      return DUO_ERROR_PLATFORM_FORBIDDEN;
    case 404:
    case 410:
      return DUO_ERROR_PLATFORM_NOT_FOUND;
    case 409:
      return DUO_ERROR_PLATFORM_NO_FOLDER;
    case 412:
      return DUO_ERROR_PLATFORM_CHANGED;
    case 413:
      return DUO_ERROR_PLATFORM_TOO_LARGE;
    case 423:
      return DUO_ERROR_PLATFORM_BUSY;
    case 429:
      return DUO_ERROR_PLATFORM_TOO_FAST;
    case 503:
      return DUO_ERROR_PLATFORM_MAINTENANCE;
    case 507:
      return DUO_ERROR_PLATFORM_FULL;
    default:
      if (status >= 300 && status < 400)
        return DUO_ERROR_PLATFORM_MOVED;
      if (status >= 500)
        return DUO_ERROR_PLATFORM_FAULT;
      return DUO_ERROR_PLATFORM_STRANGE; /* a 200 with a web page is a portal, not the platform */
    }
}

static gboolean
body_holds (const DuoReply *self,
            const char     *word)
{
  gsize length = 0;
  const char *data = self->body != NULL ? g_bytes_get_data (self->body, &length) : NULL;

  return data != NULL && g_strstr_len (data, (gssize) length, word) != NULL;
}

/**
 * duo_reply_fail:
 * @self: an answer that is not the one hoped for
 * @what: the thing that was asked for, for the message
 * @error: set by what the platform's protocol says of the status
 *
 * The server's own words are not used: they are in the account's language.
 *
 * Returns: %FALSE
 */
gboolean
duo_reply_fail (const DuoReply  *self,
                const char      *what,
                GError         **error)
{
  DuoError code = code_of_status (self->status);
  const char *place = code == DUO_ERROR_PLATFORM_MOVED ? duo_reply_get_header (self, "Location") : NULL;

  /* an account that was switched off says 503 too */
  if (code == DUO_ERROR_PLATFORM_MAINTENANCE && body_holds (self, "DisabledUserException"))
    code = DUO_ERROR_PLATFORM_SIGN_IN;
  if (place != NULL)
    g_set_error (error, DUO_ERROR, (gint) code, "%s: %u to %s", what, self->status, place);
  else
    g_set_error (error, DUO_ERROR, (gint) code, "%s: %u", what, self->status);
  return FALSE;
}

/**
 * duo_reply_expect:
 * @self: an answer
 * @status: the status hoped for
 * @or_status: another that is as good, or 0
 * @what: the thing that was asked for, for the message
 * @error: set where it is neither
 *
 * Returns: whether the answer is one of the two
 */
gboolean
duo_reply_expect (const DuoReply  *self,
                  guint            status,
                  guint            or_status,
                  const char      *what,
                  GError         **error)
{
  return self->status == status || (or_status != 0 && self->status == or_status) || duo_reply_fail (self, what, error);
}
