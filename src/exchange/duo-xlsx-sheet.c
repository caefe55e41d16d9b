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
  GString *texts;   /* (owned): of the current row, each with a NUL */
  GArray *cells;    /* (owned) (element-type DuoCell): texts in @texts still as NULL */
  GArray *offsets;  /* (owned) (element-type gsize): of those texts */
  GString *value;   /* (owned): of the current cell */
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
  g_array_set_size (sheet->cells, 0);
  g_array_set_size (sheet->offsets, 0);
  sheet->cell.column = 0;
}

static char
read_type (const char *value,
           gsize       length)
{
  static const struct
  {
    const char *name;
    char type;
  } types[] = { { "s", 's' }, { "inlineStr", 'i' }, { "str", 't' }, { "b", 'b' }, { "e", 'e' }, { "d", 'd' }, { "n", 'n' } };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (strlen (types[i].name) == length && memcmp (types[i].name, value, length) == 0)
      return types[i].type;

  return '\0';
}

static void
start_cell (DuoXlsxPart    *part,
            Sheet          *sheet,
            gint            n_attributes,
            const xmlChar **attributes)
{
  const guint previous = sheet->cell.column;
  guint column = previous + 1;
  guint row = sheet->row;
  const char *value;
  gsize length;

  if (duo_xlsx_attribute_find (n_attributes, attributes, "r", &value, &length)
      && (!duo_xlsx_parse_reference (value, length, &column, &row) || row != sheet->row || column <= previous))
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell out of order");
  else if (column > DUO_TABLE_COLUMNS_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "too many columns");
  else if (++sheet->n_cells > CELLS_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too many cells");

  sheet->type = 'n';
  if (duo_xlsx_attribute_find (n_attributes, attributes, "t", &value, &length))
    sheet->type = read_type (value, length);
  if (sheet->type == '\0')
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell of an unknown type");

  sheet->style = 0;
  if (duo_xlsx_attribute_find (n_attributes, attributes, "s", &value, &length)
      && !duo_xlsx_attribute_get_uint (n_attributes, attributes, "s", G_MAXINT, &sheet->style))
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a style that is no number");

  sheet->in_cell = TRUE;
  sheet->capture = FALSE;
  sheet->in_phonetic = FALSE;
  sheet->cell = (DuoCell) { DUO_CELL_TEXT, NULL, 0, sheet->row, column, FALSE };
  g_string_truncate (sheet->value, 0);
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
      || !duo_xlsx_parse_reference (colon + 1, length - (gsize) (colon + 1 - value), &range.last_column, &range.last_row)
      || range.first_row > range.last_row || range.first_column > range.last_column)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "merged cells that are none");
  else if (sheet->merges->len >= MERGES_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many merged cells");
  else
    g_array_append_val (sheet->merges, range);
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
      if (strcmp (name, "v") == 0)
        sheet->capture = sheet->type != 'i';
      else if (strcmp (name, "t") == 0)
        sheet->capture = sheet->type == 'i' && !sheet->in_phonetic;
      else if (strcmp (name, "f") == 0)
        sheet->cell.formula = TRUE;
      else if (strcmp (name, "rPh") == 0)
        sheet->in_phonetic = TRUE;
    }
  else if (sheet->in_row)
    {
      if (strcmp (name, "c") == 0)
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
  if (sheet->value->len + (gsize) length > DUO_TABLE_CELL_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "a cell without end");
  else
    g_string_append_len (sheet->value, text, length);
}

/* A number as most files write it: then its text is good as it stands. */
static gboolean
is_plain_integer (const char *text)
{
  const char *p = *text == '-' ? text + 1 : text;
  const gsize n = strspn (p, "0123456789");

  return n > 0 && n <= 15 && p[n] == '\0' && (*p != '0' || (n == 1 && p == text));
}

