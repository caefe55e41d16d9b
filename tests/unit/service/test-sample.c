/* SPDX-License-Identifier: EUPL-1.2 */
/* The sample: what the slide says, as one change in an empty store. */
#include "duo-actions-service.h"
#include "duo-calendar-service.h"
#include "duo-channels-service.h"
#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-people-service.h"
#include "duo-register-service.h"
#include "duo-sample-content.h"
#include "duo-sample-parts.h"
#include "duo-sample.h"
#include "duo-test-store.h"

static DuoCalendarSnapshot *
load_year (DuoContext *context,
           gint        year)
{
  const DuoSpan span = duo_span_calendar_year (year);
  g_autoptr (GError) error = NULL;
  DuoCalendarSnapshot *snapshot = duo_calendar_load (context, &span, &error);

  g_assert_no_error (error);
  return snapshot;
}

static DuoContext *
sample_context (DuoTestStore *test)
{
  DuoContext *context = duo_context_new (test->store);
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_sample_fill (context, &error));
  g_assert_no_error (error);
  return context;
}

static void
test_has_the_messages_of_the_slide (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (DuoCalendarSnapshot) snapshot = load_year (context, DUO_SAMPLE_YEAR);
  guint students = 0, placements = 0, concepts = 0;

  for (guint i = 0; i < snapshot->messages->len; i++)
    {
      DuoMessage *message = snapshot->messages->pdata[i];
      guint n_placements;

      g_assert_nonnull (duo_message_get_placements (message, &n_placements));
      g_assert_cmpstr (duo_message_get_note (message), !=, "");
      if (duo_message_get_audience (message) == DUO_AUDIENCE_STUDENTS)
        {
          students++;
          placements += n_placements;
          g_assert_cmpint (duo_message_get_status (message), ==, DUO_MESSAGE_DEFINITE);
        }
      else
        {
          concepts += duo_message_get_status (message) == DUO_MESSAGE_CONCEPT;
        }
    }

  g_assert_cmpuint (students, ==, 7);
  g_assert_cmpuint (placements, ==, 10);
  g_assert_cmpuint (concepts, ==, 7);
  g_assert_cmpuint (snapshot->campaigns->len, ==, 4);
}

/* In the autumn students are told about the next year. */
static void
test_fills_the_next_year_in (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (DuoCalendarSnapshot) snapshot = load_year (context, DUO_SAMPLE_YEAR);
  gboolean found = FALSE;

  for (guint i = 0; i < snapshot->messages->len; i++)
    {
      DuoMessage *message = snapshot->messages->pdata[i];
      g_autofree char *shown = duo_message_dup_shown_text (message, duo_message_get_first_month (message));

      if (g_str_has_prefix (shown, "Continueren:"))
        {
          found = TRUE;
          g_assert_nonnull (strstr (shown, "bericht over 2021 goed"));
        }
      g_assert_null (strstr (shown, "{"));
    }
  g_assert_true (found);
}

static void
test_keeps_the_precision_of_milestones (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  const DuoSpan years = { duo_month_new (2019, 1), duo_month_new (2022, 12) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarSnapshot) snapshot = duo_calendar_load (context, &years, &error);
  gboolean desk = FALSE, inventory = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (snapshot->milestones->len, ==, duo_sample_n_milestones);
  for (guint i = 0; i < snapshot->milestones->len; i++)
    {
      DuoMilestone *milestone = snapshot->milestones->pdata[i];
      const char *title = duo_milestone_get_title (milestone);

      if (g_str_equal (title, "Loket gemeenten uit"))
        {
          desk = TRUE;
          g_assert_cmpint (duo_when_days_late (duo_milestone_get_planned (milestone), duo_milestone_get_actual (milestone)), ==, 184);
          g_assert_cmpint (duo_milestone_get_audience (milestone), ==, DUO_AUDIENCE_MUNICIPALITIES);
        }
      if (g_str_has_prefix (title, "Inventarisatie"))
        {
          inventory = TRUE;
          g_assert_cmpint (duo_milestone_get_planned (milestone)->precision, ==, DUO_PRECISION_PERIOD);
        }
    }
  g_assert_true (desk && inventory);
}

