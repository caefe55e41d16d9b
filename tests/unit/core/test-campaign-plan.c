/* SPDX-License-Identifier: EUPL-1.2 */
/* Planning back: the first campaign's dates, and what must hold for every go-live. */
#include "duo-campaign-plan.h"

/* Returns: the Julian day of an ISO text that must parse. */
static guint32
day (const char *text)
{
  guint32 julian = 0;

  g_assert_true (duo_day_parse (text, &julian));
  return julian;
}

/* Returns: (transfer full): the autumn holidays of 2020 in two regions, and Christmas. */
static GPtrArray *
school_holidays (void)
{
  GPtrArray *holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_school_holiday_free);

  g_ptr_array_add (holidays, duo_school_holiday_new ("Herfstvakantie", "Noord", day ("2020-10-10"), day ("2020-10-18")));
  g_ptr_array_add (holidays, duo_school_holiday_new ("Herfstvakantie", "Zuid", day ("2020-10-17"), day ("2020-10-25")));
  g_ptr_array_add (holidays, duo_school_holiday_new ("Kerstvakantie", "", day ("2020-12-19"), day ("2021-01-03")));
  return holidays;
}

static void
test_first_campaign (void)
{
  static const char *const expected[] = { "2020-08-24", "2020-09-18", "2020-09-25", "2020-09-25", "2020-10-09",
                                          "2020-11-02", "2020-11-13", "2020-12-11", "2021-01-12" };
  g_autoptr (GArray) steps = duo_plan_back (day ("2020-11-02"));

  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    g_assert_cmpuint (g_array_index (steps, DuoPlanStep, i).planned.first, ==, day (expected[i]));
}

