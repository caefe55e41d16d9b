/* SPDX-License-Identifier: EUPL-1.2 */
/* Telling a workbook from a text file by its first bytes, and reading either as rows of cells. */
#include "duo-table-reader.h"

#include <string.h>
#include <unistd.h>

struct _DuoTableReader
{
  char          *name;      /* (owned): base name of the file */
  DuoXlsxReader *workbook;  /* (owned) (nullable) */
  DuoText       *text;      /* (owned) (nullable): of a CSV file */
  char           separator[2];
  const char    *newline;   /* known when the rows were read */
};

static gboolean
looks_like_workbook (const char *data,
                     gsize       length,
                     const char *name)
{
  static const char *const extensions[] = { ".xlsx", ".xlsm", ".xls" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (length >= 4 && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0))
    return TRUE;

  /* named as one, but none: better said than read as text */
  for (gsize i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_suffix (lower, extensions[i]))
      return TRUE;

  return FALSE;
}

/* The first bytes of what people take for a table by mistake: photographs, pages, films, other archives. */
static gboolean
looks_like_no_table (const char *data,
                     gsize       length)
{
  static const char *const magics[] = { "\xff\xd8\xff", "\x89PNG", "GIF8", "%PDF", "RIFF", "OggS", "Rar!", "7z\xbc\xaf", "\x1f\x8b", "\x7f" "ELF" };

  for (gsize i = 0; i < G_N_ELEMENTS (magics); i++)
    if (length >= strlen (magics[i]) && memcmp (data, magics[i], strlen (magics[i])) == 0)
      return TRUE;

  return length >= 8 && memcmp (data + 4, "ftyp", 4) == 0; /* ISO/IEC 14496-12: mp4, heic */
}

/* Whether @error of opening a table says that the file is something quite else: %DUO_ERROR_FILE_DAMAGED, "no table". */
gboolean
duo_table_reader_is_no_table (const GError *error)
{
  return g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED) && g_str_equal (error->message, "no table");
}

static gboolean
take_text (DuoTableReader     *self,
           GBytes             *bytes,
           const DuoTextForm  *form,
           GError            **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DuoCsvReader) csv = NULL;

  if (looks_like_no_table (data, length))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "no table");
      return FALSE;
    }
  self->text = duo_text_decode_as (bytes, form != NULL ? form->encoding : DUO_TEXT_ENCODING_FOUND);
  csv = duo_csv_reader_new (self->text);
  self->separator[0] = form != NULL && form->separator != '\0' ? form->separator : duo_csv_reader_get_separator (csv);
  return TRUE;
}

/**
 * duo_table_reader_open_as:
 * @path: a CSV file or a workbook
 * @form: (nullable): how a text file is read; %NULL = as looking says. A workbook tells it itself
 * @error: where to store an error, as duo_file_open() and duo_xlsx_reader_open(); %DUO_ERROR_FILE_DAMAGED with the message
 *   "no table" for a photograph, a page and the like
 *
 * Returns: (transfer full) (nullable): a reader of it
 */
