/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding the heading of a calendar in a file, and reading a list of messages. */
#include "duo-calendar-reader.h"

#include <string.h>

#include "duo-calendar-block.h"
#include "duo-calendar-grid.h"
#include "duo-import-words.h"

/* The sheet of our own workbooks, and the hidden one with what cells can't tell. */
#define CALENDAR_SHEET "Kalender"
#define UID_SHEET "_duo"
/* A title and some remarks may stand above the heading. */
#define ROWS_SEARCHED 20u
#define COLUMNS_SEARCHED 100u
#define KNOWN_MAX 2000u
#define HEADINGS_SHOWN 200

typedef enum
{
  READING_SEARCH,
  READING_LIST,
  READING_GRID,
} ReadingState;

typedef struct
{
  DuoCalendarFile *file;    /* (not owned) */
  const char *sheet;        /* (not owned) (nullable): %NULL for CSV */
  gint year;
  ReadingState state;
  gboolean given_up;        /* no heading in the first rows */
  guint n_rows;
  guint columns[DUO_N_HEADINGS]; /* of a list: where each stands; 0 = not there */
  guint n_columns;          /* of the heading */
  GPtrArray *names;         /* (owned) (element-type utf8): headings of a list, by column */
  DuoCalendarGrid *grid;    /* (owned) (nullable) */
  GString *found;           /* (owned): texts of the first row, for the error */
} Reading;

/* Sets up the columns of a list. Returns: whether the row is the heading of one. */
static gboolean
take_list_heading (Reading      *self,
                   const DuoRow *row)
{
  guint columns[DUO_N_HEADINGS] = { 0 };
  g_autoptr (GPtrArray) ignored = g_ptr_array_new_with_free_func (g_free);

  if (row->n_cells > COLUMNS_SEARCHED)
    return FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const DuoHeading heading = duo_import_parse_heading (row->cells[i].text);

      if (heading != DUO_HEADING_UNKNOWN && columns[heading] == 0)
        columns[heading] = row->cells[i].column;
      else
        g_ptr_array_add (ignored, duo_import_clean_text (row->cells[i].text));
    }
  if ((columns[DUO_HEADING_MONTH] == 0 && columns[DUO_HEADING_FIRST_MONTH] == 0) || columns[DUO_HEADING_SECTOR] == 0
      || columns[DUO_HEADING_TEXT] == 0)
    return FALSE;

  memcpy (self->columns, columns, sizeof columns);
  self->n_columns = row->n_columns;
  self->names = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->names, (gint) row->cells[row->n_cells - 1].column + 1);
  for (guint i = 0; i < row->n_cells; i++)
    self->names->pdata[row->cells[i].column] = duo_import_clean_text (row->cells[i].text);
  g_ptr_array_extend_and_steal (self->file->ignored, g_steal_pointer (&ignored));
  self->file->kind = "calendar-list";
  self->state = READING_LIST;
  return TRUE;
}

static const char *
column_text (Reading      *self,
             const DuoRow *row,
             DuoHeading    heading)
{
  return self->columns[heading] != 0 ? duo_row_get_text (row, self->columns[heading]) : "";
}

/* Refuses a line because of the column @heading (%DUO_HEADING_UNKNOWN: the line as a whole). */
static gboolean
refuse (Reading      *self,
        const DuoRow *row,
        DuoRefusal    reason,
        DuoHeading    heading,
        GError      **error)
{
  const guint column = self->columns[heading];
  const DuoCell *cell = column != 0 ? duo_row_get_cell (row, column) : NULL;
  g_auto (DuoFilePlace) place = { 0 };

  duo_file_place_init (&place, cell != NULL ? cell->line : row->number, column,
                       column != 0 ? self->names->pdata[column] : NULL, self->sheet);
  return duo_calendar_file_refuse (self->file, reason, &place, cell != NULL ? cell->text : NULL, error);
}

/* Refuses a line that can't be read; @column: from 1, 0 = the line as a whole. */
static gboolean
refuse_damage (Reading      *self,
               const DuoRow *row,
               DuoRefusal    damage,
               guint         column,
               GError      **error)
{
  g_auto (DuoFilePlace) place = { 0 };

  duo_file_place_init (&place, row->number, column,
                       column != 0 && column < self->names->len ? self->names->pdata[column] : NULL, self->sheet);
  return duo_calendar_file_refuse (self->file, damage, &place, column != 0 ? duo_row_get_text (row, column) : NULL, error);
}

