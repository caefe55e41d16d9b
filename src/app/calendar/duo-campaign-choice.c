/* SPDX-License-Identifier: EUPL-1.2 */
/* The entries of a drop-down of campaigns. */
#include "duo-campaign-choice.h"

#include <glib/gi18n.h>

#include "duo-campaign.h"

/**
 * duo_campaign_choice_new:
 * @campaigns: (nullable) (element-type DuoCampaign): in the order to show
 * @ids: (out) (transfer full) (element-type gint64): the id behind each entry, 0 for none
 *
 * Returns: (transfer full): the entries' words
 */
GListModel *
duo_campaign_choice_new (GPtrArray  *campaigns,
                         GArray    **ids)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  const gint64 none = 0;

  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_string_list_append (names, _("no campaign"));
  g_array_append_val (*ids, none);
  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    {
      const gint64 id = duo_campaign_get_id (campaigns->pdata[i]);

      gtk_string_list_append (names, duo_campaign_get_name (campaigns->pdata[i]));
      g_array_append_val (*ids, id);
    }

  return G_LIST_MODEL (names);
}

/**
 * duo_campaign_choice_update:
 * @row: shows the campaigns
 * @campaigns: (nullable) (element-type DuoCampaign): as they are now
 * @chosen: id of the one to show; 0 for none
 * @ids: (inout) (nullable) (element-type gint64): behind the entries of @row
 *
 * Makes the entries anew only when the campaigns are others: the row may be open.
 */
void
duo_campaign_choice_update (AdwComboRow  *row,
                            GPtrArray    *campaigns,
                            gint64        chosen,
                            GArray      **ids)
{
  GListModel *shown = adw_combo_row_get_model (row);
  g_autoptr (GArray) new_ids = NULL;
  g_autoptr (GListModel) names = duo_campaign_choice_new (campaigns, &new_ids);
  gboolean same = shown != NULL && *ids != NULL && new_ids->len == (*ids)->len;

  for (guint i = 0; same && i < new_ids->len; i++)
    same = g_array_index (new_ids, gint64, i) == g_array_index (*ids, gint64, i)
           && g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (names), i),
                         gtk_string_list_get_string (GTK_STRING_LIST (shown), i)) == 0;
  if (!same)
    {
      adw_combo_row_set_model (row, names);
      g_clear_pointer (ids, g_array_unref);
      *ids = g_steal_pointer (&new_ids);
    }

  adw_combo_row_set_selected (row, duo_campaign_choice_find (*ids, chosen));
}

/* Returns: the entry of @campaign, or of none when it is not among them. */
guint
duo_campaign_choice_find (GArray *ids,
                          gint64  campaign)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == campaign)
      return i;

  return 0;
}
