/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of the list of institutions; their rows are DuoInstitutionEntry. */
#pragma once

#include "duo-institution-order.h"
#include "duo-table-view.h"

G_BEGIN_DECLS

/* Codes of columns that sort are those of DuoInstitutionBy. */
extern const DuoViewColumn duo_institution_columns[];

const char *duo_institution_by_title (DuoInstitutionBy by);
gboolean    duo_institution_is_dim   (gpointer         value,
                                      gpointer         user_data);

G_END_DECLS
