/* SPDX-License-Identifier: EUPL-1.2 */
/* Partners: rows of institution without a BRIN, and the sectors they reach. No import writes these. */
#include "duo-partner-table.h"

#include "duo-record-table.h"
#include "duo-table.h"
#include "duo-uid.h"

static const DuoColumn columns[] = {
  { "name" },
  { "short_name" },
  { "place" },
  { "phone" },
  { "website" },
  { "email" },
  { "note" },
};

/* The sectors are a column each, in their order. */
static void
read_sectors (DuoRecord *record, DuoStatement *stmt, gint column)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_statement_get_int (stmt, column + (gint) sector) == 1)
      sectors |= 1u << sector;
  duo_partner_set_sectors (DUO_PARTNER (record), sectors);
}

static gboolean
write_sector (DuoDatabase *db, gint64 id, DuoSector sector, gboolean add, GError **error)
{
  g_autofree char *uid = duo_uid_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               add ? "INSERT INTO institution_sector (uid, rev, institution, sector) VALUES ($3, 1, $1, $2)"
                                   : "DELETE FROM institution_sector WHERE institution = $1 AND sector = $2",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  duo_statement_bind_text (stmt, "$2", duo_sector_to_string (sector));
  if (add)
    duo_statement_bind_text (stmt, "$3", uid);
  return duo_statement_run (stmt, error);
}

static gboolean
write_sectors (DuoDatabase *db, gint64 id, DuoSectorSet before, DuoSectorSet after, GError **error)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const gboolean is = duo_sector_set_contains (after, (DuoSector) i);

      if (is != duo_sector_set_contains (before, (DuoSector) i) && !write_sector (db, id, (DuoSector) i, is, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes the sectors that differ. */
static gboolean
save_sectors (DuoDatabase *db, gpointer before, gpointer after, GError **error)
{
  return write_sectors (db, duo_partner_get_id (after), before != NULL ? duo_partner_get_sectors (before) : DUO_SECTOR_SET_NONE,
                        duo_partner_get_sectors (after), error);
}

static gpointer
get_partner (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_partner_table_get (db, id, error);
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("institution", duo_partner_get_type, columns),
  .more = "EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = t.id AND s.sector = 'VO'),"
          " EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = t.id AND s.sector = 'MBO'),"
          " EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = t.id AND s.sector = 'HO')",
  .read_more = read_sectors,
  .also = "kind, street, house_number, postcode, municipality, province, denomination, structure, class, kvk, rio_code,"
          " open_from, open_until, sources",
  .also_values = "'partner', '', '', '', '', '', '', '', '', '', '', '', '', ''",
  .get = get_partner,
  .save_more = save_sectors,
};

/* Returns: (transfer full) (element-type DuoPartner) (nullable): all, by name. */
GPtrArray *
duo_partner_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "WHERE t.kind = 'partner' ORDER BY t.sort_key, t.id", error);
}

/* Returns: (transfer full) (nullable): the partner; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoPartner *
duo_partner_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_table_take_single (duo_record_table_list_for (&table, db, "WHERE t.kind = 'partner' AND t.id = $1", id, error),
                                "partner", id, error);
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: no name. */
gboolean
duo_partner_table_save (DuoDatabase *db, DuoPartner *partner, GError **error)
{
  if (!duo_table_check_text ("partner", duo_partner_get_id (partner), "name", duo_partner_get_name (partner), error))
    return FALSE;

  return duo_record_table_save (&table, db, partner, error);
}

/* Removes the partner; %DUO_ERROR_IN_USE while it has channels, contacts or anything else. */
gboolean
duo_partner_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  g_autoptr (DuoPartner) current = duo_partner_table_get (db, id, error);

  return current != NULL && write_sectors (db, id, duo_partner_get_sectors (current), DUO_SECTOR_SET_NONE, error)
         && duo_table_unlink_actions (db, "institution", id, error) && duo_table_remove (db, "institution", id, rev, error);
}
