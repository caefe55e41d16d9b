/* SPDX-License-Identifier: EUPL-1.2 */
/* Laying out the sheet "Kalender". Every line between two cells is decided once, in a table of lines, and given to
 * both: neighbours that disagree look different in Excel and in LibreOffice. */
#include "duo-calendar-sheet.h"

#include <string.h>

#include "duo-calibri.h"
#include "duo-dutch.h"

#define TITLE_ROW 0
#define HEAD_ROW 1
#define FIRST_ROW 2
#define MONTH_COLUMN 0
#define MONTH_WIDTH 12.0
#define SECTOR_WIDTH 33.0
#define LANE_WIDTH_MIN 12.0
#define LANE_WIDTH_MAX 14.0
#define MANY_LANES 4 /* more than these stay narrow, so that the page stays readable */
#define MILESTONES_WIDTH 29.0
#define ROW_HEIGHT 35.0
#define TITLE_HEIGHT 33.0
#define HEAD_HEIGHT 18.0
#define BLOCK_HEIGHT_MAX 260.0 /* of a block whose text is long; an even longer one is not all seen */
#define BLOCK_PADDING 3.0
#define TITLE_SIZE 18.0
#define SMALL_SIZE 9.0
#define SIZE_MIN 8.0
#define CELL_PADDING 4.0 /* points left and right of a text */
#define PAGE_RATIO (177.0 / 267.0) /* height to width of what A4 landscape leaves between its margins */

typedef struct
{
  DuoCalendarPage *page;
  DuoSheet        *sheet;
  guint            first_column[DUO_N_SECTORS + 1]; /* the last: the column of the milestones */
  guint            n_lanes[DUO_N_SECTORS];
  double           lane_width[DUO_N_SECTORS]; /* characters */
  guint            n_columns;  /* with those of months and milestones */
  DuoEdgeLine     *vertical;   /* (owned): left of each cell, and right of the last: rows x (n_columns + 1) */
  DuoEdgeLine     *horizontal; /* (owned): above each cell, and under the last: (rows + 1) x n_columns */
  double           heights[DUO_PAGE_ROWS];
  gboolean         some_cut;   /* a text does not fit in what it is given */
} Layout;

/* How a block's text is set. */
typedef struct
{
  DuoPageText  text;
  double       size;
  double       height; /* points that it needs */
  gboolean     concept;
} BlockText;

static DuoEdgeLine *
vertical_line (Layout *self,
               guint   row,
               guint   column)
{
  return &self->vertical[row * (self->n_columns + 1) + column];
}

static DuoEdgeLine *
horizontal_line (Layout *self,
                 guint   row,
                 guint   column)
{
  return &self->horizontal[row * self->n_columns + column];
}

/* The widest word of a text, in points. */
static double
widest_word (const char *text,
             double      size)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t-", -1);
  double widest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    widest = MAX (widest, duo_calibri_measure (words[i], size, TRUE));

  return widest;
}

/* A lane is wide enough for the longest word of its sector, within reason. */
static double
narrowest_lane (Layout *self,
                guint   sector)
{
  double width = LANE_WIDTH_MIN;

  for (guint i = 0; i < self->page->blocks->len; i++)
    {
      const DuoPageBlock *block = &g_array_index (self->page->blocks, DuoPageBlock, i);

      if (block->first_sector == sector && block->last_sector == sector && block->n_lanes > 1)
        width = MAX (width, duo_sheet_points_to_width (widest_word (duo_message_get_text (block->message), SMALL_SIZE)
                                                       + DUO_INDENT_POINTS + CELL_PADDING));
    }

  return self->n_lanes[sector] > MANY_LANES ? LANE_WIDTH_MIN : MIN (width, LANE_WIDTH_MAX);
}

static void
place_columns (Layout *self)
{
  guint column = MONTH_COLUMN + 1;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      self->first_column[sector] = column;
      self->n_lanes[sector] = MAX (1, self->page->layout->n_lanes[sector]);
      self->lane_width[sector] = MAX (SECTOR_WIDTH / self->n_lanes[sector],
                                      self->n_lanes[sector] > 1 ? narrowest_lane (self, sector) : 0);
      column += self->n_lanes[sector];
    }
  self->first_column[DUO_N_SECTORS] = column;
  self->n_columns = column + 1;
}

/* The columns of a block. Its cluster may have fewer lanes than the sector: they share the columns as evenly as
 * whole columns allow. */
