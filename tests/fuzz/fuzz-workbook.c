/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a workbook. */
#include "duo-xlsx-reader.h"
#include "fuzz.h"

static gboolean
pass_row (const DuoRow *row,
          gpointer      user_data,
          GError      **error)
{
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DuoXlsxReader) reader = duo_xlsx_reader_new_from_bytes (bytes, NULL);

  for (guint i = 0; reader != NULL && i < duo_xlsx_reader_get_n_sheets (reader); i++)
    {
      g_autoptr (GArray) merges = NULL;
      g_autoptr (GError) error = NULL;

      if (!duo_xlsx_reader_read (reader, i, pass_row, NULL, &merges, &error))
        g_debug ("sheet %u: %s", i, error->message);
    }

  return 0;
}
