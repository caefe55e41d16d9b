/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table milestone. */
#include "duo-milestone-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "title" },
  { "planned" },
  { "actual" },
  { "topic" },
  { "audience", &duo_audience_codes },
  { "campaign", .is_reference = TRUE },
  { "note" },
  { "step", &duo_step_kind_codes },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("milestone", duo_milestone_get_type, columns) };

/**
 * duo_milestone_table_list:
 * @span: (nullable): months that it was planned in or happened in; %NULL for all
 *
 * Returns: (transfer full) (element-type DuoMilestone) (nullable): by the day it begins on, as it happened or else as
 *   planned; those without any date last
 */
GPtrArray *
duo_milestone_table_list (DuoDatabase *db, const DuoSpan *span, GError **error)
{
  const DuoSpan always = { DUO_YEAR_MIN * 12, DUO_YEAR_MAX * 12 + 11 };
  g_autofree char *first = duo_day_to_string (duo_month_get_first_day (span != NULL ? span->first : always.first));
  g_autofree char *last = duo_day_to_string (duo_month_get_last_day (span != NULL ? span->last : always.last));
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_record_table_select (&table, db,
                                  "WHERE $1 = 1 OR (t.planned_first <= $3 AND t.planned_last >= $2)"
                                  "   OR (t.actual_first <= $3 AND t.actual_last >= $2)"
                                  " ORDER BY coalesce(t.actual_first, t.planned_first) NULLS LAST, t.title, t.id",
                                  error);
  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", span == NULL ? 1 : 0);
  duo_statement_bind_text (stmt, "$2", first);
  duo_statement_bind_text (stmt, "$3", last);
  return duo_record_table_read (&table, stmt, error);
}

/* Returns: (transfer full) (nullable): the milestone; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoMilestone *
duo_milestone_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: no title. */
gboolean
duo_milestone_table_save (DuoDatabase *db, DuoMilestone *milestone, GError **error)
{
  if (!duo_table_check_text ("milestone", duo_milestone_get_id (milestone), "title",
                             duo_milestone_get_title (milestone), error))
    return FALSE;

  return duo_record_table_save (&table, db, milestone, error);
}

/* Removes the milestone; actions about it stay, about nothing. */
gboolean
duo_milestone_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_unlink_actions (db, "milestone", id, error) && duo_table_remove (db, "milestone", id, rev, error);
}
