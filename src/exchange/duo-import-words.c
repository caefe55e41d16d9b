/* SPDX-License-Identifier: EUPL-1.2 */
/* Understanding how people write months, sectors and statuses. */
#include "duo-import-words.h"

#include <string.h>

#include "duo-fold.h"

typedef struct
{
  const char *word; /* folded */
  gint        value;
} Word;

static const Word month_words[] = {
  { "januari", 1 },    { "january", 1 },   { "jan", 1 },       { "februari", 2 }, { "february", 2 }, { "feb", 2 },
  { "febr", 2 },       { "maart", 3 },     { "march", 3 },     { "mrt", 3 },      { "mar", 3 },      { "maa", 3 },
  { "april", 4 },      { "apr", 4 },       { "mei", 5 },       { "may", 5 },      { "juni", 6 },     { "june", 6 },
  { "jun", 6 },        { "juli", 7 },      { "july", 7 },      { "jul", 7 },      { "augustus", 8 }, { "august", 8 },
  { "aug", 8 },        { "september", 9 }, { "sept", 9 },      { "sep", 9 },      { "oktober", 10 }, { "october", 10 },
  { "okt", 10 },       { "oct", 10 },      { "november", 11 }, { "nov", 11 },     { "december", 12 }, { "dec", 12 },
};

static const Word sector_words[] = {
  { "vo", DUO_SECTOR_SET_VO },
  { "voortgezet onderwijs", DUO_SECTOR_SET_VO },
  { "secondary education", DUO_SECTOR_SET_VO },
  { "mbo", DUO_SECTOR_SET_MBO },
  { "middelbaar beroepsonderwijs", DUO_SECTOR_SET_MBO },
  { "vocational education", DUO_SECTOR_SET_MBO },
  { "ho", DUO_SECTOR_SET_HO },
  { "hoger onderwijs", DUO_SECTOR_SET_HO },
  { "higher education", DUO_SECTOR_SET_HO },
  { "hbo/wo", DUO_SECTOR_SET_HO },
  { "hbo en wo", DUO_SECTOR_SET_HO },
  { "alle", DUO_SECTOR_SET_ALL },
  { "alle sectoren", DUO_SECTOR_SET_ALL },
  { "all", DUO_SECTOR_SET_ALL },
  { "all sectors", DUO_SECTOR_SET_ALL },
};

static const Word status_words[] = {
  { "concept", DUO_MESSAGE_CONCEPT },       { "draft", DUO_MESSAGE_CONCEPT },
  { "voorlopig", DUO_MESSAGE_CONCEPT },     { "definitief", DUO_MESSAGE_DEFINITE },
  { "def", DUO_MESSAGE_DEFINITE },          { "definite", DUO_MESSAGE_DEFINITE },
  { "final", DUO_MESSAGE_DEFINITE },        { "vastgesteld", DUO_MESSAGE_DEFINITE },
  { "ingetrokken", DUO_MESSAGE_WITHDRAWN }, { "vervallen", DUO_MESSAGE_WITHDRAWN },
  { "withdrawn", DUO_MESSAGE_WITHDRAWN },   { "cancelled", DUO_MESSAGE_WITHDRAWN },
};

