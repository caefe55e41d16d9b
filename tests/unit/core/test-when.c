/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates with their precision: text, order, slips, and the clock that tells them. */
#include "duo-when.h"

#include "duo-clock.h"

/* Returns: the date of an ISO text that must parse. */
static DuoWhen
when (const char *text)
{
  DuoWhen parsed = DUO_WHEN_NONE;

  g_assert_true (duo_when_parse (text, &parsed));
  return parsed;
}

static void
test_text_comes_back (void)
{
  static const char *const texts[] = { "", "2020-08-03", "2020-02-29", "2020-08", "2019-10/2019-11", "2020-05/2020-05",
                                       "2020-05-01/2020-05-10", "2020-05-10/2020-05-10", "1900-01-01", "2999-12-31" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const DuoWhen parsed = when (texts[i]);
      g_autofree char *text = duo_when_to_string (&parsed);

      g_assert_cmpstr (text, ==, texts[i]);
    }
}

static void
test_mixed_interval_is_whole_months_where_it_can_be (void)
{
  const DuoWhen parsed = when ("2020-05-01/2020-06");
  const DuoWhen odd = when ("2020-05-02/2020-06");
  g_autofree char *text = duo_when_to_string (&parsed);
  g_autofree char *odd_text = duo_when_to_string (&odd);

  g_assert_cmpstr (text, ==, "2020-05/2020-06");
  g_assert_cmpstr (odd_text, ==, "2020-05-02/2020-06-30");
}

static void
test_anything_else_is_refused (void)
{
  static const char *const refused[] = { "2020", "2020-8-3", "2020-02-30", "2021-02-29", "1900-02-29", "2020-08-00",
                                         "2020-13-01", "03-08-2020", "2020-08-03T12:00", "2020-08-03 ", "/", "2020-08/",
                                         "/2020-08", "2020-09/2020-08", "2020-08/2020-09/2020-10", "1899-12-31", "3000-01-01",
                                         "2020-08-0x", "morgen" };
  DuoWhen untouched = duo_when_day (7);

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_assert_false (duo_when_parse (refused[i], &untouched));
      g_assert_cmpuint (untouched.first, ==, 7);
    }
  g_assert_true (duo_when_parse (NULL, &untouched));
  g_assert_false (duo_when_is_known (&untouched));
}

static void
test_long_text_is_refused (void)
{
  g_autofree char *digits = g_strnfill (100000, '2');
  g_autofree char *slashes = g_strnfill (100000, '/');
  DuoWhen untouched = DUO_WHEN_NONE;

  g_assert_false (duo_when_parse (digits, &untouched));
  g_assert_false (duo_when_parse (slashes, &untouched));
}

static void
test_days_that_are_not_there (void)
{
  static const gint days[][3] = { { 30, 2, 2020 }, { 29, 2, 2021 }, { 31, 4, 2020 }, { 0, 1, 2020 }, { 32, 1, 2020 },
                                  { 1, 0, 2020 }, { 1, 13, 2020 }, { -1, 1, 2020 }, { 1, 1, 1899 }, { 1, 1, 3000 },
                                  { 257, 1, 2020 } };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const DuoWhen none = duo_when_dmy (days[i][0], days[i][1], days[i][2]);

      g_assert_false (duo_when_is_known (&none));
    }
}

static void
test_leap_day_is_a_day (void)
{
  guint32 julian = 0;
  g_autofree char *text = NULL;

  g_assert_true (duo_day_parse ("2020-02-29", &julian));
  g_assert_cmpuint (julian, ==, duo_when_dmy (29, 2, 2020).first);
  g_assert_cmpuint (julian + 1, ==, duo_when_dmy (1, 3, 2020).first);
  g_assert_cmpint (duo_day_get_month (julian), ==, duo_month_new (2020, 2));
  g_assert_cmpint (duo_day_get_month (julian + 1), ==, duo_month_new (2020, 3));
  text = duo_day_to_string (julian);
  g_assert_cmpstr (text, ==, "2020-02-29");
  g_assert_false (duo_day_parse (NULL, &julian));
}

