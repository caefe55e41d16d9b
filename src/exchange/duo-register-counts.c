/* SPDX-License-Identifier: EUPL-1.2 */
/* Pupils and students: many lines and columns become one number for each location or institution and year. */
#include "duo-register-reading.h"

#include <string.h>

#include "duo-brin.h"

/* More than there are people; also keeps a sum from running over. */
#define MAX_DIGITS 9

typedef struct
{
  char     key[16];
  char     code[8];
  gint     year;
  guint    line;
  gint64   persons;
  guint    known;
  guint    suppressed;
} Count;

static Count *
find_count (DuoRegisterReading *self, const char *code, gint year, guint line)
{
  char key[sizeof ((Count *) NULL)->key];
  Count *count;

  g_snprintf (key, sizeof key, "%s %d", code, year);
  count = g_hash_table_lookup (self->counts, key);
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_strlcpy (count->key, key, sizeof count->key);
      g_strlcpy (count->code, code, sizeof count->code);
      count->year = year;
      count->line = line;
      g_hash_table_insert (self->counts, count->key, count);
    }
  return count;
}

/* Small numbers are kept back: "<5", "-1", "*" or nothing. That is unknown, and never 0. */
static gboolean
is_suppressed (const char *text)
{
  return *text == '\0' || *text == '<' || g_str_equal (text, "-1") || g_str_equal (text, "*");
}

/* Whether all cells can be counted; else the line is refused, so that no part of it counts. */
static gboolean
check_cells (DuoRegisterReading *self, const DuoRow *row)
{
  for (guint i = 0; i < self->header.counts->len; i++)
    {
      const DuoCountColumn *column = &g_array_index (self->header.counts, DuoCountColumn, i);
      g_autofree char *text = g_strstrip (g_strdup (duo_row_get_text (row, column->column)));

      if (is_suppressed (text) || (strspn (text, "0123456789") == strlen (text) && strlen (text) <= MAX_DIGITS))
        continue;
      duo_register_reading_refuse (self, row, column->column, DUO_REFUSAL_BAD_VALUE, text);
      return FALSE;
    }

  return TRUE;
}

void
duo_register_read_count (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *number = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LOCATION);
  g_autofree char *code = NULL;

  if (brin == NULL)
    return;
  code = *number != '\0' ? duo_location_code_new (brin, number) : g_strdup (brin);
  if (code == NULL)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_LOCATION], DUO_REFUSAL_BAD_CODE, number);
      return;
    }
  if (!check_cells (self, row))
    return;

  for (guint i = 0; i < self->header.counts->len; i++)
    {
      const DuoCountColumn *column = &g_array_index (self->header.counts, DuoCountColumn, i);
      Count *count = find_count (self, code, column->year != 0 ? column->year : self->year, row->number);
      g_autofree char *text = g_strstrip (g_strdup (duo_row_get_text (row, column->column)));

      if (is_suppressed (text))
        {
          count->suppressed++;
          continue;
        }
      count->known++;
      count->persons += g_ascii_strtoll (text, NULL, 10);
    }
}

void
duo_register_end_counts (DuoRegisterReading *self)
{
  const DuoSector sector = self->header.source == DUO_SOURCE_HO_STUDENTS ? DUO_SECTOR_HO : DUO_SECTOR_VO;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Count *count = value;
      DuoRegisterRecord *record = duo_register_record_new (DUO_RECORD_COUNT, "");
      g_autofree char *year = g_strdup_printf ("%d", count->year);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, count->persons);
      g_autofree char *suppressed = g_strdup_printf ("%u", count->suppressed);

      record->line = count->line;
      duo_register_record_set (record, DUO_REGISTER_CODE, count->code);
      duo_register_record_set (record, DUO_REGISTER_SECTOR, duo_sector_to_string (sector));
      duo_register_record_set (record, DUO_REGISTER_YEAR, year);
      if (count->known > 0)
        duo_register_record_set (record, DUO_REGISTER_PERSONS, persons);
      duo_register_record_set (record, DUO_REGISTER_SUPPRESSED, suppressed);
      duo_register_record_make_key (record);
      duo_register_reading_add (self, record);
    }
}
