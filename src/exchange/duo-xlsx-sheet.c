/* SPDX-License-Identifier: EUPL-1.2 */
/* The SAX side of a sheet: rows go out as they end, nothing of them is kept. */
#include "duo-xlsx-sheet.h"

#include <math.h>
#include <string.h>

#include "duo-xlsx-part.h"
#include "duo-xlsx-value.h"

#define CELLS_MAX 20000000u
#define MERGES_MAX 100000u
/* Text handed out in all: one long shared string may stand in every cell. */
#define TEXT_MAX (G_GUINT64_CONSTANT (512) * 1024 * 1024)

typedef struct
{
  const DuoXlsxBook *book;
  DuoRowFunc func;
  gpointer user_data;
  GArray *merges;   /* (element-type DuoCellRange) */
  GString *texts;   /* (owned): of the current row, each with a NUL; the current cell's at the end */
  DuoCell *cells;   /* (owned) (array): those of the current row; texts in @texts still as NULL */
  gsize *offsets;   /* (owned) (array): where those texts start */
  guint n_row;      /* how many cells the current row has so far */
  guint n_allocated; /* length of @cells and @offsets */
  gsize start;      /* where the current cell's text starts in @texts */
  guint row;        /* the current or last one; 0 = none yet */
  guint n_cells;    /* in all rows */
  guint64 n_text;   /* bytes handed out */
  gboolean in_data;
  gboolean in_row;
  gboolean in_cell;
  gboolean in_phonetic; /* reading aids in Japanese text: not part of the value */
  gboolean capture;     /* inside the element with the value */
  char type;            /* of the current cell: Number, Shared, Inline, sTr (of a formula), Boolean, Error, Date */
  guint style;
  DuoCell cell;
} Sheet;

static void
start_row (DuoXlsxPart    *part,
           Sheet          *sheet,
           gint            n_attributes,
           const xmlChar **attributes)
{
  const guint previous = sheet->row;
  const char *value;
  gsize length;

  sheet->row = previous + 1;
  if (duo_xlsx_attribute_find (n_attributes, attributes, "r", &value, &length)
      && (!duo_xlsx_attribute_get_uint (n_attributes, attributes, "r", DUO_TABLE_ROWS_MAX, &sheet->row)
          || sheet->row <= previous))
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a row out of order");
  else if (sheet->row > DUO_TABLE_ROWS_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "too many rows");

  sheet->in_row = TRUE;
  g_string_truncate (sheet->texts, 0);
  sheet->n_row = 0;
  sheet->cell.column = 0;
}

/* Reads the type of a cell: one letter for each, \0 for one that there is not. */
static char
read_type (const char *value,
           gsize       length)
{
  static const struct
  {
    const char *name;
    char type;
  } types[] = { { "s", 's' }, { "n", 'n' }, { "inlineStr", 'i' }, { "str", 't' },
                { "b", 'b' }, { "e", 'e' }, { "d", 'd' } };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strncmp (types[i].name, value, length) == 0 && types[i].name[length] == '\0')
      return types[i].type;

  return '\0';
}

/* Reads the attributes that count, whose names are one letter each, in one go: this is done for each cell. */
static void
read_cell_attributes (DuoXlsxPart    *part,
                      Sheet          *sheet,
                      gint            n_attributes,
                      const xmlChar **attributes,
                      guint          *column)
{
  for (gint i = 0; i < n_attributes; i++)
    {
      const char *name = (const char *) attributes[5 * i];
      const char *value = (const char *) attributes[5 * i + 3];
      const gsize length = (gsize) (attributes[5 * i + 4] - attributes[5 * i + 3]);
      guint row;

      if (name[0] == '\0' || name[1] != '\0')
        continue;
      if (name[0] == 'r')
        {
          if (!duo_xlsx_parse_reference (value, length, column, &row) || row != sheet->row
              || *column <= sheet->cell.column)
            duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell out of order");
        }
      else if (name[0] == 't')
        {
          sheet->type = read_type (value, length);
          if (sheet->type == '\0')
            duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell of an unknown type");
        }
      else if (name[0] == 's'
               && !duo_xlsx_attribute_get_uint (1, attributes + 5 * i, "s", G_MAXINT, &sheet->style))
        {
          duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a style that is no number");
        }
    }
}