static void
test_unknown_sorts_last (void)
{
  static const char *const in_order[] = { "2019-10/2019-11", "2019-11", "2019-11/2019-12", "2020-01-01", "2020-01", "" };

  for (guint i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (guint j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        const DuoWhen a = when (in_order[i]);
        const DuoWhen b = when (in_order[j]);
        const gint order = duo_when_compare (&a, &b);

        g_assert_cmpint (i < j ? order < 0 : i > j ? order > 0 : order == 0, ==, TRUE);
      }
}

static void
test_precision_makes_a_difference (void)
{
  const DuoWhen month = when ("2020-05");
  const DuoWhen period = when ("2020-05/2020-05");

  g_assert_false (duo_when_equal (&month, &period));
  g_assert_true (duo_when_equal (&month, &month));
  g_assert_cmpint (duo_when_compare (&month, &period), ==, 0);
}

static void
test_whole_months (void)
{
  static const struct
  {
    const char *text;
    gboolean whole;
  } cases[] = { { "", FALSE }, { "2020-02", TRUE }, { "2019-10/2019-11", TRUE }, { "2020-02-01/2020-02-29", TRUE },
                { "2020-02-01/2020-02-28", FALSE }, { "2020-02-02/2020-03-31", FALSE }, { "2020-02-01", FALSE } };
  DuoSpan months;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DuoWhen parsed = when (cases[i].text);

      g_assert_cmpint (duo_when_is_whole_months (&parsed, NULL), ==, cases[i].whole);
    }

  g_assert_true (duo_when_is_whole_months (&(DuoWhen) { DUO_PRECISION_PERIOD, duo_month_get_first_day (24228),
                                                        duo_month_get_last_day (24230) }, &months));
  g_assert_cmpint (months.first, ==, 24228);
  g_assert_cmpint (months.last, ==, 24230);
}

static void
test_slips (void)
{
  static const struct
  {
    const char *planned, *actual;
    gint late;
  } cases[] = {
    { "2020-02-01", "2020-08-03", 184 }, /* the municipalities' desk */
    { "2021-01-01", "2022-01-01", 365 }, /* eHerkenning */
    { "2020-08-03", "2020-08-03", 0 },
    { "2020-08-03", "2020-08-01", -2 },
    { "2019-10/2019-11", "2019-11", 0 }, /* within the period */
    { "2019-10/2019-11", "2019-12", 1 },
    { "2019-10", "2019-09", -1 },
    { "2020-02", "2020-03-01", 1 },      /* a leap year */
    { "", "2020-08-03", 0 },
    { "2020-08-03", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DuoWhen planned = when (cases[i].planned);
      const DuoWhen actual = when (cases[i].actual);

      g_assert_cmpint (duo_when_days_late (&planned, &actual), ==, cases[i].late);
    }
}

static void
test_fixed_clock_stands_still (void)
{
  const guint32 today = duo_when_dmy (14, 10, 2020).first;
  g_autoptr (DuoClock) clock = duo_clock_new_fixed (today);
  g_autofree char *stamp = duo_clock_get_stamp (clock);

  g_assert_cmpuint (duo_clock_get_today (clock), ==, today);
  g_assert_cmpint (duo_clock_get_this_month (clock), ==, duo_month_new (2020, 10));
  g_assert_cmpstr (stamp, ==, "2020-10-14T12:00:00.000Z");
}

static void
test_system_clock_agrees_with_the_system (void)
{
  g_autoptr (DuoClock) clock = duo_clock_new_system ();
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  const guint32 today = duo_clock_get_today (clock);
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  const DuoWhen day_before = duo_when_dmy (g_date_time_get_day_of_month (before), g_date_time_get_month (before),
                                           g_date_time_get_year (before));
  const DuoWhen day_after
    = duo_when_dmy (g_date_time_get_day_of_month (after), g_date_time_get_month (after), g_date_time_get_year (after));

  g_assert_cmpuint (today, >=, day_before.first);
  g_assert_cmpuint (today, <=, day_after.first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when/text-comes-back", test_text_comes_back);
  g_test_add_func ("/when/mixed-interval-is-whole-months-where-it-can-be",
                   test_mixed_interval_is_whole_months_where_it_can_be);
  g_test_add_func ("/when/anything-else-is-refused", test_anything_else_is_refused);
  g_test_add_func ("/when/long-text-is-refused", test_long_text_is_refused);
  g_test_add_func ("/when/days-that-are-not-there", test_days_that_are_not_there);
  g_test_add_func ("/when/leap-day-is-a-day", test_leap_day_is_a_day);
  g_test_add_func ("/when/unknown-sorts-last", test_unknown_sorts_last);
  g_test_add_func ("/when/precision-makes-a-difference", test_precision_makes_a_difference);
  g_test_add_func ("/when/whole-months", test_whole_months);
  g_test_add_func ("/when/slips", test_slips);
  g_test_add_func ("/when/fixed-clock-stands-still", test_fixed_clock_stands_still);
  g_test_add_func ("/when/system-clock-agrees-with-the-system", test_system_clock_agrees_with_the_system);

  return g_test_run ();
}
