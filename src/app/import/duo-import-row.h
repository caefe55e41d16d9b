/* SPDX-License-Identifier: EUPL-1.2 */
/* One row of the import preview: what is here, beside what the file has. */
#pragma once

#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_ROW (duo_import_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportRow, duo_import_row, DUO, IMPORT_ROW, GObject)

/* Appends the rows of an item to @rows: one for a new, equal or missing object, one a field for a changed one,
 * one more where its text could have a relative year. */
void           duo_import_row_add_for_item (GPtrArray *rows, DuoImportSource *source, DuoChangeItem *item);
const char    *duo_import_row_get_key      (DuoImportRow *self);
const char    *duo_import_row_get_field    (DuoImportRow *self);
const char    *duo_import_row_get_old      (DuoImportRow *self);
const char    *duo_import_row_get_new      (DuoImportRow *self);
/* Returns: (transfer none): what has that key is called, where the key is a code; "" where it is none or nobody knows. */
const char    *duo_import_row_get_name     (DuoImportRow *self);
gboolean       duo_import_row_can_be_ticked (DuoImportRow *self);
gboolean       duo_import_row_get_ticked   (DuoImportRow *self);
gboolean       duo_import_row_is_edited    (DuoImportRow *self); /* a person edited what is here */
gboolean       duo_import_row_is_field     (DuoImportRow *self);
gboolean       duo_import_row_is_remarked  (DuoImportRow *self); /* what stands for the old value is a remark on something new */
gboolean       duo_import_row_is_to_be_seen (DuoImportRow *self); /* a person should look at what is remarked */
gboolean       duo_import_row_is_outdated  (DuoImportRow *self); /* that only an older list has */
void           duo_import_row_set_ticked   (DuoImportRow *self, gboolean ticked);
/* Property "ticked". */

G_END_DECLS
