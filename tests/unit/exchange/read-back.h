/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook read back for a test: its cells, and a check of what none may have. */
#pragma once

#include "duo-xlsx-reader.h"

G_BEGIN_DECLS

/**
 * ReadBack:
 * @names: of the sheets, in order
 * @cells: (element-type GHashTable): per sheet "A1" to its text
 * @merges: (element-type GArray): per sheet its merged ranges (DuoCellRange)
 */
typedef struct
{
  GPtrArray *names;
  GPtrArray *cells;
  GPtrArray *merges;
} ReadBack;

ReadBack   *read_back_new         (const char *path);
void        read_back_free        (ReadBack   *self);
const char *read_back_get         (ReadBack   *self,
                                   const char *sheet,
                                   const char *cell);
gboolean    read_back_contains    (ReadBack   *self,
                                   const char *sheet,
                                   const char *text);
char       *read_back_part        (const char *path,
                                   const char *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadBack, read_back_free)

G_END_DECLS
