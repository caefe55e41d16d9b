/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table action. */
#include "duo-action-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table.h"

#define COLUMNS "id, uid, rev, text, owner, due, done, about_kind, about, note"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_action_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoAction) self = duo_action_new ();
  const char *kind_code = duo_statement_get_text (stmt, 7);
  DuoObjectKind about_kind;
  DuoWhen due, done;

  duo_action_set_id (self, duo_statement_get_int (stmt, 0));
  duo_action_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_action_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_action_set_text (self, duo_statement_get_text (stmt, 3));
  duo_action_set_owner (self, duo_statement_get_int (stmt, 4));
  duo_action_set_about (self, duo_statement_get_int (stmt, 8));
  duo_action_set_note (self, duo_statement_get_text (stmt, 9));
  if (!duo_object_kind_parse (kind_code, &about_kind) || !duo_when_parse (duo_statement_get_text (stmt, 5), &due)
      || !duo_when_parse (duo_statement_get_text (stmt, 6), &done))
    {
      duo_table_fail_code ("action", duo_action_get_id (self), kind_code, error);
      return NULL;
    }

  duo_action_set_about_kind (self, about_kind);
  duo_action_set_due (self, &due);
  duo_action_set_done (self, &done);

  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoAction) (nullable): all, by the last day to do it, those without one last.
 */
GPtrArray *
duo_action_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, "SELECT " COLUMNS " FROM action ORDER BY due_last NULLS LAST, id", error);

  return stmt != NULL ? duo_table_read_rows (stmt, duo_action_new_from_row, error) : NULL;
}

/* Whether the words of @needle, which is folded, occur in the action that @stmt stands on. */
static gboolean
has_words (DuoStatement *stmt, const char *needle)
{
  g_autofree char *words = g_strjoin (" ", duo_statement_get_text (stmt, 1), duo_statement_get_text (stmt, 2), NULL);
  g_autofree char *folded = duo_fold_text (words);

  return duo_fold_matches (folded, needle);
}

/* Returns: (transfer full) (element-type gint64) (nullable): the ids that @query asks for, in its order. */
GArray *
duo_action_table_list_ids (DuoDatabase *db, const DuoActionQuery *query, GError **error)
{
  static const char *const orders[] = {
    [DUO_ACTION_SORT_DUE] = "a.done <> '', a.due_last NULLS LAST, a.id",
    [DUO_ACTION_SORT_OWNER] = "m.sort_key NULLS LAST, a.done <> '', a.due_last NULLS LAST, a.id",
    [DUO_ACTION_SORT_NEWEST] = "a.id DESC",
  };
  g_autofree char *sql
    = g_strconcat ("SELECT a.id, a.text, a.note FROM action a LEFT JOIN manager m ON m.id = a.owner"
                   " WHERE ($1 = 0 OR a.done = '') AND ($2 = 0 OR a.owner = $2) ORDER BY ",
                   orders[query->sort], NULL);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *needle = query->text != NULL ? duo_fold_text (query->text) : NULL;
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", query->open_only ? 1 : 0);
  duo_statement_bind_int (stmt, "$2", query->owner);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (has_row && (needle == NULL || *needle == '\0' || has_words (stmt, needle)))
        {
          const gint64 id = duo_statement_get_int (stmt, 0);

          g_array_append_val (ids, id);
        }
    }
  while (has_row);

  return g_steal_pointer (&ids);
}

/* Returns: (transfer full) (nullable): the action; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoAction *
duo_action_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM action WHERE id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_action_new_from_row, error), "action", id, error);
  return object != NULL ? DUO_ACTION (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoAction *action)
{
  const DuoObjectKind about_kind =
    duo_action_get_about (action) != 0 ? duo_action_get_about_kind (action) : DUO_OBJECT_NONE;

  duo_statement_bind_text (stmt, "$1", duo_action_get_uid (action));
  duo_statement_bind_text (stmt, "$2", duo_action_get_text (action));
  duo_table_bind_reference (stmt, "$3", duo_action_get_owner (action));
  duo_table_bind_when (stmt, "$4", duo_action_get_due (action));
  duo_table_bind_when (stmt, "$5", duo_action_get_done (action));
  duo_statement_bind_text (stmt, "$6", duo_object_kind_to_string (about_kind));
  duo_table_bind_reference (stmt, "$7", about_kind != DUO_OBJECT_NONE ? duo_action_get_about (action) : 0);
  duo_statement_bind_text (stmt, "$8", duo_action_get_note (action));
  duo_table_bind_day (stmt, "$9", duo_action_get_due (action), TRUE);
}

static gboolean
insert (DuoDatabase *db, DuoAction *action, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO action (uid, rev, text, owner, due, done, about_kind, about,"
                               " note, due_last) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, action);
  if (!duo_table_run_save (db, stmt, "action", 0, error))
    return FALSE;

  duo_action_set_id (action, duo_database_last_insert_id (db));
  duo_action_set_rev (action, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoAction *action, GError **error)
{
  const gint64 id = duo_action_get_id (action);
  const gint64 rev = duo_action_get_rev (action);
  g_autoptr (DuoAction) current = duo_action_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("action", id, rev, duo_action_get_rev (current), error))
    return FALSE;
  if (duo_action_equal (action, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE action SET uid = $1, rev = rev + 1, text = $2, owner = $3, due = $4,"
                               " done = $5, about_kind = $6, about = $7, note = $8, due_last = $9 WHERE id ="
                               " $10 AND rev = $11",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, action);
  duo_statement_bind_int (stmt, "$10", id);
  duo_statement_bind_int (stmt, "$11", rev);
  if (!duo_table_run_save (db, stmt, "action", id, error))
    return FALSE;

  duo_action_set_rev (action, rev + 1);
  return TRUE;
}

/**
 * duo_action_table_save:
 *
 * Adds the action when its id is 0, else writes it over the row that it was read from. After success it has its
 * id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone;
 * %DUO_ERROR_INVALID: no text.
 */
gboolean
duo_action_table_save (DuoDatabase *db, DuoAction *action, GError **error)
{
  if (!duo_table_check_text ("action", duo_action_get_id (action), "text", duo_action_get_text (action), error))
    return FALSE;

  return duo_action_get_id (action) == 0 ? insert (db, action, error) : update (db, action, error);
}

/* Removes the action. */
gboolean
duo_action_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "action", id, rev, error);
}
