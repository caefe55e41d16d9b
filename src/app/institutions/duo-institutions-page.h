/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of institutions: the list, and the detail of the one that is selected beside it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-subject-page.h"

G_BEGIN_DECLS

#define DUO_TYPE_INSTITUTIONS_PAGE (duo_institutions_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitutionsPage, duo_institutions_page, DUO, INSTITUTIONS_PAGE, AdwBin)

GtkWidget *duo_institutions_page_new         (DuoCalendarModel    *model,
                                              GSettings           *settings);
void       duo_institutions_page_search      (DuoInstitutionsPage *self);

/* Action "institutions.show" (x): selects the institution of that id, whatever is searched for. */

G_END_DECLS
