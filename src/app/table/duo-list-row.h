/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a long list: an id at once, its contents when they have been read. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DUO_TYPE_LIST_ROW (duo_list_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoListRow, duo_list_row, DUO, LIST_ROW, GObject)

DuoListRow  *duo_list_row_new       (gint64          id);
gint64   duo_list_row_get_id    (DuoListRow         *self);
gpointer duo_list_row_get_value (DuoListRow         *self);
void     duo_list_row_set_value (DuoListRow         *self,
                            gpointer        value,
                            GDestroyNotify  value_free);

/* Signal "value-changed" (): its contents have come, or are others. */

G_END_DECLS
