/* SPDX-License-Identifier: EUPL-1.2 */
/* Saving, conflicts, copying, silencing, actions, histories and overviews on a store of the test's own. */
#include <glib/gstdio.h>

#include "duo-actions-service.h"
#include "duo-calendar-service.h"
#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-milestones-service.h"
#include "duo-overview-service.h"
#include "duo-test-store.h"

/* A store, a context on it and what an asynchronous call gave back. */
typedef struct
{
  DuoTestStore *test;
  DuoContext   *context;
  GMainLoop    *loop;
  GAsyncResult *result;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->test = duo_test_store_new ();
  fixture->context = duo_context_new (fixture->test->store);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->context);
  g_clear_pointer (&fixture->loop, g_main_loop_unref);
  g_clear_pointer (&fixture->test, duo_test_store_free);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
  g_main_loop_quit (fixture->loop);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  g_main_loop_run (fixture->loop);
  return fixture->result;
}

static DuoMessage *
new_message (const char *text,
             DuoSector   sector,
             gint        first,
             gint        last)
{
  const DuoPlacement placement = { sector, duo_month_new (2020, first), duo_month_new (2020, last) };
  DuoMessage *message = duo_message_new ();

  duo_message_set_text (message, text);
  duo_message_set_placements (message, &placement, 1);
  return message;
}

static DuoMessage *
add_message (Fixture    *fixture,
             const char *text,
             DuoSector   sector,
             gint        first,
             gint        last)
{
  DuoMessage *message = new_message (text, sector, first, last);
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_ADD, &error));
  g_assert_no_error (error);
  return message;
}

static DuoCalendarSnapshot *
load_year (Fixture *fixture,
           gint     year)
{
  const DuoSpan span = duo_span_calendar_year (year);
  g_autoptr (GError) error = NULL;
  DuoCalendarSnapshot *snapshot = duo_calendar_load (fixture->context, &span, &error);

  g_assert_no_error (error);
  return snapshot;
}

static void
test_saving_gives_id_and_rev (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (DuoMessage) message = new_message ("Aanvragen SF", DUO_SECTOR_VO, 6, 7);
  g_autoptr (GError) error = NULL;
  gint64 rev;

  duo_calendar_save_async (fixture->context, G_OBJECT (message), DUO_CHANGE_ADD, FALSE, NULL, done_cb, fixture);
  g_assert_true (duo_calendar_save_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);
  g_assert_cmpint (duo_message_get_id (message), >, 0);

  rev = duo_message_get_rev (message);
  duo_message_set_text (message, "Aanvragen");
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_EDIT, &error));
  g_assert_cmpint (duo_message_get_rev (message), >, rev);
}

static void
test_the_second_to_save_sees_what_is_there (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (DuoMessage) mine = add_message (fixture, "Begin", DUO_SECTOR_VO, 1, 1);
  g_autoptr (DuoMessage) theirs = duo_message_copy (mine);
  g_autoptr (DuoStore) store = duo_test_store_open_as (fixture->test, DUO_TEST_OTHER);
  g_autoptr (DuoContext) other = duo_context_new (store);
  g_autoptr (GObject) now = NULL;
  g_autoptr (GError) error = NULL;

  duo_message_set_text (theirs, "Van haar");
  g_assert_true (duo_calendar_save (other, G_OBJECT (theirs), DUO_CHANGE_EDIT, &error));
  g_assert_no_error (error);

  duo_message_set_text (mine, "Van mij");
  g_assert_false (duo_calendar_save (fixture->context, G_OBJECT (mine), DUO_CHANGE_EDIT, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);

  duo_calendar_reread_async (fixture->context, G_OBJECT (mine), NULL, done_cb, fixture);
  now = duo_calendar_reread_finish (fixture->context, wait_for (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duo_message_get_text (DUO_MESSAGE (now)), ==, "Van haar");

  /* with the revision that is there now, mine is saved over it knowingly */
  duo_message_set_rev (mine, duo_message_get_rev (DUO_MESSAGE (now)));
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (mine), DUO_CHANGE_EDIT, &error));
  g_assert_no_error (error);
  g_clear_object (&other);
  duo_store_close (store);
}

static void
assert_refused (Fixture    *fixture,
                DuoMessage *message,
                const char *field)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_ADD, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, field);
}

static void
test_values_that_are_not_allowed (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (DuoMessage) message = new_message (" \n\t", DUO_SECTOR_VO, 1, 1);
  g_autofree char *long_text = g_strnfill (40000, 'x');

  assert_refused (fixture, message, "text");
  duo_message_set_text (message, long_text);
  assert_refused (fixture, message, "text");
  duo_message_set_text (message, "Goed");
  duo_message_set_audience (message, DUO_AUDIENCE_MUNICIPALITIES);
  assert_refused (fixture, message, "audience");
}

