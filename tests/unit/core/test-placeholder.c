/* SPDX-License-Identifier: EUPL-1.2 */
/* The relative years of a text, and the literal ones that could become relative. */
#include "duo-placeholder.h"

#include <string.h>

static void
assert_filled (const char *text, const char *expected)
{
  g_autofree char *filled = duo_placeholder_fill (text, 2020, NULL);

  g_assert_cmpstr (filled, ==, expected);
}

static void
test_years_are_filled_in (void)
{
  assert_filled ("", "");
  assert_filled ("Bericht over {jaar}", "Bericht over 2020");
  assert_filled ("{volgend jaar}", "2021");
  assert_filled ("{jaar}{volgend jaar}{jaar}", "202020212020");
  assert_filled ("é{jaar}é", "é2020é");
}

static void
test_other_braces_stay (void)
{
  static const char *const texts[] = { "{", "}", "{}", "{Jaar}", "{jaar", "jaar}", "{ jaar }", "{vorig jaar}", "{{", "100 %d %s" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_filled (texts[i], texts[i]);
  assert_filled ("{{jaar}}", "{2020}");
}

static void
test_ranges_tell_where (void)
{
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *filled = duo_placeholder_fill ("é {jaar} en {volgend jaar}.", 2020, &ranges);

  g_assert_cmpstr (filled, ==, "é 2020 en 2021.");
  g_assert_cmpuint (ranges->len, ==, 2);
  g_assert_cmpuint (g_array_index (ranges, DuoTextRange, 0).start, ==, 3);
  g_assert_cmpuint (g_array_index (ranges, DuoTextRange, 0).end, ==, 7);
  g_assert_cmpuint (g_array_index (ranges, DuoTextRange, 1).start, ==, 11);
  g_assert_cmpuint (g_array_index (ranges, DuoTextRange, 1).end, ==, 15);
}

static void
test_no_placeholder_has_no_ranges (void)
{
  g_autoptr (GArray) ranges = NULL;
  g_autofree char *filled = duo_placeholder_fill ("tekst", 2020, &ranges);

  g_assert_cmpstr (filled, ==, "tekst");
  g_assert_cmpuint (ranges->len, ==, 0);
}

static void
assert_proposed (const char *text, const char *expected)
{
  g_autofree char *proposed = duo_placeholder_propose (text, 2020);

  g_assert_cmpstr (proposed, ==, expected);
}

static void
test_this_year_and_the_next_are_proposed (void)
{
  assert_proposed ("lees je bericht over 2020 goed", "lees je bericht over {jaar} goed");
  assert_proposed ("2020", "{jaar}");
  assert_proposed ("2021!", "{volgend jaar}!");
  assert_proposed ("2020/2021", "{jaar}/{volgend jaar}");
  assert_proposed ("(2020)", "({jaar})");
  assert_proposed ("2019, 2020 en 2022", "2019, {jaar} en 2022");
}

static void
test_other_numbers_are_not (void)
{
  static const char *const texts[] = { "",       "tekst",   "2019",     "2022",       "12020",      "20201",  "A2020", "2020e",
                                       "2020-1", "1-2020",  "SRP 18-",  "{jaar}",     "02020",      "202",    "20",    "99999999999999999999" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_proposed (texts[i], NULL);
}

static void
test_proposal_reads_the_same (void)
{
  g_autofree char *proposed = duo_placeholder_propose ("van 2020 tot 2021", 2020);
  g_autofree char *filled = duo_placeholder_fill (proposed, 2020, NULL);

  g_assert_cmpstr (filled, ==, "van 2020 tot 2021");
}

static void
test_years_are_found_around_a_year (void)
{
  static const gint expected[] = { 2018, 2040, 2000 };
  g_autoptr (GArray) years = duo_placeholder_find_years ("2018 1999 2041 2040 2000 1500 0000 9999", 2020);

  g_assert_cmpuint (years->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (g_array_index (years, DuoLiteralYear, i).year, ==, expected[i]);
  g_assert_cmpuint (g_array_index (years, DuoLiteralYear, 1).range.start, ==, 15);
  g_assert_cmpuint (g_array_index (years, DuoLiteralYear, 1).range.end, ==, 19);
}

static void
test_long_texts (void)
{
  g_autofree char *digits = g_strnfill (100000, '2');
  g_autofree char *braces = g_strnfill (100000, '{');
  g_autofree char *none = duo_placeholder_propose (digits, 2222);
  g_autofree char *filled = duo_placeholder_fill (braces, 2020, NULL);
  g_autoptr (GString) many = g_string_new (NULL);
  g_autofree char *proposed = NULL;

  g_assert_null (none);
  g_assert_cmpstr (filled, ==, braces);
  for (guint i = 0; i < 20000; i++)
    g_string_append (many, "2020 ");
  proposed = duo_placeholder_propose (many->str, 2020);
  g_assert_cmpuint (strlen (proposed), ==, 20000 * strlen ("{jaar} "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/placeholder/years-are-filled-in", test_years_are_filled_in);
  g_test_add_func ("/placeholder/other-braces-stay", test_other_braces_stay);
  g_test_add_func ("/placeholder/ranges-tell-where", test_ranges_tell_where);
  g_test_add_func ("/placeholder/no-placeholder-has-no-ranges", test_no_placeholder_has_no_ranges);
  g_test_add_func ("/placeholder/this-year-and-the-next-are-proposed", test_this_year_and_the_next_are_proposed);
  g_test_add_func ("/placeholder/other-numbers-are-not", test_other_numbers_are_not);
  g_test_add_func ("/placeholder/proposal-reads-the-same", test_proposal_reads_the_same);
  g_test_add_func ("/placeholder/years-are-found-around-a-year", test_years_are_found_around_a_year);
  g_test_add_func ("/placeholder/long-texts", test_long_texts);

  return g_test_run ();
}
