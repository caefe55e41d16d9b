/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of 100,000 actions of a real store: how long the page takes to show, a jump and a turn of the wheel; beside
 * the same table over a list of GTK's own with as many rows in memory. */
#include <locale.h>
#include <stdlib.h>

#include "duo-actions-page.h"
#include "duo-bench-list.h"
#include "duo-bench-rows.h"
#include "duo-test-store.h"

#define N_ROWS 100000
#define AT_MOST_OPEN_MS 50
#define AT_MOST_FRAME_MS (1000.0 / 60)

static gboolean all_within = TRUE;

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* Returns: a window with as many rows and columns as ours, of GTK's own. */
static GtkWidget *
make_bare_window (GtkApplication *application)
{
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *view;

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("Actie %u", i + 1);

      gtk_string_list_append (rows, text);
    }
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (rows))));
  for (guint i = 0; i < 5; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new ("Kolom", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_expand (column, TRUE);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
      g_object_unref (column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  return window;
}

static void
measure (GtkWidget *window)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  GtkWidget *bare_window = make_bare_window (application);
  DuoBenchList list = { window, NULL, 0, DUO_TYPE_ACTIONS_PAGE, 2 };
  DuoBenchList bare = { bare_window, NULL, 0, G_TYPE_NONE, 0 };
  DuoBenchFrame first, again;
  DuoBenchFrame bare_frame;
  double jump, wheel, bare_jump, bare_wheel;

  setlocale (LC_NUMERIC, "C"); /* as the other figures are printed */
  duo_bench_list_open (&list, &first, &again);
  duo_bench_list_move (&list, N_ROWS, &jump, &wheel);

  gtk_window_present (GTK_WINDOW (bare_window));
  bare.list = duo_bench_list_find (bare_window);
  duo_bench_settle ();
  gtk_widget_set_visible (bare_window, FALSE);
  gtk_window_present (GTK_WINDOW (bare_window));
  duo_bench_frame (bare_window, duo_bench_list_jump, NULL, &bare, &bare_frame);
  duo_bench_settle ();
  duo_bench_list_move (&bare, N_ROWS, &bare_jump, &bare_wheel);
  gtk_window_destroy (GTK_WINDOW (bare_window));

  all_within &= duo_bench_report ("list of 100,000 rows opens for the first time, main thread", first.work_ms + first.paint_ms, "ms",
                                  "GTK's own list", bare_frame.work_ms + bare_frame.paint_ms, AT_MOST_OPEN_MS);
  all_within &= duo_bench_report ("... again, main thread", again.work_ms + again.paint_ms, "ms",
                                  "GTK's own list", bare_frame.work_ms + bare_frame.paint_ms, AT_MOST_OPEN_MS);
  duo_bench_report ("... for the first time by the clock on the wall, with its words", first.ms, "ms", "GTK's own list", bare_frame.ms, 0);
  all_within &= duo_bench_report ("... jumps, main thread, p95", jump, "ms", "GTK's own list", bare_jump, AT_MOST_FRAME_MS);
  all_within &= duo_bench_report ("... scrolls three rows on, p95", wheel, "ms", "GTK's own list", bare_wheel,
                                  AT_MOST_FRAME_MS);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  int status;

  duo_bench_fill_calendar (test->store);
  duo_bench_fill_actions (test->store, N_ROWS);
  duo_store_close (test->store);
  status = duo_bench_window_run (test->path, measure);
  return status == EXIT_SUCCESS && all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}
