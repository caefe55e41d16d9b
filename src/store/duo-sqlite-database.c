/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver for SQLite: connections and their transactions. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1 /* Debian builds SQLite with it; the header hides it otherwise */

#include "duo-sqlite-database.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-sqlite-locks.h"
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

  if (!duo_sqlite_read_tables (self, error) || !sqlite_exec (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!check_version (self, error))
    {
      sqlite_rollback (database);
      return FALSE;
    }

  self->recording = recording;
  if (recording != NULL)
    (void) sqlite3_preupdate_hook (self->db, duo_sqlite_preupdate_cb, self); /* gives the hook's old data */
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
  ok = ok && (version < SEARCH_VERSION || duo_sqlite_search_refresh (database, error)) && sqlite_exec (database, "COMMIT", error);
  if (!ok)
    sqlite_rollback (database);

  duo_sqlite_forget_tables (DUO_SQLITE_DATABASE (database));
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
  database_class->dup_row_image = duo_sqlite_dup_row_image;
  database_class->find_owner = duo_sqlite_find_owner;
  database_class->list_tables = duo_sqlite_list_tables;
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
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, duo_sqlite_table_free);
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

  duo_sqlite_locks_set_up ();
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
