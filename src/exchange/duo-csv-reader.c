/* SPDX-License-Identifier: EUPL-1.2 */
/* CSV as RFC 4180 has it, with the separators and line ends that occur.
 *
 * A quotation mark that nobody closed would make one cell of all that follows. So a cell that goes on over the end of its line
 * is one only while nothing speaks against it:
 *   - it is closed, before the end of the file, and within as many lines as a cell of Excel can hold;
 *   - what follows its closing mark is a separator or the end of the line, not text;
 *   - its row is as wide as the others, or the lines that it goes over are not: where the row is not, but each of its lines
 *     taken alone is, they are rows (the mark was closed by one that stands loose in a line below);
 *   - the lines that it goes over are not, for the most part, each as wide as a row.
 * Else the line on which the mark stands is handed out as a row of its own, cut at its separators and with the place of the
 * mark in it, and reading goes on with the line after it. What is blamed is the first cell of the row that goes over a line end. */
#include "duo-csv-reader.h"

#include <string.h>

/* Line ends in one cell of Excel, and in one row of it that holds some such cells. */
#define CELL_LINES_MAX 253u
#define ROW_LINES_MAX 1000u
/* From how many columns, and how many lines of a cell, lines as wide as a row are rows that were swallowed: an address or a
 * sentence has a separator as well. */
#define SWALLOWED_COLUMNS_MIN 3u
#define SWALLOWED_LINES_MIN 5u

struct _DuoCsvReader
{
  DuoText    *text;      /* (not owned) */
  const char *p;         /* the next character */
  const char *end;
  guint       line;      /* physical line of @p, from 1 */
  guint       n_rows;    /* handed out */
  guint       n_wide;    /* columns of the widest row handed out so far */
  char        separator;
  guint       n_lf;      /* ends of rows, for the style reported */
  guint       n_crlf;
  guint       n_cr;
  GString    *values;    /* (owned): texts of the current row, each with a NUL */
  GArray     *offsets;   /* (owned) (element-type gsize): where they start in @values */
  GArray     *cells;     /* (owned) (element-type DuoCell): of the current row */
  const char *cell_start; /* the first cell of the current row that goes over a line end; NULL = none does */
  gsize       cell_offset; /* where its text starts in @values */
  guint       n_before;  /* how many cells stand before it */
  DuoRow      row;
};

