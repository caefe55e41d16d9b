/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table review_item, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-review-item.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_review_item_table_list (DuoDatabase *db, gint64 campaign, GError **error);
DuoReviewItem *duo_review_item_table_get (DuoDatabase *db, gint64 id, GError **error);
gboolean duo_review_item_table_save (DuoDatabase *db, DuoReviewItem *item, GError **error);
gboolean duo_review_item_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

G_END_DECLS
