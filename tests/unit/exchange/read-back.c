/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a workbook back with the project's reader. Whatever the test is about, no workbook may hold a formula,
 * merged ranges that overlap, two sheets of one name, or a text that is too long. */
#include "read-back.h"

#include <string.h>
#include <zip.h>

#define MAX_PART (64 * 1024 * 1024)

static gboolean
keep_row (const DuoRow *row,
          gpointer      user_data,
          GError      **error)
{
  GHashTable *cells = user_data;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const DuoCell *cell = &row->cells[i];

      g_assert_false (cell->formula);
      g_assert_cmpint (g_utf8_strlen (cell->text, -1), <=, 32767);
      g_assert_true (g_utf8_validate (cell->text, -1, NULL));
      g_hash_table_insert (cells, duo_cell_name (cell->column, row->number), g_strdup (cell->text));
    }
  return TRUE;
}

static void
assert_no_overlap (GArray *merges)
{
  for (guint i = 0; i < merges->len; i++)
    for (guint j = i + 1; j < merges->len; j++)
      {
        const DuoCellRange *a = &g_array_index (merges, DuoCellRange, i);
        const DuoCellRange *b = &g_array_index (merges, DuoCellRange, j);

        g_assert_true (a->last_row < b->first_row || b->last_row < a->first_row || a->last_column < b->first_column
                       || b->last_column < a->first_column);
      }
}

ReadBack *
read_back_new (const char *path)
{
  ReadBack *self = g_new0 (ReadBack, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoXlsxReader) reader = duo_xlsx_reader_open (path, &error);

  g_assert_no_error (error);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  self->merges = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < duo_xlsx_reader_get_n_sheets (reader); i++)
    {
      const char *name = duo_xlsx_reader_get_name (reader, i);
      GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      GArray *merges = NULL;

      g_assert_false (g_ptr_array_find_with_equal_func (self->names, name, g_str_equal, NULL));
      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 31);
      g_assert_true (duo_xlsx_reader_read (reader, i, keep_row, cells, &merges, &error));
      g_assert_no_error (error);
      assert_no_overlap (merges);
      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->cells, cells);
      g_ptr_array_add (self->merges, merges);
    }

  return self;
}

void
read_back_free (ReadBack *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->merges);
  g_free (self);
}

static GHashTable *
find_sheet (ReadBack   *self,
            const char *sheet)
{
  guint index;

  g_assert_true (g_ptr_array_find_with_equal_func (self->names, sheet, g_str_equal, &index));
  return self->cells->pdata[index];
}

/* Returns: (transfer none) (nullable): the text of a cell such as "A1". */
const char *
read_back_get (ReadBack   *self,
               const char *sheet,
               const char *cell)
{
  return g_hash_table_lookup (find_sheet (self, sheet), cell);
}

/* Returns: whether a cell of the sheet has exactly this text. */
gboolean
read_back_contains (ReadBack   *self,
                    const char *sheet,
                    const char *text)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, find_sheet (self, sheet));
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (value, text) == 0)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): a part of the file, such as "xl/workbook.xml". */
char *
read_back_part (const char *path,
                const char *part)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_file_t *file;
  zip_stat_t info;
  char *text;

  g_assert_nonnull (archive);
  g_assert_cmpint (zip_stat (archive, part, 0, &info), ==, 0);
  g_assert_cmpuint (info.size, <, MAX_PART);
  file = zip_fopen (archive, part, 0);
  g_assert_nonnull (file);
  text = g_malloc0 (info.size + 1);
  g_assert_cmpint (zip_fread (file, text, info.size), ==, (gint64) info.size);
  g_assert_cmpint (zip_fclose (file), ==, 0);
  zip_discard (archive);
  return text;
}
