/* SPDX-License-Identifier: EUPL-1.2 */
/* One face over CSV and workbooks, for imports. */
#pragma once

#include "duo-csv-reader.h"
#include "duo-xlsx-reader.h"

G_BEGIN_DECLS

typedef struct _DuoTableReader DuoTableReader;

DuoTableReader    *duo_table_reader_open           (const char      *path,
                                                    GError         **error);
DuoTableReader    *duo_table_reader_open_as        (const char      *path,
                                                    const DuoTextForm *form,
                                                    GError         **error);
DuoTableReader    *duo_table_reader_new_from_bytes (GBytes          *bytes,
                                                    const char      *name,
                                                    GError         **error);
gboolean           duo_table_reader_is_no_table    (const GError    *error);
void               duo_table_reader_free           (DuoTableReader  *self);
const char        *duo_table_reader_get_name       (DuoTableReader  *self);
gboolean           duo_table_reader_is_workbook    (DuoTableReader  *self);
const char        *duo_table_reader_get_encoding   (DuoTableReader  *self);
const char        *duo_table_reader_get_separator  (DuoTableReader  *self);
const char        *duo_table_reader_get_newline    (DuoTableReader  *self);
guint              duo_table_reader_get_n_sheets   (DuoTableReader  *self);
const char        *duo_table_reader_get_sheet_name (DuoTableReader  *self,
                                                    guint            sheet);
DuoSheetVisibility duo_table_reader_get_visibility (DuoTableReader  *self,
                                                    guint            sheet);
gboolean           duo_table_reader_read           (DuoTableReader  *self,
                                                    guint            sheet,
                                                    DuoRowFunc       func,
                                                    gpointer         user_data,
                                                    GArray         **merges,
                                                    GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTableReader, duo_table_reader_free)

G_END_DECLS
