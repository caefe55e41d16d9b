/* SPDX-License-Identifier: EUPL-1.2 */
/* All that a calendar window shows, read in one go. */
#include "duo-calendar-service.h"

#include "duo-campaign-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-service-task.h"
#include "duo-silence-table.h"

G_DEFINE_FINAL_TYPE (DuoCalendarSnapshot, duo_calendar_snapshot, G_TYPE_OBJECT)

static void
duo_calendar_snapshot_finalize (GObject *object)
{
  DuoCalendarSnapshot *self = DUO_CALENDAR_SNAPSHOT (object);

  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->unplaced, g_ptr_array_unref);
  g_clear_pointer (&self->campaigns, g_ptr_array_unref);
  g_clear_pointer (&self->milestones, g_ptr_array_unref);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->silences, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_calendar_snapshot_parent_class)->finalize (object);
}

static void
duo_calendar_snapshot_class_init (DuoCalendarSnapshotClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_calendar_snapshot_finalize;
}

static void
duo_calendar_snapshot_init (DuoCalendarSnapshot *self)
{
}

static DuoMessage *
find_message (GPtrArray *messages,
              gint64     id)
{
  for (guint i = 0; i < messages->len; i++)
    if (duo_message_get_id (messages->pdata[i]) == id)
      return messages->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable): the message of that id, if it is in the snapshot. */
DuoMessage *
duo_calendar_snapshot_find_message (DuoCalendarSnapshot *self,
                                    gint64               id)
{
  DuoMessage *message;

  g_return_val_if_fail (DUO_IS_CALENDAR_SNAPSHOT (self), NULL);

  if (id == 0)
    return NULL;

  message = find_message (self->messages, id);
  return message != NULL ? message : find_message (self->unplaced, id);
}

GPtrArray *
duo_calendar_snapshot_dup_titles (DuoCalendarSnapshot *self,
                                  GArray              *ids)
{
  GPtrArray *titles = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (DUO_IS_CALENDAR_SNAPSHOT (self), titles);

  for (guint i = 0; i < ids->len; i++)
    {
      DuoMessage *message = duo_calendar_snapshot_find_message (self, g_array_index (ids, gint64, i));

      if (message != NULL)
        g_ptr_array_add (titles, duo_message_dup_title (message, duo_message_get_first_month_in (message, &self->span)));
    }

  return titles;
}

/* Returns: (transfer none) (nullable): the campaign of that id, if there is one. */
DuoCampaign *
duo_calendar_snapshot_find_campaign (DuoCalendarSnapshot *self,
                                     gint64               id)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_SNAPSHOT (self), NULL);

  for (guint i = 0; id != 0 && i < self->campaigns->len; i++)
    if (duo_campaign_get_id (self->campaigns->pdata[i]) == id)
      return self->campaigns->pdata[i];

  return NULL;
}

/* The rules of the check are about what students are told. Adds those of @messages to @chosen, which owns nothing. */
static void
choose_for_students (GPtrArray *chosen,
                     GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++)
    if (duo_message_get_audience (messages->pdata[i]) == DUO_AUDIENCE_STUDENTS)
      g_ptr_array_add (chosen, messages->pdata[i]);
}

typedef struct
{
  DuoSpan span;
  guint32 today;
} Window;

static gboolean
load_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Window *window = user_data;
  g_autoptr (DuoCalendarSnapshot) snapshot = g_object_new (DUO_TYPE_CALENDAR_SNAPSHOT, NULL);
  g_autoptr (GPtrArray) for_students = g_ptr_array_new ();

  snapshot->span = window->span;
  snapshot->messages = duo_message_table_list (db, &window->span, error);
  if (snapshot->messages == NULL)
    return FALSE;
  snapshot->unplaced = duo_message_table_list_unplaced (db, error);
  if (snapshot->unplaced == NULL)
    return FALSE;
  snapshot->campaigns = duo_campaign_table_list (db, error);
  if (snapshot->campaigns == NULL)
    return FALSE;
  snapshot->milestones = duo_milestone_table_list (db, &window->span, error);
  if (snapshot->milestones == NULL)
    return FALSE;
  snapshot->silences = duo_silence_table_list (db, error);
  if (snapshot->silences == NULL)
    return FALSE;

  choose_for_students (for_students, snapshot->messages);
  choose_for_students (for_students, snapshot->unplaced);
  snapshot->findings = duo_calendar_check (for_students, &window->span, window->today, snapshot->silences);

  *result = g_steal_pointer (&snapshot);
  return TRUE;
}

/**
 * duo_calendar_load_async:
 * @context: the context
 * @span: the months to show
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
duo_calendar_load_async (DuoContext          *context,
                         const DuoSpan       *span,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const Window window = { *span, duo_clock_get_today (duo_context_get_clock (context)) };

  duo_service_read_async (context, duo_calendar_load_async, load_job, g_memdup2 (&window, sizeof window), g_free,
                          g_object_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full): the snapshot, or %NULL with @error set. */
DuoCalendarSnapshot *
duo_calendar_load_finish (DuoContext    *context,
                          GAsyncResult  *result,
                          GError       **error)
{
  gpointer snapshot = NULL;

  return duo_service_finish (context, duo_calendar_load_async, result, &snapshot, error) ? snapshot : NULL;
}

/* Returns: (transfer full): as duo_calendar_load_finish(); blocks. */
DuoCalendarSnapshot *
duo_calendar_load (DuoContext     *context,
                   const DuoSpan  *span,
                   GError        **error)
{
  Window window = { *span, duo_clock_get_today (duo_context_get_clock (context)) };
  gpointer snapshot = NULL;

  return duo_store_read (duo_context_get_store (context), load_job, &window, &snapshot, error) ? snapshot : NULL;
}

static gboolean
last_year_job (DuoDatabase   *db,
               gpointer       user_data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  return duo_message_table_last_year (db, user_data, error);
}

/**
 * duo_calendar_last_year:
 * @context: the context
 * @year: (out): the year with the latest placement; 0 for an empty calendar
 * @error: where to store an error
 *
 * Quick; blocks.
 *
 * Returns: %FALSE on an error
 */
gboolean
duo_calendar_last_year (DuoContext  *context,
                        gint        *year,
                        GError     **error)
{
  gpointer nothing = NULL;

  *year = 0;
  return duo_store_read (duo_context_get_store (context), last_year_job, year, &nothing, error);
}
