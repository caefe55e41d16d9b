/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of a campaign, a row each: thumbnail, title, measure, at how many it fits, status. */
#pragma once

#include <adwaita.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_MATERIAL_LIST (duo_material_list_get_type ())
G_DECLARE_FINAL_TYPE (DuoMaterialList, duo_material_list, DUO, MATERIAL_LIST, AdwBin)

/* Once, before it shows anything. */
void duo_material_list_set_up (DuoMaterialList *self, DuoContext *context);
/* Shows the materials of @coverage, with @selected chosen (0: the first). What is shown already stays in its row. */
void duo_material_list_show   (DuoMaterialList *self, DuoCampaignCoverage *coverage, gint64 selected);

/* Signal "selected" (gint64 id): a person chose another. */

G_END_DECLS
