/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading dates as people write them. What is not certain is not guessed: it is no date. */
#include "duo-when-text.h"

#include <string.h>

#include "duo-fold.h"

/* A name counts from its first three letters on ("sep", "sept", "septem"); "mrt" and "mar" both are March. */
static const char *const dutch_names[12] = { "januari", "februari", "maart",     "april",   "mei",      "juni",
                                             "juli",    "augustus", "september", "oktober", "november", "december" };
static const char *const english_names[12] = { "january", "february", "march",     "april",   "may",      "june",
                                               "july",    "august",   "september", "october", "november", "december" };

/**
 * duo_month_name_parse:
 * @text: (nullable): a name of a month, whole or shortened to three letters or more, in Dutch or English
 *
 * Returns: 1 for January to 12, or 0 for anything else
 */
gint
duo_month_name_parse (const char *text)
{
  g_autofree char *folded = NULL;
  gsize length;

  if (text == NULL)
    return 0;

  folded = duo_fold_text (text);
  length = strlen (folded);
  if (length > 0 && folded[length - 1] == '.')
    folded[--length] = '\0';
  if (length < 3)
    return 0;
  if (g_str_equal (folded, "mrt"))
    return 3;

  for (gint i = 0; i < 12; i++)
    if (g_str_has_prefix (dutch_names[i], folded) || g_str_has_prefix (english_names[i], folded))
      return i + 1;

  return 0;
}

/**
 * End:
 *
 * One date as written; 0 for what is left out.
 */
typedef struct
{
  gint day;
  gint month;
  gint year;
} End;

/* Returns: the number that the whole of @text is, or -1. */
static gint
parse_number (const char *text,
              gsize       max_digits)
{
  const gsize length = strlen (text);

  if (length == 0 || length > max_digits || strspn (text, "0123456789") != length)
    return -1;

  return (gint) g_ascii_strtoll (text, NULL, 10);
}

static gboolean
is_year (const char *text)
{
  const gint year = parse_number (text, 4);

  return strlen (text) == 4 && year >= DUO_YEAR_MIN && year <= DUO_YEAR_MAX;
}

/* Three numbers between the same separator: day, month, year; or two: month, year. */
static gboolean
parse_numeric (const char *text,
               End        *end)
{
  for (const char *separator = "-/."; *separator != '\0'; separator++)
    {
      const char delimiter[2] = { *separator, '\0' };
      g_auto (GStrv) parts = g_strsplit (text, delimiter, 4);
      const guint n_parts = g_strv_length (parts);

      if (n_parts == 3 && is_year (parts[2]))
        *end = (End) { parse_number (parts[0], 2), parse_number (parts[1], 2), parse_number (parts[2], 4) };
      else if (n_parts == 2 && is_year (parts[1]))
        *end = (End) { 0, parse_number (parts[0], 2), parse_number (parts[1], 4) };
      else
        continue;

      return end->day >= 0 && end->month > 0;
    }

  return FALSE;
}

/* "2 november 2020", "2 nov", "nov 2020", "nov", "2", or numbers as parse_numeric() takes. */
static gboolean
parse_end (const char *text,
           End        *end)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  g_auto (GStrv) words = g_strsplit_set (trimmed, " \t", -1);
  guint next = 0;

  *end = (End) { 0, 0, 0 };
  if (parse_numeric (trimmed, end))
    return TRUE;

  if (words[next] != NULL && parse_number (words[next], 2) > 0)
    end->day = parse_number (words[next++], 2);
  if (words[next] != NULL && duo_month_name_parse (words[next]) != 0)
    end->month = duo_month_name_parse (words[next++]);
  if (words[next] != NULL && end->month != 0 && is_year (words[next]))
    end->year = parse_number (words[next++], 4);

  return words[next] == NULL && next > 0;
}

static gboolean
end_to_when (const End *end,
             DuoWhen   *when)
{
  if (end->month < 1 || end->month > 12)
    return FALSE;

  *when = end->day == 0 ? duo_when_month (duo_month_new (end->year, end->month))
                        : duo_when_dmy (end->day, end->month, end->year);
  return duo_when_is_known (when);
}

/* Two dates; what the first leaves out is as in the second: "1 t/m 10 mei 2020", "okt/nov 2019". */
static gboolean
parse_range (const char *first_text,
             const char *last_text,
             gint        default_year,
             DuoWhen    *when)
{
  End first, last;
  DuoWhen begin, end;

  if (!parse_end (first_text, &first) || !parse_end (last_text, &last) || last.month == 0)
    return FALSE;
  if (last.year == 0)
    last.year = default_year;
  if (first.month == 0)
    first.month = last.month;
  if (first.year == 0) /* "nov/jan 2020" begins in the year before */
    first.year = last.year - (first.month > last.month ? 1 : 0);
  if ((first.day == 0) != (last.day == 0))
    return FALSE;
  if (!end_to_when (&first, &begin) || !end_to_when (&last, &end) || begin.first > end.last)
    return FALSE;

  *when = duo_when_period (begin.first, end.last);
  return TRUE;
}

/**
 * duo_when_read:
 * @text: (nullable): what a person typed: "2 nov 2020", "2-11-2020", "nov 2020", "11-2020", "okt/nov 2019",
 *   "1 t/m 10 mei 2020", ISO 8601 as duo_when_parse() takes, or nothing
 * @default_year: the year where none is written
 * @when: (out): the date; not known for nothing
 *
 * Returns: %FALSE for what is no date, or not certainly one; @when is untouched then
 */
gboolean
duo_when_read (const char *text,
               gint        default_year,
               DuoWhen    *when)
{
  static const char *const separators[] = { " t/m ", " tot en met ", " tot ", "–", " - ", "/", "-", " en " };
  g_autofree char *folded = text != NULL ? duo_fold_text (text) : g_strdup ("");
  End end;

  if (duo_when_parse (folded, when))
    return TRUE;

  if (parse_end (folded, &end) && end.month != 0)
    {
      if (end.year == 0)
        end.year = default_year;
      return end_to_when (&end, when);
    }

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = strstr (folded, separators[i]);
      g_autofree char *head = NULL;

      if (at == NULL)
        continue;
      head = g_strndup (folded, (gsize) (at - folded));
      if (parse_range (head, at + strlen (separators[i]), default_year, when))
        return TRUE;
    }

  return FALSE;
}
