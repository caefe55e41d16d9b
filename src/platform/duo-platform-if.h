/* SPDX-License-Identifier: EUPL-1.2 */
/* The If header of WebDAV (RFC 4918, 10.4), read and judged. Pure. */
#pragma once

#include <glib.h>

#include "duo-error.h"

G_BEGIN_DECLS

/**
 * DuoPlatformCondition:
 *
 * One list of an If header: all of it has to hold.
 */
typedef struct
{
  char      *resource; /* (owned) (nullable): the address between < and >; %NULL: that of the request */
  GPtrArray *etags;    /* (owned) (element-type utf8): with their quotes, a "!" in front of one that may not match */
  gboolean   hopeless; /* asks for a lock, and there are none */
} DuoPlatformCondition;

/* The entity tag of @resource (nullable: that of the request). Returns: (transfer full) (nullable): nothing there. */
typedef char *(*DuoPlatformEtagFunc) (const char *resource, gpointer user_data);

GPtrArray *duo_platform_if_parse (const char           *header,
                                  GError              **error);
gboolean   duo_platform_if_holds (GPtrArray            *conditions,
                                  DuoPlatformEtagFunc   etag_of,
                                  gpointer              user_data);
gboolean   duo_platform_etag_listed (const char        *header,
                                     const char        *etag,
                                     gboolean           weak);

G_END_DECLS
