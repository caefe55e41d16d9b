/* SPDX-License-Identifier: EUPL-1.2 */
/* The store: jobs for its two threads, each write one transaction and one change of the journal. */
#include "duo-store.h"

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"
#include "duo-store-file.h"
#include "duo-store-make.h"
#include "duo-store-private.h"
#include "duo-worker.h"

#define PATIENCE_MILLISECONDS 10000
#define CLOSING_PATIENCE_MILLISECONDS 500
#define POLL_SECONDS 1

struct _DuoStore
{
  GObject parent_instance;
  char *path;            /* (owned): resolved */
  char *who;             /* (owned): login */
  DuoClock *clock;       /* (owned) */
  DuoStoreLock *lock;    /* (owned): taken by the writer's thread only */
  DuoWorker *writer;     /* (owned) (nullable): NULL once closed */
  DuoWorker *reader;     /* (owned) (nullable) */
  GMainContext *context; /* (owned): where "changed" is emitted */
  GSource *poll;         /* (owned) (nullable) */
  gint64 stamp;          /* of the writer's connection; the writer's thread only */
  gint polling;          /* atomic: a look at the stamp is under way */
  gint telling;          /* atomic: an emission of "changed" is under way */
  gint written;          /* atomic: a change was stored */
  guint patience;        /* milliseconds */
  gboolean read_only;    /* what is open is a copy of a store that can't be written to */
};

G_DEFINE_FINAL_TYPE (DuoStore, duo_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef enum
{
  CALL_READ,
  CALL_ALONE, /* on the reader's thread, outside a transaction */
  CALL_WRITE,
  CALL_REPLAY,    /* undo and redo: a transaction that the journal does not record */
  CALL_TAKE_BACK, /* a write whose result is its own change */
} CallKind;

/* One job on its way to a thread and back. */
typedef struct
{
  DuoStore *store; /* (owned) */
  CallKind kind;
  gboolean named;
  DuoChangeName name;
  gint64 taken_back;
  DuoJob job;
  gpointer data;
  GDestroyNotify data_free;   /* (nullable) */
  GDestroyNotify result_free; /* (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) */
  GTask *task;                /* (owned) (nullable): NULL when a thread waits for it */
  gpointer result;
  gint64 change;
  GError *error; /* (owned) (nullable): set = it failed */
  GMutex mutex;  /* over done, when a thread waits */
  GCond cond;
  gboolean done;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

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

static Call *
call_new (DuoStore *self, CallKind kind, DuoJob job, gpointer data)
{
  Call *call = g_new0 (Call, 1);

  call->store = g_object_ref (self);
  call->kind = kind;
  call->job = job;
  call->data = data;
  g_mutex_init (&call->mutex);
  g_cond_init (&call->cond);
  return call;
}

/* ---- The signal ---- */

static gboolean
emit_changed_cb (gpointer user_data)
{
  g_autoptr (DuoStore) self = g_weak_ref_get (user_data);

  if (self != NULL)
    {
      g_atomic_int_set (&self->telling, 0);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  return G_SOURCE_REMOVE;
}

static GWeakRef *
weak_ref_new (DuoStore *self)
{
  GWeakRef *ref = g_new0 (GWeakRef, 1);

  g_weak_ref_init (ref, self);
  return ref;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Has "changed" emitted, once for all that was committed until then. */
static void
tell (DuoStore *self)
{
  g_autoptr (GSource) source = NULL;

  if (!g_atomic_int_compare_and_exchange (&self->telling, 0, 1))
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed_cb, weak_ref_new (self), weak_ref_free);
  g_source_attach (source, self->context);
}

/* On the writer's thread: its stamp differs only when another connection has committed. */
static void
look_at_stamp (DuoDatabase *db, gpointer user_data)
{
  g_autoptr (DuoStore) self = user_data;
  gint64 stamp = 0;

  g_atomic_int_set (&self->polling, 0);
  /* What can't be read now is looked at again in a second. */
  if (db == NULL || !duo_database_get_stamp (db, &stamp, NULL) || stamp == self->stamp)
    return;

  self->stamp = stamp;
  tell (self);
}

static gboolean
poll_cb (gpointer user_data)
{
  g_autoptr (DuoStore) self = g_weak_ref_get (user_data);

  if (self == NULL)
    return G_SOURCE_REMOVE;

  if (self->writer != NULL && g_atomic_int_compare_and_exchange (&self->polling, 0, 1)
      && !duo_worker_push (self->writer, NULL, look_at_stamp, g_object_ref (self)))
    g_object_unref (self);
  return G_SOURCE_CONTINUE;
}

/* ---- Running jobs ---- */

/* Hands the call back to whoever made it. */
static void
finish_call (Call *call)
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
      call_free (call);
    }
  else
    g_task_return_pointer (task, call, call_free);
  g_object_unref (task);
}

static gboolean
run_job (Call *call, DuoDatabase *db)
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
drop_call (Call *call)
{
  g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "a newer one came");
  finish_call (call);
}

