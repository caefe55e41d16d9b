/* SPDX-License-Identifier: EUPL-1.2 */
/* Workbooks, good and hostile, made here part by part. */
#include "duo-xlsx-reader.h"
#include "duo-xlsx-value.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SHEET(rows) "<worksheet xmlns=\"" MAIN "\"><sheetData>" rows "</sheetData></worksheet>"

typedef struct
{
  const char *name;
  const char *content;
} Part;

/* What every workbook here has, unless a test gives the part itself; an empty content leaves it out. */
static const Part usual_parts[] = {
  { "_rels/.rels", "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets>"
                       "<sheet name=\"Blad &amp; meer\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
    "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"" OFFICE
    "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"" OFFICE
    "/styles\" Target=\"styles.xml\"/></Relationships>" },
  { "xl/sharedStrings.xml",
    "<sst xmlns=\"" MAIN "\"><si><t>gedeeld</t></si><si><r><t>rijk</t></r><r><rPr/><t xml:space=\"preserve\"> en "
    "vet_x000D_\n</t></r><rPh sb=\"0\" eb=\"1\"><t>NEE</t></rPh></si></sst>" },
  { "xl/styles.xml",
    "<styleSheet xmlns=\"" MAIN "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-413]d\\-mmm;@\"/>"
    "<numFmt numFmtId=\"171\" formatCode=\"0 &quot;dagen&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
    "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/>"
    "</cellXfs></styleSheet>" },
  { "xl/worksheets/sheet1.xml", SHEET ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>") },
};

static char *folder;
static char *path;

static void
add_part (zip_t      *zip,
          const char *name,
          const char *content,
          gsize       length)
{
  zip_error_t error;
  zip_source_t *source = zip_source_buffer_create (content, length, 0, &error);

  g_assert_nonnull (source);
  g_assert_cmpint (zip_file_add (zip, name, source, 0), >=, 0);
}

/* Makes a workbook of the usual parts, with @parts instead of those of the same name or beside them. */
static void
make_workbook (const Part *parts,
               gsize       n_parts)
{
  int code;
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);

  g_assert_nonnull (zip);
  for (gsize i = 0; i < G_N_ELEMENTS (usual_parts); i++)
    {
      gboolean replaced = FALSE;

      for (gsize j = 0; j < n_parts; j++)
        replaced = replaced || g_str_equal (parts[j].name, usual_parts[i].name);
      if (!replaced)
        add_part (zip, usual_parts[i].name, usual_parts[i].content, strlen (usual_parts[i].content));
    }
  for (gsize j = 0; j < n_parts; j++)
    if (*parts[j].content != '\0')
      add_part (zip, parts[j].name, parts[j].content, strlen (parts[j].content));
  g_assert_cmpint (zip_close (zip), ==, 0);
}

static gboolean
print_row (const DuoRow *row,
           gpointer      user_data,
           GError      **error)
{
  static const char kinds[] = "tndbe";
  GString *out = user_data;

  g_string_append_printf (out, "%s%u:", out->len > 0 ? " " : "", row->number);
  for (guint i = 0; i < row->n_cells; i++)
    g_string_append_printf (out, "%s%u%c%s%s", i > 0 ? "|" : "", row->cells[i].column, kinds[row->cells[i].kind],
                            row->cells[i].formula ? "=" : "", row->cells[i].text);
  return TRUE;
}

static char *
read_first (GError **error)
{
  g_autoptr (DuoXlsxReader) reader = duo_xlsx_reader_open (path, error);
  g_autoptr (GString) out = g_string_new (NULL);

  if (reader == NULL || !duo_xlsx_reader_read (reader, 0, print_row, out, NULL, error))
    return NULL;
  return g_strdup (out->str);
}

static void
assert_sheet (const char *sheet,
              const char *expected)
{
  const Part part = { "xl/worksheets/sheet1.xml", sheet };
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  make_workbook (&part, 1);
  rows = read_first (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, expected);
}

static void
assert_refused (const char *name,
                const char *content,
                DuoError    code)
{
  const Part part = { name, content };
  g_autoptr (GError) error = NULL;

  make_workbook (&part, 1);
  g_assert_null (read_first (&error));
  g_assert_error (error, DUO_ERROR, (gint) code);
}

