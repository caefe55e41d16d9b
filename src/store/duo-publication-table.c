/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table publication. */
#include "duo-publication-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT "SELECT t.id, t.uid, t.rev, t.campaign, t.account, t.folder, t.last_day, t.published, t.withdrawn, t.acted FROM publication t"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_publication_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoPublication) self = duo_publication_new ();
  DuoWhen last_day;
  DuoWhen published;
  DuoWhen withdrawn;

  duo_publication_set_id (self, duo_statement_get_int (stmt, 0));
  duo_publication_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_publication_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_publication_set_campaign (self, duo_statement_get_int (stmt, 3));
  duo_publication_set_account (self, duo_statement_get_int (stmt, 4));
  duo_publication_set_folder (self, duo_statement_get_text (stmt, 5));
  duo_publication_set_acted (self, duo_statement_get_text (stmt, 9));
  if (!duo_when_parse (duo_statement_get_text (stmt, 6), &last_day)
      || !duo_when_parse (duo_statement_get_text (stmt, 7), &published)
      || !duo_when_parse (duo_statement_get_text (stmt, 8), &withdrawn))
    {
      duo_table_fail_code ("publication", duo_publication_get_id (self), duo_publication_get_uid (self), error);
      return NULL;
    }

  duo_publication_set_last_day (self, &last_day);
  duo_publication_set_published (self, &published);
  duo_publication_set_withdrawn (self, &withdrawn);
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoPublication) (nullable): those of @campaign, of all where that is 0. */
GPtrArray *
duo_publication_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE $1 = 0 OR t.campaign = $1 ORDER BY t.id", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  return duo_table_read_rows (stmt, duo_publication_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the object; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoPublication *
duo_publication_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE t.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_publication_new_from_row, error), "publication", id, error);
  return object != NULL ? DUO_PUBLICATION (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoPublication *publication)
{
  duo_statement_bind_text (stmt, "$1", duo_publication_get_uid (publication));
  duo_table_bind_reference (stmt, "$2", duo_publication_get_campaign (publication));
  duo_table_bind_reference (stmt, "$3", duo_publication_get_account (publication));
  duo_statement_bind_text (stmt, "$4", duo_publication_get_folder (publication));
  duo_table_bind_when (stmt, "$5", duo_publication_get_last_day (publication));
  duo_table_bind_when (stmt, "$6", duo_publication_get_published (publication));
  duo_table_bind_when (stmt, "$7", duo_publication_get_withdrawn (publication));
  duo_statement_bind_text (stmt, "$8", duo_publication_get_acted (publication));
}

static gboolean
insert (DuoDatabase *db, DuoPublication *publication, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO publication (uid, rev, campaign, account, folder, last_day, published, withdrawn, acted)"
                               " VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, publication);
  if (!duo_table_run_save (db, stmt, "publication", 0, error))
    return FALSE;

  duo_publication_set_id (publication, duo_database_last_insert_id (db));
  duo_publication_set_rev (publication, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoPublication *publication, GError **error)
{
  const gint64 id = duo_publication_get_id (publication);
  const gint64 rev = duo_publication_get_rev (publication);
  g_autoptr (DuoPublication) current = duo_publication_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("publication", id, rev, duo_publication_get_rev (current), error))
    return FALSE;
  if (duo_publication_equal (publication, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE publication SET uid = $1, rev = rev + 1, campaign = $2, account = $3, folder = $4, last_day = $5, published = $6, withdrawn = $7, acted = $8"
                               " WHERE id = $9 AND rev = $10",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, publication);
  duo_statement_bind_int (stmt, "$9", id);
  duo_statement_bind_int (stmt, "$10", rev);
  if (!duo_table_run_save (db, stmt, "publication", id, error))
    return FALSE;

  duo_publication_set_rev (publication, rev + 1);
  return TRUE;
}

/**
 * duo_publication_table_save:
 * @db: the writer's connection
 * @publication: new (id 0), or with the revision that was read; gets its id and revision
 * @error: %DUO_ERROR_CONFLICT: changed by somebody else since it was read
 */
gboolean
duo_publication_table_save (DuoDatabase *db, DuoPublication *publication, GError **error)
{
  return duo_publication_get_id (publication) == 0 ? insert (db, publication, error) : update (db, publication, error);
}

/* Removes the row. */
gboolean
duo_publication_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "publication", id, rev, error);
}
