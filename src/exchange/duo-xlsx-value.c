/* SPDX-License-Identifier: EUPL-1.2 */
/* References, escapes and dates as ECMA-376 part 1 has them. */
#include "duo-xlsx-value.h"

#include <math.h>
#include <string.h>

#include "duo-table-row.h"

#define SECONDS_PER_DAY 86400
/* The serial number of the day after 9999-12-31. */
#define SERIAL_MAX 2958466
/* Days from 0000-03-01 to 1899-12-30, to 1904-01-01 and to 9999-12-31. */
#define DAYS_1900 693899u
#define DAYS_1904 695361u
#define DAYS_9999 3652364u

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

/* Writes @number in @n_digits digits. Returns: what follows them. */
static char *
put_digits (char *text,
            guint number,
            guint n_digits)
{
  for (guint i = n_digits; i > 0; i--)
    {
      text[i - 1] = (char) ('0' + number % 10);
      number /= 10;
    }

  return text + n_digits;
}

/* Writes a day as ISO 8601. @days: since 0000-03-01, where a year that begins in March keeps the leap day last. */
static char *
put_day (char  *text,
         guint  days)
{
  const guint era = days / 146097;
  const guint day_of_era = days % 146097;
  const guint year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const guint day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const guint month = (5 * day_of_year + 2) / 153; /* 0 = March */
  const guint day = day_of_year - (153 * month + 2) / 5 + 1;

  text = put_digits (text, era * 400 + year_of_era + (month >= 10), 4);
  *text++ = '-';
  text = put_digits (text, month < 10 ? month + 3 : month - 9, 2);
  *text++ = '-';
  return put_digits (text, day, 2);
}

static char *
put_time (char  *text,
          guint  seconds)
{
  text = put_digits (text, seconds / 3600, 2);
  *text++ = ':';
  text = put_digits (text, seconds / 60 % 60, 2);
  *text++ = ':';
  return put_digits (text, seconds % 60, 2);
}

/**
 * duo_xlsx_format_serial:
 * @serial: days since the epoch, with the time as fraction
 * @from_1904: the epoch is that of the old Macintosh
 * @text: (out caller-allocates): %DUO_XLSX_SERIAL_SIZE bytes: "2020-10-14", "2020-10-14T09:30:00" or, for less than
 *   a day, "09:30:00"
 *
 * The day 1900-02-29, which the other epoch counts although it never was, becomes 1 March. Written without printf:
 * a sheet may have a million dates.
 *
 * Returns: %FALSE for a number that is no date; @text is untouched then
 */
gboolean
duo_xlsx_format_serial (gdouble  serial,
                        gboolean from_1904,
                        char    *text)
{
  guint days;
  guint seconds;

  if (!(serial >= 0 && serial < SERIAL_MAX))
    return FALSE;

  days = (guint) serial;
  seconds = (guint) ((serial - days) * SECONDS_PER_DAY + 0.5);
  if (seconds == SECONDS_PER_DAY)
    {
      days++;
      seconds = 0;
    }

  if (days == 0 && !from_1904)
    {
      *put_time (text, seconds) = '\0';
      return TRUE;
    }

  if (from_1904)
    days += DAYS_1904;
  else
    days += DAYS_1900 + (days < 60 ? 1 : 0) + (days == 60 ? 1 : 0);
  if (days > DAYS_9999)
    return FALSE;

  text = put_day (text, days);
  if (seconds != 0)
    {
      *text++ = 'T';
      text = put_time (text, seconds);
    }
  *text = '\0';
  return TRUE;
}

/* Returns: whether @text is a number as duo_xlsx_number_to_string() would write it, for most numbers that are:
 * digits, perhaps a point and digits, fifteen at most, no needless zeros. */
gboolean
duo_xlsx_is_plain_number (const char *text)
{
  const char *p = *text == '-' ? text + 1 : text;
  gsize n_whole = 0;
  gsize n_part = 0;

  while (g_ascii_isdigit (p[n_whole]))
    n_whole++;
  if (n_whole == 0 || (n_whole > 1 && *p == '0'))
    return FALSE;
  if (p[n_whole] == '\0')
    return n_whole <= 15 && (*p != '0' || p == text);
  if (p[n_whole] != '.')
    return FALSE;

  while (g_ascii_isdigit (p[n_whole + 1 + n_part]))
    n_part++;
  /* from 0.0001 on: below it an exponent is shorter */
  return n_part > 0 && p[n_whole + 1 + n_part] == '\0' && p[n_whole + n_part] != '0' && n_whole + n_part <= 15
         && (*p != '0' || strncmp (p + 2, "0000", 4) != 0);
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
