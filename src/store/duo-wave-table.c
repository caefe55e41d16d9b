/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table wave. */
#include "duo-wave-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT                                                                                                         \
  "SELECT w.id, w.uid, w.rev, w.campaign, w.sector, w.number, w.concluded, w.conclusion, w.reason"                     \
  " FROM wave w"

/* The dates of a row, by its column. */
static const struct
{
  int column;
  void (*set) (DuoWave *self, const DuoWhen *when);
} dates[] = {
  { 6, duo_wave_set_concluded },
};

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_wave_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoWave) self = duo_wave_new ();
  DuoSector sector;
  gboolean ok;

  duo_wave_set_id (self, duo_statement_get_int (stmt, 0));
  duo_wave_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_wave_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_wave_set_campaign (self, duo_statement_get_int (stmt, 3));
  duo_wave_set_number (self, duo_statement_get_int (stmt, 5));
  duo_wave_set_conclusion (self, duo_statement_get_text (stmt, 7));
  duo_wave_set_reason (self, duo_statement_get_text (stmt, 8));
  ok = duo_sector_parse (duo_statement_get_text (stmt, 4), &sector);
  for (guint i = 0; ok && i < G_N_ELEMENTS (dates); i++)
    {
      DuoWhen when;

      ok = duo_when_parse (duo_statement_get_text (stmt, dates[i].column), &when);
      if (ok)
        dates[i].set (self, &when);
    }
  if (!ok)
    {
      duo_table_fail_code ("wave", duo_wave_get_id (self), duo_wave_get_uid (self), error);
      return NULL;
    }

  duo_wave_set_sector (self, sector);
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoWave) (nullable): the waves of @campaign (0: of all) by number. */
GPtrArray *
duo_wave_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, SELECT " WHERE $1 = 0 OR w.campaign = $1 ORDER BY w.number, w.sector, w.id", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  return duo_table_read_rows (stmt, duo_wave_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoWave *
duo_wave_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE w.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_wave_new_from_row, error), "wave", id, error);
  return object != NULL ? DUO_WAVE (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoWave *wave)
{
  duo_statement_bind_text (stmt, "$1", duo_wave_get_uid (wave));
  duo_table_bind_reference (stmt, "$2", duo_wave_get_campaign (wave));
  duo_statement_bind_text (stmt, "$3", duo_sector_to_string (duo_wave_get_sector (wave)));
  duo_statement_bind_int (stmt, "$4", duo_wave_get_number (wave));
  duo_table_bind_when (stmt, "$5", duo_wave_get_concluded (wave));
  duo_statement_bind_text (stmt, "$6", duo_wave_get_conclusion (wave));
  duo_statement_bind_text (stmt, "$7", duo_wave_get_reason (wave));
}

static gboolean
insert (DuoDatabase *db, DuoWave *wave, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db,
    "INSERT INTO wave (uid, rev, campaign, sector, number, concluded, conclusion, reason) VALUES ($1,"
    " 1, $2, $3, $4, $5, $6, $7)",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, wave);
  if (!duo_table_run_save (db, stmt, "wave", 0, error))
    return FALSE;

  duo_wave_set_id (wave, duo_database_last_insert_id (db));
  duo_wave_set_rev (wave, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoWave *wave, GError **error)
{
  const gint64 id = duo_wave_get_id (wave);
  const gint64 rev = duo_wave_get_rev (wave);
  g_autoptr (DuoWave) current = duo_wave_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("wave", id, rev, duo_wave_get_rev (current), error))
    return FALSE;
  if (duo_wave_equal (wave, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (
    db,
    "UPDATE wave SET uid = $1, rev = rev + 1, campaign = $2, sector = $3, number = $4, concluded ="
    " $5, conclusion = $6, reason = $7 WHERE id = $8 AND rev = $9",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, wave);
  duo_statement_bind_int (stmt, "$8", id);
  duo_statement_bind_int (stmt, "$9", rev);
  if (!duo_table_run_save (db, stmt, "wave", id, error))
    return FALSE;

  duo_wave_set_rev (wave, rev + 1);
  return TRUE;
}

/* As duo_campaign_table_save(). */
gboolean
duo_wave_table_save (DuoDatabase *db, DuoWave *wave, GError **error)
{
  return duo_wave_get_id (wave) == 0 ? insert (db, wave, error) : update (db, wave, error);
}

/* Removes the row. */
gboolean
duo_wave_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "wave", id, rev, error);
}
