/* SPDX-License-Identifier: EUPL-1.2 */
/* Ids in order, rows on demand. A list view asks for some two hundred rows, whatever the list holds; those asked
 * for within one turn of the main loop are read in one go. */
#include "duo-row-list.h"

struct _DuoRowList
{
  GObject parent_instance;

  const DuoRowSource *source;
  GObject *source_object;    /* (owned) */
  GArray *ids;               /* (owned) (element-type gint64) */
  GHashTable *rows;          /* (owned): id -> GWeakRef of its DuoListRow; those that nobody holds are swept out */
  GArray *wanted;            /* (owned) (element-type gint64): to be read, the latest first */
  GHashTable *unread;        /* (owned) (element-type gint64): could not be read: whoever looks at them again asks anew */
  guint sweep_at;            /* how many rows are known before those that were let go are swept out */
  gboolean fetching;         /* a page is being read */
  GCancellable *cancellable; /* (owned) */
  guint fetch_source;        /* 0 = none waits */
};

static void duo_row_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoRowList, duo_row_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, duo_row_list_model_init))

enum
{
  FAILED,
  READ,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Some two hundred rows are held at a time; all of them where all are selected. */
#define MIN_SWEEP 2048
/* So many are read in one go: others who read the store wait no longer than that. */
#define PAGE 512

static void want_soon (DuoRowList *self);

static void
weak_free (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

/* Returns: (transfer full) (nullable): the row of @id, if somebody holds it. */
static DuoListRow *
find_row (DuoRowList *self,
          gint64      id)
{
  GWeakRef *weak = g_hash_table_lookup (self->rows, &id);

  return weak != NULL ? g_weak_ref_get (weak) : NULL;
}

static gboolean
is_let_go (gpointer key,
           gpointer weak,
           gpointer user_data)
{
  g_autoptr (DuoListRow) row = g_weak_ref_get (weak);

  return row == NULL;
}

static void
know_row (DuoRowList *self,
          DuoListRow     *row)
{
  const gint64 id = duo_list_row_get_id (row);
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  if (g_hash_table_size (self->rows) >= self->sweep_at)
    {
      g_hash_table_foreach_remove (self->rows, is_let_go, NULL);
      self->sweep_at = MAX (MIN_SWEEP, 2 * g_hash_table_size (self->rows));
    }
  g_weak_ref_init (weak, row);
  g_hash_table_replace (self->rows, g_memdup2 (&id, sizeof id), weak);
}

/* Reading */

typedef struct
{
  DuoRowList *self; /* (owned) */
  GArray *ids;      /* (owned): those asked for */
} Fetch;

/* Whoever waits for @id waits no longer: what stands there until now is of another row. */
static void
give_up (DuoRowList *self,
         gint64      id)
{
  g_autoptr (DuoListRow) row = find_row (self, id);

  if (row == NULL || duo_list_row_get_value (row) != NULL)
    return;

  g_hash_table_add (self->unread, g_memdup2 (&id, sizeof id));
  duo_list_row_set_value (row, NULL, NULL);
}

/* The next look or refresh asks anew, not this loop. */
static void
give_up_all (DuoRowList *self,
             GArray     *fetched)
{
  g_autoptr (GArray) wanted = g_steal_pointer (&self->wanted);

  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < fetched->len; i++)
    give_up (self, g_array_index (fetched, gint64, i));
  for (guint i = 0; i < wanted->len; i++)
    give_up (self, g_array_index (wanted, gint64, i));
}

static void
fetched_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fetch *fetch = user_data;
  DuoRowList *self = fetch->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) values = self->source->fetch_finish (object, result, &error);

  if (values == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
  for (guint i = 0; values != NULL && i < fetch->ids->len; i++)
    {
      g_autoptr (DuoListRow) row = find_row (self, g_array_index (fetch->ids, gint64, i));
      gpointer *value = i < values->len ? &values->pdata[i] : NULL;

      if (row == NULL)
        continue;
      if (value != NULL && *value != NULL)
        duo_list_row_set_value (row, g_steal_pointer (value), self->source->value_free);
      else if (duo_list_row_get_value (row) == NULL)
        duo_list_row_set_value (row, NULL, NULL); /* it is gone: who waits for it waits no longer */
    }

  self->fetching = FALSE;
  if (values != NULL)
    want_soon (self);
  else
    give_up_all (self, fetch->ids);
  g_signal_emit (self, signals[READ], 0);
  g_array_unref (fetch->ids);
  g_object_unref (fetch->self);
  g_free (fetch);
}

/* Returns: (transfer full) (element-type gint64): the next page, each of it once: of what is wanted the latest, which is in
 * sight. Who jumps far has let go of the rows passed by; who comes back to them wants them a second time. */
static GArray *
take_page (DuoRowList *self)
{
  GArray *page = g_array_sized_new (FALSE, FALSE, sizeof (gint64), PAGE);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  while (self->wanted->len > 0 && page->len < PAGE)
    {
      const gint64 id = g_array_index (self->wanted, gint64, self->wanted->len - 1);
      g_autoptr (DuoListRow) row = find_row (self, id);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (row != NULL && g_hash_table_add (taken, g_memdup2 (&id, sizeof id)))
        g_array_append_val (page, id);
    }

  return page;
}

