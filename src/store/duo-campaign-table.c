/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table campaign. */
#include "duo-campaign-table.h"

#include "duo-record-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "name" },
  { "colour", &duo_colour_codes },
  { "period" },
  { "kind" },
  { "audience", &duo_audience_codes },
  { "owner", .is_reference = TRUE },
  { "question_address" },
  { "goals" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("campaign", duo_campaign_get_type, columns) };

/* Returns: (transfer full) (element-type DuoCampaign) (nullable): all, by name. */
GPtrArray *
duo_campaign_table_list (DuoDatabase *db, GError **error)
{
  return duo_record_table_list (&table, db, "ORDER BY t.sort_key, t.id", error);
}

/* Returns: (transfer full) (nullable): the campaign; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoCampaign *
duo_campaign_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: no name. */
gboolean
duo_campaign_table_save (DuoDatabase *db, DuoCampaign *campaign, GError **error)
{
  if (!duo_table_check_text ("campaign", duo_campaign_get_id (campaign), "name", duo_campaign_get_name (campaign),
                             error))
    return FALSE;

  return duo_record_table_save (&table, db, campaign, error);
}

/* Removes the campaign; %DUO_ERROR_IN_USE while a message or a milestone belongs to it. */
gboolean
duo_campaign_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_unlink_actions (db, "campaign", id, error) && duo_table_remove (db, "campaign", id, rev, error);
}
