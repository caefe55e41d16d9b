/* SPDX-License-Identifier: EUPL-1.2 */
/* What the list of a campaign's institutions may be narrowed to: by what they answered. */
#pragma once

#include "duo-funnel.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_CAMPAIGN_SHOW_ALL,
  DUO_CAMPAIGN_SHOW_NOT_ASKED,
  DUO_CAMPAIGN_SHOW_NO_ANSWER, /* asked, also where a yes is expected */
  DUO_CAMPAIGN_SHOW_YES,
  DUO_CAMPAIGN_SHOW_CONDITION,
  DUO_CAMPAIGN_SHOW_NO,
  DUO_CAMPAIGN_SHOW_REMINDED,
  DUO_CAMPAIGN_SHOW_DIFFERS,   /* its answer is another than the standing one */
  DUO_N_CAMPAIGN_SHOWS,
} DuoCampaignShow;

gboolean    duo_campaign_show_has   (DuoCampaignShow show, DuoFunnelRow *row);
const char *duo_campaign_show_words (DuoCampaignShow show);

G_END_DECLS
