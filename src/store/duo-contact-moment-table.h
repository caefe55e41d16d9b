/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_moment, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-contact-moment.h"
#include "duo-database.h"

G_BEGIN_DECLS

/* @kind: whose, by what they refer to: %DUO_OBJECT_BOARD, %DUO_OBJECT_INSTITUTION, %DUO_OBJECT_CONTACT, or %DUO_OBJECT_NONE for all. */
GPtrArray *duo_contact_moment_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error);
DuoContactMoment *duo_contact_moment_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_contact_moment_table_save (DuoDatabase *db, DuoContactMoment *moment, GError **error);
gboolean duo_contact_moment_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
