/* SPDX-License-Identifier: EUPL-1.2 */
/* Which stores are opened, which are refused and left alone, and how an older one is brought up to date. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"
#include "duo-store-file.h"
#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

/* Opening @path must fail with @code and leave each of its bytes as it is. */
static void
assert_refused (DuoTestStore *test, const char *path, DuoStoreOpen how, DuoError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_before = 0;
  gsize n_after = 0;
  const gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);

  if (is_file)
    g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
  g_assert_null (duo_store_open (path, how, DUO_TEST_WHO, test->clock, &error));
  g_assert_error (error, DUO_ERROR, (gint) code);
  if (is_file)
    {
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (before, n_before, after, n_after);
    }
}

static void
write_file (const char *path, const void *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

/* Writes into the middle of a closed store. */
static void
patch (const char *path, gsize offset, const void *bytes, gsize length)
{
  g_autofree char *contents = NULL;
  gsize size = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_cmpuint (offset + length, <=, size);
  memcpy (contents + offset, bytes, length);
  write_file (path, contents, size);
}

static void
test_missing_and_existing (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *missing = duo_test_store_dup_path (test, "missing.db");
  g_autofree char *deep = duo_test_store_dup_path (test, "no/such/folder/missing.db");

  assert_refused (test, missing, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_MISSING);
  assert_refused (test, deep, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_MISSING);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  assert_refused (test, test->path, DUO_STORE_CREATE_NEW, DUO_ERROR_STORE_EXISTS);
}

static void
test_made_where_there_is_none (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "new/folder/made.db");
  g_autofree char *folder = duo_test_store_dup_path (test, "new/folder");
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  struct stat info;

  store = duo_store_open (path, DUO_STORE_OPEN_OR_CREATE, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
  duo_store_close (store);

  /* Nothing but the store, its lock and an empty log or none; and nobody else reads it. */
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "made.db"));
}

static void
test_what_is_no_store (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "other.db");
  g_autofree char *fifo = duo_test_store_dup_path (test, "fifo.db");

  write_file (path, "", 0);
  assert_refused (test, path, DUO_STORE_OPEN_OR_CREATE, DUO_ERROR_STORE_FOREIGN);
  write_file (path, "Maand;Sector;Boodschap\n", 23);
  assert_refused (test, path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_FOREIGN);
  assert_refused (test, test->folder, DUO_STORE_OPEN_EXISTING, DUO_ERROR_FILE_FOLDER);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_refused (test, fifo, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_FOREIGN);
}

static void
test_another_programs_database (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();

  duo_store_close (test->store);
  patch (test->path, 68, "GPKG", 4); /* the application id of another format */
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_FOREIGN);
  assert_refused (test, test->path, DUO_STORE_OPEN_OR_CREATE, DUO_ERROR_STORE_FOREIGN);
}

static void
test_a_newer_store (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();

  duo_store_close (test->store);
  patch (test->path, 60, "\0\0\0\x63", 4); /* schema version 99 */
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_NEWER);
}

static void
test_a_damaged_store (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *rubbish = g_malloc (4096);
  g_autofree char *contents = NULL;
  gsize size = 0;

  duo_store_close (test->store);
  memset (rubbish, 0xa5, 4096);
  patch (test->path, 4096 * 2, rubbish, 4096);
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_DAMAGED);

  /* Cut off in the middle, as by a disk that was full. */
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));
  write_file (test->path, contents, size / 2);
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_DAMAGED);
}

static void
test_a_store_that_is_read_only (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const gboolean is_root = geteuid () == 0;

  /* Root may write to anything: the test becomes somebody who may not. */
  duo_store_close (test->store);
  g_assert_cmpint (chmod (test->folder, 0755), ==, 0);
  g_assert_cmpint (chmod (test->path, 0444), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_READ_ONLY);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);

  /* The file may be written but its folder not: there is no room for the log. */
  g_assert_cmpint (chmod (test->path, 0666), ==, 0);
  g_assert_cmpint (chmod (test->folder, 0555), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  assert_refused (test, test->path, DUO_STORE_OPEN_EXISTING, DUO_ERROR_STORE_READ_ONLY);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_cmpint (chmod (test->folder, 0755), ==, 0);
}

static gboolean
add_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db,
                            "INSERT INTO manager (uid, rev, name, email, login, sort_key)"
                            " VALUES ('m-1', 1, 'Anna de Vries', '', 'adevries', 'anna')",
                            error);
}

static gboolean
count_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT count(*) FROM manager", error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;
  *(gint64 *) user_data = duo_statement_get_int (stmt, 0);
  return TRUE;
}

