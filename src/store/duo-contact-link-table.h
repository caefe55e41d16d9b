/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_link, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-contact-link.h"
#include "duo-database.h"

G_BEGIN_DECLS

/* @kind: whose, by what they refer to: %DUO_OBJECT_BOARD, %DUO_OBJECT_INSTITUTION, %DUO_OBJECT_LOCATION, %DUO_OBJECT_CONTACT, or %DUO_OBJECT_NONE for all. */
GPtrArray *duo_contact_link_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error);
DuoContactLink *duo_contact_link_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_contact_link_table_save (DuoDatabase *db, DuoContactLink *link, GError **error);
gboolean duo_contact_link_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
