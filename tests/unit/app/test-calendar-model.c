/* SPDX-License-Identifier: EUPL-1.2 */
/* The model between the calendar's views and the store: filter, steps that follow each other, conflicts. No
 * display is needed. */
#include "duo-calendar-model.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"
#include "duo-words.h"

typedef struct
{
  DuoTestStore *test;      /* (owned) */
  DuoContext *context;     /* (owned) */
  DuoCalendarModel *model; /* (owned) */
  guint n_failed;
  GObject *mine;           /* (owned) (nullable): of the last conflict */
  GObject *theirs;         /* (owned) (nullable) */
  char *who;               /* (owned) (nullable) */
} Fixture;

static void
failed_cb (Fixture *fixture, const char *sentence)
{
  g_test_message ("failed: %s", sentence);
  fixture->n_failed++;
}

static void
conflict_cb (Fixture *fixture, GObject *mine, GObject *theirs, const char *who)
{
  g_set_object (&fixture->mine, mine);
  g_set_object (&fixture->theirs, theirs);
  fixture->who = g_strdup (who);
}

/* Runs the main loop until nothing is being read or stored. */
static void
settle (Fixture *fixture)
{
  gboolean busy = TRUE;
  gboolean saving = TRUE;

  while (busy || saving)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->model, "busy", &busy, "saving", &saving, NULL);
    }
}

static gint64
add (Fixture *fixture, const char *text, DuoSector sector, const char *first, const char *last)
{
  g_autoptr (DuoMessage) message = test_message_new (text, sector, first, last);

  return test_save_message (fixture->test->store, message, DUO_CHANGE_ADD);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = duo_test_store_new ();
  fixture->context = duo_context_new (fixture->test->store);
  add (fixture, "Lesgeld betalen", DUO_SECTOR_MBO, "2020-09", "2020-09");
  add (fixture, "Aanvragen SF", DUO_SECTOR_VO, "2020-05", "2020-06");
  fixture->model = duo_calendar_model_new (fixture->context);
  g_signal_connect_swapped (fixture->model, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->model, "conflict", G_CALLBACK (conflict_cb), fixture);
  duo_calendar_model_show_year (fixture->model, 2020, FALSE);
  settle (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->model);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->context);
  g_clear_object (&fixture->mine);
  g_clear_object (&fixture->theirs);
  g_clear_pointer (&fixture->who, g_free);
  duo_test_store_free (fixture->test);
}

static DuoMessage *
find (Fixture *fixture, const char *text)
{
  GPtrArray *messages = duo_calendar_model_get_snapshot (fixture->model)->messages;

  for (guint i = 0; i < messages->len; i++)
    if (g_str_equal (duo_message_get_text (messages->pdata[i]), text))
      return messages->pdata[i];
  return NULL;
}

static void
move (Fixture *fixture, const char *text, gint months, gboolean join)
{
  g_autoptr (DuoMessage) copy = duo_message_copy (find (fixture, text));
  guint n_placements;
  DuoPlacement placement = *duo_message_get_placements (copy, &n_placements);

  placement.first += months;
  placement.last += months;
  duo_message_set_placements (copy, &placement, 1);
  duo_calendar_model_save (fixture->model, G_OBJECT (copy), DUO_CHANGE_MOVE, join);
}

static void
test_filter_hides_and_counts (Fixture *fixture, gconstpointer data)
{
  DuoCalendarFilter filter = { .text = (char *) "LESGELD" };

  g_assert_cmpuint (duo_calendar_model_get_visible (fixture->model)->len, ==, 2);
  g_assert_false (duo_calendar_model_is_filtered (fixture->model));

  duo_calendar_model_set_filter (fixture->model, &filter);
  g_assert_true (duo_calendar_model_is_filtered (fixture->model));
  g_assert_cmpuint (duo_calendar_model_get_visible (fixture->model)->len, ==, 1);
  g_assert_cmpuint (duo_calendar_model_count_all (fixture->model), ==, 2);

  filter = (DuoCalendarFilter) { .sectors = DUO_SECTOR_SET_HO };
  duo_calendar_model_set_filter (fixture->model, &filter);
  g_assert_cmpuint (duo_calendar_model_get_visible (fixture->model)->len, ==, 0);

  filter = (DuoCalendarFilter) { .campaign = -1 };
  duo_calendar_model_set_filter (fixture->model, &filter);
  g_assert_cmpuint (duo_calendar_model_get_visible (fixture->model)->len, ==, 2);

  filter = (DuoCalendarFilter) { .audience = DUO_AUDIENCE_INSTITUTIONS };
  duo_calendar_model_set_filter (fixture->model, &filter);
  g_assert_cmpuint (duo_calendar_model_get_visible (fixture->model)->len, ==, 0);
  g_assert_false (duo_calendar_model_is_filtered (fixture->model));
}

/* Three presses of a held key, each before the one before is stored: shown at once, one change, no conflict. */
static void
test_held_key_is_one_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = test_list_changes (fixture->test->store);
  g_autoptr (GPtrArray) after = NULL;

  move (fixture, "Aanvragen SF", 1, FALSE);
  move (fixture, "Aanvragen SF", 1, TRUE);
  move (fixture, "Aanvragen SF", 1, TRUE);
  g_assert_cmpint (duo_message_get_first_month (find (fixture, "Aanvragen SF")), ==, duo_month_new (2020, 8));

  settle (fixture);
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_null (fixture->mine);
  g_assert_cmpint (duo_message_get_first_month (find (fixture, "Aanvragen SF")), ==, duo_month_new (2020, 8));
  after = test_list_changes (fixture->test->store);
  g_assert_cmpuint (after->len, ==, before->len + 1);
}

