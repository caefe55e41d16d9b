/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on their way in: PUT, and uploads in chunks. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

void     duo_platform_upload_begin (DuoPlatformRequest *request);
void     duo_platform_upload_patch (DuoPlatformRequest *request);
void     duo_platform_chunks_begin (DuoPlatformRequest *request);
gboolean duo_platform_chunks_clean (DuoPlatform        *platform,
                                    gint64              older_than,
                                    GError            **error);

/* A file that is being written out of sight. */
typedef struct
{
  DuoPlatform     *platform;
  DuoPlatformTree *tree;      /* where it will lie */
  char            *target;    /* (owned): below @tree */
  char            *scratch;   /* (owned) */
  int              fd;        /* -1: closed */
  guint64          received;
  guint64          room;      /* bytes */
  gboolean         replace;   /* what is at @target may be replaced */
  gboolean         existed;
  gint64           mtime;     /* seconds since 1970; -1: now */
  gboolean         bad_mtime; /* X-OC-Mtime was there and no number */
  GChecksum       *hash;      /* (owned) (nullable): as X-Hash asks */
  char            *hash_name; /* (owned) (nullable): "SHA256" */
  GError          *error;     /* (owned) (nullable): the first that went wrong */
} DuoPlatformIncoming;

DuoPlatformIncoming *duo_platform_incoming_new    (DuoPlatformRequest  *request,
                                                   DuoPlatformTree     *tree,
                                                   const char          *target,
                                                   GError             **error);
gboolean             duo_platform_incoming_write  (DuoPlatformIncoming *self,
                                                   const void          *data,
                                                   gsize                size);
gboolean             duo_platform_incoming_settle (DuoPlatformRequest  *request,
                                                   gpointer             incoming,
                                                   GError             **error);
void                 duo_platform_incoming_answer (DuoPlatformRequest  *request,
                                                   gpointer             incoming,
                                                   const GError        *error);
gboolean             duo_platform_total_length    (DuoPlatformRequest  *request,
                                                   guint64             *total);

G_END_DECLS
