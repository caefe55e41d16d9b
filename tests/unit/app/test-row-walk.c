/* SPDX-License-Identifier: EUPL-1.2 */
/* A list, a person at the keys and a list view that holds items as GTK does, by chance: whatever they do, when all is
 * quiet each row that is seen is the one of its place. */
#include <string.h>

#include "duo-row-selection.h"

#define N_IDS 900     /* institutions there are */
#define N_HELD 250    /* rows that a list view holds at most */
#define N_STEPS 3000

typedef struct
{
  GObject *object;        /* (owned): stands for the store */
  DuoRowList *list;       /* (owned) */
  DuoRowSelection *shown; /* (owned) */
  GPtrArray *held;        /* (owned) (element-type DuoRowSlot) (nullable elements): by place, as the list view has them */
  gint64 newest;          /* the last id that was given out */
  gboolean in_sight;
  gboolean trouble;       /* now and then a reading fails */
  gboolean nested;        /* who hears that the selection changed asks for all rows */
} Walk;

static guint n_failing; /* so many readings fail from now on */

/* ---- A store that answers in its own time ---- */

static gboolean
answer_cb (gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GArray *ids = g_task_get_task_data (task);
  GPtrArray *values;

  if (g_test_rand_int_range (0, 3) > 0)
    return g_idle_add (answer_cb, g_steal_pointer (&task)), G_SOURCE_REMOVE;
  if (n_failing > 0)
    {
      n_failing--;
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "not now");
      return G_SOURCE_REMOVE;
    }
  values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    g_ptr_array_add (values, g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i)));
  g_task_return_pointer (task, values, (GDestroyNotify) g_ptr_array_unref);
  return G_SOURCE_REMOVE;
}

static void
fetch_async (gpointer object, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (object, cancellable, callback, user_data);

  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpint (g_array_index (ids, gint64, i), !=, g_array_index (ids, gint64, j)); /* nobody is asked for twice at once */
  g_task_set_task_data (task, g_array_ref (ids), (GDestroyNotify) g_array_unref);
  g_idle_add (answer_cb, task);
}

static GPtrArray *
fetch_finish (gpointer object, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static const DuoRowSource source = { fetch_async, fetch_finish, g_free };

/* ---- A list view ---- */

static void
unref_slot (gpointer slot)
{
  if (slot != NULL)
    g_object_unref (slot);
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, Walk *walk)
{
  g_assert_cmpuint (position + removed, <=, walk->held->len);
  if (removed > 0)
    g_ptr_array_remove_range (walk->held, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (walk->held, (gint) position, NULL);
  g_assert_cmpuint (walk->held->len, ==, g_list_model_get_n_items (model));
}

/* A layout: the first rows are held, the others are let go. */
static void
lay_out (Walk *walk)
{
  for (guint i = 0; i < walk->held->len; i++)
    if (i < N_HELD && walk->held->pdata[i] == NULL)
      walk->held->pdata[i] = g_list_model_get_item (G_LIST_MODEL (walk->shown), i);
    else if (i >= N_HELD)
      g_clear_object (&walk->held->pdata[i]);
}

static void
selection_changed_cb (Walk *walk)
{
  if (walk->nested)
    duo_row_selection_show_all (walk->shown);
}

/* ---- A person ---- */

/* What a search finds: some, few or all, in one order or the other. */
static void
search (Walk *walk)
{
  static const guint sieves[] = { 1, 1, 2, 30, 300, 1000 };
  const guint every = sieves[g_test_rand_int_range (0, G_N_ELEMENTS (sieves))];
  const gint64 start = g_test_rand_int_range (1, (gint32) MIN (every, N_IDS) + 1);
  const gboolean down = g_test_rand_int_range (0, 4) == 0;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = start; id <= N_IDS; id += every)
    g_array_append_val (ids, id);
  for (guint i = 0; down && i < ids->len / 2; i++)
    {
      const gint64 other = g_array_index (ids, gint64, i);

      g_array_index (ids, gint64, i) = g_array_index (ids, gint64, ids->len - 1 - i);
      g_array_index (ids, gint64, ids->len - 1 - i) = other;
    }
  duo_row_list_set_ids (walk->list, ids);
}

/* Somebody else changed the store: some are gone, and others came in the middle of the list. */
static void
change (Walk *walk)
{
  GArray *before = duo_row_list_get_ids (walk->list);
  const guint at = (guint) g_test_rand_int_range (0, (gint32) before->len + 1);
  const guint n_gone = (guint) g_test_rand_int_range (0, (gint32) MIN (before->len - at, 60) + 1);
  const guint n_new = (guint) g_test_rand_int_range (0, 60);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, before->data, at);
  for (guint i = 0; i < n_new; i++)
    {
      const gint64 id = ++walk->newest;

      g_array_append_val (ids, id);
    }
  g_array_append_vals (ids, &g_array_index (before, gint64, at + n_gone), before->len - at - n_gone);
  duo_row_list_set_ids (walk->list, ids);
}

