/* SPDX-License-Identifier: EUPL-1.2 */
/* Months as numbers, their text, and spans of them. */
#include "duo-month.h"

static void
test_neighbours_differ_by_one (void)
{
  g_assert_cmpint (duo_month_new (2021, 1) - duo_month_new (2020, 12), ==, 1);
  g_assert_cmpint (duo_month_new (2020, 12) - duo_month_new (2020, 1), ==, 11);
}

static void
test_every_month_keeps_its_year_and_number (void)
{
  for (gint year = DUO_YEAR_MIN; year <= DUO_YEAR_MAX; year += 7)
    for (gint number = 1; number <= 12; number++)
      {
        const DuoMonth month = duo_month_new (year, number);
        g_autofree char *text = duo_month_to_string (month);

        g_assert_true (duo_month_is_valid (month));
        g_assert_cmpint (duo_month_get_year (month), ==, year);
        g_assert_cmpint (duo_month_get_number (month), ==, number);
        g_assert_cmpint (duo_month_parse (text), ==, month);
      }
}

static void
test_range_has_two_ends (void)
{
  g_assert_true (duo_month_is_valid (duo_month_new (DUO_YEAR_MIN, 1)));
  g_assert_true (duo_month_is_valid (duo_month_new (DUO_YEAR_MAX, 12)));
  g_assert_false (duo_month_is_valid (duo_month_new (DUO_YEAR_MIN, 1) - 1));
  g_assert_false (duo_month_is_valid (duo_month_new (DUO_YEAR_MAX, 12) + 1));
  g_assert_false (duo_month_is_valid (DUO_MONTH_NONE));
}

static void
test_only_iso_months_parse (void)
{
  static const char *const refused[] = { NULL, "", "2020", "2020-", "2020-1", "2020-13", "2020-00", "2020/10", "2020-10-01",
                                         " 2020-10", "2020-10 ", "+020-10", "20a0-10", "2020--1", "1899-12", "3000-01",
                                         "oktober 2020" };

  g_assert_cmpint (duo_month_parse ("2020-10"), ==, 2020 * 12 + 9);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (duo_month_parse (refused[i]), ==, DUO_MONTH_NONE);
}

static void
test_days_of_a_month (void)
{
  static const struct
  {
    gint year, month;
    guint32 days;
  } months[] = { { 2020, 1, 31 }, { 2020, 2, 29 }, { 2021, 2, 28 }, { 2000, 2, 29 }, { 1900, 2, 28 }, { 2100, 2, 28 },
                 { 2020, 4, 30 }, { 2020, 12, 31 }, { 2999, 12, 31 } };

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    {
      const DuoMonth month = duo_month_new (months[i].year, months[i].month);

      g_assert_cmpuint (duo_month_get_last_day (month) - duo_month_get_first_day (month) + 1, ==, months[i].days);
    }
  g_assert_cmpuint (duo_month_get_last_day (duo_month_new (2020, 12)) + 1, ==,
                    duo_month_get_first_day (duo_month_new (2021, 1)));
}

static void
test_month_of_a_date (void)
{
  GDate date;

  g_date_set_dmy (&date, 29, G_DATE_FEBRUARY, 2020);
  g_assert_cmpint (duo_month_from_date (&date), ==, duo_month_new (2020, 2));
}

static void
test_spans_are_twelve_months (void)
{
  const DuoSpan calendar = duo_span_calendar_year (2020);
  const DuoSpan school = duo_span_school_year (2020);

  g_assert_cmpint (calendar.first, ==, duo_month_new (2020, 1));
  g_assert_cmpint (calendar.last, ==, duo_month_new (2020, 12));
  g_assert_cmpint (school.first, ==, duo_month_new (2020, 8));
  g_assert_cmpint (school.last, ==, duo_month_new (2021, 7));
}

static void
test_spans_hold_both_ends (void)
{
  const DuoSpan span = { 10, 12 };
  const DuoSpan before = { 8, 9 };
  const DuoSpan touching = { 8, 10 };
  const DuoSpan around = { 1, 20 };
  const DuoSpan after = { 13, 13 };

  g_assert_false (duo_span_contains (&span, 9));
  g_assert_true (duo_span_contains (&span, 10));
  g_assert_true (duo_span_contains (&span, 12));
  g_assert_false (duo_span_contains (&span, 13));
  g_assert_false (duo_span_overlaps (&span, &before));
  g_assert_true (duo_span_overlaps (&span, &touching));
  g_assert_true (duo_span_overlaps (&touching, &span));
  g_assert_true (duo_span_overlaps (&span, &around));
  g_assert_true (duo_span_overlaps (&around, &span));
  g_assert_false (duo_span_overlaps (&span, &after));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/month/neighbours-differ-by-one", test_neighbours_differ_by_one);
  g_test_add_func ("/month/every-month-keeps-its-year-and-number", test_every_month_keeps_its_year_and_number);
  g_test_add_func ("/month/range-has-two-ends", test_range_has_two_ends);
  g_test_add_func ("/month/only-iso-months-parse", test_only_iso_months_parse);
  g_test_add_func ("/month/days-of-a-month", test_days_of_a_month);
  g_test_add_func ("/month/month-of-a-date", test_month_of_a_date);
  g_test_add_func ("/month/spans-are-twelve-months", test_spans_are_twelve_months);
  g_test_add_func ("/month/spans-hold-both-ends", test_spans_hold_both_ends);

  return g_test_run ();
}
