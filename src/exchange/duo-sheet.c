/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet of a workbook being written: its cells, and how it prints. */
#include "duo-sheet.h"

#include <math.h>
#include <string.h>

#include "duo-dutch.h"
#include "duo-workbook-private.h"

#define FOOT_MAX 255
#define RICH_TEXT_MAX 8000 /* bytes; the library counts its own mark-up into the limit of a cell */
#define MARGIN_INCHES (1.5 / 2.54)
#define FOOT_MARGIN_INCHES (1.8 / 2.54)
#define FOOT_DISTANCE_INCHES (0.9 / 2.54)
#define HEAD_INCHES 0.35 /* room for what stands in the head */
#define PIXELS_PER_CHARACTER 7.0 /* a digit of Calibri 11 on a screen of 96 dpi, what column widths count in */
#define PIXELS_OF_PADDING 5.0
#define POINTS_PER_PIXEL 0.75
#define JULIAN_OF_1899_12_30 693594 /* GDate's day number of what workbooks call day 0 */

static void
check (DuoSheet *self,
       lxw_error code)
{
  if (code != LXW_NO_ERROR)
    duo_workbook_fail (self->workbook, self->name, code);
}

/* Returns: (transfer none): its name, as it became. */
const char *
duo_sheet_get_name (DuoSheet *self)
{
  return self->name;
}

/* Returns: (transfer none): as duo_workbook_get_format(), of the sheet's workbook. */
lxw_format *
duo_sheet_get_format (DuoSheet           *self,
                      const DuoCellStyle *style)
{
  return duo_workbook_get_format (self->workbook, style);
}

/* Whether @text can go into a cell as it is. One pass, since most texts can. */
static gboolean
is_clean (const char *text,
          gsize      *length)
{
  const char *end;
  gsize n_bytes = 0;

  for (const guchar *p = (const guchar *) text; *p != '\0'; p++, n_bytes++)
    if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0xef || (*p == '_' && p[1] == 'x'))
      return FALSE;

  *length = n_bytes;
  return n_bytes <= DUO_SHEET_TEXT_MAX && g_utf8_validate (text, (gssize) n_bytes, &end);
}

static gboolean
looks_like_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;

  return text[6] == '_';
}

/**
 * duo_sheet_clean_text:
 * @text: any bytes
 *
 * Bytes that are not UTF-8 become U+FFFD, line ends LF, control characters and what XML can't hold go, "_x0041_"
 * stays what it is instead of becoming "A", and what is more than a cell can hold is cut with "…" at its end.
 *
 * Returns: (transfer full): a text that a cell can hold
 */
char *
duo_sheet_clean_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *clean = g_string_sized_new (strlen (valid));
  gsize units = 0;
  gsize last_that_fits = 0;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);

      if (character == '\r' && p[1] == '\n')
        continue;
      if (character == '\r')
        character = '\n';
      if ((character < 0x20 && character != '\n' && character != '\t') || character == 0xfffe || character == 0xffff)
        continue;

      if (units < DUO_SHEET_TEXT_MAX)
        last_that_fits = clean->len;
      units += character >= 0x10000 ? 2 : 1;
      if (units > DUO_SHEET_TEXT_MAX)
        {
          g_string_truncate (clean, last_that_fits);
          g_string_append (clean, "…");
          break;
        }
      if (looks_like_escape (p))
        g_string_append (clean, "_x005F");
      g_string_append_unichar (clean, character);
    }

  return g_string_free (clean, FALSE);
}

/**
 * duo_sheet_write_text:
 * @self: a sheet
 * @row: from 0
 * @column: from 0
 * @text: any text; it stays text, also when it begins with "="
 * @format: how it looks
 */
