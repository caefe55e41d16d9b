/* SPDX-License-Identifier: EUPL-1.2 */
/* Names of the register by id. */
#include "duo-register-title.h"

#include "duo-error.h"

/**
 * duo_register_dup_title:
 * @kind: %DUO_OBJECT_BOARD, %DUO_OBJECT_INSTITUTION or %DUO_OBJECT_LOCATION
 * @id: the id of its row
 *
 * Returns: (transfer full) (nullable): the short name, else the name, else the code; %DUO_ERROR_NOT_FOUND where there is
 *   none of that id
 */
char *
duo_register_dup_title (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               kind == DUO_OBJECT_BOARD      ? "SELECT name, number FROM board WHERE id = $1"
                               : kind == DUO_OBJECT_LOCATION ? "SELECT name, code FROM location WHERE id = $1"
                                                             : "SELECT CASE WHEN short_name <> '' THEN short_name"
                                                               " ELSE name END, brin FROM institution WHERE id = $1",
                               error);
  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  if (!duo_statement_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT, duo_object_kind_to_string (kind), id);
      return NULL;
    }

  return g_strdup (*duo_statement_get_text (stmt, 0) != '\0' || duo_statement_is_null (stmt, 1)
                     ? duo_statement_get_text (stmt, 0)
                     : duo_statement_get_text (stmt, 1));
}
