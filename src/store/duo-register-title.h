/* SPDX-License-Identifier: EUPL-1.2 */
/* What people call a board, an institution or a location. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-kinds.h"

G_BEGIN_DECLS

char *duo_register_dup_title (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error);

G_END_DECLS