static void
block_columns (Layout             *self,
               const DuoPageBlock *block,
               guint              *first,
               guint              *last)
{
  const guint n_first = self->n_lanes[block->first_sector];

  *first = self->first_column[block->first_sector] + block->lane * n_first / block->n_lanes;
  if (block->last_sector != block->first_sector)
    *last = self->first_column[block->last_sector + 1] - 1;
  else
    *last = self->first_column[block->first_sector]
            + (block->lane + block->lane_span) * n_first / block->n_lanes - 1;
}

/* The room for text, in points, from column @first to @last. */
static double
columns_width (Layout *self,
               guint   first,
               guint   last)
{
  double width = 0;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint lane = 0; lane < self->n_lanes[sector]; lane++)
      {
        const guint column = self->first_column[sector] + lane;

        if (column >= first && column <= last)
          width += duo_sheet_width_in_points (self->lane_width[sector]) + CELL_PADDING;
      }

  return width - 2 * CELL_PADDING - DUO_INDENT_POINTS;
}

/* What a row is high when there is room: the page is filled. */
static double
row_height (Layout *self)
{
  double width = duo_sheet_width_in_points (MONTH_WIDTH) + duo_sheet_width_in_points (MILESTONES_WIDTH)
                 + 2 * CELL_PADDING;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    width += self->n_lanes[sector] * (duo_sheet_width_in_points (self->lane_width[sector]) + CELL_PADDING);

  return MAX (ROW_HEIGHT, (width * PAGE_RATIO - TITLE_HEIGHT - HEAD_HEIGHT) / DUO_PAGE_ROWS - 0.5);
}

static guint
count_lines (const char *text,
             double      size,
             gboolean    bold,
             double      width)
{
  return text != NULL ? duo_calibri_count_lines (text, size, bold, width) : 0;
}

/* Sets the text in letters of 11 points, or in smaller ones where it does not fit in its rows. */
static void
set_block_text (Layout             *self,
                const DuoPageBlock *block,
                BlockText          *set)
{
  const double room = MAX ((block->last_row - block->first_row + 1) * ROW_HEIGHT, 3 * ROW_HEIGHT);
  guint first, last;
  double width;

  duo_calendar_page_get_text (self->page, block, &set->text);
  set->concept = duo_message_get_status (block->message) == DUO_MESSAGE_CONCEPT;
  block_columns (self, block, &first, &last);
  width = columns_width (self, first, last);

  for (set->size = DUO_SHEET_FONT_SIZE;; set->size -= 1)
    {
      set->height = duo_calibri_height (count_lines (set->text.title, set->size, TRUE, width)
                                        + count_lines (set->text.body, set->size, FALSE, width)
                                        + count_lines (set->text.link, set->size, FALSE, width),
                                        set->size)
                    + duo_calibri_height (count_lines (set->text.notes, MIN (set->size, SMALL_SIZE + 1), FALSE, width),
                                          MIN (set->size, SMALL_SIZE + 1))
                    + BLOCK_PADDING;
      if (set->size <= SIZE_MIN
          || (set->height <= room && (set->size <= SMALL_SIZE || widest_word (set->text.title, set->size) <= width)))
        return;
    }
}

static char *
row_notes (Layout *self,
           guint   row)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->page->notes->len; i++)
    {
      const DuoPageNote *note = self->page->notes->pdata[i];

      if (note->row == row)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", note->date, note->text);
    }

  return g_string_free (text, FALSE);
}

/* Every row is equally high, but where its milestones or a block's text ask for more. */
static void
set_heights (Layout          *self,
             const BlockText *texts)
{
  const double lowest = row_height (self);

  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    {
      g_autofree char *notes = row_notes (self, row);
      const double width = duo_sheet_width_in_points (MILESTONES_WIDTH) - CELL_PADDING - DUO_INDENT_POINTS;

      self->heights[row] = MAX (lowest, duo_calibri_height (duo_calibri_count_lines (notes, SMALL_SIZE, FALSE, width),
                                                                SMALL_SIZE) + BLOCK_PADDING);
    }

  for (guint n_rows = 1; n_rows <= DUO_PAGE_ROWS; n_rows++)
    for (guint i = 0; i < self->page->blocks->len; i++)
      {
        const DuoPageBlock *block = &g_array_index (self->page->blocks, DuoPageBlock, i);
        const double most = MAX (BLOCK_HEIGHT_MAX, n_rows * ROW_HEIGHT);
        double height = 0;

        if (block->last_row - block->first_row + 1 != n_rows)
          continue;
        for (guint row = block->first_row; row <= block->last_row; row++)
          height += self->heights[row];
        if (texts[i].height > MAX (height, most))
          self->some_cut = TRUE;
        for (guint row = block->first_row; height < MIN (texts[i].height, most) && row <= block->last_row; row++)
          self->heights[row] += (MIN (texts[i].height, most) - height) / n_rows;
      }

  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    {
      if (self->heights[row] > DUO_SHEET_HEIGHT_MAX)
        self->some_cut = TRUE;
      self->heights[row] = MIN (self->heights[row], DUO_SHEET_HEIGHT_MAX);
    }
}

