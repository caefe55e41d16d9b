/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of rows that are read on demand, and what a table shows of them, over a source of the test's own: no store and
 * no display. */
#include <string.h>

#include "duo-row-selection.h"

#define PAGE 512

typedef struct
{
  GObject *object;    /* (owned): stands for the store */
  DuoRowList *list;   /* (owned) */
  GArray *changes;    /* (owned) (element-type guint): position, removed, added of each "items-changed" */
  guint n_failures;
} Fixture;

/* What the source was asked, and what it does; there is one at a time. */
static struct
{
  guint n_fetches;
  guint n_ids;
  guint largest;
  gint64 gone;    /* 0 = none: an id that is not there any more */
  gboolean fails;
  guint n_freed;
} asked;

static void
value_free (gpointer value)
{
  asked.n_freed++;
  g_free (value);
}

static void
value_free_unless_gone (gpointer value)
{
  if (value != NULL)
    value_free (value);
}

static void
fetch_async (gpointer             source,
             GArray              *ids,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  GPtrArray *values;

  asked.n_fetches++;
  asked.n_ids += ids->len;
  asked.largest = MAX (asked.largest, ids->len);
  if (asked.fails)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "no rows today");
      return;
    }

  values = g_ptr_array_new_with_free_func (value_free_unless_gone);
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      g_ptr_array_add (values, id == asked.gone
                                 ? NULL
                                 : g_strdup_printf ("row %" G_GINT64_FORMAT " of %u", id, asked.n_fetches));
    }
  g_task_return_pointer (task, values, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
fetch_finish (gpointer       source,
              GAsyncResult  *result,
              GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const DuoRowSource source = { fetch_async, fetch_finish, value_free };

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *self)
{
  const guint change[] = { position, removed, added };

  g_array_append_vals (self->changes, change, G_N_ELEMENTS (change));
}

static void
failed_cb (Fixture *self)
{
  self->n_failures++;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  memset (&asked, 0, sizeof asked);
  self->object = g_object_new (G_TYPE_OBJECT, NULL);
  self->list = duo_row_list_new (&source, self->object);
  self->changes = g_array_new (FALSE, FALSE, sizeof (guint));
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->list, "failed", G_CALLBACK (failed_cb), self);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->list);
  g_object_unref (self->object);
  g_array_unref (self->changes);
}

/* Until nothing is being read any more. */
static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_range (Fixture *self,
           gint64   first,
           guint    n_ids)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_ids; i++)
    {
      const gint64 id = first + i;

      g_array_append_val (ids, id);
    }
  duo_row_list_set_ids (self->list, ids);
}

static void
set_ids (Fixture      *self,
         const gint64 *ids,
         guint         n_ids)
{
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (array, ids, n_ids);
  duo_row_list_set_ids (self->list, array);
}

static DuoListRow *
get_row (Fixture *self,
         guint    position)
{
  return g_list_model_get_item (G_LIST_MODEL (self->list), position);
}

#define assert_last_change(self, position, removed, added)                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    g_assert_cmpuint ((self)->changes->len, >=, 3);                                                                    \
    g_assert_cmpuint (g_array_index ((self)->changes, guint, (self)->changes->len - 3), ==, position);                 \
    g_assert_cmpuint (g_array_index ((self)->changes, guint, (self)->changes->len - 2), ==, removed);                  \
    g_assert_cmpuint (g_array_index ((self)->changes, guint, (self)->changes->len - 1), ==, added);                    \
  }                                                                                                                    \
  G_STMT_END

