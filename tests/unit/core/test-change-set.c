/* SPDX-License-Identifier: EUPL-1.2 */
/* Change sets: their counters and what would be applied. */
#include "duo-change-set.h"

static DuoChangeItem *
add_item (DuoChangeSet *set, DuoChangeItemState state)
{
  DuoChangeItem *item = duo_change_item_new (state, "titel");

  g_ptr_array_add (set->items, item);
  return item;
}

static void
test_counts_by_state (void)
{
  g_autoptr (DuoChangeSet) set = duo_change_set_new ("kalender.csv", "calendar-list");

  add_item (set, DUO_CHANGE_ITEM_NEW);
  add_item (set, DUO_CHANGE_ITEM_NEW);
  add_item (set, DUO_CHANGE_ITEM_SAME);
  add_item (set, DUO_CHANGE_ITEM_REFUSED);

  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_NEW), ==, 2);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_CHANGED), ==, 0);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_SAME), ==, 1);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_MISSING), ==, 0);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED), ==, 1);
}

static void
test_only_new_and_changed_are_applied (void)
{
  g_autoptr (DuoChangeSet) set = duo_change_set_new ("kalender.csv", "calendar-list");

  for (gint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    {
      DuoChangeItem *item = add_item (set, (DuoChangeItemState) state);

      g_assert_cmpint (item->ticked, ==, state == DUO_CHANGE_ITEM_NEW || state == DUO_CHANGE_ITEM_CHANGED);
      item->ticked = TRUE;
      duo_change_item_add_field (item, "text", "oud", "nieuw");
    }

  g_assert_cmpuint (duo_change_set_count_ticked (set), ==, 2);
}

static void
test_changed_needs_a_ticked_field (void)
{
  g_autoptr (DuoChangeSet) set = duo_change_set_new ("kalender.csv", "calendar-list");
  DuoChangeItem *item = add_item (set, DUO_CHANGE_ITEM_CHANGED);
  DuoChangeField *field;

  duo_change_item_add_field (item, "text", NULL, "nieuw");
  field = item->fields->pdata[0];
  g_assert_true (field->ticked);
  g_assert_false (field->edited);
  g_assert_null (field->old_value);
  g_assert_cmpuint (duo_change_set_count_ticked (set), ==, 1);

  field->ticked = FALSE;
  g_assert_cmpuint (duo_change_set_count_ticked (set), ==, 0);

  field->ticked = TRUE;
  item->ticked = FALSE;
  g_assert_cmpuint (duo_change_set_count_ticked (set), ==, 0);
}

static void
test_every_code_is_a_word_of_its_own (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (gint i = 0; i < DUO_N_REFUSALS; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) duo_refusal_to_string ((DuoRefusal) i)));
  for (gint i = 0; i < DUO_N_CHANGE_ITEM_STATES; i++)
    g_assert_true (g_hash_table_add (seen, (gpointer) duo_change_item_state_to_string ((DuoChangeItemState) i)));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/change-set/counts-by-state", test_counts_by_state);
  g_test_add_func ("/change-set/only-new-and-changed-are-applied", test_only_new_and_changed_are_applied);
  g_test_add_func ("/change-set/changed-needs-a-ticked-field", test_changed_needs_a_ticked_field);
  g_test_add_func ("/change-set/every-code-is-a-word-of-its-own", test_every_code_is_a_word_of_its_own);

  return g_test_run ();
}
