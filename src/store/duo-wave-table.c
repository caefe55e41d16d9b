/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table wave. */
#include "duo-wave-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "campaign", .is_reference = TRUE },
  { "sector", &duo_sector_codes },
  { "number" },
  { "concluded" },
  { "conclusion" },
  { "reason" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("wave", duo_wave_get_type, columns) };

/* Returns: (transfer full) (element-type DuoWave) (nullable): the waves of @campaign (0: of all) by number. */
GPtrArray *
duo_wave_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  return duo_record_table_list_of (&table, db, campaign != 0 ? DUO_OBJECT_CAMPAIGN : DUO_OBJECT_NONE, campaign,
                                   "ORDER BY t.number, t.sector, t.id", error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoWave *
duo_wave_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). */
gboolean
duo_wave_table_save (DuoDatabase *db, DuoWave *wave, GError **error)
{
  return duo_record_table_save (&table, db, wave, error);
}

/* Removes the row. */
gboolean
duo_wave_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "wave", id, rev, error);
}