/* A stronger line wins from a weaker one: dashes from a campaign's edge, that from the grid. */
static guint
line_strength (const DuoEdgeLine *line)
{
  if (line->line == LXW_BORDER_NONE)
    return 0;
  if (line->line == LXW_BORDER_MEDIUM_DASHED)
    return 3;

  return line->colour == DUO_PALETTE_LINE ? 1 : 2;
}

static void
set_line (DuoEdgeLine       *line,
          const DuoEdgeLine *wanted)
{
  if (line_strength (wanted) >= line_strength (line))
    *line = *wanted;
}

static void
draw_grid (Layout *self)
{
  const DuoEdgeLine grid = { LXW_BORDER_THIN, DUO_PALETTE_LINE };

  for (guint row = 0; row <= DUO_PAGE_ROWS; row++)
    for (guint column = 0; column < self->n_columns; column++)
      *horizontal_line (self, row, column) = grid;

  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    {
      *vertical_line (self, row, MONTH_COLUMN) = grid;
      for (guint sector = 0; sector <= DUO_N_SECTORS; sector++)
        *vertical_line (self, row, self->first_column[sector]) = grid;
      *vertical_line (self, row, self->n_columns) = grid;
    }
}

static void
draw_block_lines (Layout             *self,
                  const DuoPageBlock *block)
{
  const gboolean concept = duo_message_get_status (block->message) == DUO_MESSAGE_CONCEPT;
  const DuoEdgeLine none = { LXW_BORDER_NONE, 0 };
  const DuoEdgeLine edge = { concept ? LXW_BORDER_MEDIUM_DASHED : LXW_BORDER_THIN,
                             duo_calendar_page_get_palette (self->page, block->message)->edge };
  guint first, last;

  block_columns (self, block, &first, &last);
  for (guint row = block->first_row; row <= block->last_row; row++)
    {
      for (guint column = first + 1; column <= last; column++)
        *vertical_line (self, row, column) = none;
      set_line (vertical_line (self, row, first), &edge);
      set_line (vertical_line (self, row, last + 1), &edge);
    }
  for (guint column = first; column <= last; column++)
    {
      for (guint row = block->first_row + 1; row <= block->last_row; row++)
        *horizontal_line (self, row, column) = none;
      set_line (horizontal_line (self, block->first_row, column), &edge);
      set_line (horizontal_line (self, block->last_row + 1, column), &edge);
    }
}

/* Gives @style the lines around a cell. */
static void
take_lines (Layout       *self,
            DuoCellStyle *style,
            guint         row,
            guint         column)
{
  style->edges[DUO_EDGE_LEFT] = *vertical_line (self, row, column);
  style->edges[DUO_EDGE_RIGHT] = *vertical_line (self, row, column + 1);
  style->edges[DUO_EDGE_TOP] = *horizontal_line (self, row, column);
  style->edges[DUO_EDGE_BOTTOM] = *horizontal_line (self, row + 1, column);
}

static void
write_empty_cells (Layout *self)
{
  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    for (guint column = self->first_column[0]; column < self->first_column[DUO_N_SECTORS]; column++)
      {
        DuoCellStyle style = DUO_CELL_STYLE;

        take_lines (self, &style, row, column);
        duo_sheet_write_blank (self->sheet, FIRST_ROW + row, column, duo_sheet_get_format (self->sheet, &style));
      }
}

/* A run of a block's text. @previous: whether another one stands above it. */
static void
add_run (DuoSheet           *sheet,
         GArray             *runs,
         GPtrArray          *texts,
         const char         *text,
         const DuoCellStyle *style)
{
  DuoTextRun run;
  char *piece;

  if (text == NULL)
    return;

  piece = g_strconcat (runs->len > 0 ? "\n" : "", text, NULL);
  g_ptr_array_add (texts, piece);
  run = (DuoTextRun) { piece, duo_sheet_get_format (sheet, style) };
  g_array_append_val (runs, run);
}

