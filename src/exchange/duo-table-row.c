/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding one's way in a row. */
#include "duo-table-row.h"

#include "duo-when.h"

/* Excel counts days from 30 December 1899: a Julian day. Numbers of days from 1954 to 2119 are taken for one. */
#define SERIAL_EPOCH 693594
#define SERIAL_FIRST 20000
#define SERIAL_LAST 80000

/* Returns: (transfer none) (nullable): the cell in @column (from 1), or %NULL where it is empty. */
const DuoCell *
duo_row_get_cell (const DuoRow *row,
                  guint         column)
{
  guint low = 0;
  guint high = row->n_cells;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (row->cells[middle].column == column)
        return &row->cells[middle];
      if (row->cells[middle].column < column)
        low = middle + 1;
      else
        high = middle;
    }

  return NULL;
}

/* Returns: (transfer none): the text in @column, "" where it is empty. */
const char *
duo_row_get_text (const DuoRow *row,
                  guint         column)
{
  const DuoCell *cell = duo_row_get_cell (row, column);

  return cell != NULL ? cell->text : "";
}

/**
 * duo_row_find_damage:
 * @row: a row
 * @column: (out) (optional): where, from 1; 0 = the whole line
 *
 * Returns: why the row can't be read whatever it says; %DUO_REFUSAL_NONE where it can
 */
DuoRefusal
duo_row_find_damage (const DuoRow *row,
                     guint        *column)
{
  const DuoRefusal refusal = row->bad_encoding      ? DUO_REFUSAL_BAD_ENCODING
                             : row->open_quote != 0 ? DUO_REFUSAL_OPEN_QUOTE
                                                    : DUO_REFUSAL_NONE;

  if (column != NULL)
    *column = refusal == DUO_REFUSAL_OPEN_QUOTE ? row->open_quote : 0;
  return refusal;
}

/* Returns: (transfer full) (nullable): the day, ISO 8601, in a cell of a workbook that lost its style and so shows as a number;
 * %NULL where there is none. For columns that hold days. */
char *
duo_row_dup_serial_day (const DuoRow *row,
                        guint         column)
{
  const DuoCell *cell = duo_row_get_cell (row, column);

  if (cell == NULL || cell->kind != DUO_CELL_NUMBER || !(cell->number >= SERIAL_FIRST && cell->number <= SERIAL_LAST))
    return NULL;

  return duo_day_to_string ((guint32) cell->number + SERIAL_EPOCH);
}

/* Returns: (transfer full): the name of a cell, "C14"; @column and @row count from 1. */
char *
duo_cell_name (guint column,
               guint row)
{
  char letters[8];
  gsize i = sizeof letters - 1;

  letters[i] = '\0';
  while (column > 0 && i > 0)
    {
      column--;
      letters[--i] = (char) ('A' + column % 26);
      column /= 26;
    }

  return g_strdup_printf ("%s%u", letters + i, row);
}
