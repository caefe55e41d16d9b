/* SPDX-License-Identifier: EUPL-1.2 */
/* Between a list of rows and a list view of GTK 4.8, which makes two things slow that a search does at each key: where
 * a row in sight is replaced it asks for every row that was added, and it destroys and makes the two hundred rows of
 * widgets that it keeps. So a row that takes the place of another comes into the slot that is there; where widgets
 * have to be made, those in sight come first and the others in the frames after; and where many go, their slots are
 * vacant, which is hidden, until they are taken away in the frames after. */
#include "duo-row-selection.h"

struct _DuoRowSelection
{
  GObject parent_instance;

  DuoRowList *rows;     /* (owned) */
  GArray *ids;          /* (owned) (element-type gint64): those of @rows, before they changed while that is told */
  GtkBitset *selected;  /* (owned): positions in @rows */
  GHashTable *slots;    /* (owned): position -> slot that somebody holds (not owned) */
  gboolean in_sight;    /* the others come, or go, only where somebody sees them */
  guint n_shown;        /* so many of the rows does GTK know of: all, but for a moment after they became many more or fewer */
  guint step_source;    /* 0 = none waits */
};

static void duo_row_selection_list_init (GListModelInterface *iface);
static void duo_row_selection_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoRowSelection, duo_row_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, duo_row_selection_list_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, duo_row_selection_selection_init))

/* What a window shows at once; a tall one has the rest a frame later. */
#define STEP 24
/* A list view makes no more rows of widgets than some two hundred: those that come after them cost nothing. */
#define ENOUGH 240

/* Slots */

static void
slot_gone_cb (DuoRowSlot *slot,
              gpointer    user_data)
{
  DuoRowSelection *self = user_data;

  g_hash_table_remove (self->slots, GUINT_TO_POINTER (duo_row_slot_get_position (slot)));
}

/* Those of the @removed rows at @position are slots of this list no longer, those behind them come @added - @removed
 * places on. */
static void
move_slots (DuoRowSelection *self,
            guint            position,
            guint            removed,
            guint            added)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->slots);
  GHashTableIter iter;
  gpointer slot;

  self->slots = g_hash_table_new (NULL, NULL);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    {
      const guint at = duo_row_slot_get_position (slot);

      if (at >= position && at < position + removed)
        {
          duo_row_slot_forget_owner (slot);
          continue;
        }
      if (at >= position)
        duo_row_slot_set_position (slot, at - removed + added);
      g_hash_table_insert (self->slots, GUINT_TO_POINTER (duo_row_slot_get_position (slot)), slot);
    }
}

/* Puts the rows that are there now into the slots from @position on. */
static void
fill_slots (DuoRowSelection *self,
            guint            position,
            guint            n_rows)
{
  g_autoptr (GPtrArray) slots = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer slot;

  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    if (duo_row_slot_get_position (slot) >= position && duo_row_slot_get_position (slot) < position + n_rows)
      g_ptr_array_add (slots, g_object_ref (slot));

  for (guint i = 0; i < slots->len; i++)
    {
      g_autoptr (DuoListRow) row
        = g_list_model_get_item (G_LIST_MODEL (self->rows), duo_row_slot_get_position (slots->pdata[i]));

      duo_row_slot_set_row (slots->pdata[i], row);
    }
}

/* What GTK knows of */

/* Tells GTK of rows that went and came; @removed and @added are not both more than 0. */
static void
tell_items (DuoRowSelection *self,
            guint            position,
            guint            removed,
            guint            added)
{
  if (removed == 0 && added == 0)
    return;

  move_slots (self, position, removed, added);
  self->n_shown += added - removed;
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static guint
count_rows (DuoRowSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->rows));
}

static void
grow (DuoRowSelection *self,
      guint            n_more)
{
  tell_items (self, self->n_shown, 0, MIN (n_more, count_rows (self) - self->n_shown));
}

static void
shrink (DuoRowSelection *self,
        guint            n_less)
{
  const guint n_gone = MIN (n_less, self->n_shown - count_rows (self));

  tell_items (self, self->n_shown - n_gone, n_gone, 0);
}

static gboolean
step_cb (gpointer user_data)
{
  DuoRowSelection *self = user_data;

  if (self->n_shown > count_rows (self))
    shrink (self, STEP);
  else
    grow (self, self->n_shown < ENOUGH ? STEP : G_MAXUINT);
  if (self->n_shown != count_rows (self) && !duo_row_list_is_reading (self->rows))
    return G_SOURCE_CONTINUE;

  self->step_source = 0;
  return G_SOURCE_REMOVE;
}

/* The next ones come, or go, when what is there has its words and has been painted. */
static void
step_soon (DuoRowSelection *self)
{
  if (self->in_sight && self->n_shown != count_rows (self) && self->step_source == 0 && !duo_row_list_is_reading (self->rows))
    self->step_source = g_idle_add (step_cb, self);
}

static void
insert_rows (DuoRowSelection *self,
             guint            position,
             guint            added)
{
  if (position <= self->n_shown && (added <= STEP || self->n_shown >= ENOUGH))
    {
      tell_items (self, position, 0, added);
    }
  else if (position <= self->n_shown)
    {
      tell_items (self, position, self->n_shown - position, 0);
      grow (self, STEP - MIN (STEP, position));
    }
}

