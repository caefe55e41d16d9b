/* SPDX-License-Identifier: EUPL-1.2 */
/* Encodings and CSV: every quirk of the register files, and what is no text at all. */
#include "duo-csv-reader.h"
#include "duo-table-reader.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static DuoText *
decode (const char *data,
        gsize       length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return duo_text_decode (bytes);
}

#define DECODE(literal) decode ("" literal, sizeof (literal) - 1)

static void
assert_text (DuoText    *text,
             const char *encoding,
             const char *expected,
             guint       n_bad)
{
  g_assert_cmpstr (text->encoding, ==, encoding);
  g_assert_cmpstr (text->text, ==, expected);
  g_assert_cmpuint (text->length, ==, strlen (expected));
  g_assert_cmpuint (text->bad_lines->len, ==, n_bad);
  duo_text_free (text);
}

static void
test_encodings (void)
{
  assert_text (DECODE ("abc"), "UTF-8", "abc", 0);
  assert_text (DECODE ("\xef\xbb\xbf" "é"), "UTF-8", "é", 0);
  assert_text (DECODE ("caf\xe9 \x80"), "windows-1252", "café €", 0);
  assert_text (DECODE ("\xff\xfe" "a\0\xac\x20"), "UTF-16LE", "a€", 0);
  assert_text (DECODE ("\xfe\xff\0a\x20\xac"), "UTF-16BE", "a€", 0);
  assert_text (DECODE ("a\0b\0"), "UTF-16LE", "ab", 0);
  assert_text (DECODE ("\xff\xfe\x3d\xd8\x00\xde"), "UTF-16LE", "😀", 0);
}

static void
test_bad_bytes_are_named_by_line (void)
{
  g_autoptr (DuoText) text = NULL;

  assert_text (DECODE ("caf\xe9\nx\x81y\n"), "windows-1252", "café\nx\xef\xbf\xbdy\n", 1);
  assert_text (DECODE ("a\0b\xe9\n"), "windows-1252", "a\xef\xbf\xbd" "bé\n", 1);
  assert_text (DECODE ("\xff\xfe\x00\xd8x\0"), "UTF-16LE", "\xef\xbf\xbdx", 1);
  assert_text (DECODE ("\xff\xfe" "a\0b"), "UTF-16LE", "a\xef\xbf\xbd", 1);

  text = DECODE ("één\ncaf\xe9\ntwee\r\nà\r\xe9\n");
  g_assert_cmpstr (text->encoding, ==, "UTF-8");
  g_assert_cmpuint (text->bad_lines->len, ==, 2);
  g_assert_true (duo_text_lines_bad (text, 2, 2));
  g_assert_false (duo_text_lines_bad (text, 3, 4));
  g_assert_true (duo_text_lines_bad (text, 1, 9));
  g_assert_true (duo_text_lines_bad (text, 5, 5));
}

static DuoText *
decode_as (const char      *data,
           gsize            length,
           DuoTextEncoding  encoding)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  return duo_text_decode_as (bytes, encoding);
}

static void
test_encoding_that_was_chosen (void)
{
  /* an é in UTF-8 that is not one: what the looking takes for UTF-8 */
  assert_text (decode_as ("\xc3\xa9\n", 3, DUO_TEXT_ENCODING_FOUND), "UTF-8", "é\n", 0);
  assert_text (decode_as ("\xc3\xa9\n", 3, DUO_TEXT_ENCODING_WINDOWS_1252), "windows-1252", "Ã©\n", 0);
  assert_text (decode_as ("caf\xe9\n", 5, DUO_TEXT_ENCODING_UTF_8), "UTF-8", "café\n", 1);
  assert_text (decode_as ("\xef\xbb\xbfx", 4, DUO_TEXT_ENCODING_UTF_8), "UTF-8", "x", 0);
  assert_text (decode_as ("\xff\xfe" "a\0", 4, DUO_TEXT_ENCODING_UTF_16LE), "UTF-16LE", "a", 0);
  assert_text (decode_as ("\0a", 2, DUO_TEXT_ENCODING_UTF_16BE), "UTF-16BE", "a", 0);
  assert_text (decode_as ("", 0, DUO_TEXT_ENCODING_UTF_16BE), "UTF-16BE", "", 0);
}

static gboolean
count_cells_cb (const DuoRow *row, gpointer user_data, GError **error)
{
  *(guint *) user_data = row->n_cells;
  return TRUE;
}

