/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table campaign, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-campaign.h"

G_BEGIN_DECLS

GPtrArray   *duo_campaign_table_list   (DuoDatabase *db, GError **error);
DuoCampaign *duo_campaign_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean     duo_campaign_table_save   (DuoDatabase *db, DuoCampaign *campaign, GError **error);
gboolean     duo_campaign_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
