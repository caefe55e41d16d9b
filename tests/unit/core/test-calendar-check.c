/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar check: each rule, its edges, and when a silence holds. */
#include "duo-calendar-check.h"

#include <string.h>

static const DuoSpan year = { 2020 * 12, 2020 * 12 + 11 };

typedef struct
{
  GPtrArray *messages;
  GPtrArray *findings;
  guint32 today;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->messages = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->today = duo_when_dmy (14, 10, 2020).first;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->messages);
  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
}

/* A definite message for students with a text of its own, in months of 2020 (1 = January). */
static DuoMessage *
add_message (Fixture *fixture, DuoSector sector, gint first, gint last)
{
  const DuoPlacement placement = { sector, year.first + first - 1, year.first + last - 1 };
  g_autofree char *text = g_strdup_printf ("boodschap nummer %c", 'a' + (gint) fixture->messages->len);
  DuoMessage *message = duo_message_new ();

  duo_message_set_id (message, fixture->messages->len + 1);
  duo_message_set_text (message, text);
  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  duo_message_set_placements (message, &placement, 1);
  g_ptr_array_add (fixture->messages, message);
  return message;
}

/* Fills every sector, so that a test about something else finds no gaps. */
static void
fill_gaps (Fixture *fixture)
{
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    add_message (fixture, (DuoSector) sector, 1, 12);
}

/* Checks; returns how many findings of @rule there are, and the first of them. */
static guint
check (Fixture *fixture, DuoCheckRule rule, const DuoFinding **first)
{
  guint n = 0;

  g_clear_pointer (&fixture->findings, g_ptr_array_unref);
  fixture->findings = duo_calendar_check (fixture->messages, &year, fixture->today, NULL);
  for (guint i = fixture->findings->len; i > 0; i--)
    {
      const DuoFinding *finding = fixture->findings->pdata[i - 1];

      if (finding->rule != rule)
        continue;
      n++;
      if (first != NULL)
        *first = finding;
    }

  return n;
}

static void
test_empty_calendar_has_no_findings (Fixture *fixture, gconstpointer data)
{
  check (fixture, DUO_CHECK_GAP, NULL);
  g_assert_cmpuint (fixture->findings->len, ==, 0);
}

static void
test_three_at_once_is_crowded (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  add_message (fixture, DUO_SECTOR_VO, 3, 5);
  add_message (fixture, DUO_SECTOR_VO, 4, 6);
  g_assert_cmpuint (check (fixture, DUO_CHECK_CROWDED, NULL), ==, 0);

  add_message (fixture, DUO_SECTOR_VO, 4, 5);
  g_assert_cmpuint (check (fixture, DUO_CHECK_CROWDED, &finding), ==, 1);
  g_assert_true (finding->has_sector);
  g_assert_cmpint (finding->sector, ==, DUO_SECTOR_VO);
  g_assert_cmpint (finding->first, ==, year.first + 3);
  g_assert_cmpint (finding->last, ==, year.first + 4);
  g_assert_cmpint (finding->number, ==, 3);
  g_assert_cmpuint (finding->messages->len, ==, 3);
  g_assert_cmpint (g_array_index (finding->messages, gint64, 0), ==, 1);
  g_assert_cmpint (g_array_index (finding->messages, gint64, 2), ==, 3);
}

static void
test_other_crowd_is_another_finding (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  add_message (fixture, DUO_SECTOR_VO, 3, 5);
  add_message (fixture, DUO_SECTOR_VO, 3, 5);
  add_message (fixture, DUO_SECTOR_VO, 3, 5);
  add_message (fixture, DUO_SECTOR_VO, 5, 5);

  g_assert_cmpuint (check (fixture, DUO_CHECK_CROWDED, &finding), ==, 2);
  g_assert_cmpint (finding->first, ==, year.first + 2);
  g_assert_cmpint (finding->last, ==, year.first + 3);
  g_assert_cmpint (finding->number, ==, 3);
}

