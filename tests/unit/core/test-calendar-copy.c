/* SPDX-License-Identifier: EUPL-1.2 */
/* Copying a year: what is copied, what is not, and what needs a look. */
#include "duo-calendar-copy.h"

#define MONTH(y, m) ((y) * 12 + (m) - 1)

typedef struct
{
  GPtrArray *source;
  GPtrArray *target;
  GPtrArray *copies;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->target = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->source);
  g_ptr_array_unref (fixture->target);
  g_clear_pointer (&fixture->copies, g_ptr_array_unref);
}

static DuoMessage *
add_message (GPtrArray *messages, const char *text, DuoMonth first, DuoMonth last)
{
  const DuoPlacement placement = { DUO_SECTOR_MBO, first, last };
  DuoMessage *message = duo_message_new ();

  duo_message_set_id (message, messages->len + 1);
  duo_message_set_rev (message, 3);
  duo_message_set_text (message, text);
  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  duo_message_set_placements (message, &placement, 1);
  g_ptr_array_add (messages, message);
  return message;
}

/* Copies 2020 to @to_year. Returns: the one entry there is. */
static const DuoCopiedMessage *
copy_one (Fixture *fixture, gint to_year)
{
  g_clear_pointer (&fixture->copies, g_ptr_array_unref);
  fixture->copies = duo_calendar_copy (fixture->source, fixture->target, 2020, to_year);
  g_assert_cmpuint (fixture->copies->len, ==, 1);
  return fixture->copies->pdata[0];
}