/* Also with a log that was never emptied, as after a copy of a store that somebody had open. */
static void
test_a_store_that_is_read_only_can_be_read (void)
{
  static const DuoChangeName name = { DUO_CHANGE_ADD, DUO_OBJECT_MANAGER, 0 };
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const gboolean is_root = geteuid () == 0;
  const char *const endings[] = { "", "-wal" };
  g_autofree char *folder = g_build_filename (test->folder, "medium", NULL);
  g_autofree char *copy = g_build_filename (folder, "a.db", NULL);
  g_autoptr (DuoClock) clock = duo_clock_new_system ();
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gint64 there = 0;
  gint64 read = -1;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (chmod (test->folder, 0755), ==, 0);
  g_assert_true (duo_store_write (test->store, &name, add_job, NULL, NULL, NULL, &error));
  g_assert_true (duo_store_read (test->store, count_job, &there, NULL, &error));
  g_assert_cmpint (there, >, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (test->path, endings[i], NULL);
      g_autofree char *to = g_strconcat (copy, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (from, &bytes, &size, NULL));
      g_assert_cmpuint (size, >, 0);
      write_file (to, bytes, size);
      g_assert_cmpint (chmod (to, 0444), ==, 0);
    }
  g_assert_cmpint (chmod (folder, 0555), ==, 0);

  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  store = duo_store_open (copy, DUO_STORE_OPEN_TO_READ, "test", clock, &error);
  g_assert_no_error (error);
  g_assert_true (duo_store_read (store, count_job, &read, NULL, &error));
  g_assert_cmpint (read, ==, there);
  g_assert_cmpstr (duo_store_get_path (store), ==, copy);
  g_assert_true (duo_store_is_read_only (store));
  g_assert_false (duo_store_write (store, &name, count_job, &read, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_ONLY_READ);
  duo_store_close (store);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);

  g_assert_cmpint (chmod (folder, 0755), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (copy, endings[i], NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else came beside it */
}

static void
test_network_file_systems_are_known (void)
{
  g_assert_true (duo_store_file_is_network (0x6969, "nfs4"));
  g_assert_true (duo_store_file_is_network (0xff534d42, "cifs"));
  g_assert_true (duo_store_file_is_network (0xfe534d42, "smb3"));
  g_assert_true (duo_store_file_is_network (0x65735546, "fuse.sshfs"));
  g_assert_true (duo_store_file_is_network (0x65735546, "fuse.gvfsd-fuse"));
  g_assert_true (duo_store_file_is_network (0x65735546, NULL));
  g_assert_true (duo_store_file_is_network ((guint64) (gint64) (gint32) 0xff534d42, "cifs")); /* f_type may be signed */
  g_assert_false (duo_store_file_is_network (0x65735546, "fuseblk"));
  g_assert_false (duo_store_file_is_network (0xef53, "ext4"));
  g_assert_false (duo_store_file_is_network (0x01021994, "tmpfs"));
}

static void
test_links_lead_to_one_store (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *link_path = duo_test_store_dup_path (test, "link.db");
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (symlink (test->path, link_path), ==, 0);
  store = duo_store_open (link_path, DUO_STORE_OPEN_EXISTING, DUO_TEST_OTHER, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duo_store_get_path (store), ==, duo_store_get_path (test->store));
}

/* ---- Schema steps ---- */

/* Returns: (transfer full): a connection to a new file with the first @n_steps of @steps. */
static DuoDatabase *
database_new (const char *path, GPtrArray *steps)
{
  g_autoptr (GError) error = NULL;
  DuoDatabase *db = duo_sqlite_database_open (path, DUO_SQLITE_CREATE, &error);

  g_assert_no_error (error);
  duo_schema_upgrade (db, steps, &error);
  g_assert_no_error (error);
  return db;
}

static gint64
count (DuoDatabase *db, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (duo_statement_step (stmt, &has_row, &error));
  g_assert_true (has_row);
  return duo_statement_get_int (stmt, 0);
}

/* A full store of version 1, and a step that makes a parent table anew: its children must stay. */
static void
test_a_step_keeps_all_rows (void)
{
  g_autofree char *folder = duo_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "steps.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = duo_schema_list_steps (&error);
  g_autoptr (DuoDatabase) db = NULL;
  gint version = 0;

  g_assert_no_error (error);
  db = database_new (path, steps);
  duo_database_exec (db,
                     "INSERT INTO message (uid, rev, text, link, audience, status, note, search_key)"
                     " VALUES ('m1', 1, 'a', '', 'students', 'definite', '', 'a');"
                     "INSERT INTO placement (uid, rev, message, sector, first_month, last_month)"
                     " VALUES ('p1', 1, 1, 'VO', '2020-01', '2020-02'), ('p2', 1, 1, 'HO', '2020-01', '2020-02')",
                     &error);
  g_assert_no_error (error);

  g_ptr_array_add (
    steps, g_strdup ("CREATE TABLE message_new (id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT, text TEXT) STRICT;"
                     "INSERT INTO message_new SELECT id, uid, text FROM message;"
                     "DROP TABLE message; ALTER TABLE message_new RENAME TO message"));
  duo_schema_upgrade (db, steps, &error);
  g_assert_no_error (error);
  duo_database_get_version (db, &version, &error);
  g_assert_cmpint (version, ==, (gint) steps->len);
  g_assert_cmpint (count (db, "message"), ==, 1);
  g_assert_cmpint (count (db, "placement"), ==, 2);

  g_clear_object (&db);
  duo_test_remove_folder (folder);
}

static void
test_a_step_that_fails_changes_nothing (void)
{
  static const char *const bad[] = {
    "CREATE TABLE extra (id INTEGER) STRICT; SELECT nonsense FROM nowhere",
    "DELETE FROM message", /* leaves placements that refer to nothing */
  };
  g_autofree char *folder = duo_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "steps.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = duo_schema_list_steps (&error);
  const guint n_steps = steps->len;
  g_autoptr (DuoDatabase) db = database_new (path, steps);

  duo_database_exec (db,
                     "INSERT INTO message (uid, rev, text, link, audience, status, note, search_key)"
                     " VALUES ('m1', 1, 'a', '', 'students', 'definite', '', 'a');"
                     "INSERT INTO placement (uid, rev, message, sector, first_month, last_month)"
                     " VALUES ('p1', 1, 1, 'VO', '2020-01', '2020-02')",
                     &error);
  g_assert_no_error (error);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      gint version = 0;

      g_ptr_array_set_size (steps, (gint) n_steps);
      g_ptr_array_add (steps, g_strdup (bad[i]));
      g_assert_false (duo_schema_upgrade (db, steps, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      duo_database_get_version (db, &version, &error);
      g_assert_no_error (error);
      g_assert_cmpint (version, ==, (gint) n_steps);
      g_assert_cmpint (count (db, "message"), ==, 1);
      /* Foreign keys are on again. */
      g_assert_false (duo_database_exec (db, "DELETE FROM message", &error));
      g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
      g_clear_error (&error);
    }

  g_clear_object (&db);
  duo_test_remove_folder (folder);
}

/* A store of version 0 has no steps yet: it stands for any older one. */
static void
test_an_older_store_is_copied_then_upgraded (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "older.db");
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (DuoDatabase) db = database_new (path, none);
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_VO, "2020-01", "2020-01");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;
  guint copies = 0;

  g_clear_object (&db);
  store = duo_store_open (path, DUO_STORE_OPEN_EXISTING, DUO_TEST_WHO, test->clock, &error);
  g_assert_no_error (error);
  test_save_message (store, message, DUO_CHANGE_ADD);

  dir = g_dir_open (test->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, "older.db.version-0-"))
      copies++;
  g_assert_cmpuint (copies, ==, 1);
}

