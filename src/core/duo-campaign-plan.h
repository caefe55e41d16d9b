/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of a campaign, planned back from the day that it goes live, and moved when that day moves. */
#pragma once

#include "duo-when.h"
#include "duo-working-day.h"

G_BEGIN_DECLS

/* In the order in which a campaign goes through them. */
typedef enum
{
  DUO_STEP_NONE,       /* a milestone that is no step */
  DUO_STEP_INVITE,     /* mail to boards and BRON contacts */
  DUO_STEP_FORMS_BACK,
  DUO_STEP_PLATFORM,   /* the materials platform is ready */
  DUO_STEP_MATERIALS,  /* the materials are ready */
  DUO_STEP_MAILING,    /* with link and code, to the communications contacts */
  DUO_STEP_LIVE,
  DUO_STEP_OFF_SCREEN,
  DUO_STEP_EVALUATION,
  DUO_STEP_ROLLOUT,    /* the decision on the next sectors */
  DUO_N_STEPS,
} DuoStepKind;

const char *duo_step_kind_to_string (DuoStepKind kind);
gboolean    duo_step_kind_parse     (const char *text, DuoStepKind *kind);

/* Why a planned date needs a look. */
typedef enum
{
  DUO_PLAN_LOOK_NONE           = 0,
  DUO_PLAN_LOOK_WEEKEND        = 1 << 0,
  DUO_PLAN_LOOK_HOLIDAY        = 1 << 1, /* a public holiday */
  DUO_PLAN_LOOK_SCHOOL_HOLIDAY = 1 << 2, /* a holiday of schools in some region */
  DUO_PLAN_LOOK_ORDER          = 1 << 3, /* not after the step before it */
  DUO_PLAN_LOOK_MISSING        = 1 << 4, /* has no date */
} DuoPlanLook;

/**
 * DuoPlanStep:
 * @kind: which step
 * @planned: when
 * @look: why it needs a look
 */
typedef struct
{
  DuoStepKind kind;
  DuoWhen     planned;
  DuoPlanLook look;
} DuoPlanStep;

GArray     *duo_plan_back           (guint32 go_live);
DuoWhen     duo_plan_move           (const DuoWhen *when, guint32 from, guint32 to);
guint32     duo_plan_year_shift     (guint32 day, gint n_years);
DuoPlanLook duo_plan_look           (const DuoWhen *when, GPtrArray *school_holidays);
void        duo_plan_check          (DuoPlanStep *steps, guint n_steps, GPtrArray *school_holidays);

G_END_DECLS
