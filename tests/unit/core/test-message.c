/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages: what they hold, where they stand, how they read. And what all model objects have in common. */
#include "duo-message.h"

#include <string.h>

#include "duo-action.h"
#include "duo-campaign.h"
#include "duo-manager.h"
#include "duo-milestone.h"

#define MONTH(y, m) ((y) * 12 + (m) - 1)

static DuoMessage *
new_message (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_HO, MONTH (2020, 6), MONTH (2020, 8) },
                                      { DUO_SECTOR_MBO, MONTH (2019, 12), MONTH (2020, 1) },
                                      { DUO_SECTOR_MBO, MONTH (2020, 5), MONTH (2020, 7) } };
  DuoMessage *message = duo_message_new ();

  duo_message_set_text (message, "Bericht over {volgend jaar}:\n- lees het goed");
  duo_message_set_placements (message, placements, G_N_ELEMENTS (placements));
  return message;
}

static void
test_new_one_is_an_empty_concept (void)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autoptr (DuoMessage) other = duo_message_new ();
  guint n = 1;

  g_assert_cmpint (duo_message_get_id (message), ==, 0);
  g_assert_true (g_uuid_string_is_valid (duo_message_get_uid (message)));
  g_assert_cmpstr (duo_message_get_uid (message), !=, duo_message_get_uid (other));
  g_assert_cmpint (duo_message_get_status (message), ==, DUO_MESSAGE_CONCEPT);
  g_assert_cmpint (duo_message_get_audience (message), ==, DUO_AUDIENCE_STUDENTS);
  duo_message_get_placements (message, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (duo_message_get_first_month (message), ==, DUO_MONTH_NONE);
  g_assert_cmpuint (duo_message_get_sectors (message, NULL), ==, DUO_SECTOR_SET_NONE);
}

static void
test_where_it_stands (void)
{
  const DuoSpan year = duo_span_calendar_year (2020);
  const DuoSpan before = duo_span_calendar_year (2019);
  const DuoSpan school = duo_span_school_year (2020);
  const DuoSpan after = duo_span_calendar_year (2021);
  g_autoptr (DuoMessage) message = new_message ();

  g_assert_cmpint (duo_message_get_first_month (message), ==, MONTH (2019, 12));
  g_assert_cmpint (duo_message_get_first_month_in (message, &year), ==, MONTH (2019, 12));
  g_assert_cmpint (duo_message_get_first_month_in (message, &school), ==, MONTH (2020, 6));
  g_assert_cmpint (duo_message_get_first_month_in (message, &after), ==, DUO_MONTH_NONE);
  g_assert_cmpuint (duo_message_get_sectors (message, NULL), ==, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO);
  g_assert_cmpuint (duo_message_get_sectors (message, &before), ==, DUO_SECTOR_SET_MBO);
  g_assert_cmpuint (duo_message_get_sectors (message, &school), ==, DUO_SECTOR_SET_HO);
  g_assert_true (duo_message_overlaps (message, &year));
  g_assert_false (duo_message_overlaps (message, &after));
}

static void
test_how_it_reads (void)
{
  g_autoptr (DuoMessage) message = new_message ();
  g_autofree char *shown = duo_message_dup_shown_text (message, MONTH (2020, 10));
  g_autofree char *raw = duo_message_dup_shown_text (message, DUO_MONTH_NONE);
  g_autofree char *title = duo_message_dup_title (message, MONTH (2021, 1));

  g_assert_cmpstr (shown, ==, "Bericht over 2021:\n- lees het goed");
  g_assert_cmpstr (raw, ==, duo_message_get_text (message));
  g_assert_cmpstr (title, ==, "Bericht over 2022");
}

static void
assert_title (const char *text, const char *expected)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autofree char *title = NULL;

  duo_message_set_text (message, text);
  title = duo_message_dup_title (message, DUO_MONTH_NONE);
  g_assert_cmpstr (title, ==, expected);
}

static void
test_title_is_the_first_line (void)
{
  assert_title ("", "");
  assert_title ("\n", "");
  assert_title (":", "");
  assert_title ("Lesgeld", "Lesgeld");
  assert_title ("Lesgeld: \r\nnu", "Lesgeld");
  assert_title ("Let op: lesgeld", "Let op: lesgeld");
}

static void
test_copy_is_equal_and_apart (void)
{
  g_autoptr (DuoMessage) message = new_message ();
  g_autoptr (DuoMessage) copy = NULL;

  duo_message_set_id (message, 7);
  duo_message_set_rev (message, 3);
  copy = duo_message_copy (message);
  g_assert_true (duo_message_equal (message, copy));
  g_assert_cmpint (duo_message_get_id (copy), ==, 7);
  g_assert_cmpint (duo_message_get_rev (copy), ==, 3);
  g_assert_cmpstr (duo_message_get_uid (copy), ==, duo_message_get_uid (message));

  duo_message_set_rev (copy, 4);
  g_assert_true (duo_message_equal (message, copy));
  duo_message_set_placements (copy, NULL, 0);
  g_assert_false (duo_message_equal (message, copy));
  g_assert_cmpint (duo_message_get_first_month (message), ==, MONTH (2019, 12));
}

