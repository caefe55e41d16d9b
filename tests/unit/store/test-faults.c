/* SPDX-License-Identifier: EUPL-1.2 */
/* Each call of the operating system that a change makes fails once: the store is the one before or the one after. The ways
 * to fail take turns; with DUO_FAULTS_EVERY_WAY set each call fails in every way, which takes twice as long. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-overview-table.h"
#include "duo-setting-table.h"
#include "duo-silence-table.h"
#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"
#include "fault-vfs.h"

/* Each call fails once; under the sanitizers, which make each of these stores ten times slower, one in thirteen does. */
#ifdef __SANITIZE_ADDRESS__
#define STEP 13
#else
#define STEP 1
#endif
#define MAX_CALLS 1000 /* a kind of change that makes more calls than this is out of hand */

/* ---- What the store holds, as text ---- */

static void
append_rows (DuoDatabase *db, const char *sql, gint n_columns, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  while (duo_statement_step (stmt, &has_row, &error) && has_row)
    {
      for (gint i = 0; i < n_columns; i++)
        g_string_append_printf (text, "|%s", duo_statement_is_null (stmt, i) ? "-" : duo_statement_get_text (stmt, i));
      g_string_append_c (text, '\n');
    }
  g_assert_no_error (error);
}

static gboolean
describe_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  GString *text = g_string_new (NULL);

  append_rows (db, "SELECT id, rev, text, status, campaign, note, search_key FROM message ORDER BY id", 7, text);
  append_rows (db, "SELECT id, rev, message, sector, first_month, last_month FROM placement ORDER BY id", 6, text);
  append_rows (db, "SELECT id, rev, name, colour FROM campaign ORDER BY id", 4, text);
  append_rows (db, "SELECT id, rev, title, planned, actual FROM milestone ORDER BY id", 5, text);
  append_rows (db, "SELECT id, rev, text, due, done FROM action ORDER BY id", 5, text);
  append_rows (db, "SELECT id, rev, name, login FROM manager ORDER BY id", 4, text);
  append_rows (db, "SELECT id, rev, rule, cause FROM silence ORDER BY id", 4, text);
  append_rows (db, "SELECT id, rev, month, content FROM overview ORDER BY id", 4, text);
  append_rows (db, "SELECT id, rev, kind, object, state, applied FROM change ORDER BY id", 6, text);
  append_rows (db, "SELECT id, change, row_table, row, top_rev FROM change_row ORDER BY id", 5, text);
  *result = g_string_free (text, FALSE);
  return TRUE;
}

/* Returns: (transfer full): all that the store holds but its uids. */
static char *
describe (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  gpointer text = NULL;

  duo_store_read (store, describe_job, NULL, &text, &error);
  g_assert_no_error (error);
  return text;
}

/* ---- The kinds of change; each acts on the store that prepare() made ---- */

static void
prepare (DuoStore *store)
{
  g_autoptr (DuoMessage) message = test_message_new ("DigiD aanvragen", DUO_SECTOR_MBO, "2020-05", "2020-07");
  g_autoptr (DuoMessage) other = test_message_new ("Lenen", DUO_SECTOR_HO, "2020-01", "2020-12");

  test_save_message (store, message, DUO_CHANGE_ADD);
  duo_message_set_text (message, "DigiD nu aanvragen");
  test_save_message (store, message, DUO_CHANGE_EDIT);
  test_save_message (store, other, DUO_CHANGE_ADD);
}

static gboolean
act_add (DuoStore *store, GError **error)
{
  g_autoptr (DuoMessage) message = test_message_new ("Nieuw", DUO_SECTOR_VO, "2020-05", "2020-07");

  return test_try_save (store, G_OBJECT (message), DUO_CHANGE_ADD, FALSE, NULL, error);
}

static gboolean
act_edit (DuoStore *store, GError **error)
{
  g_autoptr (DuoMessage) message = test_try_read_message (store, 1, error);

  if (message == NULL)
    return FALSE;

  duo_message_set_text (message, "Anders");
  duo_message_set_status (message, DUO_MESSAGE_WITHDRAWN);
  return test_try_save (store, G_OBJECT (message), DUO_CHANGE_EDIT, FALSE, NULL, error);
}

static gboolean
act_move (DuoStore *store, GError **error)
{
  g_autoptr (DuoMessage) message = test_try_read_message (store, 1, error);

  if (message == NULL)
    return FALSE;

  test_place (message, DUO_SECTOR_HO, "2020-08", "2020-09");
  return test_try_save (store, G_OBJECT (message), DUO_CHANGE_MOVE, FALSE, NULL, error);
}

static gboolean
act_join (DuoStore *store, GError **error)
{
  g_autoptr (DuoMessage) message = test_try_read_message (store, 2, error);

  if (message == NULL)
    return FALSE;

  duo_message_set_note (message, "in de reeks");
  return test_try_save (store, G_OBJECT (message), DUO_CHANGE_ADD, TRUE, NULL, error);
}

