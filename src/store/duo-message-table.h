/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table message, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-message.h"

G_BEGIN_DECLS

GPtrArray  *duo_message_table_list   (DuoDatabase *db, const DuoSpan *span, GError **error);
GPtrArray  *duo_message_table_list_unplaced (DuoDatabase *db, GError **error);
DuoMessage *duo_message_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean    duo_message_table_save   (DuoDatabase *db, DuoMessage *message, GError **error);
gboolean    duo_message_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);
gboolean    duo_message_table_last_year (DuoDatabase *db, gint *year, GError **error);

G_END_DECLS
