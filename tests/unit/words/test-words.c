/* SPDX-License-Identifier: EUPL-1.2 */
/* Every code has a sentence, in Dutch, and months and dates read as people write them. */
#include <gio/gio.h>
#include <string.h>

#include "duo-error.h"
#include "duo-journal.h"
#include "duo-words-spec.h"
#include "duo-words-platform.h"
#include "duo-words-value.h"
#include "duo-words.h"

/* What gives the sentence of one code of a set. */
typedef char *(*Words) (gint code);

/* Each code from 0 to @n gives words, other ones in Dutch than in English. @same: the code whose word is the
 * same in both languages, -1 for none. */
static void
assert_all_translated (const char *set,
                       Words       words,
                       gint        n,
                       gint        same)
{
  for (gint code = 0; code < n; code++)
    {
      g_autofree char *dutch = NULL;
      g_autofree char *english = NULL;

      duo_words_init (NULL);
      dutch = words (code);
      duo_words_init ("en");
      english = words (code);
      g_test_message ("%s %d: %s / %s", set, code, dutch, english);
      g_assert_cmpstr (dutch, !=, "");
      g_assert_nonnull (dutch);
      if (code == same)
        g_assert_cmpstr (dutch, ==, english);
      else
        g_assert_cmpstr (dutch, !=, english);
    }
  duo_words_init (NULL);
}

static char *
error_words (gint code)
{
  g_autoptr (GError) error = g_error_new_literal (DUO_ERROR, code, "cause");

  return duo_words_error (error, "a.db");
}

static char *
refusal_words (gint code)
{
  return duo_words_refusal ((DuoRefusal) code, "Smarch");
}

static char *
state_words (gint code)
{
  return g_strdup (duo_words_item_state ((DuoChangeItemState) code));
}

static char *
look_words (gint code)
{
  return duo_words_copy_look ((DuoCopyLook) (code == 0 ? 0 : 1 << (code - 1)));
}

static DuoFinding
finding_of (DuoCheckRule rule)
{
  return (DuoFinding) {
    .rule = rule,
    .has_sector = TRUE,
    .sector = DUO_SECTOR_HO,
    .first = duo_month_new (2020, 2),
    .last = duo_month_new (2020, 5),
    .number = 4,
  };
}

static char *
finding_words (gint code)
{
  const DuoFinding finding = finding_of ((DuoCheckRule) code);

  return duo_words_finding (&finding, NULL);
}

static char *
rule_words (gint code)
{
  const DuoFinding finding = finding_of ((DuoCheckRule) code);

  return duo_words_finding_rule (&finding);
}

static char *
object_words (gint code)
{
  return g_strdup (duo_words_object ((DuoObjectKind) code));
}

static char *
audience_words (gint code)
{
  return g_strdup (duo_words_audience ((DuoAudience) code));
}

static char *
status_words (gint code)
{
  return g_strdup (duo_words_status ((DuoMessageStatus) code));
}

static char *
colour_words (gint code)
{
  return g_strdup (duo_words_colour ((DuoColour) code));
}

static char *
sector_words (gint code)
{
  return g_strdup (duo_words_sector ((DuoSector) code));
}

static char *
role_words (gint code)
{
  return g_strdup (duo_words_role ((DuoContactRole) code));
}

static char *
moment_words (gint code)
{
  return g_strdup (duo_words_moment ((DuoMomentKind) code));
}

static char *
answer_words (gint code)
{
  return g_strdup (duo_words_answer ((DuoAnswer) code));
}

static char *
origin_words (gint code)
{
  return g_strdup (duo_words_origin ((DuoOrigin) code));
}

static char *
month_words (gint code)
{
  return g_strdup (duo_words_month (code + 1, FALSE));
}

static char *
change_words (gint code)
{
  return duo_words_change (duo_change_kind_to_string ((DuoChangeKind) code), DUO_OBJECT_MESSAGE, NULL);
}

/* Each kind of change has a sentence of its own: none falls through to "changed". */
static void
test_every_change_has_its_own_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *any = duo_words_change ("knit", DUO_OBJECT_MESSAGE, NULL);

  for (gint kind = 0; kind < DUO_N_CHANGE_KINDS; kind++)
    {
      char *words = change_words (kind);

      g_assert_cmpstr (words, !=, any);
      g_assert_true (g_hash_table_add (seen, words));
    }
}

