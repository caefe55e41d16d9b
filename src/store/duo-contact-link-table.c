/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_link. */
#include "duo-contact-link-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT \
  "SELECT k.id, k.uid, k.rev, k.contact, k.board, k.institution, k.location, k.role, k.function, k.preferred," \
  " k.origin, k.purpose, k.confirmed, k.keep_until, CASE WHEN c.name <> '' THEN c.name ELSE c.email END FROM" \
  " contact_link k JOIN contact c ON c.id = k.contact"
#define ORDER " ORDER BY k.role = 'other', k.role = 'technical', k.role = 'board', k.role = 'bron', k.preferred DESC, c.sort_key, k.id"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_contact_link_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoContactLink) self = duo_contact_link_new ();
  DuoContactRole role;
  DuoOrigin origin;
  DuoWhen confirmed, keep_until;

  duo_contact_link_set_id (self, duo_statement_get_int (stmt, 0));
  duo_contact_link_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_contact_link_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_contact_link_set_contact (self, duo_statement_get_int (stmt, 3));
  duo_contact_link_set_board (self, duo_statement_get_int (stmt, 4));
  duo_contact_link_set_institution (self, duo_statement_get_int (stmt, 5));
  duo_contact_link_set_location (self, duo_statement_get_int (stmt, 6));
  duo_contact_link_set_function (self, duo_statement_get_text (stmt, 8));
  duo_contact_link_set_preferred (self, duo_statement_get_int (stmt, 9) == 1);
  duo_contact_link_set_purpose (self, duo_statement_get_text (stmt, 11));
  duo_contact_link_set_title (self, duo_statement_get_text (stmt, 14));
  if (!duo_contact_role_parse (duo_statement_get_text (stmt, 7), &role)
      || !duo_origin_parse (duo_statement_get_text (stmt, 10), &origin)
      || !duo_when_parse (duo_statement_get_text (stmt, 12), &confirmed)
      || !duo_when_parse (duo_statement_get_text (stmt, 13), &keep_until))
    {
      duo_table_fail_code ("contact_link", duo_contact_link_get_id (self), duo_contact_link_get_uid (self), error);
      return NULL;
    }

  duo_contact_link_set_role (self, role);
  duo_contact_link_set_origin (self, origin);
  duo_contact_link_set_confirmed (self, &confirmed);
  duo_contact_link_set_keep_until (self, &keep_until);
  return G_OBJECT (g_steal_pointer (&self));
}

static const char *
query_of (DuoObjectKind kind)
{
  if (kind == DUO_OBJECT_BOARD)
    return SELECT " WHERE k.board = $1" ORDER;
  if (kind == DUO_OBJECT_INSTITUTION)
    return SELECT " WHERE k.institution = $1" ORDER;
  if (kind == DUO_OBJECT_LOCATION)
    return SELECT " WHERE k.location = $1" ORDER;
  if (kind == DUO_OBJECT_CONTACT)
    return SELECT " WHERE k.contact = $1" ORDER;

  g_return_val_if_fail (kind == DUO_OBJECT_NONE, NULL);

  return SELECT " WHERE $1 = 0" ORDER;
}

/* Returns: (transfer full) (element-type DuoContactLink) (nullable): communication first; within a role the preferred
 * one first, then by name. */
