/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table silence. */
#include "duo-silence-table.h"

#include "duo-error.h"
#include "duo-table.h"
#include "duo-uid.h"

/* Returns: (transfer full) (element-type DuoSilence) (nullable): all, oldest first. One of a rule that this program
 * does not know is passed over: it silences nothing here. */
GPtrArray *
duo_silence_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) silences = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_silence_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db, "SELECT id, rule, cause, note, who, at FROM silence ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  do
    {
      DuoSilence *silence;
      DuoCheckRule rule;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row || !duo_check_rule_parse (duo_statement_get_text (stmt, 1), &rule))
        continue;

      silence = g_new0 (DuoSilence, 1);
      silence->id = duo_statement_get_int (stmt, 0);
      silence->rule = rule;
      silence->cause = g_strdup (duo_statement_get_text (stmt, 2));
      silence->note = g_strdup (duo_statement_get_text (stmt, 3));
      silence->who = g_strdup (duo_statement_get_text (stmt, 4));
      silence->when = g_strdup (duo_statement_get_text (stmt, 5));
      g_ptr_array_add (silences, silence);
    }
  while (has_row);

  return g_steal_pointer (&silences);
}

/**
 * duo_silence_table_add:
 * @silence: all of it but the id
 * @id: (out) (optional): its id
 */
gboolean
duo_silence_table_add (DuoDatabase *db, const DuoSilence *silence, gint64 *id, GError **error)
{
  g_autofree char *uid = duo_uid_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db, "INSERT INTO silence (uid, rev, rule, cause, note, who, at) VALUES ($1, 1, $2, $3, $4, $5, $6)", error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", uid);
  duo_statement_bind_text (stmt, "$2", duo_check_rule_to_string (silence->rule));
  duo_statement_bind_text (stmt, "$3", silence->cause);
  duo_statement_bind_text (stmt, "$4", silence->note != NULL ? silence->note : "");
  duo_statement_bind_text (stmt, "$5", silence->who);
  duo_statement_bind_text (stmt, "$6", silence->when);
  if (!duo_table_run_save (db, stmt, "silence", 0, error))
    return FALSE;

  if (id != NULL)
    *id = duo_database_last_insert_id (db);
  return TRUE;
}

/* Removes the silence; %DUO_ERROR_NOT_FOUND where there is none of that id. */
gboolean
duo_silence_table_remove (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "DELETE FROM silence WHERE id = $1", error);

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  if (!duo_statement_run (stmt, error))
    return FALSE;
  if (duo_database_count_changes (db) > 0)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "silence %" G_GINT64_FORMAT, id);
  return FALSE;
}
