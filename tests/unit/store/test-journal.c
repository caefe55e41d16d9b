/* SPDX-License-Identifier: EUPL-1.2 */
/* The journal: undo and redo per person, runs, history, and taking back. */
#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-store-undo.h"
#include "duo-milestone.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

static DuoMessage *
saved_message (DuoStore *store, const char *text)
{
  DuoMessage *message = test_message_new (text, DUO_SECTOR_MBO, "2020-01", "2020-02");

  test_save_message (store, message, DUO_CHANGE_ADD);
  return message;
}

static void
undo (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (change);
}

static void
redo (DuoStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_redo (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (change);
}

static void
assert_undo_fails (DuoStore *store, DuoError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_store_undo (store, &error));
  g_assert_error (error, DUO_ERROR, (gint) code);
}

static void
assert_redo_fails (DuoStore *store, DuoError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_store_redo (store, &error));
  g_assert_error (error, DUO_ERROR, (gint) code);
}

/* The whole store must be well, and the journal must tell the same story as the tables. */
static void
assert_verified (DuoStore *store)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  duo_store_verify (store, &findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_text (DuoStore *store, gint64 id, const char *text)
{
  g_autoptr (DuoMessage) message = test_read_message (store, id);

  g_assert_cmpstr (duo_message_get_text (message), ==, text);
}

static gint64
save_text (DuoStore *store, DuoMessage *message, const char *text)
{
  duo_message_set_text (message, text);
  return test_save_message (store, message, DUO_CHANGE_EDIT);
}

/* ---- Undo and redo ---- */

static void
test_undo_goes_back_to_empty_and_forth (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  const gint64 id = duo_message_get_id (message);

  save_text (test->store, message, "b");
  save_text (test->store, message, "c");
  for (guint i = 0; i < 3; i++)
    undo (test->store);
  g_assert_false (test_message_exists (test->store, id));
  assert_undo_fails (test->store, DUO_ERROR_NOTHING_TO_UNDO);
  assert_verified (test->store);

  for (guint i = 0; i < 3; i++)
    redo (test->store);
  assert_text (test->store, id, "c");
  assert_redo_fails (test->store, DUO_ERROR_NOTHING_TO_REDO);
  assert_verified (test->store);
}

static void
test_a_revision_is_never_used_twice (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) stale = NULL;
  g_autoptr (GError) error = NULL;

  save_text (test->store, message, "b");
  stale = duo_message_copy (message);
  undo (test->store);
  undo (test->store);
  redo (test->store);

  duo_message_set_text (stale, "z");
  g_assert_false (test_try_save (test->store, G_OBJECT (stale), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
}

static void
test_removal_is_undone_with_placements_and_actions (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (GError) error = NULL;

  duo_action_set_text (action, "Bellen");
  duo_action_set_about_kind (action, DUO_OBJECT_MESSAGE);
  duo_action_set_about (action, duo_message_get_id (message));
  g_assert_true (test_try_save (test->store, G_OBJECT (action), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_true (test_try_remove (test->store, G_OBJECT (message), &error));
  g_assert_no_error (error);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (message)));
  assert_verified (test->store);

  undo (test->store);
  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (read, message));
  g_assert_cmpstr (duo_message_get_uid (read), ==, duo_message_get_uid (message));
  g_assert_cmpint (duo_message_get_rev (read), >, duo_message_get_rev (message));
  assert_verified (test->store);
}

static void
test_a_new_change_ends_redo (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) first = saved_message (test->store, "a");
  g_autoptr (DuoMessage) second = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  undo (test->store);
  second = saved_message (test->store, "b");
  assert_redo_fails (test->store, DUO_ERROR_NOTHING_TO_REDO);

  changes = test_list_changes (test->store);
  g_assert_cmpint (duo_change_get_state (changes->pdata[1]), ==, DUO_CHANGE_STATE_DROPPED);
  undo (test->store);
  redo (test->store);
  g_assert_true (test_message_exists (test->store, duo_message_get_id (second)));
  assert_verified (test->store);
}

