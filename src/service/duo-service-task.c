/* SPDX-License-Identifier: EUPL-1.2 */
/* One GTask per use case around the store's jobs, so that callers see one kind of call. */
#include "duo-service-task.h"

/* What a task carries until it ends. */
typedef struct
{
  GDestroyNotify result_free; /* (nullable) */
  DuoWork        work;        /* (nullable): for work in a thread */
  gpointer       data;        /* (owned) (nullable) */
  GDestroyNotify data_free;   /* (nullable) */
} Errand;

static void
errand_free (Errand *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

static GTask *
errand_task_new (DuoContext          *context,
                 gpointer             source_tag,
                 GDestroyNotify       result_free,
                 Errand             **errand,
                 GCancellable        *cancellable,
                 GAsyncReadyCallback  callback,
                 gpointer             user_data)
{
  GTask *task = g_task_new (context, cancellable, callback, user_data);

  *errand = g_new0 (Errand, 1);
  (*errand)->result_free = result_free;
  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, *errand, (GDestroyNotify) errand_free);
  return task;
}

static void
return_value (GTask    *task,
              gboolean  done,
              gpointer  value,
              GError   *error)
{
  const Errand *errand = g_task_get_task_data (task);

  if (done)
    g_task_return_pointer (task, value, value != NULL ? errand->result_free : NULL);
  else
    g_task_return_error (task, error);
}

static void
read_done_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = NULL;
  const gboolean done = duo_store_read_finish (DUO_STORE (source), result, &value, &error);

  return_value (task, done, value, error);
}

static void
write_done_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer value = NULL;
  const gboolean done = duo_store_write_finish (DUO_STORE (source), result, &value, NULL, &error);

  return_value (task, done, value, error);
}

/**
 * duo_service_read_async:
 * @context: the context
 * @source_tag: the function that the caller called
 * @job: only looks
 * @data: (transfer full): what the job gets
 * @data_free: (nullable): frees @data
 * @result_free: (nullable): frees the job's result where nobody takes it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Returns: (transfer none): the task; the callback comes from the main loop, so it lives until the caller is done
 */
GTask *
duo_service_read_async (DuoContext          *context,
                        gpointer             source_tag,
                        DuoJob               job,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GDestroyNotify       result_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Errand *errand;
  GTask *task = errand_task_new (context, source_tag, result_free, &errand, cancellable, callback, user_data);

  duo_store_read_async (duo_context_get_store (context), NULL, job, data, data_free, result_free, cancellable,
                        read_done_cb, task);
  return task;
}

/* As duo_service_read_async(), for a job that changes under the name @name. */
GTask *
duo_service_write_async (DuoContext          *context,
                         gpointer             source_tag,
                         const DuoChangeName *name,
                         DuoJob               job,
                         gpointer             data,
                         GDestroyNotify       data_free,
                         GDestroyNotify       result_free,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  Errand *errand;
  GTask *task = errand_task_new (context, source_tag, result_free, &errand, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* who cancels too late hears that it was done */
  duo_store_write_async (duo_context_get_store (context), name, job, data, data_free, result_free, cancellable,
                         write_done_cb, task);
  return task;
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  const Errand *errand = task_data;
  GError *error = NULL;
  gpointer value = NULL;
  const gboolean done = errand->work (DUO_CONTEXT (source), errand->data, &value, cancellable, &error);

  return_value (task, done, value, error);
}

/* As duo_service_read_async(), for work on files; it may use the store's synchronous calls. */
GTask *
duo_service_work_async (DuoContext          *context,
                        gpointer             source_tag,
                        DuoWork              work,
                        gpointer             data,
                        GDestroyNotify       data_free,
                        GDestroyNotify       result_free,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Errand *errand;
  g_autoptr (GTask) task = errand_task_new (context, source_tag, result_free, &errand, cancellable, callback, user_data);

  errand->work = work;
  errand->data = data;
  errand->data_free = data_free;
  g_task_run_in_thread (task, work_thread);
  return task; /* the thread holds it until its callback ran in this main context */
}

gboolean
duo_service_finish (DuoContext    *context,
                    gpointer       source_tag,
                    GAsyncResult  *task_result,
                    gpointer      *result,
                    GError       **error)
{
  GTask *task;
  const Errand *errand;
  GError *local_error = NULL;
  gpointer value;

  g_return_val_if_fail (g_task_is_valid (task_result, context), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (task_result, source_tag), FALSE);

  task = G_TASK (task_result);
  errand = g_task_get_task_data (task);
  value = g_task_propagate_pointer (task, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, local_error);
      return FALSE;
    }

  if (result != NULL)
    *result = value;
  else if (value != NULL && errand->result_free != NULL)
    errand->result_free (value);
  return TRUE;
}