/* Selecting */

static void
tell_selection (DuoRowSelection *self,
                guint            position,
                guint            n_rows)
{
  const guint last = MIN (position + n_rows, MIN (self->n_shown, count_rows (self)));

  if (position < last)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, last - position);
}

/* Who is selected stays so, wherever he is now; who is gone is not. Returns: whether any of those replaced is, or was. */
static gboolean
move_selection (DuoRowSelection *self,
                GArray          *before,
                guint            position,
                guint            removed,
                guint            added)
{
  g_autoptr (GHashTable) ids = NULL;
  GtkBitsetIter iter;
  guint at;

  if (gtk_bitset_is_empty (self->selected))
    return FALSE;

  ids = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (gboolean more = gtk_bitset_iter_init_at (&iter, self->selected, position, &at); more && at < position + removed;
       more = gtk_bitset_iter_next (&iter, &at))
    g_hash_table_add (ids, &g_array_index (before, gint64, at));
  gtk_bitset_splice (self->selected, position, removed, added);
  for (guint i = position; g_hash_table_size (ids) > 0 && i < position + added; i++)
    if (g_hash_table_contains (ids, &g_array_index (self->ids, gint64, i)))
      gtk_bitset_add (self->selected, i);

  return g_hash_table_size (ids) > 0;
}

/* All the rows from @position on come into the slots that are there; those that are too many are vacant. */
static void
reuse_slots (DuoRowSelection *self,
             guint            position)
{
  if (self->n_shown > ENOUGH && count_rows (self) < ENOUGH)
    tell_items (self, ENOUGH, self->n_shown - ENOUGH, 0);
  fill_slots (self, position, self->n_shown - MIN (position, self->n_shown));
}

/* Of @removed rows at @position, and @added that came, those come into the slots that are there for which there is one; GTK is
 * told of the others. */
static void
replace_rows (DuoRowSelection *self,
              guint            position,
              guint            removed,
              guint            added)
{
  const guint n_replaced = MIN (removed, added);

  fill_slots (self, position, n_replaced);
  position += n_replaced;
  if (removed > n_replaced && position < self->n_shown)
    tell_items (self, position, MIN (removed - n_replaced, self->n_shown - position), 0);
  else if (added > n_replaced)
    insert_rows (self, position, added - n_replaced);
}

/* The selection is told last: who hears of it may ask for all rows at once, and finds them as they are. */
static void
rows_changed_cb (DuoRowSelection *self,
                 guint            position,
                 guint            removed,
                 guint            added)
{
  g_autoptr (GArray) before = g_steal_pointer (&self->ids);
  const gboolean few_remain = removed > added + STEP && duo_row_list_get_ids (self->rows)->len < MIN (ENOUGH, self->n_shown);
  const gboolean reuse = self->n_shown > before->len || few_remain;
  gboolean touched;

  self->ids = g_array_ref (duo_row_list_get_ids (self->rows));
  touched = move_selection (self, before, position, removed, added);
  if (reuse)
    reuse_slots (self, position);
  else
    replace_rows (self, position, removed, added);
  step_soon (self);

  if (reuse && (touched || !gtk_bitset_is_empty (self->selected)))
    tell_selection (self, position, count_rows (self) - position);
  else if (touched)
    tell_selection (self, position, MIN (removed, added));
}

static gboolean
duo_row_selection_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  return gtk_bitset_contains (DUO_ROW_SELECTION (model)->selected, position);
}

static GtkBitset *
duo_row_selection_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  return gtk_bitset_ref (DUO_ROW_SELECTION (model)->selected); /* may hold more than was asked for */
}

/* Takes @selected over; GTK is told of those between the first and the last that differ. */
static void
set_selected (DuoRowSelection *self,
              GtkBitset       *selected)
{
  g_autoptr (GtkBitset) changed = gtk_bitset_copy (selected);

  gtk_bitset_difference (changed, self->selected); /* what is in one of both */
  gtk_bitset_unref (self->selected);
  self->selected = selected;
  if (!gtk_bitset_is_empty (changed))
    tell_selection (self, gtk_bitset_get_minimum (changed),
                    gtk_bitset_get_maximum (changed) - gtk_bitset_get_minimum (changed) + 1);
}

static gboolean
duo_row_selection_set_selection (GtkSelectionModel *model,
                                 GtkBitset         *selected,
                                 GtkBitset         *mask)
{
  DuoRowSelection *self = DUO_ROW_SELECTION (model);
  g_autoptr (GtkBitset) next = gtk_bitset_copy (self->selected);
  g_autoptr (GtkBitset) asked = gtk_bitset_copy (selected);

  duo_row_selection_show_all (self); /* by "all" GTK means those that it knows of */
  gtk_bitset_subtract (next, mask);
  gtk_bitset_intersect (asked, mask);
  gtk_bitset_union (next, asked);
  gtk_bitset_remove_range_closed (next, count_rows (self), G_MAXUINT);
  set_selected (self, g_steal_pointer (&next));
  return TRUE;
}

