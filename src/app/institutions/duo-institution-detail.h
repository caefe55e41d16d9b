/* SPDX-License-Identifier: EUPL-1.2 */
/* The detail beside the list of institutions: its head, and its sections on a few pages. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_INSTITUTION_DETAIL (duo_institution_detail_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitutionDetail, duo_institution_detail, DUO, INSTITUTION_DETAIL, AdwBin)

void duo_institution_detail_set_up           (DuoInstitutionDetail *self,
                                              DuoCalendarModel     *model);
void duo_institution_detail_show_institution (DuoInstitutionDetail *self,
                                              gint64                institution);
gint64 duo_institution_detail_get_institution (DuoInstitutionDetail *self);
gboolean duo_institution_detail_is_partner   (DuoInstitutionDetail *self);
void duo_institution_detail_show_selection   (DuoInstitutionDetail *self,
                                              guint                 n_selected);
void duo_institution_detail_set_alone        (DuoInstitutionDetail *self,
                                              gboolean              alone);

G_END_DECLS