static void
test_is_one_change_and_marks_the_store (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = duo_context_new (test->store);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  const DuoHistoryEntry *entry;
  gboolean is_sample = TRUE;

  g_assert_true (duo_sample_is (context, &is_sample, &error));
  g_assert_no_error (error);
  g_assert_false (is_sample);

  g_assert_true (duo_sample_fill (context, &error));
  g_assert_no_error (error);
  g_assert_true (duo_sample_is (context, &is_sample, &error));
  g_assert_true (is_sample);

  history = duo_history_list (context, DUO_OBJECT_NONE, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  entry = history->pdata[0];
  g_assert_cmpint (duo_change_get_kind (entry->change), ==, DUO_CHANGE_SAMPLE);
}

static void
test_refuses_a_store_with_something_in_it (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_sample_fill (context, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);

  snapshot = load_year (context, DUO_SAMPLE_YEAR);
  g_assert_cmpuint (snapshot->messages->len, ==, duo_sample_n_messages);
}

static void
test_actions_have_owners_and_subjects (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) list = duo_actions_load (context, DUO_OBJECT_NONE, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->entries->len, ==, duo_sample_n_actions);
  for (guint i = 0; i < list->entries->len; i++)
    {
      const DuoActionEntry *entry = list->entries->pdata[i];

      g_assert_cmpstr (entry->owner, !=, "");
      g_assert_cmpstr (entry->about, !=, "");
    }
}

/* Each state that a screen has to show is among them. */
static void
test_institutions_have_people_and_channels (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) institutions = duo_register_list (context, DUO_SECTOR_SET_NONE, NULL, 0, &error);
  g_autoptr (GPtrArray) contacts = duo_people_list_contacts (context, &error);
  g_autoptr (GPtrArray) profiles = duo_profiles_list (context, &error);
  g_autoptr (GPtrArray) partners = duo_partners_list (context, &error);
  g_autoptr (GPtrArray) channels = duo_channels_list (context, DUO_CHANNELS_ALL, 0, &error);
  guint inherited = 0, undecided = 0, of_partners = 0, problems = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (institutions->len, ==, duo_sample_n_institutions + 1);
  g_assert_cmpuint (partners->len, ==, 1);
  g_assert_cmpuint (profiles->len, ==, 2);
  g_assert_cmpuint (contacts->len, >=, 10);
  g_assert_cmpuint (channels->len, ==, duo_sample_n_channels);
  for (guint i = 0; i < channels->len; i++)
    {
      const DuoChannelEntry *entry = channels->pdata[i];

      inherited += entry->profile != NULL;
      undecided += duo_effective_specs_find_undecided (&entry->specs, NULL);
      of_partners += *entry->brin == '\0';
      problems += entry->specs.problems != 0;
      g_assert_cmpstr (entry->owner, !=, "");
    }
  g_assert_cmpuint (inherited, >=, 6);
  g_assert_cmpuint (undecided, >=, 4);
  g_assert_cmpuint (of_partners, ==, 2);
  g_assert_cmpuint (problems, ==, 1);
}

/* What a profile changes touches those who say nothing of their own. */
static void
test_profiles_touch_who_inherits (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoContext) context = sample_context (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = duo_profiles_list (context, &error);
  DuoProfile *screens = profiles->pdata[0];
  g_autoptr (GPtrArray) channels = duo_channels_list (context, DUO_CHANNELS_OF_PROFILE, duo_profile_get_id (screens), &error);
  g_autoptr (DuoSpecValue) duration = duo_spec_value_new (DUO_SPEC_DURATION_S, "12");
  g_autoptr (DuoSpecValue) same = duo_spec_value_new (DUO_SPEC_DURATION_S, "10");
  g_autoptr (DuoSpecValue) system = duo_spec_value_new (DUO_SPEC_SYSTEM, "Xibo");
  g_autoptr (GPtrArray) touched = duo_channel_entries_touched (channels, DUO_SPEC_DURATION_S, duration);
  g_autoptr (GPtrArray) untouched = duo_channel_entries_touched (channels, DUO_SPEC_DURATION_S, same);
  g_autoptr (GPtrArray) texts = duo_channel_entries_touched (channels, DUO_SPEC_SYSTEM, system);

  g_assert_cmpstr (duo_profile_get_name (screens), ==, "Schermdienst liggend");
  g_assert_cmpuint (channels->len, ==, 7);
  g_assert_cmpuint (touched->len, ==, 6); /* one of them has its own */
  g_assert_cmpuint (untouched->len, ==, 0);
  g_assert_cmpuint (texts->len, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/messages", test_has_the_messages_of_the_slide);
  g_test_add_func ("/sample/next-year", test_fills_the_next_year_in);
  g_test_add_func ("/sample/milestones", test_keeps_the_precision_of_milestones);
  g_test_add_func ("/sample/one-change", test_is_one_change_and_marks_the_store);
  g_test_add_func ("/sample/not-empty", test_refuses_a_store_with_something_in_it);
  g_test_add_func ("/sample/actions", test_actions_have_owners_and_subjects);
  g_test_add_func ("/sample/institutions", test_institutions_have_people_and_channels);
  g_test_add_func ("/sample/profiles", test_profiles_touch_who_inherits);
  return g_test_run ();
}