static void
test_reads_what_is_looked_at (Fixture       *self,
                              gconstpointer  data)
{
  g_autoptr (DuoListRow) first = NULL;
  g_autoptr (DuoListRow) second = NULL;
  g_autoptr (DuoListRow) again = NULL;

  set_range (self, 1, 100000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 100000);
  g_assert_null (get_row (self, 100000));
  settle ();
  g_assert_cmpuint (asked.n_fetches, ==, 0);

  first = get_row (self, 0);
  second = get_row (self, 99999);
  again = get_row (self, 0);
  g_assert_true (first == again);
  g_assert_null (duo_list_row_get_value (first));
  settle ();
  g_assert_cmpuint (asked.n_fetches, ==, 1);
  g_assert_cmpuint (asked.n_ids, ==, 2);
  g_assert_cmpstr (duo_list_row_get_value (first), ==, "row 1 of 1");
  g_assert_cmpstr (duo_list_row_get_value (second), ==, "row 100000 of 1");
}

static void
test_passes_by_what_was_let_go (Fixture       *self,
                                gconstpointer  data)
{
  g_autoptr (DuoListRow) kept = NULL;

  set_range (self, 1, 1000);
  for (guint i = 0; i < 200; i++)
    g_object_unref (get_row (self, i));
  kept = get_row (self, 900);
  settle ();
  g_assert_cmpuint (asked.n_ids, ==, 1);
  g_assert_cmpstr (duo_list_row_get_value (kept), ==, "row 901 of 1");

  /* what nobody held is read when it is looked at again */
  g_clear_object (&kept);
  g_assert_cmpuint (asked.n_freed, ==, 1);
  kept = get_row (self, 900);
  g_assert_null (duo_list_row_get_value (kept));
  settle ();
  g_assert_cmpstr (duo_list_row_get_value (kept), ==, "row 901 of 2");
}

/* As when all rows are selected, which holds them. */
static void
test_reads_many_in_pages (Fixture       *self,
                          gconstpointer  data)
{
  const guint n_rows = 20000;
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  set_range (self, 1, n_rows);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (held, get_row (self, i));
  settle ();
  g_assert_cmpuint (asked.n_ids, ==, n_rows);
  g_assert_cmpuint (asked.largest, ==, PAGE);
  g_assert_cmpuint (asked.n_fetches, ==, (n_rows + PAGE - 1) / PAGE);
  for (guint i = 0; i < n_rows; i++)
    g_assert_nonnull (duo_list_row_get_value (held->pdata[i]));
}

