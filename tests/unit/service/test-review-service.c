/* SPDX-License-Identifier: EUPL-1.2 */
/* Questions about forms: each way to settle one puts the answer where it belongs, as one change that can be undone. */
#include "duo-calendar-service.h"
#include "duo-channel.h"
#include "duo-channels-service.h"
#include "duo-error.h"
#include "duo-people-service.h"
#include "duo-review-service.h"
#include "duo-store-undo.h"
#include "duo-test-register.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;
  DuoContext *context;
  gint64 campaign;
  DuoChannel *channel;  /* (owned) */
  DuoContact *contact;  /* (owned) */
  DuoContactLink *link; /* (owned) */
} Fixture;

static void
save (Fixture *fixture, gpointer object)
{
  g_autoptr (GError) error = NULL;

  (void) duo_calendar_save (fixture->context, G_OBJECT (object), DUO_CHANGE_ADD, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (GError) error = NULL;

  fixture->test = duo_test_store_new ();
  duo_test_add_register (fixture->test->store);
  fixture->context = duo_context_new (fixture->test->store);
  duo_campaign_set_name (campaign, "Proef");
  save (fixture, campaign);
  fixture->campaign = duo_campaign_get_id (campaign);
  fixture->channel = duo_channel_new ();
  duo_channel_set_institution (fixture->channel, DUO_TEST_FIRST);
  duo_channel_set_name (fixture->channel, "Schermen entree");
  save (fixture, fixture->channel);
  fixture->contact = duo_contact_new ();
  fixture->link = duo_contact_link_new ();
  duo_contact_set_name (fixture->contact, "Anne Voorbeeld");
  duo_contact_set_phone (fixture->contact, "0512 345 678");
  duo_contact_link_set_institution (fixture->link, DUO_TEST_FIRST);
  duo_contact_link_set_preferred (fixture->link, TRUE);
  (void) duo_people_do (fixture->context, duo_people_change_add_contact (fixture->contact, fixture->link), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->channel);
  g_clear_object (&fixture->contact);
  g_clear_object (&fixture->link);
  g_clear_object (&fixture->context);
  g_clear_pointer (&fixture->test, duo_test_store_free);
}

/* Puts a question on the list. */
static void
ask (Fixture *fixture, DuoReviewKind kind, const char *target, const char *field, const char *words, const char *proposals)
{
  g_autoptr (DuoReviewItem) item = duo_review_item_new ();
  const DuoWhen day = duo_when_dmy (14, 9, 2020);

  duo_review_item_set_campaign (item, fixture->campaign);
  duo_review_item_set_institution (item, DUO_TEST_FIRST);
  duo_review_item_set_kind (item, kind);
  duo_review_item_set_file (item, "formulier_01AA.xlsx");
  duo_review_item_set_place (item, "Communicatiemiddelen!C14");
  duo_review_item_set_target (item, target);
  duo_review_item_set_field (item, field);
  duo_review_item_set_words (item, words);
  duo_review_item_set_proposals (item, proposals);
  duo_review_item_set_noted (item, &day);
  save (fixture, item);
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = duo_review_list (fixture->context, fixture->campaign, FALSE, &error);

  g_assert_no_error (error);
  return entries;
}

static void
settle (Fixture *fixture, DuoSettle settle_by, const char *text)
{
  g_autoptr (GPtrArray) entries = list (fixture);
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (entries->len, ==, 1);
  (void) duo_review_settle (fixture->context, ((DuoReviewEntry *) entries->pdata[0])->item, settle_by, text, &error);
  g_assert_no_error (error);
  left = list (fixture);
  g_assert_cmpuint (left->len, ==, 0);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo (fixture->test->store, &error);
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_true (duo_store_verify (fixture->test->store, &findings, &error));
  g_assert_cmpuint (findings->len, ==, 0);
  entries = list (fixture);
  g_assert_cmpuint (entries->len, ==, 1);
}

/* What the channel has in that field now, as "text “words”"; "?" for expressly unknown, "-" for nothing. */
static void
assert_spec (Fixture *fixture, DuoSpecField field, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) now = duo_calendar_get (fixture->context, DUO_OBJECT_CHANNEL, duo_channel_get_id (fixture->channel), &error);
  const DuoSpecValue *value;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  value = duo_specs_get (duo_channel_get_specs (DUO_CHANNEL (now)), field);
  text = value == NULL ? g_strdup ("-") : g_strdup_printf ("%s “%s”", value->known ? value->text : "?", value->words);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_a_value_is_taken_with_its_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  DuoReviewEntry *entry;

  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "duration_s", "een seconde of 10, soms langer", "10");
  entries = list (fixture);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->target, ==, "Schermen entree");
  g_assert_null (entry->known);
  g_assert_true (entry->can_type);
  settle (fixture, DUO_SETTLE_TAKE, "10");
  assert_spec (fixture, DUO_SPEC_DURATION_S, "10 “een seconde of 10, soms langer”");
  undo (fixture);
  assert_spec (fixture, DUO_SPEC_DURATION_S, "-");
}

