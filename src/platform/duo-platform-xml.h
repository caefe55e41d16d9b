/* SPDX-License-Identifier: EUPL-1.2 */
/* The XML of WebDAV: what a request asks for, and the answer in many parts. */
#pragma once

#include <glib.h>

#include "duo-error.h"

G_BEGIN_DECLS

#define DUO_PLATFORM_NS_DAV "DAV:"
#define DUO_PLATFORM_NS_OC  "http://owncloud.org/ns"
#define DUO_PLATFORM_NS_NC  "http://nextcloud.org/ns"

typedef enum
{
  DUO_PLATFORM_BODY_PROPFIND,
  DUO_PLATFORM_BODY_PROPPATCH
} DuoPlatformBodyKind;

/* A property by its full name. */
typedef struct
{
  char *ns;   /* (owned) */
  char *name; /* (owned) */
} DuoPlatformProperty;

/* Writes the inside of the property's element, escaped. Returns: whether there is such a property here. */
typedef gboolean (*DuoPlatformPropertyFunc) (const DuoPlatformProperty *property, GString *value, gpointer user_data);

GPtrArray *duo_platform_properties_parse   (const char              *body,
                                            gsize                    length,
                                            DuoPlatformBodyKind      kind,
                                            GError                 **error);
GPtrArray *duo_platform_properties_default (void);

GString   *duo_platform_multistatus_new    (void);
void       duo_platform_multistatus_add    (GString                 *xml,
                                            const char              *href,
                                            GPtrArray               *properties,
                                            DuoPlatformPropertyFunc  write,
                                            const char              *refusal,
                                            gpointer                 user_data);
char      *duo_platform_multistatus_end    (GString                 *xml);
void       duo_platform_xml_escape         (GString                 *xml,
                                            const char              *text);

G_END_DECLS
