/* SPDX-License-Identifier: EUPL-1.2 */
/* A sector of a campaign as a month overview lists it: how many institutions came how far, and what each said. */
#pragma once

#include "duo-funnel.h"

G_BEGIN_DECLS

/**
 * DuoCampaignLine:
 * @uid: (owned): of the campaign
 * @name: (owned): its name
 * @n: institutions that are asked
 * @reached: by stage, how many came so far; an exercise does not count
 * @n_condition: of those that take part, how many under conditions
 * @n_declined: how many do not take part
 * @answers: (owned): BRIN (utf8) to #DuoTakingPart, of every institution that is asked
 *
 * One sector of one campaign. No name of a person stands in it: an issued overview is kept.
 */
typedef struct
{
  char       *uid;
  char       *name;
  DuoSector   sector;
  guint       n;
  guint       reached[DUO_N_FUNNEL_STAGES];
  guint       n_condition;
  guint       n_declined;
  GHashTable *answers;
} DuoCampaignLine;

DuoCampaignLine *duo_campaign_line_new   (const char *uid, const char *name, DuoSector sector);
DuoCampaignLine *duo_campaign_line_count (const char *uid, const char *name, DuoSector sector, GPtrArray *rows);
void             duo_campaign_line_free  (DuoCampaignLine *self);
void             duo_campaign_line_set_answer (DuoCampaignLine *self, const char *brin, DuoTakingPart answer);
DuoTakingPart    duo_campaign_line_get_answer (DuoCampaignLine *self, const char *brin);
DuoCampaignLine *duo_campaign_line_find  (GPtrArray *lines, const char *uid, DuoSector sector);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCampaignLine, duo_campaign_line_free)

G_END_DECLS
