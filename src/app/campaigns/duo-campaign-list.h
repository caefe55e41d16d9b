/* SPDX-License-Identifier: EUPL-1.2 */
/* All campaigns, as a list to choose from. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DuoCampaignList:
 *
 * Signal: "chosen" (gint64 id): somebody chose that campaign.
 */
#define DUO_TYPE_CAMPAIGN_LIST (duo_campaign_list_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignList, duo_campaign_list, DUO, CAMPAIGN_LIST, AdwBin)

GtkWidget *duo_campaign_list_new  (void);
void       duo_campaign_list_fill (DuoCampaignList *self, GPtrArray *views);

G_END_DECLS