/* Puts a month that was read in a year: its own, that of the year column, or the one of the import. */
static gboolean
place_month (Reading        *self,
             DuoImportMonth  month,
             const char     *year_text,
             DuoMonth       *placed)
{
  gint year = month.year;

  if (year == 0 && *year_text != '\0')
    {
      char *end;

      year = (gint) CLAMP (g_ascii_strtoll (year_text, &end, 10), 0, G_MAXINT);
      if (*end != '\0' || year < DUO_YEAR_MIN || year > DUO_YEAR_MAX)
        return FALSE;
    }
  if (year == 0)
    year = self->year;

  *placed = duo_month_new (year, month.number);
  return TRUE;
}

/* Ends a run that says no year and goes over the turn of it, "nov t/m jan", in the next one. */
static gboolean
order_months (DuoMonth        first,
              DuoMonth       *last,
              DuoImportMonth  written)
{
  if (*last < first && written.year == 0)
    *last += 12;

  return *last >= first && duo_month_is_valid (*last);
}

/* Reads the months of a line. Returns: which column is wrong, or %DUO_HEADING_UNKNOWN when none is. */
static DuoHeading
read_line_months (Reading      *self,
                  const DuoRow *row,
                  DuoMonth     *first,
                  DuoMonth     *last)
{
  g_autofree char *year = duo_import_clean_text (column_text (self, row, DUO_HEADING_YEAR));
  const char *begin = column_text (self, row, DUO_HEADING_FIRST_MONTH);
  const char *end = column_text (self, row, DUO_HEADING_LAST_MONTH);
  DuoImportMonth from;
  DuoImportMonth to;

  if (self->columns[DUO_HEADING_MONTH] != 0)
    {
      if (!duo_import_parse_months (column_text (self, row, DUO_HEADING_MONTH), &from, &to)
          || !place_month (self, from, year, first) || !place_month (self, to, year, last))
        return DUO_HEADING_MONTH;
      return order_months (*first, last, to) ? DUO_HEADING_UNKNOWN : DUO_HEADING_MONTH;
    }

  if (!duo_import_parse_month (begin, &from) || !place_month (self, from, year, first))
    return DUO_HEADING_FIRST_MONTH;
  *last = *first;
  if (*end == '\0')
    return DUO_HEADING_UNKNOWN;
  if (!duo_import_parse_month (end, &to) || !place_month (self, to, year, last))
    return DUO_HEADING_LAST_MONTH;
  return order_months (*first, last, to) ? DUO_HEADING_UNKNOWN : DUO_HEADING_LAST_MONTH;
}

/* A last line "(concept)" in the text says the status, as it does in our own sheet. */
static void
take_status_line (DuoReadMessage *message)
{
  char *newline = strrchr (message->text, '\n');
  DuoMessageStatus status;

  if (newline == NULL || newline[1] != '(' || !duo_import_parse_status (newline + 1, &status))
    return;

  message->status = status;
  message->status_given = TRUE;
  *newline = '\0';
}

/* Whether a line has fewer fields than it needs, or fields beyond the heading: then a separator stands in a text. */
static gboolean
check_fields (Reading      *self,
              const DuoRow *row,
              gboolean     *good,
              GError      **error)
{
  const guint needed = MAX (MAX (self->columns[DUO_HEADING_MONTH], self->columns[DUO_HEADING_FIRST_MONTH]),
                            MAX (self->columns[DUO_HEADING_SECTOR], self->columns[DUO_HEADING_TEXT]));
  const DuoCell *last = &row->cells[row->n_cells - 1];
  g_auto (DuoFilePlace) place = { 0 };

  *good = FALSE;
  if (self->sheet == NULL && row->n_columns < needed)
    return refuse (self, row, DUO_REFUSAL_TOO_FEW_COLUMNS, DUO_HEADING_UNKNOWN, error);
  if (self->sheet == NULL && last->column > self->n_columns)
    {
      duo_file_place_init (&place, last->line, last->column, NULL, NULL);
      return duo_calendar_file_refuse (self->file, DUO_REFUSAL_BAD_VALUE, &place, last->text, error);
    }

  *good = TRUE;
  return TRUE;
}