static void
test_every_code_has_dutch (void)
{
  assert_all_translated ("error", error_words, DUO_ERROR_FILE_NOT_WRITTEN + 1, -1);
  assert_all_translated ("refusal", refusal_words, DUO_N_REFUSALS, -1);
  assert_all_translated ("item state", state_words, DUO_N_CHANGE_ITEM_STATES, -1);
  assert_all_translated ("copy", look_words, 6, -1);
  assert_all_translated ("finding", finding_words, DUO_N_CHECK_RULES, -1);
  assert_all_translated ("rule", rule_words, DUO_N_CHECK_RULES, -1);
  assert_all_translated ("object", object_words, DUO_N_OBJECT_KINDS, -1);
  assert_all_translated ("audience", audience_words, DUO_N_AUDIENCES, -1);
  assert_all_translated ("status", status_words, DUO_N_MESSAGE_STATUSES, -1);
  assert_all_translated ("colour", colour_words, DUO_N_COLOURS, -1);
  assert_all_translated ("sector", sector_words, DUO_N_SECTORS, -1);
  assert_all_translated ("month", month_words, 12, -1);
  assert_all_translated ("role", role_words, DUO_N_CONTACT_ROLES, -1);
  assert_all_translated ("moment", moment_words, DUO_N_MOMENT_KINDS, -1);
  assert_all_translated ("answer", answer_words, DUO_N_ANSWERS, -1);
  assert_all_translated ("origin", origin_words, DUO_N_ORIGINS, DUO_ORIGIN_REGISTER);
  assert_all_translated ("change", change_words, DUO_N_CHANGE_KINDS, -1);
}

static void
assert_when (const char *iso,
             gboolean    with_year,
             gboolean    abbreviated,
             const char *expected)
{
  g_autofree char *words = NULL;
  DuoWhen when;

  g_assert_true (duo_when_parse (iso, &when));
  words = duo_words_when (&when, with_year, abbreviated);
  g_assert_cmpstr (words, ==, expected);
}

static void
test_dates_keep_their_precision (void)
{
  assert_when ("", TRUE, FALSE, "onbekend");
  assert_when ("2020-11-02", TRUE, FALSE, "2 november 2020");
  assert_when ("2020-11-02", FALSE, TRUE, "2 nov");
  assert_when ("2020-03", TRUE, FALSE, "maart 2020");
  assert_when ("2020-03", FALSE, TRUE, "mrt");
  assert_when ("2019-10/2019-11", TRUE, TRUE, "okt/nov 2019");
  assert_when ("2019-12/2020-01", TRUE, TRUE, "dec 2019/jan 2020");
  assert_when ("2019-10/2019-12", TRUE, FALSE, "oktober t/m december 2019");
  assert_when ("2019-11/2020-02", TRUE, TRUE, "nov 2019 t/m feb 2020");
  assert_when ("2020-05-01/2020-05-10", TRUE, FALSE, "1 t/m 10 mei 2020");
  assert_when ("2020-05-28/2020-06-03", TRUE, TRUE, "28 mei t/m 3 jun 2020");
  assert_when ("2020-12-28/2021-01-03", TRUE, TRUE, "28 dec 2020 t/m 3 jan 2021");
}

static void
test_runs_of_months_name_the_year_where_it_changes (void)
{
  g_autofree char *one = duo_words_months (duo_month_new (2020, 5), duo_month_new (2020, 5), FALSE);
  g_autofree char *run = duo_words_months (duo_month_new (2020, 5), duo_month_new (2020, 7), FALSE);
  g_autofree char *over = duo_words_months (duo_month_new (2020, 11), duo_month_new (2021, 1), TRUE);
  g_autofree char *spoken = duo_words_months_spoken (duo_month_new (2020, 5), duo_month_new (2020, 7));
  g_autofree char *late = duo_words_days_late (184);
  g_autofree char *early = duo_words_days_late (-1);

  g_assert_cmpstr (one, ==, "mei");
  g_assert_cmpstr (run, ==, "mei – juli");
  g_assert_cmpstr (over, ==, "nov 2020 – jan 2021");
  g_assert_cmpstr (spoken, ==, "mei tot en met juli");
  g_assert_cmpstr (late, ==, "184 dagen later dan gepland");
  g_assert_cmpstr (early, ==, "1 dag eerder dan gepland");
}

