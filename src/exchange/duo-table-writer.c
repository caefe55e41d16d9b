/* SPDX-License-Identifier: EUPL-1.2 */
/* Streamed tables. A row leaves the memory when it ends; what was written is read back before it takes the place
 * of the old file, since libxlsxwriter does not notice a full disk. */
#include "duo-table-writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "duo-csv-reader.h"
#include "duo-dutch.h"
#include "duo-plain-numbers.h"
#include "duo-quiet-close.h"
#include "duo-safe-file.h"
#include "duo-table-reader.h"

#define SEPARATOR ';'
#define FLUSH_SIZE (64 * 1024)
/* Excel counts from here; days before 1 March 1900 it counts wrongly and they are written as text. */
#define EXCEL_EPOCH 693594u /* the Julian day, as GDate counts, of 1899-12-30 */
#define EXCEL_FIRST_DAY 61u
#define HEADING_COLOUR 0x154273
#define CELL_CHARACTERS 32767

typedef struct
{
  char         *heading; /* (owned) */
  DuoColumnKind kind;
  gboolean      set;     /* the cell of this row was given */
  GString      *text;    /* (owned): of a text cell, and of a date that is no day */
  gboolean      worded;  /* a date that stands there in words */
  gdouble       number;
  guint32       date;
} Column;

struct _DuoTableWriter
{
  DuoSafeFile   *file;     /* (owned) */
  Column        *columns;  /* (owned) (array length=n_columns) */
  guint          n_columns;
  guint          n_rows;   /* written, heading included */
  guint64        n_filled; /* of these, rows that hold something */
  guint64        n_cells;  /* cells that hold something */
  gboolean       closed;
  gboolean       checked;
  /* a CSV file */
  FILE          *stream;   /* (owned) (nullable) */
  GString       *buffer;   /* (owned) (nullable) */
  /* a workbook */
  lxw_workbook  *workbook; /* (owned) (nullable) */
  lxw_worksheet *sheet;    /* (not owned) */
  lxw_format    *date_format;
};

static gboolean
flush_buffer (DuoTableWriter *self,
              GError        **error)
{
  if (fwrite (self->buffer->str, 1, self->buffer->len, self->stream) != self->buffer->len)
    {
      duo_safe_file_set_errno (duo_safe_file_get_path (self->file), errno, error);
      return FALSE;
    }

  g_string_truncate (self->buffer, 0);
  return TRUE;
}

static gboolean
open_text (DuoTableWriter *self,
           GError        **error)
{
  self->stream = g_fopen (duo_safe_file_get_temporary (self->file), "wbe");
  if (self->stream == NULL)
    {
      duo_safe_file_set_errno (duo_safe_file_get_path (self->file), errno, error);
      return FALSE;
    }

  self->buffer = g_string_sized_new (FLUSH_SIZE * 2);
  g_string_append (self->buffer, "\xef\xbb\xbf"); /* by this Excel knows UTF-8 */
  return TRUE;
}

/* Looks at what libxlsxwriter returned for a cell or a setting. */
static gboolean
check_result (DuoTableWriter *self,
              lxw_error       result,
              GError        **error)
{
  if (result == LXW_NO_ERROR)
    return TRUE;

  if (result == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "row %u: a text of more than %d characters", self->n_rows + 1,
                 CELL_CHARACTERS);
  else
    duo_safe_file_set_error (self->file, lxw_strerror (result), error);
  return FALSE;
}

static gboolean
open_workbook (DuoTableWriter       *self,
               const char           *sheet,
               const DuoTableColumn *columns,
               GError              **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE };
  g_autofree char *folder = g_strdup (duo_safe_file_get_folder (self->file));

  options.tmpdir = folder;
  self->workbook = workbook_new_opt (duo_safe_file_get_temporary (self->file), &options);
  self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, sheet) : NULL;
  if (self->sheet == NULL)
    {
      duo_safe_file_set_error (self->file, "the sheet can't be made", error);
      return FALSE;
    }

  self->date_format = workbook_add_format (self->workbook);
  format_set_num_format (self->date_format, "dd-mm-yyyy");
  for (guint i = 0; i < self->n_columns; i++)
    {
      const gdouble width =
        columns[i].width > 0 ? columns[i].width : (gdouble) g_utf8_strlen (columns[i].heading, -1) + 4;

      if (!check_result (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, width, NULL), error))
        return FALSE;
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  return TRUE;
}

