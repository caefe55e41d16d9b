/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table participation, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-participation.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_participation_table_list (DuoDatabase *db, gint64 campaign, GError **error);
GPtrArray *duo_participation_table_list_of_institution (DuoDatabase *db, gint64 institution, GError **error);
DuoParticipation *duo_participation_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_participation_table_save (DuoDatabase *db, DuoParticipation *participation, GError **error);
gboolean duo_participation_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