static void
test_a_change_names_what_it_is_about (void)
{
  g_autofree char *by_kind = duo_words_change ("move", DUO_OBJECT_MESSAGE, NULL);
  g_autofree char *by_title = duo_words_change ("move", DUO_OBJECT_MESSAGE, "Aanvragen SF");
  g_autofree char *unknown = duo_words_change ("knit", DUO_OBJECT_CAMPAIGN, NULL);
  g_autofree char *person = duo_words_change ("add", DUO_OBJECT_CONTACT, "Noor Zonder");

  g_assert_cmpstr (by_kind, ==, "Boodschap verplaatst");
  g_assert_cmpstr (by_title, ==, "‘Aanvragen SF’ verplaatst");
  g_assert_cmpstr (unknown, ==, "Campagne gewijzigd");
  g_assert_cmpstr (person, ==, "‘Noor Zonder’ toegevoegd");
}

static void
test_a_finding_says_where_and_why (void)
{
  DuoFinding finding = finding_of (DUO_CHECK_GAP);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *gap = duo_words_finding (&finding, NULL);
  g_autofree char *list = NULL;
  g_autofree char *concept = NULL;
  g_autofree char *rule = NULL;

  g_assert_cmpstr (gap, ==, "HO februari – mei 2020: geen boodschap");

  g_ptr_array_add (titles, (gpointer) "DigiD aanvragen");
  g_ptr_array_add (titles, (gpointer) "Open dagen");
  g_ptr_array_add (titles, (gpointer) "SRP 18-");
  finding.rule = DUO_CHECK_SOON_CONCEPT;
  finding.number = 18;
  concept = duo_words_finding (&finding, titles);
  rule = duo_words_finding_rule (&finding);
  list = duo_words_titles (titles);
  g_assert_cmpstr (concept, ==, "‘DigiD aanvragen’ is nog concept");
  g_assert_true (g_str_has_prefix (rule, "Begint over 18 dagen."));
  g_assert_cmpstr (list, ==, "‘DigiD aanvragen’, ‘Open dagen’ en ‘SRP 18-’");
}

/* Errors of GLib mean the same as ours; those that mean nothing to us keep their own message. */
static void
test_errors_of_the_library_get_our_words (void)
{
  g_autoptr (GError) missing = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "No such file");
  g_autoptr (GError) odd = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, "proxy says no");
  g_autoptr (GError) nameless = g_error_new_literal (DUO_ERROR, DUO_ERROR_FILE_EMPTY, "");
  g_autoptr (GError) damaged = g_error_new_literal (DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "line 12: a quote");
  g_autofree char *missing_words = duo_words_error (missing, "a.csv");
  g_autofree char *damaged_words = duo_words_error (damaged, "a.csv");
  g_autofree char *odd_words = duo_words_error (odd, NULL);
  g_autofree char *nameless_words = duo_words_error (nameless, NULL);

  g_assert_cmpstr (missing_words, ==, "‘a.csv’ is niet gevonden. Controleer de naam en de map.");
  g_assert_true (g_str_has_prefix (damaged_words, "‘a.csv’ is beschadigd op regel 12 en niet ingelezen"));
  g_assert_nonnull (g_strstr_len (odd_words, -1, "proxy says no"));
  g_assert_true (g_str_has_prefix (nameless_words, "Het bestand is leeg."));
}

/* Every field, kind, source and code of a specification, and each type of value. */
static void
test_specifications_have_dutch (void)
{
  g_autoptr (DuoSpecValue) days = duo_spec_value_new (DUO_SPEC_LEAD_TIME_DAYS, "1");
  g_autoptr (DuoSpecValue) formats = duo_spec_value_new (DUO_SPEC_FORMATS, "jpg,text");
  g_autoptr (DuoSpecValue) issue = duo_spec_value_new (DUO_SPEC_NEXT_ISSUE, "2020-11-05");
  g_autofree char *days_words = duo_words_spec_value (DUO_SPEC_LEAD_TIME_DAYS, days);
  g_autofree char *formats_words = duo_words_spec_value (DUO_SPEC_FORMATS, formats);
  g_autofree char *issue_words = duo_words_spec_value (DUO_SPEC_NEXT_ISSUE, issue);
  g_autofree char *ratio_words = duo_words_spec_number (DUO_SPEC_ASPECT, duo_spec_ratio (9, 16));
  g_autofree char *nothing = duo_words_spec_value (DUO_SPEC_FPS, NULL);

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecInfo *info = duo_spec_field_info ((DuoSpecField) i);

      g_assert_cmpstr (duo_words_spec_field ((DuoSpecField) i), !=, "");
      for (gint code = 0; info->codes != NULL && info->codes[code] != NULL; code++)
        g_assert_cmpstr (duo_words_spec_code ((DuoSpecField) i, code), !=, "");
    }
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    g_assert_cmpstr (duo_words_channel_kind ((DuoChannelKind) i), !=, "");

  g_assert_cmpstr (days_words, ==, "1 werkdag");
  g_assert_cmpstr (formats_words, ==, "jpg, tekst");
  g_assert_cmpstr (issue_words, ==, "5 november 2020");
  g_assert_cmpstr (ratio_words, ==, "9:16");
  g_assert_cmpstr (nothing, ==, "niet gevraagd");
}

