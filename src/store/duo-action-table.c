/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table action. */
#include "duo-action-table.h"

#include "duo-fold.h"
#include "duo-record-table.h"
#include "duo-table.h"

/* Not its owner's name: that is the owner's. */
static const DuoColumn columns[] = {
  { "text" },
  { "owner", .is_reference = TRUE },
  { "due" },
  { "done" },
  { "about_kind", &duo_object_kind_codes },
  { "about", .is_reference = TRUE },
  { "note" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("action", duo_action_get_type, columns) };

/* Returns: (transfer full) (element-type DuoAction) (nullable): all, by the last day to do it, those without one last.
 */
GPtrArray *
duo_action_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "ORDER BY t.due_last NULLS LAST, t.id", error);
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
  return duo_record_table_get (&table, db, id, error);
}

/* Makes what an action is about all or nothing: a kind with the id of an object, or neither. */
static void
make_plain (DuoAction *action)
{
  if (duo_action_get_about (action) != 0 && duo_action_get_about_kind (action) != DUO_OBJECT_NONE)
    return;

  duo_action_set_about_kind (action, DUO_OBJECT_NONE);
  duo_action_set_about (action, 0);
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: no text. */
gboolean
duo_action_table_save (DuoDatabase *db, DuoAction *action, GError **error)
{
  g_autoptr (DuoAction) plain = NULL;

  if (!duo_table_check_text ("action", duo_action_get_id (action), "text", duo_action_get_text (action), error))
    return FALSE;

  plain = duo_action_copy (action);
  make_plain (plain);
  if (!duo_record_table_save (&table, db, plain, error))
    return FALSE;

  duo_action_set_id (action, duo_action_get_id (plain));
  duo_action_set_rev (action, duo_action_get_rev (plain));
  return TRUE;
}

/* Removes the action. */
gboolean
duo_action_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "action", id, rev, error);
}
