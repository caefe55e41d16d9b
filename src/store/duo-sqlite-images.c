/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver for SQLite: which tables the journal keeps, and the images of their rows as they are written. */
#define SQLITE_ENABLE_PREUPDATE_HOOK 1 /* Debian builds SQLite with it; the header hides it otherwise */

#include "duo-error.h"
#include "duo-sqlite-private.h"

typedef struct
{
  GPtrArray *columns; /* (owned) (element-type utf8): ',"name":' as in an image, in the order of the table */
  gint id;            /* place of the column "id" */
  gint rev;
} TableInfo;

void
duo_sqlite_table_free (gpointer data)
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

void
duo_sqlite_preupdate_cb (void *user_data,
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
          duo_sqlite_table_free (info);
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
    duo_sqlite_table_free (info);
  return TRUE;
}

/* Learns the tables and their columns; once, and again after a schema step. */
gboolean
duo_sqlite_read_tables (DuoSqliteDatabase *self, GError **error)
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

void
duo_sqlite_forget_tables (DuoSqliteDatabase *self)
{
  g_ptr_array_set_size (self->table_names, 0);
  g_hash_table_remove_all (self->tables);
}

/* The reference that may not be empty: a row without it would be nobody's. */
gboolean
duo_sqlite_find_owner (DuoDatabase *database, const char *table, char **owner, char **column, GError **error)
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

gboolean
duo_sqlite_dup_row_image (DuoDatabase *database, const char *table, gint64 id, char **image, gint64 *rev, GError **error)
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
  if (!duo_sqlite_read_tables (self, error))
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

const char *const *
duo_sqlite_list_tables (DuoDatabase *database)
{
  static const char *const none[] = { NULL };
  DuoSqliteDatabase *self = DUO_SQLITE_DATABASE (database);

  if (!duo_sqlite_read_tables (self, NULL))
    return none;

  return (const char *const *) self->table_names->pdata;
}
