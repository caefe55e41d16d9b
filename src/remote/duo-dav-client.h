/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on a platform: list, make folders, send, fetch, move, copy, remove. RFC 4918 as two servers speak it. */
#pragma once

#include "duo-dav-listing.h"
#include "duo-http.h"
#include "duo-platform-probe.h"

G_BEGIN_DECLS

#define DUO_TYPE_DAV_CLIENT (duo_dav_client_get_type ())
G_DECLARE_FINAL_TYPE (DuoDavClient, duo_dav_client, DUO, DAV_CLIENT, GObject)

/* What to do where a file of that name is there already. */
typedef enum
{
  DUO_DAV_ONLY_NEW, /* 412 becomes DUO_ERROR_PLATFORM_CHANGED */
  DUO_DAV_REPLACE,
} DuoDavOver;

DuoDavClient *duo_dav_client_new        (DuoHttp               *http,
                                         const DuoPlatform     *platform);
DuoHttp      *duo_dav_client_get_http   (DuoDavClient          *self);
const char   *duo_dav_client_get_root   (DuoDavClient          *self);
const char   *duo_dav_client_get_uploads (DuoDavClient         *self);
GPtrArray    *duo_dav_client_list       (DuoDavClient          *self,
                                         const char            *url,
                                         gboolean               members,
                                         GCancellable          *cancellable,
                                         GError               **error);
gboolean      duo_dav_client_look       (DuoDavClient          *self,
                                         const char            *path,
                                         DuoDavEntry          **entry,
                                         GCancellable          *cancellable,
                                         GError               **error);
gboolean      duo_dav_client_make_folder (DuoDavClient         *self,
                                         const char            *path,
                                         GCancellable          *cancellable,
                                         GError               **error);
gboolean      duo_dav_client_move       (DuoDavClient          *self,
                                         const char            *from,
                                         const char            *to,
                                         DuoDavOver             over,
                                         GCancellable          *cancellable,
                                         GError               **error);
gboolean      duo_dav_client_copy       (DuoDavClient          *self,
                                         const char            *from,
                                         const char            *to,
                                         DuoDavOver             over,
                                         GCancellable          *cancellable,
                                         GError               **error);
gboolean      duo_dav_client_remove     (DuoDavClient          *self,
                                         const char            *path,
                                         GCancellable          *cancellable,
                                         GError               **error);
char         *duo_dav_client_hash       (DuoDavClient          *self,
                                         const char            *path,
                                         GCancellable          *cancellable,
                                         GError               **error);

G_END_DECLS
