/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table review_item. */
#include "duo-review-item-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "campaign", .is_reference = TRUE },
  { "institution", .is_reference = TRUE },
  { "sector", &duo_sector_codes },
  { "kind", &duo_review_kind_codes },
  { "file" },
  { "place" },
  { "target" },
  { "field" },
  { "words" },
  { "proposals" },
  { "noted" },
  { "settled" },
  { "outcome" },
  { "path" },
};

static void
read_title (DuoRecord *record, DuoStatement *stmt, gint column)
{
  duo_review_item_set_title (DUO_REVIEW_ITEM (record), duo_statement_get_text (stmt, column));
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("review_item", duo_review_item_get_type, columns),
  .joins = "LEFT JOIN institution i ON i.id = t.institution",
  .more = "coalesce (CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END, t.file)",
  .read_more = read_title,
};

/* Returns: (transfer full) (element-type DuoReviewItem) (nullable): those of @campaign and of none (0: all), settled
 * ones too, as they came. */
GPtrArray *
duo_review_item_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  return duo_record_table_list_for (&table, db, "WHERE $1 = 0 OR t.campaign = $1 OR t.campaign IS NULL ORDER BY t.id", campaign,
                                    error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoReviewItem *
duo_review_item_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). */
gboolean
duo_review_item_table_save (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  return duo_record_table_save (&table, db, item, error);
}

/* Removes the row. */
gboolean
duo_review_item_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "review_item", id, rev, error);
}
