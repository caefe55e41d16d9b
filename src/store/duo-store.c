/* SPDX-License-Identifier: EUPL-1.2 */
/* The store: opening and closing it, its two threads, and the signal that something was committed. */
#include "duo-store.h"

#include "duo-database-private.h"
#include "duo-store-call.h"
#include "duo-store-file.h"
#include "duo-store-make.h"
#include "duo-store-private.h"

#define PATIENCE_MILLISECONDS 10000
#define CLOSING_PATIENCE_MILLISECONDS 500
#define POLL_SECONDS 1

G_DEFINE_FINAL_TYPE (DuoStore, duo_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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
void
duo_store_tell (DuoStore *self)
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
  duo_store_tell (self);
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
  DuoStoreCall *call;

  g_return_if_fail (DUO_IS_STORE (self));

  call = duo_store_call_new (self, DUO_STORE_CALL_READ, job, job_data);
  call->data_free = job_data_free;
  call->result_free = result_free;
  duo_store_call_start (call, key, duo_store_read_async, cancellable, callback, user_data);
}

gboolean
duo_store_read_finish (DuoStore *self, GAsyncResult *result, gpointer *value, GError **error)
{
  return duo_store_call_finish (self, result, duo_store_read_async, value, NULL, error);
}

gboolean
duo_store_read (DuoStore *self, DuoJob job, gpointer job_data, gpointer *value, GError **error)
{
  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  return duo_store_call_wait (duo_store_call_new (self, DUO_STORE_CALL_READ, job, job_data), value, NULL, error);
}

gboolean
duo_store_run_alone (DuoStore *self, DuoJob job, gpointer job_data, gpointer *value, GError **error)
{
  return duo_store_call_wait (duo_store_call_new (self, DUO_STORE_CALL_ALONE, job, job_data), value, NULL, error);
}

static void
name_call (DuoStoreCall *call, const DuoChangeName *name)
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
  DuoStoreCall *call;

  g_return_if_fail (DUO_IS_STORE (self));

  call = duo_store_call_new (self, DUO_STORE_CALL_WRITE, job, job_data);
  name_call (call, name);
  call->data_free = job_data_free;
  call->result_free = result_free;
  duo_store_call_start (call, NULL, duo_store_write_async, cancellable, callback, user_data);
}

gboolean
duo_store_write_finish (DuoStore *self, GAsyncResult *result, gpointer *value, gint64 *change_id, GError **error)
{
  return duo_store_call_finish (self, result, duo_store_write_async, value, change_id, error);
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
  DuoStoreCall *call;

  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  call = duo_store_call_new (self, DUO_STORE_CALL_WRITE, job, job_data);
  name_call (call, name);
  return duo_store_call_wait (call, value, change_id, error);
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

/* The same of a store that this program only read: to those who have it open an emptied log looks like a change of
 * somebody else's, and a window would read all again because a script had a look. */
static void
tidy_if_alone (DuoDatabase *db, gpointer user_data)
{
  if (duo_store_lock_own (user_data, NULL))
    tidy (db, user_data);
  else
    duo_store_lock_free (user_data);
}

void
duo_store_close (DuoStore *self)
{
  g_return_if_fail (DUO_IS_STORE (self));

  if (self->poll != NULL)
    g_source_destroy (self->poll);
  g_clear_pointer (&self->poll, g_source_unref);
  g_clear_pointer (&self->reader, duo_worker_stop);
  if (self->writer == NULL
      || !duo_worker_push (self->writer, NULL, duo_store_has_written (self) ? tidy : tidy_if_alone, self->lock))
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

gboolean
duo_store_is_read_only (DuoStore *self)
{
  g_return_val_if_fail (DUO_IS_STORE (self), FALSE);

  return self->read_only;
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
