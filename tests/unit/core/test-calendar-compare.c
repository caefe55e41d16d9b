/* SPDX-License-Identifier: EUPL-1.2 */
/* The content of an overview, and what differs between two of them. */
#include "duo-calendar-content.h"

#define MONTH(y, m) ((y) * 12 + (m) - 1)

typedef struct
{
  DuoCalendarContent *before;
  DuoCalendarContent *after;
  GPtrArray *differences;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->before = duo_calendar_content_new (MONTH (2020, 9), duo_when_dmy (16, 9, 2020).first, "A. de Vries");
  fixture->after = duo_calendar_content_new (MONTH (2020, 10), duo_when_dmy (14, 10, 2020).first, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->differences, g_ptr_array_unref);
  duo_calendar_content_unref (fixture->before);
  duo_calendar_content_unref (fixture->after);
}

static DuoMessage *
add_message (GPtrArray *messages, const char *uid, const char *text, DuoMonth first, DuoMonth last)
{
  const DuoPlacement placement = { DUO_SECTOR_MBO, first, last };
  DuoMessage *message = duo_message_new ();

  duo_message_set_uid (message, uid);
  duo_message_set_text (message, text);
  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  duo_message_set_placements (message, &placement, 1);
  g_ptr_array_add (messages, message);
  return message;
}

/* The same message in both contents. Returns: the one that comes after. */
static DuoMessage *
add_message_to_both (Fixture *fixture)
{
  add_message (fixture->before->messages, "m", "Lesgeld {jaar}", MONTH (2020, 9), MONTH (2020, 10));
  return add_message (fixture->after->messages, "m", "Lesgeld {jaar}", MONTH (2020, 9), MONTH (2020, 10));
}

static DuoMilestone *
add_milestone (GPtrArray *milestones, const char *uid, const char *title, DuoWhen planned)
{
  DuoMilestone *milestone = duo_milestone_new ();

  duo_milestone_set_uid (milestone, uid);
  duo_milestone_set_title (milestone, title);
  duo_milestone_set_planned (milestone, &planned);
  g_ptr_array_add (milestones, milestone);
  return milestone;
}

static DuoAction *
add_action (GPtrArray *actions, const char *uid, const char *text, DuoWhen due)
{
  DuoAction *action = duo_action_new ();

  duo_action_set_uid (action, uid);
  duo_action_set_text (action, text);
  duo_action_set_due (action, &due);
  g_ptr_array_add (actions, action);
  return action;
}

static void
add_campaign (DuoCalendarContent *content, gint64 id, const char *uid)
{
  DuoCampaign *campaign = duo_campaign_new ();

  duo_campaign_set_id (campaign, id);
  duo_campaign_set_uid (campaign, uid);
  g_ptr_array_add (content->campaigns, campaign);
}

static void
compare (Fixture *fixture)
{
  g_clear_pointer (&fixture->differences, g_ptr_array_unref);
  fixture->differences = duo_calendar_content_compare (fixture->before, fixture->after);
}

static const DuoDifference *
difference_at (Fixture *fixture, guint i)
{
  g_assert_cmpuint (i, <, fixture->differences->len);
  return fixture->differences->pdata[i];
}

/* Compares and asserts that there is just one difference, of @kind. */
static const DuoDifference *
assert_one (Fixture *fixture, DuoDifferenceKind kind)
{
  compare (fixture);
  g_assert_cmpuint (fixture->differences->len, ==, 1);
  g_assert_cmpint (difference_at (fixture, 0)->kind, ==, kind);
  return difference_at (fixture, 0);
}

static void
assert_none (Fixture *fixture)
{
  compare (fixture);
  g_assert_cmpuint (fixture->differences->len, ==, 0);
}

static void
test_content_is_shared (Fixture *fixture, gconstpointer data)
{
  DuoCalendarContent *again = duo_calendar_content_ref (fixture->before);
  DuoManager *manager = duo_manager_new ();

  g_assert_true (again == fixture->before);
  duo_calendar_content_unref (again);
  g_assert_cmpstr (fixture->before->maker, ==, "A. de Vries");
  g_assert_cmpstr (fixture->after->maker, ==, "");

  add_campaign (fixture->before, 3, "c");
  duo_manager_set_id (manager, 4);
  g_ptr_array_add (fixture->before->managers, manager);
  g_assert_true (duo_calendar_content_find_campaign (fixture->before, 3) == fixture->before->campaigns->pdata[0]);
  g_assert_null (duo_calendar_content_find_campaign (fixture->before, 0));
  g_assert_null (duo_calendar_content_find_campaign (fixture->before, 4));
  g_assert_true (duo_calendar_content_find_manager (fixture->before, 4) == manager);
  g_assert_null (duo_calendar_content_find_manager (fixture->before, 0));
}