static void
test_long_text (void)
{
  g_autofree char *text = g_strnfill (100000, '{');
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autofree char *title = NULL;

  duo_message_set_text (message, text);
  title = duo_message_dup_title (message, MONTH (2020, 1));
  g_assert_cmpuint (strlen (title), ==, 100000);
}

static void
count_notify (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* Gives every property that can be written its own value again, then another where its type has one. */
static void
assert_properties (GObject *object)
{
  guint n;
  g_autofree GParamSpec **pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (object), &n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;
      const DuoWhen when = duo_when_dmy (29, 2, 2020);
      g_autofree char *signal_name = g_strconcat ("notify::", pspecs[i]->name, NULL);
      guint notified = 0;
      const gulong handler = g_signal_connect (object, signal_name, G_CALLBACK (count_notify), &notified);

      g_value_init (&value, pspecs[i]->value_type);
      g_object_get_property (object, pspecs[i]->name, &value);
      g_object_set_property (object, pspecs[i]->name, &value);
      g_assert_cmpuint (notified, ==, 0);

      if (pspecs[i]->value_type == G_TYPE_INT64)
        g_value_set_int64 (&value, 41);
      else if (pspecs[i]->value_type == G_TYPE_INT)
        g_value_set_int (&value, g_value_get_int (&value) == 0 ? 1 : 0);
      else if (pspecs[i]->value_type == G_TYPE_STRING)
        g_value_set_string (&value, "anders");
      else if (pspecs[i]->value_type == DUO_TYPE_WHEN)
        g_value_set_boxed (&value, &when);
      else
        g_error ("%s has a type of its own", pspecs[i]->name);
      g_object_set_property (object, pspecs[i]->name, &value);
      g_assert_cmpuint (notified, ==, 1);
      g_signal_handler_disconnect (object, handler);
    }
}

static void
test_objects_notify_only_what_changes (void)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (DuoManager) manager = duo_manager_new ();

  assert_properties (G_OBJECT (message));
  assert_properties (G_OBJECT (campaign));
  assert_properties (G_OBJECT (milestone));
  assert_properties (G_OBJECT (action));
  assert_properties (G_OBJECT (manager));
}

static void
test_copies_of_all_objects_are_equal (void)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (DuoCampaign) campaign_copy = NULL;
  g_autoptr (DuoMilestone) milestone_copy = NULL;
  g_autoptr (DuoAction) action_copy = NULL;
  g_autoptr (DuoManager) manager_copy = NULL;

  assert_properties (G_OBJECT (campaign));
  assert_properties (G_OBJECT (milestone));
  assert_properties (G_OBJECT (action));
  assert_properties (G_OBJECT (manager));
  campaign_copy = duo_campaign_copy (campaign);
  milestone_copy = duo_milestone_copy (milestone);
  action_copy = duo_action_copy (action);
  manager_copy = duo_manager_copy (manager);

  g_assert_true (duo_campaign_equal (campaign, campaign_copy));
  g_assert_true (duo_milestone_equal (milestone, milestone_copy));
  g_assert_true (duo_action_equal (action, action_copy));
  g_assert_true (duo_manager_equal (manager, manager_copy));

  duo_campaign_set_name (campaign_copy, "een");
  duo_milestone_set_planned (milestone_copy, &DUO_WHEN_NONE);
  duo_action_set_owner (action_copy, 0);
  duo_manager_set_name (manager_copy, "een");
  g_assert_false (duo_campaign_equal (campaign, campaign_copy));
  g_assert_false (duo_milestone_equal (milestone, milestone_copy));
  g_assert_false (duo_action_equal (action, action_copy));
  g_assert_false (duo_manager_equal (manager, manager_copy));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message/new-one-is-an-empty-concept", test_new_one_is_an_empty_concept);
  g_test_add_func ("/message/where-it-stands", test_where_it_stands);
  g_test_add_func ("/message/how-it-reads", test_how_it_reads);
  g_test_add_func ("/message/title-is-the-first-line", test_title_is_the_first_line);
  g_test_add_func ("/message/copy-is-equal-and-apart", test_copy_is_equal_and_apart);
  g_test_add_func ("/message/long-text", test_long_text);
  g_test_add_func ("/objects/notify-only-what-changes", test_objects_notify_only_what_changes);
  g_test_add_func ("/objects/copies-of-all-are-equal", test_copies_of_all_objects_are_equal);

  return g_test_run ();
}
