/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of campaigns: which one it is about, and its views. */
#pragma once

#include "duo-calendar-model.h"
#include "duo-subject-page.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGN_PLACE (duo_campaign_place_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignPlace, duo_campaign_place, DUO, CAMPAIGN_PLACE, AdwBin)

GtkWidget *duo_campaign_place_new (DuoCalendarModel *model);

G_END_DECLS
