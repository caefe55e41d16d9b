/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a workbook. libxlsxwriter lets through what Excel later "repairs" (overlapping merges, bad UTF-8) and
 * is silent about a disk that ran full; both are refused here. The first thing that goes wrong is kept, what
 * follows is ignored, and duo_workbook_close() tells it: code that lays out a sheet can be read as one. */
#include "duo-workbook.h"

#include <math.h>
#include <string.h>

#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-plain-numbers.h"
#include "duo-quiet-close.h"
#include "duo-workbook-check.h"

#define SHEET_NAME_MAX 31
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
#define JULIAN_OF_1970_01_01 719163
#define SECONDS_PER_DAY (24 * 60 * 60)

/* A merged range, corners inclusive. */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} Range;

struct _DuoSheet
{
  DuoWorkbook   *workbook; /* (not owned) */
  lxw_worksheet *sheet;    /* (not owned) */
  char          *name;     /* (owned) */
  GArray        *merges;   /* (owned) (element-type Range) */
};

struct _DuoWorkbook
{
  char         *path;     /* (owned) */
  lxw_workbook *workbook; /* (owned) (nullable): none once closed */
  GHashTable   *formats;  /* (owned) (element-type DuoCellStyle lxw_format) */
  GPtrArray    *sheets;   /* (owned) (element-type DuoSheet) */
  gboolean      has_hidden;
  GError       *error;    /* (owned) (nullable): the first thing that went wrong */
};

static guint
style_hash (gconstpointer key)
{
  const guint32 *words = key;
  guint hash = 5381;

  for (gsize i = 0; i < sizeof (DuoCellStyle) / sizeof (guint32); i++)
    hash = hash * 33 + words[i];

  return hash;
}

static gboolean
style_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (DuoCellStyle)) == 0;
}

static void
sheet_free (DuoSheet *self)
{
  g_array_unref (self->merges);
  g_free (self->name);
  g_free (self);
}