static void
test_what_is_typed_is_read_as_a_form_is (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *certain = NULL;
  g_autofree char *uncertain = NULL;

  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "orientation", "groot", "");
  entries = list (fixture);
  certain = duo_review_entry_read (entries->pdata[0], "1920 bij 1080");
  uncertain = duo_review_entry_read (entries->pdata[0], "heel groot");
  g_assert_cmpstr (certain, ==, "1920x1080");
  g_assert_null (uncertain);
  settle (fixture, DUO_SETTLE_TAKE, "1920 bij 1080");
  assert_spec (fixture, DUO_SPEC_WIDTH_PX, "1920 “groot”");
  assert_spec (fixture, DUO_SPEC_HEIGHT_PX, "1080 “groot”");
}

static void
test_unknown_keeps_the_words (Fixture *fixture, gconstpointer data)
{
  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "formats", "gewoon plaatje", "jpg\njpg,png");
  settle (fixture, DUO_SETTLE_UNKNOWN, NULL);
  assert_spec (fixture, DUO_SPEC_FORMATS, "? “gewoon plaatje”");
}

static void
test_a_value_that_is_none_changes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "duration_s", "lang", "");
  entries = list (fixture);
  g_assert_false (duo_review_settle (fixture->context, ((DuoReviewEntry *) entries->pdata[0])->item, DUO_SETTLE_TAKE, "een poosje", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  left = list (fixture);
  g_assert_cmpuint (left->len, ==, 1);
}

static void
test_nobody_settles_what_another_settled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "duration_s", "lang", "");
  entries = list (fixture);
  settle (fixture, DUO_SETTLE_DISMISS, "nagevraagd: wisselt");
  g_assert_false (duo_review_settle (fixture->context, ((DuoReviewEntry *) entries->pdata[0])->item, DUO_SETTLE_UNKNOWN, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  assert_spec (fixture, DUO_SPEC_DURATION_S, "-");
}

static void
test_a_place_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  DuoReviewEntry *entry;

  ask (fixture, DUO_REVIEW_UNCLEAR, duo_channel_get_uid (fixture->channel), "places", "het bijgebouw", "");
  entries = list (fixture);
  entry = entries->pdata[0];
  g_assert_cmpstr (entry->values->pdata[0], ==, "all");
  g_assert_false (entry->can_type);
  settle (fixture, DUO_SETTLE_TAKE, "all");
}

/* ---- Contacts ---- */

static char *
names (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load (fixture->context, DUO_TEST_FIRST, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < people->entries->len; i++)
    {
      DuoContactEntry *entry = people->entries->pdata[i];

      g_string_append_printf (text, "%s%s%s %s", i > 0 ? "; " : "", duo_contact_get_name (entry->contact),
                              duo_contact_link_get_preferred (entry->link) ? "*" : "", duo_contact_get_phone (entry->contact));
    }
  return g_string_free (text, FALSE);
}

