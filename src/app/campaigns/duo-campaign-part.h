/* SPDX-License-Identifier: EUPL-1.2 */
/* One view of the place that a campaign is: its overview, its materials... */
#pragma once

#include <gtk/gtk.h>

#define DUO_TYPE_CAMPAIGN_PART (duo_campaign_part_get_type ())
G_DECLARE_INTERFACE (DuoCampaignPart, duo_campaign_part, DUO, CAMPAIGN_PART, GtkWidget)

struct _DuoCampaignPartInterface
{
  GTypeInterface parent_iface;

  /* Shows another campaign. A part that nobody sees may wait until it is seen. */
  void (*set_campaign) (DuoCampaignPart *self, gint64 campaign);
};

void duo_campaign_part_set_campaign (DuoCampaignPart *self,
                                     gint64           campaign);