static const Word heading_words[] = {
  { "maand", DUO_HEADING_MONTH },           { "maanden", DUO_HEADING_MONTH },
  { "periode", DUO_HEADING_MONTH },         { "month", DUO_HEADING_MONTH },
  { "months", DUO_HEADING_MONTH },          { "period", DUO_HEADING_MONTH },
  { "jaar", DUO_HEADING_YEAR },             { "year", DUO_HEADING_YEAR },
  { "sector", DUO_HEADING_SECTOR },         { "sectoren", DUO_HEADING_SECTOR },
  { "sectors", DUO_HEADING_SECTOR },        { "boodschap", DUO_HEADING_TEXT },
  { "boodschappen", DUO_HEADING_TEXT },     { "bericht", DUO_HEADING_TEXT },
  { "tekst", DUO_HEADING_TEXT },            { "message", DUO_HEADING_TEXT },
  { "text", DUO_HEADING_TEXT },             { "link", DUO_HEADING_LINK },
  { "url", DUO_HEADING_LINK },              { "website", DUO_HEADING_LINK },
  { "webadres", DUO_HEADING_LINK },         { "address", DUO_HEADING_LINK },
  { "status", DUO_HEADING_STATUS },         { "stand", DUO_HEADING_STATUS },
  { "state", DUO_HEADING_STATUS },          { "uid", DUO_HEADING_UID },
  { "eerste maand", DUO_HEADING_FIRST_MONTH }, { "first month", DUO_HEADING_FIRST_MONTH },
  { "first_month", DUO_HEADING_FIRST_MONTH },  { "van", DUO_HEADING_FIRST_MONTH },
  { "from", DUO_HEADING_FIRST_MONTH },         { "vanaf", DUO_HEADING_FIRST_MONTH },
  { "laatste maand", DUO_HEADING_LAST_MONTH }, { "last month", DUO_HEADING_LAST_MONTH },
  { "last_month", DUO_HEADING_LAST_MONTH },    { "t/m", DUO_HEADING_LAST_MONTH },
  { "tot en met", DUO_HEADING_LAST_MONTH },    { "until", DUO_HEADING_LAST_MONTH },
};

