/* SPDX-License-Identifier: EUPL-1.2 */
/* References, escapes and dates as ECMA-376 part 1 has them. */
#include "duo-xlsx-value.h"

#include <math.h>
#include <string.h>

#include "duo-table-row.h"

#define SECONDS_PER_DAY 86400
/* The serial number of the day after 9999-12-31. */
#define SERIAL_MAX 2958466

/**
 * duo_xlsx_parse_reference:
 * @text: (array length=length): such as "C14"
 * @column: (out): from 1
 * @row: (out): from 1
 *
 * Returns: %FALSE for anything else, and for a cell beyond what a sheet has
 */
gboolean
duo_xlsx_parse_reference (const char *text,
                          gsize       length,
                          guint      *column,
                          guint      *row)
{
  guint c = 0;
  guint r = 0;
  gsize i = 0;

  for (; i < length && g_ascii_isupper (text[i]) && c <= DUO_TABLE_COLUMNS_MAX; i++)
    c = c * 26 + (guint) (text[i] - 'A' + 1);
  if (c == 0 || c > DUO_TABLE_COLUMNS_MAX || i == length)
    return FALSE;

  for (; i < length && g_ascii_isdigit (text[i]) && r <= DUO_TABLE_ROWS_MAX; i++)
    r = r * 10 + (guint) (text[i] - '0');
  if (i < length || r == 0 || r > DUO_TABLE_ROWS_MAX)
    return FALSE;

  *column = c;
  *row = r;
  return TRUE;
}

/* Reads "_xHHHH_" at @p. */
static gboolean
read_escape (const char *p,
             const char *end,
             gunichar   *unit)
{
  if (end - p < 7 || p[0] != '_' || p[1] != 'x' || p[6] != '_')
    return FALSE;

  *unit = 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
      *unit = *unit * 16 + (gunichar) g_ascii_xdigit_value (p[i]);
    }

  return TRUE;
}

/**
 * duo_xlsx_unescape:
 * @text: (array length=length): a string of a workbook; changed in place
 *
 * Turns "_x000D_" and its like into the character meant; "_x005F_" protects an underscore. NUL and half a pair
 * become U+FFFD. A CR LF becomes one LF.
 *
 * Returns: the new length, never more than @length
 */
gsize
duo_xlsx_unescape (char *text,
                   gsize length)
{
  const char *end = text + length;
  const char *p = memchr (text, '_', length);
  char *out;

  if (p == NULL && memchr (text, '\r', length) == NULL)
    return length;

  out = text;
  for (p = text; p < end;)
    {
      gunichar unit;
      gunichar low;
      char encoded[6];
      gsize n;

      if (!read_escape (p, end, &unit))
        {
          *out++ = *p++;
        }
      else
        {
          p += 7;
          if (unit >= 0xd800 && unit < 0xdc00 && read_escape (p, end, &low) && low >= 0xdc00 && low < 0xe000)
            {
              unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
              p += 7;
            }
          if (unit == 0 || (unit >= 0xd800 && unit < 0xe000))
            unit = 0xfffd;
          n = (gsize) g_unichar_to_utf8 (unit, encoded);
          memcpy (out, encoded, n);
          out += n;
        }

      if (out - text >= 2 && out[-1] == '\n' && out[-2] == '\r')
        {
          out--;
          out[-1] = '\n';
        }
    }

  return (gsize) (out - text);
}

/* Returns: whether the built-in number format @id shows a date or a time, in any language of Excel. */
gboolean
duo_xlsx_is_date_format (guint id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

/* Returns: whether a custom format code shows a date or a time: a letter for one outside quotes and brackets. */
gboolean
duo_xlsx_is_date_code (const char *code)
{
  for (const char *p = code; *p != '\0' && *p != ';'; p++)
    {
      if (*p == '"')
        {
          p = strchr (p + 1, '"');
          if (p == NULL)
            return FALSE;
        }
      else if (*p == '\\' || *p == '_' || *p == '*')
        {
          if (p[1] == '\0')
            return FALSE;
          p++;
        }
      else if (*p == '[')
        {
          const char *close = strchr (p, ']');

          if (close == NULL)
            return FALSE;
          /* [h], [mm], [ss]: elapsed time; [Red] and [$-413]: no */
          if (strspn (p + 1, "hHmMsS") == (gsize) (close - p - 1) && close > p + 1)
            return TRUE;
          p = close;
        }
      else if (strchr ("yYmMdDhHsS", *p) != NULL)
        {
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * duo_xlsx_serial_to_string:
 * @serial: days since the epoch, with the time as fraction
 * @from_1904: the epoch is that of the old Macintosh
 *
 * The day 1900-02-29, which the other epoch counts although it never was, becomes 1 March.
 *
 * Returns: (transfer full) (nullable): "2020-10-14", "2020-10-14T09:30:00" or, for less than a day, "09:30:00";
 *   %NULL for a number that is no date
 */
char *
duo_xlsx_serial_to_string (gdouble  serial,
                           gboolean from_1904)
{
  gint64 days;
  gint64 seconds;
  GDate date;
  g_autofree char *time = NULL;

  if (!isfinite (serial) || serial < 0 || serial >= SERIAL_MAX)
    return NULL;

  days = (gint64) floor (serial);
  seconds = llround ((serial - (gdouble) days) * SECONDS_PER_DAY);
  if (seconds == SECONDS_PER_DAY)
    {
      days++;
      seconds = 0;
    }

  time = g_strdup_printf ("%02d:%02d:%02d", (gint) (seconds / 3600), (gint) (seconds / 60 % 60), (gint) (seconds % 60));
  if (days == 0 && !from_1904)
    return g_steal_pointer (&time);

  if (from_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, days < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  if (!from_1904 && days == 60)
    days++;
  g_date_add_days (&date, (guint) days);
  if (!g_date_valid (&date) || g_date_get_year (&date) > 9999)
    return NULL;

  return g_strdup_printf ("%04d-%02d-%02d%s%s", g_date_get_year (&date), (gint) g_date_get_month (&date),
                          g_date_get_day (&date), seconds != 0 ? "T" : "", seconds != 0 ? time : "");
}

/* Returns: (transfer full): the shortest text that reads back as @number, with a point; no exponent below 1e15. */
char *
duo_xlsx_number_to_string (gdouble number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (floor (number) == number && fabs (number) < 1e15)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", number);
  if (g_ascii_strtod (buffer, NULL) != number)
    g_ascii_dtostr (buffer, sizeof buffer, number);
  return g_strdup (buffer);
}