static void
test_withdrawn_and_institutions_do_not_count (Fixture *fixture, gconstpointer data)
{
  fill_gaps (fixture);
  add_message (fixture, DUO_SECTOR_VO, 4, 4);
  duo_message_set_status (add_message (fixture, DUO_SECTOR_VO, 4, 4), DUO_MESSAGE_WITHDRAWN);
  duo_message_set_audience (add_message (fixture, DUO_SECTOR_VO, 4, 4), DUO_AUDIENCE_INSTITUTIONS);

  check (fixture, DUO_CHECK_CROWDED, NULL);
  g_assert_cmpuint (fixture->findings->len, ==, 0);
}

static void
test_two_campaigns_in_one_month (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  duo_message_set_campaign (add_message (fixture, DUO_SECTOR_MBO, 1, 4), 7);
  duo_message_set_campaign (add_message (fixture, DUO_SECTOR_MBO, 2, 3), 7);
  add_message (fixture, DUO_SECTOR_MBO, 2, 3);
  duo_message_set_campaign (add_message (fixture, DUO_SECTOR_HO, 2, 3), 5);
  g_assert_cmpuint (check (fixture, DUO_CHECK_TWO_CAMPAIGNS, NULL), ==, 0);

  duo_message_set_campaign (add_message (fixture, DUO_SECTOR_MBO, 4, 6), 5);
  g_assert_cmpuint (check (fixture, DUO_CHECK_TWO_CAMPAIGNS, &finding), ==, 1);
  g_assert_cmpint (finding->first, ==, year.first + 3);
  g_assert_cmpint (finding->last, ==, year.first + 3);
  g_assert_cmpint (finding->number, ==, 2);
  g_assert_cmpuint (finding->messages->len, ==, 2);
  g_assert_cmpuint (finding->campaigns->len, ==, 2);
  g_assert_cmpint (g_array_index (finding->campaigns, gint64, 0), ==, 5);
  g_assert_cmpint (g_array_index (finding->campaigns, gint64, 1), ==, 7);
}

static void
test_a_quarter_of_silence_is_a_gap (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  add_message (fixture, DUO_SECTOR_VO, 1, 12);
  add_message (fixture, DUO_SECTOR_MBO, 1, 12);
  add_message (fixture, DUO_SECTOR_HO, 1, 1);
  add_message (fixture, DUO_SECTOR_HO, 4, 12);
  g_assert_cmpuint (check (fixture, DUO_CHECK_GAP, NULL), ==, 0);

  duo_message_set_status (fixture->messages->pdata[2], DUO_MESSAGE_WITHDRAWN);
  g_assert_cmpuint (check (fixture, DUO_CHECK_GAP, &finding), ==, 1);
  g_assert_cmpint (finding->sector, ==, DUO_SECTOR_HO);
  g_assert_cmpint (finding->first, ==, year.first);
  g_assert_cmpint (finding->last, ==, year.first + 2);
  g_assert_cmpint (finding->number, ==, 3);
  g_assert_cmpuint (finding->messages->len, ==, 0);
}

static void
test_gap_at_the_end_counts (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  fill_gaps (fixture);
  g_ptr_array_remove_index (fixture->messages, 1);
  add_message (fixture, DUO_SECTOR_MBO, 1, 9);

  g_assert_cmpuint (check (fixture, DUO_CHECK_GAP, &finding), ==, 1);
  g_assert_cmpint (finding->first, ==, year.first + 9);
  g_assert_cmpint (finding->last, ==, year.last);
}

static void
test_sector_without_messages_is_one_gap (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  add_message (fixture, DUO_SECTOR_VO, 1, 12);

  g_assert_cmpuint (check (fixture, DUO_CHECK_GAP, &finding), ==, 2);
  g_assert_cmpint (finding->sector, ==, DUO_SECTOR_MBO);
  g_assert_cmpint (finding->number, ==, 12);
}