static void
test_copy_is_a_new_concept (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message (fixture->source, "Bericht over {volgend jaar}", MONTH (2020, 10), MONTH (2020, 12));
  const DuoCopiedMessage *copied;
  const DuoPlacement *placements;
  guint n;

  duo_message_set_link (message, "duo.nl/bericht");
  duo_message_set_note (message, "notitie");
  duo_message_set_audience (message, DUO_AUDIENCE_INSTITUTIONS);
  copied = copy_one (fixture, 2022);

  g_assert_true (copied->source == message);
  g_assert_cmpint (copied->look, ==, DUO_COPY_LOOK_NONE);
  g_assert_cmpint (duo_message_get_id (copied->copy), ==, 0);
  g_assert_cmpint (duo_message_get_rev (copied->copy), ==, 0);
  g_assert_cmpstr (duo_message_get_uid (copied->copy), !=, duo_message_get_uid (message));
  g_assert_cmpint (duo_message_get_status (copied->copy), ==, DUO_MESSAGE_CONCEPT);
  g_assert_cmpint (duo_message_get_audience (copied->copy), ==, DUO_AUDIENCE_INSTITUTIONS);
  g_assert_cmpstr (duo_message_get_text (copied->copy), ==, "Bericht over {volgend jaar}");
  g_assert_cmpstr (duo_message_get_link (copied->copy), ==, "duo.nl/bericht");
  g_assert_cmpstr (duo_message_get_note (copied->copy), ==, "notitie");
  placements = duo_message_get_placements (copied->copy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (placements[0].first, ==, MONTH (2022, 10));
  g_assert_cmpint (placements[0].last, ==, MONTH (2022, 12));
  g_assert_cmpint (duo_message_get_status (message), ==, DUO_MESSAGE_DEFINITE);
}

static void
test_only_what_begins_in_the_year (Fixture *fixture, gconstpointer data)
{
  const DuoPlacement both[] = { { DUO_SECTOR_VO, MONTH (2019, 12), MONTH (2020, 1) },
                                { DUO_SECTOR_VO, MONTH (2020, 12), MONTH (2021, 2) },
                                { DUO_SECTOR_HO, MONTH (2021, 1), MONTH (2021, 1) } };
  const DuoCopiedMessage *copied;
  const DuoPlacement *placements;
  guint n;

  add_message (fixture->source, "van vorig jaar", MONTH (2019, 11), MONTH (2020, 2));
  duo_message_set_placements (add_message (fixture->source, "tweemaal", 0, 0), both, G_N_ELEMENTS (both));
  copied = copy_one (fixture, 2023);

  placements = duo_message_get_placements (copied->copy, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (placements[0].first, ==, MONTH (2023, 12));
  g_assert_cmpint (placements[0].last, ==, MONTH (2024, 2));
}

static void
test_withdrawn_and_unplaced_stay_behind (Fixture *fixture, gconstpointer data)
{
  duo_message_set_status (add_message (fixture->source, "weg", MONTH (2020, 5), MONTH (2020, 5)), DUO_MESSAGE_WITHDRAWN);
  duo_message_set_placements (add_message (fixture->source, "nergens", 0, 0), NULL, 0);
  fixture->copies = duo_calendar_copy (fixture->source, fixture->target, 2020, 2021);

  g_assert_cmpuint (fixture->copies->len, ==, 0);
}

static void
test_same_text_in_the_target_is_not_copied (Fixture *fixture, gconstpointer data)
{
  DuoMessage *there = add_message (fixture->target, "LESGELD  2021", MONTH (2021, 9), MONTH (2021, 9));
  const DuoCopiedMessage *copied;

  add_message (fixture->source, "Lesgeld {jaar}", MONTH (2020, 9), MONTH (2020, 9));
  copied = copy_one (fixture, 2021);
  g_assert_null (copied->copy);
  g_assert_cmpint (copied->look, ==, DUO_COPY_LOOK_EXISTS);

  duo_message_set_status (there, DUO_MESSAGE_WITHDRAWN);
  copied = copy_one (fixture, 2021);
  g_assert_null (copied->copy);

  duo_message_set_audience (there, DUO_AUDIENCE_INSTITUTIONS);
  copied = copy_one (fixture, 2021);
  g_assert_nonnull (copied->copy);
}

static void
test_what_runs_on_is_not_there_yet (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message (fixture->source, "Numerus fixus", MONTH (2020, 11), MONTH (2021, 1));

  g_ptr_array_add (fixture->target, g_object_ref (message));
  g_assert_nonnull (copy_one (fixture, 2021)->copy);
}

static void
test_copying_twice_copies_once (Fixture *fixture, gconstpointer data)
{
  add_message (fixture->source, "Lesgeld", MONTH (2020, 9), MONTH (2020, 9));
  g_ptr_array_add (fixture->target, g_object_ref (copy_one (fixture, 2021)->copy));

  g_assert_null (copy_one (fixture, 2021)->copy);
}

/* Asserts what a definite message of 2020 with @text and @link would need. */
static void
assert_look (Fixture *fixture, const char *text, const char *link, guint expected)
{
  DuoMessage *message = add_message (fixture->source, text, MONTH (2020, 9), MONTH (2020, 9));

  duo_message_set_link (message, link);
  g_assert_cmpuint (copy_one (fixture, 2021)->look, ==, expected);
  g_ptr_array_set_size (fixture->source, 0);
}

static void
test_years_need_a_look (Fixture *fixture, gconstpointer data)
{
  assert_look (fixture, "Lesgeld {jaar}", "", DUO_COPY_LOOK_NONE);
  assert_look (fixture, "Lesgeld 2020", "", DUO_COPY_LOOK_LITERAL_YEAR);
  assert_look (fixture, "Lesgeld 2021", "", DUO_COPY_LOOK_LITERAL_YEAR);
  assert_look (fixture, "Lesgeld 2018", "", DUO_COPY_LOOK_LITERAL_YEAR);
  assert_look (fixture, "1500 euro, 12020", "", DUO_COPY_LOOK_NONE);
  assert_look (fixture, "Lesgeld", "duo.nl/lesgeld-2020.jsp", DUO_COPY_LOOK_LINK);
  assert_look (fixture, "Lesgeld", "duo.nl/20201", DUO_COPY_LOOK_NONE);
}

static void
test_concept_and_campaign_need_a_look (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message (fixture->source, "Lesgeld", MONTH (2020, 9), MONTH (2020, 9));
  const DuoCopiedMessage *copied;

  duo_message_set_status (message, DUO_MESSAGE_CONCEPT);
  duo_message_set_campaign (message, 8);
  copied = copy_one (fixture, 2021);

  g_assert_cmpint (copied->look, ==, DUO_COPY_LOOK_CONCEPT | DUO_COPY_LOOK_CAMPAIGN);
  g_assert_cmpint (duo_message_get_campaign (copied->copy), ==, 8);
}

#define ADD(name, func) g_test_add ("/calendar-copy/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("copy-is-a-new-concept", test_copy_is_a_new_concept);
  ADD ("only-what-begins-in-the-year", test_only_what_begins_in_the_year);
  ADD ("withdrawn-and-unplaced-stay-behind", test_withdrawn_and_unplaced_stay_behind);
  ADD ("same-text-in-the-target-is-not-copied", test_same_text_in_the_target_is_not_copied);
  ADD ("what-runs-on-is-not-there-yet", test_what_runs_on_is_not_there_yet);
  ADD ("copying-twice-copies-once", test_copying_twice_copies_once);
  ADD ("years-need-a-look", test_years_need_a_look);
  ADD ("concept-and-campaign-need-a-look", test_concept_and_campaign_need_a_look);

  return g_test_run ();
}
