/* SPDX-License-Identifier: EUPL-1.2 */
/* One request and its answer. */
#include "duo-platform-request.h"

#include <string.h>

#include "duo-platform-download.h"
#include "duo-platform-path.h"

/* Returns: (transfer none): what belongs to @msg. */
DuoPlatformRequest *
duo_platform_request_get (SoupServerMessage *msg)
{
  return g_object_get_data (G_OBJECT (msg), "duo-platform-request");
}

/* Returns: (nullable): a header of the request; several of a name as one, with commas. */
const char *
duo_platform_request_header (DuoPlatformRequest *self,
                             const char         *name)
{
  return soup_message_headers_get_list (self->headers, name);
}

/* Returns: (transfer none) (nullable): the link that it comes by, which may be gone since its code was looked at. */
DuoPlatformShare *
duo_platform_request_get_share (DuoPlatformRequest *self)
{
  return self->token != NULL ? duo_platform_state_find_token (self->platform->state, self->token) : NULL;
}

/* Adds a header to the answer. */
void
duo_platform_request_add_header (DuoPlatformRequest *self,
                                 const char         *name,
                                 const char         *value)
{
  g_autofree char *other = NULL;

  if (self->trouble.wrong_hash && (g_str_has_prefix (name, "X-Hash-") || strcmp (name, "OC-Checksum") == 0))
    {
      char *last = (other = g_strdup (value)) + strlen (value) - 1;

      *last = *last == '0' ? '1' : '0';
      value = other;
    }
  soup_message_headers_replace (soup_server_message_get_response_headers (self->msg), name, value);
}

static void
keep_chunk (SoupServerMessage *msg,
            GBytes            *chunk,
            gpointer           user_data)
{
  DuoPlatformRequest *self = user_data;

  if (self->body->len + g_bytes_get_size (chunk) > self->limit)
    self->too_large = TRUE;
  else if (!self->too_large)
    g_byte_array_append (self->body, g_bytes_get_data (chunk, NULL), (guint) g_bytes_get_size (chunk));
}

/* Keeps what is sent, up to @limit bytes; more is answered with 413. */
void
duo_platform_request_take_body (DuoPlatformRequest *self,
                                gsize               limit)
{
  self->body = g_byte_array_new ();
  self->limit = limit;
  g_signal_connect (self->msg, "got-chunk", G_CALLBACK (keep_chunk), self);
}

/* Gives the request what takes its body or makes its answer, to be freed with it. */
void
duo_platform_request_set_stream (DuoPlatformRequest *self,
                                 gpointer            stream,
                                 GDestroyNotify      stream_free)
{
  self->stream = stream;
  self->stream_free = stream_free;
}

/* Returns: (transfer full) (nullable): what stands after the "?" of the address; %NULL when it is no such form. */
GHashTable *
duo_platform_request_get_query (DuoPlatformRequest *self)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (self->msg));

  return duo_platform_form_parse (query != NULL ? query : "", query != NULL ? strlen (query) : 0);
}

/* Returns: (transfer full) (nullable): the fields of the form that was sent; %NULL when it is none. */
GHashTable *
duo_platform_request_get_form (DuoPlatformRequest *self)
{
  return self->body != NULL ? duo_platform_form_parse ((const char *) self->body->data, self->body->len) : NULL;
}

/* What every answer says; a page of ours says it in its own way. Not earlier: what is there when the other side is
 * told to go on (100) is sent with that, and then gone. */
void
duo_platform_request_add_usual (DuoPlatformRequest *self)
{
  static const struct
  {
    const char *name;
    const char *value;
  } usual[] = {
    { "X-Content-Type-Options", "nosniff" },
    { "Content-Security-Policy", "default-src 'none'; sandbox" },
    { "Referrer-Policy", "no-referrer" },
    { "Cache-Control", "no-store" },
  };
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->msg);

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (soup_message_headers_get_one (headers, usual[i].name) == NULL)
      soup_message_headers_append (headers, usual[i].name, usual[i].value);
}

/* Keeps what was changed, and answers nothing good when that fails. Returns: the status to answer with. */
static guint
settle (DuoPlatformRequest *self,
        guint               status)
{
  g_autoptr (GError) error = NULL;

  duo_platform_request_add_usual (self);
  if (duo_platform_state_save (self->platform->state, &error))
    return status;

  g_warning ("the state can't be kept: %s", error->message);
  return duo_platform_error_status (error);
}

