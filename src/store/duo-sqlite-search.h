/* SPDX-License-Identifier: EUPL-1.2 */
/* The search tables, part of the driver: their words, made anew when a transaction commits. */
#pragma once

#include "duo-database.h"

G_BEGIN_DECLS

/* Makes the words anew of what the transaction that is about to commit wrote. */
gboolean duo_sqlite_search_refresh (DuoDatabase *db,
                                    GError     **error);
/* Adds the institutions whose words are not what they should be to @findings (element-type utf8). */
gboolean duo_sqlite_search_check   (DuoDatabase *db,
                                    GPtrArray   *findings,
                                    GError     **error);
/* Returns: (transfer full) (element-type gint64) (nullable): ids, in their order. */
GArray  *duo_sqlite_search_find    (DuoDatabase *db,
                                    const char  *text,
                                    GError     **error);

G_END_DECLS
