/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists in a workbook: frozen heads with a filter, real dates and numbers, a total of values. */
#include "duo-list-sheet.h"

#include "duo-calibri.h"
#include "duo-dutch.h"

#include <string.h>

#define HEAD_HEIGHT 20.0
#define HEAD_LINES 2 /* a heading of several words may take */
#define HEAD_SHORT 60.0 /* points: one that is no wider stays on a line */
#define WIDTH_MIN 9.0
#define FILTER_BUTTON 16.0 /* points that it takes from a heading */
#define ROW_HEIGHT 18.0
#define PADDING 3.0
#define LONG_LINES 12

struct _DuoListSheet
{
  DuoSheet   *sheet; /* (not owned) */
  guint       n_columns;
  double      width_max[DUO_LIST_COLUMNS_MAX]; /* points */
  double      widest[DUO_LIST_COLUMNS_MAX]; /* points, of the texts so far */
  gboolean    right[DUO_LIST_COLUMNS_MAX];
  guint       row;
  guint       n_lines; /* the most lines in this row */
  gboolean    in_total;
  lxw_format *text;
  lxw_format *long_text; /* begins at the top: its end may be cut off */
  lxw_format *number;
  lxw_format *day;
  lxw_format *month;
  lxw_format *period;
};

/* The formats of rows; those of the total are bold with a line above. */
static void
set_formats (DuoListSheet *self)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  if (self->in_total)
    {
      style.bold = TRUE;
      style.edges[DUO_EDGE_TOP] = (DuoEdgeLine) { LXW_BORDER_MEDIUM, DUO_PALETTE_BRAND };
    }
  else
    {
      style.edges[DUO_EDGE_BOTTOM] = (DuoEdgeLine) { LXW_BORDER_THIN, DUO_PALETTE_LINE };
    }
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.wrap = TRUE;
  self->long_text = duo_sheet_get_format (self->sheet, &style);
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  self->text = duo_sheet_get_format (self->sheet, &style);
  style.wrap = FALSE;
  style.align = LXW_ALIGN_RIGHT;
  self->period = duo_sheet_get_format (self->sheet, &style);
  style.number = DUO_NUMBER_INTEGER;
  self->number = duo_sheet_get_format (self->sheet, &style);
  style.number = DUO_NUMBER_DAY;
  self->day = duo_sheet_get_format (self->sheet, &style);
  style.number = DUO_NUMBER_MONTH;
  self->month = duo_sheet_get_format (self->sheet, &style);
}

static double
measure_bold (const char *text)
{
  return duo_calibri_measure (text, DUO_SHEET_FONT_SIZE, TRUE);
}

static gboolean
takes_lines (const char *heading)
{
  return strchr (heading, ' ') != NULL && measure_bold (heading) > HEAD_SHORT;
}

/* The least room in which a heading takes no more lines than it may, in points. */
static double
measure_heading (const char *heading)
{
  g_auto (GStrv) words = g_strsplit (heading, " ", -1);
  double width = 0;

  if (!takes_lines (heading))
    return measure_bold (heading);
  for (guint i = 0; words[i] != NULL; i++)
    width = MAX (width, measure_bold (words[i]));
  while (duo_calibri_count_lines (heading, DUO_SHEET_FONT_SIZE, TRUE, width) > HEAD_LINES)
    width++;
  return width + 1;
}

static void
write_heads (DuoListSheet *self, const DuoListColumn *columns, guint n_columns)
{
  DuoCellStyle head = DUO_CELL_STYLE;
  double height = HEAD_HEIGHT;

  head.wrap = TRUE;
  head.bold = TRUE;
  head.colour = DUO_PALETTE_ON_BRAND;
  head.fill = DUO_PALETTE_BRAND;
  head.valign = LXW_ALIGN_VERTICAL_CENTER;
  for (guint i = 0; i < n_columns; i++)
    {
      if (columns[i].heading == NULL)
        {
          duo_sheet_write_blank (self->sheet, self->row, i, duo_sheet_get_format (self->sheet, &head));
          continue;
        }
      self->width_max[i] = duo_sheet_width_in_points (columns[i].width_max) - DUO_INDENT_POINTS;
      self->widest[i] = MAX (self->widest[i], measure_heading (columns[i].heading) + FILTER_BUTTON);
      self->right[i] = columns[i].right;
      if (takes_lines (columns[i].heading))
        height = duo_calibri_height (HEAD_LINES, DUO_SHEET_FONT_SIZE) + 2 * PADDING;
      head.align = columns[i].right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT;
      head.indent = columns[i].right ? 2 : 1; /* room for the button of the filter */
      duo_sheet_write_text (self->sheet, self->row, i, columns[i].heading, duo_sheet_get_format (self->sheet, &head));
    }
  duo_sheet_set_height (self->sheet, self->row, height);
  self->row++;
}

/**
 * duo_list_sheet_new:
 * @workbook: where the sheet is added
 * @name: of the sheet
 * @columns: (array length=n_columns): what it has
 * @n_columns: at most %DUO_LIST_COLUMNS_MAX
 *
 * Returns: (transfer full): a list to fill row by row, for duo_list_sheet_finish()
 */
