/* SPDX-License-Identifier: EUPL-1.2 */
/* What a WebDAV server says that it has: a 207 answer, read with care. */
#pragma once

#include <gio/gio.h>

#include "duo-error.h"

G_BEGIN_DECLS

/* One link's counter, of nc:share-download-limits. */
typedef struct
{
  char   *token; /* (owned) */
  guint64 limit;
  guint64 count;
} DuoDavCounter;

/**
 * DuoDavEntry:
 *
 * A file or folder. What the server did not say is %NULL, -1 or %FALSE.
 */
typedef struct
{
  char      *path;      /* (owned): below the folder asked; "" for itself */
  gboolean   is_folder;
  gint64     size;      /* bytes */
  gint64     quota;     /* bytes that are free; negative: not known or unlimited */
  char      *etag;      /* (owned) (nullable): with its quotes, and W/ where it is weak */
  char      *modified;  /* (owned) (nullable): as sent */
  char      *file_id;   /* (owned) (nullable) */
  char      *checksums; /* (owned) (nullable): "SHA1:… SHA256:…" */
  GPtrArray *counters;  /* (owned) (element-type DuoDavCounter) */
} DuoDavEntry;

GPtrArray *duo_dav_listing_read  (const char  *root,
                                  GBytes      *body,
                                  GError     **error);
void       duo_dav_entry_free    (DuoDavEntry *self);
gboolean   duo_dav_etag_equal    (const char  *a,
                                  const char  *b);
gboolean   duo_dav_etag_is_weak  (const char  *etag);
char      *duo_dav_dup_checksum  (const char  *checksums,
                                  const char  *algorithm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoDavEntry, duo_dav_entry_free)

G_END_DECLS
