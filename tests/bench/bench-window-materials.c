/* SPDX-License-Identifier: EUPL-1.2 */
/* 500 files are dropped on the page of materials: what its frames cost while each is measured and gets its thumbnail;
 * beside the frames of the same page when nothing goes on. */
#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "duo-bench-window.h"
#include "duo-campaign-place.h"
#include "duo-materials-page.h"
#include "duo-sample.h"
#include "duo-test-store.h"

#define N_FILES 500
#define N_QUIET_FRAMES 120
#define AT_MOST_FRAME_MS 33
#define PATIENCE_S 900

typedef struct
{
  GListModel *rows;    /* (owned): of the list of materials */
  GArray     *work;    /* (element-type double): processor time of the main thread in each frame, and since the one before */
  GArray     *ms;      /* (element-type double): the frames by the clock on the wall */
  gint64      started;
  double      cpu;
  guint       n_rows;  /* before the files came */
  double      shown;   /* the longest frame while the list fills itself, when all are made */
} Watch;

static gboolean all_within = TRUE;

static double
get_cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static void
before_paint_cb (GdkFrameClock *frames, Watch *watch)
{
  watch->started = g_get_monotonic_time ();
}

/* All that the main thread did since the last frame counts: that is what a frame has to wait for. */
static void
after_paint_cb (GdkFrameClock *frames, Watch *watch)
{
  const double cpu = get_cpu_ms ();
  const double work = cpu - watch->cpu;
  const double ms = (double) (g_get_monotonic_time () - watch->started) / 1000;

  watch->cpu = cpu;
  if (g_list_model_get_n_items (watch->rows) > watch->n_rows)
    {
      watch->shown = MAX (watch->shown, work);
      return;
    }
  g_array_append_val (watch->work, work);
  g_array_append_val (watch->ms, ms);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *frames, gpointer user_data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static gboolean
late_cb (gpointer user_data)
{
  g_error ("the files were not taken in");
  return G_SOURCE_REMOVE;
}

static void
drop_files (GtkWidget *page, GFile **files)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, N_FILES));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_value_unset (&value);
}

/* Each another, so that each has a thumbnail of its own. */
static GFile *
make_file (const char *folder, guint i)
{
  g_autofree char *name = g_strdup_printf ("beeld %03u.svg", i);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *svg = g_strdup_printf ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1920\" height=\"1080\"><rect width=\"1920\""
                                          " height=\"1080\" fill=\"#%06x\"/></svg>", i * 0x7f13 & 0xffffff);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, svg, -1, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* The place of the campaign shows its materials as one of its views. */
static GtkWidget *
open_materials (GtkWidget *window)
{
  GtkWidget *place, *page;

  for (guint i = 0; i < 5; i++)
    duo_bench_settle ();
  gtk_widget_activate_action (window, "win.subject", "i", 4);
  duo_bench_settle ();
  place = duo_bench_find (window, DUO_TYPE_CAMPAIGN_PLACE);
  page = duo_bench_find (place, DUO_TYPE_MATERIALS_PAGE);
  adw_view_stack_set_visible_child (ADW_VIEW_STACK (gtk_widget_get_parent (page)), page);
  for (guint i = 0; i < 5; i++)
    duo_bench_settle ();
  return page;
}

static void
measure (GtkWidget *window)
{
  GtkWidget *page = open_materials (window);
  GdkFrameClock *frames = gtk_widget_get_frame_clock (window);
  g_autofree char *folder = duo_test_make_folder ();
  GFile *files[N_FILES];
  Watch watch = { NULL, g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)), 0, 0, 0, 0 };
  double quiet, quiet_ms, busy, busy_ms;
  guint late;

  setlocale (LC_NUMERIC, "C"); /* as the other figures are printed */
  for (guint i = 0; i < N_FILES; i++)
    files[i] = make_file (folder, i);
  watch.rows = g_object_ref (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (duo_bench_find (page, GTK_TYPE_LIST_VIEW)))));
  watch.n_rows = g_list_model_get_n_items (watch.rows);
  watch.cpu = get_cpu_ms ();
  g_signal_connect (frames, "before-paint", G_CALLBACK (before_paint_cb), &watch);
  g_signal_connect (frames, "after-paint", G_CALLBACK (after_paint_cb), &watch);
  gtk_widget_add_tick_callback (page, tick_cb, NULL, NULL);
  while (watch.work->len < N_QUIET_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  quiet = duo_bench_percentile (watch.work, 1);
  quiet_ms = duo_bench_percentile (watch.ms, 1);

  g_array_set_size (watch.work, 0);
  g_array_set_size (watch.ms, 0);
  late = g_timeout_add_seconds (PATIENCE_S, late_cb, NULL);
  drop_files (page, files);
  while (g_list_model_get_n_items (watch.rows) < watch.n_rows + N_FILES)
    g_main_context_iteration (NULL, TRUE);
  duo_bench_settle ();
  g_source_remove (late);
  printf ("%u frames while %u thumbnails were made\n", watch.work->len, N_FILES);
  busy = duo_bench_percentile (watch.work, 1);
  busy_ms = duo_bench_percentile (watch.ms, 1);

  all_within &= duo_bench_report ("thumbnails: the longest frame, main thread", busy, "ms", "nothing goes on", quiet, AT_MOST_FRAME_MS);
  duo_bench_report ("... by the clock on the wall", busy_ms, "ms", "nothing goes on", quiet_ms, 0);
  all_within &= duo_bench_report ("... then, while the list fills itself, main thread", watch.shown, "ms", "nothing goes on", quiet, AT_MOST_FRAME_MS);

  g_signal_handlers_disconnect_by_data (frames, &watch);
  for (guint i = 0; i < N_FILES; i++)
    g_object_unref (files[i]);
  g_object_unref (watch.rows);
  g_array_unref (watch.work);
  g_array_unref (watch.ms);
  duo_test_remove_folder (folder);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = duo_context_new (test->store);
  g_autoptr (GError) error = NULL;
  int status;

  duo_sample_fill (context, &error);
  g_assert_no_error (error);
  g_clear_object (&context);
  duo_store_close (test->store);
  status = duo_bench_window_run (test->path, measure);
  return status == EXIT_SUCCESS && all_within ? EXIT_SUCCESS : EXIT_FAILURE;
}