DuoListSheet *
duo_list_sheet_new (DuoWorkbook         *workbook,
                    const char          *name,
                    const DuoListColumn *columns,
                    guint                n_columns)
{
  DuoListSheet *self = g_new0 (DuoListSheet, 1);

  g_return_val_if_fail (n_columns <= DUO_LIST_COLUMNS_MAX, self);

  self->sheet = duo_workbook_add_sheet (workbook, name);
  self->n_columns = n_columns;
  write_heads (self, columns, n_columns);
  self->n_lines = 1;
  set_formats (self);

  return self;
}

static void
make_room (DuoListSheet *self,
           guint         column,
           const char   *text)
{
  const double width = duo_calibri_measure (text, DUO_SHEET_FONT_SIZE, self->in_total);

  self->widest[column] = MAX (self->widest[column], MIN (width, self->width_max[column]));
}

/* Writes @text in this row. Empty cells are written too, so that the lines between rows go on. */
void
duo_list_sheet_text (DuoListSheet *self,
                     guint         column,
                     const char   *text)
{
  guint n_lines;

  if (*text == '\0')
    {
      duo_sheet_write_blank (self->sheet, self->row, column, self->text);
      return;
    }

  make_room (self, column, text);
  n_lines = duo_calibri_count_lines (text, DUO_SHEET_FONT_SIZE, self->in_total, self->width_max[column]);
  self->n_lines = MAX (self->n_lines, n_lines);
  duo_sheet_write_text (self->sheet, self->row, column, text,
                        n_lines > LONG_LINES ? self->long_text : self->right[column] && n_lines == 1 ? self->period : self->text);
}

/* Writes a date: a real one for a day or a month, words for a period. */
void
duo_list_sheet_when (DuoListSheet  *self,
                     guint          column,
                     const DuoWhen *when)
{
  g_autofree char *period = NULL;

  switch (when->precision)
    {
    case DUO_PRECISION_DAY:
      duo_sheet_write_day (self->sheet, self->row, column, when->first, self->day);
      make_room (self, column, "00-00-0000");
      break;

    case DUO_PRECISION_MONTH:
      duo_sheet_write_day (self->sheet, self->row, column, when->first, self->month);
      make_room (self, column, "mmm 0000");
      break;

    case DUO_PRECISION_PERIOD:
      period = duo_dutch_when (when, TRUE, TRUE);
      duo_sheet_write_text (self->sheet, self->row, column, period, self->period);
      make_room (self, column, period);
      break;

    case DUO_PRECISION_NONE:
    default:
      duo_sheet_write_blank (self->sheet, self->row, column, self->day);
      break;
    }
}

/* Writes a whole number in this row. */
void
duo_list_sheet_number (DuoListSheet *self,
                       guint         column,
                       double        number)
{
  duo_sheet_write_number (self->sheet, self->row, column, number, self->number);
}

/* Goes on to the next row; this one gets the height that its texts need. */
void
duo_list_sheet_end_row (DuoListSheet *self)
{
  duo_sheet_set_height (self->sheet, self->row,
                        MAX (ROW_HEIGHT, duo_calibri_height (self->n_lines, DUO_SHEET_FONT_SIZE) + PADDING));
  self->n_lines = 1;
  self->row++;
}

/* What follows is the total: outside the filter, every cell of it present. */
void
duo_list_sheet_begin_total (DuoListSheet *self)
{
  if (self->row > 1)
    duo_sheet_set_filter (self->sheet, 0, 0, self->row - 1, self->n_columns - 1);
  self->in_total = TRUE;
  set_formats (self);
  for (guint column = 0; column < self->n_columns; column++)
    duo_sheet_write_blank (self->sheet, self->row, column, self->text);
}

/**
 * duo_list_sheet_begin_next:
 * @self: a list with its total
 * @columns: (array length=n_columns): what the next one has
 * @n_columns: at most as many as the first list has
 *
 * Goes on with another list below, in the same columns; only the first one has a filter.
 */
void
duo_list_sheet_begin_next (DuoListSheet        *self,
                           const DuoListColumn *columns,
                           guint                n_columns)
{
  self->in_total = FALSE;
  set_formats (self);
  self->row++; /* a line between them */
  write_heads (self, columns, n_columns);
}

/**
 * duo_list_sheet_finish:
 * @self: (transfer full): a list with its total
 * @foot: what the printed pages say at the left of their foot
 */
void
duo_list_sheet_finish (DuoListSheet *self,
                       const char   *foot)
{
  const DuoPrintSetup print = { .landscape = TRUE, .pages_high = 0, .repeat_rows = 1, .foot = foot, .is_list = TRUE };

  for (guint column = 0; column < self->n_columns; column++)
    duo_sheet_set_width (self->sheet, column, column,
                         MAX (WIDTH_MIN, duo_sheet_points_to_width (self->widest[column] + DUO_INDENT_POINTS + 3)));
  duo_sheet_freeze (self->sheet, 1, 0);
  duo_sheet_set_print (self->sheet, &print);
  g_free (self);
}