static void
test_tells_the_smallest_difference (Fixture       *self,
                                    gconstpointer  data)
{
  const gint64 before[] = { 1, 2, 3, 4, 5 };
  const gint64 replaced[] = { 1, 2, 9, 4, 5 };
  const gint64 shorter[] = { 1, 2, 4, 5 };
  const gint64 doubled[] = { 1, 1, 2, 4, 5 };
  g_autoptr (DuoListRow) kept = NULL;
  g_autoptr (DuoListRow) same = NULL;

  set_ids (self, before, G_N_ELEMENTS (before));
  assert_last_change (self, 0, 0, 5);
  kept = get_row (self, 4);

  set_ids (self, replaced, G_N_ELEMENTS (replaced));
  assert_last_change (self, 2, 1, 1);
  set_ids (self, shorter, G_N_ELEMENTS (shorter));
  assert_last_change (self, 2, 1, 0);
  same = get_row (self, 3);
  g_assert_true (same == kept);
  set_ids (self, doubled, G_N_ELEMENTS (doubled));
  assert_last_change (self, 1, 0, 1);

  g_array_set_size (self->changes, 0);
  set_ids (self, doubled, G_N_ELEMENTS (doubled));
  g_assert_cmpuint (self->changes->len, ==, 0);
  set_ids (self, NULL, 0);
  assert_last_change (self, 0, 5, 0);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
slot_changed_cb (DuoRowSlot *slot,
                 gpointer    count)
{
  count_cb (count);
}

static void
test_refresh_reads_what_is_held (Fixture       *self,
                                 gconstpointer  data)
{
  g_autoptr (DuoListRow) row = NULL;
  g_autoptr (DuoListRow) gone = NULL;
  guint n_changed = 0;

  set_range (self, 1, 10);
  row = get_row (self, 0);
  gone = get_row (self, 1);
  g_object_unref (get_row (self, 2));
  settle ();

  g_signal_connect_swapped (row, "value-changed", G_CALLBACK (count_cb), &n_changed);
  asked.gone = 2;
  asked.n_ids = 0;
  duo_row_list_refresh (self->list);
  g_assert_cmpstr (duo_list_row_get_value (row), ==, "row 1 of 1");
  settle ();
  g_assert_cmpuint (asked.n_ids, ==, 2);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (duo_list_row_get_value (row), ==, "row 1 of 2");
  g_assert_cmpstr (duo_list_row_get_value (gone), ==, "row 2 of 1"); /* shows what it was until the ids are others */
}

static void
test_failure_is_told_once (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (GPtrArray) held = g_ptr_array_new_with_free_func (g_object_unref);

  asked.fails = TRUE;
  set_range (self, 1, 3 * PAGE);
  for (guint i = 0; i < 3 * PAGE; i++)
    g_ptr_array_add (held, get_row (self, i));
  settle ();
  g_assert_cmpuint (self->n_failures, ==, 1);

  asked.fails = FALSE;
  duo_row_list_refresh (self->list);
  settle ();
  g_assert_cmpuint (self->n_failures, ==, 1);
  g_assert_nonnull (duo_list_row_get_value (held->pdata[0]));
}

static void
test_ends_while_reading (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (DuoListRow) row = NULL;

  set_range (self, 1, 10);
  row = get_row (self, 0);
  g_clear_object (&self->list);
  settle ();
  g_assert_cmpuint (self->n_failures, ==, 0);
  g_assert_null (duo_list_row_get_value (row));
}

/* What a table shows */

static guint
count_shown (DuoRowSelection *shown)
{
  return g_list_model_get_n_items (G_LIST_MODEL (shown));
}

static gboolean
is_selected (DuoRowSelection *shown,
             guint            position)
{
  return gtk_selection_model_is_selected (GTK_SELECTION_MODEL (shown), position);
}

static void
test_another_row_comes_into_the_slot (Fixture       *self,
                                      gconstpointer  data)
{
  const gint64 before[] = { 1, 2, 3 };
  const gint64 after[] = { 7, 1, 3 };
  const gint64 fewer[] = { 7 };
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (DuoRowSlot) first = NULL;
  g_autoptr (DuoRowSlot) second = NULL;
  g_autoptr (DuoRowSlot) again = NULL;
  guint n_changed = 0;

  set_ids (self, before, G_N_ELEMENTS (before));
  first = g_list_model_get_item (G_LIST_MODEL (shown), 0);
  second = g_list_model_get_item (G_LIST_MODEL (shown), 1);
  settle ();
  g_assert_cmpstr (duo_row_slot_get_value (first), ==, "row 1 of 1");

  g_array_set_size (self->changes, 0);
  g_signal_connect (shown, "items-changed", G_CALLBACK (items_changed_cb), self);
  duo_row_slot_add_watch (first, slot_changed_cb, &n_changed);
  set_ids (self, after, G_N_ELEMENTS (after));
  g_assert_cmpuint (self->changes->len, ==, 3); /* the list's own: GTK is told of none */
  again = g_list_model_get_item (G_LIST_MODEL (shown), 0);
  g_assert_true (again == first);
  g_assert_cmpint (duo_row_slot_get_id (first), ==, 7);
  g_assert_true (duo_row_slot_is_waiting (first));
  g_assert_null (duo_row_slot_get_value (first)); /* whatever is still to be seen there, it isn't this row's */
  g_assert_cmpint (duo_row_slot_get_id (second), ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  settle ();
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_false (duo_row_slot_is_waiting (first));
  g_assert_cmpstr (duo_row_slot_get_value (first), ==, "row 7 of 2");
  duo_row_slot_remove_watch (first, &n_changed);
  set_ids (self, before, G_N_ELEMENTS (before));
  g_assert_cmpuint (n_changed, ==, 2);

  set_ids (self, fewer, G_N_ELEMENTS (fewer));
  assert_last_change (self, 1, 2, 0);
  g_assert_cmpuint (count_shown (shown), ==, 1);
}

/* The words of another row do not stay where its own can't be read. */
static void
test_waits_no_longer_than_the_reading (Fixture       *self,
                                       gconstpointer  data)
{
  const gint64 before[] = { 1, 2 };
  const gint64 after[] = { 8, 9 };
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (DuoRowSlot) first = NULL;
  g_autoptr (DuoRowSlot) second = NULL;

  set_ids (self, before, G_N_ELEMENTS (before));
  first = g_list_model_get_item (G_LIST_MODEL (shown), 0);
  second = g_list_model_get_item (G_LIST_MODEL (shown), 1);
  settle ();
  asked.gone = 8;
  set_ids (self, after, G_N_ELEMENTS (after));
  settle ();
  g_assert_false (duo_row_slot_is_waiting (first));
  g_assert_null (duo_row_slot_get_value (first));

  asked.fails = TRUE;
  set_ids (self, before, G_N_ELEMENTS (before));
  g_assert_true (duo_row_slot_is_waiting (second));
  settle ();
  g_assert_cmpuint (self->n_failures, ==, 1);
  g_assert_false (duo_row_slot_is_waiting (second));
}

static void
test_slots_move_with_what_is_before_them (Fixture       *self,
                                          gconstpointer  data)
{
  const gint64 before[] = { 1, 2, 3 };
  const gint64 after[] = { 1, 9, 2, 3 };
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (DuoRowSlot) last = NULL;
  g_autoptr (DuoRowSlot) moved = NULL;

  set_ids (self, before, G_N_ELEMENTS (before));
  last = g_list_model_get_item (G_LIST_MODEL (shown), 2);
  set_ids (self, after, G_N_ELEMENTS (after));
  moved = g_list_model_get_item (G_LIST_MODEL (shown), 3);
  g_assert_true (moved == last);
  g_assert_cmpint (duo_row_slot_get_id (moved), ==, 3);
}

static void
test_out_of_sight_are_few (Fixture       *self,
                           gconstpointer  data)
{
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  guint n_few;

  duo_row_selection_set_in_sight (shown, FALSE);
  set_range (self, 1, 1000);
  settle ();
  n_few = count_shown (shown);
  g_assert_cmpuint (n_few, >, 0);
  g_assert_cmpuint (n_few, <, 100);

  duo_row_selection_set_in_sight (shown, TRUE);
  g_assert_cmpuint (count_shown (shown), ==, n_few); /* in the frames after, not in this one */
  settle ();
  g_assert_cmpuint (count_shown (shown), ==, 1000);
}

static void
test_many_come_in_steps (Fixture       *self,
                         gconstpointer  data)
{
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (DuoRowSlot) fourth = NULL;
  g_autoptr (DuoRowSlot) fifth = NULL;

  set_range (self, 1, 1000);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 1000);
  g_assert_cmpuint (count_shown (shown), <, 100);
  settle ();
  g_assert_cmpuint (count_shown (shown), ==, 1000);

  fourth = g_list_model_get_item (G_LIST_MODEL (shown), 3);
  set_range (self, 5, 3); /* fewer come at once: no row that is gone may be seen, though some wait to be taken away */
  g_assert_true (duo_row_slot_is_vacant (fourth));
  g_assert_null (duo_row_slot_get_value (fourth));
  fifth = g_list_model_get_item (G_LIST_MODEL (shown), 4);
  g_assert_true (fifth == NULL || duo_row_slot_is_vacant (fifth));
  set_range (self, 21, 5); /* and come back before they were */
  g_assert_cmpint (duo_row_slot_get_id (fourth), ==, 24);
  set_range (self, 5, 3);
  settle ();
  g_assert_cmpuint (count_shown (shown), ==, 3);
  set_range (self, 1, 100);
  settle ();
  set_range (self, 5, 3);
  duo_row_selection_show_all (shown);
  g_assert_cmpuint (count_shown (shown), ==, 3);
  set_range (self, 1, 1000);
  g_assert_cmpuint (count_shown (shown), <, 100);
  set_range (self, 400, 500); /* and another answer while they come */
  g_assert_cmpuint (count_shown (shown), <, 100);
  duo_row_selection_show_all (shown);
  g_assert_cmpuint (count_shown (shown), ==, 500);
  set_range (self, 2, 1001);
  settle ();
  g_assert_cmpuint (count_shown (shown), ==, 1001);
}

static void
test_selects_by_id (Fixture       *self,
                    gconstpointer  data)
{
  const gint64 before[] = { 1, 2, 3, 4, 5 };
  const gint64 after[] = { 5, 6, 2, 7 };
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (GtkBitset) selected = NULL;

  set_ids (self, before, G_N_ELEMENTS (before));
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (shown), 3, TRUE));
  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (shown), 1, FALSE));
  g_assert_true (is_selected (shown, 1) && is_selected (shown, 3) && !is_selected (shown, 0));

  set_ids (self, after, G_N_ELEMENTS (after)); /* 2 is somewhere else, 4 is gone */
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (shown));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  g_assert_true (is_selected (shown, 2));
  set_ids (self, before, G_N_ELEMENTS (before));
  g_assert_true (is_selected (shown, 1) && !is_selected (shown, 3));

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (shown), 4, TRUE));
  g_assert_true (!is_selected (shown, 1) && is_selected (shown, 4));
  g_assert_true (gtk_selection_model_unselect_item (GTK_SELECTION_MODEL (shown), 4));
  g_assert_false (is_selected (shown, 4));
}

