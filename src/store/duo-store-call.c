/* SPDX-License-Identifier: EUPL-1.2 */
/* Running jobs: a read sees one moment, a write is one transaction and one change of the journal. */
#include "duo-store-call.h"

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-store-private.h"

static void
duo_store_call_free (gpointer data)
{
  DuoStoreCall *call = data;

  if (call->data_free != NULL)
    call->data_free (call->data);
  if (call->result_free != NULL && call->result != NULL)
    call->result_free (call->result);
  g_clear_object (&call->cancellable);
  g_clear_object (&call->store);
  g_clear_error (&call->error);
  g_mutex_clear (&call->mutex);
  g_cond_clear (&call->cond);
  g_free (call);
}

/* @data: for @job; set data_free and result_free where it and the result are owned. Returns: (transfer full) */
DuoStoreCall *
duo_store_call_new (DuoStore *self, DuoStoreCallKind kind, DuoJob job, gpointer data)
{
  DuoStoreCall *call = g_new0 (DuoStoreCall, 1);

  call->store = g_object_ref (self);
  call->kind = kind;
  call->job = job;
  call->data = data;
  g_mutex_init (&call->mutex);
  g_cond_init (&call->cond);
  return call;
}

/* ---- On the threads ---- */

/* Hands the call back to whoever made it. */
static void
finish_call (DuoStoreCall *call)
{
  GTask *task = g_steal_pointer (&call->task);

  if (task == NULL)
    {
      g_mutex_lock (&call->mutex);
      call->done = TRUE;
      g_cond_signal (&call->cond);
      g_mutex_unlock (&call->mutex);
      return;
    }

  if (call->error != NULL)
    {
      g_task_return_error (task, g_steal_pointer (&call->error));
      duo_store_call_free (call);
    }
  else
    g_task_return_pointer (task, call, duo_store_call_free);
  g_object_unref (task);
}

static gboolean
run_job (DuoStoreCall *call, DuoDatabase *db)
{
  gboolean ok;

  if (g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    return FALSE;

  duo_database_set_cancellable (db, call->cancellable);
  ok = call->job (db, call->data, &call->result, call->cancellable, &call->error);
  duo_database_set_cancellable (db, NULL);
  if (!ok && call->error == NULL)
    {
      g_critical ("a job failed without saying why");
      g_set_error_literal (&call->error, DUO_ERROR, DUO_ERROR_FAILED, "no reason given");
    }
  return ok;
}

static void
drop_call (DuoStoreCall *call)
{
  g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "a newer one came");
  finish_call (call);
}

/* On the reader's thread: all that the job reads is of one moment. */
static void
run_read (DuoDatabase *db, gpointer user_data)
{
  DuoStoreCall *call = user_data;

  if (db == NULL)
    {
      drop_call (call);
      return;
    }

  if (call->kind == DUO_STORE_CALL_ALONE)
    run_job (call, db);
  else if (duo_database_exec (db, "BEGIN", &call->error))
    {
      run_job (call, db);
      /* Nothing was written: ending the transaction can lose nothing. */
      if (!duo_database_exec (db, "COMMIT", NULL))
        duo_database_rollback (db);
    }
  finish_call (call);
}

/* Enters what a write did in the journal. */
static gboolean
record (DuoStoreCall *call, DuoDatabase *db, DuoRecording *recording)
{
  g_autofree char *stamp = duo_clock_get_stamp (call->store->clock);

  if (!duo_journal_record (db, recording, call->named ? &call->name : NULL, call->taken_back, call->store->who, stamp,
                           &call->change, &call->error))
    return FALSE;
  if (call->kind != DUO_STORE_CALL_TAKE_BACK)
    return TRUE;

  if (call->change == 0)
    {
      g_set_error (&call->error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO,
                   "change %" G_GINT64_FORMAT ": nothing left of it", call->taken_back);
      return FALSE;
    }
  call->result = duo_journal_get (db, call->change, &call->error);
  return call->result != NULL;
}

/* The transaction of a write, under the store's lock. Returns: whether it was committed. */
static gboolean
run_transaction (DuoStoreCall *call, DuoDatabase *db)
{
  g_autoptr (DuoRecording) recording = call->kind != DUO_STORE_CALL_REPLAY ? duo_recording_new () : NULL;

  if (!duo_database_begin (db, recording, &call->error))
    return FALSE;
  if (!run_job (call, db) || (recording != NULL && !record (call, db, recording))
      || g_cancellable_set_error_if_cancelled (call->cancellable, &call->error))
    {
      duo_database_rollback (db);
      return FALSE;
    }

  if (duo_database_commit (db, &call->error))
    return TRUE;

  /* Undo and taking back have their references looked at here. Taking back an addition fails where something refers
   * to it now; anything else fails because what it refers to was removed since. */
  if (g_error_matches (call->error, DUO_ERROR, DUO_ERROR_IN_USE)
      && (call->kind == DUO_STORE_CALL_REPLAY || (call->kind == DUO_STORE_CALL_TAKE_BACK && !duo_recording_has_removed (recording))))
    call->error->code = DUO_ERROR_CONFLICT;
  return FALSE;
}

