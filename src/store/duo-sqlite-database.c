/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver for SQLite: connections, transactions, and the images of the rows they write. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1 /* Debian builds SQLite with it; the header hides it otherwise */

#include "duo-sqlite-database.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-sqlite-private.h"
#include "duo-sqlite-search.h"

/* "DUOC": written into the header of each store, so that another program's file is never taken for one. */
#define APPLICATION_ID 0x44554f43
#define APPLICATION_ID_TEXT "1146441539"
#define BUSY_MILLISECONDS 5000
/* About 4 MB of log: then a commit is followed by a checkpoint. */
#define CHECKPOINT_PAGES 1000
/* The schema step that made the search tables. */
#define SEARCH_VERSION 2
/* Virtual machine steps between two looks at the cancellable. */
#define PROGRESS_STEPS 2000

typedef struct
{
  GPtrArray *columns; /* (owned) (element-type utf8): ',"name":' as in an image, in the order of the table */
  gint id;            /* place of the column "id" */
  gint rev;
} TableInfo;

G_DEFINE_FINAL_TYPE (DuoSqliteDatabase, duo_sqlite_database, DUO_TYPE_DATABASE)

/* What a result code of SQLite means to us. @number: errno of the last system call, as far as SQLite knows it. */
static DuoError
error_from_code (int code, int number)
{
  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return DUO_ERROR_DISK_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return DUO_ERROR_STORE_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
      return DUO_ERROR_STORE_BUSY;
    case SQLITE_CORRUPT:
      return DUO_ERROR_STORE_DAMAGED;
    case SQLITE_NOTADB:
      return DUO_ERROR_STORE_FOREIGN;
    case SQLITE_TOOBIG:
      return DUO_ERROR_INVALID;
    case SQLITE_CONSTRAINT:
      return code == SQLITE_CONSTRAINT_FOREIGNKEY || code == SQLITE_CONSTRAINT_TRIGGER ? DUO_ERROR_IN_USE
                                                                                       : DUO_ERROR_INVALID;
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
      if (number == ENOSPC || number == EDQUOT)
        return DUO_ERROR_DISK_FULL;
      if (number == EROFS || number == EACCES || number == EPERM)
        return DUO_ERROR_STORE_READ_ONLY;
      return DUO_ERROR_FAILED;
    default:
      return DUO_ERROR_FAILED;
    }
}

