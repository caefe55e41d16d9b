/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of contacts in the import preview. */
#pragma once

#include "duo-import-source.h"
#include "duo-list-plan.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACTS_IMPORT_SOURCE (duo_contacts_import_source_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactsImportSource, duo_contacts_import_source, DUO, CONTACTS_IMPORT_SOURCE, DuoImportSource)

DuoImportSource *duo_contacts_import_source_new (const char *path, const DuoTextForm *form, const DuoListPlan *plan);

G_END_DECLS
