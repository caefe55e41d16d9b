/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a long list. */
#include "duo-list-row.h"

struct _DuoListRow
{
  GObject parent_instance;

  gint64 id;
  gpointer value; /* (owned) (nullable) */
  GDestroyNotify value_free;
};

G_DEFINE_FINAL_TYPE (DuoListRow, duo_list_row, G_TYPE_OBJECT)

enum
{
  VALUE_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
drop_value (DuoListRow *self)
{
  if (self->value != NULL && self->value_free != NULL)
    self->value_free (self->value);
  self->value = NULL;
}

static void
duo_list_row_finalize (GObject *object)
{
  drop_value (DUO_LIST_ROW (object));

  G_OBJECT_CLASS (duo_list_row_parent_class)->finalize (object);
}

static void
duo_list_row_class_init (DuoListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_list_row_finalize;

  signals[VALUE_CHANGED] = g_signal_new ("value-changed", DUO_TYPE_LIST_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
duo_list_row_init (DuoListRow *self)
{
}

/* Returns: (transfer full): a row without contents yet. */
DuoListRow *
duo_list_row_new (gint64 id)
{
  DuoListRow *self = g_object_new (DUO_TYPE_LIST_ROW, NULL);

  self->id = id;
  return self;
}

gint64
duo_list_row_get_id (DuoListRow *self)
{
  g_return_val_if_fail (DUO_IS_LIST_ROW (self), 0);

  return self->id;
}

/* Returns: (transfer none) (nullable): what the source of the list gave for it; NULL until it has. */
gpointer
duo_list_row_get_value (DuoListRow *self)
{
  g_return_val_if_fail (DUO_IS_LIST_ROW (self), NULL);

  return self->value;
}

/* Takes @value over, which @value_free frees. */
void
duo_list_row_set_value (DuoListRow         *self,
                   gpointer        value,
                   GDestroyNotify  value_free)
{
  g_return_if_fail (DUO_IS_LIST_ROW (self));

  drop_value (self);
  self->value = value;
  self->value_free = value_free;
  g_signal_emit (self, signals[VALUE_CHANGED], 0);
}