/* Sets @error from a code of SQLite. Returns: %FALSE. */
gboolean
duo_sqlite_fail (DuoSqliteDatabase *self, int code, GError **error)
{
  const int number = sqlite3_system_errno (self->db);

  if ((code & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
  else
    g_set_error (error, DUO_ERROR, (gint) error_from_code (code, number), "%s (code %d, errno %d)",
                 sqlite3_errmsg (self->db), code, number);
  return FALSE;
}

/* ---- Images of rows ---- */

static void
table_info_free (gpointer data)
{
  TableInfo *info = data;

  g_ptr_array_unref (info->columns);
  g_free (info);
}

static void
append_text (GString *json, const char *text, gsize length)
{
  const char *end = text + length;

  g_string_append_c (json, '"');
  for (const char *c = text; c < end;)
    {
      const char *plain = c; /* nearly all of it is, and goes over in one piece */

      while (c < end && (guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        c++;
      g_string_append_len (json, plain, c - plain);
      if (c == end)
        break;
      if ((guchar) *c < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint) *c);
      else
        {
          g_string_append_c (json, '\\');
          g_string_append_c (json, *c);
        }
      c++;
    }
  g_string_append_c (json, '"');
}

static void
append_int (GString *json, gint64 number)
{
  char digits[24];
  char *c = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--c = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--c = '-';
  g_string_append_len (json, c, digits + sizeof digits - c);
}

/* @column: of TableInfo. */
static void
append_member (GString *json, const char *column, sqlite3_value *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, json->len == 1 ? column + 1 : column);
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      append_int (json, sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      g_string_append (json, g_ascii_dtostr (number, sizeof number, sqlite3_value_double (value)));
      break;
    case SQLITE_TEXT:
      {
        /* Asked for as text it would be copied, to end it with a zero. */
        const char *text = sqlite3_value_blob (value);

        append_text (json, text, text != NULL ? (gsize) sqlite3_value_bytes (value) : 0);
        break;
      }
    default: /* no table of ours has a blob */
      g_string_append (json, "null");
    }
}

typedef int (*GetPreupdateValue) (sqlite3 *, int, sqlite3_value **);

/* Returns: (transfer full): the image of the row that is about to be written, as @get gives it. */
static char *
dup_preupdate_image (DuoSqliteDatabase *self, const TableInfo *info, GetPreupdateValue get, gint64 *rev)
{
  GString *json = self->image;

  g_string_assign (json, "{");
  for (gint i = 0; i < (gint) info->columns->len; i++)
    {
      sqlite3_value *value = NULL;

      if (i == info->id || get (self->db, i, &value) != SQLITE_OK)
        continue;
      if (i == info->rev)
        *rev = sqlite3_value_int64 (value);
      else
        append_member (json, g_ptr_array_index (info->columns, i), value);
    }
  g_string_append_c (json, '}');
  return g_strndup (json->str, json->len);
}

static void
preupdate_cb (void *user_data,
              sqlite3 *db,
              int operation,
              const char *schema,
              const char *table,
              sqlite3_int64 old_id,
              sqlite3_int64 new_id)
{
  DuoSqliteDatabase *self = user_data;
  const TableInfo *info = g_hash_table_lookup (self->tables, table);
  char *before = NULL;
  char *after = NULL;
  gint64 rev = 0;

  if (info == NULL || !g_str_equal (schema, "main"))
    return;

  if (operation != SQLITE_INSERT)
    before = dup_preupdate_image (self, info, sqlite3_preupdate_old, &rev);
  if (operation != SQLITE_DELETE)
    after = dup_preupdate_image (self, info, sqlite3_preupdate_new, &rev);
  duo_recording_take (self->recording, table, operation == SQLITE_INSERT ? new_id : old_id, before, after, rev);
}

/* Whether the journal keeps this table's rows: all of ours but its own two and the marks of the store. */
static gboolean
is_journaled (const char *table, const TableInfo *info)
{
  return info->id >= 0 && info->rev >= 0 && !g_str_equal (table, "change") && !g_str_equal (table, "setting");
}

static gboolean
read_table (DuoSqliteDatabase *self, const char *table, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info (\"%s\")", table);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (DUO_DATABASE (self), sql, error);
  TableInfo *info;
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;

  info = g_new0 (TableInfo, 1);
  info->columns = g_ptr_array_new_with_free_func (g_free);
  info->id = info->rev = -1;
  do
    {
      const char *column;

      if (!duo_statement_step (stmt, &has_row, error))
        {
          table_info_free (info);
          return FALSE;
        }
      if (!has_row)
        break;

      column = duo_statement_get_text (stmt, 1);
      if (g_str_equal (column, "id"))
        info->id = (gint) info->columns->len;
      else if (g_str_equal (column, "rev"))
        info->rev = (gint) info->columns->len;
      g_ptr_array_add (info->columns, g_strdup_printf (",\"%s\":", column));
    }
  while (TRUE);

  if (is_journaled (table, info))
    {
      g_ptr_array_add (self->table_names, g_strdup (table));
      g_hash_table_insert (self->tables, g_strdup (table), info);
    }
  else
    table_info_free (info);
  return TRUE;
}

/* Learns the tables and their columns; once, and again after a schema step. */
static gboolean
read_tables (DuoSqliteDatabase *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  if (self->table_names->len > 0)
    return TRUE;
  if (!duo_database_get_version (DUO_DATABASE (self), &self->version, error))
    return FALSE;

  stmt = duo_database_prepare (DUO_DATABASE (self), "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                               error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (names, g_strdup (duo_statement_get_text (stmt, 0)));
    }
  while (has_row);

  for (guint i = 0; i < names->len; i++)
    if (!read_table (self, g_ptr_array_index (names, i), error))
      return FALSE;

  g_ptr_array_add (self->table_names, NULL);
  return TRUE;
}

static void
forget_tables (DuoSqliteDatabase *self)
{
  g_ptr_array_set_size (self->table_names, 0);
  g_hash_table_remove_all (self->tables);
}

/* The reference that may not be empty: a row without it would be nobody's. */
static gboolean
sqlite_find_owner (DuoDatabase *database, const char *table, char **owner, char **column, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  *owner = NULL;
  *column = NULL;
  stmt = duo_database_prepare (database,
                               "SELECT f.\"table\", f.\"from\" FROM pragma_foreign_key_list ($1) f"
                               " JOIN pragma_table_info ($1) t ON t.name = f.\"from\" WHERE t.\"notnull\" = 1",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", table);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  *owner = g_strdup (duo_statement_get_text (stmt, 0));
  *column = g_strdup (duo_statement_get_text (stmt, 1));
  return TRUE;
}

static gboolean
sqlite_dup_row_image (DuoDatabase *database, const char *table, gint64 id, char **image, gint64 *rev, GError **error)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;
  const TableInfo *info;
  sqlite3_stmt *row;
  GString *json;
  gboolean has_row = FALSE;

  *image = NULL;
  *rev = 0;
  if (!read_tables (self, error))
    return FALSE;
  info = g_hash_table_lookup (self->tables, table);
  if (info == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "the journal names a table \"%s\"", table);
      return FALSE;
    }

  sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE id = $1", table);
  stmt = duo_database_prepare (database, sql, error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  row = DUO_SQLITE_STATEMENT (stmt)->stmt;
  json = g_string_new ("{");
  for (gint i = 0; i < (gint) info->columns->len; i++)
    {
      sqlite3_value *value;

      if (i == info->id)
        continue;
      if (i == info->rev)
        {
          *rev = sqlite3_column_int64 (row, i);
          continue;
        }
      value = sqlite3_value_dup (sqlite3_column_value (row, i)); /* a column's own may not be looked into */
      append_member (json, g_ptr_array_index (info->columns, i), value);
      sqlite3_value_free (value);
    }
  g_string_append_c (json, '}');
  *image = g_string_free (json, FALSE);
  return TRUE;
}

static const char *const *
sqlite_list_tables (DuoDatabase *database)
{
  static const char *const none[] = { NULL };
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);

  if (!read_tables (self, NULL))
    return none;

  return (const char *const *) self->table_names->pdata;
}

/* ---- Statements ---- */

static DuoStatement *
sqlite_prepare (DuoDatabase *database, const char *sql, GError **error)
{
  return duo_sqlite_statement_new (DUO_SQLITE_DATABASE (database), sql, error);
}

static gboolean
sqlite_exec (DuoDatabase *database, const char *sql, GError **error)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);
  const int code = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || duo_sqlite_fail (self, code, error);
}

