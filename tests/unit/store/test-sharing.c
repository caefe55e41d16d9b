/* SPDX-License-Identifier: EUPL-1.2 */
/* More than one at a time: threads, two stores on one file, the signal, cancelling, waiting too long, and who opens
 * the store's files without being asked. */
#include <fcntl.h>
#include <unistd.h>

#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-setting-table.h"
#include "duo-store-file.h"
#include "duo-store-private.h"
#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

#define N_THREADS 4
#define N_ADDITIONS 25
/* The byte of the "-shm" file that all lock who use the log's index (SQLite, os_unix.c: UNIX_SHM_DMS). */
#define INDEX_IN_USE_BYTE 128

/* ---- No update is lost ---- */

typedef struct
{
  DuoStore *store;
  gint64 message;
} Counter;

/* Adds one to the number in a message's text, again and again; reads anew where somebody else was first. */
static gpointer
count_thread (gpointer user_data)
{
  const Counter *counter = user_data;

  for (guint done = 0; done < N_ADDITIONS;)
    {
      g_autoptr (DuoMessage) message = test_read_message (counter->store, counter->message);
      const gint64 number = g_ascii_strtoll (duo_message_get_text (message), NULL, 10);
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number + 1);
      g_autoptr (GError) error = NULL;

      duo_message_set_text (message, text);
      if (test_try_save (counter->store, G_OBJECT (message), DUO_CHANGE_EDIT, FALSE, NULL, &error))
        done++;
      else
        g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
    }
  return NULL;
}

static void
test_two_stores_never_lose_an_update (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) message = test_message_new ("0", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) read = NULL;
  g_autofree char *expected = g_strdup_printf ("%d", N_THREADS * N_ADDITIONS);
  Counter counters[N_THREADS];
  GThread *threads[N_THREADS];

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  for (guint i = 0; i < N_THREADS; i++)
    {
      counters[i] = (Counter){ i % 2 == 0 ? test->store : other, duo_message_get_id (message) };
      threads[i] = g_thread_new ("count", count_thread, &counters[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_cmpstr (duo_message_get_text (read), ==, expected);
}

static void
test_the_second_to_save_is_told (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) mine = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) theirs = NULL;
  g_autoptr (GError) error = NULL;

  test_save_message (test->store, mine, DUO_CHANGE_ADD);
  theirs = test_read_message (other, duo_message_get_id (mine));
  duo_message_set_text (theirs, "theirs");
  test_save_message (other, theirs, DUO_CHANGE_EDIT);

  duo_message_set_text (mine, "mine");
  g_assert_false (test_try_save (test->store, G_OBJECT (mine), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (test_try_remove (test->store, G_OBJECT (mine), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);

  g_assert_true (test_try_remove (other, G_OBJECT (theirs), &error));
  g_assert_false (test_try_save (test->store, G_OBJECT (mine), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
}

/* ---- The signal ---- */

static void
changed_cb (DuoStore *store, gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static gboolean
too_late_cb (gpointer user_data)
{
  g_error ("\"changed\" was not emitted");
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until the store says that it changed. */
static void
wait_for_changed (DuoStore *store)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  const gulong handler = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), loop);
  const guint timeout = g_timeout_add_seconds (10, too_late_cb, NULL);

  g_main_loop_run (loop);
  g_source_remove (timeout);
  g_signal_handler_disconnect (store, handler);
}

static void
test_changes_are_told (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) mine = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) theirs = test_message_new ("b", DUO_SECTOR_MBO, "2020-01", "2020-02");

  test_save_message (test->store, mine, DUO_CHANGE_ADD);
  wait_for_changed (test->store); /* its own */
  test_save_message (other, theirs, DUO_CHANGE_ADD);
  wait_for_changed (test->store); /* somebody else's, noticed within a second or two */
}

static gboolean
stamp_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_get_stamp (db, user_data, error);
}

static gint64
read_stamp (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  gint64 stamp = 0;

  (void) duo_store_read (store, stamp_job, &stamp, NULL, &error);
  g_assert_no_error (error);
  return stamp;
}

/* A program that only looks leaves nothing behind that others take for a change. */
static void
test_who_only_looks_is_not_noticed (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) mine = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  DuoStore *other;
  gint64 stamp;

  test_save_message (test->store, mine, DUO_CHANGE_ADD);
  stamp = read_stamp (test->store);
  other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_assert_cmpint (read_stamp (other), !=, 0);
  duo_store_close (other);
  g_object_unref (other);
  g_assert_cmpint (read_stamp (test->store), ==, stamp);
}