static void
test_a_store_upgraded_by_another_program_is_not_written (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_VO, "2020-01", "2020-01");
  g_autoptr (DuoDatabase) db = NULL;
  g_autoptr (GError) error = NULL;

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  db = duo_sqlite_database_open (test->path, DUO_SQLITE_WRITE, &error);
  g_assert_no_error (error);
  duo_database_apply_step (db, "ALTER TABLE message ADD COLUMN extra TEXT", duo_schema_get_newest () + 1, &error);
  g_assert_no_error (error);

  duo_message_set_text (message, "b");
  g_assert_false (test_try_save (test->store, G_OBJECT (message), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_NEWER);
}

static gboolean
age_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, "UPDATE change SET schema_version = 0", error);
}

static void
test_a_schema_step_is_a_barrier (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_VO, "2020-01", "2020-01");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 change = test_save_message (test->store, message, DUO_CHANGE_ADD);

  duo_store_write (test->store, NULL, age_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  changes = test_list_changes (test->store);
  g_assert_true (duo_change_get_behind_barrier (changes->pdata[0]));
  g_assert_null (duo_store_undo (test->store, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CANNOT_UNDO);
  g_clear_error (&error);
  g_assert_null (duo_store_take_back (test->store, change, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CANNOT_UNDO);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/open/missing-and-existing", test_missing_and_existing);
  g_test_add_func ("/open/made-where-there-is-none", test_made_where_there_is_none);
  g_test_add_func ("/open/what-is-no-store", test_what_is_no_store);
  g_test_add_func ("/open/another-programs-database", test_another_programs_database);
  g_test_add_func ("/open/a-newer-store", test_a_newer_store);
  g_test_add_func ("/open/a-damaged-store", test_a_damaged_store);
  g_test_add_func ("/open/a-store-that-is-read-only", test_a_store_that_is_read_only);
  g_test_add_func ("/open/a-store-that-is-read-only-can-be-read", test_a_store_that_is_read_only_can_be_read);
  g_test_add_func ("/open/network-file-systems-are-known", test_network_file_systems_are_known);
  g_test_add_func ("/open/links-lead-to-one-store", test_links_lead_to_one_store);
  g_test_add_func ("/schema/a-step-keeps-all-rows", test_a_step_keeps_all_rows);
  g_test_add_func ("/schema/a-step-that-fails-changes-nothing", test_a_step_that_fails_changes_nothing);
  g_test_add_func ("/schema/an-older-store-is-copied-then-upgraded", test_an_older_store_is_copied_then_upgraded);
  g_test_add_func ("/schema/a-store-upgraded-by-another-program-is-not-written",
                   test_a_store_upgraded_by_another_program_is_not_written);
  g_test_add_func ("/schema/a-schema-step-is-a-barrier", test_a_schema_step_is_a_barrier);

  return g_test_run ();
}
