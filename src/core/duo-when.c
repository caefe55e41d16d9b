/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates with the precision that is known, and their ISO 8601 text. */
#include "duo-when.h"

#include <string.h>

static DuoWhen *
when_copy (const DuoWhen *when)
{
  return g_memdup2 (when, sizeof (DuoWhen));
}

G_DEFINE_BOXED_TYPE (DuoWhen, duo_when, when_copy, g_free)

/* Returns: the date that is the one day @julian. */
DuoWhen
duo_when_day (guint32 julian)
{
  return (DuoWhen) { DUO_PRECISION_DAY, julian, julian };
}

/* Returns: the day given, or %DUO_WHEN_NONE where there is no such day. */
DuoWhen
duo_when_dmy (gint day,
              gint month,
              gint year)
{
  GDate date;

  if (day < 1 || day > 31 || month < 1 || month > 12 || year < DUO_YEAR_MIN || year > DUO_YEAR_MAX
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return DUO_WHEN_NONE;

  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return duo_when_day (g_date_get_julian (&date));
}

/* Returns: a date of which only the month is known. */
DuoWhen
duo_when_month (DuoMonth month)
{
  return (DuoWhen) { DUO_PRECISION_MONTH, duo_month_get_first_day (month), duo_month_get_last_day (month) };
}

/* Returns: a date that lies in, or lasts, from @first to @last (Julian days, inclusive). */
DuoWhen
duo_when_period (guint32 first,
                 guint32 last)
{
  g_return_val_if_fail (first <= last, DUO_WHEN_NONE);

  return (DuoWhen) { DUO_PRECISION_PERIOD, first, last };
}

gboolean
duo_when_is_known (const DuoWhen *when)
{
  return when->precision != DUO_PRECISION_NONE;
}

gboolean
duo_when_equal (const DuoWhen *a,
                const DuoWhen *b)
{
  return a->precision == b->precision && a->first == b->first && a->last == b->last;
}

/* By first day, then by last; what is not known comes after all that is. */
gint
duo_when_compare (const DuoWhen *a,
                  const DuoWhen *b)
{
  if (duo_when_is_known (a) != duo_when_is_known (b))
    return duo_when_is_known (a) ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  if (a->last != b->last)
    return a->last < b->last ? -1 : 1;
  return 0;
}

/**
 * duo_day_parse:
 * @text: (nullable): an ISO 8601 day, "2020-08-03"
 * @julian: (out): its Julian day
 *
 * Returns: %FALSE for anything else; @julian is untouched then
 */
gboolean
duo_day_parse (const char *text,
               guint32    *julian)
{
  g_autofree char *month_text = NULL;
  DuoMonth month;
  DuoWhen when;

  if (text == NULL || strlen (text) != 10 || text[7] != '-'
      || !g_ascii_isdigit (text[8]) || !g_ascii_isdigit (text[9]))
    return FALSE;

  month_text = g_strndup (text, 7);
  month = duo_month_parse (month_text);
  if (month == DUO_MONTH_NONE)
    return FALSE;

  when = duo_when_dmy ((text[8] - '0') * 10 + text[9] - '0', duo_month_get_number (month), duo_month_get_year (month));
  if (!duo_when_is_known (&when))
    return FALSE;

  *julian = when.first;
  return TRUE;
}

/* Returns: (transfer full): the day as ISO 8601, "2020-08-03". */
char *
duo_day_to_string (guint32 julian)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (julian), g_strdup (""));

  g_date_set_julian (&date, julian);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (gint) g_date_get_month (&date), g_date_get_day (&date));
}

/* Returns: the month in which the day @julian lies. */
DuoMonth
duo_day_get_month (guint32 julian)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (julian), DUO_MONTH_NONE);

  g_date_set_julian (&date, julian);
  return duo_month_from_date (&date);
}

/* Returns: the year in which the day @julian lies. */
gint
duo_day_get_year (guint32 julian)
{
  return duo_month_get_year (duo_day_get_month (julian));
}

/* One end of an interval: a day or a month, as the days it begins and ends on. */
static gboolean
parse_end (const char *text,
           DuoWhen    *when)
{
  DuoMonth month = duo_month_parse (text);
  guint32 day;

  if (month != DUO_MONTH_NONE)
    *when = duo_when_month (month);
  else if (duo_day_parse (text, &day))
    *when = duo_when_day (day);
  else
    return FALSE;

  return TRUE;
}

