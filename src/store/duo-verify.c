/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether the journal and the tables tell the same story: each row's images follow one another from nothing to what
 * the row holds now, and columns that follow another one do. */
#include "duo-database-private.h"
#include "duo-derived.h"
#include "duo-journal-private.h"

/* Where the walk along the images of one row is. */
typedef struct
{
  char *table; /* (owned) (nullable): NULL before the first */
  gint64 row;
  char *after;    /* (owned) (nullable): image after the last change */
  gboolean known; /* whether @after is of the schema of today */
} Chain;

static void
chain_clear (Chain *chain)
{
  g_free (chain->table);
  g_free (chain->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chain, chain_clear)

static void G_GNUC_PRINTF (2, 3) add_finding (GPtrArray *findings, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (findings, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* At the end of a row's images: the row has to hold the last one. */
static gboolean
end_chain (DuoDatabase *db, const Chain *chain, GPtrArray *findings, GError **error)
{
  g_autofree char *image = NULL;
  gint64 rev;

  if (chain->table == NULL || !chain->known)
    return TRUE;
  if (!duo_database_dup_row_image (db, chain->table, chain->row, &image, &rev, error))
    return FALSE;

  if (g_strcmp0 (image, chain->after) != 0)
    add_finding (findings, "journal: %s %" G_GINT64_FORMAT " is not what its last change left", chain->table,
                 chain->row);
  return TRUE;
}

/* Goes on with the row that @stmt stands on: table, row, before, after, change, schema version. */
static gboolean
follow (DuoDatabase *db,
        Chain *chain,
        DuoStatement *stmt,
        gint version,
        gboolean upgraded,
        GPtrArray *findings,
        GError **error)
{
  const char *table = duo_statement_get_text (stmt, 0);
  const gint64 row = duo_statement_get_int (stmt, 1);
  const char *before = duo_statement_get_text (stmt, 2);
  const gint64 change = duo_statement_get_int (stmt, 4);
  const gboolean known = duo_statement_get_int (stmt, 5) == version;

  if (chain->table == NULL || chain->row != row || !g_str_equal (chain->table, table))
    {
      if (!end_chain (db, chain, findings, error))
        return FALSE;
      chain_clear (chain);
      chain->table = g_strdup (table);
      chain->row = row;
      chain->after = NULL;
      chain->known = !upgraded; /* a row of an older schema may have been there before */
    }

  if (chain->known && known && g_strcmp0 (chain->after, before) != 0)
    add_finding (findings, "journal: %s %" G_GINT64_FORMAT " was not as change %" G_GINT64_FORMAT " found it", table,
                 row, change);
  g_free (chain->after);
  chain->after = g_strdup (duo_statement_get_text (stmt, 3));
  chain->known = known;
  return TRUE;
}

static gboolean
verify_chains (DuoDatabase *db, gint version, gboolean upgraded, GPtrArray *findings, GError **error)
{
  g_auto (Chain) chain = { NULL, 0, NULL, FALSE };
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT r.row_table, r.row, r.before, r.after, c.id, c.schema_version"
                               " FROM change_row r JOIN change c ON c.id = r.change WHERE c.state = 'done'"
                               " ORDER BY r.row_table, r.row, c.applied",
                               error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!duo_statement_step (stmt, &has_row, error)
          || (has_row && !follow (db, &chain, stmt, version, upgraded, findings, error)))
        return FALSE;
    }
  while (has_row);

  return end_chain (db, &chain, findings, error);
}

/* Rows that no change of the journal left there. */
static gboolean
verify_rows (DuoDatabase *db, const char *table, GPtrArray *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id FROM %s t WHERE NOT EXISTS (SELECT 1 FROM change_row r"
                                          " JOIN change c ON c.id = r.change WHERE r.row_table = $1 AND r.row = t.id"
                                          " AND c.state = 'done')",
                                          table);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", table);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        add_finding (findings, "journal: no change has left %s %" G_GINT64_FORMAT, table,
                     duo_statement_get_int (stmt, 0));
    }
  while (has_row);

  return TRUE;
}

static gboolean
verify_derived (DuoDatabase *db, const DuoDerivedColumn *column, GPtrArray *findings, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, %s, %s FROM %s", column->source, column->column, column->table);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      g_autofree char *derived = NULL;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      derived = column->derive (duo_statement_get_text (stmt, 1));
      if (g_strcmp0 (derived, duo_statement_get_text (stmt, 2)) != 0)
        add_finding (findings, "index: %s %" G_GINT64_FORMAT ": %s does not follow %s", column->table,
                     duo_statement_get_int (stmt, 0), column->column, column->source);
    }
  while (TRUE);

  return TRUE;
}

/* Whether a schema step lies behind any change: rows it made or changed have no images of that. */
static gboolean
was_upgraded (DuoDatabase *db, gint version, gboolean *upgraded, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, "SELECT 1 FROM change WHERE schema_version <> $1 LIMIT 1", error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", version);
  return duo_statement_step (stmt, upgraded, error);
}

/**
 * duo_journal_verify:
 * @findings: (element-type utf8): what is wrong is added, a line each, in English
 *
 * Inside a transaction, so that all that it reads is of one moment.
 *
 * Returns: %FALSE only where it could not look
 */
gboolean
duo_journal_verify (DuoDatabase *db, GPtrArray *findings, GError **error)
{
  const char *const *tables = duo_database_list_tables (db);
  gboolean upgraded = FALSE;
  gint version = 0;
  guint n_columns;
  const DuoDerivedColumn *columns = duo_derived_columns (&n_columns);

  if (!duo_database_get_version (db, &version, error) || !was_upgraded (db, version, &upgraded, error)
      || !verify_chains (db, version, upgraded, findings, error))
    return FALSE;

  for (guint i = 0; !upgraded && tables[i] != NULL; i++)
    if (!verify_rows (db, tables[i], findings, error))
      return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (!verify_derived (db, &columns[i], findings, error))
      return FALSE;

  return TRUE;
}
