/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-contact.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_contact_table_list (DuoDatabase *db, GError **error);
DuoContact *duo_contact_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_contact_table_save (DuoDatabase *db, DuoContact *contact, GError **error);
gboolean duo_contact_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
