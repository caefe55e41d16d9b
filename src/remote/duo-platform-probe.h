/* SPDX-License-Identifier: EUPL-1.2 */
/* What a platform is and what it can do, asked before anything else. */
#pragma once

#include "duo-http.h"
#include "duo-login-code.h"

G_BEGIN_DECLS

/* How the practice platform names itself in status.php; what is on it is marked as an exercise everywhere. */
#define DUO_PRACTICE_PRODUCT "duo-materials-platform"

typedef enum
{
  DUO_PLATFORM_NEXTCLOUD, /* files, links with codes, counters: Nextcloud and the practice platform */
  DUO_PLATFORM_WEBDAV,    /* files only */
} DuoPlatformKind;

/**
 * DuoPlatform:
 *
 * What a platform said of itself to one account. Days and bytes are 0 where it set no limit.
 */
typedef struct
{
  DuoPlatformKind kind;
  gboolean        practice;
  gboolean        maintenance;
  char           *version;            /* (owned) (nullable) */
  char           *user;               /* (owned) (nullable): the id for paths; not the name one signs in with */
  gint64          quota_free;         /* bytes; negative: not known or unlimited */
  gboolean        chunked;
  guint64         chunk_max;          /* bytes of one chunk */
  gboolean        links;              /* public links are allowed */
  gboolean        password_enforced;
  gboolean        several_links;      /* several links on one file */
  gboolean        expiry_enforced;
  guint           expiry_days;        /* a link may last at most this long */
  gboolean        counters;           /* counts downloads per link */
  gboolean        activity;
  gboolean        policy_api;         /* judges codes when asked */
  DuoCodePolicy   policy;
  GStrv           forbidden_names;      /* (owned) (nullable): whole names */
  GStrv           forbidden_signs;      /* (owned) (nullable) */
  GStrv           forbidden_extensions; /* (owned) (nullable): with their dot */
} DuoPlatform;

DuoPlatform *duo_platform_probe      (DuoHttp            *http,
                                      GCancellable       *cancellable,
                                      GError            **error);
void         duo_platform_free       (DuoPlatform        *self);
gboolean     duo_platform_takes_name (const DuoPlatform  *self,
                                      const char         *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatform, duo_platform_free)

G_END_DECLS