static void
fail (DuoWorkbook *self,
      const char  *what,
      lxw_error    code)
{
  if (self->error == NULL)
    g_set_error (&self->error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", what, lxw_strerror (code));
}

static void
check (DuoSheet *self,
       lxw_error code)
{
  if (code != LXW_NO_ERROR)
    fail (self->workbook, self->name, code);
}

/**
 * duo_workbook_new:
 * @path: the file to write; it is made by duo_workbook_close()
 * @folder: where the library keeps its own temporary files; the system's folder may be full
 *
 * Returns: (transfer full): an empty workbook
 */
DuoWorkbook *
duo_workbook_new (const char *path,
                  const char *folder)
{
  DuoWorkbook *self = g_new0 (DuoWorkbook, 1);
  g_autofree char *tmpdir = g_strdup (folder);
  lxw_workbook_options options = { .tmpdir = tmpdir };

  self->path = g_strdup (path);
  self->formats = g_hash_table_new_full (style_hash, style_equal, g_free, NULL);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    g_error ("%s: no memory for a workbook", path);
  workbook_unset_default_url_format (self->workbook);

  return self;
}

/**
 * duo_workbook_set_properties:
 * @self: a workbook
 * @title: its title
 * @author: who made it
 * @day: the day it counts as made on: equal input gives an equal file
 */
void
duo_workbook_set_properties (DuoWorkbook *self,
                             const char  *title,
                             const char  *author,
                             guint32      day)
{
  g_autofree char *clean_title = duo_sheet_clean_text (title);
  g_autofree char *clean_author = duo_sheet_clean_text (author);
  lxw_doc_properties properties = {
    .title = clean_title,
    .subject = (char *) DUO_DUTCH_SUBJECT,
    .author = clean_author,
    .company = (char *) DUO_DUTCH_ORGANISATION,
    .created = ((time_t) day - JULIAN_OF_1970_01_01) * SECONDS_PER_DAY + SECONDS_PER_DAY / 2,
  };
  const lxw_error code = workbook_set_properties (self->workbook, &properties);

  if (code != LXW_NO_ERROR)
    fail (self, title, code);
}

static void
apply_number_format (lxw_format     *format,
                     DuoNumberFormat number)
{
  switch (number)
    {
    case DUO_NUMBER_INTEGER:
      format_set_num_format (format, "#,##0");
      break;

    case DUO_NUMBER_DAY:
      format_set_num_format (format, "dd-mm-yyyy");
      break;

    case DUO_NUMBER_MONTH:
      format_set_num_format (format, "[$-413]mmm yyyy"); /* Dutch names, also in an English Excel */
      break;

    case DUO_NUMBER_TEXT:
      format_set_num_format (format, "@");
      break;

    case DUO_NUMBER_GENERAL:
    default:
      break;
    }
}

static void
apply_edges (lxw_format        *format,
             const DuoEdgeLine *edges)
{
  format_set_left (format, (uint8_t) edges[DUO_EDGE_LEFT].line);
  format_set_left_color (format, edges[DUO_EDGE_LEFT].colour);
  format_set_right (format, (uint8_t) edges[DUO_EDGE_RIGHT].line);
  format_set_right_color (format, edges[DUO_EDGE_RIGHT].colour);
  format_set_top (format, (uint8_t) edges[DUO_EDGE_TOP].line);
  format_set_top_color (format, edges[DUO_EDGE_TOP].colour);
  format_set_bottom (format, (uint8_t) edges[DUO_EDGE_BOTTOM].line);
  format_set_bottom_color (format, edges[DUO_EDGE_BOTTOM].colour);
}

/**
 * duo_workbook_get_format:
 * @self: a workbook
 * @style: how a cell looks
 *
 * Returns: (transfer none): the workbook's one format for it
 */
lxw_format *
duo_workbook_get_format (DuoWorkbook        *self,
                         const DuoCellStyle *style)
{
  lxw_format *format = g_hash_table_lookup (self->formats, style);

  if (format != NULL)
    return format;

  format = workbook_add_format (self->workbook);
  if (format == NULL)
    g_error ("%s: no memory for a format", self->path);
  format_set_font_size (format, style->half_points / 2.0);
  format_set_font_color (format, style->colour);
  if (style->bold)
    format_set_bold (format);
  if (style->italic)
    format_set_italic (format);
  if (style->strike)
    format_set_font_strikeout (format);
  if (!style->font_only)
    {
      if (style->wrap)
        format_set_text_wrap (format);
      if (style->fill != DUO_COLOUR_NONE)
        format_set_bg_color (format, style->fill);
      format_set_align (format, (uint8_t) style->align);
      format_set_align (format, (uint8_t) style->valign);
      if (style->indent > 0)
        format_set_indent (format, (uint8_t) style->indent);
      if (style->unlocked)
        format_set_unlocked (format);
      apply_number_format (format, (DuoNumberFormat) style->number);
      apply_edges (format, style->edges);
    }

  g_hash_table_insert (self->formats, g_memdup2 (style, sizeof *style), format);
  return format;
}

static gboolean
name_is_taken (DuoWorkbook *self,
               const char  *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (((DuoSheet *) self->sheets->pdata[i])->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/* A name that Excel takes: without []:*?/\ or an apostrophe at an end, at most 31 characters, not used before. */
static char *
make_sheet_name (DuoWorkbook *self,
                 const char  *wanted)
{
  g_autofree char *clean = duo_sheet_clean_text (wanted);
  g_autofree char *base = NULL;
  char *name;

  g_strdelimit (clean, "[]:*?/\\\n\t", ' ');
  g_strstrip (clean);
  for (gsize i = strlen (clean); i > 0 && clean[i - 1] == '\''; i--)
    clean[i - 1] = '\0';
  base = g_utf8_substring (clean + strspn (clean, "'"), 0,
                           MIN (g_utf8_strlen (clean + strspn (clean, "'"), -1), SHEET_NAME_MAX));
  name = g_strdup (*base != '\0' ? base : "Blad");

  for (guint i = 2; name_is_taken (self, name); i++)
    {
      g_autofree char *suffix = g_strdup_printf (" (%u)", i);
      const glong room = SHEET_NAME_MAX - (glong) strlen (suffix);
      g_autofree char *head = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), room));

      g_free (name);
      name = g_strconcat (head, suffix, NULL);
    }

  return name;
}

/**
 * duo_workbook_add_sheet:
 * @self: a workbook
 * @name: what to call it; made valid and unique
 *
 * Returns: (transfer none): a new sheet after the others
 */
DuoSheet *
duo_workbook_add_sheet (DuoWorkbook *self,
                        const char  *name)
{
  DuoSheet *sheet = g_new0 (DuoSheet, 1);

  sheet->workbook = self;
  sheet->name = make_sheet_name (self, name);
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (Range));
  sheet->sheet = workbook_add_worksheet (self->workbook, sheet->name);
  if (sheet->sheet == NULL)
    g_error ("%s: sheet refused: %s", self->path, sheet->name);
  g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

/**
 * duo_workbook_close:
 * @self: a workbook; only to be freed after this
 * @error: where to store an error: %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Writes the file.
 *
 * Returns: %FALSE when it was not written, or something in it was refused
 */
gboolean
duo_workbook_close (DuoWorkbook *self,
                    GError     **error)
{
  locale_t before;
  lxw_error code;

  g_return_val_if_fail (self->workbook != NULL, FALSE);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  before = duo_plain_numbers_begin ();
  code = duo_quiet_close (g_steal_pointer (&self->workbook));
  duo_plain_numbers_end (before);
  if (code != LXW_NO_ERROR)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", self->path, lxw_strerror (code));
      return FALSE;
    }

  return !self->has_hidden || duo_workbook_hide_deeper (self->path, error);
}

/* Frees @self; one that was not closed leaves no file. */
void
duo_workbook_free (DuoWorkbook *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_hash_table_unref (self->formats);
  g_ptr_array_unref (self->sheets);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
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
          fail (self->workbook, self->name, LXW_ERROR_PARAMETER_VALIDATION);
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
