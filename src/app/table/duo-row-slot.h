/* SPDX-License-Identifier: EUPL-1.2 */
/* A place in a table, and the row that is shown there now. */
#pragma once

#include "duo-list-row.h"

G_BEGIN_DECLS

#define DUO_TYPE_ROW_SLOT (duo_row_slot_get_type ())
G_DECLARE_FINAL_TYPE (DuoRowSlot, duo_row_slot, DUO, ROW_SLOT, GObject)

/* Called when @slot has another row, or its row has been read; or when nobody holds it any more. */
typedef void (*DuoRowSlotFunc) (DuoRowSlot *slot, gpointer user_data);

DuoRowSlot *duo_row_slot_new          (DuoListRow     *row,
                                       guint           position,
                                       DuoRowSlotFunc  gone,
                                       gpointer        user_data);
void        duo_row_slot_forget_owner (DuoRowSlot     *self);
guint       duo_row_slot_get_position (DuoRowSlot     *self);
void        duo_row_slot_set_position (DuoRowSlot     *self,
                                       guint           position);
gint64      duo_row_slot_get_id       (DuoRowSlot     *self);
gboolean    duo_row_slot_is_vacant    (DuoRowSlot     *self);
void        duo_row_slot_set_row      (DuoRowSlot     *self,
                                       DuoListRow     *row);
gpointer    duo_row_slot_get_value    (DuoRowSlot     *self);
gboolean    duo_row_slot_is_waiting   (DuoRowSlot     *self);
void        duo_row_slot_add_watch    (DuoRowSlot     *self,
                                       DuoRowSlotFunc  changed,
                                       gpointer        user_data);
void        duo_row_slot_remove_watch (DuoRowSlot     *self,
                                       gpointer        user_data);

G_END_DECLS