static void
write_block (Layout             *self,
             const DuoPageBlock *block,
             const BlockText    *set)
{
  const DuoPalette *palette = duo_calendar_page_get_palette (self->page, block->message);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DuoTextRun));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  DuoCellStyle style = DUO_CELL_STYLE;
  DuoCellStyle run = DUO_CELL_STYLE;
  guint first, last;

  style.wrap = TRUE;
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.italic = set->concept;
  style.half_points = (guint32) (2 * set->size);
  style.fill = set->concept ? DUO_COLOUR_NONE : palette->fill;
  style.number = DUO_NUMBER_TEXT;
  run.font_only = TRUE;
  run.italic = set->concept;
  run.half_points = style.half_points;

  run.bold = TRUE;
  add_run (self->sheet, runs, texts, set->text.title, &run);
  run.bold = FALSE;
  add_run (self->sheet, runs, texts, set->text.body, &run);
  add_run (self->sheet, runs, texts, set->text.link, &run);
  run.half_points = (guint32) (2 * MIN (set->size, SMALL_SIZE + 1));
  add_run (self->sheet, runs, texts, set->text.notes, &run);

  block_columns (self, block, &first, &last);
  duo_sheet_merge (self->sheet, FIRST_ROW + block->first_row, first, FIRST_ROW + block->last_row, last,
                   duo_sheet_get_format (self->sheet, &style));
  for (guint row = block->first_row; row <= block->last_row; row++)
    for (guint column = first; column <= last; column++)
      {
        lxw_format *format;

        take_lines (self, &style, row, column);
        style.bold = runs->len == 1;
        format = duo_sheet_get_format (self->sheet, &style);
        if (row == block->first_row && column == first)
          duo_sheet_write_runs (self->sheet, FIRST_ROW + row, column, (const DuoTextRun *) runs->data, runs->len,
                                format);
        else
          duo_sheet_write_blank (self->sheet, FIRST_ROW + row, column, format);
      }
}

static void
write_month (Layout *self,
             guint   row)
{
  g_autofree char *name = duo_calendar_page_dup_month (self->page, row);
  DuoCellStyle style = DUO_CELL_STYLE;
  DuoCellStyle head = DUO_CELL_STYLE;
  DuoCellStyle small = DUO_CELL_STYLE;
  guint this_month;

  style.bold = TRUE;
  style.wrap = TRUE;
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.fill = DUO_PALETTE_MONTH;
  take_lines (self, &style, row, MONTH_COLUMN);

  if (!duo_calendar_page_get_this_month (self->page, &this_month) || this_month != row)
    {
      duo_sheet_write_text (self->sheet, FIRST_ROW + row, MONTH_COLUMN, name, duo_sheet_get_format (self->sheet, &style));
      return;
    }

  style.edges[DUO_EDGE_LEFT] = (DuoEdgeLine) { LXW_BORDER_THICK, DUO_PALETTE_BRAND };
  head.font_only = TRUE;
  head.bold = TRUE;
  small.font_only = TRUE;
  small.half_points = 2 * SMALL_SIZE;
  duo_sheet_write_runs (self->sheet, FIRST_ROW + row, MONTH_COLUMN,
                        (const DuoTextRun[]) {
                          { name, duo_sheet_get_format (self->sheet, &head) },
                          { "\n" DUO_DUTCH_THIS_MONTH, duo_sheet_get_format (self->sheet, &small) },
                        }, 2, duo_sheet_get_format (self->sheet, &style));
}

static void
write_milestones (Layout *self,
                  guint   row)
{
  const guint column = self->first_column[DUO_N_SECTORS];
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DuoTextRun));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  DuoCellStyle style = DUO_CELL_STYLE;
  DuoCellStyle plain = DUO_CELL_STYLE;
  DuoCellStyle struck;

  style.wrap = TRUE;
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.half_points = 2 * SMALL_SIZE;
  take_lines (self, &style, row, column);
  plain.font_only = TRUE;
  plain.half_points = 2 * SMALL_SIZE;
  struck = plain;
  struck.strike = TRUE;

  for (guint i = 0; i < self->page->notes->len; i++)
    {
      const DuoPageNote *note = self->page->notes->pdata[i];

      if (note->row != row)
        continue;
      if (runs->len > 0)
        {
          const DuoTextRun line_end = { "\n", duo_sheet_get_format (self->sheet, &plain) };

          g_array_append_val (runs, line_end);
        }
      for (guint part = 0; part < 2; part++)
        {
          DuoTextRun run = { part == 0 ? g_strdup (note->date) : g_strconcat (" ", note->text, NULL),
                             duo_sheet_get_format (self->sheet, part == 0 && note->struck ? &struck : &plain) };

          g_ptr_array_add (texts, (char *) run.text);
          g_array_append_val (runs, run);
        }
    }

  duo_sheet_write_runs (self->sheet, FIRST_ROW + row, column, (const DuoTextRun *) runs->data, runs->len,
                        duo_sheet_get_format (self->sheet, &style));
}

