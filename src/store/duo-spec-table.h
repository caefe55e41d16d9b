/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the tables spec_value and spec_item, which belong to a channel or a profile. Inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-specs.h"

G_BEGIN_DECLS

GHashTable *duo_spec_table_list (DuoDatabase *db, const char *owner, const char *where, gint64 id, GError **error);
gboolean duo_spec_table_save (DuoDatabase *db, const char *owner, gint64 id, const DuoSpecs *current, const DuoSpecs *wanted, GError **error);

G_END_DECLS
