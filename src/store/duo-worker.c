/* SPDX-License-Identifier: EUPL-1.2 */
/* The threads of a store: jobs in the order they were pushed, one at a time. */
#include "duo-worker.h"

typedef struct
{
  char *key; /* (owned) (nullable) */
  DuoWorkerFunc func;
  gpointer user_data;
} Job;

struct _DuoWorker
{
  gatomicrefcount ref_count; /* one for the owner, one for the thread */
  GThread *thread;
  DuoDatabase *db; /* (owned): closed by the thread when it ends */
  GMutex mutex;    /* over what follows */
  GCond cond;      /* something was pushed, or it has to stop */
  GQueue queue;    /* (element-type Job) */
  gboolean stopping;
};

static void
job_free (Job *job)
{
  g_free (job->key);
  g_free (job);
}

static void
worker_unref (DuoWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* Returns: (nullable): the next job, waited for; %NULL when it has to stop and all is done. */
static Job *
wait_for_job (DuoWorker *self)
{
  Job *job;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->queue) && !self->stopping)
    g_cond_wait (&self->cond, &self->mutex);
  job = g_queue_pop_head (&self->queue);
  g_mutex_unlock (&self->mutex);
  return job;
}

static gpointer
worker_thread (gpointer user_data)
{
  DuoWorker *self = user_data;
  Job *job;

  while ((job = wait_for_job (self)) != NULL)
    {
      job->func (self->db, job->user_data);
      job_free (job);
    }

  g_clear_object (&self->db);
  worker_unref (self);
  return NULL;
}

/**
 * duo_worker_new:
 * @name: of the thread, for debuggers
 * @db: (transfer full): the connection that its jobs get; no other thread may touch it from here on
 *
 * Returns: (transfer full): a running worker; duo_worker_stop() gives it back
 */
DuoWorker *
duo_worker_new (const char *name, DuoDatabase *db)
{
  DuoWorker *self = g_new0 (DuoWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->queue);
  self->db = db;
  self->thread = g_thread_new (name, worker_thread, self);
  return self;
}

/* Takes the waiting jobs of @key out of the queue; called with the lock held. */
static GList *
take_stale (DuoWorker *self, const char *key)
{
  GList *stale = NULL;
  GList *next;

  for (GList *link = self->queue.head; key != NULL && link != NULL; link = next)
    {
      Job *job = link->data;

      next = link->next;
      if (g_strcmp0 (job->key, key) != 0)
        continue;
      g_queue_unlink (&self->queue, link);
      stale = g_list_concat (stale, link);
    }

  return stale;
}

/**
 * duo_worker_push:
 * @key: (nullable): jobs of the same key that still wait are dropped
 * @func: what to run
 * @user_data: (transfer full): for @func
 *
 * Returns: %FALSE when the worker is stopping already: @func is not going to be called then, and @user_data
 *   stays the caller's
 */
gboolean
duo_worker_push (DuoWorker *self, const char *key, DuoWorkerFunc func, gpointer user_data)
{
  GList *stale;
  Job *job;

  g_mutex_lock (&self->mutex);
  if (self->stopping)
    {
      g_mutex_unlock (&self->mutex);
      return FALSE;
    }

  stale = take_stale (self, key);
  job = g_new0 (Job, 1);
  job->key = g_strdup (key);
  job->func = func;
  job->user_data = user_data;
  g_queue_push_tail (&self->queue, job);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  for (GList *link = stale; link != NULL; link = link->next)
    {
      job = link->data;
      job->func (NULL, job->user_data);
      job_free (job);
    }
  g_list_free (stale);
  return TRUE;
}

/* Returns: whether the caller is a job of this worker, which would wait for itself. */
gboolean
duo_worker_is_own_thread (DuoWorker *self)
{
  return g_thread_self () == self->thread;
}

/**
 * duo_worker_stop:
 * @self: (transfer full)
 *
 * Runs what was pushed, then ends the thread and closes its connection. Waits for that, except on the worker's
 * own thread, where the last reference to a store can be dropped at the end of a job.
 */
void
duo_worker_stop (DuoWorker *self)
{
  const gboolean own_thread = duo_worker_is_own_thread (self);

  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  if (own_thread)
    g_thread_unref (self->thread);
  else
    (void) g_thread_join (self->thread); /* gives the NULL of worker_thread() */
  worker_unref (self);
}
