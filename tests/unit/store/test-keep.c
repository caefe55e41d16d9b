/* SPDX-License-Identifier: EUPL-1.2 */
/* Verifying a store, backing it up and restoring it. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-database.h"
#include "duo-error.h"
#include "duo-store.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

static gint64
add (DuoStore *store, const char *text)
{
  g_autoptr (DuoMessage) message = test_message_new (text, DUO_SECTOR_MBO, "2020-01", "2020-02");

  test_save_message (store, message, DUO_CHANGE_ADD);
  return duo_message_get_id (message);
}

static GPtrArray *
verify (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *findings = NULL;

  duo_store_verify (store, &findings, &error);
  g_assert_no_error (error);
  return findings;
}

/* How many files of the folder begin with @prefix. */
static guint
count_files (const char *folder, const char *prefix)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      n_files++;
  return n_files;
}

static gboolean
exec_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, user_data, error);
}

static void
test_verify_sees_a_journal_that_tells_another_story (void)
{
  static const char *const lies[] = {
    "UPDATE change_row SET after = '{\"uid\":\"x\"}' WHERE row_table = 'message'",
    "UPDATE change_row SET before = '{\"uid\":\"x\"}' WHERE row_table = 'placement'",
    "DELETE FROM change_row WHERE row_table = 'placement'",
    "DELETE FROM change_row WHERE row_table = 'message'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (DuoTestStore) test = duo_test_store_new ();
      g_autoptr (GPtrArray) before = NULL;
      g_autoptr (GPtrArray) after = NULL;
      g_autoptr (GError) error = NULL;

      add (test->store, "a");
      before = verify (test->store);
      g_assert_cmpuint (before->len, ==, 0);
      duo_store_write (test->store, NULL, exec_job, (gpointer) lies[i], NULL, NULL, &error);
      g_assert_no_error (error);
      after = verify (test->store);
      g_assert_cmpuint (after->len, >, 0);
    }
}

static void
test_verify_sees_an_index_that_does_not_follow (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_MESSAGE, 0 };
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  add (test->store, "a");
  duo_store_write (test->store, &name, exec_job, (gpointer) "UPDATE message SET search_key = 'b'", NULL, NULL, &error);
  g_assert_no_error (error);
  findings = verify (test->store);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_true (g_str_has_prefix (findings->pdata[0], "index: message 1"));
}