/* libxlsxwriter escapes control characters; a text that itself looks like such an escape it leaves, and Excel would
 * take it for the character. */
static void
protect_escapes (GString *text)
{
  for (gsize i = 0; i + 7 <= text->len; i++)
    {
      const char *p = text->str + i;

      if (p[0] == '_' && p[1] == 'x' && p[6] == '_' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3])
          && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5]))
        {
          g_string_insert (text, (gssize) i, "_x005F");
          i += 6;
        }
    }
}

static gboolean
write_text (DuoTableWriter *self,
            guint           column,
            const char     *text,
            lxw_format     *format,
            GError        **error)
{
  return check_result (self, worksheet_write_string (self->sheet, self->n_rows, (lxw_col_t) column, text, format),
                       error);
}

/* Returns: (transfer full): a day as ISO 8601. */
static char *
format_date (guint32 julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (gint) g_date_get_month (&date),
                          g_date_get_day (&date));
}

/* The library writes a row when the next one begins, its numbers included. */
static gboolean
write_cell (DuoTableWriter *self,
            guint           index,
            GError        **error)
{
  Column *column = &self->columns[index];

  if (column->kind == DUO_COLUMN_TEXT || column->worded)
    {
      protect_escapes (column->text);
      return write_text (self, index, column->text->str, NULL, error);
    }
  if (column->kind == DUO_COLUMN_DATE && column->date < EXCEL_EPOCH + EXCEL_FIRST_DAY)
    {
      g_autofree char *text = format_date (column->date);

      return write_text (self, index, text, NULL, error);
    }

  return check_result (
    self,
    worksheet_write_number (self->sheet, self->n_rows, (lxw_col_t) index,
                            column->kind == DUO_COLUMN_DATE ? column->date - EXCEL_EPOCH : column->number,
                            column->kind == DUO_COLUMN_DATE ? self->date_format : NULL),
    error);
}

/* A number as Dutch spreadsheets read it, a day as all of them do. */
static void
append_cell (DuoTableWriter *self,
             const Column   *column)
{
  if (column->kind == DUO_COLUMN_TEXT || column->worded)
    {
      duo_csv_append_cell (self->buffer, column->text->str, SEPARATOR);
    }
  else if (column->kind == DUO_COLUMN_DATE)
    {
      g_autofree char *text = format_date (column->date);

      g_string_append (self->buffer, text);
    }
  else
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_formatd (text, sizeof text, "%.15g", column->number);
      g_strdelimit (text, ".", ',');
      g_string_append (self->buffer, text);
    }
}

/* Writes the cells that were set. */
static gboolean
write_row (DuoTableWriter *self,
           GError        **error)
{
  gboolean filled = FALSE;

  if (self->n_rows >= DUO_TABLE_ROWS_MAX)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "more than %u rows", DUO_TABLE_ROWS_MAX);
      return FALSE;
    }

  for (guint i = 0; i < self->n_columns; i++)
    {
      Column *column = &self->columns[i];

      if (self->stream != NULL && i > 0)
        g_string_append_c (self->buffer, SEPARATOR);
      if (!column->set)
        continue;

      filled = TRUE;
      self->n_cells++;
      column->set = FALSE;
      if (self->stream != NULL)
        append_cell (self, column);
      else if (!write_cell (self, i, error))
        return FALSE;
    }

  self->n_rows++;
  self->n_filled += filled;
  if (self->stream == NULL)
    return TRUE;

  g_string_append (self->buffer, "\r\n");
  return self->buffer->len < FLUSH_SIZE || flush_buffer (self, error);
}

static gboolean
write_heading (DuoTableWriter *self,
               GError        **error)
{
  lxw_format *format = NULL;

  if (self->workbook != NULL)
    {
      format = workbook_add_format (self->workbook);
      format_set_bold (format);
      format_set_font_color (format, LXW_COLOR_WHITE);
      format_set_bg_color (format, HEADING_COLOUR);
    }

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->stream != NULL)
        {
          if (i > 0)
            g_string_append_c (self->buffer, SEPARATOR);
          duo_csv_append_cell (self->buffer, self->columns[i].heading, SEPARATOR);
        }
      else if (!write_text (self, i, self->columns[i].heading, format, error))
        {
          return FALSE;
        }
    }

  if (self->stream != NULL)
    g_string_append (self->buffer, "\r\n");
  self->n_rows = 1;
  self->n_filled = 1;
  self->n_cells = self->n_columns;
  return TRUE;
}

