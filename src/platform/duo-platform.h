/* SPDX-License-Identifier: EUPL-1.2 */
/* The practice platform: a folder that is served as Nextcloud would, on this machine only. */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "duo-clock.h"
#include "duo-platform-state.h"
#include "duo-platform-throttle.h"
#include "duo-platform-tree.h"

G_BEGIN_DECLS

/* The account's name: to sign in with, and in the addresses of its files. */
#define DUO_PLATFORM_USER "oefening"
#define DUO_PLATFORM_NAME "DUO oefenplatform"
/* So long a line may be silent. */
#define DUO_PLATFORM_IDLE_SECONDS 60

typedef struct _DuoPlatformFaults DuoPlatformFaults;
typedef struct _DuoPlatformLogins DuoPlatformLogins;
typedef struct _DuoPlatformVisits DuoPlatformVisits;

typedef struct
{
  SoupServer          *soup;     /* (owned) */
  int                  lock;     /* keeps a second platform out of the folder */
  DuoPlatformTree     *files;    /* (owned): what is served */
  DuoPlatformTree     *uploads;  /* (owned): chunks that wait for their last */
  DuoPlatformTree     *scratch;  /* (owned): what nobody sees yet, or any more */
  DuoPlatformState    *state;    /* (owned) */
  DuoClock            *clock;    /* (owned) */
  gint64               later;    /* seconds that the time for guessing runs ahead: tests have no quarter of an hour */
  guint                idle;     /* seconds after which a line on which nothing is said is closed */
  guint64              quota;    /* bytes; 0: what the disk has */
  GHashTable          *busy;     /* (owned): paths that are being written */
  GHashTable          *known;    /* (owned): digests of secrets that were found right, see duo_platform_knows() */
  char                *salt;     /* (owned): of these digests, another one each time */
  DuoPlatformThrottle *sign_ins; /* (owned): by address */
  DuoPlatformThrottle *links;    /* (owned): public files, by address */
  DuoPlatformThrottle *codes;    /* (owned): on the school's page, by link */
  DuoPlatformVisits   *visits;   /* (owned): who gave the right code there */
  DuoPlatformLogins   *logins;   /* (owned): sign-ins by the browser that are not done yet */
  DuoPlatformFaults   *faults;   /* (owned) (nullable): only for tests */
  guint                next_scratch;
  gboolean             verbose;
} DuoPlatform;

/**
 * DuoPlatformOptions:
 *
 * How to serve.
 */
typedef struct
{
  const char *folder;       /* (type filename) */
  guint16     port;         /* 0: that of last time, else any that is free */
  guint64     quota;        /* bytes; 0: what the disk has */
  guint32     today;        /* Julian day to reckon with; 0: the system's */
  gboolean    new_password; /* make another one, although there is one */
  gboolean    test_control; /* take orders of tests: faults on request */
  gboolean    verbose;
} DuoPlatformOptions;

DuoPlatform *duo_platform_open        (const DuoPlatformOptions *options,
                                       char                    **password,
                                       GError                  **error);
void         duo_platform_close       (DuoPlatform              *self);
char        *duo_platform_get_address (DuoPlatform              *self);
gint64       duo_platform_get_seconds (DuoPlatform              *self);
gboolean     duo_platform_knows       (DuoPlatform              *self,
                                       const char               *whose,
                                       const char               *secret,
                                       const char               *hash);
char        *duo_platform_new_scratch (DuoPlatform              *self);
gboolean     duo_platform_get_room    (DuoPlatform              *self,
                                       guint64                  *used,
                                       guint64                  *available,
                                       GError                  **error);
void         duo_platform_cut_line    (SoupServerMessage        *msg);
gboolean     duo_platform_is_busy     (DuoPlatform              *self,
                                       const char               *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatform, duo_platform_close)

G_END_DECLS
