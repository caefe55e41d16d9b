/* SPDX-License-Identifier: EUPL-1.2 */
/* Streamed tables: what is written reads back, and a table that can't be finished leaves the old file. */
#include "duo-table-reader.h"
#include "duo-table-writer.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static const DuoTableColumn columns[] = {
  { "Naam", DUO_COLUMN_TEXT, 30 },
  { "Aantal", DUO_COLUMN_NUMBER, 0 },
  { "Datum", DUO_COLUMN_DATE, 0 },
};

static const char *const texts[] = { "gewoon",           "=cmd|' /C calc'!A0", "'-1",    "_x0041_",
                                     "regel 1\nregel 2", " voor en na ",       "<&>\"'", "€ 😀",
                                     "bel\x07" };

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer extension)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("tabel", extension, NULL);

  self->folder = g_dir_make_tmp ("duo-table-writer-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, name, NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer extension)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* fails when anything else was left */
  g_free (self->path);
  g_free (self->folder);
}

static gboolean
write_table (const char *path,
             guint       n_rows,
             GError    **error)
{
  g_autoptr (DuoTableWriter) writer = duo_table_writer_new (path, "Tabel", columns, G_N_ELEMENTS (columns), error);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < n_rows; i++)
    {
      duo_table_writer_set_text (writer, 0, texts[i % G_N_ELEMENTS (texts)]);
      duo_table_writer_set_number (writer, 1, i + 0.5);
      if (i % 2 == 0)
        duo_table_writer_set_date (writer, 2, 737712 + i % 1000); /* from 2020-10-14 */
      if (!duo_table_writer_end_row (writer, error))
        return FALSE;
    }
  return duo_table_writer_finish (writer, error);
}

typedef struct
{
  guint    n;
  gboolean workbook;
} Expected;

static gboolean
check_row (const DuoRow *row,
           gpointer      user_data,
           GError      **error)
{
  Expected *expected = user_data;
  const guint i = expected->n - 1;

  if (expected->n++ == 0)
    {
      g_assert_cmpstr (duo_row_get_text (row, 1), ==, "Naam");
      g_assert_cmpstr (duo_row_get_text (row, 3), ==, "Datum");
      return TRUE;
    }

  g_assert_cmpstr (duo_row_get_text (row, 1), ==, texts[i % G_N_ELEMENTS (texts)]);
  if (expected->workbook)
    {
      g_assert_cmpint (duo_row_get_cell (row, 1)->kind, ==, DUO_CELL_TEXT);
      g_assert_false (duo_row_get_cell (row, 1)->formula);
      g_assert_cmpfloat (duo_row_get_cell (row, 2)->number, ==, i + 0.5);
    }
  if (i == 0)
    {
      g_assert_cmpstr (duo_row_get_text (row, 2), ==, expected->workbook ? "0.5" : "0,5");
      g_assert_cmpstr (duo_row_get_text (row, 3), ==, "2020-10-14");
    }
  if (i == 1)
    g_assert_null (duo_row_get_cell (row, 3));
  return TRUE;
}

/* In a locale that writes 0,5 a workbook has to say 0.5. */
static void
test_numbers_have_a_point (Fixture      *self,
                           gconstpointer extension)
{
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoTableReader) reader = NULL;
  Expected expected = { 0, TRUE };

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    g_test_skip ("no locale nl_NL.UTF-8 here");
  g_assert_true (write_table (self->path, 100, &error));
  g_assert_no_error (error);
  setlocale (LC_ALL, locale);
  reader = duo_table_reader_open (self->path, &error);
  g_assert_no_error (error);
  g_assert_true (duo_table_reader_read (reader, 0, check_row, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (expected.n, ==, 101);
}

static void
test_reads_back (Fixture      *self,
                 gconstpointer extension)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoTableReader) reader = NULL;
  Expected expected = { 0, FALSE };

  g_assert_true (write_table (self->path, 100, &error));
  g_assert_no_error (error);
  reader = duo_table_reader_open (self->path, &error);
  g_assert_no_error (error);
  expected.workbook = duo_table_reader_is_workbook (reader);
  g_assert_true (duo_table_reader_read (reader, 0, check_row, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (expected.n, ==, 101);
}

static void
test_full_disk_keeps_old_file (Fixture      *self,
                               gconstpointer extension)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  struct rlimit old;
  struct rlimit small;
  gboolean ok;

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));

  /* a limit on the size of files stands in for a full disk: writes fail half-way in the same manner */
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 20000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  ok = write_table (self->path, 20000, &error);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);

  g_assert_false (ok);
  g_assert_true (g_error_matches (error, DUO_ERROR, DUO_ERROR_DISK_FULL)
                 || g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN));
  g_assert_true (g_file_get_contents (self->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "oud");
}

static void
test_too_long_text_is_refused (Fixture      *self,
                               gconstpointer extension)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (40000, 'x');
  DuoTableWriter *writer;

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  writer = duo_table_writer_new (self->path, "Tabel", columns, G_N_ELEMENTS (columns), &error);
  g_assert_no_error (error);
  duo_table_writer_set_text (writer, 0, text);
  g_assert_false (duo_table_writer_end_row (writer, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  duo_table_writer_free (writer);
}

static void
test_broken_utf8_is_mended (Fixture      *self,
                            gconstpointer extension)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoTableWriter) writer =
    duo_table_writer_new (self->path, "Tabel", columns, G_N_ELEMENTS (columns), &error);

  g_assert_no_error (error);
  duo_table_writer_set_text (writer, 0, "kapot \xff");
  g_assert_true (duo_table_writer_end_row (writer, &error));
  g_assert_true (duo_table_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static void
test_other_extension_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_table_writer_new ("tabel.ods", "Tabel", columns, G_N_ELEMENTS (columns), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

gint
main (gint    argc,
      char  **argv)
{
  g_test_init (&argc, &argv, NULL);

  /* the folder for temporary files is full, read-only or gone: the working files of an export lie beside it */
  g_assert_nonnull (g_get_tmp_dir ()); /* remembered for the tests themselves */
  g_assert_true (g_setenv ("TMPDIR", "/proc/is-er-niet", TRUE));

#define ADD(path, extension, function)                                                                                 \
  g_test_add ("/table-writer/" path extension, Fixture, extension, set_up, function, tear_down)
  ADD ("reads-back", ".xlsx", test_reads_back);
  ADD ("reads-back", ".csv", test_reads_back);
  ADD ("numbers-have-a-point", ".xlsx", test_numbers_have_a_point);
  ADD ("full-disk-keeps-old-file", ".xlsx", test_full_disk_keeps_old_file);
  ADD ("full-disk-keeps-old-file", ".csv", test_full_disk_keeps_old_file);
  ADD ("too-long-text-is-refused", ".xlsx", test_too_long_text_is_refused);
  ADD ("broken-utf8-is-mended", ".xlsx", test_broken_utf8_is_mended);
  ADD ("broken-utf8-is-mended", ".csv", test_broken_utf8_is_mended);
  g_test_add_func ("/table-writer/other-extension-is-refused", test_other_extension_is_refused);

  return g_test_run ();
}