static void
test_selects_all_also_those_to_come (Fixture       *self,
                                     gconstpointer  data)
{
  g_autoptr (DuoRowSelection) shown = duo_row_selection_new (self->list);
  g_autoptr (GtkBitset) selected = NULL;

  set_range (self, 1, 1000);
  g_assert_true (gtk_selection_model_select_all (GTK_SELECTION_MODEL (shown)));
  settle ();
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (shown));
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1000);
  g_assert_true (is_selected (shown, 999));

  g_assert_true (gtk_selection_model_select_item (GTK_SELECTION_MODEL (shown), 7, TRUE));
  g_assert_false (is_selected (shown, 999));
  g_assert_true (gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (shown)));
  g_assert_false (is_selected (shown, 7));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/row-list/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("reads-what-is-looked-at", test_reads_what_is_looked_at);
  ADD ("passes-by-what-was-let-go", test_passes_by_what_was_let_go);
  ADD ("reads-many-in-pages", test_reads_many_in_pages);
  ADD ("tells-the-smallest-difference", test_tells_the_smallest_difference);
  ADD ("refresh-reads-what-is-held", test_refresh_reads_what_is_held);
  ADD ("failure-is-told-once", test_failure_is_told_once);
  ADD ("ends-while-reading", test_ends_while_reading);
  ADD ("another-row-comes-into-the-slot", test_another_row_comes_into_the_slot);
  ADD ("waits-no-longer-than-the-reading", test_waits_no_longer_than_the_reading);
  ADD ("slots-move-with-what-is-before-them", test_slots_move_with_what_is_before_them);
  ADD ("out-of-sight-are-few", test_out_of_sight_are_few);
  ADD ("many-come-in-steps", test_many_come_in_steps);
  ADD ("selects-by-id", test_selects_by_id);
  ADD ("selects-all-also-those-to-come", test_selects_all_also_those_to_come);
#undef ADD
  return g_test_run ();
}
