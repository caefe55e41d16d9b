/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of a campaign in a row, and its funnel, as the campaigns page shows them. */
#pragma once

#include <gtk/gtk.h>

#include "duo-campaigns-service.h"
#include "duo-wave.h"

G_BEGIN_DECLS

/* @sector, @stage: whose number was pressed; @active: whether it is chosen now */
typedef void (*DuoFunnelChosen) (DuoSector sector, DuoFunnelStage stage, gboolean active, gpointer user_data);

/* @step: that was pressed */
typedef void (*DuoStepChosen) (DuoMilestone *step, gpointer user_data);

/* @wave: whose button was pressed; @opens: it is closed, and shall open */
typedef void (*DuoWaveChosen) (DuoWave *wave, gboolean opens, gpointer user_data);

GtkWidget *duo_campaign_steps_set_up (GtkOverlay *overlay, GtkWidget *steps);
void       duo_campaign_steps_fill   (GtkBox *box, GtkWidget *marker, DuoCampaignView *view, DuoStepChosen chosen, gpointer user_data);
void       duo_campaign_funnel_fill  (GtkGrid *grid, DuoCampaignView *view, gboolean weighted, gboolean pressed, DuoFunnelChosen chosen,
                                      DuoWaveChosen wave_chosen, gpointer user_data);

G_END_DECLS