static gint64
sqlite_last_insert_id (DuoDatabase *database)
{
  return sqlite3_last_insert_rowid (DUO_SQLITE_DATABASE (database)->db);
}

static gint64
sqlite_count_changes (DuoDatabase *database)
{
  return sqlite3_changes64 (DUO_SQLITE_DATABASE (database)->db);
}

/* ---- Transactions ---- */

/* Another program may have upgraded the store since it was opened: its tables are no longer those we know. */
static gboolean
check_version (DuoSqliteDatabase *self, GError **error)
{
  gint version = 0;

  if (!duo_database_get_version (DUO_DATABASE (self), &version, error))
    return FALSE;
  if (version == self->version)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_NEWER, "the schema became version %d, opened as %d", version,
               self->version);
  return FALSE;
}

static void
end_transaction (DuoSqliteDatabase *self)
{
  (void) sqlite3_preupdate_hook (self->db, NULL, NULL); /* gives the hook's old data */
  self->recording = NULL;
}

static void
sqlite_rollback (DuoDatabase *database)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);

  end_transaction (self);
  /* Some errors (a full disk) have rolled it back already; and where this fails, the transaction is never
   * committed either: the first error is the one worth telling. */
  if (sqlite3_get_autocommit (self->db) == 0)
    (void) sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

