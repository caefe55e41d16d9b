/* SPDX-License-Identifier: EUPL-1.2 */
/* What the journal costs: 10,000 messages added through the store, beside the bare inserts of the same rows into the
 * same tables by SQLite alone; one transaction each, and a thousand in one. */
#include <sqlite3.h>
#include <stdlib.h>
#include <time.h>

#include "duo-bench.h"
#include "duo-message-table.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

/* Taken in turns, so that whatever else the machine does meets both alike. */
#define N_ROUNDS 10
#define N_CHANGES 1000

typedef struct
{
  DuoTestStore *test; /* closed where SQLite works on it alone */
  gboolean at_once;   /* a round is one transaction */
  double ms;          /* of all rounds, by the clock */
  double cpu_ms;      /* of these, processor time of all threads */
} Run;

/* ---- Through the store ---- */

static DuoMessage *
message_new (guint number)
{
  g_autofree char *text = g_strdup_printf ("Boodschap %u over studiefinanciering", number);

  return test_message_new (text, DUO_SECTOR_MBO, "2020-05", "2020-07");
}

static gboolean
add_all_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (DuoMessage) message = message_new (i);

      if (!duo_message_table_save (db, message, error))
        return FALSE;
    }
  return TRUE;
}

static void
run_store (gpointer data)
{
  const Run *run = data;
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };
  g_autoptr (GError) error = NULL;

  if (run->at_once)
    {
      duo_store_write (run->test->store, &name, add_all_job, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      return;
    }

  for (guint i = 0; i < N_CHANGES; i++)
    {
      g_autoptr (DuoMessage) message = message_new (i);

      test_save_message (run->test->store, message, DUO_CHANGE_ADD);
    }
}

/* ---- Bare ---- */

static void
exec (sqlite3 *db, const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return stmt;
}

static void
insert (sqlite3 *db, sqlite3_stmt *stmt, guint number, gint64 message)
{
  g_autofree char *text = g_strdup_printf ("Boodschap %u over studiefinanciering", number);
  g_autofree char *uid = g_uuid_string_random ();

  sqlite3_bind_text (stmt, 1, uid, -1, SQLITE_TRANSIENT);
  if (message != 0)
    sqlite3_bind_int64 (stmt, 2, message);
  else
    sqlite3_bind_text (stmt, 2, text, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (stmt) != SQLITE_DONE || sqlite3_reset (stmt) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
run_bare (gpointer data)
{
  const Run *run = data;
  sqlite3 *db = NULL;
  sqlite3_stmt *message;
  sqlite3_stmt *placement;

  if (sqlite3_open_v2 (run->test->path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  exec (db, "PRAGMA synchronous = FULL");
  exec (db, "PRAGMA foreign_keys = ON");
  message = prepare (db, "INSERT INTO message (uid, rev, text, link, audience, status, note, search_key)"
                         " VALUES (?1, 1, ?2, '', 'students', 'definite', '', ?2)");
  placement = prepare (db, "INSERT INTO placement (uid, rev, message, sector, first_month, last_month)"
                           " VALUES (?1, 1, ?2, 'MBO', '2020-05', '2020-07')");

  if (run->at_once)
    exec (db, "BEGIN IMMEDIATE");
  for (guint i = 0; i < N_CHANGES; i++)
    {
      if (!run->at_once)
        exec (db, "BEGIN IMMEDIATE");
      insert (db, message, i, 0);
      insert (db, placement, i, sqlite3_last_insert_rowid (db));
      if (!run->at_once)
        exec (db, "COMMIT");
    }
  if (run->at_once)
    exec (db, "COMMIT");

  sqlite3_finalize (message);
  sqlite3_finalize (placement);
  sqlite3_close (db);
}

/* Adds one round to what @run took. */
static void
measure (DuoBenchFunc func, Run *run)
{
  const clock_t started = clock ();

  run->ms += duo_bench_best_ms (func, run, 1);
  run->cpu_ms += (double) (clock () - started) * 1000 / CLOCKS_PER_SEC;
}

/* Measures and tells both, each in a store of its own, on the disk that temporary files go to. */
static void
compare (gboolean at_once, const char *what, const char *what_cpu)
{
  g_autoptr (DuoTestStore) bare_test = duo_test_store_new ();
  g_autoptr (DuoTestStore) store_test = duo_test_store_new ();
  Run bare = { bare_test, at_once, 0, 0 };
  Run store = { store_test, at_once, 0, 0 };

  duo_store_close (bare_test->store);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      measure (run_bare, &bare);
      measure (run_store, &store);
    }

  /* Only told: what a journal may cost is nobody's promise, but it has to be known. */
  duo_bench_report (what, store.ms, "ms", "bare inserts", bare.ms, 0);
  duo_bench_report (what_cpu, store.cpu_ms, "ms", "bare inserts", bare.cpu_ms, 0);
}

int
main (void)
{
  compare (FALSE, "10,000 changes, durable one by one", "... processor time");
  compare (TRUE, "10 changes of 1,000 messages", "... processor time");
  return EXIT_SUCCESS;
}
