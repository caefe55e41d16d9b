/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table setting. */
#include "duo-setting-table.h"

#include "duo-uid.h"

gboolean
duo_setting_table_get (DuoDatabase *db, const char *key, char **value, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT value FROM setting WHERE key = $1", error);
  gboolean has_row = FALSE;

  *value = NULL;
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", key);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  if (has_row)
    *value = g_strdup (duo_statement_get_text (stmt, 0));
  return TRUE;
}

gboolean
duo_setting_table_set (DuoDatabase *db, const char *key, const char *value, GError **error)
{
  g_autofree char *uid = duo_uid_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO setting (uid, rev, key, value) VALUES ($1, 1, $2, $3)"
                               " ON CONFLICT (key) DO UPDATE SET value = excluded.value, rev = setting.rev + 1",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", uid);
  duo_statement_bind_text (stmt, "$2", key);
  duo_statement_bind_text (stmt, "$3", value);
  return duo_statement_run (stmt, error);
}
