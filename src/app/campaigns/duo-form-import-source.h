/* SPDX-License-Identifier: EUPL-1.2 */
/* Returned forms in the import preview: shown together, taken over as one change. */
#pragma once

#include "duo-import-source.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

#define DUO_TYPE_FORM_IMPORT_SOURCE (duo_form_import_source_get_type ())
G_DECLARE_FINAL_TYPE (DuoFormImportSource, duo_form_import_source, DUO, FORM_IMPORT_SOURCE, DuoImportSource)

DuoImportSource *duo_form_import_source_new        (const char *const *paths);
DuoImportSource *duo_form_import_source_new_anyway (DuoReviewItem *item, const char *path, gint64 campaign);

G_END_DECLS