static void
test_each_person_undoes_their_own (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) mine = saved_message (test->store, "mine");
  g_autoptr (DuoMessage) theirs = saved_message (other, "theirs");

  undo (test->store);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (mine)));
  g_assert_true (test_message_exists (test->store, duo_message_get_id (theirs)));
  /* A change of the other person leaves my redo alone. */
  save_text (other, theirs, "still theirs");
  redo (test->store);
  g_assert_true (test_message_exists (test->store, duo_message_get_id (mine)));
  assert_verified (test->store);
}

static void
test_undo_stops_where_somebody_else_wrote_since (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) theirs = NULL;

  save_text (test->store, message, "b");
  theirs = test_read_message (other, duo_message_get_id (message));
  save_text (other, theirs, "c");
  assert_undo_fails (test->store, DUO_ERROR_CONFLICT);

  /* Written back to the same is written since all the same. */
  save_text (other, theirs, "b");
  assert_undo_fails (test->store, DUO_ERROR_CONFLICT);
  assert_text (test->store, duo_message_get_id (message), "b");

  /* But what they undid themselves is as if it never was. */
  undo (other);
  undo (other);
  undo (test->store);
  assert_text (test->store, duo_message_get_id (message), "a");
  assert_verified (test->store);
}

static void
test_undo_stops_where_somebody_else_refers_to_it (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  duo_campaign_set_name (campaign, "Vervolgstudie");
  duo_campaign_set_colour (campaign, DUO_COLOUR_BLUE);
  g_assert_true (test_try_save (test->store, G_OBJECT (campaign), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_no_error (error);
  message = test_message_new ("a", DUO_SECTOR_HO, "2020-01", "2020-01");
  duo_message_set_campaign (message, duo_campaign_get_id (campaign));
  test_save_message (other, message, DUO_CHANGE_ADD);

  assert_undo_fails (test->store, DUO_ERROR_CONFLICT);
  assert_verified (test->store);
  undo (other);
  undo (test->store);
  assert_verified (test->store);
}

static void
test_redo_stops_where_somebody_else_wrote_since (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) theirs = NULL;

  save_text (test->store, message, "b");
  undo (test->store);
  theirs = test_read_message (other, duo_message_get_id (message));
  save_text (other, theirs, "c");
  assert_redo_fails (test->store, DUO_ERROR_CONFLICT);
  assert_text (test->store, duo_message_get_id (message), "c");

  save_text (other, theirs, "a");
  redo (test->store);
  assert_text (test->store, duo_message_get_id (message), "b");
  assert_verified (test->store);
}

static gboolean
add_and_issue_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_message_table_save (db, user_data, error);
}

static void
test_what_left_the_building_is_not_undone (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) before = saved_message (test->store, "before");
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_HO, "2020-01", "2020-01");
  const DuoChangeName name = { DUO_CHANGE_ISSUE, DUO_OBJECT_OVERVIEW, 0 };
  g_autoptr (GError) error = NULL;
  gint64 change;

  duo_store_write (test->store, &name, add_and_issue_job, message, NULL, &change, &error);
  g_assert_no_error (error);
  assert_undo_fails (test->store, DUO_ERROR_CANNOT_UNDO);
  g_assert_null (duo_store_take_back (test->store, change, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CANNOT_UNDO);
}

/* ---- Runs ---- */

static gint64
save_joined (DuoStore *store, DuoMessage *message, const char *first, const char *last)
{
  g_autoptr (GError) error = NULL;
  gint64 change = -1;

  test_place (message, DUO_SECTOR_MBO, first, last);
  test_try_save (store, G_OBJECT (message), DUO_CHANGE_MOVE, TRUE, &change, &error);
  g_assert_no_error (error);
  return change;
}

static void
test_a_run_is_one_change (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoMessage) back = NULL;
  const gint64 change = save_joined (test->store, message, "2020-02", "2020-03");

  /* The first of a run finds a change of another kind before it, and begins one of its own. */
  g_assert_cmpint (change, ==, 2);
  g_assert_cmpint (save_joined (test->store, message, "2020-03", "2020-04"), ==, change);
  g_assert_cmpint (save_joined (test->store, message, "2020-04", "2020-05"), ==, change);
  assert_verified (test->store);

  undo (test->store);
  back = test_read_message (test->store, duo_message_get_id (message));
  g_assert_cmpint (duo_message_get_first_month (back), ==, duo_month_new (2020, 1));
  redo (test->store);
  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (read, message));
  assert_verified (test->store);
}