/* Makes the message of a line. */
static gboolean
read_line_message (Reading      *self,
                   const DuoRow *row,
                   DuoSectorSet  sectors,
                   DuoMonth      first,
                   DuoMonth      last,
                   GError      **error)
{
  g_autofree char *text = duo_import_clean_text (column_text (self, row, DUO_HEADING_TEXT));
  g_autofree char *link = duo_import_clean_text (column_text (self, row, DUO_HEADING_LINK));
  g_autofree char *status = duo_import_clean_text (column_text (self, row, DUO_HEADING_STATUS));
  g_autofree char *uid = duo_import_clean_text (column_text (self, row, DUO_HEADING_UID));
  const DuoCell *cell = duo_row_get_cell (row, self->columns[DUO_HEADING_TEXT]);
  g_autoptr (DuoReadMessage) message = NULL;

  if (!duo_import_text_fits (text, link))
    return refuse (self, row, DUO_REFUSAL_TEXT_TOO_LONG, DUO_HEADING_TEXT, error);

  message = duo_read_message_new (text, link);
  take_status_line (message);
  if (*message->text == '\0')
    return refuse (self, row, DUO_REFUSAL_EMPTY_TEXT, DUO_HEADING_TEXT, error);
  if (*status != '\0')
    {
      if (!duo_import_parse_status (status, &message->status))
        return refuse (self, row, DUO_REFUSAL_UNKNOWN_STATUS, DUO_HEADING_STATUS, error);
      message->status_given = TRUE;
    }
  if (g_uuid_string_is_valid (uid))
    message->uid = g_steal_pointer (&uid);

  duo_read_message_add (message, sectors, first, last);
  duo_file_place_init (&message->place, cell != NULL ? cell->line : row->number, self->columns[DUO_HEADING_TEXT],
                       self->names->pdata[self->columns[DUO_HEADING_TEXT]], self->sheet);
  return duo_calendar_file_take (self->file, g_steal_pointer (&message), error);
}

static gboolean
read_line (Reading      *self,
           const DuoRow *row,
           GError      **error)
{
  const char *sector = column_text (self, row, DUO_HEADING_SECTOR);
  DuoSectorSet sectors;
  DuoMonth first;
  DuoMonth last;
  DuoHeading wrong;
  gboolean good;
  guint column;
  const DuoRefusal damage = duo_row_find_damage (row, &column);

  if (damage != DUO_REFUSAL_NONE)
    return refuse_damage (self, row, damage, column, error);
  if (!check_fields (self, row, &good, error))
    return FALSE;
  if (!good)
    return TRUE;

  wrong = read_line_months (self, row, &first, &last);
  if (wrong != DUO_HEADING_UNKNOWN)
    return refuse (self, row, DUO_REFUSAL_UNKNOWN_MONTH, wrong, error);
  if (!duo_import_parse_sectors (sector, &sectors))
    return refuse (self, row, DUO_REFUSAL_UNKNOWN_SECTOR, DUO_HEADING_SECTOR, error);

  return read_line_message (self, row, sectors, first, last, error);
}

/* Remembers what stood in the first row, to say when nothing is recognised. */
static void
remember_headings (Reading      *self,
                   const DuoRow *row)
{
  for (guint i = 0; i < row->n_cells && self->found->len < HEADINGS_SHOWN; i++)
    {
      g_autofree char *clean = duo_import_clean_text (row->cells[i].text);
      g_autofree char *head = g_utf8_substring (clean, 0, MIN (40, g_utf8_strlen (clean, -1)));

      g_string_append_printf (self->found, "%s%s", self->found->len > 0 ? ", " : "", g_strdelimit (head, "\n\t", ' '));
    }
}

static gboolean
row_cb (const DuoRow *row,
        gpointer      user_data,
        GError      **error)
{
  Reading *self = user_data;

  self->n_rows++;
  switch (self->state)
    {
    case READING_LIST:
      return read_line (self, row, error);
    case READING_GRID:
      return duo_calendar_grid_add_row (self->grid, row, error);
    case READING_SEARCH:
    default:
      break;
    }

  if (self->n_rows == 1)
    remember_headings (self, row);
  if (take_list_heading (self, row))
    return TRUE;
  if (row->n_cells <= COLUMNS_SEARCHED && duo_calendar_grid_is_heading (row))
    {
      self->grid = duo_calendar_grid_new (row, self->sheet);
      self->file->kind = "calendar-grid";
      self->state = READING_GRID;
      return TRUE;
    }
  if (self->n_rows >= ROWS_SEARCHED)
    {
      self->given_up = TRUE;
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "no heading");
      return FALSE;
    }

  return TRUE;
}

static gboolean
known_row_cb (const DuoRow *row,
              gpointer      user_data,
              GError      **error)
{
  GPtrArray *known = user_data;
  DuoKnownMessage *message = known->len < KNOWN_MAX ? duo_known_message_new (row) : NULL;

  if (message != NULL)
    g_ptr_array_add (known, message);
  return TRUE;
}

/* Reads the hidden sheet, if there is one. */
static gboolean
read_known (DuoTableReader *table,
            GPtrArray      *known,
            GError        **error)
{
  for (guint i = 0; i < duo_table_reader_get_n_sheets (table); i++)
    if (strcmp (duo_table_reader_get_sheet_name (table, i), UID_SHEET) == 0)
      return duo_table_reader_read (table, i, known_row_cb, known, NULL, error);

  return TRUE;
}