/* ---- Asynchronous jobs ---- */

typedef struct
{
  GMainLoop *loop;
  guint waiting;
  guint done;
  guint cancelled;
  gint64 change;
} Waiting;

static gboolean
slow_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_usleep (30000);
  *result = g_strdup ("seen");
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gpointer value = NULL;

  if (duo_store_read_finish (DUO_STORE (source), result, &value, &error))
    {
      text = value;
      g_assert_cmpstr (text, ==, "seen");
      waiting->done++;
    }
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      waiting->cancelled++;
    }
  if (--waiting->waiting == 0)
    g_main_loop_quit (waiting->loop);
}

static void
test_a_stale_read_makes_way (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop, .waiting = 5 };

  duo_store_read_async (test->store, NULL, slow_job, NULL, NULL, g_free, NULL, read_cb, &waiting);
  for (guint i = 0; i < 4; i++)
    duo_store_read_async (test->store, "calendar", slow_job, NULL, NULL, g_free, NULL, read_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.done, ==, 2);
  g_assert_cmpuint (waiting.cancelled, ==, 3);
}

static gboolean
endless_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  g_cancellable_cancel (cancellable);
  stmt = duo_database_prepare (db,
                               "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)"
                               " SELECT count(*) FROM n",
                               error);
  return stmt != NULL && duo_statement_run (stmt, error);
}

static void
test_a_running_statement_is_cancelled (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .loop = loop, .waiting = 1 };
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");

  duo_store_read_async (test->store, NULL, endless_job, NULL, NULL, NULL, cancellable, read_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.cancelled, ==, 1);
  test_save_message (test->store, message, DUO_CHANGE_ADD);
}

static gboolean
add_then_cancel_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  if (!duo_message_table_save (db, user_data, error))
    return FALSE;

  g_cancellable_cancel (cancellable);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
write_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;

  if (duo_store_write_finish (DUO_STORE (source), result, NULL, &waiting->change, &error))
    waiting->done++;
  else
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      waiting->cancelled++;
    }
  g_main_loop_quit (waiting->loop);
}

static gboolean
add_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_message_table_save (db, user_data, error);
}

static void
test_a_cancelled_write_leaves_nothing (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DuoChangeName name = { DUO_CHANGE_ADD, DUO_OBJECT_MESSAGE, 0 };
  Waiting waiting = { .loop = loop };
  g_autoptr (GPtrArray) changes = NULL;

  duo_store_write_async (test->store, &name, add_then_cancel_job,
                         test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02"), g_object_unref, NULL,
                         cancellable, write_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.cancelled, ==, 1);
  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 0);

  duo_store_write_async (test->store, &name, add_job, test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02"),
                         g_object_unref, NULL, NULL, write_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_cmpuint (waiting.done, ==, 1);
  g_assert_cmpint (waiting.change, >, 0);
}

static void
undo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo_finish (DUO_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (duo_change_get_state (change), ==, DUO_CHANGE_STATE_UNDONE);
  g_main_loop_quit (waiting->loop);
}

static void
redo_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_redo_finish (DUO_STORE (source), result, &error);

  g_assert_no_error (error);
  waiting->change = duo_change_get_id (change);
  g_main_loop_quit (waiting->loop);
}

static void
take_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_take_back_finish (DUO_STORE (source), result, &error);

  g_assert_no_error (error);
  g_assert_cmpint (duo_change_get_taken_back (change), ==, waiting->change);
  g_main_loop_quit (waiting->loop);
}

static void
test_undo_redo_and_take_back_asynchronously (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  Waiting waiting = { .loop = loop };

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  duo_store_undo_async (test->store, NULL, undo_cb, &waiting);
  g_main_loop_run (loop);
  duo_store_redo_async (test->store, NULL, redo_cb, &waiting);
  g_main_loop_run (loop);
  duo_store_take_back_async (test->store, waiting.change, NULL, NULL, take_back_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (message)));
}

