/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table willingness. */
#include "duo-willingness-table.h"

#include "duo-error.h"
#include "duo-record-table.h"
#include "duo-table.h"

#define ORDER "ORDER BY t.since_first NULLS FIRST, t.id"

static const DuoColumn columns[] = {
  { "board", .is_reference = TRUE },
  { "institution", .is_reference = TRUE },
  { "sector", &duo_sector_codes },
  { "answer", &duo_answer_codes },
  { "condition" },
  { "since" },
  { "origin", &duo_origin_codes },
  { "contact", .is_reference = TRUE },
  { "person" },
  { "note" },
};

static void
read_title (DuoRecord *record, DuoStatement *stmt, gint column)
{
  duo_willingness_set_title (DUO_WILLINGNESS (record), duo_statement_get_text (stmt, column));
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("willingness", duo_willingness_get_type, columns),
  .joins = "LEFT JOIN institution i ON i.id = t.institution LEFT JOIN board b ON b.id = t.board",
  .more = "coalesce (CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END,"
          " CASE WHEN b.name <> '' THEN b.name ELSE b.number END) || ', ' || t.sector",
  .read_more = read_title,
};

/* Returns: (transfer full) (element-type DuoWillingness) (nullable): the oldest first, so that the last one of a sector
 * stands. */
GPtrArray *
duo_willingness_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  return duo_record_table_list_of (&table, db, kind, id, ORDER, error);
}

/* Returns: (transfer full) (nullable): the answer; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoWillingness *
duo_willingness_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/**
 * duo_willingness_table_save:
 *
 * As duo_record_table_save(). %DUO_ERROR_INVALID: not of exactly one board or institution.
 */
gboolean
duo_willingness_table_save (DuoDatabase *db, DuoWillingness *answer, GError **error)
{
  if ((duo_willingness_get_board (answer) == 0) == (duo_willingness_get_institution (answer) == 0))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "willingness: not of one board or institution");
      return FALSE;
    }

  return duo_record_table_save (&table, db, answer, error);
}

/* Removes the row. */
gboolean
duo_willingness_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "willingness", id, rev, error);
}
