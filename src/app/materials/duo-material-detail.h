/* SPDX-License-Identifier: EUPL-1.2 */
/* One material beside the list: what was measured, what a person says of it, and releasing it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-material.h"

G_BEGIN_DECLS

#define DUO_TYPE_MATERIAL_DETAIL (duo_material_detail_get_type ())
G_DECLARE_FINAL_TYPE (DuoMaterialDetail, duo_material_detail, DUO, MATERIAL_DETAIL, AdwBin)

void     duo_material_detail_set_up        (DuoMaterialDetail *self, DuoCalendarModel *model);
gboolean duo_material_detail_is_of         (DuoMaterialDetail *self, DuoMaterial *material);
void     duo_material_detail_show          (DuoMaterialDetail *self, DuoMaterial *material);
void     duo_material_detail_set_problems  (DuoMaterialDetail *self, guint problems);
void     duo_material_detail_keep_problems (DuoMaterialDetail *self, guint problems);

/* Signal "failed" (const char *sentence): a file could not be opened. */

G_END_DECLS
