/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the rows of a long list: what can be seen at once, the others a few between two frames, so that the window never
 * stands still for them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DuoPortions DuoPortions;

/* Makes the row at @place; rows are made in order. */
typedef void (*DuoPortionsMake) (gpointer owner, guint place);

DuoPortions *duo_portions_new        (DuoPortionsMake make, gpointer owner);
void         duo_portions_free       (DuoPortions *self);
void         duo_portions_start      (DuoPortions *self, guint n);
guint        duo_portions_count_made (DuoPortions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPortions, duo_portions_free)

G_END_DECLS