static void
test_separator_that_was_chosen (void)
{
  const DuoTextForm form = { DUO_TEXT_ENCODING_FOUND, ',' };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duo-form-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "tabel.csv", NULL);
  g_autoptr (DuoTableReader) reader = NULL;
  guint n_cells = 0;

  g_assert_true (g_file_set_contents (path, "a;b;c,d\n", -1, &error));
  reader = duo_table_reader_open_as (path, &form, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duo_table_reader_get_separator (reader), ==, ",");
  g_assert_true (duo_table_reader_read (reader, 0, count_cells_cb, &n_cells, NULL, &error));
  g_assert_cmpuint (n_cells, ==, 2);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* The cells of all rows: "1:1=a|2=b" for each row, with its line; empty cells left out; "1!2:" where the quote before the
 * second cell is not closed. */
static char *
read_all (const char *data,
          gsize       length,
          GError    **error)
{
  g_autoptr (DuoText) text = decode (data, length);
  g_autoptr (DuoCsvReader) reader = duo_csv_reader_new (text);
  g_autoptr (GString) all = g_string_new (NULL);
  const DuoRow *row;

  g_string_append_printf (all, "%c", duo_csv_reader_get_separator (reader));
  for (;;)
    {
      if (!duo_csv_reader_next (reader, &row, error))
        return NULL;
      if (row == NULL)
        break;
      g_string_append_printf (all, " %u", row->number);
      if (row->open_quote != 0)
        g_string_append_printf (all, "!%u", row->open_quote);
      g_string_append_c (all, ':');
      for (guint i = 0; i < row->n_cells; i++)
        g_string_append_printf (all, "%s%u=%s", i > 0 ? "|" : "", row->cells[i].column, row->cells[i].text);
    }
  g_string_append_printf (all, " %s", duo_csv_reader_get_newline (reader));
  return g_strdup (all->str);
}

