/* SPDX-License-Identifier: EUPL-1.2 */
/* A row list whose source answers at once. */
#include "duo-memory-rows.h"

struct _DuoMemoryRows
{
  GObject     parent_instance;
  glong       id_offset; /* of the id, a gint64, in each object */
  GObject    *holder;    /* (owned): what the list asks; has the rows as data */
  DuoRowList *list;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (DuoMemoryRows, duo_memory_rows, G_TYPE_OBJECT)

#define ROWS_DATA "duo-rows"

static void
row_free (gpointer row)
{
  g_clear_object (&row); /* one that is gone is NULL */
}

static gpointer
look_up (GObject *holder, gint64 id)
{
  GHashTable *rows = g_object_get_data (holder, ROWS_DATA);

  return rows != NULL ? g_hash_table_lookup (rows, &id) : NULL;
}

static void
fetch_async (gpointer source, GArray *ids, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, user_data);
  GPtrArray *rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < ids->len; i++)
    {
      GObject *row = look_up (source, g_array_index (ids, gint64, i));

      g_ptr_array_add (rows, row != NULL ? g_object_ref (row) : NULL);
    }
  g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
fetch_finish (gpointer source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
duo_memory_rows_finalize (GObject *object)
{
  DuoMemoryRows *self = DUO_MEMORY_ROWS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->holder);

  G_OBJECT_CLASS (duo_memory_rows_parent_class)->finalize (object);
}

static void
duo_memory_rows_class_init (DuoMemoryRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_memory_rows_finalize;
}

static void
duo_memory_rows_init (DuoMemoryRows *self)
{
  static const DuoRowSource source = { fetch_async, fetch_finish, row_free };

  self->holder = g_object_new (G_TYPE_OBJECT, NULL);
  self->list = duo_row_list_new (&source, self->holder);
}

/* @id_offset: where in the objects their number, a gint64, is; it is not 0. Returns: (transfer full) */
DuoMemoryRows *
duo_memory_rows_new (glong id_offset)
{
  DuoMemoryRows *self = g_object_new (DUO_TYPE_MEMORY_ROWS, NULL);

  self->id_offset = id_offset;
  return self;
}

/* Returns: (transfer none): for the table */
DuoRowList *
duo_memory_rows_get_list (DuoMemoryRows *self)
{
  return self->list;
}

/* @rows: (element-type GObject): what the table shows from here on, in that order; they are held */
void
duo_memory_rows_set (DuoMemoryRows *self, GPtrArray *rows)
{
  GHashTable *table = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_object_unref);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < rows->len; i++)
    {
      gint64 *id = G_STRUCT_MEMBER_P (rows->pdata[i], self->id_offset);

      g_hash_table_insert (table, id, g_object_ref (rows->pdata[i]));
      g_array_append_val (ids, *id);
    }
  g_object_set_data_full (self->holder, ROWS_DATA, table, (GDestroyNotify) g_hash_table_unref);
  duo_row_list_set_ids (self->list, ids);
  duo_row_list_refresh (self->list);
}

/* What the columns say of the rows is another. */
void
duo_memory_rows_refresh (DuoMemoryRows *self)
{
  duo_row_list_refresh (self->list);
}

/* Returns: (transfer none) (nullable): the row of that number */
gpointer
duo_memory_rows_find (DuoMemoryRows *self, gint64 id)
{
  return look_up (self->holder, id);
}
