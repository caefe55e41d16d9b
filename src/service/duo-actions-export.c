/* SPDX-License-Identifier: EUPL-1.2 */
/* Actions as a file: a workbook or a list, by the ending of its name. */
#include "duo-actions-service.h"

#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-service-task.h"
#include "duo-table-writer.h"

/* Rows are read this many at a time, so that a long list does not have to be in memory. */
#define BATCH 500

static const DuoTableColumn columns[] = {
  { DUO_DUTCH_ACTION, DUO_COLUMN_TEXT, 60 },   { DUO_DUTCH_ABOUT, DUO_COLUMN_TEXT, 36 },
  { DUO_DUTCH_MANAGER, DUO_COLUMN_TEXT, 20 },    { DUO_DUTCH_DUE, DUO_COLUMN_DATE, 14 },
  { DUO_DUTCH_DONE_ON, DUO_COLUMN_DATE, 14 },  { DUO_DUTCH_NOTE, DUO_COLUMN_TEXT, 40 },
};

typedef struct
{
  GArray *ids; /* (owned) */
  char *path;  /* (owned) */
} Export;

static void
export_free (Export *self)
{
  g_array_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_entries (DuoTableWriter *writer,
               GPtrArray      *entries,
               GError        **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoActionEntry *entry = entries->pdata[i];

      if (entry == NULL)
        continue; /* removed in the meantime */

      duo_table_writer_set_text (writer, 0, duo_action_get_text (entry->action));
      duo_table_writer_set_text (writer, 1, entry->about);
      duo_table_writer_set_text (writer, 2, entry->owner);
      duo_table_writer_set_when (writer, 3, duo_action_get_due (entry->action));
      duo_table_writer_set_when (writer, 4, duo_action_get_done (entry->action));
      duo_table_writer_set_text (writer, 5, duo_action_get_note (entry->action));
      if (!duo_table_writer_end_row (writer, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
export_work (DuoContext    *context,
             gpointer       data,
             gpointer      *result,
             GCancellable  *cancellable,
             GError       **error)
{
  const Export *export = data;
  g_autoptr (DuoTableWriter) writer = NULL;

  if (!g_str_has_suffix (export->path, ".xlsx") && !g_str_has_suffix (export->path, ".csv"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", export->path);
      return FALSE;
    }

  writer = duo_table_writer_new (export->path, DUO_DUTCH_SHEET_ACTIONS, columns, G_N_ELEMENTS (columns), error);
  if (writer == NULL)
    return FALSE;

  for (guint start = 0; start < export->ids->len; start += BATCH)
    {
      const guint n_ids = MIN (BATCH, export->ids->len - start);
      g_autoptr (GArray) batch = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
      g_autoptr (GPtrArray) entries = NULL;

      g_array_append_vals (batch, &g_array_index (export->ids, gint64, start), n_ids);
      entries = duo_actions_fetch (context, batch, error);
      if (entries == NULL || !write_entries (writer, entries, error)
          || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }

  if (!duo_table_writer_finish (writer, error))
    return FALSE;

  *result = g_strdup (export->path);
  return TRUE;
}

void
duo_actions_export_async (DuoContext          *context,
                          GArray              *ids,
                          const char          *path,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Export *export = g_new0 (Export, 1);

  export->ids = g_array_ref (ids);
  export->path = g_strdup (path);
  duo_service_work_async (context, duo_actions_export_async, export_work, export, (GDestroyNotify) export_free, g_free,
                          cancellable, callback, user_data);
}

char *
duo_actions_export_finish (DuoContext    *context,
                           GAsyncResult  *result,
                           GError       **error)
{
  gpointer path = NULL;

  return duo_service_finish (context, duo_actions_export_async, result, &path, error) ? path : NULL;
}
