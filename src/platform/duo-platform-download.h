/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on their way out, a piece at a time. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

/* Reads up to @size bytes of an answer. Returns: how many; 0 at the end; -1 when it can't go on. */
typedef gssize (*DuoPlatformSource) (gpointer source, char *buffer, gsize size);

void duo_platform_send_file (DuoPlatformRequest *request,
                             DuoPlatformTree    *tree,
                             const char         *path);
void duo_platform_send      (DuoPlatformRequest *request,
                             guint               status,
                             const char         *type,
                             guint64             size,
                             DuoPlatformSource   read,
                             gpointer            source,
                             GDestroyNotify      source_free);
void duo_platform_send_text (DuoPlatformRequest *request,
                             guint               status,
                             const char         *type,
                             char               *text);
const char *duo_platform_content_type (const char *name);
void duo_platform_send_as   (DuoPlatformRequest *request,
                             const char         *name);

G_END_DECLS
