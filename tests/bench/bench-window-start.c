/* SPDX-License-Identifier: EUPL-1.2 */
/* How long the program takes from its start to its first frame, on a store of ten years of 500 messages, beside an
 * empty window of libadwaita in the same session. Both are programs of their own that are started in turns. */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "duo-bench-rows.h"
#include "duo-bench.h"
#include "duo-test-store.h"

#define N_ROUNDS 11
#define AT_MOST_TIMES 1.3

typedef struct
{
  double frame_ms; /* best of all rounds: to the first frame */
  double shown_ms; /* ... to the first frame with what is waited for */
  double frame_cpu_ms;
  double shown_cpu_ms;
} Start;

static void
keep_best (double *best, double ms)
{
  *best = *best > 0 ? MIN (*best, ms) : ms;
}

/* Reads what frame-watch tells. */
static void
read_answer (const char *answer, gint64 started, Start *start)
{
  g_auto (GStrv) lines = g_strsplit (answer, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      gboolean first;
      double ms, cpu_ms;

      if (g_strv_length (words) != 3)
        continue;
      first = g_str_equal (words[0], "frame");
      ms = (double) (g_ascii_strtoll (words[1], NULL, 10) - started) / 1000;
      cpu_ms = (double) g_ascii_strtoll (words[2], NULL, 10) / 1000;
      keep_best (first ? &start->frame_ms : &start->shown_ms, ms);
      keep_best (first ? &start->frame_cpu_ms : &start->shown_cpu_ms, cpu_ms);
    }
}

static void
start_program (const char *const *argv, const char *wait_for, Start *start)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  gint64 started;

  g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", FRAME_WATCH, TRUE);
  if (wait_for != NULL)
    g_subprocess_launcher_setenv (launcher, "DUO_BENCH_WAIT_FOR", wait_for, TRUE);
  started = g_get_monotonic_time ();
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &answer, NULL, &error);
  g_assert_no_error (error);
  read_answer (answer, started, start);
  if (start->frame_ms <= 0) /* a program that does not start is not a fast one */
    g_error ("%s showed no frame", argv[0]);
}

int
main (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const char *const empty[] = { EMPTY_WINDOW, NULL };
  const char *const program[] = { PROGRAM, "--store", test->path, "--today", DUO_BENCH_TODAY, NULL };
  Start bare = { 0 };
  Start ours = { 0 };
  gboolean within;

  duo_bench_fill_calendar (test->store);
  duo_store_close (test->store);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      start_program (empty, NULL, &bare);
      start_program (program, "DuoMessageBar", &ours);
    }

  within = duo_bench_report ("start to first frame", ours.frame_ms, "ms", "empty window", bare.frame_ms,
                             AT_MOST_TIMES * bare.frame_ms);
  duo_bench_report ("... processor time", ours.frame_cpu_ms, "ms", "empty window", bare.frame_cpu_ms, 0);
  duo_bench_report ("start to the first frame with messages", ours.shown_ms, "ms", "empty window", bare.frame_ms, 0);
  duo_bench_report ("... processor time", ours.shown_cpu_ms, "ms", "empty window", bare.frame_cpu_ms, 0);
  return within ? EXIT_SUCCESS : EXIT_FAILURE;
}
