/* SPDX-License-Identifier: EUPL-1.2 */
/* Public holidays, working days, and counting in them. */
#include "duo-when.h"
#include "duo-working-day.h"

#include <stdlib.h>

/* Returns: the Julian day of an ISO text that must parse. */
static guint32
day (const char *text)
{
  guint32 julian = 0;

  g_assert_true (duo_day_parse (text, &julian));
  return julian;
}

static void
test_easter (void)
{
  static const char *const sundays[] = { "1900-04-15", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23",
                                         "2011-04-24", "2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09",
                                         "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2285-03-22" };

  for (guint i = 0; i < G_N_ELEMENTS (sundays); i++)
    g_assert_cmpuint (duo_easter (atoi (sundays[i])), ==, day (sundays[i]));
  for (gint year = DUO_YEAR_MIN; year <= DUO_YEAR_MAX; year++)
    g_assert_cmpuint (duo_easter (year) % 7, ==, 0); /* a Sunday */
}

static void
test_holidays (void)
{
  static const struct
  {
    const char *day;
    DuoHoliday holiday;
  } rows[] = {
    { "2020-01-01", DUO_HOLIDAY_NEW_YEAR },     { "2020-04-10", DUO_HOLIDAY_GOOD_FRIDAY },
    { "2020-04-12", DUO_HOLIDAY_EASTER },       { "2020-04-13", DUO_HOLIDAY_EASTER_MONDAY },
    { "2020-04-27", DUO_HOLIDAY_KINGS_DAY },    { "2020-05-05", DUO_HOLIDAY_LIBERATION },
    { "2020-05-21", DUO_HOLIDAY_ASCENSION },    { "2020-05-31", DUO_HOLIDAY_PENTECOST },
    { "2020-06-01", DUO_HOLIDAY_WHIT_MONDAY },  { "2020-12-25", DUO_HOLIDAY_CHRISTMAS },
    { "2020-12-26", DUO_HOLIDAY_BOXING_DAY },   { "2020-12-27", DUO_HOLIDAY_NONE },
    { "2014-04-26", DUO_HOLIDAY_KINGS_DAY },    { "2014-04-27", DUO_HOLIDAY_NONE },
    { "2025-04-26", DUO_HOLIDAY_KINGS_DAY },    { "2025-04-27", DUO_HOLIDAY_NONE },
    { "2013-04-30", DUO_HOLIDAY_KINGS_DAY },    { "2006-04-29", DUO_HOLIDAY_KINGS_DAY },
    { "2006-04-30", DUO_HOLIDAY_NONE },         { "1978-05-01", DUO_HOLIDAY_KINGS_DAY },
    { "2008-05-01", DUO_HOLIDAY_ASCENSION },    { "2008-05-05", DUO_HOLIDAY_LIBERATION },
    { "2020-11-02", DUO_HOLIDAY_NONE },         { "2016-05-05", DUO_HOLIDAY_ASCENSION },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (duo_holiday_on (day (rows[i].day)), ==, rows[i].holiday);
}

static void
test_working_days (void)
{
  g_assert_true (duo_is_weekend (day ("2020-10-31")));
  g_assert_true (duo_is_weekend (day ("2020-11-01")));
  g_assert_true (duo_is_working_day (day ("2020-11-02")));
  g_assert_false (duo_is_working_day (day ("2020-04-13")));
  g_assert_cmpuint (duo_working_day_shift (day ("2020-11-02"), 0), ==, day ("2020-11-02"));
  g_assert_cmpuint (duo_working_day_shift (day ("2020-11-02"), -1), ==, day ("2020-10-30"));
  g_assert_cmpuint (duo_working_day_shift (day ("2020-11-01"), 1), ==, day ("2020-11-02"));
  g_assert_cmpuint (duo_working_day_shift (day ("2020-04-09"), 1), ==, day ("2020-04-14"));
  g_assert_cmpint (duo_working_days_between (day ("2020-10-14"), day ("2020-11-02")), ==, 13);
  g_assert_cmpint (duo_working_days_between (day ("2020-11-02"), day ("2020-10-14")), ==, -13);
}

/* Counting and shifting undo one another, from any day, for every working day. */
static void
test_counting_and_shifting_agree (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201102);

  for (guint i = 0; i < 5000; i++)
    {
      const guint32 from = (guint32) g_rand_int_range (rand, (gint32) day ("2000-01-01"), (gint32) day ("2060-01-01"));
      const gint n_days = g_rand_int_range (rand, -120, 121);
      const guint32 to = duo_working_day_shift (from, n_days);

      g_assert_cmpint (duo_working_days_between (from, to), ==, n_days == 0 ? 0 : n_days);
      g_assert_true (n_days == 0 || duo_is_working_day (to));
    }
}

static void
test_school_holidays_of_any_region (void)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_school_holiday_free);

  g_ptr_array_add (holidays, duo_school_holiday_new ("Herfstvakantie", "Noord", day ("2020-10-10"), day ("2020-10-18")));
  g_ptr_array_add (holidays, duo_school_holiday_new ("Herfstvakantie", "Zuid", day ("2020-10-17"), day ("2020-10-25")));

  g_assert_cmpstr (duo_school_holiday_find (holidays, day ("2020-10-14"), day ("2020-10-14"))->region, ==, "Noord");
  g_assert_cmpstr (duo_school_holiday_find (holidays, day ("2020-10-25"), day ("2020-10-25"))->region, ==, "Zuid");
  g_assert_null (duo_school_holiday_find (holidays, day ("2020-10-26"), day ("2020-11-30")));
  g_assert_null (duo_school_holiday_find (NULL, day ("2020-10-14"), day ("2020-10-14")));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/working-day/easter", test_easter);
  g_test_add_func ("/working-day/holidays", test_holidays);
  g_test_add_func ("/working-day/working-days", test_working_days);
  g_test_add_func ("/working-day/counting-and-shifting-agree", test_counting_and_shifting_agree);
  g_test_add_func ("/working-day/school-holidays-of-any-region", test_school_holidays_of_any_region);

  return g_test_run ();
}
