/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

/* Where schools send their questions, unless a campaign says otherwise. */
#define DUO_QUESTION_ADDRESS "campagnes@duo.nl"

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
const char *duo_campaign_get_kind (DuoCampaign *self);
void duo_campaign_set_kind (DuoCampaign *self, const char *kind);
DuoAudience duo_campaign_get_audience (DuoCampaign *self);
void duo_campaign_set_audience (DuoCampaign *self, DuoAudience audience);
gint64 duo_campaign_get_owner (DuoCampaign *self);
void duo_campaign_set_owner (DuoCampaign *self, gint64 owner);
const char *duo_campaign_get_question_address (DuoCampaign *self);
void duo_campaign_set_question_address (DuoCampaign *self, const char *question_address);
const char *duo_campaign_get_goals (DuoCampaign *self);
void duo_campaign_set_goals (DuoCampaign *self, const char *goals);

G_END_DECLS