static void
assert_rows (const char *data,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = read_all (data, strlen (data), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
test_rows (void)
{
  assert_rows ("a;b\nc;;d\n", "; 1:1=a|2=b 2:1=c|3=d LF");
  assert_rows ("a,b\r\nc\r\n", ", 1:1=a|2=b 2:1=c CRLF");
  assert_rows ("a\tb\rc", "\t 1:1=a|2=b 2:1=c CR");
  assert_rows ("\"a;,,\";b\n", "; 1:1=a;,,|2=b LF");
  assert_rows ("a;b\n\"x\r\ny\";z\n\n;;\nq", "; 1:1=a|2=b 2:1=x\ny|2=z 6:1=q LF");
  assert_rows ("a;\"VMBO \"\"De Jutter\"\" Vlieland\"\n", "; 1:1=a|2=VMBO \"De Jutter\" Vlieland LF");
  assert_rows ("a;b \"c\" d;\"e\"f\n", "; 1:1=a|2=b \"c\" d|3=ef LF");
  assert_rows ("sep=,\r\na;b,c\r\n", ", 2:1=a;b|2=c CRLF");
  assert_rows ("", "; ");
}

static void
test_guard_is_undone (void)
{
  const char *texts[] = { "=1+1", "-5",  "@x",   "+31", "'=1+1", "''-", "'s-Hertogenbosch",
                          "'",    "\tx", "a\nb", "\"",  " x ",   "a,b", "sep=;" };
  g_autoptr (GString) csv = g_string_new ("kop;kop\r\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoText) text = NULL;
  g_autoptr (DuoCsvReader) reader = NULL;
  const DuoRow *row;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      duo_csv_append_cell (csv, texts[i], ';');
      g_string_append (csv, "\r\n");
    }
  g_assert_nonnull (strstr (csv->str, "\n'=1+1\r"));

  text = decode (csv->str, csv->len);
  reader = duo_csv_reader_new (text);
  g_assert_true (duo_csv_reader_next (reader, &row, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_true (duo_csv_reader_next (reader, &row, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (duo_row_get_text (row, 1), ==, texts[i]);
    }
}

/* A quote that nobody closed costs its own line, whatever comes after it. */
static void
test_open_quote (void)
{
  /* nothing below has a quote */
  assert_rows ("a;b\n1;\"x\n2;y\n", "; 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=y LF");
  assert_rows ("a;b\r\n1;\"x\r\n2;y\r\n", "; 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=y CRLF");
  assert_rows ("a;b\r1;\"x\r2;y", "; 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=y CR");
  /* the first, the middle, the last column; the last line; nothing but the quote */
  assert_rows ("a;b;c\n\"1;2;3\n4;5;6\n", "; 1:1=a|2=b|3=c 2!1:1=1|2=2|3=3 3:1=4|2=5|3=6 LF");
  assert_rows ("a;b;c\n1;\"2;3\n4;5;6\n", "; 1:1=a|2=b|3=c 2!2:1=1|2=2|3=3 3:1=4|2=5|3=6 LF");
  assert_rows ("a;b;c\n1;2;\"3", "; 1:1=a|2=b|3=c 2!3:1=1|2=2|3=3 LF");
  assert_rows ("a;b\n\"\n1;2\n", "; 1:1=a|2=b 2!1: 3:1=1|2=2 LF");
  /* an apostrophe typed as a quote, and one that was doubled by a program */
  assert_rows ("a;b\n1;\"s-Hertogenbosch\n2;Ede\n", "; 1:1=a|2=b 2!2:1=1|2=s-Hertogenbosch 3:1=2|2=Ede LF");
  assert_rows ("a;b\n1;\"\"\"x\n2;y\n", "; 1:1=a|2=b 2!2:1=1|2=\"\"x 3:1=2|2=y LF");
  /* a quote below seems to close it, but text comes after that */
  assert_rows ("a;b\n1;\"x\n2;\"y;z\"\n3;q\n", "; 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=y;z 4:1=3|2=q LF");
  assert_rows ("a,b\n\"1\",\"x\n\"2\",\"y\"\n", ", 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=y LF");
  assert_rows ("a,b\n\"1\",\"x\n\"\",\"y\"\n", ", 1:1=a|2=b 2!2:1=1|2=x 3:2=y LF");
  /* two of them, one after the other and apart */
  assert_rows ("a;b\n1;\"x\n2;\"y\n3;z\n", "; 1:1=a|2=b 2!2:1=1|2=x 3!2:1=2|2=y 4:1=3|2=z LF");
  assert_rows ("a;b\n1;\"x\n2;w\n3;\"y\n4;z\n", "; 1:1=a|2=b 2!2:1=1|2=x 3:1=2|2=w 4!2:1=3|2=y 5:1=4|2=z LF");
  /* a quote that stands loose at the end of a cell below closes it, unless its lines look like rows */
  assert_rows ("a;b;c\n1;\"x;2\n3;y\";4\n5;6;7\n", "; 1:1=a|2=b|3=c 2:1=1|2=x;2\n3;y|3=4 4:1=5|2=6|3=7 LF");
  assert_rows ("a;b;c\n1;\"x;2\n3;y;4\n5;6;z\"\n7;8;9\n",
               "; 1:1=a|2=b|3=c 2!2:1=1|2=x|3=2 3:1=3|2=y|3=4 4:1=5|2=6|3=z\" 5:1=7|2=8|3=9 LF");
  assert_rows ("a;b;c\n1;\"x;2\n3;y;4\n5;y;4\n6;y;4\n7;z\";9\n",
               "; 1:1=a|2=b|3=c 2!2:1=1|2=x|3=2 3:1=3|2=y|3=4 4:1=5|2=y|3=4 5:1=6|2=y|3=4 6:1=7|2=z\"|3=9 LF");
  /* what was closed before it on the line stands */
  assert_rows ("a;b;c\n\"1;1\";2;\"x\n3;4;5\n", "; 1:1=a|2=b|3=c 2!3:1=1;1|2=2|3=x 3:1=3|2=4|3=5 LF");
  /* the heading itself */
  assert_rows ("a;\"b\n1;2\n", "; 1!2:1=a|2=b 2:1=1|2=2 LF");
}

/* A cell of several lines stays one, also where it looks a little like rows. */
static void
test_lines_in_a_cell (void)
{
  g_autoptr (GString) csv = g_string_new ("a;b;c\n1;\"");
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *longer = NULL;

  assert_rows ("a;b;c\n1;\"x\n\ny\";2\n", "; 1:1=a|2=b|3=c 2:1=1|2=x\n\ny|3=2 LF");
  assert_rows ("a;b\n1;\"x\ny\";\n", "; 1:1=a|2=b 2:1=1|2=x\ny LF");
  assert_rows ("a;b;c\n1;\"x\ny\"\n", "; 1:1=a|2=b|3=c 2:1=1|2=x\ny LF");
  assert_rows ("Titel\na;\"b\nc\";d\n", "; 1:1=Titel 2:1=a|2=b\nc|3=d LF");
  assert_rows ("a,b,c\n1,\"Kade 1, Ede\nPostbus 2, Ede\",z\n", ", 1:1=a|2=b|3=c 2:1=1|2=Kade 1, Ede\nPostbus 2, Ede|3=z LF");
  assert_rows ("a;b\n1;\"x\ny\" \n2;z\n", "; 1:1=a|2=b 2:1=1|2=x\ny  4:1=2|2=z LF");

  /* as many as a cell of Excel holds, and one more */
  for (guint i = 0; i < 253; i++)
    g_string_append (csv, "x\n");
  longer = g_strdup_printf ("%sx\n\";2\n3;4;5\n", csv->str);
  g_string_append (csv, "\";2\n3;4;5\n");
  rows = read_all (csv->str, csv->len, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rows, "|3=2 256:1=3|2=4|3=5"));
  g_free (rows);
  rows = read_all (longer, strlen (longer), &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (rows, " 2!2:1=1|2=x 3:1=x 4:1=x "));
  g_assert_nonnull (strstr (rows, " 257:1=3|2=4|3=5"));
}

/* Whatever stands in it, it takes its time but once: lines of quotes are no reason to read all again and again. */
static void
test_only_quotes (void)
{
  static const char *const lines[] = { "\";x\n", "\"\n", "x;\"\n;\"\n", "\"\"\"\n", "a;\"b\"\"\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *rows = NULL;

      while (csv->len < 200000)
        g_string_append (csv, lines[i]);
      rows = read_all (csv->str, csv->len, &error);
      g_assert_no_error (error);
    }
}

static void
test_damage_names_its_line (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 16384; i++)
    g_string_append_c (wide, ';');
  g_assert_null (read_all (wide->str, wide->len, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED);
  g_clear_error (&error);

  g_string_set_size (wide, DUO_TABLE_CELL_MAX + 1);
  memset (wide->str, 'x', wide->len);
  g_assert_null (read_all (wide->str, wide->len, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED);
}

static void
assert_refused (const char *path,
                DuoError    code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_table_reader_open (path, &error));
  g_assert_error (error, DUO_ERROR, (gint) code);
}

static void
test_what_is_no_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duo-text-files-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "kalender.csv", NULL);
  g_autofree char *workbook = g_build_filename (folder, "kalender.xlsx", NULL);

  g_assert_no_error (error);
  assert_refused (folder, DUO_ERROR_FILE_FOLDER);
  assert_refused (path, DUO_ERROR_FILE_MISSING);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_refused (path, DUO_ERROR_FILE_UNREADABLE);
  g_assert_cmpint (g_unlink (path), ==, 0);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  assert_refused (path, DUO_ERROR_FILE_EMPTY);
  if (geteuid () != 0)
    {
      g_assert_true (g_file_set_contents (path, "a", 1, NULL));
      g_assert_cmpint (g_chmod (path, 0), ==, 0);
      assert_refused (path, DUO_ERROR_FILE_UNREADABLE);
      g_assert_cmpint (g_chmod (path, 0600), ==, 0);
    }
  g_assert_cmpint (truncate (path, 200 * 1000 * 1000), ==, 0); /* sparse: takes no room */
  assert_refused (path, DUO_ERROR_FILE_TOO_LARGE);

  g_assert_true (g_file_set_contents (workbook, "maand;sector\n", -1, NULL));
  assert_refused (workbook, DUO_ERROR_FILE_DAMAGED);
  g_assert_true (g_file_set_contents (workbook, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, NULL));
  assert_refused (workbook, DUO_ERROR_FILE_OLD_XLS);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_unlink (workbook), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

gint
main (gint    argc,
      char  **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/text-files/" path, function)
  ADD ("encodings", test_encodings);
  ADD ("bad-bytes-are-named-by-line", test_bad_bytes_are_named_by_line);
  ADD ("encoding-that-was-chosen", test_encoding_that_was_chosen);
  ADD ("separator-that-was-chosen", test_separator_that_was_chosen);
  ADD ("rows", test_rows);
  ADD ("guard-is-undone", test_guard_is_undone);
  ADD ("open-quote", test_open_quote);
  ADD ("lines-in-a-cell", test_lines_in_a_cell);
  ADD ("only-quotes", test_only_quotes);
  ADD ("damage-names-its-line", test_damage_names_its_line);
  ADD ("what-is-no-file", test_what_is_no_file);

  return g_test_run ();
}