void
duo_sheet_write_text (DuoSheet   *self,
                      guint       row,
                      guint       column,
                      const char *text,
                      lxw_format *format)
{
  g_autofree char *clean = NULL;
  gsize length = 0;

  if (*text == '\0')
    {
      duo_sheet_write_blank (self, row, column, format);
      return;
    }
  if (!is_clean (text, &length))
    text = clean = duo_sheet_clean_text (text);

  check (self, worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format));
}

/**
 * duo_sheet_write_runs:
 * @self: a sheet
 * @row: from 0
 * @column: from 0
 * @runs: (array length=n_runs): pieces of the text, each with letters of its own; empty ones are passed over
 * @n_runs: how many
 * @format: of the cell
 *
 * A very long text gets the letters of the cell throughout.
 */
void
duo_sheet_write_runs (DuoSheet         *self,
                      guint             row,
                      guint             column,
                      const DuoTextRun *runs,
                      guint             n_runs,
                      lxw_format       *format)
{
  g_autoptr (GPtrArray) tuples = g_ptr_array_new ();
  g_autoptr (GArray) pieces = g_array_new (FALSE, TRUE, sizeof (lxw_rich_string_tuple));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) whole = g_string_new (NULL);

  g_array_set_size (pieces, n_runs);
  for (guint i = 0; i < n_runs; i++)
    {
      lxw_rich_string_tuple *piece = &g_array_index (pieces, lxw_rich_string_tuple, i);
      char *clean = duo_sheet_clean_text (runs[i].text);

      g_ptr_array_add (texts, clean);
      if (*clean == '\0')
        continue;
      g_string_append (whole, runs[i].text);
      *piece = (lxw_rich_string_tuple) { runs[i].format, clean };
      g_ptr_array_add (tuples, piece);
    }

  if (tuples->len < 2 || whole->len > RICH_TEXT_MAX)
    {
      duo_sheet_write_text (self, row, column, whole->str, format);
      return;
    }

  g_ptr_array_add (tuples, NULL);
  check (self, worksheet_write_rich_string (self->sheet, row, (lxw_col_t) column,
                                            (lxw_rich_string_tuple **) tuples->pdata, format));
}

/* Writes a real number; @format says how it is shown. */
void
duo_sheet_write_number (DuoSheet   *self,
                        guint       row,
                        guint       column,
                        double      number,
                        lxw_format *format)
{
  check (self, worksheet_write_number (self->sheet, row, (lxw_col_t) column, number, format));
}

/* Writes the day @julian as a real date; @format says how it is shown. */
void
duo_sheet_write_day (DuoSheet   *self,
                     guint       row,
                     guint       column,
                     guint32     julian,
                     lxw_format *format)
{
  duo_sheet_write_number (self, row, column, (double) julian - JULIAN_OF_1899_12_30, format);
}

/* Writes a cell that only has a look. */
void
duo_sheet_write_blank (DuoSheet   *self,
                       guint       row,
                       guint       column,
                       lxw_format *format)
{
  check (self, worksheet_write_blank (self->sheet, row, (lxw_col_t) column, format));
}

/**
 * duo_sheet_merge:
 * @self: a sheet
 * @first_row: from 0
 * @first_column: from 0
 * @last_row: inclusive
 * @last_column: inclusive
 * @format: of all its cells; the text is written into the first afterwards
 *
 * One cell alone is only given the format. A range that overlaps one merged before is refused: Excel would
 * "repair" the file, which loses one of the two.
 */
void
duo_sheet_merge (DuoSheet   *self,
                 guint       first_row,
                 guint       first_column,
                 guint       last_row,
                 guint       last_column,
                 lxw_format *format)
{
  const Range range = { first_row, first_column, last_row, last_column };

  if (first_row == last_row && first_column == last_column)
    {
      duo_sheet_write_blank (self, first_row, first_column, format);
      return;
    }

  for (guint i = 0; i < self->merges->len; i++)
    {
      const Range *other = &g_array_index (self->merges, Range, i);

      if (first_row <= other->last_row && last_row >= other->first_row && first_column <= other->last_column
          && last_column >= other->first_column)
        {
          duo_workbook_fail (self->workbook, self->name, LXW_ERROR_PARAMETER_VALIDATION);
          return;
        }
    }

  g_array_append_val (self->merges, range);
  check (self, worksheet_merge_range (self->sheet, first_row, (lxw_col_t) first_column, last_row,
                                      (lxw_col_t) last_column, "", format));
}

