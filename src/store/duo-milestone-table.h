/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table milestone, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-milestone.h"

G_BEGIN_DECLS

GPtrArray    *duo_milestone_table_list   (DuoDatabase *db, const DuoSpan *span, GError **error);
DuoMilestone *duo_milestone_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean      duo_milestone_table_save   (DuoDatabase *db, DuoMilestone *milestone, GError **error);
gboolean      duo_milestone_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
