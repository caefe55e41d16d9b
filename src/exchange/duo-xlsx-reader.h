/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading workbooks (.xlsx) row by row, trusting nothing in them. */
#pragma once

#include "duo-table-row.h"
#include "duo-text-decoder.h"

G_BEGIN_DECLS

typedef struct _DuoXlsxReader DuoXlsxReader;

typedef enum
{
  DUO_SHEET_VISIBLE,
  DUO_SHEET_HIDDEN,
  DUO_SHEET_VERY_HIDDEN, /* Excel does not even offer to show it */
} DuoSheetVisibility;

/**
 * DuoCellRange:
 *
 * A block of cells, such as merged ones; all from 1, inclusive.
 */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} DuoCellRange;

DuoXlsxReader     *duo_xlsx_reader_open           (const char     *path,
                                                   GError        **error);
DuoXlsxReader     *duo_xlsx_reader_new_from_bytes (GBytes         *bytes,
                                                   GError        **error);
void               duo_xlsx_reader_free           (DuoXlsxReader  *self);
guint              duo_xlsx_reader_get_n_sheets   (DuoXlsxReader  *self);
const char        *duo_xlsx_reader_get_name       (DuoXlsxReader  *self,
                                                   guint           sheet);
DuoSheetVisibility duo_xlsx_reader_get_visibility (DuoXlsxReader  *self,
                                                   guint           sheet);
gboolean           duo_xlsx_reader_read           (DuoXlsxReader  *self,
                                                   guint           sheet,
                                                   DuoRowFunc      func,
                                                   gpointer        user_data,
                                                   GArray        **merges,
                                                   GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoXlsxReader, duo_xlsx_reader_free)

G_END_DECLS
