/* SPDX-License-Identifier: EUPL-1.2 */
/* Pupils and students by sector, of the table reach. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"

G_BEGIN_DECLS

GHashTable *duo_reach_table_list (DuoDatabase *db, GError **error);

G_END_DECLS
