/* SPDX-License-Identifier: EUPL-1.2 */
/* What a table shows of a list of rows, and which of them are selected, by id. */
#pragma once

#include <gtk/gtk.h>

#include "duo-row-list.h"
#include "duo-row-slot.h"

G_BEGIN_DECLS

#define DUO_TYPE_ROW_SELECTION (duo_row_selection_get_type ())
G_DECLARE_FINAL_TYPE (DuoRowSelection, duo_row_selection, DUO, ROW_SELECTION, GObject)

DuoRowSelection *duo_row_selection_new          (DuoRowList      *rows);
DuoRowList      *duo_row_selection_get_rows     (DuoRowSelection *self);
void             duo_row_selection_set_in_sight (DuoRowSelection *self,
                                                 gboolean         in_sight);
void             duo_row_selection_show_all     (DuoRowSelection *self);

/* It is a GListModel of DuoRowSlot and a GtkSelectionModel. */

G_END_DECLS