static void
test_a_run_that_ends_where_it_began_is_none (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (GPtrArray) changes = NULL;

  save_joined (test->store, message, "2020-02", "2020-03");
  g_assert_cmpint (save_joined (test->store, message, "2020-01", "2020-02"), ==, 0);
  changes = test_list_changes (test->store);
  g_assert_cmpuint (changes->len, ==, 1);
  assert_verified (test->store);
}

static void
test_somebody_elses_change_ends_a_run (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) theirs = NULL;
  const gint64 change = save_joined (test->store, message, "2020-02", "2020-03");

  theirs = saved_message (other, "theirs");
  g_assert_cmpint (save_joined (test->store, message, "2020-03", "2020-04"), >, change);
  assert_verified (test->store);
}

/* ---- History and taking back ---- */

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_journal_list (db, DUO_OBJECT_MESSAGE, *(const gint64 *) user_data, 2, error);
  return *result != NULL;
}

static void
test_history_of_one_object (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) other = saved_message (test->store, "other");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = duo_message_get_id (message);
  const gint64 change = save_text (test->store, message, "b");
  const DuoFieldChange *field;
  gpointer value = NULL;

  save_text (test->store, other, "still other");
  duo_store_read (test->store, list_job, &id, &value, &error);
  g_assert_no_error (error);
  changes = value;
  g_assert_cmpuint (changes->len, ==, 2);
  g_assert_cmpint (duo_change_get_id (changes->pdata[0]), ==, change);

  fields = test_list_fields (test->store, change);
  g_assert_cmpuint (fields->len, ==, 1);
  field = fields->pdata[0];
  g_assert_cmpstr (field->table, ==, "message");
  g_assert_cmpint (field->row, ==, id);
  g_assert_cmpstr (field->field, ==, "text");
  g_assert_cmpstr (field->before, ==, "a");
  g_assert_cmpstr (field->after, ==, "b");
  g_assert_false (field->touched);
}

static void
test_take_back_leaves_later_fields_alone (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 change = save_text (test->store, message, "b");

  duo_message_set_note (message, "later");
  test_save_message (test->store, message, DUO_CHANGE_EDIT);
  taken_back = duo_store_take_back (test->store, change, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (duo_change_get_kind (taken_back), ==, DUO_CHANGE_TAKE_BACK);
  g_assert_cmpint (duo_change_get_object_kind (taken_back), ==, DUO_OBJECT_MESSAGE);
  g_assert_cmpint (duo_change_get_object (taken_back), ==, duo_message_get_id (message));
  g_assert_cmpint (duo_change_get_taken_back (taken_back), ==, change);

  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_cmpstr (duo_message_get_text (read), ==, "a");
  g_assert_cmpstr (duo_message_get_note (read), ==, "later");
  assert_verified (test->store);

  undo (test->store);
  assert_text (test->store, duo_message_get_id (message), "b");
  assert_verified (test->store);
}

static void
test_take_back_of_touched_fields_wants_ticks (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 change = save_text (test->store, message, "b");
  const DuoFieldChange *field;

  save_text (test->store, message, "c");
  g_assert_null (duo_store_take_back (test->store, change, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  assert_text (test->store, duo_message_get_id (message), "c");

  fields = test_list_fields (test->store, change);
  g_assert_cmpuint (fields->len, ==, 1);
  field = fields->pdata[0];
  g_assert_true (field->touched);
  g_assert_cmpstr (field->current, ==, "c");
  taken_back = duo_store_take_back (test->store, change, fields, &error);
  g_assert_no_error (error);
  assert_text (test->store, duo_message_get_id (message), "a");
  assert_verified (test->store); /* the search key followed its text */
}

static void
test_take_back_of_an_addition (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) moved = test_message_new ("b", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (DuoChange) again = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 change = test_save_message (test->store, message, DUO_CHANGE_ADD);
  const gint64 second = test_save_message (test->store, moved, DUO_CHANGE_ADD);

  taken_back = duo_store_take_back (test->store, change, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (message)));

  /* One that was moved since goes only when that is ticked: its placement belongs to it. */
  test_place (moved, DUO_SECTOR_MBO, "2020-02", "2020-03");
  test_save_message (test->store, moved, DUO_CHANGE_MOVE);
  g_assert_null (duo_store_take_back (test->store, second, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);
  g_assert_true (test_message_exists (test->store, duo_message_get_id (moved)));

  fields = test_list_fields (test->store, second);
  again = duo_store_take_back (test->store, second, fields, &error);
  g_assert_no_error (error);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (moved)));
  assert_verified (test->store);
}

static void
test_take_back_of_an_addition_keeps_what_was_filled_since (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (GPtrArray) note_only = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gint64 change;

  duo_milestone_set_title (milestone, "a");
  test_try_save (test->store, G_OBJECT (milestone), DUO_CHANGE_ADD, FALSE, &change, &error);
  g_assert_no_error (error);
  duo_milestone_set_note (milestone, "filled since");
  test_try_save (test->store, G_OBJECT (milestone), DUO_CHANGE_EDIT, FALSE, NULL, &error);
  g_assert_no_error (error);

  g_assert_null (duo_store_take_back (test->store, change, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO);
  g_clear_error (&error);

  fields = test_list_fields (test->store, change);
  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];

      g_assert_cmpint (field->touched, ==, g_str_equal (field->field, "note"));
      if (field->touched)
        g_ptr_array_add (note_only, fields->pdata[i]);
    }
  g_assert_cmpuint (note_only->len, ==, 1);
  g_assert_cmpstr (((DuoFieldChange *) note_only->pdata[0])->current, ==, "filled since");
  taken_back = duo_store_take_back (test->store, change, note_only, &error);
  g_assert_no_error (error);
  assert_verified (test->store);
}

