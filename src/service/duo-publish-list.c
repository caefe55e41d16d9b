/* SPDX-License-Identifier: EUPL-1.2 */
/* The list for a mail merge: the one file that holds login codes, because a person asked for it. */
#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-publish-service.h"
#include "duo-table-writer.h"

static const DuoTableColumn columns[] = {
  { DUO_DUTCH_INSTITUTION, DUO_COLUMN_TEXT, 40 }, { DUO_DUTCH_BRIN, DUO_COLUMN_TEXT, 8 },
  { DUO_DUTCH_CONTACT, DUO_COLUMN_TEXT, 28 },     { DUO_DUTCH_CAMPAIGN, DUO_COLUMN_TEXT, 30 },
  { DUO_DUTCH_LINK, DUO_COLUMN_TEXT, 60 },        { DUO_DUTCH_LOGIN_CODE, DUO_COLUMN_TEXT, 18 },
  { DUO_DUTCH_VALID_UNTIL, DUO_COLUMN_DATE, 14 },
};

/* The row of the funnel that tells of @institution: its name and whom to write to. NULL for a partner. */
static const DuoFunnelRow *
find_row (DuoCampaignView *campaign,
          gint64           institution)
{
  for (guint i = 0; i < campaign->rows->len; i++)
    {
      const DuoFunnelRow *row = campaign->rows->pdata[i];

      if (row->institution == institution)
        return row;
    }
  return NULL;
}

static gboolean
write_row (DuoTableWriter           *writer,
           const DuoPlatformPackage *package,
           const DuoFunnelRow       *row,
           const char               *campaign,
           const char               *code,
           GError                  **error)
{
  duo_table_writer_set_text (writer, 0, row != NULL ? row->name : package->label);
  duo_table_writer_set_text (writer, 1, row != NULL ? row->brin : "");
  duo_table_writer_set_text (writer, 2, row != NULL ? row->contact : "");
  duo_table_writer_set_text (writer, 3, campaign);
  duo_table_writer_set_text (writer, 4, package->url);
  duo_table_writer_set_text (writer, 5, code);
  if (package->there_day != 0)
    duo_table_writer_set_date (writer, 6, package->there_day);
  return duo_table_writer_end_row (writer, error);
}

/**
 * duo_publish_write_links:
 * @context: the context
 * @view: a publication
 * @codes: its codes
 * @path: of the list, .xlsx or .csv
 * @error: %DUO_ERROR_PLATFORM_PRACTICE for an exercise, whose links must not be mailed; what the disk said
 *
 * One row for each link whose code is known. Blocks.
 */
gboolean
duo_publish_write_links (DuoContext      *context,
                         DuoPublishView  *view,
                         DuoLoginCodes   *codes,
                         const char      *path,
                         GError         **error)
{
  g_autoptr (DuoTableWriter) writer = NULL;
  g_autoptr (DuoCampaignView) campaign = NULL;

  if (view->account == NULL || duo_platform_account_get_practice (view->account) == 1)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_PRACTICE, duo_campaign_get_name (view->campaign));
      return FALSE;
    }
  campaign = duo_campaign_view_load (context, duo_campaign_get_id (view->campaign), error);
  if (campaign == NULL)
    return FALSE;
  writer = duo_table_writer_new (path, DUO_DUTCH_SHEET_LINKS, columns, G_N_ELEMENTS (columns), error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];
      const char *code = duo_login_codes_get (codes, package->label);

      if (package->link_state == DUO_LINK_MADE && code != NULL &&
          !write_row (writer, package, find_row (campaign, package->institution),
                      duo_campaign_get_name (view->campaign), code, error))
        return FALSE;
    }
  return duo_table_writer_finish (writer, error);
}
