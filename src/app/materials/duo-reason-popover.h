/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a material fits an institution's channels or does not, and how it looks there. */
#pragma once

#include <gtk/gtk.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

GtkWidget *duo_reason_popover_new (DuoContext *context, DuoCampaignCoverage *coverage, guint institution, guint material);

G_END_DECLS
