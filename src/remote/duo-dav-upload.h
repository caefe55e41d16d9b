/* SPDX-License-Identifier: EUPL-1.2 */
/* One file to the platform: in chunks, hashed, resumable, and never half in its place. */
#pragma once

#include "duo-dav-client.h"

G_BEGIN_DECLS

/**
 * DuoDavUpload:
 *
 * What has to be known of an upload to go on with it after anything. The caller keeps it (in its store) before the
 * first byte goes, and again whenever duo_dav_upload_run() says so.
 */
typedef struct
{
  char       *file;       /* (owned): local path */
  char       *target;     /* (owned): path on the platform */
  char       *sha256;     /* (owned): of the whole file, lower-case hexadecimal */
  char       *name;       /* (owned): of the upload, for the server; unique for ever */
  goffset     size;       /* bytes */
  gint64      mtime;      /* Unix seconds: a file that changed since begins anew */
  goffset     chunk_size; /* bytes; all but the last are this long */
  char       *known_etag; /* (owned) (nullable): replace only this; %NULL: only where nothing is */
} DuoDavUpload;

/* What came of it. */
typedef struct
{
  char    *etag;       /* (owned) (nullable) */
  char    *file_id;    /* (owned) (nullable) */
  goffset  sent;       /* bytes that went over the line this time */
} DuoDavUploaded;

DuoDavUpload *duo_dav_upload_new    (const char       *file,
                                     const char       *target,
                                     const char       *known_etag,
                                     guint64           chunk_max,
                                     GCancellable     *cancellable,
                                     GError          **error);
void          duo_dav_upload_free   (DuoDavUpload     *self);
gboolean      duo_dav_upload_run    (const DuoDavUpload *self,
                                     DuoDavClient     *client,
                                     DuoHttpProgress   progress,
                                     gpointer          user_data,
                                     DuoDavUploaded  **uploaded,
                                     GCancellable     *cancellable,
                                     GError          **error);
gboolean      duo_dav_upload_cancel (const DuoDavUpload *self,
                                     DuoDavClient     *client,
                                     GCancellable     *cancellable,
                                     GError          **error);
void          duo_dav_uploaded_free (DuoDavUploaded   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoDavUpload, duo_dav_upload_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoDavUploaded, duo_dav_uploaded_free)

G_END_DECLS
