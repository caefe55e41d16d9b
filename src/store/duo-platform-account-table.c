/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table platform_account. */
#include "duo-platform-account-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "address" },
  { "login" },
  { "authority" },
  { "practice" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("platform_account", duo_platform_account_get_type, columns) };

/* Returns: (transfer full) (element-type DuoPlatformAccount) (nullable): the newest last. */
GPtrArray *
duo_platform_account_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "ORDER BY t.id", error);
}

/* Returns: (transfer full) (nullable): the object; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoPlatformAccount *
duo_platform_account_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). */
gboolean
duo_platform_account_table_save (DuoDatabase *db, DuoPlatformAccount *account, GError **error)
{
  return duo_record_table_save (&table, db, account, error);
}