/* What a spreadsheet takes for the beginning of a formula. */
static gboolean
starts_formula (const char *text)
{
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

/* Whether @text stands, after apostrophes or none, for something that looks like a formula. */
static gboolean
needs_guard (const char *text)
{
  return starts_formula (text + strspn (text, "'"));
}

/**
 * duo_csv_append_cell:
 * @out: the text being made
 * @text: the value of the cell
 * @separator: between the cells
 *
 * Appends one cell, quoted where RFC 4180 asks for it. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front; one that has such an apostrophe already gets another, so that the reader here, which takes
 * one off, gives back exactly what was written. The line end of a row is CR LF, for the caller to append.
 */
void
duo_csv_append_cell (GString    *out,
                     const char *text,
                     char        separator)
{
  /* all separators, whichever is used: who reads has to guess which one it is */
  const char special[] = { separator, ';', ',', '\t', '"', '\r', '\n', '\0' };
  const gsize length = strlen (text);
  const gboolean guard = needs_guard (text);
  /* blanks at an end and Excel's "sep=" line survive only in quotes */
  const gboolean quote = strpbrk (text, special) != NULL || (length > 0 && (text[0] == ' ' || text[length - 1] == ' '))
                         || g_str_has_prefix (text, "sep=");

  if (quote)
    g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}

/* The separator that occurs most on the heading, outside quotes; the semicolon of Dutch spreadsheets when none does. */
static char
find_separator (const char *p,
                const char *end)
{
  static const char candidates[] = ";,\t";
  guint counts[3] = { 0, 0, 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (; p < end && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *found;

      if (*p == '"')
        quoted = !quoted;
      else if (!quoted && (found = strchr (candidates, *p)) != NULL)
        counts[found - candidates]++;
    }

  for (guint i = 1; i < G_N_ELEMENTS (counts); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

/* Goes over the line end at self->p, if there is one. */
static gboolean
skip_line_end (DuoCsvReader *self,
               guint        *n_cr,
               guint        *n_crlf,
               guint        *n_lf)
{
  if (self->p >= self->end)
    return FALSE;

  if (*self->p == '\r' && self->p + 1 < self->end && self->p[1] == '\n')
    {
      self->p += 2;
      (*n_crlf)++;
    }
  else if (*self->p == '\r')
    {
      self->p++;
      (*n_cr)++;
    }
  else if (*self->p == '\n')
    {
      self->p++;
      (*n_lf)++;
    }
  else
    {
      return FALSE;
    }

  self->line++;
  return TRUE;
}

/**
 * duo_csv_reader_new:
 * @text: a decoded text; must outlive the reader
 *
 * Finds the separator on the first line that is not blank; a line "sep=;" as Excel knows it decides and is
 * passed over.
 *
 * Returns: (transfer full): a reader before the first row
 */
DuoCsvReader *
duo_csv_reader_new (DuoText *text)
{
  DuoCsvReader *self = g_new0 (DuoCsvReader, 1);
  guint ignored = 0;

  self->text = text;
  self->p = text->text;
  self->end = text->text + text->length;
  self->line = 1;
  self->values = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->cells = g_array_new (FALSE, TRUE, sizeof (DuoCell));

  while (skip_line_end (self, &ignored, &ignored, &ignored))
    continue;

  if (self->end - self->p >= 5 && g_ascii_strncasecmp (self->p, "sep=", 4) == 0 && strchr (";,\t", self->p[4]) != NULL
      && (self->end - self->p == 5 || self->p[5] == '\n' || self->p[5] == '\r'))
    {
      self->separator = self->p[4];
      self->p += 5;
      skip_line_end (self, &ignored, &ignored, &ignored);
    }
  else
    {
      self->separator = find_separator (self->p, self->end);
    }

  return self;
}

void
duo_csv_reader_free (DuoCsvReader *self)
{
  g_string_free (self->values, TRUE);
  g_array_unref (self->offsets);
  g_array_unref (self->cells);
  g_free (self);
}

/* Returns: ';', ',' or a tab. */
char
duo_csv_reader_get_separator (DuoCsvReader *self)
{
  return self->separator;
}

/* Reads with ';', ',' or a tab, whatever the first line looked like; before the first row. */
void
duo_csv_reader_set_separator (DuoCsvReader *self,
                              char          separator)
{
  g_return_if_fail (separator == ';' || separator == ',' || separator == '\t');

  self->separator = separator;
}

/* Returns: (transfer none): how most rows read so far end: "LF", "CRLF" or "CR"; "" when none did. */
const char *
duo_csv_reader_get_newline (DuoCsvReader *self)
{
  if (self->n_crlf == 0 && self->n_lf == 0 && self->n_cr == 0)
    return "";
  if (self->n_crlf >= self->n_lf && self->n_crlf >= self->n_cr)
    return "CRLF";
  return self->n_lf >= self->n_cr ? "LF" : "CR";
}

/* What the reading of a cell, or of a row, found. */
typedef enum
{
  READ_OK,
  READ_OPEN,   /* a quotation mark that is not closed, or seems to be by another */
  READ_FAILED, /* the error is set */
} ReadResult;

/* Reads what stands between quotes; self->p is after the first one. Line ends inside become LF. */
static ReadResult
read_quoted (DuoCsvReader *self,
             gsize         offset)
{
  const guint first_line = self->line;

  while (self->p < self->end)
    {
      guint ignored = 0;

      if (*self->p == '"')
        {
          self->p++;
          if (self->p >= self->end || *self->p != '"')
            return READ_OK;
          g_string_append_c (self->values, '"');
          self->p++;
        }
      else if (skip_line_end (self, &ignored, &ignored, &ignored))
        {
          g_string_append_c (self->values, '\n');
          if (self->line - first_line > CELL_LINES_MAX || self->values->len - offset > DUO_TABLE_CELL_MAX)
            return READ_OPEN;
        }
      else
        {
          const char *start = self->p;

          while (self->p < self->end && *self->p != '"' && *self->p != '\r' && *self->p != '\n')
            self->p++;
          g_string_append_len (self->values, start, self->p - start);
        }
    }

  return READ_OPEN;
}

/* Whether a separator or the end of the line comes, after blanks or none. */
static gboolean
is_at_end_of_cell (DuoCsvReader *self)
{
  const char *p = self->p;

  while (p < self->end && (*p == ' ' || (*p == '\t' && self->separator != '\t')))
    p++;
  return p >= self->end || *p == self->separator || *p == '\r' || *p == '\n';
}

/* Keeps the text from @offset of the values on as the next cell of the row. */
static gboolean
add_cell (DuoCsvReader *self,
          gsize         offset,
          guint         line,
          GError      **error)
{
  const DuoCell cell = { DUO_CELL_TEXT, NULL, 0, line, self->cells->len + 1, FALSE };

  if (self->values->len - offset > DUO_TABLE_CELL_MAX)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "line %u: a cell without end", line);
      return FALSE;
    }
  if (self->cells->len >= DUO_TABLE_COLUMNS_MAX)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "line %u: more than %u columns", self->row.number,
                   DUO_TABLE_COLUMNS_MAX);
      return FALSE;
    }

  if (self->values->str[offset] == '\'' && needs_guard (self->values->str + offset))
    g_string_erase (self->values, (gssize) offset, 1);
  g_string_append_c (self->values, '\0');
  g_array_append_val (self->cells, cell);
  g_array_append_val (self->offsets, offset);
  return TRUE;
}

