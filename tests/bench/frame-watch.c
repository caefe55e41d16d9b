/* SPDX-License-Identifier: EUPL-1.2 */
/* Loaded into a program with LD_PRELOAD: tells when its first window has been painted, and when a widget of the type
 * that DUO_BENCH_WAIT_FOR names has been painted too; then ends the program. The program itself knows nothing of it,
 * so ours and the empty one are looked at in the same way. */
#define _GNU_SOURCE 1 /* RTLD_NEXT */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

typedef struct
{
  GtkWidget  *window;
  const char *wait_for; /* (nullable) */
  gboolean    painted;  /* this frame was */
  gboolean    told;     /* of the first frame */
} Watch;

static gboolean
is_shown (GtkWidget *widget, const char *type_name)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return FALSE;
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type_name))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (is_shown (child, type_name))
      return TRUE;
  return FALSE;
}

/* "WHAT microseconds of the monotonic clock, of processor time" */
static void
tell (const char *what)
{
  printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", what, g_get_monotonic_time (),
          (gint64) clock () * G_USEC_PER_SEC / CLOCKS_PER_SEC);
  fflush (stdout);
}

static void
paint_cb (GdkFrameClock *frames, Watch *watch)
{
  watch->painted = gtk_widget_get_mapped (watch->window);
}

static void
after_paint_cb (GdkFrameClock *frames, Watch *watch)
{
  if (!watch->painted)
    return;

  watch->painted = FALSE;
  gdk_display_sync (gtk_widget_get_display (watch->window));
  if (!watch->told)
    tell ("frame");
  watch->told = TRUE;
  if (watch->wait_for != NULL && !is_shown (watch->window, watch->wait_for))
    return;
  tell ("shown");
  _exit (EXIT_SUCCESS);
}

G_MODULE_EXPORT void
gtk_window_present (GtkWindow *window)
{
  void (*present) (GtkWindow *) = NULL;
  static Watch watch;

  *(void **) &present = dlsym (RTLD_NEXT, "gtk_window_present");
  present (window);
  if (watch.window != NULL)
    return;

  watch.window = GTK_WIDGET (window);
  watch.wait_for = g_getenv ("DUO_BENCH_WAIT_FOR");
  g_signal_connect (gtk_widget_get_frame_clock (watch.window), "paint", G_CALLBACK (paint_cb), &watch);
  g_signal_connect (gtk_widget_get_frame_clock (watch.window), "after-paint", G_CALLBACK (after_paint_cb), &watch);
}