DuoTableReader *
duo_table_reader_open_as (const char         *path,
                          const DuoTextForm  *form,
                          GError            **error)
{
  g_autoptr (DuoTableReader) self = g_new0 (DuoTableReader, 1);
  const gint fd = duo_file_open (path, error);
  char magic[8];
  gssize n;

  if (fd < 0)
    return NULL;
  n = read (fd, magic, sizeof magic);
  close (fd); /* only read */

  self->newline = "";
  self->name = g_path_get_basename (path);
  if (looks_like_workbook (magic, (gsize) MAX (n, 0), self->name))
    {
      self->workbook = duo_xlsx_reader_open (path, error);
      if (self->workbook == NULL)
        return NULL;
    }
  else
    {
      g_autoptr (GBytes) bytes = duo_file_load (path, error);

      if (bytes == NULL || !take_text (self, bytes, form, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* As duo_table_reader_open_as(), everything found by looking. */
DuoTableReader *
duo_table_reader_open (const char *path,
                       GError    **error)
{
  return duo_table_reader_open_as (path, NULL, error);
}

/* As duo_table_reader_open(), from memory; @name is what the file would be called. */
DuoTableReader *
duo_table_reader_new_from_bytes (GBytes     *bytes,
                                 const char *name,
                                 GError    **error)
{
  g_autoptr (DuoTableReader) self = g_new0 (DuoTableReader, 1);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  self->newline = "";
  self->name = g_strdup (name);
  if (length == 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY, "%s", name);
      return NULL;
    }

  if (looks_like_workbook (data, length, name))
    {
      self->workbook = duo_xlsx_reader_new_from_bytes (bytes, error);
      if (self->workbook == NULL)
        return NULL;
    }
  else if (!take_text (self, bytes, NULL, error))
    {
      return NULL;
    }

  return g_steal_pointer (&self);
}

void
duo_table_reader_free (DuoTableReader *self)
{
  g_clear_pointer (&self->workbook, duo_xlsx_reader_free);
  g_clear_pointer (&self->text, duo_text_free);
  g_free (self->name);
  g_free (self);
}

/* Returns: (transfer none): the base name of the file. */
const char *
duo_table_reader_get_name (DuoTableReader *self)
{
  return self->name;
}

gboolean
duo_table_reader_is_workbook (DuoTableReader *self)
{
  return self->workbook != NULL;
}

/* Returns: (transfer none): "UTF-8", "windows-1252", ... or "XLSX". */
const char *
duo_table_reader_get_encoding (DuoTableReader *self)
{
  return self->workbook != NULL ? "XLSX" : self->text->encoding;
}

/* Returns: (transfer none): ";", "," or a tab; "" for a workbook. */
const char *
duo_table_reader_get_separator (DuoTableReader *self)
{
  return self->separator;
}

/* Returns: (transfer none): "LF", "CRLF" or "CR"; "" for a workbook, a single line, or before the rows were read. */
const char *
duo_table_reader_get_newline (DuoTableReader *self)
{
  return self->newline;
}

/* Returns: how many sheets there are; a CSV file is one without a name. */
guint
duo_table_reader_get_n_sheets (DuoTableReader *self)
{
  return self->workbook != NULL ? duo_xlsx_reader_get_n_sheets (self->workbook) : 1;
}

const char *
duo_table_reader_get_sheet_name (DuoTableReader *self,
                                 guint           sheet)
{
  return self->workbook != NULL ? duo_xlsx_reader_get_name (self->workbook, sheet) : "";
}

DuoSheetVisibility
duo_table_reader_get_visibility (DuoTableReader *self,
                                 guint           sheet)
{
  return self->workbook != NULL ? duo_xlsx_reader_get_visibility (self->workbook, sheet) : DUO_SHEET_VISIBLE;
}

static gboolean
read_text (DuoTableReader *self,
           DuoRowFunc      func,
           gpointer        user_data,
           GError        **error)
{
  g_autoptr (DuoCsvReader) csv = duo_csv_reader_new (self->text);
  const DuoRow *row;

  duo_csv_reader_set_separator (csv, self->separator[0]);
  do
    {
      if (!duo_csv_reader_next (csv, &row, error))
        return FALSE;
      if (row != NULL && !func (row, user_data, error))
        return FALSE;
    }
  while (row != NULL);

  self->newline = duo_csv_reader_get_newline (csv);
  return TRUE;
}

/**
 * duo_table_reader_read:
 * @self: a reader
 * @sheet: index of a sheet, 0 for a CSV file
 * @func: called for each row that holds something
 * @merges: (out) (optional) (transfer full) (element-type DuoCellRange): merged cells; none in a CSV file
 * @error: where to store an error, of the file or of @func
 *
 * Returns: whether it was read to its end
 */
gboolean
duo_table_reader_read (DuoTableReader *self,
                       guint           sheet,
                       DuoRowFunc      func,
                       gpointer        user_data,
                       GArray        **merges,
                       GError        **error)
{
  if (self->workbook != NULL)
    return duo_xlsx_reader_read (self->workbook, sheet, func, user_data, merges, error);

  if (!read_text (self, func, user_data, error))
    return FALSE;
  if (merges != NULL)
    *merges = g_array_new (FALSE, FALSE, sizeof (DuoCellRange));
  return TRUE;
}
