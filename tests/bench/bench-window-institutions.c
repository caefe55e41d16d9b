/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of institutions, as many as N_INSTITUTIONS says: how long the page takes to show, a jump, a turn of the wheel,
 * and a search from the key to what is painted. */
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "duo-bench-list.h"
#include "duo-bench-rows.h"
#include "duo-institutions-page.h"
#include "duo-row-selection.h"
#include "duo-test-store.h"

#define AT_MOST_OPEN_MS 50
#define AT_MOST_FRAME_MS (1000.0 / 60)
/* To have the new ids in the list. */
#define AT_MOST_IDS_MS 16
/* And to paint them, with their words. */
#define AT_MOST_FRAMES 2
#define N_ROUNDS 6

/* Each finds others than the one before it. */
static const char *const typed[] = { "4", "42", "421", "", "m", "me", "lyc", "noorder", "gymnasium w" };

typedef struct
{
  GtkEditable     *entry;
  DuoRowSelection *shown;
  const char      *text;
  gint64           started;
  gint64           found;         /* 0 until the ids are in the list */
  guint            n_frames;      /* painted since then */
} Search;

static gboolean all_within = TRUE;
static const char *store_path;

static void
search_func (gpointer data)
{
  Search *search = data;

  search->found = 0;
  search->n_frames = 0;
  search->started = g_get_monotonic_time ();
  gtk_editable_set_text (search->entry, search->text);
}

static void
found_cb (Search *search)
{
  if (search->found == 0)
    search->found = g_get_monotonic_time ();
}

static void
paint_cb (Search *search)
{
  search->n_frames += search->found != 0;
}

/* Whether the first row of what was found has its words. */
static gboolean
is_found (gpointer data)
{
  Search *search = data;
  g_autoptr (DuoRowSlot) first = g_list_model_get_item (G_LIST_MODEL (search->shown), 0);

  return search->found != 0 && (first == NULL || duo_row_slot_get_value (first) != NULL);
}

/* Returns: how long FTS5 alone takes for the same words. */
static double
measure_bare (sqlite3 *db, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autofree char *joined = g_strjoinv ("\"* \"", words);
  g_autofree char *query = g_strdup_printf ("\"%s\"*", joined);
  gint64 started;
  sqlite3_stmt *stmt;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT rowid FROM institution_search WHERE institution_search MATCH $1", -1, &stmt, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (stmt, 1, query, -1, SQLITE_STATIC);
  started = g_get_monotonic_time ();
  while (sqlite3_step (stmt) == SQLITE_ROW)
    ;
  started = g_get_monotonic_time () - started;
  sqlite3_finalize (stmt);
  return (double) started / 1000;
}

static void
measure_search (GtkWidget *page, const DuoBenchList *list)
{
  GtkWidget *view = duo_bench_find (page, GTK_TYPE_COLUMN_VIEW);
  Search search = { GTK_EDITABLE (duo_bench_find (page, GTK_TYPE_SEARCH_ENTRY)),
                    DUO_ROW_SELECTION (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), NULL, 0, 0, 0 };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  sqlite3 *db = NULL;
  double ids_p95;

  g_assert_cmpint (sqlite3_open_v2 (store_path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_signal_connect_swapped (duo_row_selection_get_rows (search.shown), "items-changed", G_CALLBACK (found_cb), &search);
  g_signal_connect_data (gtk_widget_get_frame_clock (list->window), "paint", G_CALLBACK (paint_cb), &search, NULL, G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_ROUNDS * G_N_ELEMENTS (typed); i++)
    {
      DuoBenchFrame frame;
      double took;

      search.text = typed[i % G_N_ELEMENTS (typed)];
      duo_bench_frame (list->window, search_func, is_found, &search, &frame);
      took = (double) (search.found - search.started) / 1000;
      g_array_append_val (ids, took);
      g_array_append_val (painted, frame.ms);
      took = search.n_frames;
      g_array_append_val (frames, took);
      took = frame.work_ms + frame.paint_ms;
      g_array_append_val (work, took);
      duo_bench_settle ();
      if (g_getenv ("DUO_BENCH_VERBOSE") != NULL)
        g_print ("  “%s”: ids %.1f ms, painted %.1f ms in %u frames, main thread %.1f ms, %u rows\n", search.text,
                 (double) (search.found - search.started) / 1000, frame.ms, search.n_frames, took,
                 g_list_model_get_n_items (G_LIST_MODEL (search.shown)));
      if (*search.text == '\0')
        continue;
      took = measure_bare (db, search.text);
      g_array_append_val (bare, took);
    }
  g_signal_handlers_disconnect_by_data (duo_row_selection_get_rows (search.shown), &search);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (list->window), &search);
  sqlite3_close (db);

  ids_p95 = duo_bench_percentile (ids, 0.95);
  all_within &= duo_bench_report ("... a key in the search until the ids are in the list, p95", ids_p95, "ms", "FTS5 alone",
                                  duo_bench_percentile (bare, 0.95), AT_MOST_IDS_MS);
  all_within &= duo_bench_report ("... frames from there until their words are painted, p95", duo_bench_percentile (frames, 0.95),
                                  "", "frames", AT_MOST_FRAMES, AT_MOST_FRAMES);
  duo_bench_report ("... from the key until they are painted, by the clock on the wall, p95", duo_bench_percentile (painted, 0.95),
                    "ms", "16 ms and two frames", AT_MOST_IDS_MS + AT_MOST_FRAMES * AT_MOST_FRAME_MS, 0);
  duo_bench_report ("... of which the main thread works, p95", duo_bench_percentile (work, 0.95), "ms", "the ids", ids_p95, 0);
}

static void
measure (GtkWidget *window)
{
  DuoBenchList list = { window, NULL, 0, DUO_TYPE_INSTITUTIONS_PAGE, 3 };
  DuoBenchFrame first, again;
  double jump, wheel;

  setlocale (LC_NUMERIC, "C"); /* as the other figures are printed */
  duo_bench_list_open (&list, &first, &again);
  all_within &= duo_bench_report ("institutions open for the first time, main thread", first.work_ms + first.paint_ms, "ms", "limit",
                                  AT_MOST_OPEN_MS, AT_MOST_OPEN_MS);
  all_within &= duo_bench_report ("... again, main thread", again.work_ms + again.paint_ms, "ms", "limit", AT_MOST_OPEN_MS,
                                  AT_MOST_OPEN_MS);
  duo_bench_report ("... for the first time by the clock on the wall, with their words", first.ms, "ms", "again", again.ms, 0);
  duo_bench_list_move (&list, N_INSTITUTIONS, &jump, &wheel);
  all_within &= duo_bench_report ("... jumps, main thread, p95", jump, "ms", "a frame", AT_MOST_FRAME_MS, AT_MOST_FRAME_MS);
  all_within &= duo_bench_report ("... scrolls three rows on, p95", wheel, "ms", "a frame", AT_MOST_FRAME_MS, AT_MOST_FRAME_MS);
  if (N_INSTITUTIONS > 1000)
    measure_search (duo_bench_find (window, DUO_TYPE_INSTITUTIONS_PAGE), &list);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  int status;

  duo_bench_fill_calendar (test->store);
  duo_bench_fill_institutions (test->store, N_INSTITUTIONS);
  duo_store_close (test->store);
  store_path = test->path;
  status = duo_bench_window_run (test->path, measure);
  return status == EXIT_SUCCESS && all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}
