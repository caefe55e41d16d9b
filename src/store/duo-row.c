/* SPDX-License-Identifier: EUPL-1.2 */
/* Turns images into rows again. Table and column names come out of the store: they are looked at first. */
#include "duo-row.h"

#include "duo-error.h"

/* Names that our schema gives: nothing that could end a name within SQL. */
static gboolean
is_name (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '_')
      return FALSE;

  return *name != '\0';
}

static gboolean
fail_damaged (const char *what, GError **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "the journal holds \"%.100s\"", what);
  return FALSE;
}

/**
 * duo_row_parse:
 * @image: (nullable): a row image
 *
 * Returns: (transfer full) (nullable): its columns; %NULL without an error for no image
 */
JsonObject *
duo_row_parse (const char *image, GError **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (image == NULL)
    return NULL;

  node = json_from_string (image, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      fail_damaged (image, error);
      return NULL;
    }

  return json_node_dup_object (node);
}

/* Returns: (transfer full) (nullable): the value of @column as text; %NULL for none, null and "". */
char *
duo_row_dup_text (JsonObject *row, const char *column)
{
  JsonNode *node = row != NULL ? json_object_get_member (row, column) : NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      return *json_node_get_string (node) != '\0' ? json_node_dup_string (node) : NULL;
    case G_TYPE_INT64:
      return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
    default:
      return g_strdup (g_ascii_dtostr (number, sizeof number, json_node_get_double (node)));
    }
}

static void
bind_node (DuoStatement *stmt, const char *parameter, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node))
    duo_statement_bind_null (stmt, parameter);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    duo_statement_bind_text (stmt, parameter, json_node_get_string (node));
  else if (json_node_get_value_type (node) == G_TYPE_INT64)
    duo_statement_bind_int (stmt, parameter, json_node_get_int (node));
  else
    duo_statement_bind_double (stmt, parameter, json_node_get_double (node));
}

/* Returns: (transfer full): the SQL that writes the @columns of a row; $1 is id, $2 rev, columns count from $3. */
static char *
make_sql (const char *table, GList *columns, gboolean exists)
{
  GString *head = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new ("$1, $2");
  guint number = 3;

  if (exists)
    g_string_printf (head, "UPDATE %s SET rev = $2", table);
  else
    g_string_printf (head, "INSERT INTO %s (id, rev", table);

  for (GList *link = columns; link != NULL; link = link->next, number++)
    {
      if (exists)
        g_string_append_printf (head, ", %s = $%u", (const char *) link->data, number);
      else
        {
          g_string_append_printf (head, ", %s", (const char *) link->data);
          g_string_append_printf (values, ", $%u", number);
        }
    }

  if (exists)
    g_string_append (head, " WHERE id = $1");
  else
    g_string_append_printf (head, ") VALUES (%s)", values->str);
  return g_string_free (head, FALSE);
}

/**
 * duo_row_put:
 * @row: what the row is to hold
 * @rev: its new revision
 * @exists: whether there is a row of that id now
 *
 * Makes the row hold what @row says.
 */
gboolean
duo_row_put (DuoDatabase *db,
             const char *table,
             gint64 id,
             JsonObject *row,
             gint64 rev,
             gboolean exists,
             GError **error)
{
  g_autoptr (GList) columns = json_object_get_members (row);
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;
  guint number = 3;

  if (!is_name (table))
    return fail_damaged (table, error);
  for (GList *link = columns; link != NULL; link = link->next)
    if (!is_name (link->data))
      return fail_damaged (link->data, error);

  sql = make_sql (table, columns, exists);
  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  duo_statement_bind_int (stmt, "$2", rev);
  for (GList *link = columns; link != NULL; link = link->next, number++)
    {
      g_autofree char *parameter = g_strdup_printf ("$%u", number);

      bind_node (stmt, parameter, json_object_get_member (row, link->data));
    }
  return duo_statement_run (stmt, error);
}

gboolean
duo_row_remove (DuoDatabase *db, const char *table, gint64 id, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;

  if (!is_name (table))
    return fail_damaged (table, error);

  sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", table);
  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_statement_run (stmt, error);
}
