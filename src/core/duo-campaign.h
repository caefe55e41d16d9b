/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#pragma once

#include <glib-object.h>

#include "duo-kinds.h"
#include "duo-when.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGN (duo_campaign_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaign, duo_campaign, DUO, CAMPAIGN, GObject)

DuoCampaign *duo_campaign_new (void);
DuoCampaign *duo_campaign_copy (DuoCampaign *self);
gboolean duo_campaign_equal (DuoCampaign *self, DuoCampaign *other);
gint64 duo_campaign_get_id (DuoCampaign *self);
void duo_campaign_set_id (DuoCampaign *self, gint64 id);
const char *duo_campaign_get_uid (DuoCampaign *self);
void duo_campaign_set_uid (DuoCampaign *self, const char *uid);
gint64 duo_campaign_get_rev (DuoCampaign *self);
void duo_campaign_set_rev (DuoCampaign *self, gint64 rev);
const char *duo_campaign_get_name (DuoCampaign *self);
void duo_campaign_set_name (DuoCampaign *self, const char *name);
DuoColour duo_campaign_get_colour (DuoCampaign *self);
void duo_campaign_set_colour (DuoCampaign *self, DuoColour colour);
const DuoWhen *duo_campaign_get_period (DuoCampaign *self);
void duo_campaign_set_period (DuoCampaign *self, const DuoWhen *period);

G_END_DECLS