static void
write_title (Layout *self)
{
  g_autofree char *span = duo_dutch_span (&self->page->span);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_CALENDAR_TITLE, span);
  g_autofree char *today = duo_dutch_day (self->page->today, TRUE, FALSE);
  g_autofree char *remark = g_strdup_printf (DUO_DUTCH_ORGANISATION " · " DUO_DUTCH_AS_OF "\n" DUO_DUTCH_LEGEND, today);
  const guint right = self->first_column[DUO_SECTOR_HO];
  DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format;

  style.bold = TRUE;
  style.half_points = 2 * TITLE_SIZE;
  style.colour = DUO_PALETTE_BRAND;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  format = duo_sheet_get_format (self->sheet, &style);
  duo_sheet_merge (self->sheet, TITLE_ROW, MONTH_COLUMN, TITLE_ROW, right - 1, format);
  duo_sheet_write_text (self->sheet, TITLE_ROW, MONTH_COLUMN, title, format);

  style = DUO_CELL_STYLE;
  style.wrap = TRUE;
  style.half_points = 2 * SMALL_SIZE;
  style.colour = DUO_PALETTE_DIM;
  style.align = LXW_ALIGN_RIGHT;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  format = duo_sheet_get_format (self->sheet, &style);
  duo_sheet_merge (self->sheet, TITLE_ROW, right, TITLE_ROW, self->n_columns - 1, format);
  duo_sheet_write_text (self->sheet, TITLE_ROW, right, remark, format);
  duo_sheet_set_height (self->sheet, TITLE_ROW, TITLE_HEIGHT);
}

static void
write_heads (Layout *self)
{
  DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format;

  style.bold = TRUE;
  style.colour = DUO_PALETTE_ON_BRAND;
  style.fill = DUO_PALETTE_BRAND;
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  for (guint edge = 0; edge < DUO_N_EDGES; edge++)
    style.edges[edge] = (DuoEdgeLine) { LXW_BORDER_THIN, DUO_PALETTE_LINE };
  format = duo_sheet_get_format (self->sheet, &style);

  duo_sheet_write_text (self->sheet, HEAD_ROW, MONTH_COLUMN, DUO_DUTCH_MONTH, format);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      duo_sheet_merge (self->sheet, HEAD_ROW, self->first_column[sector], HEAD_ROW,
                       self->first_column[sector + 1] - 1, format);
      duo_sheet_write_text (self->sheet, HEAD_ROW, self->first_column[sector], duo_dutch_sector ((DuoSector) sector),
                            format);
    }
  duo_sheet_write_text (self->sheet, HEAD_ROW, self->first_column[DUO_N_SECTORS], DUO_DUTCH_MILESTONES, format);
  duo_sheet_set_height (self->sheet, HEAD_ROW, HEAD_HEIGHT);
}

static void
set_up_sheet (Layout     *self,
              const char *foot)
{
  const DuoPrintSetup print = { .landscape = TRUE, .pages_high = 1, .repeat_rows = 0, .foot = foot };

  duo_sheet_set_width (self->sheet, MONTH_COLUMN, MONTH_COLUMN, MONTH_WIDTH);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    duo_sheet_set_width (self->sheet, self->first_column[sector], self->first_column[sector + 1] - 1,
                         self->lane_width[sector]);
  duo_sheet_set_width (self->sheet, self->first_column[DUO_N_SECTORS], self->first_column[DUO_N_SECTORS],
                       MILESTONES_WIDTH);
  duo_sheet_hide_gridlines (self->sheet);
  duo_sheet_freeze (self->sheet, FIRST_ROW, MONTH_COLUMN + 1);
  duo_sheet_set_print (self->sheet, &print);
}

