/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change of year costs, between years of 500 messages: work of the main thread until the painting begins, how
 * many frames go by, whether widgets are used again; beside painting the same year again. */
#include <locale.h>
#include <stdlib.h>

#include "duo-bench-rows.h"
#include "duo-bench-window.h"
#include "duo-calendar-view.h"
#include "duo-message-bar.h"
#include "duo-test-store.h"
#include "duo-year-grid.h"

#define N_ROUNDS 4
#define AT_MOST_WORK_MS 16
#define AT_MOST_FRAMES 3

typedef struct
{
  DuoCalendarModel *model;
  gint              delta;
  gboolean          there;
} Step;

static gboolean all_within = TRUE;

static void
step_func (gpointer data)
{
  Step *step = data;

  step->there = FALSE;
  duo_calendar_model_step_year (step->model, step->delta);
}

static void
changed_cb (Step *step)
{
  step->there = TRUE;
}

static gboolean
is_there (gpointer data)
{
  return ((Step *) data)->there;
}

static void
draw_func (gpointer data)
{
  gtk_widget_queue_allocate (data);
  gtk_widget_queue_draw (data);
  for (GtkWidget *child = gtk_widget_get_first_child (data); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_queue_draw (child);
}

/* Back and forth over all years but one. */
static void
step_years (GtkWidget *window, Step *step, GArray *work, GArray *paint, GArray *frames, GArray *ms)
{
  for (guint i = 0; i < 2 * (DUO_BENCH_N_YEARS - 1); i++)
    {
      DuoBenchFrame frame;
      double n_frames;

      step->delta = i < DUO_BENCH_N_YEARS - 1 ? -1 : 1;
      duo_bench_frame (window, step_func, is_there, step, &frame);
      n_frames = frame.n_frames;
      g_array_append_val (work, frame.work_ms);
      g_array_append_val (paint, frame.paint_ms);
      g_array_append_val (frames, n_frames);
      g_array_append_val (ms, frame.ms);
      duo_bench_settle ();
    }
}

static void
measure (GtkWidget *window)
{
  g_autoptr (GArray) work = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) paint = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) again_work = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *view;
  GtkWidget *board;
  Step step = { NULL, 0, FALSE };
  guint n_bars;

  setlocale (LC_NUMERIC, "C"); /* as the other figures are printed */
  do
    {
      duo_bench_settle ();
      view = duo_bench_find (window, DUO_TYPE_CALENDAR_VIEW);
    }
  while (view == NULL || duo_calendar_model_get_snapshot (duo_calendar_view_get_model (DUO_CALENDAR_VIEW (view))) == NULL);
  board = duo_bench_find (view, DUO_TYPE_YEAR_GRID);
  step.model = duo_calendar_view_get_model (DUO_CALENDAR_VIEW (view));
  g_signal_connect_swapped (step.model, "changed", G_CALLBACK (changed_cb), &step);

  /* the first round makes as many widgets as the fullest year needs */
  step_years (window, &step, work, paint, frames, ms);
  g_array_set_size (work, 0);
  g_array_set_size (paint, 0);
  g_array_set_size (frames, 0);
  g_array_set_size (ms, 0);
  n_bars = duo_bench_count (view, DUO_TYPE_MESSAGE_BAR);
  for (guint i = 0; i < N_ROUNDS; i++)
    step_years (window, &step, work, paint, frames, ms);
  n_bars = duo_bench_count (view, DUO_TYPE_MESSAGE_BAR) - n_bars;
  for (guint i = 0; i < 10; i++)
    {
      DuoBenchFrame frame;

      duo_bench_frame (window, draw_func, NULL, board, &frame);
      g_array_append_val (again, frame.paint_ms);
      g_array_append_val (again_work, frame.work_ms);
      duo_bench_settle ();
    }

  all_within &= duo_bench_report ("change of year, 500 messages, main thread, p95", duo_bench_percentile (work, 0.95), "ms",
                                  "placed again", duo_bench_percentile (again_work, 0.5), AT_MOST_WORK_MS);
  duo_bench_report ("... median", duo_bench_percentile (work, 0.5), "ms", "placed again",
                    duo_bench_percentile (again_work, 0.5), 0);
  all_within &= duo_bench_report ("... painted, p95", duo_bench_percentile (frames, 0.95), "frames", "painted again", 1,
                                  AT_MOST_FRAMES);
  all_within &= duo_bench_report ("... new widgets for messages", n_bars, "", "there are",
                                  duo_bench_count (view, DUO_TYPE_MESSAGE_BAR), 0.5);
  duo_bench_report ("... painting it, median", duo_bench_percentile (paint, 0.5), "ms", "painted again",
                    duo_bench_percentile (again, 0.5), 0);
  duo_bench_report ("... by the clock on the wall, reading included, median", duo_bench_percentile (ms, 0.5), "ms",
                    "painted again", duo_bench_percentile (again, 0.5), 0);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  int status;

  duo_bench_fill_calendar (test->store);
  duo_store_close (test->store);
  status = duo_bench_window_run (test->path, measure);
  return status == EXIT_SUCCESS && all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}