static void
test_without_an_earlier_one_all_is_added (Fixture *fixture, gconstpointer data)
{
  add_message (fixture->after->messages, "m", "Lesgeld", MONTH (2020, 9), MONTH (2020, 9));
  duo_message_set_status (add_message (fixture->after->messages, "w", "Weg", MONTH (2020, 9), MONTH (2020, 9)),
                          DUO_MESSAGE_WITHDRAWN);
  add_milestone (fixture->after->milestones, "p", "Live", duo_when_dmy (2, 11, 2020));
  add_action (fixture->after->actions, "a", "Bellen", DUO_WHEN_NONE);

  fixture->differences = duo_calendar_content_compare (NULL, fixture->after);
  g_assert_cmpuint (fixture->differences->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (difference_at (fixture, i)->kind, ==, DUO_DIFFERENCE_ADDED);
      g_assert_null (difference_at (fixture, i)->before);
    }
  g_assert_cmpint (difference_at (fixture, 0)->object_kind, ==, DUO_OBJECT_MESSAGE);
  g_assert_cmpint (difference_at (fixture, 1)->object_kind, ==, DUO_OBJECT_MILESTONE);
  g_assert_cmpint (difference_at (fixture, 2)->object_kind, ==, DUO_OBJECT_ACTION);
}

static void
test_same_content_differs_in_nothing (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message_to_both (fixture);

  duo_message_set_id (message, 7);
  duo_message_set_rev (message, 8);
  duo_message_set_note (message, "opmerking voor collega's");
  assert_none (fixture);
}

static void
test_message_was_moved (Fixture *fixture, gconstpointer data)
{
  const DuoPlacement moved = { DUO_SECTOR_MBO, MONTH (2021, 1), MONTH (2021, 1) };
  const DuoPlacement back = { DUO_SECTOR_MBO, MONTH (2020, 9), MONTH (2020, 10) };
  DuoMessage *message = add_message_to_both (fixture);
  const DuoDifference *difference;

  /* into another year: its relative year reads different, its words do not */
  duo_message_set_placements (message, &moved, 1);
  difference = assert_one (fixture, DUO_DIFFERENCE_MOVED);
  g_assert_true (difference->before == fixture->before->messages->pdata[0]);
  g_assert_true (difference->after == (GObject *) message);

  duo_message_set_placements (message, &back, 1);
  assert_none (fixture);
}

static void
test_message_was_reworded (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message_to_both (fixture);

  duo_message_set_text (message, "Lesgeld 2020");
  assert_none (fixture);
  duo_message_set_text (message, "Lesgeld 2021");
  assert_one (fixture, DUO_DIFFERENCE_REWORDED);
  duo_message_set_text (message, "Lesgeld {jaar}");
  duo_message_set_link (message, "duo.nl/lesgeld");
  assert_one (fixture, DUO_DIFFERENCE_REWORDED);
}

static void
test_moved_and_reworded_are_two (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message_to_both (fixture);

  duo_message_set_placements (message, NULL, 0);
  duo_message_set_text (message, "Lesgeld betalen");
  duo_message_set_status (message, DUO_MESSAGE_CONCEPT);
  compare (fixture);
  g_assert_cmpuint (fixture->differences->len, ==, 3);
  g_assert_cmpint (difference_at (fixture, 0)->kind, ==, DUO_DIFFERENCE_MOVED);
  g_assert_cmpint (difference_at (fixture, 1)->kind, ==, DUO_DIFFERENCE_REWORDED);
  g_assert_cmpint (difference_at (fixture, 2)->kind, ==, DUO_DIFFERENCE_STATUS);
}

static void
test_message_was_withdrawn_and_put_back (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message_to_both (fixture);

  duo_message_set_status (message, DUO_MESSAGE_WITHDRAWN);
  duo_message_set_text (message, "anders");
  assert_one (fixture, DUO_DIFFERENCE_WITHDRAWN);

  duo_message_set_status (fixture->before->messages->pdata[0], DUO_MESSAGE_WITHDRAWN);
  assert_none (fixture);

  duo_message_set_status (message, DUO_MESSAGE_CONCEPT);
  g_assert_nonnull (assert_one (fixture, DUO_DIFFERENCE_ADDED)->before);
}

static void
test_removed_is_told_unless_it_was_withdrawn (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message (fixture->before->messages, "m", "Lesgeld", MONTH (2020, 9), MONTH (2020, 9));
  const DuoDifference *difference = assert_one (fixture, DUO_DIFFERENCE_REMOVED);

  g_assert_true (difference->before == (GObject *) message);
  g_assert_null (difference->after);
  duo_message_set_status (message, DUO_MESSAGE_WITHDRAWN);
  assert_none (fixture);
}

static void
test_campaigns_are_compared_by_uid (Fixture *fixture, gconstpointer data)
{
  DuoMessage *message = add_message_to_both (fixture);

  add_campaign (fixture->before, 1, "zelfde");
  add_campaign (fixture->after, 1, "ander");
  add_campaign (fixture->after, 2, "zelfde");
  duo_message_set_campaign (fixture->before->messages->pdata[0], 1);
  duo_message_set_campaign (message, 2);
  assert_none (fixture);

  duo_message_set_campaign (message, 1);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
  duo_message_set_campaign (message, 0);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
}

