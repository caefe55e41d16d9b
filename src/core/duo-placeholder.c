/* SPDX-License-Identifier: EUPL-1.2 */
/* Filling in the relative years of a text, and finding where a literal year could become one. */
#include "duo-placeholder.h"

#include <string.h>

/* A number further away than this from the year of a text is a price or a count. */
#define YEARS_AROUND 20

/**
 * duo_placeholder_fill:
 * @text: a text with or without placeholders
 * @year: the year that {jaar} stands for, the one of the first month of a placement
 * @ranges: (out) (optional) (transfer full) (element-type DuoTextRange): where years were filled in, in the
 *   text returned
 *
 * Anything else between braces stays as it stands.
 *
 * Returns: (transfer full): the text as it is shown
 */
char *
duo_placeholder_fill (const char *text,
                      gint        year,
                      GArray    **ranges)
{
  GString *filled = g_string_sized_new (strlen (text));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DuoTextRange));

  while (*text != '\0')
    {
      const gboolean this_year = g_str_has_prefix (text, DUO_PLACEHOLDER_YEAR);
      const gboolean next_year = !this_year && g_str_has_prefix (text, DUO_PLACEHOLDER_NEXT_YEAR);

      if (this_year || next_year)
        {
          DuoTextRange range = { filled->len, 0 };

          g_string_append_printf (filled, "%d", this_year ? year : year + 1);
          range.end = filled->len;
          g_array_append_val (found, range);
          text += strlen (this_year ? DUO_PLACEHOLDER_YEAR : DUO_PLACEHOLDER_NEXT_YEAR);
        }
      else
        {
          g_string_append_c (filled, *text);
          text++;
        }
    }

  if (ranges != NULL)
    *ranges = g_steal_pointer (&found);
  else
    g_array_unref (found);

  return g_string_free (filled, FALSE);
}

/**
 * duo_placeholder_find_years:
 * @text: a text
 * @around: the year of its first month
 *
 * A year is a number of four digits that stands alone, at most twenty years from @around; "12020", "A2020",
 * "2020-1" (a date or a code) and "1500 euro" don't count.
 *
 * Returns: (transfer full) (element-type DuoLiteralYear): the years, from left to right
 */
GArray *
duo_placeholder_find_years (const char *text,
                            gint        around)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (DuoLiteralYear));

  for (const char *p = text; *p != '\0';)
    {
      const gsize n_digits = strspn (p, "0123456789");
      const gboolean alone = n_digits == 4 && (p == text || (!g_ascii_isalnum (p[-1]) && p[-1] != '-'))
                             && !g_ascii_isalpha (p[4]) && p[4] != '-';

      if (alone)
        {
          const gsize start = (gsize) (p - text);
          const DuoLiteralYear found = { { start, start + n_digits }, (gint) g_ascii_strtoll (p, NULL, 10) };

          if (ABS (found.year - around) <= YEARS_AROUND)
            g_array_append_val (years, found);
        }
      p += MAX (n_digits, 1);
    }

  return years;
}

/**
 * duo_placeholder_propose:
 * @text: a text as typed or read from a file
 * @year: the year of its first month
 *
 * A literal @year or the year after it becomes a placeholder, see duo_placeholder_find_years().
 *
 * Returns: (transfer full) (nullable): the text with placeholders, or %NULL where there is none to propose
 */
char *
duo_placeholder_propose (const char *text,
                         gint        year)
{
  g_autoptr (GArray) years = duo_placeholder_find_years (text, year);
  g_autoptr (GString) proposed = g_string_new (NULL);
  gsize copied = 0;

  for (guint i = 0; i < years->len; i++)
    {
      const DuoLiteralYear *found = &g_array_index (years, DuoLiteralYear, i);

      if (found->year != year && found->year != year + 1)
        continue;

      g_string_append_len (proposed, text + copied, (gssize) (found->range.start - copied));
      g_string_append (proposed, found->year == year ? DUO_PLACEHOLDER_YEAR : DUO_PLACEHOLDER_NEXT_YEAR);
      copied = found->range.end;
    }
  if (copied == 0)
    return NULL;

  g_string_append (proposed, text + copied);
  return g_strdup (proposed->str);
}
