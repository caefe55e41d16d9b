/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table institution that have no BRIN. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-partner.h"

G_BEGIN_DECLS

GPtrArray *duo_partner_table_list (DuoDatabase *db, GError **error);
DuoPartner *duo_partner_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_partner_table_save (DuoDatabase *db, DuoPartner *partner, GError **error);
gboolean duo_partner_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
