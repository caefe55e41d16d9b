/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of a table that are in memory already: objects known by a number that is a field of each. */
#pragma once

#include "duo-row-list.h"

G_BEGIN_DECLS

#define DUO_TYPE_MEMORY_ROWS (duo_memory_rows_get_type ())
G_DECLARE_FINAL_TYPE (DuoMemoryRows, duo_memory_rows, DUO, MEMORY_ROWS, GObject)

DuoMemoryRows *duo_memory_rows_new      (glong          id_offset);
DuoRowList    *duo_memory_rows_get_list (DuoMemoryRows *self);
void           duo_memory_rows_set      (DuoMemoryRows *self,
                                         GPtrArray     *rows);
void           duo_memory_rows_refresh  (DuoMemoryRows *self);
gpointer       duo_memory_rows_find     (DuoMemoryRows *self,
                                         gint64         id);

G_END_DECLS
