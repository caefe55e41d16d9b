/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window for one action: what has to be done, by whom, before when. */
#pragma once

#include <adwaita.h>

#include "duo-actions-service.h"
#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTION_EDITOR (duo_action_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoActionEditor, duo_action_editor, DUO, ACTION_EDITOR, AdwWindow)

/* Shows @action, which may be a new one, above @parent. @about: title of what it is about; "" for nothing.
 * @managers: (element-type DuoManager): who may own it, by name. */
void duo_action_editor_present (GtkWindow        *parent,
                                DuoCalendarModel *model,
                                DuoAction        *action,
                                const char       *about,
                                GPtrArray        *managers);

G_END_DECLS
