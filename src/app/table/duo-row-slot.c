/* SPDX-License-Identifier: EUPL-1.2 */
/* What GTK takes for the item at a place. The row in it can be another one: to a list view of GTK 4.8 an item that
 * goes is a row of widgets to destroy, and one that comes a row of widgets to make. */
#include "duo-row-slot.h"

typedef struct
{
  DuoRowSlotFunc changed;
  gpointer user_data;
} Watch;

struct _DuoRowSlot
{
  GObject parent_instance;

  DuoListRow *row;  /* (owned) (nullable): NULL where there is no row any more, and GTK doesn't know that yet */
  gulong handler;
  guint position;
  gboolean waiting; /* the words of its row are being read; those of the row before it still stand there */
  GArray *watches;  /* (owned) (element-type Watch): the cells; a jump binds a thousand, for which signals are slow */
  DuoRowSlotFunc gone;
  gpointer user_data;
};

G_DEFINE_FINAL_TYPE (DuoRowSlot, duo_row_slot, G_TYPE_OBJECT)

static void
tell (DuoRowSlot *self)
{
  for (guint i = 0; i < self->watches->len; i++)
    {
      const Watch *watch = &g_array_index (self->watches, Watch, i);

      watch->changed (self, watch->user_data);
    }
}

static void
row_read_cb (DuoRowSlot *self)
{
  self->waiting = FALSE;
  tell (self);
}

static void
take_row (DuoRowSlot *self,
          DuoListRow *row)
{
  if (row == NULL)
    return;

  self->row = g_object_ref (row);
  self->handler = g_signal_connect_swapped (row, "value-changed", G_CALLBACK (row_read_cb), self);
}

static void
drop_row (DuoRowSlot *self)
{
  if (self->row == NULL)
    return;

  g_signal_handler_disconnect (self->row, self->handler);
  g_clear_object (&self->row);
}

static void
duo_row_slot_dispose (GObject *object)
{
  DuoRowSlot *self = DUO_ROW_SLOT (object);

  if (self->gone != NULL)
    self->gone (self, self->user_data);
  self->gone = NULL;
  drop_row (self);

  G_OBJECT_CLASS (duo_row_slot_parent_class)->dispose (object);
}

static void
duo_row_slot_finalize (GObject *object)
{
  g_array_unref (DUO_ROW_SLOT (object)->watches);

  G_OBJECT_CLASS (duo_row_slot_parent_class)->finalize (object);
}

static void
duo_row_slot_class_init (DuoRowSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_row_slot_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_row_slot_finalize;
}

static void
duo_row_slot_init (DuoRowSlot *self)
{
  self->watches = g_array_new (FALSE, FALSE, sizeof (Watch));
}

/**
 * duo_row_slot_new:
 * @row: (nullable): what is shown there
 * @position: where it is
 * @gone: called when nobody holds it any more
 * @user_data: for @gone
 *
 * Returns: (transfer full): a slot
 */
DuoRowSlot *
duo_row_slot_new (DuoListRow     *row,
                  guint           position,
                  DuoRowSlotFunc  gone,
                  gpointer        user_data)
{
  DuoRowSlot *self = g_object_new (DUO_TYPE_ROW_SLOT, NULL);

  self->position = position;
  self->gone = gone;
  self->user_data = user_data;
  self->waiting = row != NULL && duo_list_row_get_value (row) == NULL;
  take_row (self, row);
  return self;
}

/* Nobody is told when it goes. */
void
duo_row_slot_forget_owner (DuoRowSlot *self)
{
  g_return_if_fail (DUO_IS_ROW_SLOT (self));

  self->gone = NULL;
}

guint
duo_row_slot_get_position (DuoRowSlot *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SLOT (self), G_MAXUINT);

  return self->position;
}

void
duo_row_slot_set_position (DuoRowSlot *self,
                           guint       position)
{
  g_return_if_fail (DUO_IS_ROW_SLOT (self));

  self->position = position;
}

/* Returns: the id of the row that is there now; 0 for none. */
gint64
duo_row_slot_get_id (DuoRowSlot *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SLOT (self), 0);

  return self->row != NULL ? duo_list_row_get_id (self->row) : 0;
}

/* Returns: whether there is no row: nothing is to be seen there. */
gboolean
duo_row_slot_is_vacant (DuoRowSlot *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SLOT (self), TRUE);

  return self->row == NULL;
}

/* Puts another row there. @row: (nullable) */
void
duo_row_slot_set_row (DuoRowSlot *self,
                      DuoListRow *row)
{
  g_return_if_fail (DUO_IS_ROW_SLOT (self));
  g_return_if_fail (row == NULL || DUO_IS_LIST_ROW (row));

  if (row == self->row)
    return;

  drop_row (self);
  take_row (self, row);
  self->waiting = row != NULL && duo_list_row_get_value (row) == NULL;
  tell (self);
}

/* Returns: (transfer none) (nullable): the contents of its row; NULL until they have been read. */
gpointer
duo_row_slot_get_value (DuoRowSlot *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SLOT (self), NULL);

  return self->row != NULL ? duo_list_row_get_value (self->row) : NULL;
}

/* Returns: whether what stands there may stay a moment longer: the row is another one, and is being read. */
gboolean
duo_row_slot_is_waiting (DuoRowSlot *self)
{
  g_return_val_if_fail (DUO_IS_ROW_SLOT (self), FALSE);

  return self->waiting;
}

/* Calls @changed whenever it has another row, or its row has been read; neither added nor removed while that is told. */
void
duo_row_slot_add_watch (DuoRowSlot     *self,
                        DuoRowSlotFunc  changed,
                        gpointer        user_data)
{
  const Watch watch = { changed, user_data };

  g_return_if_fail (DUO_IS_ROW_SLOT (self));

  g_array_append_val (self->watches, watch);
}

/* The one that was added with @user_data. */
void
duo_row_slot_remove_watch (DuoRowSlot *self,
                           gpointer    user_data)
{
  g_return_if_fail (DUO_IS_ROW_SLOT (self));

  for (guint i = 0; i < self->watches->len; i++)
    if (g_array_index (self->watches, Watch, i).user_data == user_data)
      {
        g_array_remove_index_fast (self->watches, i);
        return;
      }
}
