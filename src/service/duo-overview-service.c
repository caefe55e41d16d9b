/* SPDX-License-Identifier: EUPL-1.2 */
/* Making the month overview of a month, and issuing it. */
#include "duo-overview-service.h"

#include "duo-action-table.h"
#include "duo-actions-service.h"
#include "duo-campaign-table.h"
#include "duo-campaigns-service.h"
#include "duo-channels-service.h"
#include "duo-calendar-content-json.h"
#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-material-lines.h"
#include "duo-materials-service.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-month-overview.h"
#include "duo-participants.h"
#include "duo-publish-service.h"
#include "duo-service-task.h"
#include "duo-uid.h"

void
duo_overview_free (DuoOverview *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->content, duo_calendar_content_unref);
  g_clear_pointer (&self->previous, duo_calendar_content_unref);
  g_clear_pointer (&self->previous_issue, duo_issued_overview_free);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  DuoContext *context; /* (owned) */
  DuoMonth    month;
} Query;

static Query *
query_new (DuoContext *context,
           DuoMonth    month)
{
  Query *self = g_new0 (Query, 1);

  self->context = g_object_ref (context);
  self->month = month;
  return self;
}

static void
query_free (Query *self)
{
  g_object_unref (self->context);
  g_free (self);
}

/* Moves all of @rows, which may be %NULL with @error set, to @objects. */
static gboolean
take_rows (GPtrArray *objects,
           GPtrArray *rows)
{
  if (rows == NULL)
    return FALSE;

  g_ptr_array_extend_and_steal (objects, rows);
  return TRUE;
}

/* "instelling Alfa-college": an overview lists no institutions by themselves. No contacts: it names no persons. */
static gboolean
name_abouts (GPtrArray *actions, DuoDatabase *db, GError **error)
{
  for (guint i = 0; i < actions->len; i++)
    {
      const DuoObjectKind kind = duo_action_get_about_kind (actions->pdata[i]);
      g_autofree char *title = NULL;
      g_autofree char *about = NULL;

      if (kind != DUO_OBJECT_INSTITUTION && kind != DUO_OBJECT_BOARD)
        continue;
      if (!duo_actions_find_about (db, actions->pdata[i], &title, error))
        return FALSE;
      about = *title != '\0' ? g_strdup_printf ("%s %s", duo_dutch_object (kind, FALSE), title) : g_strdup ("");
      duo_action_set_about_title (actions->pdata[i], about);
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable): what counts; an inherited answer that the channel's own contradicts is not known. Whose each
 * was is not told, so that has to be settled here. */
static DuoSpecValue *
dup_effective (const DuoChannelEntry *entry, DuoSpecField field)
{
  const DuoSpecs *inherited = entry->profile != NULL ? duo_profile_get_specs (entry->profile) : NULL;
  const DuoSpecValue *value = duo_specs_effective (duo_channel_get_specs (entry->channel), inherited, field, NULL);

  if (value != NULL && value->known && duo_spec_field_weight (field, entry->specs.kind) != DUO_SPEC_NOT_APPLICABLE
      && !duo_effective_specs_is_known (&entry->specs, field))
    return duo_spec_value_new_unknown ();
  return duo_spec_value_copy (value);
}

/* The channels as they count now, each by itself. */
static gboolean
take_channels (GPtrArray *lines, DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) entries = duo_channel_entries_read (db, DUO_CHANNELS_ALL, 0, error);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const DuoChannelEntry *entry = entries->pdata[i];
      DuoChannelLine *line = duo_channel_line_new (entry->brin, entry->owner, duo_channel_get_name (entry->channel),
                                                   entry->specs.kind, duo_channel_get_confirmed (entry->channel));

      for (guint field = 0; field < DUO_N_SPEC_FIELDS; field++)
        duo_specs_take (line->specs, (DuoSpecField) field, dup_effective (entry, (DuoSpecField) field));
      g_ptr_array_add (lines, line);
    }

  return entries != NULL;
}

/* The materials of each campaign that has any, and what is missing there. */
static gboolean
take_materials (GPtrArray *lines, DuoDatabase *db, GPtrArray *campaigns, guint32 today, GError **error)
{
  for (guint i = 0; i < campaigns->len; i++)
    {
      g_autoptr (DuoCampaignCoverage) coverage = duo_materials_read_coverage (db, duo_campaign_get_id (campaigns->pdata[i]), today, error);

      if (coverage == NULL)
        return FALSE;
      if (coverage->materials->len > 0)
        duo_material_lines_add (lines, duo_campaign_get_name (coverage->campaign), coverage->materials, coverage->coverage);
    }

  return TRUE;
}

