/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table milestone. */
#include "duo-milestone-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define COLUMNS "id, uid, rev, title, planned, actual, topic, audience, campaign, note, step"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_milestone_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoMilestone) self = duo_milestone_new ();
  const char *audience_code = duo_statement_get_text (stmt, 7);
  DuoStepKind step;
  DuoAudience audience;
  DuoWhen planned, actual;

  duo_milestone_set_id (self, duo_statement_get_int (stmt, 0));
  duo_milestone_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_milestone_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_milestone_set_title (self, duo_statement_get_text (stmt, 3));
  duo_milestone_set_topic (self, duo_statement_get_text (stmt, 6));
  duo_milestone_set_campaign (self, duo_statement_get_int (stmt, 8));
  duo_milestone_set_note (self, duo_statement_get_text (stmt, 9));
  if (!duo_audience_parse (audience_code, &audience) || !duo_when_parse (duo_statement_get_text (stmt, 4), &planned)
      || !duo_when_parse (duo_statement_get_text (stmt, 5), &actual)
      || !duo_step_kind_parse (duo_statement_get_text (stmt, 10), &step))
    {
      duo_table_fail_code ("milestone", duo_milestone_get_id (self), audience_code, error);
      return NULL;
    }

  duo_milestone_set_audience (self, audience);
  duo_milestone_set_step (self, step);
  duo_milestone_set_planned (self, &planned);
  duo_milestone_set_actual (self, &actual);

  return G_OBJECT (g_steal_pointer (&self));
}

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

  stmt = duo_database_prepare (db,
                               "SELECT " COLUMNS " FROM milestone"
                               " WHERE $1 = 1 OR (planned_first <= $3 AND planned_last >= $2)"
                               "    OR (actual_first <= $3 AND actual_last >= $2)"
                               " ORDER BY coalesce(actual_first, planned_first) NULLS LAST, title, id",
                               error);
  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", span == NULL ? 1 : 0);
  duo_statement_bind_text (stmt, "$2", first);
  duo_statement_bind_text (stmt, "$3", last);
  return duo_table_read_rows (stmt, duo_milestone_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the milestone; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoMilestone *
duo_milestone_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM milestone WHERE id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_milestone_new_from_row, error), "milestone", id, error);
  return object != NULL ? DUO_MILESTONE (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoMilestone *milestone)
{
  duo_statement_bind_text (stmt, "$1", duo_milestone_get_uid (milestone));
  duo_statement_bind_text (stmt, "$2", duo_milestone_get_title (milestone));
  duo_table_bind_when (stmt, "$3", duo_milestone_get_planned (milestone));
  duo_table_bind_when (stmt, "$4", duo_milestone_get_actual (milestone));
  duo_statement_bind_text (stmt, "$5", duo_milestone_get_topic (milestone));
  duo_statement_bind_text (stmt, "$6", duo_audience_to_string (duo_milestone_get_audience (milestone)));
  duo_table_bind_reference (stmt, "$7", duo_milestone_get_campaign (milestone));
  duo_statement_bind_text (stmt, "$8", duo_milestone_get_note (milestone));
  duo_table_bind_day (stmt, "$9", duo_milestone_get_planned (milestone), FALSE);
  duo_table_bind_day (stmt, "$10", duo_milestone_get_planned (milestone), TRUE);
  duo_table_bind_day (stmt, "$11", duo_milestone_get_actual (milestone), FALSE);
  duo_table_bind_day (stmt, "$12", duo_milestone_get_actual (milestone), TRUE);
  duo_statement_bind_text (stmt, "$13", duo_step_kind_to_string (duo_milestone_get_step (milestone)));
}

static gboolean
insert (DuoDatabase *db, DuoMilestone *milestone, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO milestone (uid, rev, title, planned, actual, topic, audience,"
                               " campaign, note, planned_first, planned_last, actual_first, actual_last, step)"
                               " VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, milestone);
  if (!duo_table_run_save (db, stmt, "milestone", 0, error))
    return FALSE;

  duo_milestone_set_id (milestone, duo_database_last_insert_id (db));
  duo_milestone_set_rev (milestone, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoMilestone *milestone, GError **error)
{
  const gint64 id = duo_milestone_get_id (milestone);
  const gint64 rev = duo_milestone_get_rev (milestone);
  g_autoptr (DuoMilestone) current = duo_milestone_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("milestone", id, rev, duo_milestone_get_rev (current), error))
    return FALSE;
  if (duo_milestone_equal (milestone, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE milestone SET uid = $1, rev = rev + 1, title = $2, planned = $3,"
                               " actual = $4, topic = $5, audience = $6, campaign = $7, note = $8,"
                               " planned_first = $9, planned_last = $10, actual_first = $11, actual_last ="
                               " $12, step = $13 WHERE id = $14 AND rev = $15",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, milestone);
  duo_statement_bind_int (stmt, "$14", id);
  duo_statement_bind_int (stmt, "$15", rev);
  if (!duo_table_run_save (db, stmt, "milestone", id, error))
    return FALSE;

  duo_milestone_set_rev (milestone, rev + 1);
  return TRUE;
}

/**
 * duo_milestone_table_save:
 *
 * Adds the milestone when its id is 0, else writes it over the row that it was read from. After success it has its
 * id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone;
 * %DUO_ERROR_INVALID: no title.
 */
gboolean
duo_milestone_table_save (DuoDatabase *db, DuoMilestone *milestone, GError **error)
{
  if (!duo_table_check_text ("milestone", duo_milestone_get_id (milestone), "title",
                             duo_milestone_get_title (milestone), error))
    return FALSE;

  return duo_milestone_get_id (milestone) == 0 ? insert (db, milestone, error) : update (db, milestone, error);
}

/* Removes the milestone; actions about it stay, about nothing. */
gboolean
duo_milestone_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_unlink_actions (db, "milestone", id, error) && duo_table_remove (db, "milestone", id, rev, error);
}
