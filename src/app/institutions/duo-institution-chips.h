/* SPDX-License-Identifier: EUPL-1.2 */
/* The choices above the list of institutions, as chips with how many each has. */
#pragma once

#include <adwaita.h>

#include "duo-institutions-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_INSTITUTION_CHIPS (duo_institution_chips_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitutionChips, duo_institution_chips, DUO, INSTITUTION_CHIPS, AdwBin)

/* Signal "chosen": a person turned one on or off. */

/* What these are called, "HO, Mine", and the codes by which they are saved with a filter; (transfer full), "" for none.
 * @choices: a bit for each DuoInstitutionChoice. */
char *duo_institution_choices_dup_names (guint choices);
char *duo_institution_choices_to_string (guint choices);
/* @text: as duo_institution_choices_to_string() gives it; what is none is left out. */
guint duo_institution_choices_parse     (const char *text);

/* Those that are on, a bit for each. Setting them does not tell "chosen". */
guint duo_institution_chips_get_choices (DuoInstitutionChips *self);
void  duo_institution_chips_set_choices (DuoInstitutionChips *self, guint choices);
/* @counts: how many each has, in their order. */
void  duo_institution_chips_set_counts (DuoInstitutionChips *self, const guint counts[DUO_N_INSTITUTION_CHOICES]);

G_END_DECLS