/* Saves the two messages in @user_data. A #DuoJob. */
static gboolean
add_two_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoMessage *const *messages = user_data;

  return duo_message_table_save (db, messages[0], error) && duo_message_table_save (db, messages[1], error);
}

/* An import adds many messages at once: one that somebody worked on keeps its placement, the others go with theirs. */
static void
test_take_back_keeps_an_object_whole (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) edited = test_message_new ("a", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) untouched = test_message_new ("b", DUO_SECTOR_VO, "2020-03", "2020-04");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (GError) error = NULL;
  DuoMessage *const both[] = { edited, untouched };
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_MESSAGE, 0 };
  gint64 change = 0;
  guint n_placements = 0;

  duo_store_write (test->store, &name, add_two_job, (gpointer) both, NULL, &change, &error);
  g_assert_no_error (error);
  save_text (test->store, edited, "worked on");

  taken_back = duo_store_take_back (test->store, change, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (test_message_exists (test->store, duo_message_get_id (untouched)));
  read = test_read_message (test->store, duo_message_get_id (edited));
  g_assert_cmpstr (duo_message_get_text (read), ==, "worked on");
  duo_message_get_placements (read, &n_placements);
  g_assert_cmpuint (n_placements, ==, 1);
  assert_verified (test->store);
}

static void
test_take_back_of_a_removal (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoStore) other = duo_test_store_open_as (test, DUO_TEST_OTHER);
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (DuoMessage) read = NULL;
  g_autoptr (DuoChange) taken_back = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (test_try_remove (test->store, G_OBJECT (message), &error));
  g_assert_no_error (error);
  changes = test_list_changes (test->store);
  taken_back = duo_store_take_back (other, duo_change_get_id (changes->pdata[0]), NULL, &error);
  g_assert_no_error (error);
  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (read, message));
  g_assert_cmpstr (duo_change_get_who (taken_back), ==, DUO_TEST_OTHER);
  assert_verified (test->store);

  /* Who removed it finds that somebody has written it since. */
  assert_undo_fails (test->store, DUO_ERROR_CONFLICT);
}