static void
check_contact (Fixture *fixture, DuoSettle settle_by, const char *expected)
{
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  ask (fixture, DUO_REVIEW_CONTACT, duo_contact_link_get_uid (fixture->link), "name", "Marieke van Proef",
       "name=Marieke van Proef\nphone=06 1234 5678");
  settle (fixture, settle_by, NULL);
  after = names (fixture);
  g_assert_cmpstr (after, ==, expected);
  undo (fixture);
  undone = names (fixture);
  g_assert_cmpstr (undone, ==, "Anne Voorbeeld* 0512 345 678");
}

static void
test_a_contact_takes_anothers_place (Fixture *fixture, gconstpointer data)
{
  check_contact (fixture, DUO_SETTLE_REPLACE, "Marieke van Proef* 06 1234 5678");
}

static void
test_a_contact_was_only_written_another_way (Fixture *fixture, gconstpointer data)
{
  check_contact (fixture, DUO_SETTLE_RENAME, "Marieke van Proef* 06 1234 5678");
}

static void
test_a_contact_comes_beside_another (Fixture *fixture, gconstpointer data)
{
  check_contact (fixture, DUO_SETTLE_ADD, "Anne Voorbeeld* 0512 345 678; Marieke van Proef 06 1234 5678");
}

static void
test_a_contact_stays (Fixture *fixture, gconstpointer data)
{
  check_contact (fixture, DUO_SETTLE_KEEP, "Anne Voorbeeld* 0512 345 678");
}

/* ---- Whether it takes part ---- */

static void
test_an_answer_stands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) after = NULL;
  DuoReviewEntry *entry;

  ask (fixture, DUO_REVIEW_UNCLEAR, "", "answer", "ja als het kort is", "condition");
  entries = list (fixture);
  entry = entries->pdata[0];
  g_assert_cmpuint (entry->values->len, ==, 3); /* whatever it may mean, these are the answers */
  g_assert_cmpstr (entry->values->pdata[0], ==, "yes"); /* in one order: a key means the same at each question */
  g_assert_cmpstr (entry->values->pdata[2], ==, "condition");
  settle (fixture, DUO_SETTLE_TAKE, "condition");
  ask (fixture, DUO_REVIEW_TWICE, "", "answer", "nee", "no\ncondition");
  after = list (fixture);
  g_assert_cmpstr (((DuoReviewEntry *) after->pdata[0])->known, ==, "condition");
  settle (fixture, DUO_SETTLE_TAKE, "no");
}

static void
test_what_is_gone_can_only_be_dismissed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  ask (fixture, DUO_REVIEW_UNCLEAR, "0000-gone", "duration_s", "lang", "10");
  entries = list (fixture);
  g_assert_cmpuint (((DuoReviewEntry *) entries->pdata[0])->settles, ==, 1u << DUO_SETTLE_DISMISS);
  settle (fixture, DUO_SETTLE_DISMISS, "het scherm is weg");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/review/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("value", test_a_value_is_taken_with_its_words);
  ADD ("typed", test_what_is_typed_is_read_as_a_form_is);
  ADD ("unknown", test_unknown_keeps_the_words);
  ADD ("invalid", test_a_value_that_is_none_changes_nothing);
  ADD ("conflict", test_nobody_settles_what_another_settled);
  ADD ("place", test_a_place_is_chosen);
  ADD ("replace", test_a_contact_takes_anothers_place);
  ADD ("rename", test_a_contact_was_only_written_another_way);
  ADD ("beside", test_a_contact_comes_beside_another);
  ADD ("keep", test_a_contact_stays);
  ADD ("answer", test_an_answer_stands);
  ADD ("gone", test_what_is_gone_can_only_be_dismissed);
#undef ADD

  return g_test_run ();
}
