/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window with all campaigns: their names, colours and periods. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_CAMPAIGNS_WINDOW (duo_campaigns_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignsWindow, duo_campaigns_window, DUO, CAMPAIGNS_WINDOW, AdwWindow)

void duo_campaigns_window_present (GtkWindow        *parent,
                                   DuoCalendarModel *model);

G_END_DECLS
