/* SPDX-License-Identifier: EUPL-1.2 */
/* What the table files share. */
#include "duo-table.h"

#include "duo-error.h"

/**
 * duo_table_check_rev:
 * @rev: the revision that the object was read with
 * @current_rev: the revision of the row now
 *
 * Returns: %FALSE with %DUO_ERROR_CONFLICT when somebody else has written it in between
 */
gboolean
duo_table_check_rev (const char *table, gint64 id, gint64 rev, gint64 current_rev, GError **error)
{
  if (rev == current_rev)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_CONFLICT,
               "%s %" G_GINT64_FORMAT ": revision %" G_GINT64_FORMAT ", now %" G_GINT64_FORMAT, table, id, rev,
               current_rev);
  return FALSE;
}

/* Returns: %FALSE with %DUO_ERROR_INVALID, which names @field, when @text is empty or blank. */
gboolean
duo_table_check_text (const char *table, gint64 id, const char *field, const char *text, GError **error)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (!g_unichar_isspace (g_utf8_get_char (c)))
      return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s %" G_GINT64_FORMAT ": %s is empty", table, id, field);
  return FALSE;
}

/* Sets @error to %DUO_ERROR_STORE_DAMAGED for a code that nothing of ours wrote. Returns: %FALSE. */
gboolean
duo_table_fail_code (const char *table, gint64 id, const char *code, GError **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "%s %" G_GINT64_FORMAT ": unknown code \"%s\"", table, id,
               code != NULL ? code : "");
  return FALSE;
}

/**
 * duo_table_run_save:
 * @stmt: the INSERT or UPDATE of one row
 * @id: its id; 0 for a new one
 *
 * Runs it. A reference to a row that is gone is a %DUO_ERROR_CONFLICT: somebody removed it in between.
 */
gboolean
duo_table_run_save (DuoDatabase *db, DuoStatement *stmt, const char *table, gint64 id, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (!duo_statement_run (stmt, &cause))
    {
      if (g_error_matches (cause, DUO_ERROR, DUO_ERROR_IN_USE))
        cause->code = DUO_ERROR_CONFLICT;
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s %" G_GINT64_FORMAT ": ", table, id);
      return FALSE;
    }
  if (duo_database_count_changes (db) == 1)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_CONFLICT, "%s %" G_GINT64_FORMAT, table, id);
  return FALSE;
}

/* Removes one row: %DUO_ERROR_NOT_FOUND, %DUO_ERROR_CONFLICT or, where something refers to it, %DUO_ERROR_IN_USE. */
gboolean
duo_table_remove (DuoDatabase *db, const char *table, gint64 id, gint64 rev, GError **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT rev FROM %s WHERE id = $1", table);
  g_autofree char *remove = g_strdup_printf ("DELETE FROM %s WHERE id = $1", table);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, select, error);
  g_autoptr (GError) cause = NULL;
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT, table, id);
      return FALSE;
    }
  if (!duo_table_check_rev (table, id, rev, duo_statement_get_int (stmt, 0), error))
    return FALSE;

  g_clear_object (&stmt);
  stmt = duo_database_prepare (db, remove, error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  if (duo_statement_run (stmt, &cause))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s %" G_GINT64_FORMAT ": ", table, id);
  return FALSE;
}

/* Actions about an object that goes stay, about nothing: what has to be done may still have to be. */
gboolean
duo_table_unlink_actions (DuoDatabase *db, const char *about_kind, gint64 about, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "UPDATE action SET about_kind = 'none', about = NULL, rev = rev + 1"
                               " WHERE about_kind = $1 AND about = $2",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", about_kind);
  duo_statement_bind_int (stmt, "$2", about);
  return duo_statement_run (stmt, error);
}

/**
 * duo_table_take_single:
 * @rows: (nullable) (transfer full) (element-type GObject): what a SELECT by id gave
 *
 * Returns: (transfer full) (nullable): the one object; %DUO_ERROR_NOT_FOUND when there is none
 */
gpointer
duo_table_take_single (GPtrArray *rows, const char *table, gint64 id, GError **error)
{
  GObject *object = NULL;

  if (rows == NULL)
    return NULL;

  if (rows->len > 0)
    object = g_ptr_array_steal_index (rows, 0);
  else
    g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "%s %" G_GINT64_FORMAT, table, id);
  g_ptr_array_unref (rows);
  return object;
}

/* Binds a reference to another row; 0 is none. */
void
duo_table_bind_reference (DuoStatement *stmt, const char *name, gint64 id)
{
  if (id != 0)
    duo_statement_bind_int (stmt, name, id);
  else
    duo_statement_bind_null (stmt, name);
}

void
duo_table_bind_when (DuoStatement *stmt, const char *name, const DuoWhen *when)
{
  g_autofree char *text = duo_when_to_string (when);

  duo_statement_bind_text (stmt, name, text);
}