static gboolean
act_remove (DuoStore *store, GError **error)
{
  g_autoptr (DuoMessage) message = test_try_read_message (store, 1, error);

  if (message == NULL)
    return FALSE;

  return test_try_remove (store, G_OBJECT (message), error);
}

static gboolean
act_undo (DuoStore *store, GError **error)
{
  g_autoptr (DuoChange) change = duo_store_undo (store, error);

  return change != NULL;
}

static void
prepare_redo (DuoStore *store)
{
  g_autoptr (GError) error = NULL;

  prepare (store);
  g_assert_true (act_undo (store, &error));
}

static gboolean
act_redo (DuoStore *store, GError **error)
{
  g_autoptr (DuoChange) change = duo_store_redo (store, error);

  return change != NULL;
}

static gboolean
act_take_back (DuoStore *store, GError **error)
{
  g_autoptr (DuoChange) change = duo_store_take_back (store, 2, NULL, error);

  return change != NULL;
}

static gboolean
many_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (DuoIssuedOverview) overview = g_new0 (DuoIssuedOverview, 1);
  const DuoWhen when = duo_when_dmy (1, 2, 2020);
  const DuoSilence silence = { 0,           DUO_CHECK_GAP, (char *) "gap",
                               (char *) "", (char *) "x",  (char *) "2020-10-14T12:00:00.000Z" };

  duo_campaign_set_name (campaign, "Vervolgstudie");
  duo_milestone_set_title (milestone, "DAMBO uit");
  duo_milestone_set_planned (milestone, &when);
  duo_manager_set_name (manager, "A. de Vries");
  duo_manager_set_login (manager, DUO_TEST_WHO);
  duo_action_set_text (action, "Bellen");
  duo_action_set_due (action, &when);
  overview->month = duo_month_new (2020, 10);
  overview->issued = g_strdup ("2020-10-14T12:00:00.000Z");
  overview->day = when.first;
  overview->who = g_strdup (DUO_TEST_WHO);
  overview->content = g_strnfill (20000, 'x'); /* spills over pages */
  overview->hash = g_strdup ("0");
  if (!duo_campaign_table_save (db, campaign, error) || !duo_milestone_table_save (db, milestone, error)
      || !duo_manager_table_save (db, manager, error) || !duo_action_table_save (db, action, error)
      || !duo_overview_table_add (db, overview, error) || !duo_silence_table_add (db, &silence, NULL, error))
    return FALSE;

  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *text = g_strdup_printf ("Ingelezen %u", i);
      g_autoptr (DuoMessage) message = test_message_new (text, DUO_SECTOR_VO, "2020-01", "2020-02");

      if (!duo_message_table_save (db, message, error))
        return FALSE;
    }
  return duo_setting_table_set (db, "sample", "1", error);
}

static gboolean
act_import (DuoStore *store, GError **error)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };

  return duo_store_write (store, &name, many_job, NULL, NULL, NULL, error);
}

typedef struct
{
  const char *name;
  void (*prepare) (DuoStore *store);
  gboolean (*act) (DuoStore *store, GError **error);
} Case;

static const Case cases[] = {
  { "add", prepare, act_add },        { "edit", prepare, act_edit },           { "move", prepare, act_move },
  { "join", prepare, act_join },      { "remove", prepare, act_remove },       { "undo", prepare, act_undo },
  { "redo", prepare_redo, act_redo }, { "take-back", prepare, act_take_back }, { "import", prepare, act_import },
};

/* ---- Letting each call fail ---- */

static gboolean
fails_in_every_way (void)
{
  return g_getenv ("DUO_FAULTS_EVERY_WAY") != NULL;
}

static DuoStore *
open_copy_of (DuoTestStore *test, const char *contents, gsize size)
{
  static const char *const endings[] = { "-wal", "-shm" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (test->path, endings[i], NULL);

      g_assert_true (g_unlink (name) == 0 || !g_file_test (name, G_FILE_TEST_EXISTS));
    }
  g_assert_true (
    g_file_set_contents_full (test->path, contents, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, &error));
  return duo_test_store_open_as (test, DUO_TEST_WHO);
}

static void
assert_verified (DuoStore *store)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  duo_store_verify (store, &findings, &error);
  g_assert_no_error (error);
  if (findings->len > 0)
    g_error ("%s", (const char *) findings->pdata[0]);
}

/* One change with its call @number failing. Returns: whether there is such a call. */
static gboolean
fail_once (const Case *change,
           DuoTestStore *test,
           const char *contents,
           gsize size,
           Fault fault,
           guint number,
           const char *before,
           const char *after)
{
  g_autoptr (DuoStore) store = open_copy_of (test, contents, size);
  g_autoptr (DuoStore) again = NULL;
  g_autofree char *now = NULL;
  g_autofree char *reopened = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;
  gboolean happened;

  fault_vfs_arm (fault, number);
  done = change->act (store, &error);
  happened = fault_vfs_disarm (NULL);
  g_assert_true (done == (error == NULL));
  if (!happened)
    g_assert_true (done);
  if (!done && fault == FAULT_DISK_FULL && error->domain == DUO_ERROR)
    g_assert_true (error->code == DUO_ERROR_DISK_FULL || error->code == DUO_ERROR_FAILED);

  /* In the program that met it, and in the next one. */
  now = describe (store);
  g_assert_cmpstr (now, ==, done ? after : before);
  duo_store_close (store);
  again = duo_test_store_open_as (test, DUO_TEST_WHO);
  reopened = describe (again);
  if (done || strcmp (reopened, before) != 0)
    g_assert_cmpstr (reopened, ==, after);
  assert_verified (again);
  duo_store_close (again);
  return happened;
}

