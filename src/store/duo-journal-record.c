/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing the journal: a transaction's row images become one change, or join the one before it. */
#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-uid.h"

/* What a change is entered with. */
typedef struct
{
  DuoChangeKind kind;
  DuoObjectKind object_kind;
  gint64 object;
  gint64 taken_back;
  const char *who;
  const char *stamp;
  gint version;
} Entry;

/* Images that one statement enters: an import has hundreds of thousands, and what a statement costs by itself is as
 * much as the row. */
#define ROWS_AT_ONCE 10
#define ROW_PARAMETERS 5

static DuoStatement *
prepare_insert (DuoDatabase *db, guint count, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT INTO change_row (change, row_table, row, before, after, top_rev) VALUES");

  for (guint i = 0; i < count; i++)
    {
      const guint first = 2 + ROW_PARAMETERS * i;

      g_string_append_printf (sql, "%s ($1, $%u, $%u, $%u, $%u, $%u)", i > 0 ? "," : "", first, first + 1, first + 2,
                              first + 3, first + 4);
    }
  return duo_database_prepare (db, sql->str, error);
}

static gboolean
insert_some (DuoStatement *stmt, gint64 change, gconstpointer *rows, guint count, GError **error)
{
  duo_statement_bind_int (stmt, "$1", change);
  for (guint i = 0; i < count; i++)
    {
      const DuoRowImage *row = rows[i];
      const guint first = 2 + ROW_PARAMETERS * i;

      duo_statement_bind_own_text (stmt, duo_statement_parameter (first), row->table);
      duo_statement_bind_int (stmt, duo_statement_parameter (first + 1), row->id);
      duo_statement_bind_own_text (stmt, duo_statement_parameter (first + 2), row->before);
      duo_statement_bind_own_text (stmt, duo_statement_parameter (first + 3), row->after);
      duo_statement_bind_int (stmt, duo_statement_parameter (first + 4), row->top_rev);
    }
  return duo_statement_run (stmt, error);
}

