/* SPDX-License-Identifier: EUPL-1.2 */
/* The slide and our own sheet "Kalender": months down, sectors across, a message in each cell or block of cells. */
#include "duo-calendar-grid.h"

#include <string.h>

#include "duo-calendar-block.h"
#include "duo-import-words.h"

#define CELLS_MAX 20000u

/* A heading, with the columns under it. */
typedef struct
{
  guint        column;
  guint        last_column;
  DuoSectorSet sectors; /* none: nothing we read */
  char        *text;
} Heading;

typedef struct
{
  guint row;
  guint column;
  char *text;        /* (owned) (nullable): %NULL where its bytes can't be read */
  DuoRefusal damage;
} StoredCell;

/* Which month a row of the sheet is. */
typedef struct
{
  guint    row;
  DuoMonth month;
} MonthRow;

struct _DuoCalendarGrid
{
  char      *sheet;        /* (nullable): %NULL for CSV */
  guint      heading_row;
  guint      month_column;
  GPtrArray *headings;     /* (element-type Heading) */
  GPtrArray *cells;        /* (element-type StoredCell): by row, then column */
  GArray    *months;       /* (element-type MonthRow): rows with a month of their own, in order */
};

/* What reading the cells needs. */
typedef struct
{
  DuoCalendarGrid *grid;
  DuoCalendarFile *file;
  GHashTable      *merges;  /* place -> DuoCellRange */
  GPtrArray       *blocks;  /* (element-type DuoCalendarBlock) */
} Reading;

static void
heading_free (Heading *self)
{
  g_free (self->text);
  g_free (self);
}

static void
stored_cell_free (StoredCell *self)
{
  g_free (self->text);
  g_free (self);
}

/* Returns: whether the row is the head of a grid: two sectors side by side, or one beside a column of months. */
gboolean
duo_calendar_grid_is_heading (const DuoRow *row)
{
  guint n_sectors = 0;
  gboolean has_month = FALSE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      DuoSectorSet sectors;

      if (strlen (row->cells[i].text) > 60)
        continue;
      if (duo_import_parse_heading (row->cells[i].text) == DUO_HEADING_MONTH)
        has_month = TRUE;
      else if (row->cells[i].column > 1 && duo_import_parse_sectors (row->cells[i].text, &sectors))
        n_sectors++;
    }

  return n_sectors >= 2 || (n_sectors == 1 && has_month);
}

/* Returns: (transfer full): a grid below the row @heading of @sheet (%NULL for a CSV file). */
DuoCalendarGrid *
duo_calendar_grid_new (const DuoRow *heading,
                       const char   *sheet)
{
  DuoCalendarGrid *self = g_new0 (DuoCalendarGrid, 1);

  self->sheet = g_strdup (sheet);
  self->heading_row = heading->number;
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) heading_free);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) stored_cell_free);
  self->months = g_array_new (FALSE, FALSE, sizeof (MonthRow));

  for (guint i = 0; i < heading->n_cells; i++)
    {
      const DuoCell *cell = &heading->cells[i];
      Heading *head;

      if (self->month_column == 0 && duo_import_parse_heading (cell->text) == DUO_HEADING_MONTH)
        {
          self->month_column = cell->column;
          continue;
        }

      head = g_new0 (Heading, 1);
      head->column = cell->column;
      head->text = duo_import_clean_text (cell->text);
      if (!duo_import_parse_sectors (head->text, &head->sectors))
        head->sectors = DUO_SECTOR_SET_NONE;
      g_ptr_array_add (self->headings, head);
    }

  if (self->month_column == 0)
    self->month_column = 1;
  return self;
}

void
duo_calendar_grid_free (DuoCalendarGrid *self)
{
  g_free (self->sheet);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->cells);
  g_array_unref (self->months);
  g_free (self);
}

/* Keeps a row below the heading: merged cells are known only at the end of a sheet. */
gboolean
duo_calendar_grid_add_row (DuoCalendarGrid *self,
                           const DuoRow    *row,
                           GError         **error)
{
  guint open;
  const DuoRefusal damage = duo_row_find_damage (row, &open);

  for (guint i = 0; i < row->n_cells && (open == 0 || row->cells[i].column < open); i++)
    {
      StoredCell *cell;

      if (self->cells->len >= CELLS_MAX)
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TOO_LARGE, "more than %u cells", CELLS_MAX);
          return FALSE;
        }

      cell = g_new0 (StoredCell, 1);
      cell->row = row->number;
      cell->column = row->cells[i].column;
      cell->text = row->bad_encoding ? NULL : g_strdup (row->cells[i].text);
      cell->damage = row->bad_encoding ? damage : DUO_REFUSAL_NONE;
      g_ptr_array_add (self->cells, cell);
    }
  if (open != 0)
    {
      /* what comes after it on the line may belong to it: the cells before it stand */
      StoredCell *cell = g_new0 (StoredCell, 1);

      cell->row = row->number;
      cell->column = open;
      cell->text = g_strdup (duo_row_get_text (row, open));
      cell->damage = damage;
      g_ptr_array_add (self->cells, cell);
    }

  return TRUE;
}

