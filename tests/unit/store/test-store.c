/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening, reading and writing a store; undo and redo. */
#include "duo-store-undo.h"

#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-setting-table.h"
#include "duo-test-store.h"
#include "duo-test-rows.h"

static void
test_write_is_one_change (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("DigiD aanvragen", DUO_SECTOR_MBO, "2020-05", "2020-07");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  gint64 change;

  change = test_save_message (test->store, message, DUO_CHANGE_ADD);
  g_assert_cmpint (change, >, 0);
  g_assert_cmpint (duo_message_get_id (message), >, 0);
  g_assert_cmpint (duo_message_get_rev (message), ==, 1);

  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (read, message));
  g_assert_cmpstr (duo_message_get_uid (read), ==, duo_message_get_uid (message));

  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (duo_change_get_id (changes->pdata[0]), ==, change);
  g_assert_cmpint (duo_change_get_object (changes->pdata[0]), ==, duo_message_get_id (message));
  g_assert_cmpstr (duo_change_get_who (changes->pdata[0]), ==, DUO_TEST_WHO);
  g_assert_cmpstr (duo_change_get_when (changes->pdata[0]), ==, "2020-10-14T12:00:00.000Z");
}

static void
test_nothing_changed_is_no_change (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("DigiD aanvragen", DUO_SECTOR_MBO, "2020-05", "2020-07");
  g_autoptr (GPtrArray) changes = NULL;

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  g_assert_cmpint (test_save_message (test->store, message, DUO_CHANGE_EDIT), ==, 0);
  g_assert_cmpint (duo_message_get_rev (message), ==, 1);

  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 1);
}

static void
test_undo_and_redo_survive_a_restart (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("DigiD aanvragen", DUO_SECTOR_MBO, "2020-05", "2020-07");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoMessage) again = NULL;
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (DuoChange) redone = NULL;
  g_autoptr (GError) error = NULL;

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  test_place (message, DUO_SECTOR_HO, "2020-06", "2020-08");
  test_save_message (test->store, message, DUO_CHANGE_MOVE);

  duo_test_store_reopen (test);
  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (duo_change_get_kind (undone), ==, DUO_CHANGE_MOVE);
  g_assert_cmpint (duo_change_get_state (undone), ==, DUO_CHANGE_STATE_UNDONE);
  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_cmpuint (duo_message_get_sectors (read, NULL), ==, DUO_SECTOR_SET_MBO);
  g_assert_cmpint (duo_message_get_rev (read), ==, 3);

  duo_test_store_reopen (test);
  redone = duo_store_redo (test->store, &error);
  g_assert_no_error (error);
  again = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (again, message));
  g_assert_cmpint (duo_message_get_rev (again), ==, 4);
}

static gboolean
unnamed_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_setting_table_set (db, "sample", "1", error);
}

static gboolean
get_setting_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  char *value = NULL;
  gboolean ok = duo_setting_table_get (db, user_data, &value, error);

  *result = value;
  return ok;
}

static void
test_settings_are_no_change (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;
  gint64 change = -1;

  duo_store_write (test->store, NULL, unnamed_job, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, 0);
  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 0);

  duo_store_read (test->store, get_setting_job, (gpointer) "sample", &value, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value, ==, "1");
  g_free (value);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/write-is-one-change", test_write_is_one_change);
  g_test_add_func ("/store/nothing-changed-is-no-change", test_nothing_changed_is_no_change);
  g_test_add_func ("/store/undo-and-redo-survive-a-restart", test_undo_and_redo_survive_a_restart);
  g_test_add_func ("/store/settings-are-no-change", test_settings_are_no_change);

  return g_test_run ();
}