static void
test_a_message_without_months_is_found_by_the_check (Fixture      *fixture,
                                                     gconstpointer data)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  gboolean found = FALSE;

  duo_message_set_text (message, "Zonder maand");
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_ADD, &error));
  g_assert_no_error (error);

  snapshot = load_year (fixture, 2020);
  g_assert_cmpuint (snapshot->messages->len, ==, 0);
  g_assert_nonnull (duo_calendar_snapshot_find_message (snapshot, duo_message_get_id (message)));
  for (guint i = 0; i < snapshot->findings->len; i++)
    found = found || ((DuoFinding *) snapshot->findings->pdata[i])->rule == DUO_CHECK_NO_PLACE;
  g_assert_true (found);
}

static void
test_removing (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (DuoMessage) message = add_message (fixture, "Weg", DUO_SECTOR_HO, 2, 2);
  g_autoptr (GObject) gone = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  const DuoHistoryEntry *entry;
  guint n_placement_fields = 0;

  duo_calendar_remove_async (fixture->context, G_OBJECT (message), NULL, done_cb, fixture);
  g_assert_true (duo_calendar_remove_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);

  gone = duo_calendar_get (fixture->context, DUO_OBJECT_MESSAGE, duo_message_get_id (message), &error);
  g_assert_null (gone);
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* its history still knows what it was called */
  history = duo_history_list (fixture->context, DUO_OBJECT_MESSAGE, duo_message_get_id (message), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 2);
  entry = history->pdata[0];
  g_assert_cmpint (duo_change_get_kind (entry->change), ==, DUO_CHANGE_REMOVE);
  g_assert_cmpstr (entry->title, ==, "Weg");
  g_assert_cmpstr (entry->who, ==, DUO_TEST_WHO);

  /* and of each field, those of its placement too, what it belonged to */
  fields = duo_history_fields (fixture->context, duo_change_get_id (entry->change), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];

      g_assert_cmpstr (field->owner_table, ==, "message");
      g_assert_cmpint (field->owner, ==, duo_message_get_id (message));
      g_assert_cmpstr (field->owner_title, ==, "Weg");
      n_placement_fields += g_str_equal (field->table, "placement") ? 1 : 0;
    }
  g_assert_cmpuint (n_placement_fields, >, 0);
}

/* What a field refers to has its name in the history, also when that name is another one by now. */
static void
test_history_names_references (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  guint n_named = 0;

  duo_manager_set_login (manager, "a.voorbeeld");
  duo_manager_set_name (manager, "A. Voorbeeld");
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (manager), DUO_CHANGE_ADD, &error));
  g_assert_no_error (error);
  duo_action_set_text (action, "Bellen");
  duo_action_set_owner (action, duo_manager_get_id (manager));
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (action), DUO_CHANGE_ADD, &error));
  g_assert_no_error (error);

  history = duo_history_list (fixture->context, DUO_OBJECT_ACTION, duo_action_get_id (action), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  fields = duo_history_fields (fixture->context, duo_change_get_id (((DuoHistoryEntry *) history->pdata[0])->change), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];

      if (g_str_equal (field->field, "owner"))
        {
          n_named++;
          g_assert_null (field->before_name);
          g_assert_cmpstr (field->after_name, ==, "A. Voorbeeld");
        }
      else
        {
          g_assert_null (field->after_name);
        }
    }
  g_assert_cmpuint (n_named, ==, 1);
}

