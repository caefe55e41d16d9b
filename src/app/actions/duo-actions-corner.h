/* SPDX-License-Identifier: EUPL-1.2 */
/* The actions about one object, as a corner of its page. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTIONS_CORNER (duo_actions_corner_get_type ())
G_DECLARE_FINAL_TYPE (DuoActionsCorner, duo_actions_corner, DUO, ACTIONS_CORNER, AdwBin)

void duo_actions_corner_set_model (DuoActionsCorner *self,
                                   DuoCalendarModel *model);
void duo_actions_corner_show      (DuoActionsCorner *self,
                                   DuoObjectKind     kind,
                                   gint64            object);

G_END_DECLS
