/* SPDX-License-Identifier: EUPL-1.2 */
/* What undo and redo would do, and who changed an object last: what a face shows of the journal while working. */
#include "duo-undo-service.h"

#include "duo-manager-table.h"
#include "duo-object.h"
#include "duo-service-task.h"

typedef struct
{
  DuoChangeSummary *undo;
  DuoChangeSummary *redo;
} Peek;

typedef struct
{
  DuoObjectKind kind;
  gint64 object;
} Find;

void
duo_change_summary_free (DuoChangeSummary *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->who);
  g_free (self);
}

static void
peek_free (gpointer data)
{
  Peek *peek = data;

  duo_change_summary_free (peek->undo);
  duo_change_summary_free (peek->redo);
  g_free (peek);
}

/* The name of who did it, or the login where no manager has it. */
static char *
get_name (DuoDatabase *db, const char *login, GError **error)
{
  g_autoptr (GPtrArray) managers = duo_manager_table_list (db, error);

  if (managers == NULL)
    return NULL;
  for (guint i = 0; i < managers->len; i++)
    if (g_str_equal (duo_manager_get_login (managers->pdata[i]), login)
        && duo_manager_get_name (managers->pdata[i])[0] != '\0')
      return g_strdup (duo_manager_get_name (managers->pdata[i]));
  return g_strdup (login);
}

static gboolean
summarise (DuoDatabase *db, DuoChange *change, DuoChangeSummary **summary, GError **error)
{
  g_autoptr (DuoChangeSummary) made = g_new0 (DuoChangeSummary, 1);

  made->kind = duo_change_get_kind (change);
  made->object_kind = duo_change_get_object_kind (change);
  made->object = duo_change_get_object (change);
  made->who = get_name (db, duo_change_get_who (change), error);
  if (made->who == NULL)
    return FALSE;
  made->title = duo_object_find_last_title (db, made->object_kind, made->object, error);
  if (made->title == NULL)
    return FALSE;
  *summary = g_steal_pointer (&made);
  return TRUE;
}

static gboolean
peek_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const char *who = user_data;
  g_autoptr (DuoChange) undo = NULL;
  g_autoptr (DuoChange) redo = NULL;
  Peek *peek;

  if (!duo_journal_peek_undo (db, who, &undo, error) || !duo_journal_peek_redo (db, who, &redo, error))
    return FALSE;

  peek = g_new0 (Peek, 1);
  if ((undo != NULL && !summarise (db, undo, &peek->undo, error))
      || (redo != NULL && !summarise (db, redo, &peek->redo, error)))
    {
      peek_free (peek);
      return FALSE;
    }
  *result = peek;
  return TRUE;
}

/**
 * duo_undo_peek_async:
 * @context: the context
 * @cancellable: (nullable): a cancellable
 * @callback: called on the main context it was called from
 * @user_data: for @callback
 *
 * Looks which change of this person undo would take away, and which one redo would bring back.
 */
void
duo_undo_peek_async (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_CONTEXT (context));

  duo_service_read_async (context, duo_undo_peek_async, peek_job, g_strdup (duo_context_get_who (context)), g_free,
                          peek_free, cancellable, callback, user_data);
}

/**
 * duo_undo_peek_finish:
 * @context: the context
 * @result: what the callback was given
 * @undo: (out) (transfer full) (nullable): what undo would take away; %NULL for nothing
 * @redo: (out) (transfer full) (nullable): what redo would bring back
 * @error: return location
 */
gboolean
duo_undo_peek_finish (DuoContext *context, GAsyncResult *result, DuoChangeSummary **undo, DuoChangeSummary **redo,
                      GError **error)
{
  gpointer value = NULL;
  Peek *peek;

  if (!duo_service_finish (context, duo_undo_peek_async, result, &value, error))
    return FALSE;

  peek = value;
  *undo = g_steal_pointer (&peek->undo);
  *redo = g_steal_pointer (&peek->redo);
  peek_free (peek);
  return TRUE;
}

static gboolean
find_last_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Find *find = user_data;
  g_autoptr (GPtrArray) changes = duo_journal_list (db, find->kind, find->object, 1, error);
  DuoChangeSummary *summary = NULL;

  if (changes == NULL)
    return FALSE;
  if (changes->len > 0 && !summarise (db, changes->pdata[0], &summary, error))
    return FALSE;

  *result = summary;
  return TRUE;
}

static void
summary_free (gpointer data)
{
  duo_change_summary_free (data);
}

/* Looks which change touched an object last. */
void
duo_undo_find_last_async (DuoContext *context, DuoObjectKind kind, gint64 object, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Find *find;

  g_return_if_fail (DUO_IS_CONTEXT (context));

  find = g_new (Find, 1);
  *find = (Find) { kind, object };
  duo_service_read_async (context, duo_undo_find_last_async, find_last_job, find, g_free, summary_free, cancellable,
                          callback, user_data);
}

/* Returns: (transfer full) (nullable): the change; %NULL with no error set when there is none. */
DuoChangeSummary *
duo_undo_find_last_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer value = NULL;

  if (!duo_service_finish (context, duo_undo_find_last_async, result, &value, error))
    return NULL;

  return value;
}

static gboolean
summarise_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoChangeSummary *summary = NULL;

  if (!summarise (db, user_data, &summary, error))
    return FALSE;

  *result = summary;
  return TRUE;
}

/* Looks what @change was about. */
void
duo_undo_summarise_async (DuoContext *context, DuoChange *change, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_CONTEXT (context));
  g_return_if_fail (DUO_IS_CHANGE (change));

  duo_service_read_async (context, duo_undo_summarise_async, summarise_job, g_object_ref (change), g_object_unref,
                          summary_free, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable) */
DuoChangeSummary *
duo_undo_summarise_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer value = NULL;

  if (!duo_service_finish (context, duo_undo_summarise_async, result, &value, error))
    return NULL;

  return value;
}