/* What institutions have on the platform, of each campaign that was published. */
static gboolean
take_platform (GPtrArray *lines, DuoDatabase *db, GPtrArray *campaigns, guint32 today, GError **error)
{
  for (guint i = 0; i < campaigns->len; i++)
    if (!duo_publish_read_lines (db, duo_campaign_get_id (campaigns->pdata[i]), today, lines, error))
      return FALSE;

  return TRUE;
}

/* A campaign that was done a year ago is no news. */
#define DAYS_OF_NEWS 366

/* The campaigns that ask institutions, a line for each of their sectors, by wave: those that were not over long before
 * the month that is told of. */
static gboolean
take_lines (GPtrArray *lines, DuoDatabase *db, DuoMonth month, guint32 today, GError **error)
{
  const guint32 told_of = MIN (today, duo_month_get_first_day (month));
  g_autoptr (GPtrArray) campaigns = duo_campaign_table_list (db, error);

  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    {
      g_autoptr (DuoCampaignView) view = duo_campaign_view_read (db, duo_campaign_get_id (campaigns->pdata[i]), today, TRUE, error);
      DuoWhen period;

      if (view == NULL)
        return FALSE;
      period = duo_campaign_view_get_period (view);
      if (duo_when_is_known (&period) && period.last + DAYS_OF_NEWS < told_of)
        continue;
      for (guint wave = 0; wave < view->waves->len; wave++)
        g_ptr_array_add (lines, duo_campaign_line_count (duo_campaign_get_uid (view->campaign), duo_campaign_get_name (view->campaign),
                                                         duo_wave_get_sector (view->waves->pdata[wave]), view->rows));
    }

  return campaigns != NULL;
}

static gboolean
prepare_job (DuoDatabase   *db,
             gpointer       user_data,
             gpointer      *result,
             GCancellable  *cancellable,
             GError       **error)
{
  const Query *query = user_data;
  const guint32 today = duo_clock_get_today (duo_context_get_clock (query->context));
  g_autoptr (DuoOverview) overview = g_new0 (DuoOverview, 1);
  g_autoptr (DuoManager) me = NULL;
  DuoCalendarContent *content;

  if (!duo_context_find_me (query->context, db, &me, error))
    return FALSE;

  content = duo_calendar_content_new (query->month, today,
                                      me != NULL ? duo_manager_get_name (me) : duo_context_get_who (query->context));
  overview->content = content;
  if (!take_rows (content->messages, duo_message_table_list (db, NULL, error))
      || !take_rows (content->campaigns, duo_campaign_table_list (db, error))
      || !take_rows (content->milestones, duo_milestone_table_list (db, NULL, error))
      || !take_rows (content->actions, duo_action_table_list (db, error))
      || !name_abouts (content->actions, db, error)
      || !take_rows (content->managers, duo_manager_table_list (db, error))
      || !duo_participants_load (db, today, content->participants, error)
      || !take_channels (content->channels, db, error)
      || !take_materials (content->materials, db, content->campaigns, today, error)
      || !take_platform (content->platform, db, content->campaigns, today, error)
      || !take_lines (content->lines, db, query->month, today, error)
      || !duo_overview_table_find_before (db, query->month, &overview->previous_issue, error))
    return FALSE;

  if (overview->previous_issue != NULL)
    {
      overview->previous = duo_calendar_content_from_json (overview->previous_issue->content, error);
      if (overview->previous == NULL)
        return FALSE;
      overview->differences = duo_calendar_content_compare (overview->previous, content);
    }
  else
    {
      overview->differences = g_ptr_array_new ();
    }

  *result = g_steal_pointer (&overview);
  return TRUE;
}

/**
 * duo_overview_prepare_async:
 * @context: the context
 * @month: the month to make it for
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads all of it and compares it with the last one issued for an earlier month. Without an earlier issue there
 * are no differences: nothing is "new" on a first overview.
 */
void
duo_overview_prepare_async (DuoContext          *context,
                            DuoMonth             month,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  duo_service_read_async (context, duo_overview_prepare_async, prepare_job, query_new (context, month),
                          (GDestroyNotify) query_free, (GDestroyNotify) duo_overview_free, cancellable, callback,
                          user_data);
}

/* Returns: (transfer full): the overview, or %NULL with @error set. */
DuoOverview *
duo_overview_prepare_finish (DuoContext    *context,
                             GAsyncResult  *result,
                             GError       **error)
{
  gpointer overview = NULL;

  return duo_service_finish (context, duo_overview_prepare_async, result, &overview, error) ? overview : NULL;
}

/* As duo_overview_prepare_async(), at once; blocks. */
DuoOverview *
duo_overview_prepare (DuoContext  *context,
                      DuoMonth     month,
                      GError     **error)
{
  Query query = { context, month };
  gpointer overview = NULL;

  return duo_store_read (duo_context_get_store (context), prepare_job, &query, &overview, error) ? overview : NULL;
}