/* Enters @count images from @rows on, in that order. */
static gboolean
insert_rows (DuoDatabase *db, gint64 change, gconstpointer *rows, guint count, GError **error)
{
  const guint whole = count - count % ROWS_AT_ONCE;
  g_autoptr (DuoStatement) many = NULL;
  g_autoptr (DuoStatement) single = NULL;

  if (whole > 0 && (many = prepare_insert (db, ROWS_AT_ONCE, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < whole; i += ROWS_AT_ONCE)
    if (!insert_some (many, change, rows + i, ROWS_AT_ONCE, error))
      return FALSE;

  if (whole < count && (single = prepare_insert (db, 1, error)) == NULL)
    return FALSE;
  for (guint i = whole; i < count; i++)
    if (!insert_some (single, change, rows + i, 1, error))
      return FALSE;
  return TRUE;
}

/* Finds the change that @entry may join: the newest of all, by the same person, named the same. */
static gboolean
find_joinable (DuoDatabase *db, const Entry *entry, gint64 *change, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt =
    duo_database_prepare (db,
                          "SELECT id FROM change WHERE applied = (SELECT max(applied) FROM change)"
                          " AND id = (SELECT max(id) FROM change) AND state = 'done' AND taken_back IS NULL"
                          " AND who = $1 AND kind = $2 AND object_kind = $3 AND object = $4 AND schema_version = $5",
                          error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", entry->who);
  duo_statement_bind_text (stmt, "$2", duo_change_kind_to_string (entry->kind));
  duo_statement_bind_text (stmt, "$3", duo_object_kind_to_string (entry->object_kind));
  duo_statement_bind_int (stmt, "$4", entry->object);
  duo_statement_bind_int (stmt, "$5", entry->version);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *change = has_row ? duo_statement_get_int (stmt, 0) : 0;
  return TRUE;
}

/* Runs @sql with $1 for @number, and $2 for @text where it is not NULL. */
static gboolean
run (DuoDatabase *db, const char *sql, gint64 number, const char *text, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", number);
  if (text != NULL)
    duo_statement_bind_text (stmt, "$2", text);
  return duo_statement_run (stmt, error);
}

/* Makes the after image of @row that of the whole run; a row that is new to the run is added to it. */
static gboolean
join_row (DuoDatabase *db, gint64 change, const DuoRowImage *row, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt =
    duo_database_prepare (db,
                          "UPDATE change_row SET after = $1, top_rev = CASE WHEN top_rev > $2 THEN top_rev ELSE $2 END"
                          " WHERE change = $3 AND row_table = $4 AND row = $5",
                          error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", row->after);
  duo_statement_bind_int (stmt, "$2", row->top_rev);
  duo_statement_bind_int (stmt, "$3", change);
  duo_statement_bind_text (stmt, "$4", row->table);
  duo_statement_bind_int (stmt, "$5", row->id);
  if (!duo_statement_run (stmt, error))
    return FALSE;

  return duo_database_count_changes (db) > 0 || insert_rows (db, change, (gconstpointer *) &row, 1, error);
}

/* A run that ended where it began is no change: takes it out of the journal, so that undo does not seem dead. */
static gboolean
drop_if_empty (DuoDatabase *db, gint64 *change, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  if (!run (db, "DELETE FROM change_row WHERE change = $1 AND before IS NULL AND after IS NULL", *change, NULL, error))
    return FALSE;

  stmt = duo_database_prepare (
    db, "SELECT 1 FROM change_row WHERE change = $1 AND coalesce(before, '') <> coalesce(after, '') LIMIT 1", error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", *change);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    return TRUE;

  if (!run (db, "DELETE FROM change_row WHERE change = $1", *change, NULL, error)
      || !run (db, "DELETE FROM change WHERE id = $1", *change, NULL, error))
    return FALSE;
  *change = 0;
  return TRUE;
}

static gboolean
join (DuoDatabase *db, GPtrArray *rows, const Entry *entry, gint64 *change, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    if (!join_row (db, *change, g_ptr_array_index (rows, i), error))
      return FALSE;

  return run (db, "UPDATE change SET at = $2, rev = rev + 1 WHERE id = $1", *change, entry->stamp, error)
         && drop_if_empty (db, change, error);
}

static gboolean
insert_change (DuoDatabase *db, const Entry *entry, gint64 *change, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  g_autofree char *uid = duo_uid_new ();

  stmt = duo_database_prepare (
    db,
    "INSERT INTO change (uid, rev, kind, object_kind, object, who, at, state, applied, taken_back,"
    " schema_version) VALUES ($1, 1, $2, $3, $4, $5, $6, 'done',"
    " (SELECT coalesce(max(applied), 0) + 1 FROM change), $7, $8)",
    error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", uid);
  duo_statement_bind_text (stmt, "$2", duo_change_kind_to_string (entry->kind));
  duo_statement_bind_text (stmt, "$3", duo_object_kind_to_string (entry->object_kind));
  duo_statement_bind_int (stmt, "$4", entry->object);
  duo_statement_bind_text (stmt, "$5", entry->who);
  duo_statement_bind_text (stmt, "$6", entry->stamp);
  if (entry->taken_back != 0)
    duo_statement_bind_int (stmt, "$7", entry->taken_back);
  else
    duo_statement_bind_null (stmt, "$7");
  duo_statement_bind_int (stmt, "$8", entry->version);
  if (!duo_statement_run (stmt, error))
    return FALSE;

  *change = duo_database_last_insert_id (db);
  return TRUE;
}

/* A new change of a person ends what that person could redo. */
static gboolean
drop_redo (DuoDatabase *db, const char *who, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db, "UPDATE change SET state = 'dropped', rev = rev + 1 WHERE who = $1 AND state = 'undone'", error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", who);
  return duo_statement_run (stmt, error);
}

/**
 * duo_journal_record:
 * @recording: what the transaction did
 * @name: (nullable): what it is called; %NULL for one that may only write what the journal does not keep
 * @taken_back: id of the change that it takes back; 0 for none
 * @who: login of the person
 * @stamp: the moment, ISO 8601 UTC
 * @change: (out): id of the entry; 0 when nothing was changed, or a run ended where it began
 *
 * Enters the transaction in the journal; called before it is committed.
 */
gboolean
duo_journal_record (DuoDatabase *db,
                    DuoRecording *recording,
                    const DuoChangeName *name,
                    gint64 taken_back,
                    const char *who,
                    const char *stamp,
                    gint64 *change,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = duo_recording_dup_changed (recording);
  Entry entry = { .taken_back = taken_back, .who = who, .stamp = stamp };

  *change = 0;
  if (rows->len == 0)
    return TRUE;
  if (name == NULL)
    {
      const DuoRowImage *row = g_ptr_array_index (rows, 0);

      g_set_error (error, DUO_ERROR, DUO_ERROR_FAILED, "a change without a name, of table %s", row->table);
      return FALSE;
    }

  entry.kind = name->kind;
  entry.object_kind = duo_recording_get_object_kind (recording);
  if (entry.object_kind == DUO_OBJECT_NONE)
    entry.object_kind = name->object_kind;
  entry.object = duo_recording_get_object (recording);
  if (entry.object == 0)
    entry.object = name->object;
  if (!duo_database_get_version (db, &entry.version, error))
    return FALSE;
  if (duo_recording_get_join (recording) && !find_joinable (db, &entry, change, error))
    return FALSE;
  if (*change != 0)
    return join (db, rows, &entry, change, error);

  return drop_redo (db, who, error) && insert_change (db, &entry, change, error)
         && insert_rows (db, *change, (gconstpointer *) rows->pdata, rows->len, error);
}