static void
start_cell (DuoXlsxPart    *part,
            Sheet          *sheet,
            gint            n_attributes,
            const xmlChar **attributes)
{
  guint column = sheet->cell.column + 1;

  sheet->type = 'n';
  sheet->style = 0;
  read_cell_attributes (part, sheet, n_attributes, attributes, &column);
  if (column > DUO_TABLE_COLUMNS_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "too many columns");
  else if (++sheet->n_cells > CELLS_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too many cells");

  sheet->in_cell = TRUE;
  sheet->capture = FALSE;
  sheet->in_phonetic = FALSE;
  sheet->cell = (DuoCell) { DUO_CELL_TEXT, NULL, 0, sheet->row, column, FALSE };
  sheet->start = sheet->texts->len;
}

static void
read_merge (DuoXlsxPart    *part,
            Sheet          *sheet,
            gint            n_attributes,
            const xmlChar **attributes)
{
  DuoCellRange range;
  const char *value;
  const char *colon;
  gsize length;

  if (!duo_xlsx_attribute_find (n_attributes, attributes, "ref", &value, &length)
      || (colon = memchr (value, ':', length)) == NULL
      || !duo_xlsx_parse_reference (value, (gsize) (colon - value), &range.first_column, &range.first_row)
      || !duo_xlsx_parse_reference (colon + 1, length - (gsize) (colon + 1 - value), &range.last_column,
                                    &range.last_row)
      || range.first_row > range.last_row || range.first_column > range.last_column)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "merged cells that are none");
  else if (sheet->merges->len >= MERGES_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many merged cells");
  else
    g_array_append_val (sheet->merges, range);
}

/* Most elements by far have names of one letter. */
static inline gboolean
is_letter (const char *name,
           char        letter)
{
  return name[0] == letter && name[1] == '\0';
}

static void
start_cb (DuoXlsxPart    *part,
          const char     *name,
          gint            n_attributes,
          const xmlChar **attributes)
{
  Sheet *sheet = duo_xlsx_part_get_data (part);

  if (sheet->in_cell)
    {
      if (is_letter (name, 'v'))
        sheet->capture = sheet->type != 'i';
      else if (is_letter (name, 't'))
        sheet->capture = sheet->type == 'i' && !sheet->in_phonetic;
      else if (is_letter (name, 'f'))
        sheet->cell.formula = TRUE;
      else if (strcmp (name, "rPh") == 0)
        sheet->in_phonetic = TRUE;
    }
  else if (sheet->in_row)
    {
      if (is_letter (name, 'c'))
        start_cell (part, sheet, n_attributes, attributes);
    }
  else if (sheet->in_data)
    {
      if (strcmp (name, "row") == 0)
        start_row (part, sheet, n_attributes, attributes);
    }
  else if (strcmp (name, "sheetData") == 0)
    {
      sheet->in_data = TRUE;
    }
  else if (strcmp (name, "mergeCell") == 0)
    {
      read_merge (part, sheet, n_attributes, attributes);
    }
}

static void
text_cb (DuoXlsxPart *part,
         const char  *text,
         gint         length)
{
  Sheet *sheet = duo_xlsx_part_get_data (part);

  if (!sheet->capture)
    return;
  if (sheet->texts->len - sheet->start + (gsize) length > DUO_TABLE_CELL_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "a cell without end");
  else
    g_string_append_len (sheet->texts, text, length);
}

/* Returns: (transfer none): what was read of the current cell. */
static const char *
get_value (Sheet *sheet)
{
  return sheet->texts->str + sheet->start;
}

static void
set_value (Sheet      *sheet,
           const char *value)
{
  g_string_truncate (sheet->texts, sheet->start);
  g_string_append (sheet->texts, value);
}

/* Reads a whole number of up to fifteen digits, as most numbers are. */
static gboolean
read_integer (const char *text,
              gdouble    *number)
{
  gint64 value = 0;
  gsize n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    {
      if (n == 15)
        return FALSE;
      value = value * 10 + (text[n] - '0');
    }

  *number = (gdouble) value;
  return n > 0 && text[n] == '\0' && (text[0] != '0' || n == 1);
}

/* Turns the value of a number cell into what its style makes of it. */
static gboolean
finish_number (Sheet *sheet)
{
  const gboolean is_date =
    sheet->style < sheet->book->date_styles->len && sheet->book->date_styles->data[sheet->style] != 0;
  const char *value = get_value (sheet);
  gboolean plain = read_integer (value, &sheet->cell.number);
  char date[DUO_XLSX_SERIAL_SIZE];

  sheet->cell.kind = DUO_CELL_NUMBER;
  if (!plain)
    {
      char *end;

      sheet->cell.number = g_ascii_strtod (value, &end);
      if (end == value || *end != '\0' || !isfinite (sheet->cell.number))
        return FALSE;
      plain = duo_xlsx_is_plain_number (value);
    }

  if (is_date && duo_xlsx_format_serial (sheet->cell.number, sheet->book->from_1904, date))
    {
      sheet->cell.kind = DUO_CELL_DATE;
      set_value (sheet, date);
    }
  else if (!plain)
    {
      g_autofree char *text = duo_xlsx_number_to_string (sheet->cell.number);

      set_value (sheet, text);
    }
  return TRUE;
}

/* Points the cell to its shared string. */
static gboolean
finish_shared (Sheet *sheet)
{
  const char *digits = get_value (sheet);
  char *end;
  const guint64 index = g_ascii_strtoull (digits, &end, 10);

  if (!g_ascii_isdigit (*digits) || *end != '\0' || index >= sheet->book->offsets->len)
    return FALSE;

  sheet->cell.text = sheet->book->strings->str + g_array_index (sheet->book->offsets, guint32, index);
  g_string_truncate (sheet->texts, sheet->start);
  return TRUE;
}

/* Makes the value of the cell ready, by its type. Returns: whether it is one. */
static gboolean
finish_value (Sheet *sheet)
{
  switch (sheet->type)
    {
    case 's':
      return finish_shared (sheet);
    case 'n':
      return finish_number (sheet);
    case 'b':
      sheet->cell.kind = DUO_CELL_BOOLEAN;
      sheet->cell.number = strcmp (get_value (sheet), "1") == 0 || strcmp (get_value (sheet), "true") == 0;
      set_value (sheet, sheet->cell.number != 0 ? "TRUE" : "FALSE");
      return TRUE;
    case 'e':
      sheet->cell.kind = DUO_CELL_ERROR;
      return TRUE;
    case 'd':
      sheet->cell.kind = DUO_CELL_DATE;
      return TRUE;
    default: /* text in the cell itself */
      g_string_truncate (sheet->texts,
                         sheet->start
                           + duo_xlsx_unescape (sheet->texts->str + sheet->start, sheet->texts->len - sheet->start));
      return TRUE;
    }
}

static void
keep_cell (Sheet *sheet)
{
  if (sheet->n_row == sheet->n_allocated)
    {
      sheet->n_allocated = MAX (64, 2 * sheet->n_allocated);
      sheet->cells = g_renew (DuoCell, sheet->cells, sheet->n_allocated);
      sheet->offsets = g_renew (gsize, sheet->offsets, sheet->n_allocated);
    }

  sheet->cells[sheet->n_row] = sheet->cell;
  sheet->offsets[sheet->n_row] = sheet->start;
  sheet->n_row++;
}

static void
end_cell (DuoXlsxPart *part,
          Sheet       *sheet)
{
  gsize length;

  sheet->in_cell = FALSE;
  sheet->capture = FALSE;
  if (sheet->texts->len == sheet->start)
    return;
  if (!finish_value (sheet))
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell whose value is none");
      return;
    }

  length = sheet->cell.text != NULL ? strlen (sheet->cell.text) : sheet->texts->len - sheet->start;
  if (length == 0)
    return;
  sheet->n_text += length;
  if (sheet->n_text > TEXT_MAX)
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too much text");
      return;
    }

  if (sheet->cell.text == NULL)
    g_string_append_c (sheet->texts, '\0');
  keep_cell (sheet);
}