/* Adds a concept for VO from @first and tells of which rules it is found. */
static void
assert_concept (Fixture *fixture, gint first, guint n_late, guint n_soon, gint days)
{
  const DuoFinding *finding = NULL;
  DuoMessage *message = add_message (fixture, DUO_SECTOR_VO, first, first + 1);

  duo_message_set_status (message, DUO_MESSAGE_CONCEPT);
  g_assert_cmpuint (check (fixture, DUO_CHECK_LATE_CONCEPT, NULL), ==, n_late);
  g_assert_cmpuint (check (fixture, DUO_CHECK_SOON_CONCEPT, &finding), ==, n_soon);
  if (finding != NULL)
    g_assert_cmpint (finding->number, ==, days);

  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  g_assert_cmpuint (check (fixture, DUO_CHECK_LATE_CONCEPT, NULL), ==, 0);
  g_assert_cmpuint (check (fixture, DUO_CHECK_SOON_CONCEPT, NULL), ==, 0);
  g_ptr_array_remove (fixture->messages, message);
}

static void
test_concept_is_late_or_soon (Fixture *fixture, gconstpointer data)
{
  assert_concept (fixture, 9, 1, 0, 0);
  assert_concept (fixture, 10, 1, 0, 0);
  assert_concept (fixture, 11, 0, 1, 18);
  assert_concept (fixture, 12, 0, 0, 0);

  fixture->today = duo_when_dmy (1, 11, 2020).first;
  assert_concept (fixture, 11, 1, 0, 0);
  fixture->today = duo_when_dmy (31, 10, 2020).first;
  assert_concept (fixture, 11, 0, 1, 1);
  fixture->today = duo_when_dmy (11, 10, 2020).first;
  assert_concept (fixture, 11, 0, 1, 21);
  fixture->today = duo_when_dmy (10, 10, 2020).first;
  assert_concept (fixture, 11, 0, 0, 0);
}

static void
test_same_text_in_touching_months (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  duo_message_set_text (add_message (fixture, DUO_SECTOR_VO, 2, 3), "Aanvragen {jaar}");
  duo_message_set_text (add_message (fixture, DUO_SECTOR_HO, 4, 5), "AANVRAGEN  2020");
  g_assert_cmpuint (check (fixture, DUO_CHECK_SAME_TEXT, &finding), ==, 1);
  g_assert_false (finding->has_sector);
  g_assert_cmpint (finding->first, ==, year.first + 1);
  g_assert_cmpint (finding->last, ==, year.first + 4);
  g_assert_cmpint (finding->number, ==, 2);

  duo_message_set_text (fixture->messages->pdata[1], "Aanvragen 2021");
  g_assert_cmpuint (check (fixture, DUO_CHECK_SAME_TEXT, NULL), ==, 0);
}

static void
test_same_text_far_apart_is_fine (Fixture *fixture, gconstpointer data)
{
  const DuoPlacement apart[] = { { DUO_SECTOR_VO, 2020 * 12, 2020 * 12 }, { DUO_SECTOR_VO, 2020 * 12 + 1, 2020 * 12 + 1 } };

  duo_message_set_text (add_message (fixture, DUO_SECTOR_VO, 2, 3), "Aanvragen");
  duo_message_set_text (add_message (fixture, DUO_SECTOR_VO, 5, 5), "Aanvragen");
  duo_message_set_placements (add_message (fixture, DUO_SECTOR_HO, 1, 1), apart, 2);
  duo_message_set_text (add_message (fixture, DUO_SECTOR_VO, 7, 7), "");
  duo_message_set_text (add_message (fixture, DUO_SECTOR_VO, 7, 7), " ");

  g_assert_cmpuint (check (fixture, DUO_CHECK_SAME_TEXT, NULL), ==, 0);
}

static void
test_years_in_a_text (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;
  DuoMessage *message = add_message (fixture, DUO_SECTOR_VO, 2, 3);

  duo_message_set_text (message, "Bericht over 2020, 2021, {jaar} en 1500 euro, 2019-1, A2019");
  g_assert_cmpuint (check (fixture, DUO_CHECK_OLD_YEAR, NULL), ==, 0);

  duo_message_set_text (message, "Bericht over 2019.");
  g_assert_cmpuint (check (fixture, DUO_CHECK_OLD_YEAR, &finding), ==, 1);
  g_assert_cmpint (finding->number, ==, 2019);

  duo_message_set_text (message, "2022");
  g_assert_cmpuint (check (fixture, DUO_CHECK_OLD_YEAR, &finding), ==, 1);
  g_assert_cmpint (finding->number, ==, 2022);
}

