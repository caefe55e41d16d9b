/* SPDX-License-Identifier: EUPL-1.2 */
/* Filling in the relative years of a text, and finding where a literal year could become one. */
#include "duo-placeholder.h"

#include <string.h>

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
 * duo_placeholder_find_numbers:
 * @text: a text
 *
 * Four digits that stand alone could be a year; "12020", "A2020" and "2020-1" (a date or a code) can't.
 *
 * Returns: (transfer full) (element-type DuoLiteralNumber): the numbers of four digits, from left to right
 */
GArray *
duo_placeholder_find_numbers (const char *text)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (DuoLiteralNumber));

  for (const char *p = text; *p != '\0';)
    {
      const gsize n_digits = strspn (p, "0123456789");
      const gboolean alone = n_digits == 4 && (p == text || (!g_ascii_isalnum (p[-1]) && p[-1] != '-'))
                             && !g_ascii_isalpha (p[4]) && p[4] != '-';

      if (alone)
        {
          const DuoLiteralNumber number
            = { { (gsize) (p - text), (gsize) (p - text) + 4 }, (gint) g_ascii_strtoll (p, NULL, 10) };

          g_array_append_val (numbers, number);
        }
      p += MAX (n_digits, 1);
    }

  return numbers;
}

/**
 * duo_placeholder_propose:
 * @text: a text as typed or read from a file
 * @year: the year of its first month
 *
 * A literal @year or the year after it becomes a placeholder where it stands as a number of its own, see
 * duo_placeholder_find_numbers().
 *
 * Returns: (transfer full) (nullable): the text with placeholders, or %NULL where there is none to propose
 */
char *
duo_placeholder_propose (const char *text,
                         gint        year)
{
  g_autoptr (GArray) numbers = duo_placeholder_find_numbers (text);
  g_autoptr (GString) proposed = g_string_new (NULL);
  gsize copied = 0;

  for (guint i = 0; i < numbers->len; i++)
    {
      const DuoLiteralNumber *number = &g_array_index (numbers, DuoLiteralNumber, i);

      if (number->number != year && number->number != year + 1)
        continue;

      g_string_append_len (proposed, text + copied, (gssize) (number->range.start - copied));
      g_string_append (proposed, number->number == year ? DUO_PLACEHOLDER_YEAR : DUO_PLACEHOLDER_NEXT_YEAR);
      copied = number->range.end;
    }
  if (copied == 0)
    return NULL;

  g_string_append (proposed, text + copied);
  return g_strdup (proposed->str);
}
