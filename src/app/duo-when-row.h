/* SPDX-License-Identifier: EUPL-1.2 */
/* A row to type a date in, as precise as it is known, with how it was understood beside it. */
#pragma once

#include <adwaita.h>

#include "duo-when.h"

G_BEGIN_DECLS

#define DUO_TYPE_WHEN_ROW (duo_when_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoWhenRow, duo_when_row, DUO, WHEN_ROW, AdwEntryRow)

const DuoWhen *duo_when_row_get_when         (DuoWhenRow    *self);
void           duo_when_row_set_when         (DuoWhenRow    *self,
                                              const DuoWhen *when);
void           duo_when_row_set_default_year (DuoWhenRow    *self,
                                              gint           year);
gboolean       duo_when_row_can_read         (DuoWhenRow    *self);
gboolean       duo_when_row_holds_back       (DuoWhenRow    *self);
gboolean       duo_when_row_holds_open       (DuoWhenRow    *self);

/* Signal "when-changed" (): the row was left, or a day was chosen, with another date in it. */

G_END_DECLS
