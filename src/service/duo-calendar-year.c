/* SPDX-License-Identifier: EUPL-1.2 */
/* A whole year: copying it to another, and what the check of it may stay silent about. */
#include "duo-calendar-service.h"

#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-object.h"
#include "duo-service-task.h"
#include "duo-silence-table.h"

typedef struct
{
  gint from_year;
  gint to_year;
} Years;

static gboolean
plan_copy_job (DuoDatabase   *db,
               gpointer       user_data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  const Years *years = user_data;
  const DuoSpan from = duo_span_calendar_year (years->from_year);
  const DuoSpan to = duo_span_calendar_year (years->to_year);
  g_autoptr (GPtrArray) source = duo_message_table_list (db, &from, error);
  g_autoptr (GPtrArray) target = source != NULL ? duo_message_table_list (db, &to, error) : NULL;

  if (target == NULL)
    return FALSE;

  *result = duo_calendar_copy (source, target, years->from_year, years->to_year);
  return TRUE;
}

static gboolean
check_years (const Years  *years,
             GError      **error)
{
  if (years->from_year >= DUO_YEAR_MIN && years->from_year <= DUO_YEAR_MAX && years->to_year >= DUO_YEAR_MIN
      && years->to_year <= DUO_YEAR_MAX && years->from_year != years->to_year)
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "year");
  return FALSE;
}

/**
 * duo_calendar_plan_copy_async:
 * @context: the context
 * @from_year: the year whose messages are copied
 * @to_year: another year
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores nothing.
 */
void
duo_calendar_plan_copy_async (DuoContext          *context,
                              gint                 from_year,
                              gint                 to_year,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const Years years = { from_year, to_year };
  GError *error = NULL;

  if (!check_years (&years, &error))
    {
      g_task_report_error (context, callback, user_data, duo_calendar_plan_copy_async, error);
      return;
    }

  duo_service_read_async (context, duo_calendar_plan_copy_async, plan_copy_job, g_memdup2 (&years, sizeof years), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type DuoCopiedMessage): see duo_calendar_copy(); %NULL with @error set. */
GPtrArray *
duo_calendar_plan_copy_finish (DuoContext    *context,
                               GAsyncResult  *result,
                               GError       **error)
{
  gpointer copies = NULL;

  return duo_service_finish (context, duo_calendar_plan_copy_async, result, &copies, error) ? copies : NULL;
}

/* As duo_calendar_plan_copy_async(), at once; blocks. */
GPtrArray *
duo_calendar_plan_copy (DuoContext  *context,
                        gint         from_year,
                        gint         to_year,
                        GError     **error)
{
  Years years = { from_year, to_year };
  gpointer copies = NULL;

  if (!check_years (&years, error))
    return NULL;

  return duo_store_read (duo_context_get_store (context), plan_copy_job, &years, &copies, error) ? copies : NULL;
}

/* Copies of the objects that will be stored, for the writer's thread to own. */
static GPtrArray *
copies_to_store (GPtrArray *copies)
{
  GPtrArray *objects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < copies->len; i++)
    {
      const DuoCopiedMessage *copied = copies->pdata[i];

      if (copied->copy != NULL)
        g_ptr_array_add (objects, duo_message_copy (copied->copy));
    }

  return objects;
}

/* Gives the originals the ids of what was stored, in the order of copies_to_store(). */
static void
take_over_ids (GPtrArray *copies,
               GPtrArray *stored)
{
  guint n = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      const DuoCopiedMessage *copied = copies->pdata[i];

      if (copied->copy != NULL)
        duo_object_take_over (G_OBJECT (copied->copy), stored->pdata[n++]);
    }
}

static gboolean
save_all_job (DuoDatabase   *db,
              gpointer       user_data,
              gpointer      *result,
              GCancellable  *cancellable,
              GError       **error)
{
  if (!duo_objects_save_job (db, user_data, NULL, cancellable, error))
    return FALSE;

  *result = g_ptr_array_ref (user_data);
  return TRUE;
}

static const DuoChangeName copy_name = { DUO_CHANGE_COPY_YEAR, DUO_OBJECT_CALENDAR, 0 };

