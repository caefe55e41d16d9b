/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of institutions, as many as N_INSTITUTIONS says: how long the page takes to show, a jump, a turn of the wheel,
 * and a search from the key to what is painted. */
#include <locale.h>
#include <stdlib.h>

#include "duo-bench-list.h"
#include "duo-bench-rows.h"
#include "duo-institutions-page.h"
#include "duo-test-store.h"

#define AT_MOST_OPEN_MS 50
#define AT_MOST_FRAME_MS (1000.0 / 60)
/* To have the new ids in the list, and two frames to paint them. */
#define AT_MOST_SEARCH_MS (16 + 2 * AT_MOST_FRAME_MS)
#define N_ROUNDS 6

/* Each finds others than the one before it. */
static const char *const typed[] = { "4", "42", "421", "", "m", "me", "lyc", "noorder", "gymnasium w" };

typedef struct
{
  DuoBenchList list;
  GtkEditable *entry;
  GListModel  *rows;
  const char  *text;
  guint        n_before;
} Search;

static gboolean all_within = TRUE;

static void
open_func (gpointer data)
{
  gtk_widget_activate_action (((DuoBenchList *) data)->window, "win.subject", "i", 3);
}

static void
search_func (gpointer data)
{
  Search *search = data;

  search->n_before = g_list_model_get_n_items (search->rows);
  gtk_editable_set_text (search->entry, search->text);
}

static gboolean
is_found (gpointer data)
{
  Search *search = data;

  return g_list_model_get_n_items (search->rows) != search->n_before;
}

static void
measure_search (GtkWidget *page, const DuoBenchList *list)
{
  GtkWidget *view = duo_bench_find (page, GTK_TYPE_COLUMN_VIEW);
  Search search = { *list, GTK_EDITABLE (duo_bench_find (page, GTK_TYPE_SEARCH_ENTRY)),
                    G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view))), NULL, 0 };
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_ROUNDS * G_N_ELEMENTS (typed); i++)
    {
      DuoBenchFrame frame;
      double n_frames;

      search.text = typed[i % G_N_ELEMENTS (typed)];
      duo_bench_frame (list->window, search_func, is_found, &search, &frame);
      n_frames = frame.n_frames;
      g_array_append_val (painted, frame.ms);
      g_array_append_val (frames, n_frames);
      duo_bench_settle ();
    }

  all_within &= duo_bench_report ("... a key in the search until it is painted, p95", duo_bench_percentile (painted, 0.95), "ms",
                                  "16 ms and two frames", AT_MOST_SEARCH_MS, N_INSTITUTIONS < 1000 ? 0 : AT_MOST_SEARCH_MS);
  duo_bench_report ("... frames until then, p95", duo_bench_percentile (frames, 0.95), "", "frames", 2, 0);
}

static void
measure (GtkWidget *window)
{
  DuoBenchList list = { window, NULL, 0 };
  DuoBenchFrame frame;
  GtkWidget *page;
  double jump, wheel;

  setlocale (LC_NUMERIC, "C"); /* as the other figures are printed */
  while ((page = duo_bench_find (window, DUO_TYPE_INSTITUTIONS_PAGE)) == NULL)
    duo_bench_settle ();
  for (guint i = 0; i < 5; i++)
    duo_bench_settle ();
  list.list = duo_bench_list_find (page);
  duo_bench_frame (window, open_func, duo_bench_list_has_words, &list, &frame);
  duo_bench_settle ();
  all_within &= duo_bench_report ("institutions open, main thread", frame.work_ms + frame.paint_ms, "ms", "limit", AT_MOST_OPEN_MS,
                                  AT_MOST_OPEN_MS);
  duo_bench_report ("... by the clock on the wall, with their words", frame.ms, "ms", "limit", AT_MOST_OPEN_MS, 0);
  duo_bench_list_move (&list, N_INSTITUTIONS, &jump, &wheel);
  all_within &= duo_bench_report ("... jumps, main thread, p95", jump, "ms", "a frame", AT_MOST_FRAME_MS, AT_MOST_FRAME_MS);
  all_within &= duo_bench_report ("... scrolls three rows on, p95", wheel, "ms", "a frame", AT_MOST_FRAME_MS, AT_MOST_FRAME_MS);
  if (N_INSTITUTIONS > 1000)
    measure_search (page, &list);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  int status;

  duo_bench_fill_calendar (test->store);
  duo_bench_fill_institutions (test->store, N_INSTITUTIONS);
  duo_store_close (test->store);
  status = duo_bench_window_run (test->path, measure);
  return status == EXIT_SUCCESS && all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}
