/* SPDX-License-Identifier: EUPL-1.2 */
/* Folding for search and sorting: the same everywhere, and harmless on nasty text. */
#include "duo-fold.h"

#include <locale.h>
#include <string.h>

static void
assert_folds (const char *text, const char *expected)
{
  g_autofree char *folded = duo_fold_text (text);
  g_autofree char *again = duo_fold_text (folded);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_case_and_accents_go (void)
{
  assert_folds ("", "");
  assert_folds ("Aanvragen SF", "aanvragen sf");
  assert_folds ("  Été\n2020", "ete 2020");
  assert_folds ("Ete\xcc\x81", "ete");
  assert_folds ("ÇA ÑOÑO ÅNGSTRÖM", "ca nono angstrom");
  assert_folds ("Straße", "strasse");
  assert_folds ("Øre Łódź æon", "ore lodz aeon");
  assert_folds ("Ĳsselstein", "ijsselstein");
}

static void
test_white_space_is_one_blank (void)
{
  assert_folds (" \t\r\n a \v b\xc2\xa0\xc2\xa0" "c\n", "a b c");
  assert_folds ("   ", "");
  assert_folds ("\xc2\xa0", "");
  assert_folds ("a\x01" "b", "a b");
}

static void
test_what_cannot_be_seen_goes (void)
{
  assert_folds ("wij\xc2\xadziging", "wijziging");
  assert_folds ("\xe2\x80\xae" "abc\xe2\x80\xac", "abc");
  assert_folds ("\xef\xbb\xbfkop", "kop");
}

static void
test_quotes_and_dashes_are_plain (void)
{
  assert_folds ("\xe2\x80\x99s-Hertogenbosch", "'s-hertogenbosch");
  assert_folds ("mei \xe2\x80\x93 juli", "mei - juli");
}

static void
test_locale_does_not_matter (void)
{
  g_autofree char *turkish = g_strdup (setlocale (LC_ALL, NULL));

  if (setlocale (LC_ALL, "tr_TR.UTF-8") == NULL)
    g_test_message ("no Turkish locale here: folded in the current one");
  assert_folds ("INSCHRIJVEN", "inschrijven");
  setlocale (LC_ALL, turkish);
}

static void
test_bad_and_long_text_is_harmless (void)
{
  g_autofree char *bad = duo_fold_text ("a\xff" "b\xc3");
  g_autofree char *long_text = g_strnfill (100000, 'A');
  g_autofree char *folded = duo_fold_text (long_text);

  g_assert_true (g_utf8_validate (bad, -1, NULL));
  g_assert_cmpuint (strlen (folded), ==, 100000);
}

/* Whether @before sorts before @after. */
static void
assert_order (const char *before, const char *after)
{
  g_autofree char *a = duo_fold_sort_key (before);
  g_autofree char *b = duo_fold_sort_key (after);

  g_assert_cmpstr (a, <, b);
}

static void
test_numbers_sort_by_size (void)
{
  assert_order ("Stap 9", "Stap 10");
  assert_order ("Stap 10", "Stap 100");
  assert_order ("Stap 0", "Stap 1");
  assert_order ("Stap 007", "Stap 8");
  assert_order ("2 a", "2 b");
  assert_order ("stap 99999999999999999999", "stap 100000000000000000000");
  assert_order ("Stap", "Stap 1");
}

static void
test_leading_s_is_no_letter (void)
{
  assert_order ("Gouda", "'s-Hertogenbosch");
  assert_order ("'s-Hertogenbosch", "Hilversum");
  assert_order ("'s-Gravenhage", "'s-Hertogenbosch");
  assert_order ("'s-", "'s-a");
}

static void
test_long_number_keeps_its_digits (void)
{
  g_autofree char *digits = g_strnfill (100000, '1');
  g_autofree char *key = duo_fold_sort_key (digits);

  g_assert_cmpuint (strlen (key), ==, 100002);
}

static void
test_all_words_must_match (void)
{
  g_assert_true (duo_fold_matches ("aanvragen sf", ""));
  g_assert_true (duo_fold_matches ("aanvragen sf", "sf aan"));
  g_assert_true (duo_fold_matches ("aanvragen sf", "vrag"));
  g_assert_false (duo_fold_matches ("aanvragen sf", "sf lesgeld"));
  g_assert_false (duo_fold_matches ("", "a"));
  g_assert_true (duo_fold_matches ("", ""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fold/case-and-accents-go", test_case_and_accents_go);
  g_test_add_func ("/fold/white-space-is-one-blank", test_white_space_is_one_blank);
  g_test_add_func ("/fold/what-cannot-be-seen-goes", test_what_cannot_be_seen_goes);
  g_test_add_func ("/fold/quotes-and-dashes-are-plain", test_quotes_and_dashes_are_plain);
  g_test_add_func ("/fold/locale-does-not-matter", test_locale_does_not_matter);
  g_test_add_func ("/fold/bad-and-long-text-is-harmless", test_bad_and_long_text_is_harmless);
  g_test_add_func ("/fold/numbers-sort-by-size", test_numbers_sort_by_size);
  g_test_add_func ("/fold/leading-s-is-no-letter", test_leading_s_is_no_letter);
  g_test_add_func ("/fold/long-number-keeps-its-digits", test_long_number_keeps_its_digits);
  g_test_add_func ("/fold/all-words-must-match", test_all_words_must_match);

  return g_test_run ();
}
