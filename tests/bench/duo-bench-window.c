/* SPDX-License-Identifier: EUPL-1.2 */
/* Runs the program in this process, and measures frame by frame. */
#include "duo-bench-window.h"

#include <time.h>

#include "duo-application.h"
#include "duo-bench-rows.h"
#include "duo-words.h"

#define SETTLE_MS 300
#define PATIENCE_MS 20000

typedef struct
{
  double   layout_cpu;  /* when painting began */
  double   paint_ms;    /* of all frames since the asking */
  guint    n_frames;
  gboolean painted;
} Watch;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static gboolean
is_over_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets everything that was begun come to an end. */
void
duo_bench_settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (SETTLE_MS, is_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

/* Returns: (transfer none) (nullable): the first widget of @type in @widget, the hidden ones too */
GtkWidget *
duo_bench_find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = duo_bench_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* Returns: how many widgets of @type there are in @widget, the hidden ones too */
guint
duo_bench_count (GtkWidget *widget, GType type)
{
  guint count = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count += duo_bench_count (child, type);
  return count;
}

static void
layout_cb (GdkFrameClock *frames, Watch *watch)
{
  watch->layout_cpu = get_cpu_ms ();
}

static void
paint_cb (GdkFrameClock *frames, Watch *watch)
{
  watch->paint_ms += get_cpu_ms () - watch->layout_cpu;
  watch->n_frames++;
  watch->painted = TRUE;
}

/**
 * duo_bench_frame:
 * @window: the window
 * @func: does what is measured
 * @is_there: (nullable): whether what it leads to is on its way to the screen, so that the next frame has it;
 *   %NULL when that is so at once
 * @data: for both
 * @frame: (out): what it took until then
 */
void
duo_bench_frame (GtkWidget *window, DuoBenchFunc func, DuoBenchIsThere is_there, gpointer data, DuoBenchFrame *frame)
{
  GdkFrameClock *frames = gtk_widget_get_frame_clock (window);
  Watch watch = { 0 };
  gulong handlers[4];
  const gint64 started = g_get_monotonic_time ();
  const double started_cpu = get_cpu_ms ();
  gboolean there = FALSE;

  /* ours run after those of the window, which were there before */
  handlers[0] = g_signal_connect (frames, "before-paint", G_CALLBACK (layout_cb), &watch);
  handlers[1] = g_signal_connect (frames, "update", G_CALLBACK (layout_cb), &watch);
  handlers[2] = g_signal_connect (frames, "layout", G_CALLBACK (layout_cb), &watch);
  handlers[3] = g_signal_connect (frames, "paint", G_CALLBACK (paint_cb), &watch);
  func (data);
  for (;;)
    {
      /* before the frame that shows it, not after: a frame that is painted while it comes does not count */
      there = there || is_there == NULL || is_there (data);
      watch.painted = watch.painted && there;
      if (watch.painted)
        break;
      if (g_get_monotonic_time () - started > PATIENCE_MS * 1000)
        g_error ("nothing was painted");
      watch.painted = FALSE;
      g_main_context_iteration (NULL, TRUE);
    }
  frame->paint_ms = watch.paint_ms;
  frame->work_ms = get_cpu_ms () - started_cpu - watch.paint_ms;
  frame->ms = (double) (g_get_monotonic_time () - started) / 1000;
  frame->n_frames = watch.n_frames;
  for (guint i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (frames, handlers[i]);
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *) a;
  const double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/**
 * duo_bench_percentile:
 * @values: (element-type double): figures; sorted here
 * @part: 0.95 for the 95th percentile
 *
 * Returns: what that part of @values does not exceed
 */
double
duo_bench_percentile (GArray *values, double part)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, MIN ((guint) (part * values->len), values->len - 1));
}

typedef struct
{
  DuoApplication    *application;
  DuoBenchWindowFunc func;
} Run;

static gboolean
measure_cb (gpointer user_data)
{
  Run *run = user_data;

  run->func (GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (run->application))));
  g_application_quit (G_APPLICATION (run->application));
  return G_SOURCE_REMOVE;
}

static void
activated_cb (Run *run)
{
  g_idle_add (measure_cb, run);
}

/* Opens the window of the program on @store, hands it to @func, and ends. Returns: the exit status */
int
duo_bench_window_run (const char *store, DuoBenchWindowFunc func)
{
  g_autoptr (DuoApplication) application = NULL;
  char *argv[] = { (char *) "duo-campagnes", (char *) "--store", (char *) store, (char *) "--today", (char *) DUO_BENCH_TODAY,
                   NULL };
  Run run = { .func = func };

  duo_words_init ("nl");
  application = duo_application_new ();
  run.application = application;
  g_signal_connect_data (application, "activate", G_CALLBACK (activated_cb), &run, NULL,
                         G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return g_application_run (G_APPLICATION (application), G_N_ELEMENTS (argv) - 1, argv);
}
