/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table manager. */
#include "duo-manager-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table.h"

#define COLUMNS "id, uid, rev, name, email, login"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_manager_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoManager) self = duo_manager_new ();

  duo_manager_set_id (self, duo_statement_get_int (stmt, 0));
  duo_manager_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_manager_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_manager_set_name (self, duo_statement_get_text (stmt, 3));
  duo_manager_set_email (self, duo_statement_get_text (stmt, 4));
  duo_manager_set_login (self, duo_statement_get_text (stmt, 5));

  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoManager) (nullable): all, by name. */
GPtrArray *
duo_manager_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, "SELECT " COLUMNS " FROM manager ORDER BY sort_key, id", error);

  return stmt != NULL ? duo_table_read_rows (stmt, duo_manager_new_from_row, error) : NULL;
}

/* Returns: (transfer full) (nullable): the manager; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoManager *
duo_manager_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM manager WHERE id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_manager_new_from_row, error), "manager", id, error);
  return object != NULL ? DUO_MANAGER (object) : NULL;
}

/**
 * duo_manager_table_find:
 * @login: a login name, as it is written
 *
 * Returns: (transfer full) (nullable): who logs in with it; %DUO_ERROR_NOT_FOUND for nobody
 */
DuoManager *
duo_manager_table_find (DuoDatabase *db, const char *login, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM manager WHERE login = $1", error);
  GPtrArray *rows;
  DuoManager *manager = NULL;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", login);
  rows = duo_table_read_rows (stmt, duo_manager_new_from_row, error);
  if (rows == NULL)
    return NULL;

  if (rows->len > 0)
    manager = g_ptr_array_steal_index (rows, 0);
  else
    g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "manager \"%s\"", login);
  g_ptr_array_unref (rows);
  return manager;
}

static void
bind_fields (DuoStatement *stmt, DuoManager *manager)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_manager_get_name (manager));

  duo_statement_bind_text (stmt, "$1", duo_manager_get_uid (manager));
  duo_statement_bind_text (stmt, "$2", duo_manager_get_name (manager));
  duo_statement_bind_text (stmt, "$3", duo_manager_get_email (manager));
  duo_statement_bind_text (stmt, "$4", duo_manager_get_login (manager));
  duo_statement_bind_text (stmt, "$5", sort_key);
}

static gboolean
insert (DuoDatabase *db, DuoManager *manager, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO manager (uid, rev, name, email, login, sort_key) VALUES ($1, 1,"
                               " $2, $3, $4, $5)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, manager);
  if (!duo_table_run_save (db, stmt, "manager", 0, error))
    return FALSE;

  duo_manager_set_id (manager, duo_database_last_insert_id (db));
  duo_manager_set_rev (manager, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoManager *manager, GError **error)
{
  const gint64 id = duo_manager_get_id (manager);
  const gint64 rev = duo_manager_get_rev (manager);
  g_autoptr (DuoManager) current = duo_manager_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("manager", id, rev, duo_manager_get_rev (current), error))
    return FALSE;
  if (duo_manager_equal (manager, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE manager SET uid = $1, rev = rev + 1, name = $2, email = $3, login ="
                               " $4, sort_key = $5 WHERE id = $6 AND rev = $7",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, manager);
  duo_statement_bind_int (stmt, "$6", id);
  duo_statement_bind_int (stmt, "$7", rev);
  if (!duo_table_run_save (db, stmt, "manager", id, error))
    return FALSE;

  duo_manager_set_rev (manager, rev + 1);
  return TRUE;
}

/**
 * duo_manager_table_save:
 *
 * Adds the manager when its id is 0, else writes it over the row that it was read from. After success it has its
 * id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone;
 * %DUO_ERROR_INVALID: no name or login, or a login that another one has.
 */
gboolean
duo_manager_table_save (DuoDatabase *db, DuoManager *manager, GError **error)
{
  if (!duo_table_check_text ("manager", duo_manager_get_id (manager), "name", duo_manager_get_name (manager), error)
      || !duo_table_check_text ("manager", duo_manager_get_id (manager), "login", duo_manager_get_login (manager),
                                error))
    return FALSE;

  return duo_manager_get_id (manager) == 0 ? insert (db, manager, error) : update (db, manager, error);
}