static void
test_take_back_of_a_removal_whose_campaign_is_gone (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_HO, "2020-01", "2020-01");
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;

  duo_campaign_set_name (campaign, "Vervolgstudie");
  g_assert_true (test_try_save (test->store, G_OBJECT (campaign), DUO_CHANGE_ADD, FALSE, NULL, &error));
  duo_message_set_campaign (message, duo_campaign_get_id (campaign));
  test_save_message (test->store, message, DUO_CHANGE_ADD);
  g_assert_true (test_try_remove (test->store, G_OBJECT (message), &error));
  changes = test_list_changes (test->store);
  g_assert_true (test_try_remove (test->store, G_OBJECT (campaign), &error));
  g_assert_no_error (error);

  g_assert_null (duo_store_take_back (test->store, duo_change_get_id (changes->pdata[0]), NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  assert_verified (test->store);
}

static void
test_take_back_of_nothing (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = saved_message (test->store, "a");
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_store_take_back (test->store, 99, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  undo (test->store);
  g_assert_null (duo_store_take_back (test->store, 1, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO);
}

static void
test_kinds_have_codes (void)
{
  for (guint i = 0; i < DUO_N_CHANGE_KINDS; i++)
    {
      DuoChangeKind kind = DUO_N_CHANGE_KINDS;

      g_assert_true (duo_change_kind_parse (duo_change_kind_to_string ((DuoChangeKind) i), &kind));
      g_assert_cmpint (kind, ==, (gint) i);
    }
  g_assert_false (duo_change_kind_parse ("nothing", NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/journal/undo-goes-back-to-empty-and-forth", test_undo_goes_back_to_empty_and_forth);
  g_test_add_func ("/journal/a-revision-is-never-used-twice", test_a_revision_is_never_used_twice);
  g_test_add_func ("/journal/removal-is-undone-with-placements-and-actions",
                   test_removal_is_undone_with_placements_and_actions);
  g_test_add_func ("/journal/a-new-change-ends-redo", test_a_new_change_ends_redo);
  g_test_add_func ("/journal/each-person-undoes-their-own", test_each_person_undoes_their_own);
  g_test_add_func ("/journal/undo-stops-where-somebody-else-wrote-since",
                   test_undo_stops_where_somebody_else_wrote_since);
  g_test_add_func ("/journal/undo-stops-where-somebody-else-refers-to-it",
                   test_undo_stops_where_somebody_else_refers_to_it);
  g_test_add_func ("/journal/redo-stops-where-somebody-else-wrote-since",
                   test_redo_stops_where_somebody_else_wrote_since);
  g_test_add_func ("/journal/what-left-the-building-is-not-undone", test_what_left_the_building_is_not_undone);
  g_test_add_func ("/journal/a-run-is-one-change", test_a_run_is_one_change);
  g_test_add_func ("/journal/a-run-that-ends-where-it-began-is-none", test_a_run_that_ends_where_it_began_is_none);
  g_test_add_func ("/journal/somebody-elses-change-ends-a-run", test_somebody_elses_change_ends_a_run);
  g_test_add_func ("/journal/history-of-one-object", test_history_of_one_object);
  g_test_add_func ("/journal/take-back-leaves-later-fields-alone", test_take_back_leaves_later_fields_alone);
  g_test_add_func ("/journal/take-back-of-touched-fields-wants-ticks", test_take_back_of_touched_fields_wants_ticks);
  g_test_add_func ("/journal/take-back-of-an-addition", test_take_back_of_an_addition);
  g_test_add_func ("/journal/take-back-keeps-an-object-whole", test_take_back_keeps_an_object_whole);
  g_test_add_func ("/journal/take-back-of-a-removal", test_take_back_of_a_removal);
  g_test_add_func ("/journal/take-back-of-an-addition-keeps-what-was-filled-since",
                   test_take_back_of_an_addition_keeps_what_was_filled_since);
  g_test_add_func ("/journal/take-back-of-a-removal-whose-campaign-is-gone",
                   test_take_back_of_a_removal_whose_campaign_is_gone);
  g_test_add_func ("/journal/take-back-of-nothing", test_take_back_of_nothing);
  g_test_add_func ("/journal/kinds-have-codes", test_kinds_have_codes);

  return g_test_run ();
}
