/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet that is a list: heads, rows, a total; widths and heights follow from the texts. */
#pragma once

#include "duo-workbook.h"

G_BEGIN_DECLS

#define DUO_LIST_COLUMNS_MAX 16

/**
 * DuoListColumn:
 * @heading: over it; (nullable) in a next list, for a column that it has no use for
 * @width_max: characters; a longer text is wrapped
 * @right: it holds numbers or dates
 *
 * A column of a list.
 */
typedef struct
{
  const char *heading;
  double      width_max;
  gboolean    right;
} DuoListColumn;

typedef struct _DuoListSheet DuoListSheet;

DuoListSheet *duo_list_sheet_new    (DuoWorkbook         *workbook,
                                     const char          *name,
                                     const DuoListColumn *columns,
                                     guint                n_columns);
void          duo_list_sheet_text   (DuoListSheet        *self,
                                     guint                column,
                                     const char          *text);
void          duo_list_sheet_when   (DuoListSheet        *self,
                                     guint                column,
                                     const DuoWhen       *when);
void          duo_list_sheet_number (DuoListSheet        *self,
                                     guint                column,
                                     double               number);
void          duo_list_sheet_end_row (DuoListSheet       *self);
void          duo_list_sheet_begin_total (DuoListSheet   *self);
void          duo_list_sheet_begin_next (DuoListSheet    *self,
                                     const DuoListColumn *columns,
                                     guint                n_columns);
void          duo_list_sheet_finish (DuoListSheet        *self,
                                     const char          *foot);

G_END_DECLS