/* ---- Failing jobs, waiting, closing ---- */

static gboolean
half_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoMessage) empty = duo_message_new ();

  return duo_message_table_save (db, user_data, error) && duo_message_table_save (db, empty, error);
}

static void
test_a_job_that_fails_half_way_leaves_nothing (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 change = -1;

  g_assert_false (duo_store_write (test->store, &name, half_job, message, NULL, &change, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_assert_cmpint (change, ==, 0);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (message)));
  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 0);
}

static void
test_a_change_wants_a_name (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_store_write (test->store, NULL, add_job, message, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FAILED);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (message)));
}

static gboolean
write_in_read_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_setting_table_set (db, "sample", "1", error);
}

static void
test_the_reader_can_not_write (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_store_read (test->store, write_in_read_job, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY);
}

static void
test_a_lock_that_is_held_too_long (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoStoreLock) lock = duo_store_lock_new (duo_store_get_path (test->store), &error);

  g_assert_no_error (error);
  g_assert_true (duo_store_lock_take (lock, 1000, &error));
  duo_store_set_patience (test->store, 50);
  g_assert_false (test_try_save (test->store, G_OBJECT (message), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_BUSY);
  g_clear_error (&error);

  duo_store_lock_release (lock);
  g_assert_true (test_try_save (test->store, G_OBJECT (message), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_no_error (error);
}

/* ---- Strangers ---- */

/* Returns: the kind of lock that keeps another program from owning the log's index of the store at @path. */
static gshort
look_at_index_lock (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = INDEX_IN_USE_BYTE, .l_len = 1 };
  const int fd = open (index, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GETLK, &lock), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
  return lock.l_type;
}

static void
open_and_close (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  const int fd = open (name, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
test_a_stranger_costs_no_lock (void)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autofree char *path = g_strdup (duo_store_get_path (test->store));

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      open_and_close (path, endings[i]);
      g_assert_cmpint (look_at_index_lock (path), ==, F_RDLCK);
    }

  duo_store_close (other); /* one of two users: the lock is still needed */
  g_assert_cmpint (look_at_index_lock (path), ==, F_RDLCK);
  duo_store_close (test->store);
  g_assert_cmpint (look_at_index_lock (path), ==, F_UNLCK);
}

static void
test_a_closed_store_says_so (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (GError) error = NULL;

  duo_store_close (test->store);
  g_assert_false (test_try_save (test->store, G_OBJECT (message), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  duo_store_close (test->store); /* once more does no harm */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sharing/two-stores-never-lose-an-update", test_two_stores_never_lose_an_update);
  g_test_add_func ("/sharing/the-second-to-save-is-told", test_the_second_to_save_is_told);
  g_test_add_func ("/sharing/changes-are-told", test_changes_are_told);
  g_test_add_func ("/sharing/who-only-looks-is-not-noticed", test_who_only_looks_is_not_noticed);
  g_test_add_func ("/sharing/a-stale-read-makes-way", test_a_stale_read_makes_way);
  g_test_add_func ("/sharing/a-running-statement-is-cancelled", test_a_running_statement_is_cancelled);
  g_test_add_func ("/sharing/a-cancelled-write-leaves-nothing", test_a_cancelled_write_leaves_nothing);
  g_test_add_func ("/sharing/undo-redo-and-take-back-asynchronously", test_undo_redo_and_take_back_asynchronously);
  g_test_add_func ("/sharing/a-job-that-fails-half-way-leaves-nothing", test_a_job_that_fails_half_way_leaves_nothing);
  g_test_add_func ("/sharing/a-change-wants-a-name", test_a_change_wants_a_name);
  g_test_add_func ("/sharing/the-reader-can-not-write", test_the_reader_can_not_write);
  g_test_add_func ("/sharing/a-lock-that-is-held-too-long", test_a_lock_that_is_held_too_long);
  g_test_add_func ("/sharing/a-stranger-costs-no-lock", test_a_stranger_costs_no_lock);
  g_test_add_func ("/sharing/a-closed-store-says-so", test_a_closed_store_says_so);

  return g_test_run ();
}
