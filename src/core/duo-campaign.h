/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGN (duo_campaign_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaign, duo_campaign, DUO, CAMPAIGN, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoCampaign, duo_campaign)

DuoCampaign *duo_campaign_new (void);
const char *duo_campaign_get_name (DuoCampaign *self);
void duo_campaign_set_name (DuoCampaign *self, const char *name);
DuoColour duo_campaign_get_colour (DuoCampaign *self);
void duo_campaign_set_colour (DuoCampaign *self, DuoColour colour);
const DuoWhen *duo_campaign_get_period (DuoCampaign *self);
void duo_campaign_set_period (DuoCampaign *self, const DuoWhen *period);

G_END_DECLS
