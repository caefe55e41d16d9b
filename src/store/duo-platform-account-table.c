/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table platform_account. */
#include "duo-platform-account-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT "SELECT t.id, t.uid, t.rev, t.address, t.login, t.authority, t.practice FROM platform_account t"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_platform_account_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoPlatformAccount) self = duo_platform_account_new ();

  duo_platform_account_set_id (self, duo_statement_get_int (stmt, 0));
  duo_platform_account_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_platform_account_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_platform_account_set_address (self, duo_statement_get_text (stmt, 3));
  duo_platform_account_set_login (self, duo_statement_get_text (stmt, 4));
  duo_platform_account_set_authority (self, duo_statement_get_text (stmt, 5));
  duo_platform_account_set_practice (self, duo_statement_get_int (stmt, 6));
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoPlatformAccount) (nullable): the newest last. */
GPtrArray *
duo_platform_account_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " ORDER BY t.id", error);

  if (stmt == NULL)
    return NULL;

  return duo_table_read_rows (stmt, duo_platform_account_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the object; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoPlatformAccount *
duo_platform_account_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE t.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_platform_account_new_from_row, error), "platform_account", id, error);
  return object != NULL ? DUO_PLATFORM_ACCOUNT (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoPlatformAccount *account)
{
  duo_statement_bind_text (stmt, "$1", duo_platform_account_get_uid (account));
  duo_statement_bind_text (stmt, "$2", duo_platform_account_get_address (account));
  duo_statement_bind_text (stmt, "$3", duo_platform_account_get_login (account));
  duo_statement_bind_text (stmt, "$4", duo_platform_account_get_authority (account));
  duo_statement_bind_int (stmt, "$5", duo_platform_account_get_practice (account));
}

static gboolean
insert (DuoDatabase *db, DuoPlatformAccount *account, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO platform_account (uid, rev, address, login, authority, practice)"
                               " VALUES ($1, 1, $2, $3, $4, $5)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, account);
  if (!duo_table_run_save (db, stmt, "platform_account", 0, error))
    return FALSE;

  duo_platform_account_set_id (account, duo_database_last_insert_id (db));
  duo_platform_account_set_rev (account, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoPlatformAccount *account, GError **error)
{
  const gint64 id = duo_platform_account_get_id (account);
  const gint64 rev = duo_platform_account_get_rev (account);
  g_autoptr (DuoPlatformAccount) current = duo_platform_account_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("platform_account", id, rev, duo_platform_account_get_rev (current), error))
    return FALSE;
  if (duo_platform_account_equal (account, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE platform_account SET uid = $1, rev = rev + 1, address = $2, login = $3, authority = $4, practice = $5"
                               " WHERE id = $6 AND rev = $7",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, account);
  duo_statement_bind_int (stmt, "$6", id);
  duo_statement_bind_int (stmt, "$7", rev);
  if (!duo_table_run_save (db, stmt, "platform_account", id, error))
    return FALSE;

  duo_platform_account_set_rev (account, rev + 1);
  return TRUE;
}

/**
 * duo_platform_account_table_save:
 * @db: the writer's connection
 * @account: new (id 0), or with the revision that was read; gets its id and revision
 * @error: %DUO_ERROR_CONFLICT: changed by somebody else since it was read
 */
gboolean
duo_platform_account_table_save (DuoDatabase *db, DuoPlatformAccount *account, GError **error)
{
  return duo_platform_account_get_id (account) == 0 ? insert (db, account, error) : update (db, account, error);
}

/* Removes the row. */
gboolean
duo_platform_account_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "platform_account", id, rev, error);
}
