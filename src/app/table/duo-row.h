/* SPDX-License-Identifier: EUPL-1.2 */
/* A row of a long list: an id at once, its contents when they have been read. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DUO_TYPE_ROW (duo_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoRow, duo_row, DUO, ROW, GObject)

DuoRow  *duo_row_new       (gint64          id);
gint64   duo_row_get_id    (DuoRow         *self);
gpointer duo_row_get_value (DuoRow         *self);
void     duo_row_set_value (DuoRow         *self,
                            gpointer        value,
                            GDestroyNotify  value_free);

/* Signal "value-changed" (): its contents have come, or are others. */

G_END_DECLS