static void
test_message_without_placement_comes_last (Fixture *fixture, gconstpointer data)
{
  const DuoFinding *finding = NULL;

  add_message (fixture, DUO_SECTOR_VO, 1, 1);
  duo_message_set_placements (add_message (fixture, DUO_SECTOR_VO, 1, 1), NULL, 0);

  g_assert_cmpuint (check (fixture, DUO_CHECK_NO_PLACE, &finding), ==, 1);
  g_assert_cmpint (finding->first, ==, DUO_MONTH_NONE);
  g_assert_true (finding == fixture->findings->pdata[fixture->findings->len - 1]);
}

static void
test_findings_are_in_order (Fixture *fixture, gconstpointer data)
{
  static const DuoCheckRule expected[]
    = { DUO_CHECK_GAP, DUO_CHECK_GAP, DUO_CHECK_CROWDED, DUO_CHECK_TWO_CAMPAIGNS, DUO_CHECK_LATE_CONCEPT, DUO_CHECK_GAP };

  for (guint i = 0; i < 3; i++)
    duo_message_set_campaign (add_message (fixture, DUO_SECTOR_VO, 4, 9), i);
  duo_message_set_status (fixture->messages->pdata[0], DUO_MESSAGE_CONCEPT);
  fill_gaps (fixture);
  g_ptr_array_set_size (fixture->messages, 3);
  add_message (fixture, DUO_SECTOR_MBO, 1, 12);

  check (fixture, DUO_CHECK_GAP, NULL);
  g_assert_cmpuint (fixture->findings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (((DuoFinding *) fixture->findings->pdata[i])->rule, ==, expected[i]);
}

/* Checks again with a silence of @cause and tells whether the one finding of @rule is silenced. */
static gboolean
is_silenced (Fixture *fixture, DuoCheckRule rule, const char *cause)
{
  DuoSilence silence = { 42, rule, (char *) cause, NULL, NULL, NULL };
  g_autoptr (GPtrArray) silences = g_ptr_array_new ();
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;
  gboolean silenced = FALSE;

  g_ptr_array_add (silences, &silence);
  findings = duo_calendar_check (fixture->messages, &year, fixture->today, silences);
  for (guint i = 0; i < findings->len; i++)
    {
      const DuoFinding *finding = findings->pdata[i];

      if (finding->rule != rule)
        {
          g_assert_cmpint (finding->silence, ==, 0);
          continue;
        }
      n++;
      silenced = finding->silence == 42;
    }
  g_assert_cmpuint (n, ==, 1);
  return silenced;
}

static void
test_silence_holds_while_the_cause_does (Fixture *fixture, gconstpointer data)
{
  const DuoPlacement longer = { DUO_SECTOR_VO, 2020 * 12 + 3, 2020 * 12 + 5 };
  const DuoFinding *finding = NULL;
  g_autofree char *cause = NULL;

  for (guint i = 0; i < 3; i++)
    add_message (fixture, DUO_SECTOR_VO, 4, 4);
  g_assert_cmpuint (check (fixture, DUO_CHECK_CROWDED, &finding), ==, 1);
  cause = g_strdup (finding->cause);
  g_assert_true (is_silenced (fixture, DUO_CHECK_CROWDED, cause));

  /* what doesn't matter: revision, ids, wording, another month, the order they come in */
  duo_message_set_rev (fixture->messages->pdata[0], 9);
  duo_message_set_id (fixture->messages->pdata[0], 99);
  duo_message_set_text (fixture->messages->pdata[0], "anders verwoord");
  duo_message_set_placements (fixture->messages->pdata[1], &longer, 1);
  add_message (fixture, DUO_SECTOR_VO, 9, 9);
  g_assert_true (is_silenced (fixture, DUO_CHECK_CROWDED, cause));

  /* what does: one more in the same month, another message, another month */
  add_message (fixture, DUO_SECTOR_VO, 4, 4);
  g_assert_false (is_silenced (fixture, DUO_CHECK_CROWDED, cause));
  g_ptr_array_remove_index (fixture->messages, 0);
  g_assert_false (is_silenced (fixture, DUO_CHECK_CROWDED, cause));
}

static void
test_silence_of_a_concept_ends_when_it_moves (Fixture *fixture, gconstpointer data)
{
  const DuoPlacement moved = { DUO_SECTOR_VO, 2020 * 12 + 8, 2020 * 12 + 9 };
  const DuoFinding *finding = NULL;
  g_autofree char *cause = NULL;

  duo_message_set_status (add_message (fixture, DUO_SECTOR_VO, 11, 11), DUO_MESSAGE_CONCEPT);
  g_assert_cmpuint (check (fixture, DUO_CHECK_SOON_CONCEPT, &finding), ==, 1);
  cause = g_strdup (finding->cause);

  fixture->today++;
  g_assert_true (is_silenced (fixture, DUO_CHECK_SOON_CONCEPT, cause));
  duo_message_set_placements (fixture->messages->pdata[0], &moved, 1);
  g_assert_cmpuint (check (fixture, DUO_CHECK_LATE_CONCEPT, &finding), ==, 1);
  g_assert_cmpstr (finding->cause, !=, cause);
}

static void
test_every_rule_has_a_code (Fixture *fixture, gconstpointer data)
{
  DuoCheckRule rule = DUO_CHECK_GAP;

  for (gint i = 0; i < DUO_N_CHECK_RULES; i++)
    {
      g_assert_true (duo_check_rule_parse (duo_check_rule_to_string ((DuoCheckRule) i), &rule));
      g_assert_cmpint (rule, ==, i);
    }
  g_assert_false (duo_check_rule_parse ("Gap", &rule));
  g_assert_false (duo_check_rule_parse ("", &rule));
  g_assert_false (duo_check_rule_parse (NULL, &rule));
  g_assert_cmpint (rule, ==, DUO_N_CHECK_RULES - 1);
}

static void
test_long_text_and_many_messages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (100000, '9');

  for (guint i = 0; i < 500; i++)
    duo_message_set_text (add_message (fixture, DUO_SECTOR_MBO, 1, 12), "zelfde tekst");
  duo_message_set_text (add_message (fixture, DUO_SECTOR_MBO, 1, 12), text);

  g_assert_cmpuint (check (fixture, DUO_CHECK_SAME_TEXT, NULL), ==, 1);
  g_assert_cmpuint (check (fixture, DUO_CHECK_CROWDED, NULL), ==, 1);
  g_assert_cmpuint (check (fixture, DUO_CHECK_OLD_YEAR, NULL), ==, 0);
}

