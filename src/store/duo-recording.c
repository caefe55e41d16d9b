/* SPDX-License-Identifier: EUPL-1.2 */
/* Collects the row images of a transaction: the first before and the last after of each row. */
#include "duo-recording.h"

struct _DuoRecording
{
  GPtrArray *rows;           /* (owned) (element-type DuoRowImage): in the order in which they were first touched */
  GHashTable *by_row;        /* (owned): a DuoRowImage of @rows to itself, by table and id */
  DuoObjectKind object_kind; /* that the job named; none where the name it was pushed with holds */
  gint64 object;             /* id that the job named; 0 for none */
  gboolean join;
};

static void
row_image_free (gpointer data)
{
  DuoRowImage *row = data;

  g_free (row->table);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

static guint
row_image_hash (gconstpointer data)
{
  const DuoRowImage *row = data;

  return g_str_hash (row->table) ^ g_int64_hash (&row->id);
}

static gboolean
row_image_equal (gconstpointer a, gconstpointer b)
{
  const DuoRowImage *first = a;
  const DuoRowImage *second = b;

  return first->id == second->id && g_str_equal (first->table, second->table);
}

/* Returns: (transfer full): a recording of nothing yet. */
DuoRecording *
duo_recording_new (void)
{
  DuoRecording *self = g_new0 (DuoRecording, 1);

  self->rows = g_ptr_array_new_with_free_func (row_image_free);
  self->by_row = g_hash_table_new (row_image_hash, row_image_equal);
  return self;
}

void
duo_recording_free (DuoRecording *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_row);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * duo_recording_take:
 * @table: name of the row's table
 * @id: its id
 * @before: (transfer full) (nullable): image before this write
 * @after: (transfer full) (nullable): image after it
 * @rev: the revision it has after the write, or had before it where it was removed
 *
 * Called by the driver for each row that is written.
 */
void
duo_recording_take (DuoRecording *self, const char *table, gint64 id, char *before, char *after, gint64 rev)
{
  DuoRowImage key = { (char *) table, id, NULL, NULL, 0 };
  DuoRowImage *row = g_hash_table_lookup (self->by_row, &key);

  if (row == NULL)
    {
      row = g_new0 (DuoRowImage, 1);
      row->table = g_strdup (table);
      row->id = id;
      row->before = before;
      g_ptr_array_add (self->rows, row);
      g_hash_table_add (self->by_row, row);
    }
  else
    {
      g_free (before); /* an image between the first and the last */
      g_free (row->after);
    }
  row->after = after;
  row->top_rev = MAX (row->top_rev, rev);
}

/* Returns: (transfer container) (element-type DuoRowImage): the rows that the journal has to keep, borrowed from
 * @self; empty when the transaction leaves every row as it was. A row of which only the revision was raised is
 * kept along with others, and is no change by itself. */
GPtrArray *
duo_recording_dup_changed (DuoRecording *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  gboolean changed = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      DuoRowImage *row = g_ptr_array_index (self->rows, i);

      if (row->before == NULL && row->after == NULL)
        continue; /* added and removed again */
      changed = changed || g_strcmp0 (row->before, row->after) != 0;
      g_ptr_array_add (rows, row);
    }

  if (!changed)
    g_ptr_array_set_size (rows, 0);
  return g_steal_pointer (&rows);
}

/* Returns: whether a row that was there is gone. */
gboolean
duo_recording_has_removed (DuoRecording *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const DuoRowImage *row = g_ptr_array_index (self->rows, i);

      if (row->before != NULL && row->after == NULL)
        return TRUE;
    }

  return FALSE;
}

void
duo_recording_set_object (DuoRecording *self, gint64 object)
{
  self->object = object;
}

/* Returns: the id of the object that the change is about, as the job named it; 0 when it did not. */
gint64
duo_recording_get_object (DuoRecording *self)
{
  return self->object;
}

void
duo_recording_set_object_kind (DuoRecording *self, DuoObjectKind object_kind)
{
  self->object_kind = object_kind;
}

/* Returns: the kind of object that the job named; %DUO_OBJECT_NONE when it did not. */
DuoObjectKind
duo_recording_get_object_kind (DuoRecording *self)
{
  return self->object_kind;
}

void
duo_recording_set_join (DuoRecording *self)
{
  self->join = TRUE;
}

/* Returns: whether the job asked to be kept in the run of the change before it. */
gboolean
duo_recording_get_join (DuoRecording *self)
{
  return self->join;
}