/* The months a list speaks about: its year, or the school year when nothing lies wholly before that and something
 * begins in its second half. */
static void
set_list_window (DuoCalendarFile *file,
                 gint             year)
{
  const DuoSpan school_year = duo_span_school_year (year);
  gboolean some_before = FALSE;
  gboolean some_after = FALSE;

  file->window = duo_span_calendar_year (year);
  for (guint i = 0; i < file->messages->len; i++)
    {
      const DuoReadMessage *message = file->messages->pdata[i];

      for (guint j = 0; j < message->placements->len; j++)
        {
          const DuoPlacement *placement = &g_array_index (message->placements, DuoPlacement, j);

          some_before = some_before || placement->last < school_year.first;
          some_after = some_after || placement->first > file->window.last;
        }
    }

  if (some_after && !some_before)
    file->window = school_year;
}

/* Tries one sheet. Returns: %FALSE with @error set when it can't be read; @recognised says whether it is a calendar. */
static gboolean
read_sheet (DuoTableReader  *table,
            guint            sheet,
            DuoCalendarFile *file,
            gint             year,
            GString         *found,
            gboolean        *recognised,
            GError         **error)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_known_message_free);
  g_autoptr (GArray) merges = NULL;
  g_autoptr (GError) local_error = NULL;
  Reading self = { file, duo_table_reader_is_workbook (table) ? duo_table_reader_get_sheet_name (table, sheet) : NULL,
                   year };
  gboolean ok;

  self.found = found;
  ok = duo_table_reader_read (table, sheet, row_cb, &self, &merges, &local_error);
  if (self.given_up)
    {
      g_clear_error (&local_error);
      ok = TRUE;
    }

  *recognised = ok && self.state != READING_SEARCH;
  if (*recognised)
    {
      file->lines = self.n_rows;
      file->newline = duo_table_reader_get_newline (table);
      if (self.state == READING_GRID)
        ok = read_known (table, known, &local_error)
             && duo_calendar_grid_finish (self.grid, file, merges, known, year, &local_error);
    }

  g_clear_pointer (&self.grid, duo_calendar_grid_free);
  g_clear_pointer (&self.names, g_ptr_array_unref);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return ok;
}

/**
 * duo_calendar_read_from_table:
 * @table: a CSV file or a workbook
 * @year: the calendar year that it is read for; the one after it is a year too
 * @error: where to store an error: %DUO_ERROR_FILE_UNKNOWN names the headings found, others are about the file
 *
 * Of a workbook the sheet "Kalender" is tried first, then the visible ones in order. A list has columns for month,
 * sector and text, in any order and perhaps link and status; a grid has the sectors side by side above the months.
 *
 * Returns: (transfer full) (nullable): what it says
 */
DuoCalendarFile *
duo_calendar_read_from_table (DuoTableReader *table,
                              gint            year,
                              GError        **error)
{
  g_autoptr (DuoCalendarFile) file = duo_calendar_file_new (duo_table_reader_get_name (table));
  g_autoptr (GString) found = g_string_new (NULL);
  const guint n_sheets = duo_table_reader_get_n_sheets (table);
  gboolean recognised = FALSE;

  g_return_val_if_fail (year >= DUO_YEAR_MIN && year < DUO_YEAR_MAX, NULL);

  file->encoding = duo_table_reader_get_encoding (table);
  file->separator = g_strdup (duo_table_reader_get_separator (table));

  for (guint pass = 0; pass < 2 && !recognised; pass++)
    for (guint i = 0; i < n_sheets && !recognised; i++)
      {
        const gboolean preferred = strcmp (duo_table_reader_get_sheet_name (table, i), CALENDAR_SHEET) == 0;

        if (preferred != (pass == 0) || (pass == 1 && duo_table_reader_get_visibility (table, i) != DUO_SHEET_VISIBLE))
          continue;
        if (!read_sheet (table, i, file, year, found, &recognised, error))
          return NULL;
      }

  if (!recognised)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "%s", found->str);
      return NULL;
    }

  duo_calendar_file_finish (file, year);
  if (strcmp (file->kind, "calendar-list") == 0)
    set_list_window (file, year);
  return g_steal_pointer (&file);
}

/* As duo_calendar_read_from_table(), of the file at @path; @form: (nullable): as duo_table_reader_open_as(). */
DuoCalendarFile *
duo_calendar_read (const char         *path,
                   const DuoTextForm  *form,
                   gint                year,
                   GError            **error)
{
  g_autoptr (DuoTableReader) table = duo_table_reader_open_as (path, form, error);

  return table != NULL ? duo_calendar_read_from_table (table, year, error) : NULL;
}
