/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table participation. */
#include "duo-participation-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "campaign", .is_reference = TRUE },
  { "institution", .is_reference = TRUE },
  { "sector", &duo_sector_codes },
  { "invited" },
  { "reminded" },
  { "answered" },
  { "answer", &duo_answer_codes },
  { "condition" },
  { "origin", &duo_origin_codes },
  { "person" },
  { "note" },
  { "form_made" },
  { "form_back" },
  { "code_issued" },
  { "downloaded" },
  { "shown" },
  { "evaluated" },
  { "exercise" },
};

static void
read_title (DuoRecord *record, DuoStatement *stmt, gint column)
{
  duo_participation_set_title (DUO_PARTICIPATION (record), duo_statement_get_text (stmt, column));
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("participation", duo_participation_get_type, columns),
  .joins = "JOIN institution i ON i.id = t.institution",
  .more = "CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END || ', ' || t.sector",
  .read_more = read_title,
};

/* Returns: (transfer full) (element-type DuoParticipation) (nullable): those of @campaign (0: of all). */
GPtrArray *
duo_participation_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  return duo_record_table_list_of (&table, db, campaign != 0 ? DUO_OBJECT_CAMPAIGN : DUO_OBJECT_NONE, campaign,
                                   "ORDER BY t.id", error);
}

/* Returns: (transfer full) (element-type DuoParticipation) (nullable): of every campaign. */
GPtrArray *
duo_participation_table_list_of_institution (DuoDatabase *db, gint64 institution, GError **error)
{
  return duo_record_table_list_of (&table, db, DUO_OBJECT_INSTITUTION, institution, "ORDER BY t.id", error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoParticipation *
duo_participation_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). */
gboolean
duo_participation_table_save (DuoDatabase *db, DuoParticipation *participation, GError **error)
{
  return duo_record_table_save (&table, db, participation, error);
}

/* Removes the row. */
gboolean
duo_participation_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "participation", id, rev, error);
}