static void
run_write (DuoDatabase *db, gpointer user_data)
{
  DuoStoreCall *call = user_data;
  DuoStore *self = call->store;
  DuoStoreLock *lock = self->lock; /* goes by this thread's last job: it outlives the call, which may be the store's end */
  gboolean committed;

  if (db == NULL)
    {
      drop_call (call);
      return;
    }
  if (!duo_store_lock_take (lock, self->patience, &call->error))
    {
      finish_call (call);
      return;
    }

  committed = run_transaction (call, db);
  if (committed)
    {
      g_atomic_int_set (&self->written, TRUE);
      duo_store_tell (self);
    }
  else
    call->change = 0;
  finish_call (call);

  /* The commit is durable as it is: nobody waits for its log to be shortened, and one that stays long is shortened
   * after the next one. */
  if (committed)
    (void) duo_database_checkpoint (db, FALSE, NULL);
  duo_store_lock_release (lock);
}

/* ---- To the threads and back ---- */

/* Gives the call to its thread; a closed store answers at once. */
static void
push (DuoStore *self, const char *key, DuoStoreCall *call)
{
  const gboolean reads = call->kind == DUO_STORE_CALL_READ || call->kind == DUO_STORE_CALL_ALONE;
  DuoWorker *worker = reads ? self->reader : self->writer;

  if (!reads && self->read_only)
    g_set_error_literal (&call->error, DUO_ERROR, DUO_ERROR_ONLY_READ, self->path);
  else if (worker != NULL && duo_worker_push (worker, key, reads ? run_read : run_write, call))
    return;
  else
    g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CLOSED, self->path);
  finish_call (call);
}

/**
 * duo_store_call_start:
 * @self: (transfer full): the call
 * @key: (nullable): the newest call of that key cancels those before it that still wait
 * @tag: the function that a person called, for duo_store_call_finish()
 *
 * Gives the call to its thread. @callback is called on the context of the calling thread.
 */
void
duo_store_call_start (DuoStoreCall *self,
                      const char *key,
                      gpointer tag,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->task = g_task_new (self->store, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, tag);
  if (self->kind != DUO_STORE_CALL_READ && self->kind != DUO_STORE_CALL_ALONE)
    g_task_set_check_cancellable (self->task, FALSE); /* a write says what became of it */
  push (self->store, key, self);
}

/**
 * duo_store_call_wait:
 * @call: (transfer full): the call
 * @value: (out) (optional): what its job gave, also where the commit then failed
 * @change: (out) (optional): the id of its change; 0 for none
 *
 * Gives the call to its thread and waits for it. Not in a job of the store.
 *
 * Returns: whether it went well
 */
gboolean
duo_store_call_wait (DuoStoreCall *call, gpointer *value, gint64 *change, GError **error)
{
  DuoStore *self = call->store;
  gboolean ok;

  if ((self->writer != NULL && duo_worker_is_own_thread (self->writer))
      || (self->reader != NULL && duo_worker_is_own_thread (self->reader)))
    g_error ("a job of the store waits for the store");

  push (self, NULL, call);
  g_mutex_lock (&call->mutex);
  while (!call->done)
    g_cond_wait (&call->cond, &call->mutex);
  g_mutex_unlock (&call->mutex);

  ok = call->error == NULL;
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&call->error));
  if (value != NULL)
    *value = g_steal_pointer (&call->result);
  if (change != NULL)
    *change = ok ? call->change : 0;
  duo_store_call_free (call);
  return ok;
}

/* Takes what a call of duo_store_call_start() with that @tag gave; @value and @change as duo_store_call_wait(). */
gboolean
duo_store_call_finish (DuoStore *self, GAsyncResult *result, gpointer tag, gpointer *value, gint64 *change, GError **error)
{
  DuoStoreCall *call;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), FALSE);

  if (change != NULL)
    *change = 0;
  call = g_task_propagate_pointer (G_TASK (result), error);
  if (call == NULL)
    return FALSE;

  if (value != NULL)
    *value = g_steal_pointer (&call->result);
  if (change != NULL)
    *change = call->change;
  duo_store_call_free (call);
  return TRUE;
}
