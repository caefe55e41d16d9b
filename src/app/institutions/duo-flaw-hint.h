/* SPDX-License-Identifier: EUPL-1.2 */
/* What seems wrong with an address and a number: pointed out while they are typed, and not gone before it was seen. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * DuoFlawHint:
 * @label: shows it, under the fields
 * @email: the field of the address
 * @phone: the field of the number
 * @seen: (owned) (nullable): what stood in the fields when Enter was pressed last; private
 *
 * Part of an editor. Nothing is refused: who presses Enter while something seems wrong stays, once, with the remark in sight.
 */
typedef struct
{
  GtkLabel    *label;
  AdwEntryRow *email;
  AdwEntryRow *phone;
  char        *seen;
} DuoFlawHint;

void     duo_flaw_hint_update    (DuoFlawHint *self);
gboolean duo_flaw_hint_may_leave (DuoFlawHint *self);
void     duo_flaw_hint_clear     (DuoFlawHint *self);

/* Returns: (transfer full): what seems wrong with both, a line each; "" for nothing. */
char    *duo_flaw_dup_words      (const char  *email,
                                  const char  *phone);

G_END_DECLS