/* @characters: as Excel counts a column's width, in digits of Calibri 11. */
void
duo_sheet_set_width (DuoSheet *self,
                     guint     first_column,
                     guint     last_column,
                     double    characters)
{
  check (self, worksheet_set_column (self->sheet, (lxw_col_t) first_column, (lxw_col_t) last_column, characters, NULL));
}

/* @points: cut to what a row can be, %DUO_SHEET_HEIGHT_MAX. */
void
duo_sheet_set_height (DuoSheet *self,
                      guint     row,
                      double    points)
{
  check (self, worksheet_set_row (self->sheet, row, MIN (points, DUO_SHEET_HEIGHT_MAX), NULL));
}

/* Puts filter buttons in the first row of the range; corners inclusive. */
void
duo_sheet_set_filter (DuoSheet *self,
                      guint     first_row,
                      guint     first_column,
                      guint     last_row,
                      guint     last_column)
{
  check (self, worksheet_autofilter (self->sheet, first_row, (lxw_col_t) first_column, last_row,
                                     (lxw_col_t) last_column));
}

/* Keeps the first @rows and @columns in view. */
void
duo_sheet_freeze (DuoSheet *self,
                  guint     rows,
                  guint     columns)
{
  worksheet_freeze_panes (self->sheet, rows, (lxw_col_t) columns);
}

/* Hides the lines of the sheet itself, on screen and on paper. */
void
duo_sheet_hide_gridlines (DuoSheet *self)
{
  worksheet_gridlines (self->sheet, LXW_HIDE_ALL_GRIDLINES);
}

/* Hides it so that no menu of Excel offers to show it: it is for programs. */
void
duo_sheet_hide (DuoSheet *self)
{
  worksheet_hide (self->sheet);
  self->workbook->has_hidden = TRUE;
}

/* Columns that nobody sees; what is in them is read again. */
void
duo_sheet_hide_columns (DuoSheet *self,
                        guint     first_column,
                        guint     last_column)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  check (self,
         worksheet_set_column_opt (self->sheet, (lxw_col_t) first_column, (lxw_col_t) last_column, LXW_DEF_COL_WIDTH, NULL, &hidden));
}

/* A row that nobody sees. */
void
duo_sheet_hide_row (DuoSheet *self,
                    guint     row)
{
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };

  check (self, worksheet_set_row_opt (self->sheet, row, LXW_DEF_ROW_HEIGHT, NULL, &hidden));
}

/**
 * duo_sheet_add_choices:
 * @choices: (nullable) (array zero-terminated=1): what the cell offers; together at most 255 characters
 * @title: of the help, at most 32 characters
 * @help: (nullable): shown while the cell is chosen, at most 255 characters
 *
 * Offers choices in a drop-down list; anything else may be typed as well.
 */
void
duo_sheet_add_choices (DuoSheet          *self,
                       guint              row,
                       guint              column,
                       const char *const *choices,
                       const char        *title,
                       const char        *help)
{
  lxw_data_validation validation = {
    .validate = choices != NULL ? LXW_VALIDATION_TYPE_LIST : LXW_VALIDATION_TYPE_ANY,
    .show_error = LXW_VALIDATION_OFF,
    .show_input = help != NULL ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF,
    .dropdown = LXW_VALIDATION_ON,
    .ignore_blank = LXW_VALIDATION_ON,
    .value_list = (char **) choices,
    .input_title = help != NULL ? (char *) title : NULL,
    .input_message = (char *) help,
  };

  check (self, worksheet_data_validation_cell (self->sheet, row, (lxw_col_t) column, &validation));
}