static void
test_values (void)
{
  assert_sheet (SHEET ("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"),
                "2:1tgedeeld|3trijk en vet\n");
  assert_sheet (
    SHEET ("<row><c t=\"inlineStr\"><is><t>a_x0041_</t><rPh><t>x</t></rPh></is></c><c><v>1.50</v></c><c><v>2020</v></c>"
           "<c><v>1E3</v></c><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#N/A</v></c></row>"),
    "1:1taA|2n1.5|3n2020|4n1000|5bTRUE|6e#N/A");
  assert_sheet (
    SHEET (
      "<row><c s=\"1\"><v>44118</v></c><c s=\"2\"><v>44118.5</v></c><c s=\"3\"><v>44118</v></c><c s=\"9\"><v>3</v></c>"
      "<c s=\"1\"><v>-1</v></c></row>"),
    "1:1d2020-10-14|2d2020-10-14T12:00:00|3n44118|4n3|5n-1");
  assert_sheet (
    SHEET ("<row><c t=\"str\"><f>A1&amp;\"x\"</f><v>tekst</v></c><c><f>1+1</f><v>2</v></c><c><f>1</f></c></row>"),
    "1:1t=tekst|2n=2");
  assert_sheet (
    SHEET (
      "<row r=\"1\"/><row r=\"5\"><c r=\"B5\"/><c r=\"C5\" t=\"inlineStr\"><is><t>&lt;&amp;&#65;</t></is></c></row>"),
    "5:3t<&A");
  assert_sheet ("<x:worksheet xmlns:x=\"" MAIN
                "\" xmlns:y=\"urn:y\"><x:sheetData><x:row><x:c><y:v>9</y:v><x:v>1</x:v></x:c></x:row>"
                "</x:sheetData></x:worksheet>",
                "1:1n1");
}