static gpointer
place_key (guint row,
           guint column)
{
  return GSIZE_TO_POINTER ((gsize) row * (DUO_TABLE_COLUMNS_MAX + 1) + column);
}

/* A heading covers the columns that it is merged over, or the ones up to the next heading. */
static void
set_heading_columns (DuoCalendarGrid *self,
                     GHashTable      *merges)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      Heading *heading = self->headings->pdata[i];
      const DuoCellRange *range = g_hash_table_lookup (merges, place_key (self->heading_row, heading->column));

      if (range != NULL)
        heading->last_column = range->last_column;
      else if (i + 1 < self->headings->len)
        heading->last_column = ((Heading *) self->headings->pdata[i + 1])->column - 1;
      else
        heading->last_column = heading->sectors != DUO_SECTOR_SET_NONE ? DUO_TABLE_COLUMNS_MAX : heading->column;
    }
}

static const Heading *
find_heading (DuoCalendarGrid *self,
              guint            column)
{
  for (guint i = 0; i < self->headings->len; i++)
    {
      const Heading *heading = self->headings->pdata[i];

      if (column >= heading->column && column <= heading->last_column)
        return heading;
    }

  return NULL;
}

/* The sectors of all headings that a block of cells lies under. */
static DuoSectorSet
sectors_under (DuoCalendarGrid *self,
               guint            first_column,
               guint            last_column)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < self->headings->len; i++)
    {
      const Heading *heading = self->headings->pdata[i];

      if (first_column <= heading->last_column && last_column >= heading->column)
        sectors |= heading->sectors;
    }

  return sectors;
}

/* Finds out which month each row is. Without years in the sheet the first month is of @year, and the year goes up
 * where the months begin again: a school year. */
static void
read_months (DuoCalendarGrid *self,
             gint             year)
{
  gint previous = 0;
  gint current_year = year;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const StoredCell *cell = self->cells->pdata[i];
      DuoImportMonth month;
      MonthRow entry;

      if (cell->column != self->month_column || cell->text == NULL || !duo_import_parse_month (cell->text, &month))
        continue;

      if (month.year != 0)
        current_year = month.year;
      else if (month.number < previous)
        current_year++;
      previous = month.number;
      if (current_year > DUO_YEAR_MAX)
        return;

      entry = (MonthRow) { cell->row, duo_month_new (current_year, month.number) };
      g_array_append_val (self->months, entry);
    }
}

/* The month of a row: its own, or that of the row above for rows that a month is merged over or split in. Rows far
 * below the last month are no part of the table. */
static DuoMonth
month_of_row (DuoCalendarGrid *self,
              GHashTable      *merges,
              guint            row)
{
  const MonthRow *found = NULL;
  gboolean is_last = TRUE;
  const DuoCellRange *range;

  for (guint i = 0; i < self->months->len; i++)
    {
      const MonthRow *entry = &g_array_index (self->months, MonthRow, i);

      if (entry->row > row)
        {
          is_last = FALSE;
          break;
        }
      found = entry;
    }
  if (found == NULL)
    return DUO_MONTH_NONE;

  range = g_hash_table_lookup (merges, place_key (found->row, self->month_column));
  if (found->row == row || !is_last || (range != NULL && row <= range->last_row) || row == found->row + 1)
    return found->month;
  return DUO_MONTH_NONE;
}

/* Returns: whether reading can go on. */
static gboolean
read_cell (Reading          *self,
           const StoredCell *cell,
           GError          **error)
{
  const DuoCellRange *range = g_hash_table_lookup (self->merges, place_key (cell->row, cell->column));
  const guint last_row = range != NULL ? range->last_row : cell->row;
  const guint last_column = range != NULL ? range->last_column : cell->column;
  const DuoSectorSet sectors = sectors_under (self->grid, cell->column, last_column);
  const Heading *heading = find_heading (self->grid, cell->column);
  g_auto (DuoFilePlace) place = { 0 };
  DuoMonth first;
  DuoMonth last;

  if (sectors == DUO_SECTOR_SET_NONE && cell->damage != DUO_REFUSAL_OPEN_QUOTE)
    return TRUE;

  duo_file_place_init (&place, cell->row, cell->column, heading != NULL ? heading->text : NULL, self->grid->sheet);
  if (cell->damage != DUO_REFUSAL_NONE)
    return duo_calendar_file_refuse (self->file, cell->damage, &place, cell->text, error);

  first = month_of_row (self->grid, self->merges, cell->row);
  last = first != DUO_MONTH_NONE ? month_of_row (self->grid, self->merges, last_row) : DUO_MONTH_NONE;
  if (first == DUO_MONTH_NONE || last == DUO_MONTH_NONE || last < first)
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_UNKNOWN_MONTH, &place, NULL, error);
  if (!duo_import_text_fits (cell->text, ""))
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_TEXT_TOO_LONG, &place, cell->text, error);

  g_ptr_array_add (self->blocks, duo_calendar_block_new (cell->text, sectors, first, last, &place));
  return TRUE;
}