#define ADD(name, func) g_test_add ("/calendar-check/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("empty-calendar-has-no-findings", test_empty_calendar_has_no_findings);
  ADD ("three-at-once-is-crowded", test_three_at_once_is_crowded);
  ADD ("other-crowd-is-another-finding", test_other_crowd_is_another_finding);
  ADD ("withdrawn-and-institutions-do-not-count", test_withdrawn_and_institutions_do_not_count);
  ADD ("two-campaigns-in-one-month", test_two_campaigns_in_one_month);
  ADD ("a-quarter-of-silence-is-a-gap", test_a_quarter_of_silence_is_a_gap);
  ADD ("gap-at-the-end-counts", test_gap_at_the_end_counts);
  ADD ("sector-without-messages-is-one-gap", test_sector_without_messages_is_one_gap);
  ADD ("concept-is-late-or-soon", test_concept_is_late_or_soon);
  ADD ("same-text-in-touching-months", test_same_text_in_touching_months);
  ADD ("same-text-far-apart-is-fine", test_same_text_far_apart_is_fine);
  ADD ("years-in-a-text", test_years_in_a_text);
  ADD ("message-without-placement-comes-last", test_message_without_placement_comes_last);
  ADD ("findings-are-in-order", test_findings_are_in_order);
  ADD ("silence-holds-while-the-cause-does", test_silence_holds_while_the_cause_does);
  ADD ("silence-of-a-concept-ends-when-it-moves", test_silence_of_a_concept_ends_when_it_moves);
  ADD ("every-rule-has-a-code", test_every_rule_has_a_code);
  ADD ("long-text-and-many-messages", test_long_text_and_many_messages);

  return g_test_run ();
}
