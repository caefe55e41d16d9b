/* SPDX-License-Identifier: EUPL-1.2 */
/* The slide and our own sheet "Kalender": months down, sectors across, a message in each cell or block of cells. */
#include "duo-calendar-grid.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-import-words.h"

#define CELLS_MAX 20000u
#define PLACEMENTS_MAX 100

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
  char *text;
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

/* A cell or block of cells, taken apart. */
typedef struct
{
  DuoReadMessage *message;
  char           *joined;  /* text and link as they stood in the cell */
  char           *folded;
  gboolean        matched; /* to a message of the hidden sheet, by its text */
} Block;

/* What reading the cells needs. */
typedef struct
{
  DuoCalendarGrid *grid;
  DuoCalendarFile *file;
  GHashTable      *merges;  /* place -> DuoCellRange */
  GPtrArray       *blocks;  /* (element-type Block) */
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

static void
block_free (Block *self)
{
  g_clear_pointer (&self->message, duo_read_message_free);
  g_free (self->joined);
  g_free (self->folded);
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
  for (guint i = 0; i < row->n_cells; i++)
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

/* Reads "t/m jan 2021" or "sinds nov 2019": a month with its year after a word. */
static gboolean
parse_note_month (const char *line,
                  const char *word,
                  DuoMonth   *month)
{
  DuoImportMonth read;

  if (!g_str_has_prefix (line, word) || !duo_import_parse_month (line + strlen (word), &read) || read.year == 0)
    return FALSE;

  *month = duo_month_new (read.year, read.number);
  return TRUE;
}

/* Takes a line of remarks into the message. Returns: whether it was one. */
static gboolean
take_note (DuoReadMessage *message,
           const char     *line,
           DuoMonth       *first,
           DuoMonth       *last)
{
  DuoMonth month;

  if ((*line == '(' || g_ascii_strcasecmp (line, "concept") == 0) && duo_import_parse_status (line, &message->status))
    {
      message->status_given = TRUE;
      return TRUE;
    }
  if (parse_note_month (line, "t/m ", &month) && month > *last)
    {
      *last = month;
      return TRUE;
    }
  if (parse_note_month (line, "sinds ", &month) && month < *first)
    {
      *first = month;
      return TRUE;
    }

  return FALSE;
}

/* Takes a cell's text apart: the message, perhaps a link, then remarks. */
static DuoReadMessage *
parse_cell_text (const char *text,
                 DuoMonth   *first,
                 DuoMonth   *last)
{
  DuoReadMessage *message = duo_read_message_new ("", "");
  char *clean = duo_import_clean_text (text);

  for (;;)
    {
      char *newline = strrchr (clean, '\n');
      const char *line = newline != NULL ? newline + 1 : clean;

      if (*line != '\0' && !take_note (message, line, first, last))
        break;
      if (newline == NULL)
        {
          *clean = '\0';
          break;
        }
      *newline = '\0';
    }

  {
    char *newline = strrchr (clean, '\n');

    if (newline != NULL && duo_import_is_link (newline + 1))
      {
        g_free (message->link);
        message->link = g_strdup (newline + 1);
        message->link_guessed = TRUE;
        *newline = '\0';
      }
  }

  g_free (message->text);
  message->text = duo_import_clean_text (clean);
  g_free (clean);
  return message;
}

/* The text of a cell without its remarks, however it divides in text and link. */
static char *
join_text (const char *text,
           const char *link)
{
  g_autofree char *joined = *link != '\0' ? g_strconcat (text, "\n", link, NULL) : g_strdup (text);

  return duo_import_clean_text (joined);
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
  g_autoptr (DuoReadMessage) message = NULL;
  DuoMonth first;
  DuoMonth last;
  Block *block;

  if (sectors == DUO_SECTOR_SET_NONE)
    return TRUE;

  duo_file_place_init (&place, cell->row, cell->column, heading != NULL ? heading->text : NULL, self->grid->sheet);
  if (cell->text == NULL)
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_BAD_ENCODING, &place, NULL, error);

  first = month_of_row (self->grid, self->merges, cell->row);
  last = first != DUO_MONTH_NONE ? month_of_row (self->grid, self->merges, last_row) : DUO_MONTH_NONE;
  if (first == DUO_MONTH_NONE || last == DUO_MONTH_NONE || last < first)
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_UNKNOWN_MONTH, &place, NULL, error);
  if (!duo_import_text_fits (cell->text, ""))
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_TEXT_TOO_LONG, &place, cell->text, error);

  message = parse_cell_text (cell->text, &first, &last);
  if (*message->text == '\0')
    return duo_calendar_file_refuse (self->file, DUO_REFUSAL_EMPTY_TEXT, &place, cell->text, error);

  duo_read_message_add (message, sectors, first, last);
  message->place = place;
  place = (DuoFilePlace) { 0 };
  block = g_new0 (Block, 1);
  block->joined = join_text (message->text, message->link);
  block->folded = duo_fold_text (block->joined);
  block->message = g_steal_pointer (&message);
  g_ptr_array_add (self->blocks, block);
  return TRUE;
}

