/* SPDX-License-Identifier: EUPL-1.2 */
/* One account's requests to its platform, one at a time, on the thread that made it. */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "duo-error.h"

G_BEGIN_DECLS

#define DUO_TYPE_HTTP (duo_http_get_type ())
G_DECLARE_FINAL_TYPE (DuoHttp, duo_http, DUO, HTTP, GObject)

/**
 * DuoReply:
 *
 * What a server answered, of any status. Judge it by duo_reply_check().
 */
typedef struct
{
  guint               status;
  GBytes             *body;    /* (owned): whole; %NULL where it was streamed elsewhere */
  SoupMessageHeaders *headers; /* (owned) */
} DuoReply;

/* Called on the thread of the request with bytes sent or received so far. */
typedef void (*DuoHttpProgress) (goffset done, gpointer user_data);

/**
 * DuoRequest:
 *
 * What is asked. Zero what does not matter; all of it is the caller's.
 */
typedef struct
{
  const char        *method;
  const char        *url;
  const char *const *headers;   /* name, value, name, value, ..., %NULL; (nullable) */
  const char        *type;      /* Content-Type of @body or @stream (nullable) */
  GBytes            *body;      /* (nullable) */
  GInputStream      *stream;    /* (nullable): instead of @body; seekable, read from where it stands */
  goffset            length;    /* of @stream, in bytes */
  GOutputStream     *into;      /* (nullable): where the body of a good answer goes */
  gboolean           anonymous; /* sends no sign-in */
  guint              patience;  /* seconds that the server may think, beyond the usual */
  DuoHttpProgress    progress;  /* (nullable) */
  gpointer           user_data;
} DuoRequest;

void        duo_remote_init       (void);
/* For tests, before there is another thread: so many seconds for an answer and between two signs of life; 0: as ever. */
void        duo_http_set_patience (guint              seconds);
DuoHttp    *duo_http_new          (const char        *address,
                                   const char        *authority,
                                   GError           **error);
void        duo_http_sign_in      (DuoHttp           *self,
                                   const char        *login,
                                   const char        *secret);
const char *duo_http_get_address  (DuoHttp           *self);
DuoReply   *duo_http_ask          (DuoHttp           *self,
                                   const DuoRequest  *request,
                                   GCancellable      *cancellable,
                                   GError           **error);
gboolean    duo_http_wait         (guint              seconds,
                                   GCancellable      *cancellable,
                                   GError           **error);

void        duo_reply_free        (DuoReply          *self);
const char *duo_reply_get_header  (const DuoReply    *self,
                                   const char        *name);
gboolean    duo_reply_expect      (const DuoReply    *self,
                                   guint              status,
                                   guint              or_status,
                                   const char        *what,
                                   GError           **error);
gboolean    duo_reply_fail        (const DuoReply    *self,
                                   const char        *what,
                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReply, duo_reply_free)

G_END_DECLS