static void
test_dates_from_1904 (void)
{
  const Part parts[] = {
    { "xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><workbookPr date1904=\"1\"/><sheets>"
                         "<sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>" },
    { "xl/worksheets/sheet1.xml", SHEET ("<row><c s=\"1\"><v>0</v></c><c s=\"1\"><v>42656</v></c></row>") },
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = NULL;

  make_workbook (parts, G_N_ELEMENTS (parts));
  rows = read_first (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (rows, ==, "1:1d1904-01-01|2d2020-10-14");
}

static void
test_sheets_and_merges (void)
{
  const Part parts[] = {
    { "xl/workbook.xml", "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                         "\"><sheets><sheet name=\"A &amp; B\" sheetId=\"1\" r:id=\"r1\"/>"
                         "<sheet name=\"_duo\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r9\"/></sheets></workbook>" },
    { "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"" MAIN "\"><sheetData/><mergeCells><mergeCell ref=\"B2:C13\"/></mergeCells></worksheet>" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoXlsxReader) reader = NULL;
  g_autoptr (GArray) merges = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  const DuoCellRange *range;

  make_workbook (parts, G_N_ELEMENTS (parts));
  reader = duo_xlsx_reader_open (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duo_xlsx_reader_get_n_sheets (reader), ==, 2);
  g_assert_cmpstr (duo_xlsx_reader_get_name (reader, 0), ==, "A & B");
  g_assert_cmpint (duo_xlsx_reader_get_visibility (reader, 1), ==, DUO_SHEET_VERY_HIDDEN);
  g_assert_true (duo_xlsx_reader_read (reader, 0, print_row, out, &merges, &error));
  g_assert_cmpuint (merges->len, ==, 1);
  range = &g_array_index (merges, DuoCellRange, 0);
  g_assert_cmpuint (range->first_column, ==, 2);
  g_assert_cmpuint (range->last_row, ==, 13);
  g_assert_true (duo_xlsx_reader_read (reader, 1, print_row, out, NULL, &error));
}

static void
test_entities_are_refused (void)
{
  const char *sheet = "xl/worksheets/sheet1.xml";

  assert_refused (sheet, "<!DOCTYPE worksheet><worksheet xmlns=\"" MAIN "\"/>", DUO_ERROR_FILE_HOSTILE);
  assert_refused (sheet,
                  "<!DOCTYPE w [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                  "\"&b;&b;&b;&b;&b;&b;&b;\">]>"
                  "<w><t>&c;</t></w>",
                  DUO_ERROR_FILE_HOSTILE);
  assert_refused (sheet, "<!DOCTYPE w SYSTEM \"file:///etc/passwd\"><w/>", DUO_ERROR_FILE_HOSTILE);
  assert_refused ("xl/sharedStrings.xml", "<!DOCTYPE s [<!ENTITY % x SYSTEM \"http://127.0.0.1/\">%x;]><s/>",
                  DUO_ERROR_FILE_HOSTILE);
  assert_refused (sheet, SHEET ("<row><c t=\"inlineStr\"><is><t>&onbekend;</t></is></c></row>"),
                  DUO_ERROR_FILE_DAMAGED);
}

static void
test_broken_parts_are_refused (void)
{
  const char *sheet = "xl/worksheets/sheet1.xml";

  assert_refused (sheet, "<worksheet><sheetData>", DUO_ERROR_FILE_DAMAGED);
  assert_refused (sheet, "geen xml", DUO_ERROR_FILE_DAMAGED);
  assert_refused (sheet, "", DUO_ERROR_FILE_DAMAGED);
  assert_refused ("xl/workbook.xml", "", DUO_ERROR_FILE_DAMAGED);
  assert_refused ("_rels/.rels", "<Relationships xmlns=\"" RELATIONS "\"/>", DUO_ERROR_FILE_UNKNOWN);
  assert_refused ("_rels/.rels", "", DUO_ERROR_FILE_UNKNOWN);
  assert_refused ("xl/_rels/workbook.xml.rels", "", DUO_ERROR_FILE_DAMAGED);
}

static void
test_wrong_indices_are_refused (void)
{
  const char *sheet = "xl/worksheets/sheet1.xml";
  static const char *const rows[] = {
    "<row><c t=\"s\"><v>2</v></c></row>",
    "<row><c t=\"s\"><v>-1</v></c></row>",
    "<row><c t=\"s\"><v>99999999999999999999</v></c></row>",
    "<row r=\"0\"/>",
    "<row r=\"1048577\"><c><v>1</v></c></row>",
    "<row r=\"2\"/><row r=\"2\"/>",
    "<row r=\"x\"/>",
    "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
    "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",
    "<row r=\"1\"><c r=\"A2\"/></row>",
    "<row r=\"1\"><c r=\"1A\"/></row>",
    "<row><c><v>geen getal</v></c></row>",
    "<row><c><v>1e999</v></c></row>",
    "<row><c t=\"raar\"><v>1</v></c></row>",
    "<row><c s=\"-1\"><v>1</v></c></row>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *content = g_strdup_printf (SHEET ("%s"), rows[i]);

      assert_refused (sheet, content, DUO_ERROR_FILE_DAMAGED);
    }
  assert_refused (sheet,
                  "<worksheet xmlns=\"" MAIN "\"><mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells></worksheet>",
                  DUO_ERROR_FILE_DAMAGED);
}

static void
test_too_many_columns_are_refused (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet xmlns=\"" MAIN "\"><sheetData><row>");

  for (guint i = 0; i < 16385; i++)
    g_string_append_printf (sheet, "<c><v>%u</v></c>", i);
  g_string_append (sheet, "</row></sheetData></worksheet>");
  assert_refused ("xl/worksheets/sheet1.xml", sheet->str, DUO_ERROR_FILE_DAMAGED);
}

static void
test_deep_nesting_is_refused (void)
{
  g_autoptr (GString) sheet = g_string_new (NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append (sheet, "<a>");
  assert_refused ("xl/worksheets/sheet1.xml", sheet->str, DUO_ERROR_FILE_HOSTILE);
}

static void
test_zip_bomb_is_refused (void)
{
  g_autofree char *blanks = g_strnfill (64 * 1024 * 1024, ' ');
  g_autofree char *sheet = g_strconcat ("<worksheet xmlns=\"" MAIN "\">", blanks, "</worksheet>", NULL);

  assert_refused ("xl/worksheets/sheet1.xml", sheet, DUO_ERROR_FILE_HOSTILE);
  assert_refused ("xl/workbook.xml", sheet, DUO_ERROR_FILE_HOSTILE);
}

/* Where nothing leads to the bomb it is never unpacked, and is told of all the same. */
static void
test_zip_bomb_outside_a_workbook_is_refused (void)
{
  g_autofree char *blanks = g_strnfill (64 * 1024 * 1024, ' ');
  const Part parts[] = { { "_rels/.rels", "" }, { "xl/workbook.xml", blanks } };
  g_autoptr (GError) error = NULL;

  make_workbook (parts, G_N_ELEMENTS (parts));
  g_assert_null (read_first (&error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_HOSTILE);
}

static void
test_too_many_entries_are_refused (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree Part *parts = g_new0 (Part, 1001);

  for (guint i = 0; i < 1001; i++)
    {
      g_ptr_array_add (names, g_strdup_printf ("xl/media/%u", i));
      parts[i] = (Part) { names->pdata[i], "x" };
    }
  make_workbook (parts, 1001);
  g_assert_null (duo_xlsx_reader_open (path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_HOSTILE);
}

/* Any byte changed or the file cut anywhere: an error or a harmless reading, never a crash. */
static void
test_damaged_archives (void)
{
  g_autofree char *content = NULL;
  gsize length;
  guint n_refused = 0;

  make_workbook (NULL, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 0; i < length; i += 3)
    {
      g_autofree char *changed = g_memdup2 (content, length);

      for (guint mode = 0; mode < 2; mode++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) bytes = NULL;
          g_autoptr (DuoXlsxReader) reader = NULL;
          g_autoptr (GString) out = g_string_new (NULL);

          changed[i] = (char) (content[i] ^ 0x41);
          bytes = g_bytes_new (changed, mode == 0 ? length : i);
          reader = duo_xlsx_reader_new_from_bytes (bytes, &error);
          if (reader == NULL || !duo_xlsx_reader_read (reader, 0, print_row, out, NULL, &error))
            {
              g_assert_error (error, DUO_ERROR, (error->code)); /* of ours, with some code */
              n_refused++;
            }
        }
    }
  g_assert_cmpuint (n_refused, >, length / 4);
}

/* Sizes in the directory of the archive that say less than what comes out. */
static void
test_lying_sizes_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *rows = NULL;
  gsize length;
  guint n_changed = 0;

  make_workbook (NULL, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize i = 0; i + 46 < length; i++)
    {
      gsize at = 0;

      if (memcmp (content + i, "PK\001\002", 4) == 0)
        at = i + 24; /* unpacked size in the directory */
      else if (memcmp (content + i, "PK\003\004", 4) == 0)
        at = i + 22; /* the same in front of the part */
      if (at > 0)
        {
          memset (content + at, 0, 4);
          content[at] = 5;
          n_changed++;
        }
    }
  g_assert_cmpuint (n_changed, ==, 12);
  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  rows = read_first (&error);
  g_assert_null (rows);
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED);
}

static void
test_password_is_named (void)
{
  g_autoptr (GError) error = NULL;
  int code;
  zip_t *zip;

  make_workbook (NULL, 0);
  zip = zip_open (path, 0, &code);
  g_assert_nonnull (zip);
  for (zip_int64_t i = 0; i < zip_get_num_entries (zip, 0); i++)
    g_assert_cmpint (zip_file_set_encryption (zip, (zip_uint64_t) i, ZIP_EM_AES_256, "geheim"), ==, 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_null (duo_xlsx_reader_open (path, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_OLD_XLS);
}

static void
test_date_formats (void)
{
  g_assert_true (duo_xlsx_is_date_code ("dd-mm-yyyy"));
  g_assert_true (duo_xlsx_is_date_code ("[$-413]d mmmm jjjj"));
  g_assert_true (duo_xlsx_is_date_code ("[h]:mm"));
  g_assert_true (duo_xlsx_is_date_code ("yyyy\"jaar\""));
  g_assert_false (duo_xlsx_is_date_code ("General"));
  g_assert_false (duo_xlsx_is_date_code ("#,##0.00\\ \"dagen\";[Red]-0"));
  g_assert_false (duo_xlsx_is_date_code ("0.00E+00"));
  g_assert_false (duo_xlsx_is_date_code ("\"d"));
  g_assert_false (duo_xlsx_is_date_code ("0_d*m\\y"));
}

static void
test_plain_numbers (void)
{
  static const char *const plain[] = { "0", "-1", "2020", "1.5", "-0.25", "0.0001", "123456789012345" };
  static const char *const other[] = { "",     "-",  "-0",  "01",      "1.50",
                                       "1.",   ".5", "1e3", "0.00001", "1234567890123456",
                                       "1.5 ", "+1" };

  for (gsize i = 0; i < G_N_ELEMENTS (plain); i++)
    {
      g_autofree char *text = duo_xlsx_number_to_string (g_ascii_strtod (plain[i], NULL));

      g_assert_true (duo_xlsx_is_plain_number (plain[i]));
      g_assert_cmpstr (text, ==, plain[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (other); i++)
    g_assert_false (duo_xlsx_is_plain_number (other[i]));
}

static void
test_serial_numbers (void)
{
  static const struct
  {
    gdouble serial;
    const char *text;
  } cases[] = {
    { 0.5, "12:00:00" },  { 1, "1900-01-01" },           { 59, "1900-02-28" },         { 60, "1900-03-01" },
    { 61, "1900-03-01" }, { 44118.999999, "2020-10-15" }, { 2958465, "9999-12-31" },
  };
  char text[DUO_XLSX_SERIAL_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (duo_xlsx_format_serial (cases[i].serial, FALSE, text));
      g_assert_cmpstr (text, ==, cases[i].text);
    }
  g_assert_false (duo_xlsx_format_serial (-1, FALSE, text));
  g_assert_false (duo_xlsx_format_serial (2958466, FALSE, text));
  g_assert_false (duo_xlsx_format_serial (2958465.999999, FALSE, text));
  g_assert_false (duo_xlsx_format_serial (2958465, TRUE, text));
  g_assert_false (duo_xlsx_format_serial (G_MAXDOUBLE * 10, FALSE, text));

  /* every day, beside GLib's own reckoning */
  for (guint32 day = 61; day < 2958466; day += 7)
    {
      GDate date;
      g_autofree char *expected = NULL;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, 693594 + day);
      expected = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (gint) g_date_get_month (&date),
                                  g_date_get_day (&date));
      g_assert_true (duo_xlsx_format_serial (day, FALSE, text));
      g_assert_cmpstr (text, ==, expected);
    }
}

gint
main (gint    argc,
      char  **argv)
{
  gint status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("duo-xlsx-XXXXXX", NULL);
  g_assert_nonnull (folder);
  path = g_build_filename (folder, "werkboek.xlsx", NULL);

#define ADD(name, function) g_test_add_func ("/xlsx-reader/" name, function)
  ADD ("values", test_values);
  ADD ("dates-from-1904", test_dates_from_1904);
  ADD ("sheets-and-merges", test_sheets_and_merges);
  ADD ("entities-are-refused", test_entities_are_refused);
  ADD ("broken-parts-are-refused", test_broken_parts_are_refused);
  ADD ("wrong-indices-are-refused", test_wrong_indices_are_refused);
  ADD ("too-many-columns-are-refused", test_too_many_columns_are_refused);
  ADD ("deep-nesting-is-refused", test_deep_nesting_is_refused);
  ADD ("zip-bomb-is-refused", test_zip_bomb_is_refused);
  ADD ("zip-bomb-outside-a-workbook-is-refused", test_zip_bomb_outside_a_workbook_is_refused);
  ADD ("too-many-entries-are-refused", test_too_many_entries_are_refused);
  ADD ("damaged-archives", test_damaged_archives);
  ADD ("lying-sizes-are-refused", test_lying_sizes_are_refused);
  ADD ("password-is-named", test_password_is_named);
  ADD ("date-formats", test_date_formats);
  ADD ("plain-numbers", test_plain_numbers);
  ADD ("serial-numbers", test_serial_numbers);

  status = g_test_run ();
  if (g_unlink (path) != 0 || g_rmdir (folder) != 0)
    status = 1;
  g_free (path);
  g_free (folder);
  return status;
}
