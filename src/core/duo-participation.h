/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether and how an institution takes part in a campaign with one sector: dated facts, from which the funnel is
 * computed. There is none until the first fact. */
#pragma once

#include "duo-kinds.h"
#include "duo-sector.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_PARTICIPATION (duo_participation_get_type ())
G_DECLARE_FINAL_TYPE (DuoParticipation, duo_participation, DUO, PARTICIPATION, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoParticipation, duo_participation)

DuoParticipation *duo_participation_new (void);
gint64 duo_participation_get_campaign (DuoParticipation *self);
void duo_participation_set_campaign (DuoParticipation *self, gint64 campaign);
gint64 duo_participation_get_institution (DuoParticipation *self);
void duo_participation_set_institution (DuoParticipation *self, gint64 institution);
DuoSector duo_participation_get_sector (DuoParticipation *self);
void duo_participation_set_sector (DuoParticipation *self, DuoSector sector);
const DuoWhen *duo_participation_get_invited (DuoParticipation *self);
void duo_participation_set_invited (DuoParticipation *self, const DuoWhen *invited);
const DuoWhen *duo_participation_get_reminded (DuoParticipation *self);
void duo_participation_set_reminded (DuoParticipation *self, const DuoWhen *reminded);
const DuoWhen *duo_participation_get_answered (DuoParticipation *self);
void duo_participation_set_answered (DuoParticipation *self, const DuoWhen *answered);
DuoAnswer duo_participation_get_answer (DuoParticipation *self);
void duo_participation_set_answer (DuoParticipation *self, DuoAnswer answer);
const char *duo_participation_get_condition (DuoParticipation *self);
void duo_participation_set_condition (DuoParticipation *self, const char *condition);
DuoOrigin duo_participation_get_origin (DuoParticipation *self);
void duo_participation_set_origin (DuoParticipation *self, DuoOrigin origin);
const char *duo_participation_get_person (DuoParticipation *self);
void duo_participation_set_person (DuoParticipation *self, const char *person);
const char *duo_participation_get_note (DuoParticipation *self);
void duo_participation_set_note (DuoParticipation *self, const char *note);
const DuoWhen *duo_participation_get_form_made (DuoParticipation *self);
void duo_participation_set_form_made (DuoParticipation *self, const DuoWhen *form_made);
const DuoWhen *duo_participation_get_form_back (DuoParticipation *self);
void duo_participation_set_form_back (DuoParticipation *self, const DuoWhen *form_back);
const DuoWhen *duo_participation_get_code_issued (DuoParticipation *self);
void duo_participation_set_code_issued (DuoParticipation *self, const DuoWhen *code_issued);
const DuoWhen *duo_participation_get_downloaded (DuoParticipation *self);
void duo_participation_set_downloaded (DuoParticipation *self, const DuoWhen *downloaded);
const DuoWhen *duo_participation_get_shown (DuoParticipation *self);
void duo_participation_set_shown (DuoParticipation *self, const DuoWhen *shown);
const DuoWhen *duo_participation_get_evaluated (DuoParticipation *self);
void duo_participation_set_evaluated (DuoParticipation *self, const DuoWhen *evaluated);
gboolean duo_participation_get_exercise (DuoParticipation *self);
void duo_participation_set_exercise (DuoParticipation *self, gboolean exercise);
/* (nullable): whose, as the store that it was read from calls it; no part of what is stored or compared. */
const char *duo_participation_get_title (DuoParticipation *self);
void duo_participation_set_title (DuoParticipation *self, const char *title);

G_END_DECLS
