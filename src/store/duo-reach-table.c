/* SPDX-License-Identifier: EUPL-1.2 */
/* Pupils and students by sector. */
#include "duo-reach-table.h"

/* Returns: (transfer full) (nullable) (element-type utf8 gint64): BRIN and sector ("25LXMBO") to how many the newest
 * year has that is known. */
GHashTable *
duo_reach_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (GHashTable) persons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT substr (code, 1, 4) || sector, sum (CAST (persons AS INTEGER)) FROM reach"
                               " WHERE persons <> '' GROUP BY substr (code, 1, 4), sector, year ORDER BY year",
                               error);
  if (stmt == NULL)
    return NULL;
  do
    {
      gint64 *number;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      number = g_new (gint64, 1);
      *number = duo_statement_get_int (stmt, 1);
      g_hash_table_replace (persons, g_strdup (duo_statement_get_text (stmt, 0)), number); /* a later year wins */
    }
  while (TRUE);

  return g_steal_pointer (&persons);
}
