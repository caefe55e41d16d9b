/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a text file with rows. */
#include <stdlib.h>
#include <string.h>

#include "duo-csv-reader.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DuoText) text = duo_text_decode (bytes);
  g_autoptr (DuoCsvReader) reader = duo_csv_reader_new (text);
  const DuoRow *row;
  guint line = 0;

  if (!g_utf8_validate_len (text->text, text->length, NULL) || strlen (text->text) != text->length)
    abort ();

  while (duo_csv_reader_next (reader, &row, NULL) && row != NULL)
    {
      guint column = 0;

      /* lines and columns only go up, no cell is empty */
      if (row->number <= line || row->last_line < row->number || row->n_cells == 0)
        abort ();
      line = row->number;
      for (guint i = 0; i < row->n_cells; i++)
        {
          if (row->cells[i].column <= column || *row->cells[i].text == '\0' || row->cells[i].column > row->n_columns)
            abort ();
          column = row->cells[i].column;
        }
    }

  return 0;
}