/**
 * duo_when_parse:
 * @text: (nullable): "" or %NULL (not known), "2020-08-03", "2020-08", or an ISO 8601 interval of two of
 *   these, both inclusive: "2019-10/2019-11", "2020-05-01/2020-05-10"
 * @when: (out): the date
 *
 * Returns: %FALSE for anything else; @when is untouched then
 */
gboolean
duo_when_parse (const char *text,
                DuoWhen    *when)
{
  const char *slash;
  g_autofree char *head = NULL;
  DuoWhen begin, end;

  g_return_val_if_fail (when != NULL, FALSE);

  if (text == NULL || *text == '\0')
    {
      *when = DUO_WHEN_NONE;
      return TRUE;
    }

  slash = strchr (text, '/');
  if (slash == NULL)
    return parse_end (text, when);

  head = g_strndup (text, (gsize) (slash - text));
  if (!parse_end (head, &begin) || !parse_end (slash + 1, &end) || begin.first > end.last)
    return FALSE;

  *when = duo_when_period (begin.first, end.last);
  return TRUE;
}

/**
 * duo_when_is_whole_months:
 * @when: a date
 * @months: (out) (optional): the months it fills
 *
 * Returns: whether the date begins on the first day of a month and ends on the last of one
 */
gboolean
duo_when_is_whole_months (const DuoWhen *when,
                          DuoSpan       *months)
{
  DuoSpan span;

  if (!duo_when_is_known (when))
    return FALSE;

  span = (DuoSpan) { duo_day_get_month (when->first), duo_day_get_month (when->last) };
  if (duo_month_get_first_day (span.first) != when->first || duo_month_get_last_day (span.last) != when->last)
    return FALSE;

  if (months != NULL)
    *months = span;
  return TRUE;
}

/* The day here, in the time zone of this machine, of a moment written as ISO 8601 (as duo_clock_get_stamp() does);
 * unknown where @stamp is no such text. */
DuoWhen
duo_when_of_stamp (const char *stamp)
{
  g_autoptr (GDateTime) at = *stamp != '\0' ? g_date_time_new_from_iso8601 (stamp, NULL) : NULL;
  g_autoptr (GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;

  return here != NULL ? duo_when_dmy (g_date_time_get_day_of_month (here), g_date_time_get_month (here), g_date_time_get_year (here))
                      : DUO_WHEN_NONE;
}

/* Returns: (transfer full): the text that duo_when_parse() reads; "" for a date that is not known. */
char *
duo_when_to_string (const DuoWhen *when)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  DuoSpan months;

  switch (when->precision)
    {
    case DUO_PRECISION_DAY:
      return duo_day_to_string (when->first);

    case DUO_PRECISION_MONTH:
      return duo_month_to_string (duo_day_get_month (when->first));

    case DUO_PRECISION_PERIOD:
      if (duo_when_is_whole_months (when, &months))
        {
          first = duo_month_to_string (months.first);
          last = duo_month_to_string (months.last);
        }
      else
        {
          first = duo_day_to_string (when->first);
          last = duo_day_to_string (when->last);
        }
      return g_strconcat (first, "/", last, NULL);

    case DUO_PRECISION_NONE:
    default:
      return g_strdup ("");
    }
}

/**
 * duo_when_days_late:
 * @planned: the date as planned
 * @actual: the date as it became
 *
 * A date of a month or period only slips when it lies wholly after the plan: "nov 2019" for a plan of
 * "okt/nov 2019" is on time.
 *
 * Returns: days between the end of the plan and the begin of what happened, negative when it came before
 *   the plan began; 0 when they overlap or when one is not known
 */
gint
duo_when_days_late (const DuoWhen *planned,
                    const DuoWhen *actual)
{
  if (!duo_when_is_known (planned) || !duo_when_is_known (actual))
    return 0;
  if (actual->first > planned->last)
    return (gint) (actual->first - planned->last);
  if (actual->last < planned->first)
    return -(gint) (planned->first - actual->last);
  return 0;
}