/**
 * duo_table_writer_new:
 * @path: where the table should come; ends in ".xlsx" or ".csv"
 * @sheet: the name of the sheet (at most 31 characters, none of []:*?/\); not used in a CSV file
 * @columns: (array length=n_columns): what columns there are; headings not empty
 * @n_columns: at least one
 * @error: where to store an error: %DUO_ERROR_INVALID for another extension, %DUO_ERROR_DISK_FULL, _FILE_FOLDER,
 *   _FILE_NOT_WRITTEN
 *
 * A CSV file is UTF-8 with a byte order mark, semicolons and CR LF; a text that looks like a formula gets an
 * apostrophe in front. In a workbook text is always text.
 *
 * Returns: (transfer full) (nullable): a writer that has the heading; the old file is untouched
 */
DuoTableWriter *
duo_table_writer_new (const char           *path,
                      const char           *sheet,
                      const DuoTableColumn *columns,
                      guint                 n_columns,
                      GError              **error)
{
  g_autoptr (DuoTableWriter) self = NULL;
  g_autofree char *lower = g_ascii_strdown (path, -1);
  const gboolean text = g_str_has_suffix (lower, ".csv");

  g_return_val_if_fail (n_columns > 0 && n_columns <= DUO_TABLE_COLUMNS_MAX, NULL);

  if (!text && !g_str_has_suffix (lower, ".xlsx"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", path);
      return NULL;
    }

  self = g_new0 (DuoTableWriter, 1);
  self->n_columns = n_columns;
  self->columns = g_new0 (Column, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->columns[i].heading = g_utf8_make_valid (columns[i].heading, -1);
      self->columns[i].kind = columns[i].kind;
      self->columns[i].text = g_string_new (NULL);
    }

  self->file = duo_safe_file_new (path, error);
  if (self->file == NULL || !(text ? open_text (self, error) : open_workbook (self, sheet, columns, error))
      || !write_heading (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Sets a text cell of the current row. @text: (nullable): %NULL or "" leaves it empty; bytes that are not UTF-8 are
 * replaced, for one of them would make a whole workbook unreadable. */
void
duo_table_writer_set_text (DuoTableWriter *self,
                           guint           column,
                           const char     *text)
{
  g_return_if_fail (column < self->n_columns && self->columns[column].kind == DUO_COLUMN_TEXT);

  if (text == NULL || *text == '\0')
    {
      self->columns[column].set = FALSE;
      return;
    }

  if (g_utf8_validate (text, -1, NULL))
    {
      g_string_assign (self->columns[column].text, text);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, -1);

      g_string_assign (self->columns[column].text, valid);
    }
  self->columns[column].set = TRUE;
}

/* Sets a number of the current row; one that is not finite leaves the cell empty. */
void
duo_table_writer_set_number (DuoTableWriter *self,
                             guint           column,
                             gdouble         number)
{
  g_return_if_fail (column < self->n_columns && self->columns[column].kind == DUO_COLUMN_NUMBER);

  self->columns[column].number = number;
  self->columns[column].set = isfinite (number);
}

/* Sets a day of the current row. @julian: as GDate counts; 0 leaves the cell empty. */
void
duo_table_writer_set_date (DuoTableWriter *self,
                           guint           column,
                           guint32         julian)
{
  g_return_if_fail (column < self->n_columns && self->columns[column].kind == DUO_COLUMN_DATE);

  self->columns[column].date = julian;
  self->columns[column].worded = FALSE;
  self->columns[column].set = g_date_valid_julian (julian);
}

/* Sets a date of the current row: a day as a date, what is known less well in Dutch words, what is not known as
 * nothing. */
void
duo_table_writer_set_when (DuoTableWriter *self,
                           guint           column,
                           const DuoWhen  *when)
{
  g_autofree char *words = NULL;

  g_return_if_fail (column < self->n_columns && self->columns[column].kind == DUO_COLUMN_DATE);

  if (when->precision == DUO_PRECISION_DAY || !duo_when_is_known (when))
    {
      duo_table_writer_set_date (self, column, when->first);
      return;
    }

  words = duo_dutch_when (when, TRUE, FALSE);
  g_string_assign (self->columns[column].text, words);
  self->columns[column].worded = TRUE;
  self->columns[column].set = TRUE;
}

/**
 * duo_table_writer_end_row:
 * @self: a writer
 * @error: where to store an error: %DUO_ERROR_DISK_FULL or _FILE_NOT_WRITTEN; %DUO_ERROR_INVALID for a text or a
 *   table longer than a sheet can have
 *
 * Writes the row; all cells are empty again.
 *
 * Returns: %FALSE with @error set; the writer is of no use then
 */
gboolean
duo_table_writer_end_row (DuoTableWriter *self,
                          GError        **error)
{
  locale_t before;
  gboolean ok;

  g_return_val_if_fail (!self->closed, FALSE);

  before = duo_plain_numbers_begin ();
  ok = write_row (self, error);
  duo_plain_numbers_end (before);
  return ok;
}

static gboolean
close_text (DuoTableWriter *self,
            GError        **error)
{
  const gboolean ok = flush_buffer (self, error);

  if (fclose (g_steal_pointer (&self->stream)) != 0 && ok)
    {
      duo_safe_file_set_errno (duo_safe_file_get_path (self->file), errno, error);
      return FALSE;
    }
  return ok;
}

static gboolean
close_workbook (DuoTableWriter *self,
                GError        **error)
{
  locale_t before;
  lxw_error result;

  if (!check_result (
        self, worksheet_autofilter (self->sheet, 0, 0, self->n_rows - 1, (lxw_col_t) (self->n_columns - 1)), error))
    return FALSE;

  before = duo_plain_numbers_begin ();
  result = duo_quiet_close (g_steal_pointer (&self->workbook)); /* freed in any case */
  duo_plain_numbers_end (before);
  return check_result (self, result, error);
}

/**
 * duo_table_writer_close:
 * @self: a writer with all its rows
 * @error: where to store an error
 *
 * Closes the temporary file. duo_table_writer_finish() does it too; on its own it is there to be measured.
 *
 * Returns: whether that went well
 */
gboolean
duo_table_writer_close (DuoTableWriter *self,
                        GError        **error)
{
  if (self->closed)
    return TRUE;

  self->closed = TRUE;
  return self->stream != NULL ? close_text (self, error) : close_workbook (self, error);
}

typedef struct
{
  guint64 n_rows;
  guint64 n_cells;
} Counts;

static gboolean
count_row (const DuoRow *row,
           gpointer      user_data,
           GError      **error)
{
  Counts *counts = user_data;

  counts->n_rows++;
  counts->n_cells += row->n_cells;
  return TRUE;
}

/**
 * duo_table_writer_check:
 * @self: a closed writer
 * @error: where to store an error: %DUO_ERROR_DISK_FULL or %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Reads the temporary file back and counts rows and cells. duo_table_writer_finish() does it too.
 *
 * Returns: whether all is there
 */
gboolean
duo_table_writer_check (DuoTableWriter *self,
                        GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DuoTableReader) reader = NULL;
  Counts counts = { 0, 0 };

  if (self->checked)
    return TRUE;

  reader = duo_table_reader_open (duo_safe_file_get_temporary (self->file), &local_error);
  if (reader == NULL || !duo_table_reader_read (reader, 0, count_row, &counts, NULL, &local_error))
    {
      duo_safe_file_set_error (self->file, local_error->message, error);
      return FALSE;
    }
  if (counts.n_rows != self->n_filled || counts.n_cells != self->n_cells)
    {
      duo_safe_file_set_error (self->file, "less was read back than was written", error);
      return FALSE;
    }

  self->checked = TRUE;
  return TRUE;
}

/**
 * duo_table_writer_finish:
 * @self: a writer with all its rows
 * @error: where to store an error
 *
 * Closes the file, reads it back, waits until it is on the disk and puts it in the place of the old one.
 *
 * Returns: %FALSE with @error set when the old file is still there, untouched
 */
gboolean
duo_table_writer_finish (DuoTableWriter *self,
                         GError        **error)
{
  return duo_table_writer_close (self, error) && duo_table_writer_check (self, error)
         && duo_safe_file_finish (self->file, error);
}

/* Frees the writer; a table that was not finished leaves nothing behind. */
void
duo_table_writer_free (DuoTableWriter *self)
{
  if (self->stream != NULL && fclose (self->stream) != 0)
    g_debug ("a table that is given up: %s", g_strerror (errno));
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  if (self->buffer != NULL)
    g_string_free (self->buffer, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    {
      g_free (self->columns[i].heading);
      g_string_free (self->columns[i].text, TRUE);
    }
  g_free (self->columns);
  g_clear_pointer (&self->file, duo_safe_file_free);
  g_free (self);
}
