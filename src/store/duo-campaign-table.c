/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table campaign. */
#include "duo-campaign-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table.h"

#define COLUMNS "id, uid, rev, name, colour, period, kind, audience, owner, question_address, goals"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_campaign_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoCampaign) self = duo_campaign_new ();
  const char *colour_code = duo_statement_get_text (stmt, 4);
  DuoAudience audience;
  DuoColour colour;
  DuoWhen period;

  duo_campaign_set_id (self, duo_statement_get_int (stmt, 0));
  duo_campaign_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_campaign_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_campaign_set_name (self, duo_statement_get_text (stmt, 3));
  duo_campaign_set_kind (self, duo_statement_get_text (stmt, 6));
  duo_campaign_set_owner (self, duo_statement_get_int (stmt, 8));
  duo_campaign_set_question_address (self, duo_statement_get_text (stmt, 9));
  duo_campaign_set_goals (self, duo_statement_get_text (stmt, 10));
  if (!duo_colour_parse (colour_code, &colour) || !duo_audience_parse (duo_statement_get_text (stmt, 7), &audience)
      || !duo_when_parse (duo_statement_get_text (stmt, 5), &period))
    {
      duo_table_fail_code ("campaign", duo_campaign_get_id (self), colour_code, error);
      return NULL;
    }

  duo_campaign_set_audience (self, audience);
  duo_campaign_set_colour (self, colour);
  duo_campaign_set_period (self, &period);

  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoCampaign) (nullable): all, by name. */
GPtrArray *
duo_campaign_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, "SELECT " COLUMNS " FROM campaign ORDER BY sort_key, id", error);

  return stmt != NULL ? duo_table_read_rows (stmt, duo_campaign_new_from_row, error) : NULL;
}

/* Returns: (transfer full) (nullable): the campaign; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoCampaign *
duo_campaign_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM campaign WHERE id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_campaign_new_from_row, error), "campaign", id, error);
  return object != NULL ? DUO_CAMPAIGN (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoCampaign *campaign)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_campaign_get_name (campaign));

  duo_statement_bind_text (stmt, "$1", duo_campaign_get_uid (campaign));
  duo_statement_bind_text (stmt, "$2", duo_campaign_get_name (campaign));
  duo_statement_bind_text (stmt, "$3", duo_colour_to_string (duo_campaign_get_colour (campaign)));
  duo_table_bind_when (stmt, "$4", duo_campaign_get_period (campaign));
  duo_statement_bind_text (stmt, "$5", sort_key);
  duo_statement_bind_text (stmt, "$6", duo_campaign_get_kind (campaign));
  duo_statement_bind_text (stmt, "$7", duo_audience_to_string (duo_campaign_get_audience (campaign)));
  duo_table_bind_reference (stmt, "$8", duo_campaign_get_owner (campaign));
  duo_statement_bind_text (stmt, "$9", duo_campaign_get_question_address (campaign));
  duo_statement_bind_text (stmt, "$10", duo_campaign_get_goals (campaign));
}

static gboolean
insert (DuoDatabase *db, DuoCampaign *campaign, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO campaign (uid, rev, name, colour, period, sort_key, kind, audience, owner,"
                               " question_address, goals) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, campaign);
  if (!duo_table_run_save (db, stmt, "campaign", 0, error))
    return FALSE;

  duo_campaign_set_id (campaign, duo_database_last_insert_id (db));
  duo_campaign_set_rev (campaign, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoCampaign *campaign, GError **error)
{
  const gint64 id = duo_campaign_get_id (campaign);
  const gint64 rev = duo_campaign_get_rev (campaign);
  g_autoptr (DuoCampaign) current = duo_campaign_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("campaign", id, rev, duo_campaign_get_rev (current), error))
    return FALSE;
  if (duo_campaign_equal (campaign, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db,
                               "UPDATE campaign SET uid = $1, rev = rev + 1, name = $2, colour = $3, period ="
                               " $4, sort_key = $5, kind = $6, audience = $7, owner = $8, question_address = $9,"
                               " goals = $10 WHERE id = $11 AND rev = $12",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, campaign);
  duo_statement_bind_int (stmt, "$11", id);
  duo_statement_bind_int (stmt, "$12", rev);
  if (!duo_table_run_save (db, stmt, "campaign", id, error))
    return FALSE;

  duo_campaign_set_rev (campaign, rev + 1);
  return TRUE;
}

/**
 * duo_campaign_table_save:
 *
 * Adds the campaign when its id is 0, else writes it over the row that it was read from. After success it has its
 * id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since; %DUO_ERROR_NOT_FOUND: it is gone;
 * %DUO_ERROR_INVALID: no name.
 */
gboolean
duo_campaign_table_save (DuoDatabase *db, DuoCampaign *campaign, GError **error)
{
  if (!duo_table_check_text ("campaign", duo_campaign_get_id (campaign), "name", duo_campaign_get_name (campaign),
                             error))
    return FALSE;

  return duo_campaign_get_id (campaign) == 0 ? insert (db, campaign, error) : update (db, campaign, error);
}

/* Removes the campaign; %DUO_ERROR_IN_USE while a message or a milestone belongs to it. */
gboolean
duo_campaign_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_unlink_actions (db, "campaign", id, error) && duo_table_remove (db, "campaign", id, rev, error);
}