/* Breaks the line where a test wants that, and the answer with it. */
static void
lose (DuoPlatformRequest *self)
{
  if (self->trouble.lose)
    duo_platform_cut_line (self->msg);
}

/* Answers with a status and without a body. */
void
duo_platform_answer (DuoPlatformRequest *self,
                     guint               status)
{
  lose (self);
  status = settle (self, status);
  soup_server_message_set_status (self->msg, status, NULL);
  /* 204 and 304 have no body by themselves */
  if (status != SOUP_STATUS_NO_CONTENT && status != SOUP_STATUS_NOT_MODIFIED && self->method != SOUP_METHOD_HEAD)
    soup_message_headers_set_content_length (soup_server_message_get_response_headers (self->msg), 0);
}

/* Answers with @text (transfer full). */
void
duo_platform_answer_text (DuoPlatformRequest *self,
                          guint               status,
                          const char         *type,
                          char               *text)
{
  const guint settled = settle (self, status);

  if (settled != status)
    {
      g_free (text);
      duo_platform_answer (self, settled);
      return;
    }

  lose (self);
  if (self->trouble.cut_answer >= 0)
    {
      duo_platform_send_text (self, status, type, text);
      return;
    }
  soup_server_message_set_status (self->msg, status, NULL);
  if (self->method == SOUP_METHOD_HEAD)
    {
      soup_message_headers_set_content_length (soup_server_message_get_response_headers (self->msg),
                                               (goffset) strlen (text));
      duo_platform_request_add_header (self, "Content-Type", type);
      g_free (text);
    }
  else
    {
      soup_server_message_set_response (self->msg, type, SOUP_MEMORY_TAKE, text, strlen (text));
    }
}

/* The names that Nextcloud has for it. */
static const char *
exception_name (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_BAD_REQUEST: return "Sabre\\DAV\\Exception\\BadRequest";
    case SOUP_STATUS_UNAUTHORIZED: return "Sabre\\DAV\\Exception\\NotAuthenticated";
    case SOUP_STATUS_FORBIDDEN: return "Sabre\\DAV\\Exception\\Forbidden";
    case SOUP_STATUS_NOT_FOUND: return "Sabre\\DAV\\Exception\\NotFound";
    case SOUP_STATUS_METHOD_NOT_ALLOWED: return "Sabre\\DAV\\Exception\\MethodNotAllowed";
    case SOUP_STATUS_CONFLICT: return "Sabre\\DAV\\Exception\\Conflict";
    case SOUP_STATUS_PRECONDITION_FAILED: return "Sabre\\DAV\\Exception\\PreconditionFailed";
    case SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE: return "OCA\\DAV\\Connector\\Sabre\\Exception\\EntityTooLarge";
    case SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE: return "OCA\\DAV\\Connector\\Sabre\\Exception\\UnsupportedMediaType";
    case SOUP_STATUS_REQUESTED_RANGE_NOT_SATISFIABLE: return "Sabre\\DAV\\Exception\\RequestedRangeNotSatisfiable";
    case SOUP_STATUS_LOCKED: return "OCA\\DAV\\Connector\\Sabre\\Exception\\FileLocked";
    case SOUP_STATUS_NOT_IMPLEMENTED: return "Sabre\\DAV\\Exception\\NotImplemented";
    case SOUP_STATUS_SERVICE_UNAVAILABLE: return "Sabre\\DAV\\Exception\\ServiceUnavailable";
    case SOUP_STATUS_INSUFFICIENT_STORAGE: return "Sabre\\DAV\\Exception\\InsufficientStorage";
    default: return "Sabre\\DAV\\Exception";
    }
}

/* Answers a WebDAV request with what went wrong. */
void
duo_platform_answer_dav_error (DuoPlatformRequest *self,
                               guint               status,
                               const char         *message)
{
  duo_platform_answer_text (self, status, DUO_PLATFORM_XML,
                            g_markup_printf_escaped ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                                     "<d:error xmlns:d=\"DAV:\" xmlns:s=\"http://sabredav.org/ns\">\n"
                                                     "  <s:exception>%s</s:exception>\n"
                                                     "  <s:message>%s</s:message>\n"
                                                     "</d:error>\n",
                                                     exception_name (status), message));
}