static gboolean
sqlite_begin (DuoDatabase *database, DuoRecording *recording, GError **error)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);

  if (!read_tables (self, error) || !sqlite_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!check_version (self, error))
    {
      sqlite_rollback (database);
      return FALSE;
    }

  self->recording = recording;
  if (recording != NULL)
    (void) sqlite3_preupdate_hook (self->db, preupdate_cb, self); /* gives the hook's old data */
  return TRUE;
}

static gboolean
sqlite_commit (DuoDatabase *database, GError **error)
{
  if ((DUO_SQLITE_DATABASE (database)->version >= SEARCH_VERSION && !duo_sqlite_search_refresh (database, error))
      || !sqlite_exec (database, "COMMIT", error))
    {
      sqlite_rollback (database);
      return FALSE;
    }

  end_transaction (DUO_SQLITE_DATABASE (database));
  return TRUE;
}

static gboolean
sqlite_defer_references (DuoDatabase *database, GError **error)
{
  return sqlite_exec (database, "PRAGMA defer_foreign_keys = ON", error);
}

/* ---- Whole-store work ---- */

/* Runs a PRAGMA that gives one number. */
static gboolean
read_number (DuoDatabase *database, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (database, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *number = has_row ? duo_statement_get_int (stmt, 0) : 0;
  return TRUE;
}

static gboolean
sqlite_get_version (DuoDatabase *database, gint *version, GError **error)
{
  gint64 number = 0;

  if (!read_number (database, "PRAGMA user_version", &number, error))
    return FALSE;

  *version = (gint) number;
  return TRUE;
}

static gboolean
sqlite_get_stamp (DuoDatabase *database, gint64 *stamp, GError **error)
{
  return read_number (database, "PRAGMA data_version", stamp, error);
}

/* Adds what a checking PRAGMA says, its columns @n_columns in a row, unless it says "ok". */
static gboolean
collect_findings (DuoDatabase *database, const char *sql, gint n_columns, GPtrArray *findings, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (database, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      GString *text;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row || g_strcmp0 (duo_statement_get_text (stmt, 0), "ok") == 0)
        continue;

      text = g_string_new (n_columns == 1 ? "file:" : "reference:");
      for (gint i = 0; i < n_columns; i++)
        {
          const char *column = duo_statement_get_text (stmt, i);

          g_string_append_printf (text, " %s", column != NULL ? column : "-");
        }
      g_ptr_array_add (findings, g_string_free (text, FALSE));
    }
  while (has_row);

  return TRUE;
}

static gboolean
check_search (DuoDatabase *database, GPtrArray *findings, GError **error)
{
  gint version = 0;

  if (!duo_database_get_version (database, &version, error))
    return FALSE;
  return version < SEARCH_VERSION || duo_sqlite_search_check (database, findings, error);
}

static gboolean
sqlite_check (DuoDatabase *database, gboolean thoroughly, GPtrArray *findings, GError **error)
{
  if (!thoroughly)
    return collect_findings (database, "PRAGMA quick_check", 1, findings, error);

  return collect_findings (database, "PRAGMA integrity_check", 1, findings, error)
         && collect_findings (database, "PRAGMA foreign_key_check", 3, findings, error)
         && check_search (database, findings, error);
}

/* Foreign keys are off before the transaction (inside it the PRAGMA does nothing, and a parent table that is
 * made anew would take its children along), looked at before it is committed, and on again after. */
static gboolean
sqlite_apply_step (DuoDatabase *database, const char *sql, gint version, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", version);
  gboolean ok;

  if (!sqlite_exec (database, "PRAGMA foreign_keys = OFF", error))
    return FALSE;

  ok = sqlite_exec (database, "BEGIN IMMEDIATE", error) && sqlite_exec (database, sql, error)
       && sqlite_exec (database, mark, error)
       && collect_findings (database, "PRAGMA foreign_key_check", 3, findings, error);
  if (ok && findings->len > 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "schema step %d: %s", version,
                   (const char *) g_ptr_array_index (findings, 0));
      ok = FALSE;
    }
  ok = ok && sqlite_exec (database, "COMMIT", error);
  if (!ok)
    sqlite_rollback (database);

  forget_tables (DUO_SQLITE_DATABASE (database));
  return sqlite_exec (database, "PRAGMA foreign_keys = ON", ok ? error : NULL) && ok;
}

