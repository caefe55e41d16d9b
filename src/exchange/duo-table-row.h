/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a table as the readers hand it out, whatever the file. */
#pragma once

#include "duo-change-set.h"

G_BEGIN_DECLS

/* What Excel can hold, and so what a table may have here. */
#define DUO_TABLE_ROWS_MAX 1048576u
#define DUO_TABLE_COLUMNS_MAX 16384u
/* Bytes of one cell. Longer is no text that somebody wrote; what a field takes is the importer's rule. */
#define DUO_TABLE_CELL_MAX (4u * 1024 * 1024)

typedef enum
{
  DUO_CELL_TEXT,
  DUO_CELL_NUMBER,
  DUO_CELL_DATE,    /* a day, a moment or a time, by its style */
  DUO_CELL_BOOLEAN,
  DUO_CELL_ERROR,   /* #N/A and the like */
} DuoCellKind;

/**
 * DuoCell:
 * @kind: what it is; always text in a CSV file
 * @text: (not nullable): its value as text; a date as ISO 8601, a boolean as "TRUE" or "FALSE". Valid until the
 *   row function returns
 * @number: the value of a number or a boolean; of a date the serial number as stored
 * @line: in a CSV file the physical line that it starts on, else its row; from 1
 * @column: from 1
 * @formula: the value was computed by a formula of the file (the value is the one stored with it)
 */
typedef struct
{
  DuoCellKind kind;
  const char *text;
  gdouble     number;
  guint       line;
  guint       column;
  gboolean    formula;
} DuoCell;

/**
 * DuoRow:
 * @number: the row of the sheet, or the physical line in a CSV file on which it starts; from 1
 * @last_line: the physical line on which it ends
 * @n_columns: columns that the row has, empty ones at its end too in a CSV file
 * @n_cells: length of @cells
 * @cells: the cells that hold something, by column
 * @bad_encoding: some of its bytes are not in the file's encoding
 * @open_quote: in a CSV file the column (from 1) that begins with a quotation mark that is not closed; 0 = none does. The
 *   cells are then those of the one line, cut at its separators: not to be believed
 */
typedef struct
{
  guint          number;
  guint          last_line;
  guint          n_columns;
  guint          n_cells;
  const DuoCell *cells;
  gboolean       bad_encoding;
  guint          open_quote;
} DuoRow;

/**
 * DuoRowFunc:
 * @row: the next row; nothing of it outlives the call
 * @user_data: what was given with it
 * @error: where to store why the reading should end
 *
 * Returns: %FALSE, with @error set, to end the reading
 */
typedef gboolean (*DuoRowFunc) (const DuoRow *row,
                                gpointer      user_data,
                                GError      **error);

const DuoCell *duo_row_get_cell  (const DuoRow *row,
                                  guint         column);
const char    *duo_row_get_text  (const DuoRow *row,
                                  guint         column);
DuoRefusal     duo_row_find_damage (const DuoRow *row,
                                    guint        *column);
char          *duo_row_dup_serial_day (const DuoRow *row,
                                       guint         column);
char          *duo_cell_name     (guint         column,
                                  guint         row);

G_END_DECLS
