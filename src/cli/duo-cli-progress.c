/* SPDX-License-Identifier: EUPL-1.2 */
/* The bar runs on a thread of its own, since the work keeps the main one; it goes before the first word of the answer. */
#include "duo-cli-progress.h"

#include <unistd.h>

/* What is done sooner needs no bar. */
#define PATIENCE_MICROSECONDS (G_USEC_PER_SEC)
#define STEP_MICROSECONDS (G_USEC_PER_SEC / 5)
#define WIDTH 20
#define BLOCK 4

static GMutex mutex;
static GCond cond;
static GThread *thread; /* (owned) (nullable): the main thread's only */
static gboolean ending;

static void
draw (guint step, gint64 seconds)
{
  const guint way = WIDTH - BLOCK; /* there and back */
  const guint place = step % (2 * way) < way ? step % (2 * way) : 2 * way - step % (2 * way);
  char bar[WIDTH + 1];

  for (guint i = 0; i < WIDTH; i++)
    bar[i] = i >= place && i < place + BLOCK ? '=' : ' ';
  bar[WIDTH] = '\0';
  g_printerr ("\r[%s] %" G_GINT64_FORMAT " s", bar, seconds);
}

static gpointer
progress_thread (gpointer data)
{
  const gint64 began = g_get_monotonic_time ();
  gint64 next = began + PATIENCE_MICROSECONDS;
  guint step = 0;

  g_mutex_lock (&mutex);
  while (!ending)
    {
      if (g_cond_wait_until (&cond, &mutex, next))
        continue;
      draw (step++, (next - began) / G_USEC_PER_SEC);
      next += STEP_MICROSECONDS;
    }
  g_mutex_unlock (&mutex);

  if (step > 0)
    g_printerr ("\r\033[K"); /* ECMA-48: erases to the end of the line */
  return NULL;
}

/* From here until the first word of the answer a bar runs, where standard error is a terminal that has one. */
void
duo_cli_progress_begin (void)
{
  const char *terminal = g_getenv ("TERM");

  if (isatty (STDERR_FILENO) == 0 || terminal == NULL || g_str_equal (terminal, "dumb"))
    return;

  ending = FALSE;
  thread = g_thread_new ("progress", progress_thread, NULL);
}

/* The bar goes, where there is one. */
void
duo_cli_progress_end (void)
{
  if (thread == NULL)
    return;

  g_mutex_lock (&mutex);
  ending = TRUE;
  g_cond_signal (&cond);
  g_mutex_unlock (&mutex);
  (void) g_thread_join (thread); /* gives the NULL of progress_thread() */
  thread = NULL;
}
