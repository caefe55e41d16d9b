/* SPDX-License-Identifier: EUPL-1.2 */
/* A small register for tests. */
#include "duo-test-register.h"

static gboolean
exec_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, user_data, error);
}

/* Adds it as one change. */
void
duo_test_add_register (DuoStore *store)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (store, &name, exec_job, (gpointer) DUO_TEST_REGISTER, NULL, NULL, &error);
  g_assert_no_error (error);
}
