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
 * duo_placeholder_propose:
 * @text: a text as typed or read from a file
 * @year: the year of its first month
 *
 * A literal @year or the year after it becomes a placeholder where it stands as a number of its own; "12020"
 * and "2020-1" (a date or a code) do not count.
 *
 * Returns: (transfer full) (nullable): the text with placeholders, or %NULL where there is none to propose
 */
char *
duo_placeholder_propose (const char *text,
                         gint        year)
{
  g_autoptr (GString) proposed = g_string_new (NULL);
  gboolean found = FALSE;

  for (const char *p = text; *p != '\0';)
    {
      if (g_ascii_isdigit (*p) && (p == text || (!g_ascii_isalnum (p[-1]) && p[-1] != '-')))
        {
          char *end;
          const guint64 number = g_ascii_strtoull (p, &end, 10);
          const gboolean alone = end - p == 4 && !g_ascii_isalpha (*end) && *end != '-';

          if (alone && (number == (guint64) year || number == (guint64) year + 1))
            {
              g_string_append (proposed, number == (guint64) year ? DUO_PLACEHOLDER_YEAR : DUO_PLACEHOLDER_NEXT_YEAR);
              found = TRUE;
            }
          else
            {
              g_string_append_len (proposed, p, end - p);
            }
          p = end;
        }
      else
        {
          g_string_append_c (proposed, *p++);
        }
    }

  return found ? g_strdup (proposed->str) : NULL;
}
