/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window for one milestone: what, when it was planned, when it became. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_MILESTONE_EDITOR (duo_milestone_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoMilestoneEditor, duo_milestone_editor, DUO, MILESTONE_EDITOR, AdwWindow)

/* Shows it above @parent. @milestone: (nullable): NULL makes a new one, planned in @month. */
void duo_milestone_editor_present (GtkWindow        *parent,
                                   DuoCalendarModel *model,
                                   DuoMilestone     *milestone,
                                   DuoMonth          month);

G_END_DECLS
