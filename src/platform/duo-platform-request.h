/* SPDX-License-Identifier: EUPL-1.2 */
/* One request and its answer. */
#pragma once

#include "duo-platform.h"

G_BEGIN_DECLS

/* RFC 6585; libsoup has no name for it. */
#define DUO_PLATFORM_TOO_MANY 429

#define DUO_PLATFORM_TEXT "text/plain; charset=utf-8"
#define DUO_PLATFORM_HTML "text/html; charset=utf-8"
#define DUO_PLATFORM_JSON "application/json; charset=utf-8"
#define DUO_PLATFORM_XML  "application/xml; charset=utf-8"

typedef struct _DuoPlatformRequest DuoPlatformRequest;

/* What is done when the whole request is there. */
typedef void (*DuoPlatformHandler) (DuoPlatformRequest *request);
/* Work that takes long, in a thread of its own: touches the trees and @data, never the state. */
typedef gboolean (*DuoPlatformJob) (DuoPlatformRequest *request, gpointer data, GError **error);
/* After it, in the main thread again; @error: (nullable). Not called when the other side has gone. */
typedef void (*DuoPlatformDone) (DuoPlatformRequest *request, gpointer data, const GError *error);

/**
 * DuoPlatformTrouble:
 *
 * What a test wants to go wrong with a request.
 */
typedef struct
{
  gboolean lose;        /* do it, and break the line before the answer */
  gint64   cut_request; /* break the line after so many bytes of the body; -1: never */
  gint64   cut_answer;  /* the same of the answer */
  guint    delay;       /* milliseconds before it is done */
  guint    slow;        /* bytes of the answer a second; 0: as fast as it goes */
  gboolean wrong_hash;
  gboolean broken;      /* the line was, before all had come */
} DuoPlatformTrouble;

struct _DuoPlatformRequest
{
  DuoPlatform        *platform;
  SoupServerMessage  *msg;       /* owns this */
  SoupMessageHeaders *headers;   /* of the request */
  const char         *method;
  const char         *host;      /* the Host header, known to be ours */
  char              **segments;  /* (owned): of the path, decoded */
  gboolean            folder;    /* the path ends with a slash */
  char               *path;      /* (owned) (nullable): below the tree it is about */
  char               *who;       /* (owned): the address it comes from */
  char               *signed_in; /* (owned) (nullable): the password that was found right */
  char               *token;     /* (owned) (nullable): of the link it comes by, whose code was right */
  DuoPlatformHandler  handler;   /* (nullable) */
  GByteArray         *body;      /* (owned) (nullable): what was sent, where it is short */
  gsize               limit;     /* of @body */
  gboolean            too_large;
  gpointer            stream;    /* (owned) (nullable): what takes the body, or gives the answer, piece by piece */
  GDestroyNotify      stream_free;
  gint64              started;   /* monotonic */
  DuoPlatformTrouble  trouble;   /* for tests only */
};

DuoPlatformRequest *duo_platform_request_get          (SoupServerMessage    *msg);
const char         *duo_platform_request_header       (DuoPlatformRequest   *self,
                                                       const char           *name);
DuoPlatformShare   *duo_platform_request_get_share    (DuoPlatformRequest   *self);
void                duo_platform_request_add_header   (DuoPlatformRequest   *self,
                                                       const char           *name,
                                                       const char           *value);
void                duo_platform_request_add_usual    (DuoPlatformRequest   *self);
void                duo_platform_request_take_body    (DuoPlatformRequest   *self,
                                                       gsize                 limit);
GHashTable         *duo_platform_request_get_query    (DuoPlatformRequest   *self);
void                duo_platform_request_set_stream   (DuoPlatformRequest   *self,
                                                       gpointer              stream,
                                                       GDestroyNotify        stream_free);
GHashTable         *duo_platform_request_get_form     (DuoPlatformRequest   *self);

void                duo_platform_answer               (DuoPlatformRequest   *self,
                                                       guint                 status);
void                duo_platform_answer_text          (DuoPlatformRequest   *self,
                                                       guint                 status,
                                                       const char           *type,
                                                       char                 *text);
void                duo_platform_answer_dav_error     (DuoPlatformRequest   *self,
                                                       guint                 status,
                                                       const char           *message);
void                duo_platform_answer_error         (DuoPlatformRequest   *self,
                                                       const GError         *error);
guint               duo_platform_error_status         (const GError         *error);

void                duo_platform_request_work         (DuoPlatformRequest   *self,
                                                       const char           *busy,
                                                       DuoPlatformJob        job,
                                                       DuoPlatformDone       done,
                                                       gpointer              data,
                                                       GDestroyNotify        data_free);

G_END_DECLS