static void
test_codes (void)
{
  for (guint i = 0; i < DUO_N_STEPS; i++)
    {
      DuoStepKind kind = DUO_N_STEPS;

      g_assert_true (duo_step_kind_parse (duo_step_kind_to_string ((DuoStepKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (duo_step_kind_parse ("party", &(DuoStepKind){ DUO_STEP_NONE }));
}

/* For every go-live of sixty years: in order, on working days but for go-live itself, and what is blocked has a flag. */
static void
test_order_and_flags (void)
{
  g_autoptr (GPtrArray) holidays = school_holidays ();

  for (guint32 live = day ("1990-01-01"); live < day ("2050-01-01"); live++)
    {
      g_autoptr (GArray) steps = duo_plan_back (live);

      duo_plan_check ((DuoPlanStep *) (gpointer) steps->data, steps->len, holidays);
      for (guint i = 0; i < steps->len; i++)
        {
          const DuoPlanStep *step = &g_array_index (steps, DuoPlanStep, i);
          const guint32 at = step->planned.first;

          g_assert_true (i == 0 || at >= step[-1].planned.first);
          g_assert_true (step->kind == DUO_STEP_LIVE || duo_is_working_day (at));
          g_assert_cmpint ((step->look & DUO_PLAN_LOOK_WEEKEND) != 0, ==, duo_is_weekend (at));
          g_assert_cmpint ((step->look & DUO_PLAN_LOOK_HOLIDAY) != 0, ==, duo_holiday_on (at) != DUO_HOLIDAY_NONE);
          g_assert_cmpint ((step->look & DUO_PLAN_LOOK_SCHOOL_HOLIDAY) != 0, ==,
                           duo_school_holiday_find (holidays, at, at) != NULL);
          g_assert_false (step->look & DUO_PLAN_LOOK_ORDER);
        }
    }
}

/* Fills @steps with days in order that a person chose: working days, and weekends too. */
static void
choose_days (GRand       *rand,
             guint32      live,
             DuoPlanStep *steps,
             guint        n_steps,
             gboolean     working)
{
  guint32 at = live - (guint32) g_rand_int_range (rand, 20, 150);

  for (guint i = 0; i < n_steps; i++)
    {
      at += (guint32) g_rand_int_range (rand, 0, 20);
      if (working && !duo_is_working_day (at))
        at = duo_working_day_shift (at, 1);
      steps[i] = (DuoPlanStep){ .kind = (DuoStepKind) (i + 1), .planned = duo_when_day (at) };
    }
}

/* Whatever a person chose: moved along with go-live it stays in order. */
static void
test_moving_keeps_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 2000; round++)
    {
      const guint32 live = (guint32) g_rand_int_range (rand, (gint32) day ("2000-01-01"), (gint32) day ("2050-01-01"));
      const guint32 later = live + (guint32) g_rand_int_range (rand, 0, 500);
      DuoPlanStep steps[DUO_N_STEPS - 1];
      guint32 before = 0;

      choose_days (rand, live, steps, G_N_ELEMENTS (steps), FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
        {
          const DuoWhen moved = duo_plan_move (&steps[i].planned, live, later);

          g_assert_cmpuint (moved.first, >=, before);
          before = moved.first;
        }
    }
}

/* A year later and back again is the same plan: as it was computed, and as a person moved it among working days. */
static void
test_a_year_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 2000; round++)
    {
      const guint32 live = (guint32) g_rand_int_range (rand, (gint32) day ("2000-01-01"), (gint32) day ("2050-01-01"));
      const gint n_years = g_rand_int_range (rand, 1, 4);
      const guint32 later = duo_plan_year_shift (live, n_years);
      g_autoptr (GArray) computed = duo_plan_back (live);
      DuoPlanStep chosen[DUO_N_STEPS - 1];

      g_assert_cmpuint (duo_plan_year_shift (later, -n_years), ==, live);
      choose_days (rand, live, chosen, G_N_ELEMENTS (chosen), TRUE);
      for (guint i = 0; i < computed->len; i++)
        {
          const DuoWhen plan[] = { g_array_index (computed, DuoPlanStep, i).planned, chosen[i].planned,
                                   duo_when_month (duo_day_get_month (chosen[i].planned.first)) };

          for (guint j = 0; j < G_N_ELEMENTS (plan); j++)
            {
              const DuoWhen moved = duo_plan_move (&plan[j], live, later);
              const DuoWhen back = duo_plan_move (&moved, later, live);

              g_assert_true (duo_when_equal (&back, &plan[j]));
            }
        }
    }
}

/* 52 weeks later a Friday is a Friday, and October begins a day earlier: it is October all the same. */
static void
test_whole_months_move_by_whole_years (void)
{
  const DuoWhen autumn = duo_when_period (day ("2019-10-01"), day ("2019-11-30"));
  const DuoWhen january = duo_when_month (duo_day_get_month (day ("2020-01-15")));
  const guint32 live = day ("2019-11-01");
  const DuoWhen next = duo_plan_move (&autumn, live, duo_plan_year_shift (live, 1));
  const DuoWhen after = duo_plan_move (&january, live, duo_plan_year_shift (live, 3));
  const DuoWhen stays = duo_plan_move (&autumn, day ("2019-10-28"), day ("2019-11-04"));

  g_assert_cmpuint (next.first, ==, day ("2020-10-01"));
  g_assert_cmpuint (next.last, ==, day ("2020-11-30"));
  g_assert_cmpuint (after.first, ==, day ("2023-01-01"));
  g_assert_true (duo_when_equal (&stays, &autumn)); /* a week is no month */
}

static void
test_order_that_a_person_broke_is_said (void)
{
  DuoPlanStep steps[] = {
    { .kind = DUO_STEP_INVITE, .planned = duo_when_day (day ("2020-09-01")) },
    { .kind = DUO_STEP_FORMS_BACK, .planned = DUO_WHEN_NONE },
    { .kind = DUO_STEP_MATERIALS, .planned = duo_when_day (day ("2020-08-31")) },
    { .kind = DUO_STEP_LIVE, .planned = duo_when_month (duo_month_new (2020, 8)) },
  };

  duo_plan_check (steps, G_N_ELEMENTS (steps), NULL);

  g_assert_cmpint (steps[0].look, ==, DUO_PLAN_LOOK_NONE);
  g_assert_cmpint (steps[1].look, ==, DUO_PLAN_LOOK_MISSING);
  g_assert_cmpint (steps[2].look, ==, DUO_PLAN_LOOK_ORDER);
  g_assert_cmpint (steps[3].look, ==, DUO_PLAN_LOOK_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/campaign-plan/first-campaign", test_first_campaign);
  g_test_add_func ("/campaign-plan/codes", test_codes);
  g_test_add_func ("/campaign-plan/order-and-flags", test_order_and_flags);
  g_test_add_func ("/campaign-plan/moving-keeps-order", test_moving_keeps_order);
  g_test_add_func ("/campaign-plan/a-year-and-back", test_a_year_and_back);
  g_test_add_func ("/campaign-plan/whole-months-move-by-whole-years", test_whole_months_move_by_whole_years);
  g_test_add_func ("/campaign-plan/order-that-a-person-broke-is-said", test_order_that_a_person_broke_is_said);

  return g_test_run ();
}
