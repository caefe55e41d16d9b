/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table platform_account, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-platform-account.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_platform_account_table_list (DuoDatabase *db, GError **error);
DuoPlatformAccount *duo_platform_account_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_platform_account_table_save (DuoDatabase *db, DuoPlatformAccount *account, GError **error);

G_END_DECLS