static gboolean
find_word (const Word *words,
           gsize       n_words,
           const char *text,
           gint       *value)
{
  for (gsize i = 0; i < n_words; i++)
    {
      if (strcmp (words[i].word, text) == 0)
        {
          *value = words[i].value;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * duo_import_clean_text:
 * @text: a text from a file
 *
 * Line ends become LF, control characters but line end and tab go (they can't be written to a workbook again and
 * nobody sees them), blanks at the ends of lines and around the whole go. All else stays as it stands, marks for
 * right-to-left text and formulas included: it is text.
 *
 * Returns: (transfer full): the text as it is stored
 */
char *
duo_import_clean_text (const char *text)
{
  GString *clean = g_string_sized_new (strlen (text));
  gsize visible = 0; /* length up to the last character of the line that is no blank */

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == 0x2028 || c == 0x2029)
        c = '\n';
      if (c == '\n')
        {
          g_string_truncate (clean, visible);
          if (visible > 0)
            g_string_append_c (clean, '\n');
          visible = clean->len;
        }
      else if (c == '\t' || !g_unichar_iscntrl (c))
        {
          const gboolean blank = g_unichar_isspace (c) || c == 0xfeff;

          if (blank && clean->len == 0)
            continue;
          g_string_append_unichar (clean, c);
          if (!blank)
            visible = clean->len;
        }
    }

  g_string_truncate (clean, visible);
  while (clean->len > 0 && clean->str[clean->len - 1] == '\n')
    g_string_truncate (clean, clean->len - 1);
  return g_string_free (clean, FALSE);
}

/* Returns: what a column with this heading holds. */
DuoHeading
duo_import_parse_heading (const char *text)
{
  g_autofree char *folded = duo_fold_text (text);
  gint value = DUO_HEADING_UNKNOWN;

  g_strdelimit (folded, ":", ' ');
  find_word (heading_words, G_N_ELEMENTS (heading_words), g_strstrip (folded), &value);
  return (DuoHeading) value;
}

/* Reads a run of digits of @min to @max long at *@p and goes over it. */
static gboolean
read_number (const char **p,
             gsize        min,
             gsize        max,
             gint        *number)
{
  const gsize n = strspn (*p, "0123456789");

  if (n < min || n > max)
    return FALSE;

  *number = (gint) g_ascii_strtoll (*p, NULL, 10);
  *p += n;
  return TRUE;
}

/* "10", "2020-10", "2020-10-01T..", "10-2020", "1-10-2020", "1/10/2020": in Dutch order. */
static gboolean
parse_numbers (const char     *text,
               DuoImportMonth *month)
{
  const char *p = text;
  gint numbers[3] = { 0, 0, 0 };
  guint n = 0;

  for (; n < 3; n++)
    {
      if (!read_number (&p, 1, 4, &numbers[n]))
        return FALSE;
      if (*p == '\0' || *p == 't' || *p == ' ')
        break;
      if (strchr ("-/.", *p) == NULL)
        return FALSE;
      p++;
    }
  if (n == 3 || ((*p == 't' || *p == ' ') && (n != 2 || strspn (p, "t :.0123456789") != strlen (p))))
    return FALSE;

  if (n == 0)
    *month = (DuoImportMonth) { numbers[0], 0 };
  else if (numbers[0] > 31)
    *month = (DuoImportMonth) { numbers[1], numbers[0] };
  else
    *month = (DuoImportMonth) { numbers[n - 1], numbers[n] };

  return month->number >= 1 && month->number <= 12
         && (n == 0 || (month->year >= DUO_YEAR_MIN && month->year <= DUO_YEAR_MAX));
}

/* "oktober", "okt.", "okt 2020", "okt-20", "oktober '20". */
static gboolean
parse_name (const char     *text,
            DuoImportMonth *month)
{
  gsize n = 0;
  g_autofree char *name = NULL;
  const char *p;
  gint year = 0;

  while (g_ascii_isalpha (text[n]))
    n++;
  name = g_strndup (text, n);
  if (!find_word (month_words, G_N_ELEMENTS (month_words), name, &month->number))
    return FALSE;

  p = text + n;
  p += strspn (p, " .-/'");
  if (*p == '\0')
    {
      month->year = 0;
      return p == text + n || p[-1] == '.' || p[-1] == ' ';
    }
  if (p == text + n || !read_number (&p, 2, 4, &year) || *p != '\0')
    return FALSE;

  month->year = year < 100 ? 2000 + year : year;
  return month->year >= DUO_YEAR_MIN && month->year <= DUO_YEAR_MAX;
}

static gboolean
parse_folded_month (char           *folded,
                    DuoImportMonth *month)
{
  g_strstrip (folded);

  return parse_numbers (folded, month) || parse_name (folded, month);
}

/**
 * duo_import_parse_month:
 * @text: a month as people write it, with or without its year
 * @month: (out): the month
 *
 * Only the first line of @text counts, and not the words "deze maand" that our own sheet writes with it.
 *
 * Returns: whether it is one
 */
gboolean
duo_import_parse_month (const char     *text,
                        DuoImportMonth *month)
{
  g_autofree char *clean = duo_import_clean_text (text);
  g_autofree char *folded = NULL;
  char *mark;

  clean[strcspn (clean, "\n")] = '\0';
  folded = duo_fold_text (clean);
  mark = strstr (folded, "deze maand");
  if (mark != NULL && mark > folded)
    {
      *mark = '\0';
      for (char *end = folded + strlen (folded); end > folded && strchr (" (,", end[-1]) != NULL;)
        *--end = '\0';
    }

  return parse_folded_month (folded, month);
}

/**
 * duo_import_parse_months:
 * @text: a month, or a run of them: "mei t/m juli", "okt 2020 - jan 2021"
 * @first: (out): the first one
 * @last: (out): the last one; the same for a single month. A year written once counts for both
 *
 * Returns: whether it is that
 */
gboolean
duo_import_parse_months (const char     *text,
                         DuoImportMonth *first,
                         DuoImportMonth *last)
{
  static const char *const between[] = { "t/m", "tot en met", " tm ", " to ", "until", "-" };
  g_autofree char *folded = NULL;

  if (duo_import_parse_month (text, first))
    {
      *last = *first;
      return TRUE;
    }

  folded = duo_fold_text (text);
  for (gsize i = 0; i < G_N_ELEMENTS (between); i++)
    {
      for (const char *p = strstr (folded, between[i]); p != NULL; p = strstr (p + 1, between[i]))
        {
          g_autofree char *begin = g_strndup (folded, (gsize) (p - folded));
          g_autofree char *end = g_strdup (p + strlen (between[i]));

          if (!parse_folded_month (begin, first) || !parse_folded_month (end, last))
            continue;
          if (first->year == 0 && last->year != 0)
            first->year = first->number <= last->number ? last->year : last->year - 1;
          else if (last->year == 0 && first->year != 0)
            last->year = first->number <= last->number ? first->year : first->year + 1;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * duo_import_parse_sectors:
 * @text: one sector or several: "MBO", "mbo + ho", "VO, MBO en HO", "alle"
 * @sectors: (out): the sectors
 *
 * Returns: %FALSE when any part of it is no sector
 */
gboolean
duo_import_parse_sectors (const char   *text,
                          DuoSectorSet *sectors)
{
  g_autofree char *folded = duo_fold_text (text);
  g_autoptr (GString) spaced = NULL;
  g_auto (GStrv) parts = NULL;
  gint value;

  *sectors = DUO_SECTOR_SET_NONE;
  if (find_word (sector_words, G_N_ELEMENTS (sector_words), folded, &value))
    {
      *sectors = (DuoSectorSet) value;
      return TRUE;
    }

  spaced = g_string_new (folded);
  g_string_replace (spaced, " en ", ",", 0);
  g_string_replace (spaced, " and ", ",", 0);
  parts = g_strsplit_set (spaced->str, ",;+/&|", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!find_word (sector_words, G_N_ELEMENTS (sector_words), g_strstrip (parts[i]), &value))
        return FALSE;
      *sectors |= (DuoSectorSet) value;
    }

  return *sectors != DUO_SECTOR_SET_NONE;
}

/* Returns: whether @text names a status, with or without brackets around it. */
gboolean
duo_import_parse_status (const char       *text,
                         DuoMessageStatus *status)
{
  g_autofree char *folded = duo_fold_text (text);
  gint value;

  g_strdelimit (folded, "()?", ' ');
  if (!find_word (status_words, G_N_ELEMENTS (status_words), g_strstrip (folded), &value))
    return FALSE;

  *status = (DuoMessageStatus) value;
  return TRUE;
}

/* Returns: whether @text is the heading of the milestones beside a calendar: known, and not read from there. */
gboolean
duo_import_is_milestones (const char *text)
{
  g_autofree char *folded = duo_fold_text (text);

  return strcmp (folded, "mijlpalen") == 0 || strcmp (folded, "milestones") == 0;
}

/* Returns: whether a line looks like a web address: "www.duo.nl/wijzigingshulp", "Duo.nl/lesgeld". */
gboolean
duo_import_is_link (const char *text)
{
  const char *p = text;
  gsize label;
  guint n_dots = 0;

  for (const char *c = text; *c != '\0'; c++)
    if ((guchar) *c <= ' ')
      return FALSE;
  if (g_ascii_strncasecmp (text, "http://", 7) == 0 || g_ascii_strncasecmp (text, "https://", 8) == 0)
    return TRUE;

  for (;;)
    {
      for (label = 0; g_ascii_isalnum (p[label]) || p[label] == '-'; label++)
        continue;
      if (label == 0)
        return FALSE;
      p += label;
      if (*p != '.')
        break;
      p++;
      n_dots++;
    }

  /* the last label is a top-level domain: letters, two or more */
  if (n_dots == 0 || label < 2 || (*p != '\0' && strchr ("/?#:", *p) == NULL))
    return FALSE;
  for (gsize i = 1; i <= label; i++)
    if (!g_ascii_isalpha (p[-(gssize) i]))
      return FALSE;

  return TRUE;
}