static gboolean
sqlite_copy_to (DuoDatabase *database, const char *path, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (database, "VACUUM INTO $1", error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", path);
  return duo_statement_run (stmt, error);
}

static gboolean
sqlite_checkpoint (DuoDatabase *database, gboolean all, GError **error)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);
  int pages = 0;
  int code;

  if (!all && self->log_pages < CHECKPOINT_PAGES)
    return TRUE;

  code = sqlite3_wal_checkpoint_v2 (self->db, NULL, all ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE,
                                    &pages, NULL);
  self->log_pages = 0;
  /* Readers that still look at the log keep it from being emptied: no error, and nothing is lost. */
  return code == SQLITE_OK || (code & 0xff) == SQLITE_BUSY || duo_sqlite_fail (self, code, error);
}

static int
log_grew_cb (void *user_data, sqlite3 *db, const char *schema, int pages)
{
  DuoSqliteDatabase *self = user_data;

  self->log_pages = pages;
  return SQLITE_OK;
}

static int
progress_cb (void *user_data)
{
  return g_cancellable_is_cancelled (user_data) ? 1 : 0;
}

static void
sqlite_set_cancellable (DuoDatabase *database, GCancellable *cancellable)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);

  g_set_object (&self->cancellable, cancellable);
  sqlite3_progress_handler (self->db, PROGRESS_STEPS, cancellable != NULL ? progress_cb : NULL, self->cancellable);
}

/* ---- The connection ---- */

static void
finalize_idle (gpointer data)
{
  (void) sqlite3_finalize (data); /* repeats the code of the last step, which was told */
}

static void
duo_sqlite_database_finalize (GObject *object)
{
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (object);

  g_string_free (self->image, TRUE);
  g_hash_table_unref (self->idle);
  g_hash_table_unref (self->tables);
  g_ptr_array_unref (self->table_names);
  g_clear_object (&self->cancellable);
  if (sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("a statement outlived its connection: %s", sqlite3_errmsg (self->db));

  G_OBJECT_CLASS (duo_sqlite_database_parent_class)->finalize (object);
}

static void
duo_sqlite_database_class_init (DuoSqliteDatabaseClass *klass)
{
  DuoDatabaseClass *database_class = DUO_DATABASE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_sqlite_database_finalize;
  database_class->prepare = sqlite_prepare;
  database_class->exec = sqlite_exec;
  database_class->last_insert_id = sqlite_last_insert_id;
  database_class->count_changes = sqlite_count_changes;
  database_class->begin = sqlite_begin;
  database_class->commit = sqlite_commit;
  database_class->rollback = sqlite_rollback;
  database_class->defer_references = sqlite_defer_references;
  database_class->dup_row_image = sqlite_dup_row_image;
  database_class->find_owner = sqlite_find_owner;
  database_class->list_tables = sqlite_list_tables;
  database_class->get_version = sqlite_get_version;
  database_class->apply_step = sqlite_apply_step;
  database_class->check = sqlite_check;
  database_class->copy_to = sqlite_copy_to;
  database_class->checkpoint = sqlite_checkpoint;
  database_class->get_stamp = sqlite_get_stamp;
  database_class->set_cancellable = sqlite_set_cancellable;
  database_class->find_words = duo_sqlite_search_find;
}

static void
duo_sqlite_database_init (DuoSqliteDatabase *self)
{
  self->image = g_string_sized_new (1024);
  self->idle = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_idle);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, table_info_free);
  self->table_names = g_ptr_array_new_with_free_func (g_free);
}

/* duo_fold (text): folded as everywhere in the program. */
static void
fold_function (sqlite3_context *context, int n_arguments, sqlite3_value **arguments)
{
  const char *text = (const char *) sqlite3_value_text (arguments[0]);

  if (text != NULL)
    sqlite3_result_text (context, duo_fold_text (text), -1, g_free);
}

