/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table profile, with their answers. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-profile.h"

G_BEGIN_DECLS

GPtrArray *duo_profile_table_list (DuoDatabase *db, GError **error);
DuoProfile *duo_profile_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_profile_table_save (DuoDatabase *db, DuoProfile *profile, GError **error);
gboolean duo_profile_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