/* The cell that is chosen when the sheet is opened. */
void
duo_sheet_select (DuoSheet *self,
                  guint     row,
                  guint     column)
{
  worksheet_set_selection (self->sheet, row, (lxw_col_t) column, row, (lxw_col_t) column);
}

/* From here on only cells that are unlocked can be typed in. Without a password: it guards against slips, not people. */
void
duo_sheet_protect (DuoSheet *self)
{
  lxw_protection options = { .format_columns = LXW_TRUE, .format_rows = LXW_TRUE };

  worksheet_protect (self->sheet, NULL, &options);
}

/* A text for a header or foot, where "&" begins a code. */
static char *
escape_foot (const char *text)
{
  g_autofree char *clean = duo_sheet_clean_text (text);
  g_autoptr (GString) escaped = g_string_new (clean);

  g_string_replace (escaped, "\n", " ", 0);
  g_string_replace (escaped, "&", "&&", 0);
  return g_strdup (escaped->str);
}

/* "Deelname" above the page, and at the right of it what it belongs to. @name: escaped */
static void
write_print_head (DuoSheet   *self,
                  const char *name,
                  const char *whole)
{
  g_autofree char *right = escape_foot (whole);
  g_autofree char *head = g_strdup_printf ("&L&\"Calibri,Bold\"&14%s&R&10%s", name, right);
  lxw_header_footer_options options = { .margin = MARGIN_INCHES };

  if (g_utf8_strlen (head, -1) >= FOOT_MAX)
    return;
  worksheet_set_margins (self->sheet, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES + HEAD_INCHES, FOOT_MARGIN_INCHES);
  check (self, worksheet_set_header_opt (self->sheet, head, &options));
}

/**
 * duo_sheet_set_print:
 * @self: a sheet
 * @setup: what differs between sheets
 *
 * A4, fitted to one page wide (or at the scale given) and centred, with a foot: what it belongs to, the sheet, the page.
 */
void
duo_sheet_set_print (DuoSheet            *self,
                     const DuoPrintSetup *setup)
{
  g_autofree char *left = escape_foot (setup->foot);
  g_autofree char *middle = escape_foot (self->name);
  g_autofree char *foot = g_strdup_printf ("&L&8%s&C&8%s&R&8" DUO_DUTCH_PAGE_OF, left, middle);

  if (setup->landscape)
    worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_set_margins (self->sheet, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, FOOT_MARGIN_INCHES);
  worksheet_center_horizontally (self->sheet);
  if (setup->is_list)
    write_print_head (self, middle, setup->foot);
  if (setup->scale > 0)
    worksheet_set_print_scale (self->sheet, (uint16_t) setup->scale);
  else
    worksheet_fit_to_pages (self->sheet, 1, (uint16_t) setup->pages_high);
  if (setup->breaks != NULL && setup->breaks[0] != 0)
    check (self, worksheet_set_h_pagebreaks (self->sheet, (lxw_row_t *) setup->breaks)); /* which are copied */
  if (setup->repeat_rows > 0)
    check (self, worksheet_repeat_rows (self->sheet, 0, setup->repeat_rows - 1));

  if (g_utf8_strlen (foot, -1) < FOOT_MAX)
    {
      lxw_header_footer_options options = { .margin = FOOT_DISTANCE_INCHES };

      check (self, worksheet_set_footer_opt (self->sheet, foot, &options));
    }
}

/* Returns: the room for text, in points, of a column @characters wide. */
double
duo_sheet_width_in_points (double characters)
{
  return floor (characters * PIXELS_PER_CHARACTER) * POINTS_PER_PIXEL;
}

/* Returns: how wide a column must be, in characters, to have room for a text of @points. */
double
duo_sheet_points_to_width (double points)
{
  return ceil (points / POINTS_PER_PIXEL + PIXELS_OF_PADDING) / PIXELS_PER_CHARACTER;
}
