/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table manager, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-manager.h"

G_BEGIN_DECLS

GPtrArray  *duo_manager_table_list   (DuoDatabase *db, GError **error);
DuoManager *duo_manager_table_get    (DuoDatabase *db, gint64 id, GError **error);
DuoManager *duo_manager_table_find   (DuoDatabase *db, const char *login, GError **error);
gboolean    duo_manager_table_save   (DuoDatabase *db, DuoManager *manager, GError **error);

G_END_DECLS