static void
test_milestones (Fixture *fixture, gconstpointer data)
{
  const DuoWhen planned = duo_when_dmy (25, 9, 2020);
  const DuoWhen later = duo_when_dmy (2, 10, 2020);
  DuoMilestone *before = add_milestone (fixture->before->milestones, "p", "Materialen klaar", planned);
  DuoMilestone *after = add_milestone (fixture->after->milestones, "p", "Materialen klaar", planned);

  assert_none (fixture);
  duo_milestone_set_planned (after, &later);
  assert_one (fixture, DUO_DIFFERENCE_MOVED);
  duo_milestone_set_planned (after, &planned);
  duo_milestone_set_actual (after, &later);
  assert_one (fixture, DUO_DIFFERENCE_DONE);
  duo_milestone_set_actual (before, &planned);
  assert_one (fixture, DUO_DIFFERENCE_MOVED);
  duo_milestone_set_actual (after, &DUO_WHEN_NONE);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
  duo_milestone_set_actual (after, &planned);
  duo_milestone_set_title (after, "Alles klaar");
  assert_one (fixture, DUO_DIFFERENCE_REWORDED);
  duo_milestone_set_title (after, "Materialen klaar");
  duo_milestone_set_audience (after, DUO_AUDIENCE_MUNICIPALITIES);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
}

static void
test_actions (Fixture *fixture, gconstpointer data)
{
  const DuoWhen due = duo_when_dmy (1, 10, 2020);
  DuoAction *before = add_action (fixture->before->actions, "a", "Bellen", due);
  DuoAction *after = add_action (fixture->after->actions, "a", "Bellen", due);
  DuoManager *manager = duo_manager_new ();

  assert_none (fixture);
  duo_action_set_done (after, &due);
  assert_one (fixture, DUO_DIFFERENCE_DONE);
  duo_action_set_done (before, &due);
  assert_none (fixture);
  duo_action_set_done (after, &DUO_WHEN_NONE);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
  duo_action_set_done (after, &due);
  duo_action_set_due (after, &DUO_WHEN_NONE);
  assert_one (fixture, DUO_DIFFERENCE_MOVED);
  duo_action_set_due (after, &due);
  duo_action_set_text (after, "Mailen");
  assert_one (fixture, DUO_DIFFERENCE_REWORDED);
  duo_action_set_text (after, "Bellen");
  duo_manager_set_id (manager, 5);
  g_ptr_array_add (fixture->after->managers, manager);
  duo_action_set_owner (after, 5);
  assert_one (fixture, DUO_DIFFERENCE_OTHER);
}

static void
test_differences_are_in_order (Fixture *fixture, gconstpointer data)
{
  static const char *const expected[] = { "c", "stap 9", "stap 10", "a", "zonder maand" };

  add_message (fixture->after->messages, "5", "a", MONTH (2020, 5), MONTH (2020, 5));
  duo_message_set_placements (add_message (fixture->after->messages, "4", "zonder maand", 0, 0), NULL, 0);
  add_message (fixture->before->messages, "3", "stap 10", MONTH (2020, 4), MONTH (2020, 4));
  add_message (fixture->after->messages, "2", "stap 9", MONTH (2020, 4), MONTH (2020, 9));
  add_message (fixture->before->messages, "1", "c", MONTH (2020, 3), MONTH (2020, 3));
  compare (fixture);

  g_assert_cmpuint (fixture->differences->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const DuoDifference *difference = difference_at (fixture, i);

      g_assert_cmpstr (duo_message_get_text ((gpointer) (difference->after != NULL ? difference->after : difference->before)),
                       ==, expected[i]);
    }
}

#define ADD(name, func) g_test_add ("/calendar-compare/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("content-is-shared", test_content_is_shared);
  ADD ("without-an-earlier-one-all-is-added", test_without_an_earlier_one_all_is_added);
  ADD ("same-content-differs-in-nothing", test_same_content_differs_in_nothing);
  ADD ("message-was-moved", test_message_was_moved);
  ADD ("message-was-reworded", test_message_was_reworded);
  ADD ("moved-and-reworded-are-two", test_moved_and_reworded_are_two);
  ADD ("message-was-withdrawn-and-put-back", test_message_was_withdrawn_and_put_back);
  ADD ("removed-is-told-unless-it-was-withdrawn", test_removed_is_told_unless_it_was_withdrawn);
  ADD ("campaigns-are-compared-by-uid", test_campaigns_are_compared_by_uid);
  ADD ("milestones", test_milestones);
  ADD ("actions", test_actions);
  ADD ("differences-are-in-order", test_differences_are_in_order);

  return g_test_run ();
}
