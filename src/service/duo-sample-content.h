/* SPDX-License-Identifier: EUPL-1.2 */
/* What the sample holds, as data. Its texts are content, such as a person types: Dutch in every language. */
#pragma once

#include "duo-action.h"
#include "duo-campaign.h"
#include "duo-manager.h"
#include "duo-message.h"
#include "duo-milestone.h"

G_BEGIN_DECLS

#define DUO_SAMPLE_YEAR 2020

/* Which campaign, and so on: a place in the arrays below; NONE for no such thing. */
#define DUO_SAMPLE_NONE -1

typedef struct
{
  const char *name;
  DuoColour   colour;
  const char *period; /* as duo_when_parse() reads it */
} DuoSampleCampaign;

/* Months count from 1; they lie in the sample's year. */
typedef struct
{
  DuoSector sector;
  gint      first;
  gint      last; /* 0 = no placement */
} DuoSamplePlacement;

typedef struct
{
  const char        *text;
  const char        *link;
  DuoAudience        audience;
  DuoMessageStatus   status;
  gint               campaign;
  DuoSamplePlacement placements[DUO_N_SECTORS];
  const char        *note;
} DuoSampleMessage;

typedef struct
{
  const char *title;
  const char *planned;
  const char *actual;
  const char *topic;
  DuoAudience audience;
  gint        campaign;
  const char *note;
} DuoSampleMilestone;

typedef struct
{
  const char *name;
  const char *email;
  const char *login;
} DuoSampleManager;

typedef struct
{
  const char   *text;
  gint          owner;
  const char   *due;
  const char   *done;
  DuoObjectKind about_kind;
  gint          about; /* a place in the array of that kind */
  const char   *note;
} DuoSampleAction;

extern const DuoSampleCampaign  duo_sample_campaigns[];
extern const guint              duo_sample_n_campaigns;
extern const DuoSampleMessage   duo_sample_messages[];
extern const guint              duo_sample_n_messages;
extern const DuoSampleMilestone duo_sample_milestones[];
extern const guint              duo_sample_n_milestones;
extern const DuoSampleManager   duo_sample_managers[];
extern const guint              duo_sample_n_managers;
extern const DuoSampleAction    duo_sample_actions[];
extern const guint              duo_sample_n_actions;

G_END_DECLS
