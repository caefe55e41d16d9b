/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a calendar in CSV; what is taken in is the same when it is read again. */
#include <stdlib.h>

#include "duo-calendar-import.h"
#include "duo-calendar-reader.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (DuoTableReader) reader = duo_table_reader_new_from_bytes (bytes, "kalender.csv", NULL);
  g_autoptr (DuoCalendarFile) file = reader != NULL ? duo_calendar_read_from_table (reader, 2020, NULL) : NULL;
  g_autoptr (GPtrArray) messages = g_ptr_array_new ();
  g_autoptr (DuoChangeSet) first = NULL;
  g_autoptr (DuoChangeSet) second = NULL;

  if (file == NULL)
    return 0;

  first = duo_calendar_import_compare (file, messages);
  for (guint i = 0; i < first->items->len; i++)
    {
      DuoChangeItem *item = first->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_NEW && item->state != DUO_CHANGE_ITEM_REFUSED)
        abort ();
      if (item->incoming != NULL)
        g_ptr_array_add (messages, item->incoming);
    }

  second = duo_calendar_import_compare (file, messages);
  if (duo_change_set_count (second, DUO_CHANGE_ITEM_NEW) > 0)
    abort ();
  return 0;
}