/* Whether the message has a placement that covers the first cell of the block. */
static gboolean
covers (DuoMessage           *message,
        const DuoReadMessage *read)
{
  const DuoPlacement *wanted = &g_array_index (read->placements, DuoPlacement, 0);
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  for (guint i = 0; i < n; i++)
    if (placements[i].sector == wanted->sector && placements[i].first <= wanted->last
        && placements[i].last >= wanted->first)
      return TRUE;

  return FALSE;
}

/* Works out how the messages of the hidden sheet stand in cells. */
static void
prepare_known (GPtrArray     *known,
               const DuoSpan *window)
{
  for (guint i = 0; i < known->len; i++)
    {
      DuoKnownMessage *self = known->pdata[i];
      g_autoptr (GPtrArray) texts = duo_message_list_shown_texts (self->message, window);

      for (guint j = 0; j < texts->len; j++)
        {
          g_ptr_array_add (self->shown, join_text (texts->pdata[j], duo_message_get_link (self->message)));
          g_ptr_array_add (self->folded, duo_fold_text (self->shown->pdata[j]));
        }
    }
}

/* Returns: whether @known may stand in a cell as the block does. */
static gboolean
shows_as (DuoKnownMessage *known,
          const Block     *block)
{
  for (guint i = 0; i < known->folded->len; i++)
    if (strcmp (known->folded->pdata[i], block->folded) == 0)
      return TRUE;

  return FALSE;
}

/* Gives the block the uid of @known, and where not a letter was changed its division in text and link too. */
static void
match (Block           *block,
       DuoKnownMessage *known)
{
  DuoReadMessage *read = block->message;

  for (guint i = 0; i < known->shown->len; i++)
    {
      g_autofree char *link = NULL;
      gsize length;

      if (strcmp (block->joined, known->shown->pdata[i]) != 0)
        continue;

      link = duo_import_clean_text (duo_message_get_link (known->message));
      length = strlen (block->joined) - (*link != '\0' ? strlen (link) + 1 : 0);
      g_free (read->text);
      read->text = g_strndup (block->joined, length);
      g_free (read->link);
      read->link = g_steal_pointer (&link);
      read->link_guessed = FALSE;
      read->raw_text = g_strdup (duo_message_get_text (known->message));
      break;
    }

  read->uid = g_strdup (duo_message_get_uid (known->message));
  block->matched = TRUE;
  known->found = TRUE;
}

/* Whether all of the block's placements are just those that the message has on this page. */
static gboolean
same_place (DuoMessage           *message,
            const DuoReadMessage *read,
            const DuoSpan        *window)
{
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  for (guint i = 0; i < read->placements->len; i++)
    {
      const DuoPlacement *wanted = &g_array_index (read->placements, DuoPlacement, i);
      gboolean found = FALSE;

      for (guint j = 0; j < n && !found; j++)
        found = placements[j].sector == wanted->sector
                && MAX (placements[j].first, window->first) == MAX (wanted->first, window->first)
                && MIN (placements[j].last, window->last) == MIN (wanted->last, window->last);
      if (!found)
        return FALSE;
    }

  return TRUE;
}

