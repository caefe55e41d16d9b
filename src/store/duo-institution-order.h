/* SPDX-License-Identifier: EUPL-1.2 */
/* All institutions by name, kept by whoever shows the list, so that a search only has to say which of them. */
#pragma once

#include "duo-database.h"
#include "duo-sector.h"

G_BEGIN_DECLS

typedef struct _DuoInstitutionOrder DuoInstitutionOrder;

DuoInstitutionOrder *duo_institution_order_load (DuoDatabase                *db,
                                                 GError                    **error);
void                 duo_institution_order_free (DuoInstitutionOrder        *self);
GArray              *duo_institution_order_find (DuoInstitutionOrder        *self,
                                                 DuoDatabase                *db,
                                                 DuoSectorSet                sectors,
                                                 const char                 *search,
                                                 GError                    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionOrder, duo_institution_order_free)

G_END_DECLS
