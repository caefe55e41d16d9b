/* SPDX-License-Identifier: EUPL-1.2 */
/* What an institution said to taking part, for one sector, as a month overview lists it. */
#pragma once

#include "duo-kinds.h"
#include "duo-sector.h"
#include "duo-when.h"

G_BEGIN_DECLS

/**
 * DuoParticipant:
 *
 * One institution and one of its sectors. No name of a person stands in it: an issued overview is kept.
 */
typedef struct
{
  char     *brin;      /* (owned) */
  char     *name;      /* (owned) */
  char     *place;     /* (owned) */
  char     *owner;     /* (owned): name of the relationship manager; "" for nobody */
  DuoSector sector;
  gboolean  asked;     /* else @answer, @since and @condition say nothing */
  DuoAnswer answer;
  DuoWhen   since;
  char     *condition; /* (owned) */
} DuoParticipant;

DuoParticipant *duo_participant_new  (void);
void            duo_participant_free (DuoParticipant *self);

/**
 * DuoParticipantCount:
 *
 * How many institutions of a sector said what. Only their own answer counts, never that of their board.
 */
typedef struct
{
  guint all;
  guint answers[DUO_N_ANSWERS];
  guint not_asked;
} DuoParticipantCount;

void duo_participants_sort  (GPtrArray *participants);
void duo_participants_count (GPtrArray *participants, DuoSector sector, DuoParticipantCount *count);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoParticipant, duo_participant_free)

G_END_DECLS
