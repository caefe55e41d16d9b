/* SPDX-License-Identifier: EUPL-1.2 */
/* What an institution can show of a campaign, for each kind of channel that it has. */
#pragma once

#include <gtk/gtk.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

GtkWidget *duo_fit_popover_new    (DuoCampaignCoverage *coverage, guint institution);
GtkWidget *duo_fit_popover_button (DuoCampaignCoverage *coverage, guint institution);
GtkWidget *duo_fit_sectors_new    (DuoCampaignCoverage *coverage);

G_END_DECLS