GPtrArray *
duo_contact_link_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, query_of (kind), error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", kind != DUO_OBJECT_NONE ? id : 0);
  return duo_table_read_rows (stmt, duo_contact_link_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the link; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContactLink *
duo_contact_link_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE k.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_contact_link_new_from_row, error), "contact_link", id, error);
  return object != NULL ? DUO_CONTACT_LINK (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoContactLink *link)
{
  duo_statement_bind_text (stmt, "$1", duo_contact_link_get_uid (link));
  duo_table_bind_reference (stmt, "$2", duo_contact_link_get_contact (link));
  duo_table_bind_reference (stmt, "$3", duo_contact_link_get_board (link));
  duo_table_bind_reference (stmt, "$4", duo_contact_link_get_institution (link));
  duo_table_bind_reference (stmt, "$5", duo_contact_link_get_location (link));
  duo_statement_bind_text (stmt, "$6", duo_contact_role_to_string (duo_contact_link_get_role (link)));
  duo_statement_bind_text (stmt, "$7", duo_contact_link_get_function (link));
  duo_statement_bind_int (stmt, "$8", duo_contact_link_get_preferred (link) ? 1 : 0);
  duo_statement_bind_text (stmt, "$9", duo_origin_to_string (duo_contact_link_get_origin (link)));
  duo_statement_bind_text (stmt, "$10", duo_contact_link_get_purpose (link));
  duo_table_bind_when (stmt, "$11", duo_contact_link_get_confirmed (link));
  duo_table_bind_when (stmt, "$12", duo_contact_link_get_keep_until (link));
  duo_table_bind_day (stmt, "$13", duo_contact_link_get_confirmed (link), TRUE);
}

static gboolean
insert (DuoDatabase *db, DuoContactLink *link, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO contact_link (uid, rev, contact, board, institution, location, role,"
                               " function, preferred, origin, purpose, confirmed, keep_until, confirmed_last) VALUES"
                               " ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, link);
  if (!duo_table_run_save (db, stmt, "contact_link", 0, error))
    return FALSE;

  duo_contact_link_set_id (link, duo_database_last_insert_id (db));
  duo_contact_link_set_rev (link, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoContactLink *link, GError **error)
{
  const gint64 id = duo_contact_link_get_id (link);
  const gint64 rev = duo_contact_link_get_rev (link);
  g_autoptr (DuoContactLink) current = duo_contact_link_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("contact_link", id, rev, duo_contact_link_get_rev (current), error))
    return FALSE;
  if (duo_contact_link_equal (link, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE contact_link SET uid = $1, rev = rev + 1, contact = $2, board = $3,"
                               " institution = $4, location = $5, role = $6, function = $7, preferred = $8, origin ="
                               " $9, purpose = $10, confirmed = $11, keep_until = $12, confirmed_last = $13 WHERE id"
                               " = $14 AND rev = $15",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, link);
  duo_statement_bind_int (stmt, "$14", id);
  duo_statement_bind_int (stmt, "$15", rev);
  if (!duo_table_run_save (db, stmt, "contact_link", id, error))
    return FALSE;

  duo_contact_link_set_rev (link, rev + 1);
  return TRUE;
}

/* Makes room for @link as the one to begin with: there is one for each target and role. */
static gboolean
clear_preferred (DuoDatabase *db, DuoContactLink *link, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "UPDATE contact_link SET preferred = 0, rev = rev + 1 WHERE preferred = 1 AND id <> $1"
                               " AND role = $2 AND (board = $3 OR institution = $4 OR location = $5)",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", duo_contact_link_get_id (link));
  duo_statement_bind_text (stmt, "$2", duo_contact_role_to_string (duo_contact_link_get_role (link)));
  duo_statement_bind_int (stmt, "$3", duo_contact_link_get_board (link));
  duo_statement_bind_int (stmt, "$4", duo_contact_link_get_institution (link));
  duo_statement_bind_int (stmt, "$5", duo_contact_link_get_location (link));
  return duo_statement_run (stmt, error);
}

/**
 * duo_contact_link_table_save:
 *
 * As duo_contact_table_save(). A link that is preferred takes that from the one that was, of the same role and
 * target. %DUO_ERROR_INVALID: not of exactly one target.
 */
gboolean
duo_contact_link_table_save (DuoDatabase *db, DuoContactLink *link, GError **error)
{
  if (!duo_contact_link_has_target (link))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "contact_link: not of one target");
      return FALSE;
    }
  if (duo_contact_link_get_preferred (link) && !clear_preferred (db, link, error))
    return FALSE;

  return duo_contact_link_get_id (link) == 0 ? insert (db, link, error) : update (db, link, error);
}

/* Removes the row. */
gboolean
duo_contact_link_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "contact_link", id, rev, error);
}
