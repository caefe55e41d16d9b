/* SPDX-License-Identifier: EUPL-1.2 */
/* The real practice platform, started by a test on a folder of its own. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DuoTestPlatform:
 *
 * Ends with the test, also when that crashes. Its program comes from the variable DUO_PLATFORM_PROGRAM.
 */
typedef struct
{
  char          *folder;   /* (owned): files/ in it is what is served */
  char          *address;  /* (owned): http://127.0.0.1:PORT, without a slash at the end; the same after a restart */
  char          *user;     /* (owned) */
  char          *password; /* (owned) */
  char         **options;  /* (owned): more for its command line */
  GSubprocess   *process;  /* (owned) (nullable): while it runs */
} DuoTestPlatform;

DuoTestPlatform *duo_test_platform_new      (const char *const *options);
void             duo_test_platform_start    (DuoTestPlatform *self);
void             duo_test_platform_kill     (DuoTestPlatform *self);
char            *duo_test_platform_dup_path (DuoTestPlatform *self,
                                             const char      *name);
void             duo_test_platform_free     (DuoTestPlatform *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTestPlatform, duo_test_platform_free)

G_END_DECLS
