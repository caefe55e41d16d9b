/* SPDX-License-Identifier: EUPL-1.2 */
/* Undo, redo and taking back what was written to a store. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

/* Undo, redo and taking back; each is one transaction. The change undone or redone is given back. */
void        duo_store_undo_async      (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
DuoChange  *duo_store_undo_finish     (DuoStore *self, GAsyncResult *result, GError **error);
DuoChange  *duo_store_undo            (DuoStore *self, GError **error);
void        duo_store_redo_async      (DuoStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data);
DuoChange  *duo_store_redo_finish     (DuoStore *self, GAsyncResult *result, GError **error);
DuoChange  *duo_store_redo            (DuoStore *self, GError **error);
/* @ticked: (nullable) (element-type DuoFieldChange): touched fields to take back all the same, as
 * duo_journal_list_fields() gave them. Gives the new change, or %NULL. */
DuoChange  *duo_store_take_back       (DuoStore *self, gint64 change, GPtrArray *ticked, GError **error);
void        duo_store_take_back_async (DuoStore *self, gint64 change, GPtrArray *ticked, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
DuoChange  *duo_store_take_back_finish (DuoStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
