/* SPDX-License-Identifier: EUPL-1.2 */
/* Pure rules about texts of the register; what a file says is kept, only shown in another way. */
#include "duo-register-text.h"

#include <stdlib.h>
#include <string.h>

#include "duo-when.h"

/* Words of places that stay small inside a name, and the province that DUO puts behind one. */
static const char *const small_words[] = { "aan", "bij", "de", "den", "der", "en", "het", "in", "op", "over", "ten", "ter", "van" };
static const char *const capital_words[] = { "GLD", "OV", "NH", "ZH", "NB", "LB", "UT", "GN", "DR", "FR", "ZLD" };

static gboolean
is_one_of (const char *word, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      return TRUE;

  return FALSE;
}

/* Adds one word of a place: "RIJSWIJK", "'S", "IJSSEL". */
static void
append_word (GString *out, const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  const gboolean first = out->len == 0;
  const char *rest;

  if (strcmp (lower, "'s") == 0 || strcmp (lower, "'t") == 0
      || (!first && is_one_of (lower, small_words, G_N_ELEMENTS (small_words))))
    {
      g_string_append (out, lower);
      return;
    }
  if (!first && is_one_of (word, capital_words, G_N_ELEMENTS (capital_words)))
    {
      g_string_append (out, word);
      return;
    }
  if (g_str_has_prefix (lower, "ij"))
    {
      g_string_append (out, "IJ");
      g_string_append (out, lower + 2);
      return;
    }

  rest = *lower != '\0' ? g_utf8_next_char (lower) : lower;
  if (*lower != '\0')
    g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (lower)));
  g_string_append (out, rest);
}

/**
 * duo_display_place:
 * @place: the name of a place as the register has it, in capitals
 *
 * "'S-HERTOGENBOSCH" gives "'s-Hertogenbosch", "EDE GLD" gives "Ede GLD"; what is not all in capitals stays as it is.
 *
 * Returns: (transfer full): the name as people write it
 */
