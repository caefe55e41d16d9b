/* SPDX-License-Identifier: EUPL-1.2 */
/* A cell of "Overzicht" that says which messages a sector has in a month. */
#pragma once

#include "duo-overview-sheet.h"

G_BEGIN_DECLS

/**
 * DuoFrontCell:
 * @row: where it is
 * @first_column: where it begins
 * @last_column: inclusive; merged
 * @width: its room for text, in points
 * @sector: whose messages
 * @month: which month
 */
typedef struct
{
  DuoSheet              *sheet;
  const DuoSheetContext *context;
  guint                  row;
  guint                  first_column;
  guint                  last_column;
  double                 width;
  DuoSector              sector;
  DuoMonth               month;
} DuoFrontCell;

double duo_front_cell_write   (const DuoFrontCell *self);
char  *duo_front_cell_shorten (const char         *text);

G_END_DECLS