/* On the reader's thread: all that the job reads is of one moment. */
static void
run_read (DuoDatabase *db, gpointer user_data)
{
  Call *call = user_data;

  if (db == NULL)
    {
      drop_call (call);
      return;
    }

  if (call->kind == CALL_ALONE)
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
record (Call *call, DuoDatabase *db, DuoRecording *recording)
{
  g_autofree char *stamp = duo_clock_get_stamp (call->store->clock);

  if (!duo_journal_record (db, recording, call->named ? &call->name : NULL, call->taken_back, call->store->who, stamp,
                           &call->change, &call->error))
    return FALSE;
  if (call->kind != CALL_TAKE_BACK)
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
run_transaction (Call *call, DuoDatabase *db)
{
  g_autoptr (DuoRecording) recording = call->kind != CALL_REPLAY ? duo_recording_new () : NULL;

  if (!duo_database_begin (db, recording, &call->error))
    return FALSE;
  if (!run_job (call, db) || (recording != NULL && !record (call, db, recording)))
    {
      duo_database_rollback (db);
      return FALSE;
    }

  if (duo_database_commit (db, &call->error))
    return TRUE;

  /* Undo and taking back have their references looked at here. Taking back an addition fails where something refers
   * to it now; anything else fails because what it refers to was removed since. */
  if (g_error_matches (call->error, DUO_ERROR, DUO_ERROR_IN_USE)
      && (call->kind == CALL_REPLAY || (call->kind == CALL_TAKE_BACK && !duo_recording_has_removed (recording))))
    call->error->code = DUO_ERROR_CONFLICT;
  return FALSE;
}

static void
run_write (DuoDatabase *db, gpointer user_data)
{
  Call *call = user_data;
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
      tell (self);
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

/* Gives the call to its thread; a closed store answers at once. */
static void
push (DuoStore *self, const char *key, Call *call)
{
  const gboolean reads = call->kind == CALL_READ || call->kind == CALL_ALONE;
  DuoWorker *worker = reads ? self->reader : self->writer;

  if (!reads && self->read_only)
    g_set_error_literal (&call->error, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY, self->path);
  else if (worker != NULL && duo_worker_push (worker, key, reads ? run_read : run_write, call))
    return;
  else
    g_set_error_literal (&call->error, G_IO_ERROR, G_IO_ERROR_CLOSED, self->path);
  finish_call (call);
}

static void
push_async (DuoStore *self,
            const char *key,
            Call *call,
            gpointer tag,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  call->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  call->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (call->task, tag);
  push (self, key, call);
}

/* Waits for the call on the calling thread. Returns: whether it went well; @call is freed. */
static gboolean
push_and_wait (DuoStore *self, Call *call, gpointer *value, gint64 *change, GError **error)
{
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
  call_free (call);
  return ok;
}

static gboolean
finish (DuoStore *self, GAsyncResult *result, gpointer tag, gpointer *value, gint64 *change, GError **error)
{
  Call *call;

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
  call_free (call);
  return TRUE;
}

/* ---- Reading and writing ---- */

void
duo_store_read_async (DuoStore *self,
                      const char *key,
                      DuoJob job,
                      gpointer job_data,
                      GDestroyNotify job_data_free,
                      GDestroyNotify result_free,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  Call *call;

  g_return_if_fail (DUO_IS_STORE (self));

  call = call_new (self, CALL_READ, job, job_data);
  call->data_free = job_data_free;
  call->result_free = result_free;
  push_async (self, key, call, duo_store_read_async, cancellable, callback, user_data);
}

gboolean
duo_store_read_finish (DuoStore *self, GAsyncResult *result, gpointer *value, GError **error)
{
  return finish (self, result, duo_store_read_async, value, NULL, error);
}

gboolean
duo_store_read (DuoStore *self, DuoJob job, gpointer job_data, gpointer *value, GError **error)
{
  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  return push_and_wait (self, call_new (self, CALL_READ, job, job_data), value, NULL, error);
}

gboolean
duo_store_run_alone (DuoStore *self, DuoJob job, gpointer job_data, gpointer *value, GError **error)
{
  return push_and_wait (self, call_new (self, CALL_ALONE, job, job_data), value, NULL, error);
}

static void
name_call (Call *call, const DuoChangeName *name)
{
  call->named = name != NULL;
  if (name != NULL)
    call->name = *name;
}

void
duo_store_write_async (DuoStore *self,
                       const DuoChangeName *name,
                       DuoJob job,
                       gpointer job_data,
                       GDestroyNotify job_data_free,
                       GDestroyNotify result_free,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  Call *call;

  g_return_if_fail (DUO_IS_STORE (self));

  call = call_new (self, CALL_WRITE, job, job_data);
  name_call (call, name);
  call->data_free = job_data_free;
  call->result_free = result_free;
  push_async (self, NULL, call, duo_store_write_async, cancellable, callback, user_data);
}

gboolean
duo_store_write_finish (DuoStore *self, GAsyncResult *result, gpointer *value, gint64 *change_id, GError **error)
{
  return finish (self, result, duo_store_write_async, value, change_id, error);
}

gboolean
duo_store_write (DuoStore *self,
                 const DuoChangeName *name,
                 DuoJob job,
                 gpointer job_data,
                 gpointer *value,
                 gint64 *change_id,
                 GError **error)
{
  Call *call;

  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  call = call_new (self, CALL_WRITE, job, job_data);
  name_call (call, name);
  return push_and_wait (self, call, value, change_id, error);
}

void
duo_store_name_object (DuoDatabase *db, gint64 object)
{
  DuoRecording *recording = duo_database_get_recording (db);

  g_return_if_fail (recording != NULL);

  duo_recording_set_object (recording, object);
}

void
duo_store_join_previous (DuoDatabase *db)
{
  DuoRecording *recording = duo_database_get_recording (db);

  g_return_if_fail (recording != NULL);

  duo_recording_set_join (recording);
}

/* ---- Undo, redo, taking back ---- */

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

static Call *
replay_call_new (DuoStore *self, DuoJob job)
{
  Call *call = call_new (self, CALL_REPLAY, job, self->who);

  call->result_free = g_object_unref;
  return call;
}

static DuoChange *
wait_for_change (DuoStore *self, Call *call, GError **error)
{
  gpointer change = NULL;

  if (push_and_wait (self, call, &change, NULL, error))
    return change;

  g_clear_object (&change);
  return NULL;
}

static DuoChange *
finish_change (DuoStore *self, GAsyncResult *result, gpointer tag, GError **error)
{
  gpointer change = NULL;

  return finish (self, result, tag, &change, NULL, error) ? change : NULL;
}

void
duo_store_undo_async (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_STORE (self));

  push_async (self, NULL, replay_call_new (self, undo_job), duo_store_undo_async, cancellable, callback, user_data);
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

  return wait_for_change (self, replay_call_new (self, undo_job), error);
}

void
duo_store_redo_async (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (DUO_IS_STORE (self));

  push_async (self, NULL, replay_call_new (self, redo_job), duo_store_redo_async, cancellable, callback, user_data);
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

  return wait_for_change (self, replay_call_new (self, redo_job), error);
}

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

static Call *
take_back_call_new (DuoStore *self, gint64 change, GPtrArray *ticked)
{
  TakeBack *take_back = g_new0 (TakeBack, 1);
  Call *call = call_new (self, CALL_TAKE_BACK, take_back_job, take_back);

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

  return wait_for_change (self, take_back_call_new (self, change, ticked), error);
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

  push_async (self, NULL, take_back_call_new (self, change, ticked), duo_store_take_back_async, cancellable, callback,
              user_data);
}

DuoChange *
duo_store_take_back_finish (DuoStore *self, GAsyncResult *result, GError **error)
{
  return finish_change (self, result, duo_store_take_back_async, error);
}

/* ---- Opening and closing ---- */

static void
duo_store_dispose (GObject *object)
{
  duo_store_close (DUO_STORE (object));

  G_OBJECT_CLASS (duo_store_parent_class)->dispose (object);
}

static void
duo_store_finalize (GObject *object)
{
  DuoStore *self = DUO_STORE (object);

  g_free (self->path);
  g_free (self->who);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (duo_store_parent_class)->finalize (object);
}

static void
duo_store_class_init (DuoStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = duo_store_dispose;
  object_class->finalize = duo_store_finalize;

  /**
   * DuoStore::changed:
   *
   * Something was committed, here or by another program. Emitted on the main context that opened the store.
   */
  signals[CHANGED] = g_signal_new ("changed", DUO_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_store_init (DuoStore *self)
{
  self->patience = PATIENCE_MILLISECONDS;
}

static void
start_polling (DuoStore *self)
{
  self->poll = g_timeout_source_new_seconds (POLL_SECONDS);
  g_source_set_callback (self->poll, poll_cb, weak_ref_new (self), weak_ref_free);
  g_source_attach (self->poll, self->context);
}

DuoStore *
duo_store_open (const char *path, DuoStoreOpen how, const char *who, DuoClock *clock, GError **error)
{
  g_autoptr (DuoStore) self = NULL;
  g_autoptr (DuoDatabase) writer = NULL;
  g_autoptr (DuoDatabase) reader = NULL;
  gboolean ok;

  g_return_val_if_fail (path != NULL && who != NULL && DUO_IS_CLOCK (clock), NULL);

  self = g_object_new (DUO_TYPE_STORE, NULL);
  self->path = duo_store_file_resolve (path);
  self->who = g_strdup (who);
  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();

  if (how == DUO_STORE_OPEN_TO_READ)
    ok = duo_store_make_ready_to_read (self->path, PATIENCE_MILLISECONDS, &self->lock, &reader, &writer, &self->read_only,
                                       error);
  else
    ok = duo_store_make_ready (self->path, how, PATIENCE_MILLISECONDS, &self->lock, &reader, &writer, error);
  if (!ok || !duo_database_get_stamp (writer, &self->stamp, error))
    return NULL;

  self->writer = duo_worker_new ("store-writer", g_steal_pointer (&writer));
  self->reader = duo_worker_new ("store-reader", g_steal_pointer (&reader));
  start_polling (self);
  return g_steal_pointer (&self);
}

/* The writer's last job: leaves one file behind where nobody else has the store open. Owns the lock. */
static void
tidy (DuoDatabase *db, gpointer user_data)
{
  g_autoptr (DuoStoreLock) lock = user_data;

  if (db == NULL || !duo_store_lock_take (lock, CLOSING_PATIENCE_MILLISECONDS, NULL))
    return;

  (void) duo_database_checkpoint (db, TRUE, NULL); /* what stays in the log is read from there */
  duo_store_lock_release (lock);
}

void
duo_store_close (DuoStore *self)
{
  g_return_if_fail (DUO_IS_STORE (self));

  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
  g_clear_pointer (&self->reader, duo_worker_stop);
  if (self->writer == NULL || !duo_worker_push (self->writer, NULL, tidy, self->lock))
    duo_store_lock_free (self->lock);
  g_clear_pointer (&self->writer, duo_worker_stop);
  self->lock = NULL; /* went with the writer's last job */
}

const char *
duo_store_get_path (DuoStore *self)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return self->path;
}

const char *
duo_store_get_who (DuoStore *self)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return self->who;
}

DuoClock *
duo_store_get_clock (DuoStore *self)
{
  g_return_val_if_fail (DUO_IS_STORE (self), NULL);

  return self->clock;
}

gboolean
duo_store_has_written (DuoStore *self)
{
  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  return g_atomic_int_get (&self->written);
}

void
duo_store_set_patience (DuoStore *self, guint milliseconds)
{
  g_return_if_fail (DUO_IS_STORE (self));

  self->patience = milliseconds;
}