char *
duo_display_place (const char *place)
{
  g_autofree char *upper = g_utf8_strup (place, -1);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *p = place;

  if (!g_str_equal (place, upper))
    return g_strdup (place);

  while (*p != '\0')
    {
      const gsize length = strcspn (p, " -");
      g_autofree char *word = g_strndup (p, length);

      append_word (out, word);
      p += length;
      if (*p != '\0')
        g_string_append_c (out, *p++);
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static gboolean
is_host (const char *text)
{
  const gsize length = strcspn (text, "/?#");
  const char *dot = memchr (text, '.', length);

  if (length < 4 || dot == NULL || *text == '.' || *text == '-' || text[length - 1] == '.')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '.' && text[i] != '-' && (guchar) text[i] < 0x80)
      return FALSE;
  for (const char *p = g_strrstr_len (text, (gssize) length, ".") + 1; p < text + length; p++)
    if (g_ascii_isdigit (*p))
      return FALSE;

  return strstr (text, "..") == NULL;
}

/**
 * duo_website_check:
 * @text: a website as the register has it; "" is none
 * @proposal: (out) (transfer full) (nullable): what it may have been meant to be, to be confirmed by a person
 *
 * Websites never refuse a row: they are pointed out.
 *
 * Returns: whether it looks like a website
 */
gboolean
duo_website_check (const char *text, char **proposal)
{
  const char *rest = text;
  g_autofree char *fixed = NULL;
  gsize length;

  *proposal = NULL;
  if (*text == '\0')
    return TRUE;
  if (g_str_has_prefix (rest, "https://") || g_str_has_prefix (rest, "http://"))
    rest = strstr (rest, "://") + 3;
  if (is_host (rest) && !g_str_has_prefix (rest, "ww.") && !g_str_has_prefix (rest, "wwww."))
    return TRUE;

  fixed = g_ascii_strdown (rest, -1);
  for (char *p = fixed; *p != '\0' && *p != '/'; p++)
    if (*p == ',' || *p == ';')
      *p = '.';
  g_strstrip (fixed);
  length = strlen (fixed);
  while (length > 0 && strchr ("./,", fixed[length - 1]) != NULL)
    fixed[--length] = '\0';
  if (g_str_has_prefix (fixed, "ww.") || g_str_has_prefix (fixed, "wwww."))
    {
      char *whole = g_strconcat ("www", strchr (fixed, '.'), NULL);

      g_free (fixed);
      fixed = whole;
    }
  if (is_host (fixed))
    *proposal = g_steal_pointer (&fixed);
  return FALSE;
}

/* Returns: (transfer full): "7544RG" as "7544 RG"; anything else as it is. */
char *
duo_postcode_new (const char *text)
{
  gsize length = strlen (text);

  if (length == 6 && strspn (text, "0123456789") == 4 && g_ascii_isalpha (text[4]) && g_ascii_isalpha (text[5]))
    return g_strdup_printf ("%.4s %c%c", text, g_ascii_toupper (text[4]), g_ascii_toupper (text[5]));

  return g_strdup (text);
}

static gboolean
take_date (gint year, gint month, gint day, guint32 *julian)
{
  GDate date;

  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > 31
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *julian = g_date_get_julian (&date);
  return TRUE;
}

/* The date in one name: "20250113", "2025-01-13" or "2020-12", not inside a longer number. */
static gboolean
find_date (const char *name, guint32 *julian)
{
  for (const char *p = name; *p != '\0'; p++)
    {
      gint year, month, day;
      gsize digits;

      if (!g_ascii_isdigit (*p) || (p > name && g_ascii_isdigit (p[-1])))
        continue;
      digits = strspn (p, "0123456789");
      year = month = day = 0;
      if (digits == 8)
        {
          const gint number = atoi (p);

          year = number / 10000;
          month = number / 100 % 100;
          day = number % 100;
        }
      else if (digits == 4 && p[4] == '-' && strspn (p + 5, "0123456789") == 2)
        {
          year = atoi (p);
          month = atoi (p + 5);
          day = p[7] == '-' && strspn (p + 8, "0123456789") == 2 ? atoi (p + 8) : 1;
        }
      if (take_date (year, month, day, julian))
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_find_as_of:
 * @path: where a file lies; of one in a zip: the path of the zip, "/", its name inside
 * @julian: (out): the day that it tells about, as its own name says, else the nearest folder's; a month is its
 *   first day
 *
 * Returns: whether any of the names says so
 */
gboolean
duo_find_as_of (const char *path, guint32 *julian)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  for (guint i = g_strv_length (names); i > 0; i--)
    if (find_date (names[i - 1], julian))
      return TRUE;

  return FALSE;
}

/* Returns: the last year that a file's name speaks of, such as 2019 in "leerlingen-2019.csv"; 0 for none. */
gint
duo_find_year (const char *name)
{
  gint year = 0;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p) || (p > name && g_ascii_isdigit (p[-1])))
        continue;
      if (strspn (p, "0123456789") == 4 && (atoi (p) / 100 == 19 || atoi (p) / 100 == 20))
        year = atoi (p);
    }

  return year;
}

/**
 * duo_day_parse_any:
 * @text: "1-8-2005", "2025-09-01T00:00:00", "2012-08-01" or "20120801"
 * @julian: (out): the day
 *
 * Returns: whether it is a day
 */
gboolean
duo_day_parse_any (const char *text, guint32 *julian)
{
  const gsize digits = strspn (text, "0123456789");
  const char *second = text + digits + 1;
  const char *third;

  if (digits == 8 && text[8] == '\0')
    return take_date (atoi (text) / 10000, atoi (text) / 100 % 100, atoi (text) % 100, julian);
  if (digits == 0 || (text[digits] != '-' && text[digits] != '/'))
    return FALSE;

  third = second + strspn (second, "0123456789") + 1;
  if (third == second + 1 || third[-1] != text[digits] || !g_ascii_isdigit (*third))
    return FALSE;
  if (digits == 4 && strlen (third) >= 2 && (third[2] == '\0' || third[2] == 'T' || third[2] == ' '))
    return take_date (atoi (text), atoi (second), atoi (third), julian);
  if (digits <= 2 && strlen (third) == 4 && strspn (third, "0123456789") == 4)
    return take_date (atoi (third), atoi (second), atoi (text), julian);

  return FALSE;
}
