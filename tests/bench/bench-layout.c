/* SPDX-License-Identifier: EUPL-1.2 */
/* How long it takes to lay out and to check a year of 500 messages, beside a bare loop that only sorts their
 * placements and gives them lanes. */
#include <stdlib.h>

#include "duo-bench.h"
#include "duo-calendar-check.h"
#include "duo-year-layout.h"

#define N_MESSAGES 500
#define N_ROUNDS 200
/* Part of a change of year, which may take 16 ms of the main thread in all. */
#define AT_MOST_MS 2

static const DuoSpan year = { 2020 * 12, 2020 * 12 + 11 };

typedef struct
{
  GPtrArray *messages;   /* (owned) (element-type DuoMessage) */
  GArray    *placements; /* (owned) (element-type DuoPlacement): of all messages */
  const guint *max_lanes;
  guint      n;          /* what came out, so that nothing is optimised away */
} Year;

/* Messages in one to three sectors, one to five months long; the same in every run. */
static void
fill_year (Year *self)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2020);

  for (guint i = 0; i < N_MESSAGES; i++)
    {
      DuoMessage *message = duo_message_new ();
      DuoPlacement placements[DUO_N_SECTORS];
      const guint n = (guint) g_rand_int_range (rand, 1, DUO_N_SECTORS + 1);
      g_autofree char *text = g_strdup_printf ("Boodschap %u over {jaar}:\n- lees dit goed", i);

      for (guint j = 0; j < n; j++)
        {
          const DuoMonth first = year.first + g_rand_int_range (rand, -2, 12);

          placements[j] = (DuoPlacement) { (DuoSector) j, first, first + g_rand_int_range (rand, 0, 5) };
        }
      duo_message_set_id (message, i + 1);
      duo_message_set_text (message, text);
      duo_message_set_placements (message, placements, n);
      g_array_append_vals (self->placements, placements, n);
      g_ptr_array_add (self->messages, message);
    }
}

static void
lay_out (gpointer data)
{
  Year *self = data;
  g_autoptr (DuoYearLayout) layout = duo_year_layout_new (self->messages, &year, self->max_lanes);

  self->n += layout->shapes->len;
}

static void
check (gpointer data)
{
  Year *self = data;
  g_autoptr (GPtrArray) findings = duo_calendar_check (self->messages, &year, duo_month_get_first_day (year.first), NULL);

  self->n += findings->len;
}

static int
compare_placements (const void *a, const void *b)
{
  return duo_placement_compare (a, b);
}

static void
bare_loop (gpointer data)
{
  Year *self = data;
  g_autofree DuoPlacement *placements
    = g_memdup2 (self->placements->data, self->placements->len * sizeof (DuoPlacement));
  g_autofree guint32 *lanes = g_new0 (guint32, DUO_N_SECTORS * N_MESSAGES);

  qsort (placements, self->placements->len, sizeof (DuoPlacement), compare_placements);
  for (guint i = 0; i < self->placements->len; i++)
    {
      const gint first = MAX (placements[i].first, year.first) - year.first;
      const gint last = MIN (placements[i].last, year.last) - year.first;
      const guint32 rows = (2u << MAX (last, 0)) - (1u << MIN (first, 12));
      guint32 *lane = lanes + (guint) placements[i].sector * N_MESSAGES;

      while ((*lane & rows) != 0)
        lane++;
      *lane |= rows;
      self->n += (guint) (lane - lanes);
    }
}

int
main (void)
{
  static const guint two_lanes[DUO_N_SECTORS] = { 2, 2, 2 };
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  Year self = { messages, placements, NULL, 0 };
  double reference;
  gboolean within = TRUE;

  fill_year (&self);
  reference = duo_bench_best_ms (bare_loop, &self, N_ROUNDS);
  within &= duo_bench_report ("layout of 500 messages, as many lanes as needed", duo_bench_best_ms (lay_out, &self, N_ROUNDS),
                              "ms", "bare sort and lanes", reference, AT_MOST_MS);
  self.max_lanes = two_lanes;
  within &= duo_bench_report ("layout of 500 messages, two lanes", duo_bench_best_ms (lay_out, &self, N_ROUNDS), "ms",
                              "bare sort and lanes", reference, AT_MOST_MS);
  within &= duo_bench_report ("check of 500 messages", duo_bench_best_ms (check, &self, N_ROUNDS), "ms",
                              "bare sort and lanes", reference, 0);

  return within && self.n > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
