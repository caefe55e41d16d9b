/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the rows of one sheet. Only for the XLSX reader. */
#pragma once

#include <zip.h>

#include "duo-table-row.h"
#include "duo-xlsx-reader.h"

G_BEGIN_DECLS

/**
 * DuoXlsxBook:
 * @zip: (owned): the archive
 * @size: of the archive, in bytes
 * @strings: (owned): the shared strings, each with a NUL; does not move while a sheet is read
 * @offsets: (owned) (element-type guint32): where each starts in @strings
 * @date_styles: (owned) (element-type guint8): per cell style, whether it shows a date
 * @from_1904: the epoch of its dates
 *
 * What all sheets of a workbook share.
 */
typedef struct
{
  zip_t      *zip;
  guint64     size;
  GString    *strings;
  GArray     *offsets;
  GByteArray *date_styles;
  gboolean    from_1904;
} DuoXlsxBook;

gboolean duo_xlsx_sheet_read (const DuoXlsxBook  *book,
                              const char         *part,
                              DuoRowFunc          func,
                              gpointer            user_data,
                              GArray            **merges,
                              GError            **error);

G_END_DECLS