static void
test_undo_and_redo_by_name (Fixture *fixture, gconstpointer data)
{
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;

  move (fixture, "Aanvragen SF", 1, FALSE);
  settle (fixture);
  while (undo_name == NULL || strstr (undo_name, "Aanvragen SF") == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_clear_pointer (&undo_name, g_free);
      g_object_get (fixture->model, "undo-name", &undo_name, NULL);
    }

  duo_calendar_model_undo (fixture->model);
  settle (fixture);
  g_assert_cmpint (duo_message_get_first_month (find (fixture, "Aanvragen SF")), ==, duo_month_new (2020, 5));

  duo_calendar_model_redo (fixture->model);
  settle (fixture);
  g_assert_cmpint (duo_message_get_first_month (find (fixture, "Aanvragen SF")), ==, duo_month_new (2020, 6));
}

/* Somebody else saved the message since it was read here: nothing is lost, both are shown, mine can win. */
static void
test_conflict_shows_both (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoMessage) mine = duo_message_copy (find (fixture, "Lesgeld betalen"));
  g_autoptr (DuoMessage) theirs = test_read_message (fixture->test->store, duo_message_get_id (mine));
  g_autoptr (DuoStore) other = duo_test_store_open_as (fixture->test, DUO_TEST_OTHER);
  g_autoptr (GError) error = NULL;

  duo_message_set_text (theirs, "Lesgeld nu betalen");
  g_assert_true (test_try_save (other, G_OBJECT (theirs), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_no_error (error);

  duo_message_set_text (mine, "Lesgeld op tijd betalen");
  duo_calendar_model_save (fixture->model, G_OBJECT (mine), DUO_CHANGE_EDIT, FALSE);
  while (fixture->theirs == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);

  g_assert_cmpuint (fixture->n_failed, ==, 0);
  g_assert_cmpstr (duo_message_get_text (DUO_MESSAGE (fixture->mine)), ==, "Lesgeld op tijd betalen");
  g_assert_cmpstr (duo_message_get_text (DUO_MESSAGE (fixture->theirs)), ==, "Lesgeld nu betalen");
  g_assert_cmpstr (fixture->who, ==, DUO_TEST_OTHER);
  g_assert_nonnull (find (fixture, "Lesgeld nu betalen"));

  duo_calendar_model_overwrite (fixture->model, fixture->mine, fixture->theirs);
  settle (fixture);
  g_assert_nonnull (find (fixture, "Lesgeld op tijd betalen"));
  g_assert_cmpuint (fixture->n_failed, ==, 0);
  duo_store_close (other);
}

/* The old year stays until the new one is there; steps count from the year asked for. */
static void
test_years_follow_each_other (Fixture *fixture, gconstpointer data)
{
  duo_calendar_model_step_year (fixture->model, 1);
  duo_calendar_model_step_year (fixture->model, 1);
  g_assert_cmpint (duo_calendar_model_get_wanted_year (fixture->model), ==, 2022);
  g_assert_cmpint (duo_calendar_model_get_year (fixture->model), ==, 2020);
  settle (fixture);
  g_assert_cmpint (duo_calendar_model_get_year (fixture->model), ==, 2022);
  g_assert_cmpuint (duo_calendar_model_count_all (fixture->model), ==, 0);
}

static void
test_new_message_is_selected (Fixture *fixture, gconstpointer data)
{
  duo_calendar_model_add_message (fixture->model, "Nieuw", DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO,
                                  duo_month_new (2020, 3), duo_month_new (2020, 2));
  settle (fixture);
  g_assert_nonnull (find (fixture, "Nieuw"));
  g_assert_cmpint (duo_calendar_model_get_selected (fixture->model), ==, duo_message_get_id (find (fixture, "Nieuw")));
  g_assert_cmpint (duo_message_get_status (find (fixture, "Nieuw")), ==, DUO_MESSAGE_CONCEPT);
  g_assert_cmpint (duo_message_get_first_month (find (fixture, "Nieuw")), ==, duo_month_new (2020, 2));

  duo_calendar_model_delete (fixture->model, find (fixture, "Nieuw"));
  settle (fixture);
  g_assert_null (find (fixture, "Nieuw"));
  g_assert_cmpint (duo_calendar_model_get_selected (fixture->model), ==, 0);
}

static void
test_year_as_people_write_it (Fixture *fixture, gconstpointer data)
{
  g_autofree char *calendar_year = duo_calendar_model_dup_year_text (fixture->model);
  g_autofree char *school_year = NULL;
  g_autofree char *turn = NULL;

  duo_calendar_model_show_year (fixture->model, 2020, TRUE);
  settle (fixture);
  school_year = duo_calendar_model_dup_year_text (fixture->model);
  duo_calendar_model_show_year (fixture->model, 2099, TRUE);
  settle (fixture);
  turn = duo_calendar_model_dup_year_text (fixture->model);

  g_assert_cmpstr (calendar_year, ==, "2020");
  g_assert_cmpstr (school_year, ==, "2020/21");
  g_assert_cmpstr (turn, ==, "2099/00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  duo_words_init (NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/calendar-model/filter-hides-and-counts", test_filter_hides_and_counts);
  ADD ("/calendar-model/held-key-is-one-change", test_held_key_is_one_change);
  ADD ("/calendar-model/undo-and-redo-by-name", test_undo_and_redo_by_name);
  ADD ("/calendar-model/conflict-shows-both", test_conflict_shows_both);
  ADD ("/calendar-model/years-follow-each-other", test_years_follow_each_other);
  ADD ("/calendar-model/year-as-people-write-it", test_year_as_people_write_it);
  ADD ("/calendar-model/new-message-is-selected", test_new_message_is_selected);

  return g_test_run ();
}