/* Makes the connection as careful as SQLite can be; nothing of it writes to the file. */
static gboolean
set_up (DuoSqliteDatabase *self, DuoSqliteMode mode, GError **error)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };
  int code = sqlite3_extended_result_codes (self->db, 1);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (options); i++)
    code = sqlite3_db_config (self->db, options[i].option, options[i].value, NULL);
  /* The last one to close must not checkpoint: only the writer does, under the store's lock. */
  if (code == SQLITE_OK && mode != DUO_SQLITE_CREATE)
    code = sqlite3_db_config (self->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_busy_timeout (self->db, BUSY_MILLISECONDS);
  if (code == SQLITE_OK)
    code = sqlite3_create_function (self->db, "duo_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, fold_function, NULL, NULL);
  if (code != SQLITE_OK)
    return duo_sqlite_fail (self, code, error);

  if (!sqlite_exec (DUO_DATABASE (self),
                    "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON;"
                    "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 0;"
                    "PRAGMA cache_size = -32768",
                    error))
    return FALSE;
  (void) sqlite3_wal_hook (self->db, log_grew_cb, self); /* gives the hook's old data */
  return TRUE;
}

/* The one setting that is written into the file: the log that lets one write while others read. */
static gboolean
use_log (DuoSqliteDatabase *self, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (DUO_DATABASE (self), "PRAGMA journal_mode = WAL", error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (duo_statement_get_text (stmt, 0), "wal") == 0)
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FAILED, "the file system can't keep a write-ahead log");
  return FALSE;
}

DuoDatabase *
duo_sqlite_database_open (const char *path, DuoSqliteMode mode, GError **error)
{
  static const int flags[] = {
    [DUO_SQLITE_CREATE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [DUO_SQLITE_WRITE] = SQLITE_OPEN_READWRITE,
    [DUO_SQLITE_READ] = SQLITE_OPEN_READONLY,
    [DUO_SQLITE_LOOK] = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
  };
  g_autoptr (DuoSqliteDatabase) self = g_object_new (DUO_TYPE_SQLITE_DATABASE, NULL);
  g_autofree char *uri = NULL;
  gboolean ok;
  int code;

  if (mode == DUO_SQLITE_LOOK)
    {
      g_autofree char *plain = g_filename_to_uri (path, NULL, error);

      if (plain == NULL)
        return NULL;
      path = uri = g_strconcat (plain, "?immutable=1", NULL);
    }
  code = sqlite3_open_v2 (path, &self->db, flags[mode] | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      duo_sqlite_fail (self, code, error);
      return NULL;
    }

  ok = set_up (self, mode, error);
  if (ok && mode == DUO_SQLITE_CREATE)
    ok =
      sqlite_exec (DUO_DATABASE (self), "PRAGMA application_id = " APPLICATION_ID_TEXT, error) && use_log (self, error);
  else if (ok && mode == DUO_SQLITE_WRITE)
    ok = use_log (self, error);

  return ok ? DUO_DATABASE (g_steal_pointer (&self)) : NULL;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  return ((guint32) bytes[0] << 24) | ((guint32) bytes[1] << 16) | ((guint32) bytes[2] << 8) | bytes[3];
}

gboolean
duo_sqlite_inspect (const char *path, gint *version, GError **error)
{
  static const char magic[16] = "SQLite format 3";
  guint8 header[100]; /* https://www.sqlite.org/fileformat.html, 1.3 */
  gsize length = 0;
  gssize got;
  const int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    {
      const int number = errno;

      g_set_error (error, DUO_ERROR, number == ENOENT ? DUO_ERROR_STORE_MISSING : DUO_ERROR_STORE_READ_ONLY, "%s: %s",
                   path, g_strerror (number));
      return FALSE;
    }
  do
    {
      got = read (fd, header + length, sizeof header - length);
      if (got > 0)
        length += (gsize) got;
    }
  while (length < sizeof header && (got > 0 || (got < 0 && errno == EINTR)));
  (void) close (fd); /* was only read */

  if (length < sizeof header || memcmp (header, magic, sizeof magic) != 0
      || read_big_endian (header + 68) != APPLICATION_ID)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_FOREIGN, path);
      return FALSE;
    }

  *version = (gint) read_big_endian (header + 60);
  return TRUE;
}