static void
test_managers_stay (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (GError) error = NULL;

  duo_manager_set_name (manager, "A. de Vries");
  duo_manager_set_login (manager, DUO_TEST_WHO);
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (manager), DUO_CHANGE_ADD, &error));
  g_assert_no_error (error);
  g_assert_false (duo_calendar_remove (fixture->context, G_OBJECT (manager), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
}

static void
test_copying_a_year (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (DuoMessage) message = add_message (fixture, "Bericht over {volgend jaar}", DUO_SECTOR_MBO, 10, 12);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (DuoCalendarSnapshot) next = NULL;
  g_autoptr (GError) error = NULL;
  const DuoCopiedMessage *copied;

  duo_calendar_plan_copy_async (fixture->context, 2020, 2021, NULL, done_cb, fixture);
  copies = duo_calendar_plan_copy_finish (fixture->context, wait_for (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copies->len, ==, 1);

  duo_calendar_apply_copy_async (fixture->context, copies, NULL, done_cb, fixture);
  g_assert_true (duo_calendar_apply_copy_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);
  copied = copies->pdata[0];
  g_assert_cmpint (duo_message_get_id (copied->copy), >, duo_message_get_id (message));

  next = load_year (fixture, 2021);
  g_assert_cmpuint (next->messages->len, ==, 1);

  again = duo_calendar_plan_copy (fixture->context, 2020, 2021, &error);
  g_assert_no_error (error);
  copied = again->pdata[0];
  g_assert_null (copied->copy);
  g_assert_cmpint (copied->look & DUO_COPY_LOOK_EXISTS, !=, 0);

  g_assert_null (duo_calendar_plan_copy (fixture->context, 2020, 2020, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

static void
test_a_silence_holds_until_its_cause_changes (Fixture      *fixture,
                                              gconstpointer data)
{
  g_autoptr (DuoMessage) message = add_message (fixture, "Oktober", DUO_SECTOR_MBO, 10, 10);
  g_autoptr (DuoCalendarSnapshot) before = load_year (fixture, 2020);
  g_autoptr (DuoCalendarSnapshot) silent = NULL;
  g_autoptr (DuoCalendarSnapshot) heard = NULL;
  g_autoptr (GError) error = NULL;
  const DuoFinding *finding = NULL;

  for (guint i = 0; i < before->findings->len && finding == NULL; i++)
    if (((DuoFinding *) before->findings->pdata[i])->rule == DUO_CHECK_LATE_CONCEPT)
      finding = before->findings->pdata[i];
  g_assert_nonnull (finding);

  duo_calendar_silence_async (fixture->context, finding, "Wacht op besluit", NULL, done_cb, fixture);
  g_assert_true (duo_calendar_silence_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);

  silent = load_year (fixture, 2020);
  g_assert_cmpuint (silent->silences->len, ==, 1);
  for (guint i = 0; i < silent->findings->len; i++)
    {
      finding = silent->findings->pdata[i];
      g_assert_cmpint (finding->silence != 0, ==, finding->rule == DUO_CHECK_LATE_CONCEPT);
    }

  duo_calendar_unsilence_async (fixture->context, ((DuoSilence *) silent->silences->pdata[0])->id, NULL, done_cb, fixture);
  g_assert_true (duo_calendar_unsilence_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);
  heard = load_year (fixture, 2020);
  g_assert_cmpuint (heard->silences->len, ==, 0);
}

static void
test_actions_know_owner_and_subject (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (DuoMessage) message = add_message (fixture, "Lesgeld betalen", DUO_SECTOR_MBO, 9, 9);
  g_autoptr (DuoAction) mine = duo_action_new ();
  g_autoptr (DuoAction) theirs = duo_action_new ();
  g_autoptr (DuoActionList) all = NULL;
  g_autoptr (DuoActionList) about = NULL;
  g_autoptr (GError) error = NULL;
  const DuoActionEntry *entry;

  duo_action_set_text (mine, "Nalopen");
  duo_action_set_about_kind (mine, DUO_OBJECT_MESSAGE);
  duo_action_set_about (mine, duo_message_get_id (message));
  g_assert_true (duo_actions_add (fixture->context, mine, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (duo_action_get_owner (mine), >, 0);

  duo_action_set_text (theirs, "Bellen");
  g_assert_true (duo_actions_add (fixture->context, theirs, "S. Bakker", &error));
  g_assert_no_error (error);

  all = duo_actions_load (fixture->context, DUO_OBJECT_NONE, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->entries->len, ==, 2);
  g_assert_cmpuint (all->managers->len, ==, 2);
  g_assert_cmpint (all->me, ==, duo_action_get_owner (mine));

  about = duo_actions_load (fixture->context, DUO_OBJECT_MESSAGE, duo_message_get_id (message), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (about->entries->len, ==, 1);
  entry = about->entries->pdata[0];
  g_assert_cmpstr (entry->about, ==, "Lesgeld betalen");
  g_assert_cmpstr (entry->owner, ==, DUO_TEST_WHO);
}

static void
test_an_import_that_comes_too_late_is_refused_whole (Fixture      *fixture,
                                                     gconstpointer data)
{
  g_autofree char *path = duo_test_store_dup_path (fixture->test, "kalender.csv");
  g_autoptr (DuoMessage) message = add_message (fixture, "Lesgeld", DUO_SECTOR_MBO, 9, 9);
  g_autoptr (DuoChangeSet) set = NULL;
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "maand;sector;boodschap;link\noktober;MBO;Nieuw;\nseptember;MBO;Lesgeld;duo.nl/lesgeld\n", -1, &error));
  duo_calendar_read_import_async (fixture->context, path, NULL, 2020, NULL, done_cb, fixture);
  set = duo_calendar_read_import_finish (fixture->context, wait_for (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_NEW), ==, 1);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_CHANGED), ==, 1);

  duo_message_set_note (message, "intussen");
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_EDIT, &error));
  duo_calendar_apply_import_async (fixture->context, set, NULL, done_cb, fixture);
  g_assert_false (duo_calendar_apply_import_finish (fixture->context, wait_for (fixture), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);

  snapshot = load_year (fixture, 2020);
  g_assert_cmpuint (snapshot->messages->len, ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_only_ticked_fields_are_taken_over (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autofree char *path = duo_test_store_dup_path (fixture->test, "kalender.csv");
  g_autoptr (DuoMessage) message = add_message (fixture, "Lesgeld", DUO_SECTOR_MBO, 9, 9);
  g_autoptr (DuoChangeSet) set = NULL;
  g_autoptr (GObject) now = NULL;
  g_autoptr (GError) error = NULL;
  DuoChangeItem *item = NULL;
  guint n_placements;

  g_assert_true (g_file_set_contents (path, "maand;sector;boodschap;link\noktober;MBO;Lesgeld;duo.nl/lesgeld\n", -1, &error));
  set = duo_calendar_read_import (fixture->context, path, NULL, 2020, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->items->len; i++)
    if (((DuoChangeItem *) set->items->pdata[i])->state == DUO_CHANGE_ITEM_CHANGED)
      item = set->items->pdata[i];
  g_assert_nonnull (item);
  for (guint i = 0; i < item->fields->len; i++)
    {
      DuoChangeField *field = item->fields->pdata[i];

      field->ticked = g_str_equal (field->field, "link");
    }

  g_assert_true (duo_calendar_apply_import (fixture->context, set, &error));
  g_assert_no_error (error);
  now = duo_calendar_get (fixture->context, DUO_OBJECT_MESSAGE, duo_message_get_id (message), &error);
  g_assert_cmpstr (duo_message_get_link (DUO_MESSAGE (now)), ==, "duo.nl/lesgeld");
  g_assert_cmpint (duo_message_get_placements (DUO_MESSAGE (now), &n_placements)->first, ==, duo_month_new (2020, 9));
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_an_overview_compares_with_the_last_issue (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autofree char *path = duo_test_store_dup_path (fixture->test, "overzicht.xlsx");
  g_autoptr (DuoMessage) message = add_message (fixture, "Lesgeld", DUO_SECTOR_MBO, 9, 9);
  g_autoptr (DuoOverview) first = NULL;
  g_autoptr (DuoOverview) second = NULL;
  g_autoptr (DuoOverview) same = NULL;
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GError) error = NULL;
  const DuoDifference *difference;

  first = duo_overview_prepare (fixture->context, duo_month_new (2020, 9), &error);
  g_assert_no_error (error);
  g_assert_null (first->previous_issue);
  g_assert_cmpuint (first->differences->len, ==, 0);

  duo_overview_write_async (fixture->context, duo_month_new (2020, 9), path, TRUE, 0, NULL, done_cb, fixture);
  g_assert_true (duo_overview_write_finish (fixture->context, wait_for (fixture), &error));
  g_assert_no_error (error);
  issued = duo_overview_list (fixture->context, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (issued->len, ==, 1);

  same = duo_overview_prepare (fixture->context, duo_month_new (2020, 10), &error);
  g_assert_no_error (error);
  g_assert_nonnull (same->previous);
  g_assert_cmpuint (same->differences->len, ==, 0);

  duo_message_set_text (message, "Lesgeld betalen");
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (message), DUO_CHANGE_EDIT, &error));
  second = duo_overview_prepare (fixture->context, duo_month_new (2020, 10), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (second->differences->len, ==, 1);
  difference = second->differences->pdata[0];
  g_assert_cmpint (difference->kind, ==, DUO_DIFFERENCE_REWORDED);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
test_a_cancelled_load_says_so (Fixture      *fixture,
                               gconstpointer data)
{
  const DuoSpan span = duo_span_calendar_year (2020);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  duo_calendar_load_async (fixture->context, &span, cancellable, done_cb, fixture);
  g_cancellable_cancel (cancellable);
  snapshot = duo_calendar_load_finish (fixture->context, wait_for (fixture), &error);
  g_assert_null (snapshot);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/calendar-service/save", test_saving_gives_id_and_rev },
    { "/calendar-service/conflict", test_the_second_to_save_sees_what_is_there },
    { "/calendar-service/not-allowed", test_values_that_are_not_allowed },
    { "/calendar-service/unplaced", test_a_message_without_months_is_found_by_the_check },
    { "/calendar-service/remove", test_removing },
    { "/calendar-service/managers-stay", test_managers_stay },
    { "/calendar-service/copy-year", test_copying_a_year },
    { "/calendar-service/history-names-references", test_history_names_references },
    { "/calendar-service/silence", test_a_silence_holds_until_its_cause_changes },
    { "/calendar-service/actions", test_actions_know_owner_and_subject },
    { "/calendar-service/import-conflict", test_an_import_that_comes_too_late_is_refused_whole },
    { "/calendar-service/import-ticks", test_only_ticked_fields_are_taken_over },
    { "/calendar-service/overview", test_an_overview_compares_with_the_last_issue },
    { "/calendar-service/cancelled", test_a_cancelled_load_says_so },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
