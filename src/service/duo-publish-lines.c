/* SPDX-License-Identifier: EUPL-1.2 */
/* What institutions have on the platform, as lines for lists that leave the building: no code, no link, no person. */
#include "duo-fold.h"
#include "duo-publish-store.h"

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
  g_autoptr (DuoPublishView) view = duo_publish_read (db, campaign, error);
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
