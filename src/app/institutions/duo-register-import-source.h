/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of the register in the import preview. */
#pragma once

#include "duo-import-source.h"
#include "duo-list-plan.h"

G_BEGIN_DECLS

#define DUO_TYPE_REGISTER_IMPORT_SOURCE (duo_register_import_source_get_type ())
G_DECLARE_FINAL_TYPE (DuoRegisterImportSource, duo_register_import_source, DUO, REGISTER_IMPORT_SOURCE, DuoImportSource)

DuoImportSource *duo_register_import_source_new      (const char *const *paths);
DuoImportSource *duo_register_import_source_new_list (const char *path, const DuoTextForm *form, const DuoListPlan *plan);

G_END_DECLS