/* A row with something in a sector column but with a month that is none is refused once, not per cell. */
static gboolean
refuse_bad_months (Reading *self,
                   GError **error)
{
  DuoCalendarGrid *grid = self->grid;

  for (guint i = 0; i < grid->cells->len; i++)
    {
      const StoredCell *month = grid->cells->pdata[i];
      gboolean used = FALSE;
      DuoImportMonth parsed;

      if (month->column != grid->month_column || month->text == NULL || duo_import_parse_month (month->text, &parsed))
        continue;

      for (guint j = i + 1; j < grid->cells->len; j++)
        {
          StoredCell *cell = grid->cells->pdata[j];

          if (cell->row != month->row)
            break;
          if (sectors_under (grid, cell->column, cell->column) != DUO_SECTOR_SET_NONE)
            {
              used = TRUE;
              cell->column = 0; /* dealt with: under no heading */
            }
        }
      if (used)
        {
          g_auto (DuoFilePlace) place = { 0 };

          duo_file_place_init (&place, month->row, month->column, NULL, grid->sheet);
          if (!duo_calendar_file_refuse (self->file, DUO_REFUSAL_UNKNOWN_MONTH, &place, month->text, error))
            return FALSE;
        }
    }

  return TRUE;
}

/**
 * duo_calendar_grid_finish:
 * @self: a grid with all its rows
 * @file: where messages and refusals go; its window is set
 * @merges: (element-type DuoCellRange): the merged cells of the sheet
 * @known: (element-type DuoKnownMessage): the hidden sheet; empty when there is none
 * @year: the year of months that say none
 * @error: where to store an error
 *
 * Returns: whether all was read
 */
gboolean
duo_calendar_grid_finish (DuoCalendarGrid *self,
                          DuoCalendarFile *file,
                          GArray          *merges,
                          GPtrArray       *known,
                          gint             year,
                          GError         **error)
{
  g_autoptr (GHashTable) by_place = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_calendar_block_free);
  Reading reading = { self, file, by_place, blocks };

  for (guint i = 0; i < merges->len; i++)
    {
      DuoCellRange *range = &g_array_index (merges, DuoCellRange, i);

      g_hash_table_insert (by_place, place_key (range->first_row, range->first_column), range);
    }
  set_heading_columns (self, by_place);
  read_months (self, year);

  file->window = duo_span_calendar_year (year);
  for (guint i = 0; i < self->months->len; i++)
    {
      const DuoMonth month = g_array_index (self->months, MonthRow, i).month;

      file->window.first = i == 0 ? month : MIN (file->window.first, month);
      file->window.last = i == 0 ? month : MAX (file->window.last, month);
    }
  for (guint i = 0; i < self->headings->len; i++)
    {
      const Heading *heading = self->headings->pdata[i];

      if (heading->sectors == DUO_SECTOR_SET_NONE && !duo_import_is_milestones (heading->text))
        g_ptr_array_add (file->ignored, g_strdup (heading->text));
    }

  if (!refuse_bad_months (&reading, error))
    return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const StoredCell *cell = self->cells->pdata[i];

      if ((cell->column != self->month_column || cell->damage == DUO_REFUSAL_OPEN_QUOTE) && cell->column != 0
          && !read_cell (&reading, cell, error))
        return FALSE;
    }

  duo_calendar_blocks_match (blocks, known, &file->window);
  for (guint i = 0; i < blocks->len; i++)
    {
      DuoCalendarBlock *block = blocks->pdata[i];

      if (*block->message->text == '\0')
        {
          if (!duo_calendar_file_refuse (file, DUO_REFUSAL_EMPTY_TEXT, &block->message->place, block->cell, error))
            return FALSE;
          continue;
        }
      block->message->status_given = block->message->status_given || known->len > 0;
      if (!duo_calendar_file_take (file, g_steal_pointer (&block->message), error))
        return FALSE;
    }

  return TRUE;
}