/**
 * duo_calendar_apply_copy_async:
 * @context: the context
 * @copies: (element-type DuoCopiedMessage): what was planned; entries without a copy are passed over
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * One named change. Afterwards the copies have their ids.
 */
void
duo_calendar_apply_copy_async (DuoContext          *context,
                               GPtrArray           *copies,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = duo_service_write_async (context, duo_calendar_apply_copy_async, &copy_name, save_all_job,
                                         copies_to_store (copies), (GDestroyNotify) g_ptr_array_unref,
                                         (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);

  g_object_set_data_full (G_OBJECT (task), "duo-copies", g_ptr_array_ref (copies), (GDestroyNotify) g_ptr_array_unref);
}

gboolean
duo_calendar_apply_copy_finish (DuoContext    *context,
                                GAsyncResult  *result,
                                GError       **error)
{
  g_autoptr (GPtrArray) stored = NULL;
  gpointer value = NULL;

  if (!duo_service_finish (context, duo_calendar_apply_copy_async, result, &value, error))
    return FALSE;

  stored = value;
  take_over_ids (g_object_get_data (G_OBJECT (result), "duo-copies"), stored);
  return TRUE;
}

/* As duo_calendar_apply_copy_async(), at once; blocks. */
gboolean
duo_calendar_apply_copy (DuoContext  *context,
                         GPtrArray   *copies,
                         GError     **error)
{
  g_autoptr (GPtrArray) objects = copies_to_store (copies);
  g_autoptr (GPtrArray) stored = NULL;
  gpointer value = NULL;

  if (!duo_store_write (duo_context_get_store (context), &copy_name, save_all_job, objects, &value, NULL, error))
    return FALSE;

  stored = value;
  take_over_ids (copies, stored);
  return TRUE;
}

static gboolean
silence_job (DuoDatabase   *db,
             gpointer       user_data,
             gpointer      *result,
             GCancellable  *cancellable,
             GError       **error)
{
  gint64 id = 0;

  if (!duo_silence_table_add (db, user_data, &id, error))
    return FALSE;

  duo_store_name_object (db, id);
  return TRUE;
}

/**
 * duo_calendar_silence_async:
 * @context: the context
 * @finding: what to be silent about
 * @note: why, in somebody's own words
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * The silence holds as long as the finding's cause stays the same.
 */
void
duo_calendar_silence_async (DuoContext          *context,
                            const DuoFinding    *finding,
                            const char          *note,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  const DuoChangeName name = { DUO_CHANGE_SILENCE, DUO_OBJECT_SILENCE, 0 };
  DuoSilence *silence = g_new0 (DuoSilence, 1);

  silence->rule = finding->rule;
  silence->cause = g_strdup (finding->cause);
  silence->note = g_strdup (note);
  silence->who = g_strdup (duo_context_get_who (context));
  silence->when = duo_clock_get_stamp (duo_context_get_clock (context));

  duo_service_write_async (context, duo_calendar_silence_async, &name, silence_job, silence,
                           (GDestroyNotify) duo_silence_free, NULL, cancellable, callback, user_data);
}

gboolean
duo_calendar_silence_finish (DuoContext    *context,
                             GAsyncResult  *result,
                             GError       **error)
{
  return duo_service_finish (context, duo_calendar_silence_async, result, NULL, error);
}

static gboolean
unsilence_job (DuoDatabase   *db,
               gpointer       user_data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  const gint64 *id = user_data;

  return duo_silence_table_remove (db, *id, error);
}

/* Hears a finding again: removes the silence of that id. */
void
duo_calendar_unsilence_async (DuoContext          *context,
                              gint64               silence,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  const DuoChangeName name = { DUO_CHANGE_UNSILENCE, DUO_OBJECT_SILENCE, silence };

  duo_service_write_async (context, duo_calendar_unsilence_async, &name, unsilence_job,
                           g_memdup2 (&silence, sizeof silence), g_free, NULL, cancellable, callback, user_data);
}

gboolean
duo_calendar_unsilence_finish (DuoContext    *context,
                               GAsyncResult  *result,
                               GError       **error)
{
  return duo_service_finish (context, duo_calendar_unsilence_async, result, NULL, error);
}
