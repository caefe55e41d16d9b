/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table school_holiday. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-working-day.h"

G_BEGIN_DECLS

GPtrArray *duo_school_holiday_table_list (DuoDatabase *db, GError **error);
gboolean   duo_school_holiday_table_put  (DuoDatabase *db, GPtrArray *holidays, GError **error);

G_END_DECLS
