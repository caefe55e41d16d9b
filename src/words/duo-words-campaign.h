/* SPDX-License-Identifier: EUPL-1.2 */
/* Campaigns in words: steps, the funnel, who takes part. In lower case but for names of steps. */
#pragma once

#include "duo-campaign-plan.h"
#include "duo-funnel.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

const char *duo_words_step         (DuoStepKind kind);
const char *duo_words_funnel_stage (DuoFunnelStage stage);
const char *duo_words_funnel_mark  (DuoFunnelMark mark);
const char *duo_words_taking_part  (DuoTakingPart taking_part);
const char *duo_words_holiday      (DuoHoliday holiday);
char       *duo_words_plan_look    (const DuoWhen *when, DuoPlanLook look, GPtrArray *school_holidays);
const char *duo_words_review_kind  (DuoReviewKind kind);
char       *duo_words_review_field (DuoReviewItem *item, const char *target);
char       *duo_words_review_value (DuoReviewItem *item, const char *value);
char       *duo_words_review_place (DuoReviewItem *item);
const char *duo_words_review_settle (const char *code);
char       *duo_words_review_outcome (DuoReviewItem *item);
const char *duo_words_campaign_status (const char *code);
char       *duo_words_forms_late   (const DuoWhen *back, guint32 live, guint32 today);

G_END_DECLS