/* What the journal holds is codes; a history shows words. */
static void
test_stored_values_are_words (void)
{
  static const struct
  {
    const char *table, *field, *value, *words;
  } values[] = {
    { "contact", "do_not_mail", "0", "nee" },
    { "contact_link", "preferred", "1", "ja" },
    { "contact_link", "role", "technical", "techniek" },
    { "participation", "answer", "yes", "doet mee" },
    { "participation", "invited", "2020-09-14", "14 september 2020" },
    { "message", "status", "concept", "concept" },
    { "channel", "status", "outdated", "verouderd" },
    { "review_item", "outcome", "take: condition", "overgenomen: onder voorwaarden" },
    { "review_item", "outcome", "keep", "wat bekend was, bleef" },
    { "contact", "phone", "0512-12", "0512-12" },
    { "message", "text", "2020-10", "2020-10" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *words = duo_words_stored_value (values[i].table, values[i].field, values[i].value, NULL);

      g_assert_cmpstr (words, ==, values[i].words);
    }
  g_assert_null (duo_words_stored_value ("contact", "name", "", NULL));
}

/* Who signs in published nothing yet: nothing is said of what was sent or goes on by itself. */
static void
test_signing_in_has_its_own_sentences (void)
{
  static const struct
  {
    DuoError    code;
    const char *typed;
    const char *part;
  } cases[] = {
    { DUO_ERROR_PLATFORM_UNREACHABLE, "https://bestaat-niet.example", "Op dit adres antwoordt niets" },
    { DUO_ERROR_PLATFORM_SIGN_IN, "https://platform.example", "kent deze naam met dit wachtwoord niet" },
    { DUO_ERROR_PLATFORM_ADDRESS, "HTTP://platform.example", "Alleen https://" },
    { DUO_ERROR_PLATFORM_ADDRESS, "platform", "geen adres van een materialenplatform" },
    { DUO_ERROR_PLATFORM_FAULT, "https://platform.example", "u bent niet aangemeld" },
  };

  duo_words_init (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (DUO_ERROR, (gint) cases[i].code, "it");
      g_autofree char *sentence = duo_words_sign_in_error (error, cases[i].typed);

      g_test_message ("%s", sentence);
      g_assert_nonnull (strstr (sentence, cases[i].part));
      g_assert_null (strstr (sentence, "verstuurd"));
      g_assert_null (strstr (sentence, "vanzelf"));
    }
}

/* Many lines refused for one reason are one sentence; what each says for itself is none. */
static void
test_many_refusals_are_one_sentence (void)
{
  g_autofree char *orphans = duo_words_refusal_of_many (DUO_REFUSAL_ORPHAN, 12);
  g_autofree char *files = duo_words_refusal_of_many (DUO_REFUSAL_FILE, 4622);

  g_assert_cmpstr (orphans, ==, "12 regels: een vestiging van een instelling die niet in dit bestand staat; er is niets van gemaakt");
  g_assert_null (files);
}

int
main (int    argc,
      char **argv)
{
  duo_words_init (NULL);
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/words/every-code-has-dutch", test_every_code_has_dutch);
  g_test_add_func ("/words/many-refusals", test_many_refusals_are_one_sentence);
  g_test_add_func ("/words/every-change", test_every_change_has_its_own_words);
  g_test_add_func ("/words/dates-keep-their-precision", test_dates_keep_their_precision);
  g_test_add_func ("/words/runs-of-months", test_runs_of_months_name_the_year_where_it_changes);
  g_test_add_func ("/words/change", test_a_change_names_what_it_is_about);
  g_test_add_func ("/words/finding", test_a_finding_says_where_and_why);
  g_test_add_func ("/words/signing-in", test_signing_in_has_its_own_sentences);
  g_test_add_func ("/words/library-errors", test_errors_of_the_library_get_our_words);
  g_test_add_func ("/words/specifications", test_specifications_have_dutch);
  g_test_add_func ("/words/stored-values", test_stored_values_are_words);
  return g_test_run ();
}
