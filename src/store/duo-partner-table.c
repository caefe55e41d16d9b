/* SPDX-License-Identifier: EUPL-1.2 */
/* Partners: rows of institution without a BRIN, and the sectors they reach. No import writes these. */
#include "duo-partner-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table.h"

/* The sectors are a column each, in their order. */
#define SELECT \
  "SELECT i.id, i.uid, i.rev, i.name, i.short_name, i.place, i.phone, i.website, i.email, i.note," \
  " EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = i.id AND s.sector = 'VO')," \
  " EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = i.id AND s.sector = 'MBO')," \
  " EXISTS (SELECT 1 FROM institution_sector s WHERE s.institution = i.id AND s.sector = 'HO')" \
  " FROM institution i WHERE i.kind = 'partner'"

/* Returns: (transfer full): the object in the row that @stmt stands on. */
static GObject *
duo_partner_new_from_row (DuoStatement *stmt, GError **error)
{
  DuoPartner *self = duo_partner_new ();
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  duo_partner_set_id (self, duo_statement_get_int (stmt, 0));
  duo_partner_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_partner_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_partner_set_name (self, duo_statement_get_text (stmt, 3));
  duo_partner_set_short_name (self, duo_statement_get_text (stmt, 4));
  duo_partner_set_place (self, duo_statement_get_text (stmt, 5));
  duo_partner_set_phone (self, duo_statement_get_text (stmt, 6));
  duo_partner_set_website (self, duo_statement_get_text (stmt, 7));
  duo_partner_set_email (self, duo_statement_get_text (stmt, 8));
  duo_partner_set_note (self, duo_statement_get_text (stmt, 9));
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_statement_get_int (stmt, 10 + (gint) sector) == 1)
      sectors |= 1u << sector;
  duo_partner_set_sectors (self, sectors);
  return G_OBJECT (self);
}

/* Returns: (transfer full) (element-type DuoPartner) (nullable): all, by name. */
GPtrArray *
duo_partner_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " ORDER BY i.sort_key, i.id", error);

  return stmt != NULL ? duo_table_read_rows (stmt, duo_partner_new_from_row, error) : NULL;
}

/* Returns: (transfer full) (nullable): the partner; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoPartner *
duo_partner_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " AND i.id = $1", error);
  GObject *partner;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  partner = duo_table_take_single (duo_table_read_rows (stmt, duo_partner_new_from_row, error), "partner", id, error);
  return partner != NULL ? DUO_PARTNER (partner) : NULL;
}

static gboolean
write_sector (DuoDatabase *db, gint64 id, DuoSector sector, gboolean add, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
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

static void
bind_fields (DuoStatement *stmt, DuoPartner *partner)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_partner_get_name (partner));

  duo_statement_bind_text (stmt, "$1", duo_partner_get_uid (partner));
  duo_statement_bind_text (stmt, "$2", duo_partner_get_name (partner));
  duo_statement_bind_text (stmt, "$3", duo_partner_get_short_name (partner));
  duo_statement_bind_text (stmt, "$4", duo_partner_get_place (partner));
  duo_statement_bind_text (stmt, "$5", duo_partner_get_phone (partner));
  duo_statement_bind_text (stmt, "$6", duo_partner_get_website (partner));
  duo_statement_bind_text (stmt, "$7", duo_partner_get_email (partner));
  duo_statement_bind_text (stmt, "$8", duo_partner_get_note (partner));
  duo_statement_bind_text (stmt, "$9", sort_key);
}

static gboolean
insert (DuoDatabase *db, DuoPartner *partner, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO institution (uid, rev, kind, name, short_name, place, phone, website, email, note,"
                               " sort_key, street, house_number, postcode, municipality, province, denomination, structure,"
                               " class, kvk, rio_code, open_from, open_until, sources)"
                               " VALUES ($1, 1, 'partner', $2, $3, $4, $5, $6, $7, $8, $9, '', '', '', '', '', '', '', '', '',"
                               " '', '', '', '')",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, partner);
  if (!duo_table_run_save (db, stmt, "institution", 0, error))
    return FALSE;

  duo_partner_set_id (partner, duo_database_last_insert_id (db));
  duo_partner_set_rev (partner, 1);
  return write_sectors (db, duo_partner_get_id (partner), DUO_SECTOR_SET_NONE, duo_partner_get_sectors (partner), error);
}

static gboolean
update (DuoDatabase *db, DuoPartner *partner, GError **error)
{
  const gint64 id = duo_partner_get_id (partner);
  const gint64 rev = duo_partner_get_rev (partner);
  g_autoptr (DuoPartner) current = duo_partner_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("institution", id, rev, duo_partner_get_rev (current), error))
    return FALSE;
  if (duo_partner_equal (partner, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE institution SET uid = $1, rev = rev + 1, name = $2, short_name = $3, place = $4, phone = $5,"
                               " website = $6, email = $7, note = $8, sort_key = $9 WHERE id = $10 AND rev = $11",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, partner);
  duo_statement_bind_int (stmt, "$10", id);
  duo_statement_bind_int (stmt, "$11", rev);
  if (!duo_table_run_save (db, stmt, "institution", id, error))
    return FALSE;

  duo_partner_set_rev (partner, rev + 1);
  return write_sectors (db, id, duo_partner_get_sectors (current), duo_partner_get_sectors (partner), error);
}

/**
 * duo_partner_table_save:
 *
 * Adds the partner when its id is 0, else writes it over the row that it was read from. After success it has its id and
 * revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone;
 * %DUO_ERROR_INVALID: no name.
 */
gboolean
duo_partner_table_save (DuoDatabase *db, DuoPartner *partner, GError **error)
{
  if (!duo_table_check_text ("partner", duo_partner_get_id (partner), "name", duo_partner_get_name (partner), error))
    return FALSE;

  return duo_partner_get_id (partner) == 0 ? insert (db, partner, error) : update (db, partner, error);
}

/* Removes the partner; %DUO_ERROR_IN_USE while it has channels, contacts or anything else. */
gboolean
duo_partner_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  g_autoptr (DuoPartner) current = duo_partner_table_get (db, id, error);

  return current != NULL && write_sectors (db, id, duo_partner_get_sectors (current), DUO_SECTOR_SET_NONE, error)
         && duo_table_unlink_actions (db, "institution", id, error) && duo_table_remove (db, "institution", id, rev, error);
}
