/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table willingness. */
#include "duo-willingness-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT \
  "SELECT w.id, w.uid, w.rev, w.board, w.institution, w.sector, w.answer, w.condition, w.since, w.origin," \
  " w.contact, w.person, w.note, coalesce (CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END, CASE" \
  " WHEN b.name <> '' THEN b.name ELSE b.number END) || ', ' || w.sector FROM willingness w LEFT JOIN" \
  " institution i ON i.id = w.institution LEFT JOIN board b ON b.id = w.board"
#define ORDER " ORDER BY w.since_first NULLS FIRST, w.id"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_willingness_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoWillingness) self = duo_willingness_new ();
  DuoSector sector;
  DuoAnswer answer;
  DuoWhen since;
  DuoOrigin origin;

  duo_willingness_set_id (self, duo_statement_get_int (stmt, 0));
  duo_willingness_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_willingness_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_willingness_set_board (self, duo_statement_get_int (stmt, 3));
  duo_willingness_set_institution (self, duo_statement_get_int (stmt, 4));
  duo_willingness_set_condition (self, duo_statement_get_text (stmt, 7));
  duo_willingness_set_contact (self, duo_statement_get_int (stmt, 10));
  duo_willingness_set_person (self, duo_statement_get_text (stmt, 11));
  duo_willingness_set_note (self, duo_statement_get_text (stmt, 12));
  duo_willingness_set_title (self, duo_statement_get_text (stmt, 13));
  if (!duo_sector_parse (duo_statement_get_text (stmt, 5), &sector)
      || !duo_answer_parse (duo_statement_get_text (stmt, 6), &answer)
      || !duo_when_parse (duo_statement_get_text (stmt, 8), &since)
      || !duo_origin_parse (duo_statement_get_text (stmt, 9), &origin))
    {
      duo_table_fail_code ("willingness", duo_willingness_get_id (self), duo_willingness_get_uid (self), error);
      return NULL;
    }

  duo_willingness_set_sector (self, sector);
  duo_willingness_set_answer (self, answer);
  duo_willingness_set_since (self, &since);
  duo_willingness_set_origin (self, origin);
  return G_OBJECT (g_steal_pointer (&self));
}

static const char *
query_of (DuoObjectKind kind)
{
  if (kind == DUO_OBJECT_BOARD)
    return SELECT " WHERE w.board = $1" ORDER;
  if (kind == DUO_OBJECT_INSTITUTION)
    return SELECT " WHERE w.institution = $1" ORDER;
  if (kind == DUO_OBJECT_CONTACT)
    return SELECT " WHERE w.contact = $1" ORDER;

  g_return_val_if_fail (kind == DUO_OBJECT_NONE, NULL);

  return SELECT " WHERE $1 = 0" ORDER;
}

/* Returns: (transfer full) (element-type DuoWillingness) (nullable): the oldest first, so that the last one of a sector
 * stands. */
GPtrArray *
duo_willingness_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, query_of (kind), error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", kind != DUO_OBJECT_NONE ? id : 0);
  return duo_table_read_rows (stmt, duo_willingness_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the answer; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoWillingness *
duo_willingness_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE w.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_willingness_new_from_row, error), "willingness", id, error);
  return object != NULL ? DUO_WILLINGNESS (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoWillingness *answer)
{
  duo_statement_bind_text (stmt, "$1", duo_willingness_get_uid (answer));
  duo_table_bind_reference (stmt, "$2", duo_willingness_get_board (answer));
  duo_table_bind_reference (stmt, "$3", duo_willingness_get_institution (answer));
  duo_statement_bind_text (stmt, "$4", duo_sector_to_string (duo_willingness_get_sector (answer)));
  duo_statement_bind_text (stmt, "$5", duo_answer_to_string (duo_willingness_get_answer (answer)));
  duo_statement_bind_text (stmt, "$6", duo_willingness_get_condition (answer));
  duo_table_bind_when (stmt, "$7", duo_willingness_get_since (answer));
  duo_statement_bind_text (stmt, "$8", duo_origin_to_string (duo_willingness_get_origin (answer)));
  duo_table_bind_reference (stmt, "$9", duo_willingness_get_contact (answer));
  duo_statement_bind_text (stmt, "$10", duo_willingness_get_person (answer));
  duo_statement_bind_text (stmt, "$11", duo_willingness_get_note (answer));
  duo_table_bind_day (stmt, "$12", duo_willingness_get_since (answer), FALSE);
}

static gboolean
insert (DuoDatabase *db, DuoWillingness *answer, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO willingness (uid, rev, board, institution, sector, answer, condition,"
                               " since, origin, contact, person, note, since_first) VALUES ($1, 1, $2, $3, $4, $5,"
                               " $6, $7, $8, $9, $10, $11, $12)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, answer);
  if (!duo_table_run_save (db, stmt, "willingness", 0, error))
    return FALSE;

  duo_willingness_set_id (answer, duo_database_last_insert_id (db));
  duo_willingness_set_rev (answer, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoWillingness *answer, GError **error)
{
  const gint64 id = duo_willingness_get_id (answer);
  const gint64 rev = duo_willingness_get_rev (answer);
  g_autoptr (DuoWillingness) current = duo_willingness_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("willingness", id, rev, duo_willingness_get_rev (current), error))
    return FALSE;
  if (duo_willingness_equal (answer, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE willingness SET uid = $1, rev = rev + 1, board = $2, institution = $3, sector"
                               " = $4, answer = $5, condition = $6, since = $7, origin = $8, contact = $9, person ="
                               " $10, note = $11, since_first = $12 WHERE id = $13 AND rev = $14",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, answer);
  duo_statement_bind_int (stmt, "$13", id);
  duo_statement_bind_int (stmt, "$14", rev);
  if (!duo_table_run_save (db, stmt, "willingness", id, error))
    return FALSE;

  duo_willingness_set_rev (answer, rev + 1);
  return TRUE;
}

/**
 * duo_willingness_table_save:
 *
 * As duo_contact_table_save(). %DUO_ERROR_INVALID: not of exactly one board or institution.
 */
gboolean
duo_willingness_table_save (DuoDatabase *db, DuoWillingness *answer, GError **error)
{
  if ((duo_willingness_get_board (answer) == 0) == (duo_willingness_get_institution (answer) == 0))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "willingness: not of one board or institution");
      return FALSE;
    }

  return duo_willingness_get_id (answer) == 0 ? insert (db, answer, error) : update (db, answer, error);
}

/* Removes the row. */
gboolean
duo_willingness_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "willingness", id, rev, error);
}
