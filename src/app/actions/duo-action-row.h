/* SPDX-License-Identifier: EUPL-1.2 */
/* One action: a check to tick, what, for whom and before when; opened, the fields to change it. */
#pragma once

#include <adwaita.h>

#include "duo-action.h"
#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTION_ROW (duo_action_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoActionRow, duo_action_row, DUO, ACTION_ROW, AdwExpanderRow)

GtkWidget  *duo_action_row_new        (DuoCalendarModel *model);
void        duo_action_row_set_entry  (DuoActionRow     *self,
                                       DuoAction        *action,
                                       const char       *about,
                                       GPtrArray        *managers);
DuoAction  *duo_action_row_get_action (DuoActionRow     *self);
void        duo_action_row_begin_text (DuoActionRow     *self);

G_END_DECLS