static void
test_backup_is_one_whole_file (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "back up%20#?.db"); /* nothing in a name is special */
  g_autoptr (DuoStore) copy = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = add (test->store, "a");

  g_assert_true (duo_store_backup (test->store, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (test->folder, "back up"), ==, 1);
  g_assert_cmpuint (count_files (test->folder, "."), ==, 0);

  add (test->store, "b");
  copy = duo_store_open (path, DUO_STORE_OPEN_EXISTING, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (test_message_exists (copy, id));
  g_assert_false (test_message_exists (copy, id + 1));
  findings = verify (copy);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_backup_replaces_an_older_one_only (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autofree char *text = duo_test_store_dup_path (test, "letter.txt");
  g_autofree char *nowhere = duo_test_store_dup_path (test, "no/such/backup.db");
  g_autofree char *hard_link = duo_test_store_dup_path (test, "same.db");
  g_autoptr (DuoStore) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_store_backup (test->store, path, &error));
  add (test->store, "a");
  g_assert_true (duo_store_backup (test->store, path, &error));
  g_assert_no_error (error);

  g_assert_true (g_file_set_contents (text, "Beste", -1, NULL));
  g_assert_false (duo_store_backup (test->store, text, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS);
  g_clear_error (&error);
  g_assert_false (duo_store_backup (test->store, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS);
  g_clear_error (&error);
  g_assert_cmpint (link (test->path, hard_link), ==, 0);
  g_assert_false (duo_store_backup (test->store, hard_link, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS);
  g_clear_error (&error);
  g_assert_false (duo_store_backup (test->store, test->folder, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER);
  g_clear_error (&error);
  g_assert_false (duo_store_backup (test->store, nowhere, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_MISSING);
  g_clear_error (&error);

  /* Not one that somebody works on. */
  copy = duo_store_open (path, DUO_STORE_OPEN_EXISTING, DUO_TEST_OTHER, test->clock, &error);
  g_assert_no_error (error);
  g_assert_false (duo_store_backup (test->store, path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_BUSY);
}

static void
test_restore_keeps_what_was_there (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 id = add (test->store, "a");

  g_assert_true (duo_store_backup (test->store, path, &error));
  g_assert_no_error (error);
  add (test->store, "b");
  g_assert_false (duo_store_restore (path, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_BUSY);
  g_clear_error (&error);

  duo_store_close (test->store);
  g_assert_true (duo_store_restore (path, test->path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (test->folder, "test.db.before-restore-"), ==, 1);
  g_assert_cmpuint (count_files (test->folder, "."), ==, 0);
  duo_test_store_reopen (test);
  g_assert_true (test_message_exists (test->store, id));
  g_assert_false (test_message_exists (test->store, id + 1));
  findings = verify (test->store);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* A program that was killed leaves commits in the log: they belong to what is kept, and must not be played into the
 * file that takes its place. */
static void
test_restore_over_a_store_with_a_log (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *backup = duo_test_store_dup_path (test, "backup.db");
  g_autofree char *crashed = duo_test_store_dup_path (test, "crashed.db");
  g_autofree char *crashed_log = duo_test_store_dup_path (test, "crashed.db-wal");
  g_autofree char *log = duo_test_store_dup_path (test, "test.db-wal");
  g_autofree char *contents = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (DuoStore) old_store = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  gsize size = 0;
  gint64 id;

  g_assert_true (duo_store_backup (test->store, backup, &error));
  id = add (test->store, "only in the log");
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (crashed, contents, (gssize) size, NULL));
  g_clear_pointer (&contents, g_free);
  g_assert_true (g_file_get_contents (log, &contents, &size, NULL));
  g_assert_cmpuint (size, >, 0);
  g_assert_true (g_file_set_contents (crashed_log, contents, (gssize) size, NULL));

  g_assert_true (duo_store_restore (backup, crashed, &error));
  g_assert_no_error (error);
  store = duo_store_open (crashed, DUO_STORE_OPEN_EXISTING, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
  g_assert_false (test_message_exists (store, id));

  dir = g_dir_open (test->folder, 0, NULL);
  while (kept == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "crashed.db.before-restore-"))
      kept = duo_test_store_dup_path (test, name);
  g_assert_nonnull (kept);
  old_store = duo_store_open (kept, DUO_STORE_OPEN_EXISTING, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (test_message_exists (old_store, id));
}

static void
test_restore_replaces_a_ruin_and_makes_a_new_one (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autofree char *new_path = duo_test_store_dup_path (test, "new/place.db");
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (GError) error = NULL;

  add (test->store, "a");
  g_assert_true (duo_store_backup (test->store, path, &error));
  duo_store_close (test->store);
  g_assert_true (g_file_set_contents (test->path, "ruin", -1, NULL));
  g_assert_true (duo_store_restore (path, test->path, &error));
  g_assert_no_error (error);
  duo_test_store_reopen (test);

  g_assert_true (duo_store_restore (path, new_path, &error));
  g_assert_no_error (error);
  store = duo_store_open (new_path, DUO_STORE_OPEN_EXISTING, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
}

static void
test_restore_refuses_what_is_no_backup (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autofree char *rubbish = g_malloc (4096);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  gsize size = 0;

  add (test->store, "a");
  g_assert_true (duo_store_backup (test->store, path, &error));
  duo_store_close (test->store);
  g_assert_true (g_file_get_contents (test->path, &before, &n_before, NULL));

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  memset (contents + 8192, 0xa5, 4096);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  g_assert_false (duo_store_restore (path, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "Beste", -1, NULL));
  g_assert_false (duo_store_restore (path, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_FOREIGN);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_false (duo_store_restore (path, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_MISSING);
  g_clear_error (&error);
  g_assert_false (duo_store_restore (test->path, test->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS);

  g_assert_true (g_file_get_contents (test->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

/* A copy that opens well can still tell another story than its journal. */
static void
test_restore_refuses_what_verify_rejects (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoTestStore) other = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autoptr (GError) error = NULL;

  add (test->store, "a");
  duo_store_write (test->store, NULL, exec_job, (gpointer) "DELETE FROM change_row", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duo_store_backup (test->store, path, &error));

  add (other->store, "b");
  duo_store_close (other->store);
  g_assert_false (duo_store_restore (path, other->path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED);
  g_assert_cmpuint (count_files (other->folder, "test.db.before-restore-"), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keep/verify-sees-a-journal-that-tells-another-story",
                   test_verify_sees_a_journal_that_tells_another_story);
  g_test_add_func ("/keep/verify-sees-an-index-that-does-not-follow", test_verify_sees_an_index_that_does_not_follow);
  g_test_add_func ("/keep/backup-is-one-whole-file", test_backup_is_one_whole_file);
  g_test_add_func ("/keep/backup-replaces-an-older-one-only", test_backup_replaces_an_older_one_only);
  g_test_add_func ("/keep/restore-keeps-what-was-there", test_restore_keeps_what_was_there);
  g_test_add_func ("/keep/restore-over-a-store-with-a-log", test_restore_over_a_store_with_a_log);
  g_test_add_func ("/keep/restore-replaces-a-ruin-and-makes-a-new-one",
                   test_restore_replaces_a_ruin_and_makes_a_new_one);
  g_test_add_func ("/keep/restore-refuses-what-is-no-backup", test_restore_refuses_what_is_no_backup);
  g_test_add_func ("/keep/restore-refuses-what-verify-rejects", test_restore_refuses_what_verify_rejects);

  return g_test_run ();
}
