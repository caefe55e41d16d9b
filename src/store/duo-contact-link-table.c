/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_link. */
#include "duo-contact-link-table.h"

#include "duo-error.h"
#include "duo-record-table.h"
#include "duo-table.h"

#define ORDER "ORDER BY t.role = 'other', t.role = 'technical', t.role = 'board', t.role = 'bron', c.name = '' AND c.email = '', t.preferred DESC, c.sort_key, t.id"

static const DuoColumn columns[] = {
  { "contact", .is_reference = TRUE },
  { "board", .is_reference = TRUE },
  { "institution", .is_reference = TRUE },
  { "location", .is_reference = TRUE },
  { "role", &duo_contact_role_codes },
  { "function" },
  { "preferred" },
  { "origin", &duo_origin_codes },
  { "purpose" },
  { "confirmed" },
  { "keep_until" },
};

static void
read_title (DuoRecord *record, DuoStatement *stmt, gint column)
{
  duo_contact_link_set_title (DUO_CONTACT_LINK (record), duo_statement_get_text (stmt, column));
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("contact_link", duo_contact_link_get_type, columns),
  .joins = "JOIN contact c ON c.id = t.contact",
  .more = "CASE WHEN c.name <> '' THEN c.name ELSE c.email END",
  .read_more = read_title,
};

/* Returns: (transfer full) (element-type DuoContactLink) (nullable): communication first; within a role the preferred
 * one first, then by name. */
GPtrArray *
duo_contact_link_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  return duo_record_table_list_of (&table, db, kind, id, ORDER, error);
}

/* Returns: (transfer full) (nullable): the link; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContactLink *
duo_contact_link_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
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
 * As duo_record_table_save(). A link that is preferred takes that from the one that was, of the same role and
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

  return duo_record_table_save (&table, db, link, error);
}

/* Removes the row. */
gboolean
duo_contact_link_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "contact_link", id, rev, error);
}
