/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_moment. */
#include "duo-contact-moment-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT \
  "SELECT m.id, m.uid, m.rev, m.day, m.kind, m.manager, m.board, m.institution, m.contact, m.text FROM" \
  " contact_moment m"
#define ORDER " ORDER BY m.day_last DESC NULLS LAST, m.id DESC"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_contact_moment_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoContactMoment) self = duo_contact_moment_new ();
  DuoWhen day;
  DuoMomentKind kind;

  duo_contact_moment_set_id (self, duo_statement_get_int (stmt, 0));
  duo_contact_moment_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_contact_moment_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_contact_moment_set_manager (self, duo_statement_get_int (stmt, 5));
  duo_contact_moment_set_board (self, duo_statement_get_int (stmt, 6));
  duo_contact_moment_set_institution (self, duo_statement_get_int (stmt, 7));
  duo_contact_moment_set_contact (self, duo_statement_get_int (stmt, 8));
  duo_contact_moment_set_text (self, duo_statement_get_text (stmt, 9));
  if (!duo_when_parse (duo_statement_get_text (stmt, 3), &day)
      || !duo_moment_kind_parse (duo_statement_get_text (stmt, 4), &kind))
    {
      duo_table_fail_code ("contact_moment", duo_contact_moment_get_id (self), duo_contact_moment_get_uid (self), error);
      return NULL;
    }

  duo_contact_moment_set_day (self, &day);
  duo_contact_moment_set_kind (self, kind);
  return G_OBJECT (g_steal_pointer (&self));
}

static const char *
query_of (DuoObjectKind kind)
{
  if (kind == DUO_OBJECT_BOARD)
    return SELECT " WHERE m.board = $1" ORDER;
  if (kind == DUO_OBJECT_INSTITUTION)
    return SELECT " WHERE m.institution = $1" ORDER;
  if (kind == DUO_OBJECT_CONTACT)
    return SELECT " WHERE m.contact = $1" ORDER;

  g_return_val_if_fail (kind == DUO_OBJECT_NONE, NULL);

  return SELECT " WHERE $1 = 0" ORDER;
}

/* Returns: (transfer full) (element-type DuoContactMoment) (nullable): the newest first. */
GPtrArray *
duo_contact_moment_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, query_of (kind), error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", kind != DUO_OBJECT_NONE ? id : 0);
  return duo_table_read_rows (stmt, duo_contact_moment_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the moment; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContactMoment *
duo_contact_moment_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE m.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_contact_moment_new_from_row, error), "contact_moment", id, error);
  return object != NULL ? DUO_CONTACT_MOMENT (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoContactMoment *moment)
{
  duo_statement_bind_text (stmt, "$1", duo_contact_moment_get_uid (moment));
  duo_table_bind_when (stmt, "$2", duo_contact_moment_get_day (moment));
  duo_statement_bind_text (stmt, "$3", duo_moment_kind_to_string (duo_contact_moment_get_kind (moment)));
  duo_table_bind_reference (stmt, "$4", duo_contact_moment_get_manager (moment));
  duo_table_bind_reference (stmt, "$5", duo_contact_moment_get_board (moment));
  duo_table_bind_reference (stmt, "$6", duo_contact_moment_get_institution (moment));
  duo_table_bind_reference (stmt, "$7", duo_contact_moment_get_contact (moment));
  duo_statement_bind_text (stmt, "$8", duo_contact_moment_get_text (moment));
  duo_table_bind_day (stmt, "$9", duo_contact_moment_get_day (moment), TRUE);
}

static gboolean
insert (DuoDatabase *db, DuoContactMoment *moment, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO contact_moment (uid, rev, day, kind, manager, board, institution,"
                               " contact, text, day_last) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, moment);
  if (!duo_table_run_save (db, stmt, "contact_moment", 0, error))
    return FALSE;

  duo_contact_moment_set_id (moment, duo_database_last_insert_id (db));
  duo_contact_moment_set_rev (moment, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoContactMoment *moment, GError **error)
{
  const gint64 id = duo_contact_moment_get_id (moment);
  const gint64 rev = duo_contact_moment_get_rev (moment);
  g_autoptr (DuoContactMoment) current = duo_contact_moment_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("contact_moment", id, rev, duo_contact_moment_get_rev (current), error))
    return FALSE;
  if (duo_contact_moment_equal (moment, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE contact_moment SET uid = $1, rev = rev + 1, day = $2, kind = $3, manager ="
                               " $4, board = $5, institution = $6, contact = $7, text = $8, day_last = $9 WHERE id ="
                               " $10 AND rev = $11",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, moment);
  duo_statement_bind_int (stmt, "$10", id);
  duo_statement_bind_int (stmt, "$11", rev);
  if (!duo_table_run_save (db, stmt, "contact_moment", id, error))
    return FALSE;

  duo_contact_moment_set_rev (moment, rev + 1);
  return TRUE;
}

/**
 * duo_contact_moment_table_save:
 *
 * As duo_contact_table_save(). %DUO_ERROR_INVALID: it is with nobody.
 */
gboolean
duo_contact_moment_table_save (DuoDatabase *db, DuoContactMoment *moment, GError **error)
{
  if (duo_contact_moment_get_board (moment) == 0 && duo_contact_moment_get_institution (moment) == 0
      && duo_contact_moment_get_contact (moment) == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "contact_moment: with nobody");
      return FALSE;
    }

  return duo_contact_moment_get_id (moment) == 0 ? insert (db, moment, error) : update (db, moment, error);
}

/* Removes the row. */
gboolean
duo_contact_moment_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "contact_moment", id, rev, error);
}
