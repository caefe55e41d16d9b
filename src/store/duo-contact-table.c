/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact. */
#include "duo-contact-table.h"

#include "duo-fold.h"
#include "duo-table.h"

#define SELECT \
  "SELECT c.id, c.uid, c.rev, c.name, c.email, c.phone, c.do_not_mail, c.note FROM contact c"
#define ORDER " ORDER BY c.sort_key, c.id"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_contact_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoContact) self = duo_contact_new ();

  duo_contact_set_id (self, duo_statement_get_int (stmt, 0));
  duo_contact_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_contact_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_contact_set_name (self, duo_statement_get_text (stmt, 3));
  duo_contact_set_email (self, duo_statement_get_text (stmt, 4));
  duo_contact_set_phone (self, duo_statement_get_text (stmt, 5));
  duo_contact_set_do_not_mail (self, duo_statement_get_int (stmt, 6) == 1);
  duo_contact_set_note (self, duo_statement_get_text (stmt, 7));
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoContact) (nullable): all, by name. */
GPtrArray *
duo_contact_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT ORDER, error);

  return stmt != NULL ? duo_table_read_rows (stmt, duo_contact_new_from_row, error) : NULL;
}

/* Returns: (transfer full) (nullable): the contact; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContact *
duo_contact_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE c.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_contact_new_from_row, error), "contact", id, error);
  return object != NULL ? DUO_CONTACT (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoContact *contact)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_contact_get_name (contact));

  duo_statement_bind_text (stmt, "$1", duo_contact_get_uid (contact));
  duo_statement_bind_text (stmt, "$2", duo_contact_get_name (contact));
  duo_statement_bind_text (stmt, "$3", duo_contact_get_email (contact));
  duo_statement_bind_text (stmt, "$4", duo_contact_get_phone (contact));
  duo_statement_bind_int (stmt, "$5", duo_contact_get_do_not_mail (contact) ? 1 : 0);
  duo_statement_bind_text (stmt, "$6", duo_contact_get_note (contact));
  duo_statement_bind_text (stmt, "$7", sort_key);
}

static gboolean
insert (DuoDatabase *db, DuoContact *contact, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO contact (uid, rev, name, email, phone, do_not_mail, note, sort_key)"
                               " VALUES ($1, 1, $2, $3, $4, $5, $6, $7)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, contact);
  if (!duo_table_run_save (db, stmt, "contact", 0, error))
    return FALSE;

  duo_contact_set_id (contact, duo_database_last_insert_id (db));
  duo_contact_set_rev (contact, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoContact *contact, GError **error)
{
  const gint64 id = duo_contact_get_id (contact);
  const gint64 rev = duo_contact_get_rev (contact);
  g_autoptr (DuoContact) current = duo_contact_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("contact", id, rev, duo_contact_get_rev (current), error))
    return FALSE;
  if (duo_contact_equal (contact, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE contact SET uid = $1, rev = rev + 1, name = $2, email = $3, phone = $4,"
                               " do_not_mail = $5, note = $6, sort_key = $7 WHERE id = $8 AND rev = $9",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, contact);
  duo_statement_bind_int (stmt, "$8", id);
  duo_statement_bind_int (stmt, "$9", rev);
  if (!duo_table_run_save (db, stmt, "contact", id, error))
    return FALSE;

  duo_contact_set_rev (contact, rev + 1);
  return TRUE;
}

/**
 * duo_contact_table_save:
 *
 * Adds the contact when its id is 0, else writes it over the row that it was read from. After success it has its
 * id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone.
 */
gboolean
duo_contact_table_save (DuoDatabase *db, DuoContact *contact, GError **error)
{
  return duo_contact_get_id (contact) == 0 ? insert (db, contact, error) : update (db, contact, error);
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
