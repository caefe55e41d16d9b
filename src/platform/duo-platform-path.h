/* SPDX-License-Identifier: EUPL-1.2 */
/* Names that come over the line: taken apart, decoded, checked, and put together again. Pure. */
#pragma once

#include <glib.h>

#include "duo-error.h"

G_BEGIN_DECLS

#define DUO_PLATFORM_MAX_DEPTH 64
#define DUO_PLATFORM_MAX_NAME  255

/**
 * DuoPlatformRange:
 *
 * What a Range header asks of a file.
 */
typedef enum
{
  DUO_PLATFORM_RANGE_WHOLE,     /* no range, or one that is no single range of bytes: everything (RFC 9110, 14.2) */
  DUO_PLATFORM_RANGE_PART,
  DUO_PLATFORM_RANGE_IMPOSSIBLE /* begins past the end */
} DuoPlatformRange;

char           **duo_platform_path_split     (const char   *escaped,
                                              gboolean     *folder,
                                              GError      **error);
char            *duo_platform_path_escape    (const char   *path);
gboolean         duo_platform_name_possible  (const char   *name,
                                              gsize         length);
gboolean         duo_platform_name_refused   (const char   *name);
gboolean         duo_platform_host_is_local  (const char   *host);
char            *duo_platform_url_path       (const char   *url,
                                              const char   *host,
                                              GError      **error);
DuoPlatformRange duo_platform_range_parse    (const char   *header,
                                              guint64       size,
                                              guint64      *first,
                                              guint64      *last);
gboolean         duo_platform_number_parse   (const char   *text,
                                              guint64       max,
                                              guint64      *number);
guint            duo_platform_chunk_number   (const char   *name);
GHashTable      *duo_platform_form_parse     (const char   *body,
                                              gsize         length);

G_END_DECLS
