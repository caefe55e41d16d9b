/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table publication, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-publication.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_publication_table_list (DuoDatabase *db, gint64 campaign, GError **error);
gboolean duo_publication_table_save (DuoDatabase *db, DuoPublication *publication, GError **error);

G_END_DECLS
