/* SPDX-License-Identifier: EUPL-1.2 */
/* A store of a test's own: in a temporary folder, with a clock that stands still. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

#define DUO_TEST_WHO "a.devries"
#define DUO_TEST_OTHER "b.jansen"

/**
 * DuoTestStore:
 *
 * The clock stands at 14 October 2020; @store was opened by %DUO_TEST_WHO.
 */
typedef struct
{
  char     *folder; /* (owned): holds nothing but the store */
  char     *path;   /* (owned): of the store */
  DuoClock *clock;  /* (owned) */
  DuoStore *store;  /* (owned) */
} DuoTestStore;

DuoTestStore *duo_test_store_new       (void);
void          duo_test_store_free      (DuoTestStore  *self);
void          duo_test_store_reopen    (DuoTestStore  *self);
DuoStore     *duo_test_store_open_as   (DuoTestStore  *self,
                                        const char    *who);
char         *duo_test_store_dup_path  (DuoTestStore  *self,
                                        const char    *name);
char         *duo_test_make_folder     (void);
void          duo_test_remove_folder   (const char    *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTestStore, duo_test_store_free)

G_END_DECLS
