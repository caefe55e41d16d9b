/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver for SQLite: statements, their parameters and rows. */
#include "duo-sqlite-private.h"

/* Idle statements kept for the next time the same SQL is asked for. */
#define MAX_IDLE_STATEMENTS 64

G_DEFINE_FINAL_TYPE (DuoSqliteStatement, duo_sqlite_statement, DUO_TYPE_STATEMENT)

static void
duo_sqlite_statement_finalize (GObject *object)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (object);
  GHashTable *idle = self->database->idle;
  const char *sql = sqlite3_sql (self->stmt);

  /* The codes repeat errors of the last step, which were told. */
  (void) sqlite3_reset (self->stmt);
  (void) sqlite3_clear_bindings (self->stmt);
  if (g_hash_table_size (idle) < MAX_IDLE_STATEMENTS && !g_hash_table_contains (idle, sql))
    g_hash_table_insert (idle, g_strdup (sql), self->stmt);
  else
    (void) sqlite3_finalize (self->stmt);
  g_object_unref (self->database);

  G_OBJECT_CLASS (duo_sqlite_statement_parent_class)->finalize (object);
}

/* Returns: the place of a parameter; by name, since SQLite gives "$2" in front of "$1" index 1. */
static int
find_parameter (DuoSqliteStatement *self, const char *name)
{
  const guint64 number = g_ascii_strtoull (name + 1, NULL, 10);
  const gboolean known = number > 0 && number < DUO_SQLITE_KNOWN_PARAMETERS;
  int index = known ? self->places[number] : 0;

  if (index != 0)
    return index;

  index = sqlite3_bind_parameter_index (self->stmt, name);
  if (known)
    self->places[number] = (gint16) index;
  if (index == 0)
    g_critical ("no parameter %s in: %s", name, sqlite3_sql (self->stmt));
  return index;
}

static void
keep_bind_code (DuoSqliteStatement *self, int code)
{
  if (self->bind_code == SQLITE_OK)
    self->bind_code = code;
}

static void
sqlite_bind_int (DuoStatement *statement, const char *name, gint64 value)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);

  keep_bind_code (self, sqlite3_bind_int64 (self->stmt, find_parameter (self, name), value));
}

static void
sqlite_bind_double (DuoStatement *statement, const char *name, gdouble value)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);

  keep_bind_code (self, sqlite3_bind_double (self->stmt, find_parameter (self, name), value));
}

static void
sqlite_bind_null (DuoStatement *statement, const char *name)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);

  keep_bind_code (self, sqlite3_bind_null (self->stmt, find_parameter (self, name)));
}

static void
sqlite_bind_text (DuoStatement *statement, const char *name, const char *value)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);
  g_autofree char *valid = NULL;

  if (value == NULL)
    {
      sqlite_bind_null (statement, name);
      return;
    }

  if (!g_utf8_validate (value, -1, NULL))
    value = valid = g_utf8_make_valid (value, -1);
  keep_bind_code (self, sqlite3_bind_text (self->stmt, find_parameter (self, name), value, -1, SQLITE_TRANSIENT));
}

static void
sqlite_bind_own (DuoStatement *statement, const char *name, const char *value)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);

  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    sqlite_bind_text (statement, name, value);
  else
    keep_bind_code (self, sqlite3_bind_text (self->stmt, find_parameter (self, name), value, -1, SQLITE_STATIC));
}

static gboolean
sqlite_step (DuoStatement *statement, gboolean *has_row, GError **error)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);
  int code = self->bind_code;

  *has_row = FALSE;
  self->bind_code = SQLITE_OK;
  if (code == SQLITE_OK)
    code = sqlite3_step (self->stmt);
  if (code == SQLITE_ROW)
    {
      *has_row = TRUE;
      return TRUE;
    }

  if (code != SQLITE_DONE)
    duo_sqlite_fail (self->database, code, error);
  (void) sqlite3_reset (self->stmt); /* repeats the code of the step */
  return code == SQLITE_DONE;
}

static void
sqlite_reset (DuoStatement *statement)
{
  DuoSqliteStatement *self = DUO_SQLITE_STATEMENT (statement);

  (void) sqlite3_reset (self->stmt); /* repeats the code of the step */
}

static gint64
sqlite_get_int (DuoStatement *statement, gint column)
{
  return sqlite3_column_int64 (DUO_SQLITE_STATEMENT (statement)->stmt, column);
}

static const char *
sqlite_get_text (DuoStatement *statement, gint column)
{
  return (const char *) sqlite3_column_text (DUO_SQLITE_STATEMENT (statement)->stmt, column);
}

static gboolean
sqlite_is_null (DuoStatement *statement, gint column)
{
  return sqlite3_column_type (DUO_SQLITE_STATEMENT (statement)->stmt, column) == SQLITE_NULL;
}

static void
duo_sqlite_statement_class_init (DuoSqliteStatementClass *klass)
{
  DuoStatementClass *statement_class = DUO_STATEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_sqlite_statement_finalize;
  statement_class->bind_int = sqlite_bind_int;
  statement_class->bind_double = sqlite_bind_double;
  statement_class->bind_text = sqlite_bind_text;
  statement_class->bind_own = sqlite_bind_own;
  statement_class->bind_null = sqlite_bind_null;
  statement_class->step = sqlite_step;
  statement_class->reset = sqlite_reset;
  statement_class->get_int = sqlite_get_int;
  statement_class->get_text = sqlite_get_text;
  statement_class->is_null = sqlite_is_null;
}

static void
duo_sqlite_statement_init (DuoSqliteStatement *self)
{
}

/* Returns: (transfer full) (nullable): a statement of @sql, an idle one where there is one. */
DuoStatement *
duo_sqlite_statement_new (DuoSqliteDatabase *database, const char *sql, GError **error)
{
  DuoSqliteStatement *statement;
  sqlite3_stmt *stmt = NULL;
  gpointer key = NULL;
  gpointer idle = NULL;

  if (g_hash_table_steal_extended (database->idle, sql, &key, &idle))
    {
      g_free (key);
      stmt = idle;
    }
  else
    {
      const int code = sqlite3_prepare_v3 (database->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);

      if (code != SQLITE_OK)
        {
          duo_sqlite_fail (database, code, error);
          return NULL;
        }
    }

  statement = g_object_new (DUO_TYPE_SQLITE_STATEMENT, NULL);
  statement->database = g_object_ref (database);
  statement->stmt = stmt;
  return DUO_STATEMENT (statement);
}