/* Appends what stands up to the separator or the end of the line. */
static void
read_plain (DuoCsvReader *self)
{
  const char *start = self->p;

  while (self->p < self->end && *self->p != self->separator && *self->p != '\r' && *self->p != '\n')
    self->p++;
  g_string_append_len (self->values, start, self->p - start);
}

/* Reads one cell up to its separator or the end of the row; what follows a closing quote on the same line belongs to it too. */
static ReadResult
read_cell (DuoCsvReader *self,
           GError      **error)
{
  const gsize offset = self->values->len;
  const char *start = self->p;
  const guint line = self->line;

  if (self->p < self->end && *self->p == '"')
    {
      ReadResult result;

      self->p++;
      result = read_quoted (self, offset);
      if (self->cell_start == NULL && (result == READ_OPEN || self->line > line))
        {
          self->cell_start = start;
          self->cell_offset = offset;
          self->n_before = self->cells->len;
        }
      if (result == READ_OPEN || (self->line > line && !is_at_end_of_cell (self)))
        return READ_OPEN;
    }
  read_plain (self);

  return add_cell (self, offset, line, error) ? READ_OK : READ_FAILED;
}

/* Columns of the row without the empty ones at its end, which say nothing. */
static guint
count_columns (DuoCsvReader *self)
{
  guint n = self->cells->len;

  while (n > 0 && self->values->str[g_array_index (self->offsets, gsize, n - 1)] == '\0')
    n--;
  return n;
}

/* Whether the lines of the row, which ends at self->p, look as if they were rows themselves. */
static gboolean
looks_swallowed (DuoCsvReader *self,
                 const char   *row_start)
{
  const guint n_columns = count_columns (self);
  guint n_lines = 0;
  guint n_whole = 0;
  const char *p = row_start;

  if (self->n_wide < 2)
    return FALSE;

  while (p < self->p)
    {
      guint n = 1;

      for (; p < self->p && *p != '\r' && *p != '\n'; p++)
        n += *p == self->separator;
      n_lines++;
      n_whole += n == self->n_wide;
      if (p < self->p && *p == '\r' && p + 1 < self->p && p[1] == '\n')
        p++;
      if (p < self->p)
        p++;
    }

  if (n_columns != self->n_wide && self->cells->len != self->n_wide && n_whole == n_lines)
    return TRUE;
  return self->n_wide >= SWALLOWED_COLUMNS_MIN && n_lines >= SWALLOWED_LINES_MIN && n_whole > n_lines / 2;
}

