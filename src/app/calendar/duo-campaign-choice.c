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