static void
test_change (gconstpointer user_data)
{
  const Case *change = user_data;
  const gboolean every_way = fails_in_every_way ();
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) store = NULL;
  g_autofree char *contents = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize size = 0;
  guint n_calls = 0;

  change->prepare (test->store);
  before = describe (test->store);
  duo_store_close (test->store);
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));

  store = open_copy_of (test, contents, size);
  fault_vfs_arm (FAULT_IO, 0);
  g_assert_true (change->act (store, &error));
  g_assert_no_error (error);
  fault_vfs_disarm (&n_calls);
  after = describe (store);
  g_assert_cmpstr (before, !=, after);
  duo_store_close (store);
  g_assert_cmpuint (n_calls, >, 3);
  g_assert_cmpuint (n_calls, <, MAX_CALLS);

  for (guint number = 1; number <= n_calls; number += STEP)
    for (guint fault = 0; fault < N_FAULTS; fault++)
      if (every_way || number % N_FAULTS == fault)
        fail_once (change, test, contents, size, (Fault) fault, number, before, after);
  g_test_message ("%s: %u calls, each failed %s", change->name, n_calls, every_way ? "in every way" : "once");
}

/* The ways to fail take turns from call to call; in every way, each call has its turn twice. */
static void
arm (guint number)
{
  const guint call = fails_in_every_way () ? (number + 1) / 2 : number;

  fault_vfs_arm (number % 2 == 0 ? FAULT_IO : FAULT_DISK_FULL, call);
}

/* Closing moves the log into the file: whatever fails there, what was committed is there afterwards. */
static void
test_close (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *contents = NULL;
  gsize size = 0;
  gboolean happened = TRUE;

  duo_store_close (test->store);
  g_assert_true (g_file_get_contents (test->path, &contents, &size, NULL));
  for (guint number = 1; happened; number += STEP)
    {
      g_autoptr (DuoStore) store = open_copy_of (test, contents, size);
      g_autoptr (DuoStore) again = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      prepare (store);
      before = describe (store);
      arm (number);
      duo_store_close (store);
      happened = fault_vfs_disarm (NULL);

      again = duo_test_store_open_as (test, DUO_TEST_WHO);
      after = describe (again);
      g_assert_cmpstr (before, ==, after);
      assert_verified (again);
      duo_store_close (again);
    }
}

/* A new store is there whole, or not at all; an opened one is as it was. */
static void
test_create_and_open (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "new.db");
  gboolean happened = TRUE;

  for (guint number = 1; happened; number += STEP)
    {
      g_autoptr (DuoStore) store = NULL;
      g_autoptr (DuoStore) again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_unlink (path) == 0 || !g_file_test (path, G_FILE_TEST_EXISTS));
      arm (number);
      store = duo_store_open (path, DUO_STORE_OPEN_OR_CREATE, DUO_TEST_WHO, test->clock, &error);
      happened = fault_vfs_disarm (NULL);
      g_assert_true ((store != NULL) == (error == NULL));
      if (store != NULL)
        duo_store_close (store);
      g_clear_error (&error);

      again = duo_store_open (path, DUO_STORE_OPEN_OR_CREATE, DUO_TEST_WHO, test->clock, &error);
      g_assert_no_error (error);
      assert_verified (again);
      duo_store_close (again);
    }
}

/* A backup is the new one or the old one. */
static void
test_backup (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autofree char *path = duo_test_store_dup_path (test, "backup.db");
  g_autofree char *old_contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize old_size = 0;
  gboolean happened = TRUE;

  g_assert_true (duo_store_backup (test->store, path, &error));
  g_assert_true (g_file_get_contents (path, &old_contents, &old_size, NULL));
  prepare (test->store);
  for (guint number = 1; happened; number += STEP)
    {
      g_autofree char *contents = NULL;
      gsize size = 0;
      gboolean done;

      g_assert_true (g_file_set_contents (path, old_contents, (gssize) old_size, NULL));
      arm (number);
      done = duo_store_backup (test->store, path, &error);
      happened = fault_vfs_disarm (NULL);
      g_assert_true (done == (error == NULL));
      g_clear_error (&error);

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      g_assert_true (done || (size == old_size && memcmp (contents, old_contents, size) == 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Thousands of stores: in memory where that can be had, syncing costs nothing there. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  fault_vfs_register ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_change);
    }
  g_test_add_func ("/faults/close", test_close);
  g_test_add_func ("/faults/create-and-open", test_create_and_open);
  g_test_add_func ("/faults/backup", test_backup);

  return g_test_run ();
}
