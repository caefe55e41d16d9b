/* SPDX-License-Identifier: EUPL-1.2 */
/* The overview of a campaign: its steps, how far its institutions are, and what is recorded about them. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGNS_PAGE (duo_campaigns_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignsPage, duo_campaigns_page, DUO, CAMPAIGNS_PAGE, AdwBin)

GtkWidget *duo_campaigns_page_new         (DuoCalendarModel *model);

G_END_DECLS
