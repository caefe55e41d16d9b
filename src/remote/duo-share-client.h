/* SPDX-License-Identifier: EUPL-1.2 */
/* Links with a login code and an end date, on files of the platform; their counters. */
#pragma once

#include "duo-http.h"
#include "duo-platform-probe.h"

G_BEGIN_DECLS

#define DUO_TYPE_SHARE_CLIENT (duo_share_client_get_type ())
G_DECLARE_FINAL_TYPE (DuoShareClient, duo_share_client, DUO, SHARE_CLIENT, GObject)

/* A label may be this long, in bytes. */
#define DUO_SHARE_LABEL_MAX 255

/**
 * DuoShare:
 *
 * A link as the platform knows it. It never holds the code.
 */
typedef struct
{
  char   *id;       /* (owned): for changing and withdrawing it */
  char   *token;    /* (owned): of the address */
  char   *url;      /* (owned): what a school opens */
  char   *path;     /* (owned): of the file, from the account's root, with a leading slash */
  char   *file_id;  /* (owned) (nullable) */
  char   *label;    /* (owned): "" where it has none */
  guint32 last_day; /* Julian day of the last day on which it works; 0: it does not end */
  guint   permissions;
} DuoShare;

DuoShareClient *duo_share_client_new       (DuoHttp            *http,
                                            const DuoPlatform  *platform);
gboolean        duo_share_client_check_day (DuoShareClient     *self,
                                            guint32             last_day,
                                            guint32             today,
                                            GError            **error);
DuoShare       *duo_share_client_make      (DuoShareClient     *self,
                                            const char         *path,
                                            const char         *label,
                                            const char         *code,
                                            guint32             last_day,
                                            GCancellable       *cancellable,
                                            GError            **error);
GPtrArray      *duo_share_client_list      (DuoShareClient     *self,
                                            const char         *path,
                                            gboolean            members,
                                            GCancellable       *cancellable,
                                            GError            **error);
DuoShare       *duo_share_client_change    (DuoShareClient     *self,
                                            const char         *id,
                                            const char         *code,
                                            guint32             last_day,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean        duo_share_client_withdraw  (DuoShareClient     *self,
                                            const char         *id,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean        duo_share_client_judge_code (DuoShareClient    *self,
                                            const char         *code,
                                            gboolean           *good,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean        duo_share_client_start_counter (DuoShareClient *self,
                                            const char         *token,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean        duo_share_client_read_counter (DuoShareClient  *self,
                                            const char         *token,
                                            guint64            *count,
                                            GCancellable       *cancellable,
                                            GError            **error);
void            duo_share_free             (DuoShare           *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoShare, duo_share_free)

G_END_DECLS