/* Returns: the status for what a file system, or a check of ours, refused. */
guint
duo_platform_error_status (const GError *error)
{
  static const struct
  {
    gint  code;
    guint status;
  } table[] = {
    { G_IO_ERROR_NOT_FOUND, SOUP_STATUS_NOT_FOUND },
    { G_IO_ERROR_NOT_DIRECTORY, SOUP_STATUS_NOT_FOUND },
    { G_IO_ERROR_EXISTS, SOUP_STATUS_PRECONDITION_FAILED },
    { G_IO_ERROR_IS_DIRECTORY, SOUP_STATUS_CONFLICT },
    { G_IO_ERROR_NO_SPACE, SOUP_STATUS_INSUFFICIENT_STORAGE },
    { G_IO_ERROR_FILENAME_TOO_LONG, SOUP_STATUS_BAD_REQUEST },
    { G_IO_ERROR_INVALID_FILENAME, SOUP_STATUS_BAD_REQUEST },
    { G_IO_ERROR_INVALID_ARGUMENT, SOUP_STATUS_BAD_REQUEST },
    { G_IO_ERROR_INVALID_DATA, SOUP_STATUS_BAD_REQUEST },
    { G_IO_ERROR_PERMISSION_DENIED, SOUP_STATUS_FORBIDDEN },
    { G_IO_ERROR_READ_ONLY, SOUP_STATUS_FORBIDDEN },
    { G_IO_ERROR_BUSY, SOUP_STATUS_LOCKED },
  };

  if (error->domain == G_FILE_ERROR && error->code == G_FILE_ERROR_NOSPC)
    return SOUP_STATUS_INSUFFICIENT_STORAGE;
  if (error->domain == G_IO_ERROR)
    for (guint i = 0; i < G_N_ELEMENTS (table); i++)
      if (error->code == table[i].code)
        return table[i].status;
  if (error->domain == DUO_ERROR)
    return SOUP_STATUS_BAD_REQUEST;

  return SOUP_STATUS_INTERNAL_SERVER_ERROR;
}

/* Answers a WebDAV request with what @error says. */
void
duo_platform_answer_error (DuoPlatformRequest *self,
                           const GError       *error)
{
  duo_platform_answer_dav_error (self, duo_platform_error_status (error), error->message);
}

typedef struct
{
  SoupServerMessage *msg; /* (owned) */
  DuoPlatform       *platform;
  char              *busy; /* (owned) (nullable) */
  DuoPlatformJob     job;
  DuoPlatformDone    done;
  gpointer           data; /* (owned) */
  GDestroyNotify     data_free;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->data_free != NULL)
    work->data_free (work->data);
  g_free (work->busy);
  g_object_unref (work->msg);
  g_free (work);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Work *work = task_data;
  GError *error = NULL;

  if (work->job (duo_platform_request_get (work->msg), work->data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
work_done (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Work *work = g_task_get_task_data (G_TASK (result));
  DuoPlatformRequest *self = duo_platform_request_get (work->msg);
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (work->busy != NULL)
    g_hash_table_remove (self->platform->busy, work->busy);
  /* Also when the other side has gone: what was done has to be written down. */
  work->done (self, work->data, error);
  soup_server_message_unpause (work->msg);
}

/**
 * duo_platform_request_work:
 * @busy: (nullable): the path that nobody else may write meanwhile
 * @data: (transfer full)
 *
 * Runs @job beside the main loop and then @done, which answers.
 */
void
duo_platform_request_work (DuoPlatformRequest *self,
                           const char         *busy,
                           DuoPlatformJob      job,
                           DuoPlatformDone     done,
                           gpointer            data,
                           GDestroyNotify      data_free)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, work_done, NULL);
  Work *work = g_new0 (Work, 1);

  work->msg = g_object_ref (self->msg);
  work->platform = self->platform;
  work->busy = g_strdup (busy);
  work->job = job;
  work->done = done;
  work->data = data;
  work->data_free = data_free;
  if (busy != NULL)
    g_hash_table_add (self->platform->busy, g_strdup (busy));

  soup_server_message_pause (self->msg);
  g_task_set_task_data (task, work, work_free);
  g_task_run_in_thread (task, work_thread);
}
