/* SPDX-License-Identifier: EUPL-1.2 */
/* Full-text search by FTS5. Triggers of the schema say which rows have to be made anew; duo_fold () is a function
 * that the driver gives to SQL. */
#include "duo-sqlite-search.h"

#include "duo-fold.h"

/* What an institution is found by: its code and names, those it had before, its board, where it and its locations are, its own
 * address, and the names and addresses of the contacts of all three. For those whose ids are in @ids all at once: of an import there are tens of
 * thousands, and a subquery for each would be a table made and thrown away for each. */
#define WORDS \
  "duo_fold (coalesce (i.brin, '') || ' ' || i.name || ' ' || i.short_name || ' ' || coalesce (b.number || ' ' || b.name, '')" \
  " || ' ' || i.place || ' ' || i.municipality || ' ' || i.email || ' ' || coalesce (n.words, '') || coalesce (' ' || l.words, '')" \
  " || coalesce (' ' || c.words, ''))"

#define WORDS_FROM(ids) \
  " FROM institution i LEFT JOIN board b ON b.id = i.board" \
  " LEFT JOIN (SELECT code, group_concat (name, ' ') AS words FROM (SELECT n.code, n.name FROM institution i" \
  " JOIN brin_name n ON n.code = i.brin WHERE i.id IN (" ids ") ORDER BY n.code, n.name) GROUP BY code) n" \
  " ON n.code = i.brin" \
  " LEFT JOIN (SELECT institution, group_concat (place, ' ') AS words FROM (SELECT DISTINCT l.institution, l.place" \
  " FROM location l JOIN institution i ON i.id = l.institution WHERE l.institution IN (" ids ") AND l.place <> i.place" \
  " ORDER BY l.institution, l.place) GROUP BY institution) l ON l.institution = i.id" \
  " LEFT JOIN (SELECT institution, group_concat (words, ' ') AS words FROM (SELECT k.institution," \
  " p.name || ' ' || p.email AS words FROM (" \
  "SELECT institution, contact FROM contact_link WHERE institution IN (" ids ")" \
  " UNION SELECT i.id, k.contact FROM institution i JOIN contact_link k ON k.board = i.board WHERE i.id IN (" ids ")" \
  " UNION SELECT l.institution, k.contact FROM location l JOIN contact_link k ON k.location = l.id" \
  " WHERE l.institution IN (" ids ")" \
  ") k JOIN contact p ON p.id = k.contact ORDER BY k.institution, p.id) GROUP BY institution) c ON c.institution = i.id"

gboolean
duo_sqlite_search_refresh (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT 1 FROM search_todo LIMIT 1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  duo_statement_reset (stmt); /* it must not stand on a row of a table that is emptied */
  return duo_database_exec (db,
                            "DELETE FROM institution_search WHERE rowid IN (SELECT institution FROM search_todo);"
                            "INSERT INTO institution_search (rowid, words)"
                            " SELECT i.id, " WORDS WORDS_FROM ("SELECT institution FROM search_todo")
                            " WHERE i.id IN (SELECT institution FROM search_todo) ORDER BY i.id;"
                            "DELETE FROM search_todo",
                            error);
}

gboolean
duo_sqlite_search_check (DuoDatabase *db, GPtrArray *findings, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT i.id" WORDS_FROM ("SELECT id FROM institution")
                               " LEFT JOIN institution_search s ON s.rowid = i.id WHERE s.words IS NOT " WORDS
                               " UNION SELECT s.rowid FROM institution_search s"
                               " WHERE NOT EXISTS (SELECT 1 FROM institution i WHERE i.id = s.rowid)"
                               " UNION SELECT institution FROM search_todo ORDER BY 1",
                               error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (findings, g_strdup_printf ("search: institution %" G_GINT64_FORMAT, duo_statement_get_int (stmt, 0)));
    }
  while (has_row);

  return TRUE;
}

/* Returns: (transfer full) (nullable): the query for words that begin as those of @text do; %NULL where it has none. */
static char *
make_query (const char *text)
{
  g_autofree char *folded = duo_fold_text (text);
  GString *query = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter))
        {
          if (!inside)
            g_string_append (query, query->len > 0 ? " \"" : "\"");
          g_string_append_unichar (query, letter);
        }
      else if (inside)
        g_string_append (query, "\"*");
      inside = g_unichar_isalnum (letter);
    }
  if (inside)
    g_string_append (query, "\"*");
  if (query->len > 0)
    return g_string_free (query, FALSE);

  g_string_free (query, TRUE);
  return NULL;
}

GArray *
duo_sqlite_search_find (DuoDatabase *db, const char *text, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *query = make_query (text);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  if (query == NULL)
    return g_steal_pointer (&ids);

  stmt = duo_database_prepare (db, "SELECT rowid FROM institution_search WHERE institution_search MATCH $1", error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", query);
  do
    {
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      g_array_append_val (ids, id);
    }
  while (TRUE);

  return g_steal_pointer (&ids);
}
