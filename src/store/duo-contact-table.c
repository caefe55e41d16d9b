/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact. */
#include "duo-contact-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "name" },
  { "email" },
  { "phone" },
  { "do_not_mail" },
  { "note" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("contact", duo_contact_get_type, columns) };

/* Returns: (transfer full) (element-type DuoContact) (nullable): all, by name. */
GPtrArray *
duo_contact_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "ORDER BY t.sort_key, t.id", error);
}

/* Returns: (transfer full) (nullable): the contact; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContact *
duo_contact_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). */
gboolean
duo_contact_table_save (DuoDatabase *db, DuoContact *contact, GError **error)
{
  return duo_record_table_save (&table, db, contact, error);
}

/* Runs one statement for the contact @id. */
static gboolean
run_for (DuoDatabase *db, const char *sql, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_statement_run (stmt, error);
}

/* Removes the contact, what it was to whom, and moments with nobody else. Other moments and answers stay, without it. */
gboolean
duo_contact_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return run_for (db, "DELETE FROM contact_link WHERE contact = $1", id, error)
         && run_for (db, "DELETE FROM contact_moment WHERE contact = $1 AND board IS NULL AND institution IS NULL", id, error)
         && run_for (db, "UPDATE contact_moment SET contact = NULL, rev = rev + 1 WHERE contact = $1", id, error)
         && run_for (db, "UPDATE willingness SET contact = NULL, rev = rev + 1 WHERE contact = $1", id, error)
         && duo_table_unlink_actions (db, "contact", id, error) && duo_table_remove (db, "contact", id, rev, error);
}
