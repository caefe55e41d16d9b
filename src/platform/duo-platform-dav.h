/* SPDX-License-Identifier: EUPL-1.2 */
/* WebDAV on the files: all but what carries content. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

void     duo_platform_dav_begin         (DuoPlatformRequest *request);
void     duo_platform_dav_propfind      (DuoPlatformRequest *request,
                                         DuoPlatformTree    *tree,
                                         const char         *root,
                                         const char         *href);
void     duo_platform_dav_options       (DuoPlatformRequest *request);
gboolean duo_platform_dav_holds         (DuoPlatformRequest *request,
                                         const char         *path);
gboolean duo_platform_dav_destination   (DuoPlatformRequest *request,
                                         char              **path);
gboolean duo_platform_dav_parent_exists (DuoPlatform        *platform,
                                         const char         *path);
void     duo_platform_dav_add_etag      (DuoPlatformRequest *request,
                                         const char         *path);

G_END_DECLS
