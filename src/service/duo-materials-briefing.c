/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats on a sheet for the designer. */
#include "duo-briefing-file.h"
#include "duo-error.h"
#include "duo-materials-service.h"
#include "duo-message-table.h"
#include "duo-service-task.h"

typedef struct
{
  DuoCampaignCoverage *coverage; /* (owned) */
  gdouble share;
  char *path;                    /* (owned) (type filename) */
} Work;

static void
work_free (Work *self)
{
  duo_campaign_coverage_unref (self->coverage);
  g_free (self->path);
  g_free (self);
}

/* What the campaign says to its audience, as planned. */
static gboolean
messages_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoCampaign *campaign = user_data;
  g_autoptr (GPtrArray) all = duo_message_table_list (db, NULL, error);
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return FALSE;

  for (guint i = 0; i < all->len; i++)
    if (duo_message_get_campaign (all->pdata[i]) == duo_campaign_get_id (campaign)
        && duo_message_get_audience (all->pdata[i]) == duo_campaign_get_audience (campaign)
        && duo_message_get_status (all->pdata[i]) != DUO_MESSAGE_WITHDRAWN)
      g_ptr_array_add (messages, g_object_ref (all->pdata[i]));
  *result = g_steal_pointer (&messages);
  return TRUE;
}

/* Names of those whose turn it is, or who wait. */
static GPtrArray *
list_names (DuoCampaignCoverage *coverage, gboolean turn)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < coverage->institutions->len; i++)
    if (duo_coverage_is_turn (coverage->coverage, i) == turn)
      g_ptr_array_add (names, (gpointer) duo_institution_get_shown_name (coverage->institutions->pdata[i]));
  return names;
}

static GPtrArray *
list_left_out (DuoCampaignCoverage *coverage, const DuoFormats *formats)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0, row = 0; i < formats->left_out->len; i++, row++)
    {
      while (duo_institution_get_id (coverage->institutions->pdata[row]) != g_array_index (formats->left_out, DuoLeftOut, i).institution)
        row++;
      g_ptr_array_add (names, (gpointer) duo_institution_get_shown_name (coverage->institutions->pdata[row]));
    }
  return names;
}

/* The longest time ahead that a channel of those whose turn it is wants its material; working days. */
static gint
find_lead_days (DuoCoverage *coverage)
{
  gint days = 0;

  for (guint i = 0; i < coverage->channels->len; i++)
    {
      const DuoCoverageChannel *channel = &g_array_index (coverage->channels, DuoCoverageChannel, i);

      if (duo_coverage_is_turn (coverage, channel->institution))
        days = MAX (days, channel->specs.number[DUO_SPEC_LEAD_TIME_DAYS]);
    }
  return days;
}

gboolean
duo_materials_write_briefing (DuoContext *context, DuoCampaignCoverage *coverage, gdouble share, const char *path, GError **error)
{
  g_autoptr (DuoFormats) formats = NULL;
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GPtrArray) left_out = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  DuoBriefing briefing = { .campaign = coverage->campaign, .sectors = coverage->sectors, .period = coverage->coverage->period };

  if (!g_str_has_suffix (path, ".xlsx"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: not .xlsx", path);
      return FALSE;
    }
  if (!duo_store_read (duo_context_get_store (context), messages_job, coverage->campaign, (gpointer *) &messages, error))
    return FALSE;

  briefing.messages = messages;
  briefing.today = duo_clock_get_today (duo_context_get_clock (context));
  briefing.formats = formats = duo_formats_new (coverage->coverage, share);
  briefing.institutions = institutions = list_names (coverage, TRUE);
  briefing.left_out = left_out = list_left_out (coverage, formats);
  briefing.waiting = waiting = list_names (coverage, FALSE);
  briefing.lead_days = find_lead_days (coverage->coverage);
  return duo_briefing_file_write (path, &briefing, error);
}

static gboolean
briefing_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Work *work = data;

  if (!duo_materials_write_briefing (context, work->coverage, work->share, work->path, error))
    return FALSE;

  *result = g_strdup (work->path);
  return TRUE;
}

/* As duo_materials_write_briefing(), in a thread; the ending is added where it is missing. */
void
duo_materials_write_briefing_async (DuoContext *context, DuoCampaignCoverage *coverage, gdouble share, const char *path,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->coverage = duo_campaign_coverage_ref (coverage);
  work->share = share;
  work->path = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
  duo_service_work_async (context, duo_materials_write_briefing_async, briefing_work, work, (GDestroyNotify) work_free, g_free,
                          cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): the path that it was written to. */
char *
duo_materials_write_briefing_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer path = NULL;

  return duo_service_finish (context, duo_materials_write_briefing_async, result, &path, error) ? path : NULL;
}
