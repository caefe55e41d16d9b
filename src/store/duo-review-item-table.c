/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table review_item. */
#include "duo-review-item-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT                                                                                                         \
  "SELECT r.id, r.uid, r.rev, r.campaign, r.institution, r.sector, r.kind, r.file, r.place,"                           \
  " r.target, r.field, r.words, r.proposals, r.noted, r.settled, r.outcome, coalesce (CASE WHEN"                       \
  " i.short_name <> '' THEN i.short_name ELSE i.name END, r.file) FROM review_item r LEFT JOIN"                        \
  " institution i ON i.id = r.institution"

/* The dates of a row, by its column. */
static const struct
{
  int column;
  void (*set) (DuoReviewItem *self, const DuoWhen *when);
} dates[] = {
  { 13, duo_review_item_set_noted },
  { 14, duo_review_item_set_settled },
};

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_review_item_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoReviewItem) self = duo_review_item_new ();
  DuoSector sector;
  DuoReviewKind kind;
  gboolean ok;

  duo_review_item_set_id (self, duo_statement_get_int (stmt, 0));
  duo_review_item_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_review_item_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_review_item_set_campaign (self, duo_statement_get_int (stmt, 3));
  duo_review_item_set_institution (self, duo_statement_get_int (stmt, 4));
  duo_review_item_set_file (self, duo_statement_get_text (stmt, 7));
  duo_review_item_set_place (self, duo_statement_get_text (stmt, 8));
  duo_review_item_set_target (self, duo_statement_get_text (stmt, 9));
  duo_review_item_set_field (self, duo_statement_get_text (stmt, 10));
  duo_review_item_set_words (self, duo_statement_get_text (stmt, 11));
  duo_review_item_set_proposals (self, duo_statement_get_text (stmt, 12));
  duo_review_item_set_outcome (self, duo_statement_get_text (stmt, 15));
  duo_review_item_set_title (self, duo_statement_get_text (stmt, 16));
  ok = duo_sector_parse (duo_statement_get_text (stmt, 5), &sector)
       && duo_review_kind_parse (duo_statement_get_text (stmt, 6), &kind);
  for (guint i = 0; ok && i < G_N_ELEMENTS (dates); i++)
    {
      DuoWhen when;

      ok = duo_when_parse (duo_statement_get_text (stmt, dates[i].column), &when);
      if (ok)
        dates[i].set (self, &when);
    }
  if (!ok)
    {
      duo_table_fail_code ("review_item", duo_review_item_get_id (self), duo_review_item_get_uid (self), error);
      return NULL;
    }

  duo_review_item_set_sector (self, sector);
  duo_review_item_set_kind (self, kind);
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoReviewItem) (nullable): those of @campaign and of none (0: all), settled
 * ones too, as they came. */
GPtrArray *
duo_review_item_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, SELECT " WHERE $1 = 0 OR r.campaign = $1 OR r.campaign IS NULL ORDER BY r.id", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  return duo_table_read_rows (stmt, duo_review_item_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoReviewItem *
duo_review_item_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE r.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object =
    duo_table_take_single (duo_table_read_rows (stmt, duo_review_item_new_from_row, error), "review_item", id, error);
  return object != NULL ? DUO_REVIEW_ITEM (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoReviewItem *item)
{
  duo_statement_bind_text (stmt, "$1", duo_review_item_get_uid (item));
  duo_table_bind_reference (stmt, "$2", duo_review_item_get_campaign (item));
  duo_table_bind_reference (stmt, "$3", duo_review_item_get_institution (item));
  duo_statement_bind_text (stmt, "$4", duo_sector_to_string (duo_review_item_get_sector (item)));
  duo_statement_bind_text (stmt, "$5", duo_review_kind_to_string (duo_review_item_get_kind (item)));
  duo_statement_bind_text (stmt, "$6", duo_review_item_get_file (item));
  duo_statement_bind_text (stmt, "$7", duo_review_item_get_place (item));
  duo_statement_bind_text (stmt, "$8", duo_review_item_get_target (item));
  duo_statement_bind_text (stmt, "$9", duo_review_item_get_field (item));
  duo_statement_bind_text (stmt, "$10", duo_review_item_get_words (item));
  duo_statement_bind_text (stmt, "$11", duo_review_item_get_proposals (item));
  duo_table_bind_when (stmt, "$12", duo_review_item_get_noted (item));
  duo_table_bind_when (stmt, "$13", duo_review_item_get_settled (item));
  duo_statement_bind_text (stmt, "$14", duo_review_item_get_outcome (item));
}

static gboolean
insert (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db,
    "INSERT INTO review_item (uid, rev, campaign, institution, sector, kind, file, place, target,"
    " field, words, proposals, noted, settled, outcome) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8,"
    " $9, $10, $11, $12, $13, $14)",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, item);
  if (!duo_table_run_save (db, stmt, "review_item", 0, error))
    return FALSE;

  duo_review_item_set_id (item, duo_database_last_insert_id (db));
  duo_review_item_set_rev (item, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  const gint64 id = duo_review_item_get_id (item);
  const gint64 rev = duo_review_item_get_rev (item);
  g_autoptr (DuoReviewItem) current = duo_review_item_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("review_item", id, rev, duo_review_item_get_rev (current), error))
    return FALSE;
  if (duo_review_item_equal (item, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (
    db,
    "UPDATE review_item SET uid = $1, rev = rev + 1, campaign = $2, institution = $3, sector = $4,"
    " kind = $5, file = $6, place = $7, target = $8, field = $9, words = $10, proposals = $11, noted"
    " = $12, settled = $13, outcome = $14 WHERE id = $15 AND rev = $16",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, item);
  duo_statement_bind_int (stmt, "$15", id);
  duo_statement_bind_int (stmt, "$16", rev);
  if (!duo_table_run_save (db, stmt, "review_item", id, error))
    return FALSE;

  duo_review_item_set_rev (item, rev + 1);
  return TRUE;
}

/* As duo_campaign_table_save(). */
gboolean
duo_review_item_table_save (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  return duo_review_item_get_id (item) == 0 ? insert (db, item, error) : update (db, item, error);
}

/* Removes the row. */
gboolean
duo_review_item_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "review_item", id, rev, error);
}