static void
end_row (DuoXlsxPart *part,
         Sheet       *sheet)
{
  const DuoRow row = { sheet->row, sheet->row, sheet->cell.column, sheet->n_row, sheet->cells, FALSE };
  GError *error = NULL;

  sheet->in_row = FALSE;
  for (guint i = 0; i < sheet->n_row; i++)
    if (sheet->cells[i].text == NULL)
      sheet->cells[i].text = sheet->texts->str + sheet->offsets[i];
  if (row.n_cells == 0)
    return;

  if (!sheet->func (&row, sheet->user_data, &error))
    duo_xlsx_part_fail_with (part, error);
}

static void
end_cb (DuoXlsxPart *part,
        const char  *name)
{
  Sheet *sheet = duo_xlsx_part_get_data (part);

  if (sheet->in_cell)
    {
      if (is_letter (name, 'c'))
        end_cell (part, sheet);
      else if (is_letter (name, 'v') || is_letter (name, 't'))
        sheet->capture = FALSE;
      else if (strcmp (name, "rPh") == 0)
        sheet->in_phonetic = FALSE;
    }
  else if (sheet->in_row)
    {
      if (strcmp (name, "row") == 0)
        end_row (part, sheet);
    }
  else if (strcmp (name, "sheetData") == 0)
    {
      sheet->in_data = FALSE;
    }
}

/**
 * duo_xlsx_sheet_read:
 * @book: the workbook
 * @part: name of the sheet's part in the archive
 * @func: called for each row that holds something
 * @merges: (out) (optional) (transfer full) (element-type DuoCellRange): the merged cells, known at the end
 * @error: where to store an error of the file, or what @func failed with
 *
 * Returns: whether the sheet was read to its end
 */
gboolean
duo_xlsx_sheet_read (const DuoXlsxBook *book,
                     const char        *part,
                     DuoRowFunc         func,
                     gpointer           user_data,
                     GArray           **merges,
                     GError           **error)
{
  static const DuoXlsxPartFuncs funcs = { start_cb, end_cb, text_cb };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DuoCellRange));
  Sheet sheet = { book, func, user_data, found };
  gboolean ok;

  sheet.texts = g_string_new (NULL);

  ok = duo_xlsx_part_parse (book->zip, part, book->size, &funcs, &sheet, error);

  g_string_free (sheet.texts, TRUE);
  g_free (sheet.cells);
  g_free (sheet.offsets);

  if (ok && merges != NULL)
    *merges = g_steal_pointer (&found);
  return ok;
}
