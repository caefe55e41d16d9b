/* SPDX-License-Identifier: EUPL-1.2 */
/* The wrapper round libxlsxwriter: what it makes valid and what it refuses; Dutch words; the width of a text. */
#include <string.h>

#include "duo-calibri.h"
#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-workbook-check.h"
#include "duo-workbook.h"
#include "exchange-fixture.h"

static void
test_overlapping_merges_are_refused (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (path, folder);
  DuoSheet *sheet = duo_workbook_add_sheet (workbook, "Blad");
  const DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format = duo_workbook_get_format (workbook, &style);

  g_assert_true (duo_workbook_get_format (workbook, &style) == format);
  duo_sheet_merge (sheet, 0, 0, 2, 2, format);
  duo_sheet_merge (sheet, 2, 2, 4, 4, format);
  g_assert_false (duo_workbook_close (workbook, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
  fixture_folder_free (folder);
}

static void
test_sheet_names_are_valid_and_unique (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (path, folder);

  g_assert_cmpstr (duo_sheet_get_name (duo_workbook_add_sheet (workbook, "Acties")), ==, "Acties");
  g_assert_cmpstr (duo_sheet_get_name (duo_workbook_add_sheet (workbook, "ACTIES")), ==, "ACTIES (2)");
  g_assert_cmpstr (duo_sheet_get_name (duo_workbook_add_sheet (workbook, "a/b[c]:*?\\d")), ==, "a b c     d");
  g_assert_cmpstr (duo_sheet_get_name (duo_workbook_add_sheet (workbook, "'")), ==, "Blad");
  g_assert_cmpstr (duo_sheet_get_name (duo_workbook_add_sheet (workbook, "Een naam die veel te lang is voor een blad")), ==,
                   "Een naam die veel te lang is vo");
  g_assert_true (duo_workbook_close (workbook, &error));
  g_assert_no_error (error);
  g_assert_true (duo_workbook_is_whole (path, 5, &error));
  g_assert_no_error (error);
  fixture_folder_free (folder);
}

static void
test_a_cut_file_is_found_out (void)
{
  char *folder = fixture_folder_new ();
  g_autofree char *path = g_build_filename (folder, "x.xlsx", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (path, folder);
  gsize length;

  g_assert_nonnull (duo_workbook_add_sheet (workbook, "Blad"));
  g_assert_true (duo_workbook_close (workbook, &error));
  g_assert_false (duo_workbook_is_whole (path, 2, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
  g_clear_error (&error);

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length / 2, NULL));
  g_assert_false (duo_workbook_is_whole (path, 1, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
  fixture_folder_free (folder);
}

static void
test_texts_are_made_valid (void)
{
  g_autofree char *bytes = duo_sheet_clean_text ("caf\xe9");
  g_autofree char *lines = duo_sheet_clean_text ("een\r\ntwee\rdrie\tvier\x01\x1f");
  g_autofree char *escape = duo_sheet_clean_text ("_x0041_ _xyz");
  g_autofree char *endless = g_strnfill (40000, 'x');
  g_autofree char *cut = duo_sheet_clean_text (endless);
  g_autoptr (GString) smileys = g_string_new (NULL);
  g_autofree char *cut_smileys = NULL;
  g_autofree gunichar2 *units = NULL;
  glong n_units;

  g_assert_cmpstr (bytes, ==, "caf\xef\xbf\xbd");
  g_assert_cmpstr (lines, ==, "een\ntwee\ndrie\tvier");
  g_assert_cmpstr (escape, ==, "_x005F_x0041_ _xyz");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, DUO_SHEET_TEXT_MAX);
  g_assert_true (g_str_has_suffix (cut, "…"));

  for (guint i = 0; i < 20000; i++)
    g_string_append (smileys, "🎓");
  cut_smileys = duo_sheet_clean_text (smileys->str);
  units = g_utf8_to_utf16 (cut_smileys, -1, NULL, &n_units, NULL);
  g_assert_nonnull (units);
  g_assert_cmpint (n_units, <=, DUO_SHEET_TEXT_MAX);
}

static void
test_text_is_measured (void)
{
  /* "Maand" in Calibri 11: 1751 + 981 + 981 + 1076 + 1076 units of 2048 */
  g_assert_cmpfloat_with_epsilon (duo_calibri_measure ("Maand", 11, FALSE), 5865.0 * 11 / 2048, 0.001);
  g_assert_cmpfloat (duo_calibri_measure ("Maand", 11, TRUE), >, duo_calibri_measure ("Maand", 11, FALSE));
  g_assert_cmpuint (duo_calibri_count_lines ("", 11, FALSE, 100), ==, 1);
  g_assert_cmpuint (duo_calibri_count_lines ("een\ntwee\n", 11, FALSE, 100), ==, 3);
  g_assert_cmpuint (duo_calibri_count_lines ("een twee drie", 11, FALSE, 45), ==, 2);
  g_assert_cmpuint (duo_calibri_count_lines ("onafgebrokenwoord", 11, FALSE, 40), ==, 3);
  g_assert_cmpuint (duo_calibri_count_lines ("x", 11, FALSE, 0), ==, 1);
}

static void
test_words_are_dutch (void)
{
  const DuoWhen period = duo_when_period (duo_month_get_first_day (duo_month_new (2019, 10)),
                                          duo_month_get_last_day (duo_month_new (2019, 11)));
  const DuoWhen month = duo_when_month (duo_month_new (2020, 3));
  const DuoWhen day = duo_when_dmy (2, 11, 2020);
  const DuoPlacement placements[] = {
    { DUO_SECTOR_VO, duo_month_new (2020, 1), duo_month_new (2020, 4) },
    { DUO_SECTOR_MBO, duo_month_new (2020, 12), duo_month_new (2021, 1) },
    { DUO_SECTOR_HO, duo_month_new (2020, 12), duo_month_new (2021, 1) },
  };
  const DuoSpan school = duo_span_school_year (2020);
  g_autofree char *a = duo_dutch_when (&period, TRUE, TRUE);
  g_autofree char *b = duo_dutch_when (&month, TRUE, FALSE);
  g_autofree char *c = duo_dutch_when (&day, FALSE, TRUE);
  g_autofree char *d = duo_dutch_placements (placements, G_N_ELEMENTS (placements));
  g_autofree char *e = duo_dutch_count (1619, DUO_OBJECT_MESSAGE);
  g_autofree char *f = duo_dutch_count (1, DUO_OBJECT_MESSAGE);
  g_autofree char *g = duo_dutch_span (&school);

  g_assert_cmpstr (a, ==, "okt/nov 2019");
  g_assert_cmpstr (b, ==, "maart 2020");
  g_assert_cmpstr (c, ==, "2 nov");
  g_assert_cmpstr (d, ==, "VO jan t/m apr 2020; MBO en HO dec 2020 t/m jan 2021");
  g_assert_cmpstr (e, ==, "1.619 boodschappen");
  g_assert_cmpstr (f, ==, "1 boodschap");
  g_assert_cmpstr (g, ==, "2020-2021");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/workbook/merges", test_overlapping_merges_are_refused);
  g_test_add_func ("/workbook/names", test_sheet_names_are_valid_and_unique);
  g_test_add_func ("/workbook/cut", test_a_cut_file_is_found_out);
  g_test_add_func ("/workbook/texts", test_texts_are_made_valid);
  g_test_add_func ("/calibri/measure", test_text_is_measured);
  g_test_add_func ("/dutch/words", test_words_are_dutch);

  return g_test_run ();
}