static void
write_remark (Layout *self)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  if (!self->some_cut)
    return;

  style.half_points = 2 * SMALL_SIZE;
  style.colour = DUO_PALETTE_DIM;
  duo_sheet_write_text (self->sheet, FIRST_ROW + DUO_PAGE_ROWS, MONTH_COLUMN, DUO_DUTCH_NOT_ALL_SHOWN,
                        duo_sheet_get_format (self->sheet, &style));
}

/**
 * duo_calendar_sheet_write:
 * @workbook: where the sheet is added
 * @page: twelve months, laid out with as many lanes as they need
 * @foot: what the printed page says at the left of its foot
 */
void
duo_calendar_sheet_write (DuoWorkbook     *workbook,
                          DuoCalendarPage *page,
                          const char      *foot)
{
  Layout self = { .page = page, .sheet = duo_workbook_add_sheet (workbook, DUO_DUTCH_SHEET_CALENDAR) };
  const guint n_blocks = page->blocks->len;
  g_autofree BlockText *texts = g_new0 (BlockText, MAX (n_blocks, 1));
  g_autofree DuoEdgeLine *vertical = NULL;
  g_autofree DuoEdgeLine *horizontal = NULL;

  place_columns (&self);
  self.vertical = vertical = g_new0 (DuoEdgeLine, DUO_PAGE_ROWS * (self.n_columns + 1));
  self.horizontal = horizontal = g_new0 (DuoEdgeLine, (DUO_PAGE_ROWS + 1) * self.n_columns);
  draw_grid (&self);
  for (guint i = 0; i < n_blocks; i++)
    {
      const DuoPageBlock *block = &g_array_index (page->blocks, DuoPageBlock, i);

      set_block_text (&self, block, &texts[i]);
      draw_block_lines (&self, block);
    }
  set_heights (&self, texts);

  set_up_sheet (&self, foot);
  write_title (&self);
  write_heads (&self);
  write_empty_cells (&self);
  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    {
      duo_sheet_set_height (self.sheet, FIRST_ROW + row, self.heights[row]);
      write_month (&self, row);
      write_milestones (&self, row);
    }
  for (guint i = 0; i < n_blocks; i++)
    {
      write_block (&self, &g_array_index (page->blocks, DuoPageBlock, i), &texts[i]);
      duo_page_text_clear (&texts[i].text);
    }
  write_remark (&self);
}

/**
 * duo_uid_sheet_write:
 * @workbook: where the sheet is added, very hidden
 * @page: the messages that the sheet "Kalender" shows
 *
 * What an import knows the messages again by: their uid, with what the cells can't tell (placeholders, months
 * outside the page). Placements are "SECTOR FIRST/LAST", joined by "; ".
 */
void
duo_uid_sheet_write (DuoWorkbook     *workbook,
                     DuoCalendarPage *page)
{
  static const char * const heads[] = { "uid", "text", "link", "status", "audience", "placements" };
  DuoSheet *sheet = duo_workbook_add_sheet (workbook, DUO_UID_SHEET);
  DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format;

  style.number = DUO_NUMBER_TEXT;
  format = duo_sheet_get_format (sheet, &style);
  for (guint column = 0; column < G_N_ELEMENTS (heads); column++)
    duo_sheet_write_text (sheet, 0, column, heads[column], format);

  for (guint i = 0; i < page->messages->len; i++)
    {
      DuoMessage *message = page->messages->pdata[i];
      const char *link = duo_message_get_link (message);
      g_autoptr (GString) places = g_string_new (NULL);
      guint n_placements;
      const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

      for (guint p = 0; p < n_placements; p++)
        {
          g_autofree char *first = duo_month_to_string (placements[p].first);
          g_autofree char *last = duo_month_to_string (placements[p].last);

          g_string_append_printf (places, "%s%s %s/%s", p > 0 ? "; " : "",
                                  duo_sector_to_string (placements[p].sector), first, last);
        }

      duo_sheet_write_text (sheet, i + 1, 0, duo_message_get_uid (message), format);
      duo_sheet_write_text (sheet, i + 1, 1, duo_message_get_text (message), format);
      duo_sheet_write_text (sheet, i + 1, 2, link != NULL ? link : "", format);
      duo_sheet_write_text (sheet, i + 1, 3, duo_message_status_to_string (duo_message_get_status (message)), format);
      duo_sheet_write_text (sheet, i + 1, 4, duo_audience_to_string (duo_message_get_audience (message)), format);
      duo_sheet_write_text (sheet, i + 1, 5, places->str, format);
    }
  duo_sheet_hide (sheet);
}
