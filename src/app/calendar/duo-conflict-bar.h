/* SPDX-License-Identifier: EUPL-1.2 */
/* The question who wins, when somebody else changed the same thing in the meantime: both texts, two buttons. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONFLICT_BAR (duo_conflict_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuoConflictBar, duo_conflict_bar, DUO, CONFLICT_BAR, AdwBin)

void duo_conflict_bar_set_model (DuoConflictBar *self, DuoCalendarModel *model);

G_END_DECLS