/* Turns the value of a number cell into what its style makes of it. */
static gboolean
finish_number (Sheet *sheet)
{
  char *end;
  g_autofree char *text = NULL;

  sheet->cell.kind = DUO_CELL_NUMBER;
  sheet->cell.number = g_ascii_strtod (sheet->value->str, &end);
  if (end == sheet->value->str || *end != '\0' || !isfinite (sheet->cell.number))
    return FALSE;

  if (sheet->style < sheet->book->date_styles->len && sheet->book->date_styles->data[sheet->style] != 0
      && (text = duo_xlsx_serial_to_string (sheet->cell.number, sheet->book->from_1904)) != NULL)
    sheet->cell.kind = DUO_CELL_DATE;
  else if (!is_plain_integer (sheet->value->str))
    text = duo_xlsx_number_to_string (sheet->cell.number);

  if (text != NULL)
    g_string_assign (sheet->value, text);
  return TRUE;
}

/* Points the cell to its shared string. */
static gboolean
finish_shared (Sheet *sheet)
{
  const char *digits = sheet->value->str;
  char *end;
  const guint64 index = g_ascii_strtoull (digits, &end, 10);

  if (!g_ascii_isdigit (*digits) || *end != '\0' || index >= sheet->book->offsets->len)
    return FALSE;

  sheet->cell.text = sheet->book->strings->str + g_array_index (sheet->book->offsets, guint32, index);
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
      sheet->cell.number = strcmp (sheet->value->str, "1") == 0 || strcmp (sheet->value->str, "true") == 0;
      g_string_assign (sheet->value, sheet->cell.number != 0 ? "TRUE" : "FALSE");
      return TRUE;
    case 'e':
      sheet->cell.kind = DUO_CELL_ERROR;
      return TRUE;
    case 'd':
      sheet->cell.kind = DUO_CELL_DATE;
      return TRUE;
    default: /* text in the cell itself */
      g_string_truncate (sheet->value, duo_xlsx_unescape (sheet->value->str, sheet->value->len));
      return TRUE;
    }
}

static void
end_cell (DuoXlsxPart *part,
          Sheet       *sheet)
{
  const gsize offset = sheet->texts->len;
  gsize length;

  sheet->in_cell = FALSE;
  sheet->capture = FALSE;
  if (sheet->value->len == 0)
    return;
  if (!finish_value (sheet))
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_DAMAGED, "a cell whose value is none");
      return;
    }

  length = sheet->cell.text != NULL ? strlen (sheet->cell.text) : sheet->value->len;
  if (length == 0)
    return;
  sheet->n_text += length;
  if (sheet->n_text > TEXT_MAX)
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too much text");
      return;
    }

  if (sheet->cell.text == NULL)
    g_string_append_len (sheet->texts, sheet->value->str, (gssize) sheet->value->len + 1);
  g_array_append_val (sheet->cells, sheet->cell);
  g_array_append_val (sheet->offsets, offset);
}

static void
end_row (DuoXlsxPart *part,
         Sheet       *sheet)
{
  DuoRow row = { sheet->row, sheet->row, sheet->cell.column, sheet->cells->len, (const DuoCell *) (void *) sheet->cells->data, FALSE };
  GError *error = NULL;

  sheet->in_row = FALSE;
  if (row.n_cells == 0)
    return;

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      DuoCell *cell = &g_array_index (sheet->cells, DuoCell, i);

      if (cell->text == NULL)
        cell->text = sheet->texts->str + g_array_index (sheet->offsets, gsize, i);
    }

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
      if (strcmp (name, "c") == 0)
        end_cell (part, sheet);
      else if (strcmp (name, "v") == 0 || strcmp (name, "t") == 0)
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
  sheet.value = g_string_new (NULL);
  sheet.cells = g_array_new (FALSE, FALSE, sizeof (DuoCell));
  sheet.offsets = g_array_new (FALSE, FALSE, sizeof (gsize));

  ok = duo_xlsx_part_parse (book->zip, part, book->size, &funcs, &sheet, error);

  g_string_free (sheet.texts, TRUE);
  g_string_free (sheet.value, TRUE);
  g_array_unref (sheet.cells);
  g_array_unref (sheet.offsets);

  if (ok && merges != NULL)
    *merges = g_steal_pointer (&found);
  return ok;
}
