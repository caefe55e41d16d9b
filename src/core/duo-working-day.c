/* SPDX-License-Identifier: EUPL-1.2 */
/* Dutch public holidays, working days, and what falls into the holidays of schools. */
#include "duo-working-day.h"

/**
 * duo_easter:
 * @year: from 1583
 *
 * Returns: the Julian day of Easter Sunday, by the anonymous Gregorian rule (Nature, 20 April 1876)
 */
guint32
duo_easter (gint year)
{
  const gint a = year % 19, b = year / 100, c = year % 100;
  const gint h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const gint l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const gint n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (n % 31 + 1), (GDateMonth) (n / 31), (GDateYear) year);
  return g_date_get_julian (&date);
}

/* Returns: whether the birthday of the head of state is celebrated on @date: since 2014 on 27 April, from 1949 on the
 * 30th; never on a Sunday: the day before (until 1979: the day after). */
static gboolean
is_kings_day (const GDate *date)
{
  const gint year = g_date_get_year (date);
  const gboolean april = g_date_get_month (date) == G_DATE_APRIL;
  const gint day = g_date_get_day (date);
  const GDateWeekday weekday = g_date_get_weekday (date);
  const gint birthday = year >= 2014 ? 27 : 30;

  if (year < 1949 || weekday == G_DATE_SUNDAY)
    return FALSE;
  if (april && day == birthday)
    return TRUE;
  if (year >= 1980)
    return april && day == birthday - 1 && weekday == G_DATE_SATURDAY;
  return g_date_get_month (date) == G_DATE_MAY && day == 1 && weekday == G_DATE_MONDAY;
}

/* Returns: the holiday that lies @days after Easter Sunday. */
static DuoHoliday
find_after_easter (gint days)
{
  switch (days)
    {
    case -2:
      return DUO_HOLIDAY_GOOD_FRIDAY;
    case 0:
      return DUO_HOLIDAY_EASTER;
    case 1:
      return DUO_HOLIDAY_EASTER_MONDAY;
    case 39:
      return DUO_HOLIDAY_ASCENSION;
    case 49:
      return DUO_HOLIDAY_PENTECOST;
    case 50:
      return DUO_HOLIDAY_WHIT_MONDAY;
    default:
      return DUO_HOLIDAY_NONE;
    }
}

/**
 * duo_holiday_on:
 * @day: a Julian day
 *
 * Returns: the public holiday that it is, or %DUO_HOLIDAY_NONE. Where two fall on one day, the one that moves with
 *   Easter. 5 May counts in every year, as in the law.
 */
DuoHoliday
duo_holiday_on (guint32 day)
{
  DuoHoliday movable;
  GDate date;
  gint year, month, number;

  if (!g_date_valid_julian (day))
    return DUO_HOLIDAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  year = g_date_get_year (&date);
  month = g_date_get_month (&date);
  number = g_date_get_day (&date);
  movable = find_after_easter ((gint) day - (gint) duo_easter (year));
  if (movable != DUO_HOLIDAY_NONE)
    return movable;
  if (is_kings_day (&date))
    return DUO_HOLIDAY_KINGS_DAY;
  if (month == 1 && number == 1)
    return DUO_HOLIDAY_NEW_YEAR;
  if (month == 5 && number == 5)
    return DUO_HOLIDAY_LIBERATION;
  if (month == 12 && number == 25)
    return DUO_HOLIDAY_CHRISTMAS;
  if (month == 12 && number == 26)
    return DUO_HOLIDAY_BOXING_DAY;
  return DUO_HOLIDAY_NONE;
}

/* Returns: whether the Julian day @day is a Saturday or Sunday: Julian day 1 was a Monday. */
gboolean
duo_is_weekend (guint32 day)
{
  return (day - 1) % 7 >= 5;
}

/* Returns: whether people are at work on the Julian day @day: no weekend and no public holiday. */
gboolean
duo_is_working_day (guint32 day)
{
  return !duo_is_weekend (day) && duo_holiday_on (day) == DUO_HOLIDAY_NONE;
}

/**
 * duo_working_day_shift:
 * @day: a Julian day, itself at work or not
 * @n_days: working days to go: later, or earlier where it is negative
 *
 * Returns: the @n_days-th working day after or before @day; @day itself for 0. It stops at Julian day 1.
 */
guint32
duo_working_day_shift (guint32 day,
                       gint    n_days)
{
  const gint step = n_days < 0 ? -1 : 1;

  while (n_days != 0 && (step > 0 || day > 1))
    {
      day += (guint32) step;
      if (duo_is_working_day (day))
        n_days -= step;
    }

  return day;
}

/**
 * duo_working_days_between:
 * @from: a Julian day
 * @to: another
 *
 * The other way round from duo_working_day_shift(): where @to is a working day, shifting @from by the answer gives @to.
 *
 * Returns: working days after @from up to @to inclusive; negative: from @to inclusive up to before @from
 */
gint
duo_working_days_between (guint32 from,
                          guint32 to)
{
  gint count = 0;

  for (guint32 day = from + 1; day <= to; day++)
    count += duo_is_working_day (day) ? 1 : 0;
  for (guint32 day = to; day < from; day++)
    count -= duo_is_working_day (day) ? 1 : 0;

  return count;
}

DuoSchoolHoliday *
duo_school_holiday_new (const char *name,
                        const char *region,
                        guint32     first,
                        guint32     last)
{
  DuoSchoolHoliday *self = g_new0 (DuoSchoolHoliday, 1);

  self->name = g_strdup (name);
  self->region = g_strdup (region);
  self->first = first;
  self->last = last;
  return self;
}

void
duo_school_holiday_free (DuoSchoolHoliday *self)
{
  g_free (self->name);
  g_free (self->region);
  g_free (self);
}

/**
 * duo_school_holiday_find:
 * @holidays: (nullable) (element-type DuoSchoolHoliday): those that are known
 * @first: Julian day
 * @last: Julian day, inclusive
 *
 * No public file says in which region an institution for MBO or HO keeps its holidays: any region counts.
 *
 * Returns: (transfer none) (nullable): the first of them that has a day in @first to @last
 */
const DuoSchoolHoliday *
duo_school_holiday_find (GPtrArray *holidays,
                         guint32    first,
                         guint32    last)
{
  for (guint i = 0; holidays != NULL && i < holidays->len; i++)
    {
      const DuoSchoolHoliday *holiday = g_ptr_array_index (holidays, i);

      if (holiday->first <= last && holiday->last >= first)
        return holiday;
    }

  return NULL;
}