/* Recognises blocks as the messages of the hidden sheet: by text first, where two are alike by place; then one whose
 * text was changed, by standing where only that message stood. */
static void
match_known (Reading       *self,
             GPtrArray     *known,
             const DuoSpan *window)
{
  prepare_known (known, window);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->blocks->len; i++)
      {
        Block *block = self->blocks->pdata[i];

        for (guint k = 0; k < known->len && !block->matched; k++)
          {
            DuoKnownMessage *candidate = known->pdata[k];

            if (shows_as (candidate, block) && (pass == 1 || covers (candidate->message, block->message)))
              match (block, candidate);
          }
      }

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = self->blocks->pdata[i];
      DuoKnownMessage *only = NULL;
      guint n = 0;

      if (block->matched)
        continue;
      for (guint k = 0; k < known->len; k++)
        {
          DuoKnownMessage *candidate = known->pdata[k];

          if (!candidate->found && same_place (candidate->message, block->message, window))
            {
              only = candidate;
              n++;
            }
        }
      if (n == 1)
        block->message->uid = g_strdup (duo_message_get_uid (only->message));
    }
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
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
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

      if (cell->column != self->month_column && cell->column != 0 && !read_cell (&reading, cell, error))
        return FALSE;
    }

  match_known (&reading, known, &file->window);
  for (guint i = 0; i < blocks->len; i++)
    {
      Block *block = blocks->pdata[i];

      block->message->status_given = block->message->status_given || known->len > 0;
      if (!duo_calendar_file_take (file, g_steal_pointer (&block->message), error))
        return FALSE;
    }

  return TRUE;
}

/* Reads "MBO 2020-10/2020-12; HO 2020-06". */
static gboolean
parse_placements (DuoMessage *message,
                  const char *text)
{
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (parts[i]), " /", 3);
      DuoPlacement placement;

      if (i >= PLACEMENTS_MAX || g_strv_length (words) < 2 || !duo_sector_parse (words[0], &placement.sector))
        return FALSE;
      placement.first = duo_month_parse (words[1]);
      placement.last = words[2] != NULL ? duo_month_parse (words[2]) : placement.first;
      if (placement.first == DUO_MONTH_NONE || placement.last == DUO_MONTH_NONE || placement.last < placement.first)
        return FALSE;
      g_array_append_val (placements, placement);
    }

  duo_placements_normalise (placements);
  duo_message_set_placements (message, (const DuoPlacement *) (void *) placements->data, placements->len);
  return TRUE;
}

/**
 * duo_known_message_new:
 * @row: a row of the hidden sheet: uid, text, link, status, audience, placements
 *
 * Returns: (transfer full) (nullable): the message; %NULL for the heading and for what somebody broke
 */
DuoKnownMessage *
duo_known_message_new (const DuoRow *row)
{
  const char *uid = duo_row_get_text (row, 1);
  g_autoptr (DuoMessage) message = duo_message_new ();
  DuoMessageStatus status;
  DuoKnownMessage *self;

  if (!g_uuid_string_is_valid (uid) || !duo_message_status_parse (duo_row_get_text (row, 4), &status)
      || !parse_placements (message, duo_row_get_text (row, 6)))
    return NULL;

  duo_message_set_uid (message, uid);
  duo_message_set_text (message, duo_row_get_text (row, 2));
  duo_message_set_link (message, duo_row_get_text (row, 3));
  duo_message_set_status (message, status);
  self = g_new0 (DuoKnownMessage, 1);
  self->message = g_steal_pointer (&message);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
duo_known_message_free (DuoKnownMessage *self)
{
  g_object_unref (self->message);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->folded);
  g_free (self);
}
