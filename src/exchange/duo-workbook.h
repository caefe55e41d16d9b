/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook being written: libxlsxwriter with our checks, and formats by value. */
#pragma once

#include "duo-sheet.h"

G_BEGIN_DECLS

typedef struct _DuoWorkbook DuoWorkbook;

DuoWorkbook  *duo_workbook_new            (const char          *path,
                                           const char          *folder);
void          duo_workbook_set_properties (DuoWorkbook         *self,
                                           const char          *title,
                                           const char          *author,
                                           guint32              day);
lxw_format   *duo_workbook_get_format     (DuoWorkbook         *self,
                                           const DuoCellStyle  *style);
DuoSheet     *duo_workbook_add_sheet      (DuoWorkbook         *self,
                                           const char          *name);
gboolean      duo_workbook_close          (DuoWorkbook         *self,
                                           GError             **error);
void          duo_workbook_free           (DuoWorkbook         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoWorkbook, duo_workbook_free)

G_END_DECLS