/* Reads the cells of a row; self->p stays before its line end. */
static ReadResult
read_cells (DuoCsvReader *self,
            GError      **error)
{
  const char *start = self->p;
  ReadResult result = read_cell (self, error);

  while (result == READ_OK && self->p < self->end && *self->p == self->separator)
    {
      self->p++;
      result = self->line - self->row.number > ROW_LINES_MAX ? READ_OPEN : read_cell (self, error);
    }
  if (result == READ_FAILED && self->cell_start != NULL)
    {
      g_clear_error (error); /* a row of more columns than there can be, because of the mark */
      return READ_OPEN;
    }
  return result == READ_OK && self->cell_start != NULL && looks_swallowed (self, start) ? READ_OPEN : result;
}

/* Goes back to the cell that is to blame and reads its line as it stands: cut at the separators, without the mark itself. */
static gboolean
read_open_line (DuoCsvReader *self,
                GError      **error)
{
  self->p = self->cell_start + 1;
  self->line = self->row.number;
  g_string_truncate (self->values, self->cell_offset);
  g_array_set_size (self->cells, self->n_before);
  g_array_set_size (self->offsets, self->n_before);
  for (;;)
    {
      const gsize offset = self->values->len;

      read_plain (self);
      if (!add_cell (self, offset, self->line, error))
        return FALSE;
      if (self->p >= self->end || *self->p != self->separator)
        return TRUE;
      self->p++;
    }
}

/* Reads one row, its line end not. */
static gboolean
read_row (DuoCsvReader *self,
          GError      **error)
{
  ReadResult result;

  g_string_truncate (self->values, 0);
  g_array_set_size (self->cells, 0);
  g_array_set_size (self->offsets, 0);
  self->cell_start = NULL;
  self->row.number = self->line;
  self->row.open_quote = 0;

  result = read_cells (self, error);
  if (result != READ_OPEN)
    return result == READ_OK;

  self->row.open_quote = self->n_before + 1;
  return read_open_line (self, error);
}

/* Drops the empty cells and points the others to their texts, which no longer move. */
static void
finish_row (DuoCsvReader *self,
            guint         last_line)
{
  guint kept = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      DuoCell cell = g_array_index (self->cells, DuoCell, i);

      cell.text = self->values->str + g_array_index (self->offsets, gsize, i);
      if (*cell.text != '\0')
        g_array_index (self->cells, DuoCell, kept++) = cell;
    }

  self->row.n_columns = self->cells->len;
  self->row.n_cells = kept;
  self->row.cells = &g_array_index (self->cells, DuoCell, 0);
  self->row.last_line = last_line;
  self->row.bad_encoding = duo_text_lines_bad (self->text, self->row.number, last_line);
}

/**
 * duo_csv_reader_next:
 * @self: a reader
 * @row: (out) (transfer none) (nullable): the next row that holds something, valid until the next call, or %NULL
 *   at the end
 * @error: where to store an error: %DUO_ERROR_FILE_DAMAGED names the line
 *
 * Returns: %FALSE when @error is set
 */
gboolean
duo_csv_reader_next (DuoCsvReader  *self,
                     const DuoRow **row,
                     GError       **error)
{
  *row = NULL;

  do
    {
      guint last_line;

      if (self->p >= self->end)
        return TRUE;
      if (self->n_rows >= DUO_TABLE_ROWS_MAX)
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TOO_LARGE, "more than %u rows", DUO_TABLE_ROWS_MAX);
          return FALSE;
        }

      if (!read_row (self, error))
        return FALSE;
      last_line = self->line;
      skip_line_end (self, &self->n_cr, &self->n_crlf, &self->n_lf);
      finish_row (self, last_line);
    }
  while (self->row.n_cells == 0 && self->row.open_quote == 0);

  self->n_rows++;
  if (self->row.open_quote == 0)
    self->n_wide = MAX (self->n_wide, self->row.n_columns);
  *row = &self->row;
  return TRUE;
}
