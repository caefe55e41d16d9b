/* SPDX-License-Identifier: EUPL-1.2 */
/* One campaign in the campaigns window: its name and colour, and opened, the fields to change them. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGN_ROW (duo_campaign_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignRow, duo_campaign_row, DUO, CAMPAIGN_ROW, AdwExpanderRow)

GtkWidget   *duo_campaign_row_new          (DuoCalendarModel *model,
                                            DuoCampaign      *campaign);
void         duo_campaign_row_set_campaign (DuoCampaignRow   *self,
                                            DuoCampaign      *campaign);
DuoCampaign *duo_campaign_row_get_campaign (DuoCampaignRow   *self);
void         duo_campaign_row_begin_name   (DuoCampaignRow   *self);
void         duo_campaign_row_store        (DuoCampaignRow   *self);

G_END_DECLS
