/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table action, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-action.h"

G_BEGIN_DECLS

GPtrArray *duo_action_table_list   (DuoDatabase *db, GError **error);
DuoAction *duo_action_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean   duo_action_table_save   (DuoDatabase *db, DuoAction *action, GError **error);
gboolean   duo_action_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
