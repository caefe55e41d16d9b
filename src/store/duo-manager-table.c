/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table manager. */
#include "duo-manager-table.h"

#include "duo-error.h"
#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "name" },
  { "email" },
  { "login" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("manager", duo_manager_get_type, columns) };

/* Returns: (transfer full) (element-type DuoManager) (nullable): all, by name. */
GPtrArray *
duo_manager_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "ORDER BY t.sort_key, t.id", error);
}

/* Returns: (transfer full) (nullable): the manager; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoManager *
duo_manager_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
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
  g_autoptr (DuoStatement) stmt = duo_record_table_select (&table, db, "WHERE t.login = $1", error);
  GPtrArray *rows;
  DuoManager *manager = NULL;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", login);
  rows = duo_record_table_read (&table, stmt, error);
  if (rows == NULL)
    return NULL;

  if (rows->len > 0)
    manager = g_ptr_array_steal_index (rows, 0);
  else
    g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "manager \"%s\"", login);
  g_ptr_array_unref (rows);
  return manager;
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: no name or login, or a login that another one has. */
gboolean
duo_manager_table_save (DuoDatabase *db, DuoManager *manager, GError **error)
{
  if (!duo_table_check_text ("manager", duo_manager_get_id (manager), "name", duo_manager_get_name (manager), error)
      || !duo_table_check_text ("manager", duo_manager_get_id (manager), "login", duo_manager_get_login (manager),
                                error))
    return FALSE;

  return duo_record_table_save (&table, db, manager, error);
}
