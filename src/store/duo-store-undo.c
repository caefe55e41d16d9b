/* SPDX-License-Identifier: EUPL-1.2 */
/* Undo, redo and taking back, as calls of the store. */
#include "duo-store-undo.h"

#include "duo-database-private.h"
#include "duo-journal-private.h"
#include "duo-store-call.h"

static gboolean
undo_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_journal_undo (db, user_data, error);
  return *result != NULL;
}

static gboolean
redo_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_journal_redo (db, user_data, error);
  return *result != NULL;
}

static DuoStoreCall *
replay_call_new (DuoStore *self, DuoJob job)
{
  DuoStoreCall *call = duo_store_call_new (self, DUO_STORE_CALL_REPLAY, job, (gpointer) duo_store_get_who (self));

  call->result_free = g_object_unref;
  return call;
}

static DuoChange *
wait_for_change (DuoStoreCall *call, GError **error)
{
  gpointer change = NULL;

  if (duo_store_call_wait (call, &change, NULL, error))
    return change;

  g_clear_object (&change);
  return NULL;
}

static DuoChange *
finish_change (DuoStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  gpointer change = NULL;

  return duo_store_call_finish (self, result, tag, &change, NULL, error) ? change : NULL;
}

void
duo_store_undo_async (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_STORE (self));

  duo_store_call_start (replay_call_new (self, undo_job), NULL, duo_store_undo_async, cancellable, callback, user_data);
}

DuoChange *
duo_store_undo_finish (DuoStore *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, duo_store_undo_async, error);
}

DuoChange *
duo_store_undo (DuoStore *self, GError **error)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return wait_for_change (replay_call_new (self, undo_job), error);
}

void
duo_store_redo_async (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_STORE (self));

  duo_store_call_start (replay_call_new (self, redo_job), NULL, duo_store_redo_async, cancellable, callback, user_data);
}

DuoChange *
duo_store_redo_finish (DuoStore *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, duo_store_redo_async, error);
}

DuoChange *
duo_store_redo (DuoStore *self, GError **error)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return wait_for_change (replay_call_new (self, redo_job), error);
}

/* ---- Taking back ---- */

typedef struct
{
  gint64 change;
  GPtrArray *ticked; /* (owned) (nullable) */
} TakeBack;

static void
take_back_free (gpointer data)
{
  TakeBack *take_back = data;

  g_clear_pointer (&take_back->ticked, g_ptr_array_unref);
  g_free (take_back);
}

static gboolean
take_back_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const TakeBack *take_back = user_data;
  g_autoptr (DuoChange) change = duo_journal_get (db, take_back->change, error);

  if (change == NULL)
    return FALSE;

  duo_recording_set_object_kind (duo_database_get_recording (db), duo_change_get_object_kind (change));
  duo_recording_set_object (duo_database_get_recording (db), duo_change_get_object (change));
  return duo_journal_take_back (db, change, take_back->ticked, error);
}

static DuoStoreCall *
take_back_call_new (DuoStore *self, gint64 change, GPtrArray *ticked)
{
  TakeBack *take_back = g_new0 (TakeBack, 1);
  DuoStoreCall *call = duo_store_call_new (self, DUO_STORE_CALL_TAKE_BACK, take_back_job, take_back);

  take_back->change = change;
  take_back->ticked = ticked != NULL ? g_ptr_array_ref (ticked) : NULL;
  call->data_free = take_back_free;
  call->result_free = g_object_unref;
  call->named = TRUE;
  call->name.kind = DUO_CHANGE_TAKE_BACK;
  call->taken_back = change;
  return call;
}

DuoChange *
duo_store_take_back (DuoStore *self, gint64 change, GPtrArray *ticked, GError **error)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return wait_for_change (take_back_call_new (self, change, ticked), error);
}

void
duo_store_take_back_async (DuoStore *self,
                           gint64 change,
                           GPtrArray *ticked,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (DUO_IS_STORE (self));

  duo_store_call_start (take_back_call_new (self, change, ticked), NULL, duo_store_take_back_async, cancellable, callback,
              user_data);
}

DuoChange *
duo_store_take_back_finish (DuoStore *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, duo_store_take_back_async, error);
}
