/* SPDX-License-Identifier: EUPL-1.2 */
/* A dated event beside the messages, as planned and as it became. */
#pragma once

#include "duo-campaign-plan.h"
#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_MILESTONE (duo_milestone_get_type ())
G_DECLARE_FINAL_TYPE (DuoMilestone, duo_milestone, DUO, MILESTONE, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoMilestone, duo_milestone)

DuoMilestone *duo_milestone_new (void);
const char *duo_milestone_get_title (DuoMilestone *self);
void duo_milestone_set_title (DuoMilestone *self, const char *title);
const DuoWhen *duo_milestone_get_planned (DuoMilestone *self);
void duo_milestone_set_planned (DuoMilestone *self, const DuoWhen *planned);
const DuoWhen *duo_milestone_get_actual (DuoMilestone *self);
void duo_milestone_set_actual (DuoMilestone *self, const DuoWhen *actual);
const char *duo_milestone_get_topic (DuoMilestone *self);
void duo_milestone_set_topic (DuoMilestone *self, const char *topic);
DuoAudience duo_milestone_get_audience (DuoMilestone *self);
void duo_milestone_set_audience (DuoMilestone *self, DuoAudience audience);
gint64 duo_milestone_get_campaign (DuoMilestone *self);
void duo_milestone_set_campaign (DuoMilestone *self, gint64 campaign);
const char *duo_milestone_get_note (DuoMilestone *self);
void duo_milestone_set_note (DuoMilestone *self, const char *note);
DuoStepKind duo_milestone_get_step (DuoMilestone *self);
void duo_milestone_set_step (DuoMilestone *self, DuoStepKind step);

G_END_DECLS
