/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring: the best of several rounds, and one line for each figure. */
#include "duo-bench.h"

/**
 * duo_bench_best_ms:
 * @func: what is measured
 * @data: for @func
 * @n_rounds: how often it is done, at least once
 *
 * The best round is the one that other programs disturbed least; figures that are compared are measured with
 * the same number of rounds, one right after the other.
 *
 * Returns: how long the best round took, in milliseconds
 */
double
duo_bench_best_ms (DuoBenchFunc func, gpointer data, guint n_rounds)
{
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < MAX (n_rounds, 1); i++)
    {
      const gint64 started = g_get_monotonic_time ();

      func (data);
      best = MIN (best, g_get_monotonic_time () - started);
    }

  return (double) best / 1000;
}

/**
 * duo_bench_report:
 * @what: what was measured
 * @figure: what came out
 * @unit: of both figures: "ms", "MB"
 * @reference: what it is compared with
 * @reference_figure: what that took, in the same run
 * @at_most: what @figure may be, in @unit; 0 when it is only told
 *
 * Prints a line.
 *
 * Returns: whether @figure is within @at_most
 */
gboolean
duo_bench_report (const char *what, double figure, const char *unit, const char *reference, double reference_figure,
                  double at_most)
{
  const gboolean within = at_most <= 0 || figure <= at_most;

  g_print ("%-52s %10.3f %s   %s: %.3f %s", what, figure, unit, reference, reference_figure, unit);
  if (reference_figure > 0)
    g_print (" (%.2f x)", figure / reference_figure);
  if (at_most > 0)
    g_print ("   at most %.3f %s: %s", at_most, unit, within ? "yes" : "NO");
  g_print ("\n");

  return within;
}
