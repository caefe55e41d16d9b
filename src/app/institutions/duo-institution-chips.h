/* SPDX-License-Identifier: EUPL-1.2 */
/* The choices above the list of institutions, as chips with how many each has. */
#pragma once

#include <adwaita.h>

#include "duo-institutions-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_INSTITUTION_CHIPS (duo_institution_chips_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitutionChips, duo_institution_chips, DUO, INSTITUTION_CHIPS, AdwBin)

/* Signal "chosen": a person chose one, another, or none. */

/* What a chip is called, and the code by which it is saved with a filter; "" for %DUO_N_INSTITUTION_CHOICES. */
const char          *duo_institution_choice_get_name  (DuoInstitutionChoice choice);
const char          *duo_institution_choice_to_string (DuoInstitutionChoice choice);
/* @text: as duo_institution_choice_to_string() gives it. Returns: %DUO_N_INSTITUTION_CHOICES for what is none. */
DuoInstitutionChoice duo_institution_choice_parse     (const char *text);

/* The one that is on; %DUO_N_INSTITUTION_CHOICES for none. Setting it does not tell "chosen". */
DuoInstitutionChoice duo_institution_chips_get_choice (DuoInstitutionChips *self);
void                 duo_institution_chips_set_choice (DuoInstitutionChips *self, DuoInstitutionChoice choice);
/* @counts: how many each has, in their order. */
void                 duo_institution_chips_set_counts (DuoInstitutionChips *self, const guint counts[DUO_N_INSTITUTION_CHOICES]);

G_END_DECLS
