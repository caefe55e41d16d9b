/* SPDX-License-Identifier: EUPL-1.2 */
/* One view of the place that a campaign is. */
#include "duo-campaign-part.h"

G_DEFINE_INTERFACE (DuoCampaignPart, duo_campaign_part, GTK_TYPE_WIDGET)

static void
duo_campaign_part_default_init (DuoCampaignPartInterface *iface)
{
}

/* @campaign: id of the one to show */
void
duo_campaign_part_set_campaign (DuoCampaignPart *self, gint64 campaign)
{
  g_return_if_fail (DUO_IS_CAMPAIGN_PART (self));

  DUO_CAMPAIGN_PART_GET_IFACE (self)->set_campaign (self, campaign);
}