static gboolean
duo_row_selection_select_all (GtkSelectionModel *model)
{
  set_selected (DUO_ROW_SELECTION (model), gtk_bitset_new_range (0, count_rows (DUO_ROW_SELECTION (model))));
  return TRUE;
}

static gboolean
duo_row_selection_unselect_all (GtkSelectionModel *model)
{
  set_selected (DUO_ROW_SELECTION (model), gtk_bitset_new_empty ());
  return TRUE;
}

static void
duo_row_selection_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = duo_row_selection_is_selected;
  iface->get_selection_in_range = duo_row_selection_get_selection_in_range;
  iface->set_selection = duo_row_selection_set_selection;
  iface->select_all = duo_row_selection_select_all;
  iface->unselect_all = duo_row_selection_unselect_all;
}

/* Items */

static GType
duo_row_selection_get_item_type (GListModel *model)
{
  return DUO_TYPE_ROW_SLOT;
}

static guint
duo_row_selection_get_n_items (GListModel *model)
{
  return DUO_ROW_SELECTION (model)->n_shown;
}

static gpointer
duo_row_selection_get_item (GListModel *model,
                            guint       position)
{
  DuoRowSelection *self = DUO_ROW_SELECTION (model);
  DuoRowSlot *slot = g_hash_table_lookup (self->slots, GUINT_TO_POINTER (position));
  g_autoptr (DuoListRow) row = NULL;

  if (slot != NULL)
    return g_object_ref (slot);
  if (position >= self->n_shown)
    return NULL;

  row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  slot = duo_row_slot_new (row, position, slot_gone_cb, self);
  g_hash_table_insert (self->slots, GUINT_TO_POINTER (position), slot);
  return slot;
}

static void
duo_row_selection_list_init (GListModelInterface *iface)
{
  iface->get_item_type = duo_row_selection_get_item_type;
  iface->get_n_items = duo_row_selection_get_n_items;
  iface->get_item = duo_row_selection_get_item;
}

/* Life */

static void
duo_row_selection_dispose (GObject *object)
{
  DuoRowSelection *self = DUO_ROW_SELECTION (object);
  GHashTableIter iter;
  gpointer slot;

  g_clear_handle_id (&self->step_source, g_source_remove);
  g_hash_table_iter_init (&iter, self->slots);
  while (g_hash_table_iter_next (&iter, NULL, &slot))
    duo_row_slot_forget_owner (slot);
  g_hash_table_remove_all (self->slots);

  G_OBJECT_CLASS (duo_row_selection_parent_class)->dispose (object);
}

static void
duo_row_selection_finalize (GObject *object)
{
  DuoRowSelection *self = DUO_ROW_SELECTION (object);

  g_object_unref (self->rows);
  g_array_unref (self->ids);
  gtk_bitset_unref (self->selected);
  g_hash_table_unref (self->slots);

  G_OBJECT_CLASS (duo_row_selection_parent_class)->finalize (object);
}

static void
duo_row_selection_class_init (DuoRowSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_row_selection_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_row_selection_finalize;
}

static void
duo_row_selection_init (DuoRowSelection *self)
{
  self->in_sight = TRUE;
  self->selected = gtk_bitset_new_empty ();
  self->slots = g_hash_table_new (NULL, NULL);
}

/**
 * duo_row_selection_new:
 * @rows: the rows; a reference is taken
 *
 * Returns: (transfer full): the rows with none selected
 */
DuoRowSelection *
duo_row_selection_new (DuoRowList *rows)
{
  DuoRowSelection *self = g_object_new (DUO_TYPE_ROW_SELECTION, NULL);

  self->rows = g_object_ref (rows);
  self->ids = g_array_ref (duo_row_list_get_ids (rows));
  g_signal_connect_object (rows, "items-changed", G_CALLBACK (rows_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rows, "read", G_CALLBACK (step_soon), self, G_CONNECT_SWAPPED);
  insert_rows (self, 0, count_rows (self));
  step_soon (self);
  return self;
}

/* Returns: (transfer none): all the rows. */
DuoRowList *
duo_row_selection_get_rows (DuoRowSelection *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SELECTION (self), NULL);

  return self->rows;
}

/* Out of sight the list keeps to the rows that a window shows at once: those that a page made ahead would have to make
 * at its first frame, all together. */
void
duo_row_selection_set_in_sight (DuoRowSelection *self,
                                gboolean         in_sight)
{
  g_return_if_fail (DUO_IS_ROW_SELECTION (self));

  self->in_sight = in_sight;
  if (in_sight)
    step_soon (self);
  else
    g_clear_handle_id (&self->step_source, g_source_remove);
}

/* GTK knows of all the rows from here on, and of no others, as it has to before one of them can be gone to. */
void
duo_row_selection_show_all (DuoRowSelection *self)
{
  g_return_if_fail (DUO_IS_ROW_SELECTION (self));

  g_clear_handle_id (&self->step_source, g_source_remove);
  if (self->n_shown > count_rows (self))
    shrink (self, G_MAXUINT);
  else
    grow (self, G_MAXUINT);
}
