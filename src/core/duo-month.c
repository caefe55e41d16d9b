/* SPDX-License-Identifier: EUPL-1.2 */
/* Months as numbers and runs of them. */
#include "duo-month.h"

#include <string.h>

/**
 * duo_month_new:
 * @year: a year from %DUO_YEAR_MIN to %DUO_YEAR_MAX
 * @month: 1 for January to 12
 *
 * Returns: the month
 */
DuoMonth
duo_month_new (gint year,
               gint month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, DUO_MONTH_NONE);

  return year * 12 + month - 1;
}

gint
duo_month_get_year (DuoMonth month)
{
  return month / 12;
}

/* Returns: 1 for January to 12. */
gint
duo_month_get_number (DuoMonth month)
{
  return month % 12 + 1;
}

gboolean
duo_month_is_valid (DuoMonth month)
{
  return month >= DUO_YEAR_MIN * 12 && month < (DUO_YEAR_MAX + 1) * 12;
}

/* Returns: the month that @date, which must be valid, lies in. */
DuoMonth
duo_month_from_date (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), DUO_MONTH_NONE);

  return duo_month_new (g_date_get_year (date), (gint) g_date_get_month (date));
}

/**
 * duo_month_parse:
 * @text: (nullable): an ISO 8601 month, such as "2020-10"
 *
 * Returns: the month, or %DUO_MONTH_NONE for anything else
 */
DuoMonth
duo_month_parse (const char *text)
{
  gint year;
  gint month;

  if (text == NULL || strlen (text) != 7 || text[4] != '-')
    return DUO_MONTH_NONE;
  for (gsize i = 0; i < 7; i++)
    if (i != 4 && !g_ascii_isdigit (text[i]))
      return DUO_MONTH_NONE;

  year = (gint) g_ascii_strtoll (text, NULL, 10);
  month = (gint) g_ascii_strtoll (text + 5, NULL, 10);
  if (month < 1 || month > 12 || year < DUO_YEAR_MIN || year > DUO_YEAR_MAX)
    return DUO_MONTH_NONE;

  return duo_month_new (year, month);
}

/* Returns: (transfer full): the month as ISO 8601, "2020-10". */
char *
duo_month_to_string (DuoMonth month)
{
  g_return_val_if_fail (duo_month_is_valid (month), g_strdup (""));

  return g_strdup_printf ("%04d-%02d", duo_month_get_year (month), duo_month_get_number (month));
}

/* Returns: the Julian day (as GDate counts) of the first day of @month. */
guint32
duo_month_get_first_day (DuoMonth month)
{
  GDate date;

  g_return_val_if_fail (duo_month_is_valid (month), 0);

  g_date_set_dmy (&date, 1, (GDateMonth) duo_month_get_number (month), (GDateYear) duo_month_get_year (month));
  return g_date_get_julian (&date);
}

/* Returns: the Julian day of the last day of @month. */
guint32
duo_month_get_last_day (DuoMonth month)
{
  g_return_val_if_fail (duo_month_is_valid (month), 0);

  return duo_month_get_first_day (month)
         + g_date_get_days_in_month ((GDateMonth) duo_month_get_number (month), (GDateYear) duo_month_get_year (month)) - 1;
}

/* Returns: January to December of @year. */
DuoSpan
duo_span_calendar_year (gint year)
{
  return (DuoSpan) { duo_month_new (year, 1), duo_month_new (year, 12) };
}

/* Returns: August of @year to July of the next, the school year of VO and MBO. */
DuoSpan
duo_span_school_year (gint year)
{
  return (DuoSpan) { duo_month_new (year, 8), duo_month_new (year + 1, 7) };
}

gboolean
duo_span_contains (const DuoSpan *span,
                   DuoMonth       month)
{
  return month >= span->first && month <= span->last;
}

gboolean
duo_span_overlaps (const DuoSpan *span,
                   const DuoSpan *other)
{
  return span->first <= other->last && other->first <= span->last;
}