static void
act (Walk *walk)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (walk->shown));

  switch (g_test_rand_int_range (0, 13))
    {
    case 0:
      walk->in_sight = g_test_rand_int_range (0, 2);
      duo_row_selection_set_in_sight (walk->shown, walk->in_sight);
      break;
    case 1:
      duo_row_selection_show_all (walk->shown);
      break;
    case 2:
    case 3:
      if (n > 0)
        gtk_selection_model_select_item (GTK_SELECTION_MODEL (walk->shown), (guint) g_test_rand_int_range (0, (gint32) n), TRUE);
      break;
    case 4:
      duo_row_list_refresh (walk->list);
      break;
    case 5:
      lay_out (walk);
      break;
    case 6:
    case 7:
      change (walk);
      break;
    case 8:
      if (walk->trouble)
        n_failing = 1;
      break;
    default:
      search (walk);
      break;
    }
}

static void
turn (gint n_times)
{
  for (gint i = 0; i < n_times; i++)
    (void) g_main_context_iteration (NULL, FALSE);
}

static void
settle (Walk *walk)
{
  if (!walk->in_sight)
    duo_row_selection_set_in_sight (walk->shown, TRUE);
  walk->in_sight = TRUE;
  for (guint i = 0; i < 3; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      lay_out (walk);
    }
}

static void
check (Walk *walk)
{
  GArray *ids = duo_row_list_get_ids (walk->list);

  g_assert_cmpuint (walk->held->len, ==, ids->len);
  for (guint i = 0; i < MIN (ids->len, N_HELD); i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, id);

      g_assert_cmpint (duo_row_slot_get_id (walk->held->pdata[i]), ==, id);
      if (!walk->trouble || duo_row_slot_get_value (walk->held->pdata[i]) != NULL)
        g_assert_cmpstr (duo_row_slot_get_value (walk->held->pdata[i]), ==, words);
      g_assert_false (duo_row_slot_is_waiting (walk->held->pdata[i]));
    }
}

/* At any moment: what is held is of its place, or vacant. */
static void
check_places (Walk *walk)
{
  GArray *ids = duo_row_list_get_ids (walk->list);

  for (guint i = 0; i < walk->held->len; i++)
    if (walk->held->pdata[i] != NULL)
      g_assert_cmpint (duo_row_slot_get_id (walk->held->pdata[i]), ==, i < ids->len ? g_array_index (ids, gint64, i) : 0);
}

static void
walk (gboolean nested, gboolean trouble)
{
  Walk self = { .newest = N_IDS, .in_sight = TRUE, .nested = nested, .trouble = trouble };

  n_failing = 0;
  self.object = g_object_new (G_TYPE_OBJECT, NULL);
  self.list = duo_row_list_new (&source, self.object);
  self.shown = duo_row_selection_new (self.list);
  self.held = g_ptr_array_new_with_free_func (unref_slot);
  g_signal_connect (self.shown, "items-changed", G_CALLBACK (items_changed_cb), &self);
  g_signal_connect_swapped (self.shown, "selection-changed", G_CALLBACK (selection_changed_cb), &self);
  for (guint i = 0; i < N_STEPS; i++)
    {
      act (&self);
      check_places (&self);
      turn (g_test_rand_int_range (0, 4));
      check_places (&self);
      if (i % 10 == 9)
        {
          settle (&self);
          check (&self);
        }
    }
  g_ptr_array_unref (self.held);
  g_object_unref (self.shown);
  g_object_unref (self.list);
  g_object_unref (self.object);
}

static void
test_quiet_hearers (void)
{
  walk (FALSE, FALSE);
}

static void
test_hearers_that_ask_for_more (void)
{
  walk (TRUE, FALSE);
}

/* What could not be read is empty, not the words of another, and asked for again by who asks for all. */
static void
test_readings_that_fail (void)
{
  walk (TRUE, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/row-walk/quiet-hearers", test_quiet_hearers);
  g_test_add_func ("/row-walk/hearers-that-ask-for-more", test_hearers_that_ask_for_more);
  g_test_add_func ("/row-walk/readings-that-fail", test_readings_that_fail);
  return g_test_run ();
}