static DuoIssuedOverview *
issued_new (DuoContext  *context,
            DuoOverview *overview)
{
  DuoIssuedOverview *issued = g_new0 (DuoIssuedOverview, 1);

  issued->uid = duo_uid_new ();
  issued->month = overview->content->month;
  issued->issued = duo_clock_get_stamp (duo_context_get_clock (context));
  issued->day = overview->content->today;
  issued->who = g_strdup (duo_context_get_who (context));
  issued->content = duo_calendar_content_to_json (overview->content);
  issued->hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, issued->content, -1);
  return issued;
}

typedef struct
{
  DuoIssuedOverview *issued;
  DuoPlaceFunc       place;
  gpointer           place_data;
} IssueJob;

/* The file takes its place when all but the commit has gone well; where that one fails, the file is taken back. */
static gboolean
issue_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const IssueJob *job = user_data;

  if (!duo_overview_table_add (db, job->issued, error))
    return FALSE;

  duo_store_name_object (db, job->issued->id);
  return job->place (job->place_data, error);
}

typedef struct
{
  DuoMonth month;
  char    *path; /* (owned) */
  gboolean issue;
  guint    left_out; /* bits of sheets */
} Writing;

static Writing *
writing_new (DuoMonth    month,
             const char *path,
             gboolean    issue)
{
  Writing *self = g_new0 (Writing, 1);

  self->month = month;
  self->path = g_strdup (path);
  self->issue = issue;
  return self;
}

static void
writing_free (Writing *self)
{
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

typedef struct
{
  DuoContext  *context;
  DuoOverview *overview;
} Issuing;

static gboolean
issue_cb (gpointer      user_data,
          DuoPlaceFunc  place,
          gpointer      place_data,
          GError      **error)
{
  const Issuing *issuing = user_data;
  const DuoChangeName name = { DUO_CHANGE_ISSUE, DUO_OBJECT_OVERVIEW, 0 };
  g_autoptr (DuoIssuedOverview) issued = issued_new (issuing->context, issuing->overview);
  IssueJob job = { issued, place, place_data };
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (issuing->context), &name, issue_job, &job, &nothing, NULL, error);
}

static gboolean
write_work (DuoContext    *context,
            gpointer       data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  const Writing *writing = data;
  g_autoptr (DuoOverview) overview = duo_overview_prepare (context, writing->month, error);
  Issuing issuing = { context, overview };
  DuoMonthOverview written;

  if (overview == NULL)
    return FALSE;

  written.content = overview->content;
  written.differences = overview->previous_issue != NULL ? overview->differences : NULL;
  written.previous_lines = overview->previous != NULL ? overview->previous->lines : NULL;
  written.left_out = writing->left_out;
  written.previous_day = overview->previous_issue != NULL ? overview->previous_issue->day : 0;
  return duo_month_overview_write (&written, writing->path, !writing->issue, writing->issue ? issue_cb : NULL, &issuing,
                                   cancellable, error);
}

/**
 * duo_overview_write_async:
 * @context: the context
 * @month: the month to make it for
 * @path: where to write the workbook; what is there is replaced when the new one is whole
 * @issue: whether to issue it too
 * @left_out: a bit for each sheet that is not made; see duo_overview_get_sheet()
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * What is kept as issued has been written, and no file says that it was issued when it was not: the file is made
 * whole beside its place, and takes its place as the last step of the change that keeps its content. Where the file
 * can't, nothing is kept; where the change can't be committed, what was there comes back.
 */
void
duo_overview_write_async (DuoContext          *context,
                          DuoMonth             month,
                          const char          *path,
                          gboolean             issue,
                          guint                left_out,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Writing *writing = writing_new (month, path, issue);

  writing->left_out = left_out;
  duo_service_work_async (context, duo_overview_write_async, write_work, writing, (GDestroyNotify) writing_free, NULL,
                          cancellable, callback, user_data);
}

const char *
duo_overview_get_sheet (guint index)
{
  return duo_month_overview_get_sheet (index);
}

gboolean
duo_overview_write_finish (DuoContext    *context,
                           GAsyncResult  *result,
                           GError       **error)
{
  return duo_service_finish (context, duo_overview_write_async, result, NULL, error);
}

/* As duo_overview_write_async(), at once; blocks. */
gboolean
duo_overview_write (DuoContext  *context,
                    DuoMonth     month,
                    const char  *path,
                    gboolean     issue,
                    GError     **error)
{
  g_autoptr (Writing) writing = writing_new (month, path, issue);
  gpointer nothing = NULL;

  return write_work (context, writing, &nothing, NULL, error);
}

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  *result = duo_overview_table_list (db, error);
  return *result != NULL;
}

/* Blocks. Returns: (transfer full) (element-type DuoIssuedOverview): newest month first, without content. */
GPtrArray *
duo_overview_list (DuoContext  *context,
                   GError     **error)
{
  gpointer list = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, NULL, &list, error) ? list : NULL;
}
