/* SPDX-License-Identifier: EUPL-1.2 */
/* What institutions have on the platform, as lines for lists that leave the building: no code, no link, no person. */
#include "duo-campaign-table.h"
#include "duo-fold.h"
#include "duo-publish-store.h"
#include "duo-service-task.h"

static DuoPlatformLine *
line_new (DuoPublishView           *view,
          const DuoPlatformPackage *package,
          DuoInstitution           *institution,
          guint32                   today)
{
  const DuoDownloads *downloads = g_hash_table_lookup (view->downloads, &package->id);
  g_autofree char *name = duo_publish_dup_name (institution);
  DuoPlatformLine *line = duo_platform_line_new (duo_campaign_get_name (view->campaign), name,
                                                 duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));

  line->practice = duo_platform_account_get_practice (view->account) == 1;
  line->there = duo_platform_package_is_current (package);
  line->link = duo_platform_package_get_link (package, today);
  line->issued = duo_when_of_stamp (*package->coded != '\0' ? package->coded : package->made);
  line->last_day = package->there_day != 0 ? duo_when_day (package->there_day) : DUO_WHEN_NONE;
  line->counted = package->counted;
  if (downloads != NULL)
    {
      line->downloads = (gint) MIN (downloads->count, G_MAXINT);
      line->first = duo_when_of_stamp (downloads->first);
      line->old = downloads->count > 0 && downloads->count_version == 0;
    }
  return line;
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  g_autofree char *first = duo_fold_sort_key ((*(DuoPlatformLine *const *) a)->institution);
  g_autofree char *second = duo_fold_sort_key ((*(DuoPlatformLine *const *) b)->institution);

  return g_strcmp0 (first, second);
}

gboolean
duo_publish_read_lines (DuoDatabase  *db,
                        gint64        campaign,
                        guint32       today,
                        GPtrArray    *lines,
                        GError      **error)
{
  g_autoptr (DuoPublishView) view = duo_publish_read (db, campaign, 0, error);
  g_autoptr (DuoCampaignView) plan = NULL;
  g_autoptr (GPtrArray) institutions = NULL;
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  guint32 live;

  if (view == NULL || view->packages->len == 0)
    return view != NULL;
  institutions = duo_publish_read_institutions (db, view->packages, today, error);
  plan = institutions != NULL ? duo_campaign_view_read (db, campaign, today, FALSE, error) : NULL;
  if (plan == NULL)
    return FALSE;
  live = duo_campaign_view_get_live (plan);
  for (guint i = 0; i < view->packages->len; i++)
    {
      DuoPlatformLine *line = line_new (view, view->packages->pdata[i], institutions->pdata[i], today);

      line->live = live != 0 ? duo_when_day (live) : DUO_WHEN_NONE;
      g_ptr_array_add (made, line);
    }
  g_ptr_array_sort (made, compare_lines);
  g_ptr_array_extend_and_steal (lines, g_steal_pointer (&made));
  return TRUE;
}

/* ---- What has to be seen to ---- */

void
duo_publish_duty_free (DuoPublishDuty *self)
{
  if (self == NULL)
    return;

  g_free (self->campaign);
  g_free (self);
}

/* Returns: (transfer full) (nullable): what @lines, all of one campaign, ask for. */
static DuoPublishDuty *
duty_of (GPtrArray *lines,
         guint32    today)
{
  DuoPublishDuty duty = { 0 };
  gboolean links = FALSE;

  for (guint i = 0; i < lines->len; i++)
    links |= ((const DuoPlatformLine *) lines->pdata[i])->link >= DUO_LINK_MADE;
  for (guint i = 0; i < lines->len; i++)
    {
      const DuoPlatformLine *line = lines->pdata[i];

      duty.unfinished |= line->link != DUO_LINK_WITHDRAWN && (!line->there || (links && line->link <= DUO_LINK_ASKING));
      if (!duo_platform_line_ends_soon (line, today))
        continue;
      duty.n_ending++;
      duty.first_end = duty.first_end == 0 ? line->last_day.last : MIN (duty.first_end, line->last_day.last);
    }
  if (duty.n_ending == 0 && !duty.unfinished)
    return NULL;
  duty.campaign = g_strdup (((const DuoPlatformLine *) lines->pdata[0])->campaign);
  return g_memdup2 (&duty, sizeof duty);
}

static gboolean
duties_job (DuoDatabase   *db,
            gpointer       user_data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  const guint32 today = *(guint32 *) user_data;
  g_autoptr (GPtrArray) duties = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_publish_duty_free);
  g_autoptr (GPtrArray) campaigns = duo_campaign_table_list (db, error);

  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_line_free);
      DuoPublishDuty *duty;

      if (!duo_publish_read_lines (db, duo_campaign_get_id (campaigns->pdata[i]), today, lines, error))
        return FALSE;
      duty = duty_of (lines, today);
      if (duty != NULL)
        g_ptr_array_add (duties, duty);
    }
  if (campaigns == NULL)
    return FALSE;
  *result = g_steal_pointer (&duties);
  return TRUE;
}

void
duo_publish_list_duties_async (DuoContext          *context,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  const guint32 today = duo_clock_get_today (duo_context_get_clock (context));

  duo_service_read_async (context, duo_publish_list_duties_async, duties_job, g_memdup2 (&today, sizeof today), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_publish_list_duties_finish (DuoContext    *context,
                                GAsyncResult  *result,
                                GError       **error)
{
  gpointer duties = NULL;

  return duo_service_finish (context, duo_publish_list_duties_async, result, &duties, error) ? duties : NULL;
}

GPtrArray *
duo_publish_list_duties (DuoContext  *context,
                         GError     **error)
{
  guint32 today = duo_clock_get_today (duo_context_get_clock (context));
  gpointer duties = NULL;

  return duo_store_read (duo_context_get_store (context), duties_job, &today, &duties, error) ? duties : NULL;
}