static gboolean
fetch_cb (gpointer user_data)
{
  DuoRowList *self = user_data;
  g_autoptr (GArray) page = take_page (self);
  Fetch *fetch;

  self->fetch_source = 0;
  if (page->len == 0)
    {
      g_signal_emit (self, signals[READ], 0); /* nobody wants what was wanted */
      return G_SOURCE_REMOVE;
    }

  self->fetching = TRUE;
  fetch = g_new0 (Fetch, 1);
  fetch->self = g_object_ref (self);
  fetch->ids = g_steal_pointer (&page);
  self->source->fetch_async (self->source_object, fetch->ids, self->cancellable, fetched_cb, fetch);
  return G_SOURCE_REMOVE;
}

/* Reads the next page when this turn of the main loop is over; one page at a time. */
static void
want_soon (DuoRowList *self)
{
  if (self->wanted->len > 0 && !self->fetching && self->fetch_source == 0 && self->source_object != NULL)
    self->fetch_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fetch_cb, self, NULL);
}

static void
want (DuoRowList *self,
      gint64      id)
{
  g_array_append_val (self->wanted, id);
  want_soon (self);
}

/* Rows */

static GType
duo_row_list_get_item_type (GListModel *model)
{
  return DUO_TYPE_LIST_ROW;
}

static guint
duo_row_list_get_n_items (GListModel *model)
{
  return DUO_ROW_LIST (model)->ids->len;
}

static gpointer
duo_row_list_get_item (GListModel *model,
                       guint       position)
{
  DuoRowList *self = DUO_ROW_LIST (model);
  gint64 id;
  DuoListRow *row;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  row = find_row (self, id);
  if (row == NULL)
    {
      row = duo_list_row_new (id);
      know_row (self, row);
      want (self, id);
    }
  else if (g_hash_table_remove (self->unread, &id))
    {
      want (self, id);
    }

  return row;
}

static void
duo_row_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = duo_row_list_get_item_type;
  iface->get_n_items = duo_row_list_get_n_items;
  iface->get_item = duo_row_list_get_item;
}

/* Life */

static void
duo_row_list_dispose (GObject *object)
{
  DuoRowList *self = DUO_ROW_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_source, g_source_remove);
  g_clear_object (&self->source_object);

  G_OBJECT_CLASS (duo_row_list_parent_class)->dispose (object);
}

static void
duo_row_list_finalize (GObject *object)
{
  DuoRowList *self = DUO_ROW_LIST (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->ids);
  g_array_unref (self->wanted);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->unread);

  G_OBJECT_CLASS (duo_row_list_parent_class)->finalize (object);
}

static void
duo_row_list_class_init (DuoRowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_row_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_row_list_finalize;

  signals[FAILED] = g_signal_new ("failed", DUO_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
  signals[READ] = g_signal_new ("read", DUO_TYPE_ROW_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_row_list_init (DuoRowList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) weak_free);
  self->unread = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
  self->sweep_at = MIN_SWEEP;
}

/**
 * duo_row_list_new:
 * @source: how rows are read; static
 * @source_object: (type GObject): what they are read from; the list holds a reference
 *
 * Returns: (transfer full): an empty list
 */
DuoRowList *
duo_row_list_new (const DuoRowSource *source,
                  gpointer            source_object)
{
  DuoRowList *self = g_object_new (DUO_TYPE_ROW_LIST, NULL);

  self->source = source;
  self->source_object = g_object_ref (source_object);
  return self;
}

/**
 * duo_row_list_set_ids:
 * @self: the list
 * @ids: (element-type gint64): the rows from here on, in order; the list takes a reference and nobody may change it
 *
 * Tells of the smallest run of rows that differs, so that what stays neither moves nor is read again.
 */
void
duo_row_list_set_ids (DuoRowList *self,
                      GArray     *ids)
{
  const guint n_old = self->ids->len;
  guint head = 0;
  guint tail = 0;

  g_return_if_fail (DUO_IS_ROW_LIST (self));

  while (head < MIN (n_old, ids->len) && g_array_index (self->ids, gint64, head) == g_array_index (ids, gint64, head))
    head++;
  while (tail < MIN (n_old, ids->len) - head
         && g_array_index (self->ids, gint64, n_old - 1 - tail) == g_array_index (ids, gint64, ids->len - 1 - tail))
    tail++;

  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  if (head + tail < n_old || head + tail < ids->len)
    g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, ids->len - head - tail);
}

/* Returns: (transfer none) (element-type gint64): the ids in order. */
GArray *
duo_row_list_get_ids (DuoRowList *self)
{
  g_return_val_if_fail (DUO_IS_ROW_LIST (self), NULL);

  return self->ids;
}

/* Returns: whether rows are being read, or will be in a moment; the signal "read" comes when they have been. */
gboolean
duo_row_list_is_reading (DuoRowList *self)
{
  g_return_val_if_fail (DUO_IS_ROW_LIST (self), FALSE);

  return self->fetching || self->fetch_source != 0;
}

/* Reads the rows that somebody holds again: their contents may be others now. They keep what they show until then. */
void
duo_row_list_refresh (DuoRowList *self)
{
  GHashTableIter iter;
  gpointer key, weak;

  g_return_if_fail (DUO_IS_ROW_LIST (self));

  g_hash_table_remove_all (self->unread);
  g_hash_table_foreach_remove (self->rows, is_let_go, NULL);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, &weak))
    want (self, *(gint64 *) key);
}
