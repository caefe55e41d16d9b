/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table publication. */
#include "duo-publication-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "campaign", .is_reference = TRUE },
  { "account", .is_reference = TRUE },
  { "folder" },
  { "last_day" },
  { "published" },
  { "withdrawn" },
  { "acted" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("publication", duo_publication_get_type, columns) };

/* Returns: (transfer full) (element-type DuoPublication) (nullable): those of @campaign, of all where that is 0. */
GPtrArray *
duo_publication_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  return duo_record_table_list_of (&table, db, campaign != 0 ? DUO_OBJECT_CAMPAIGN : DUO_OBJECT_NONE, campaign,
                                   "ORDER BY t.id", error);
}

/* As duo_record_table_save(). */
gboolean
duo_publication_table_save (DuoDatabase *db, DuoPublication *publication, GError **error)
{
  return duo_record_table_save (&table, db, publication, error);
}
