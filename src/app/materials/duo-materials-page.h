/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of a campaign. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-coverage-view.h"

G_BEGIN_DECLS

#define DUO_TYPE_MATERIALS_PAGE (duo_materials_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoMaterialsPage, duo_materials_page, DUO, MATERIALS_PAGE, AdwBin)

GtkWidget *duo_materials_page_new         (DuoCalendarModel *model, DuoCoverageView *cover);

G_END_DECLS
