/* SPDX-License-Identifier: EUPL-1.2 */
/* A window for one profile. What is changed here shows first which channels follow. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"
#include "duo-profile.h"

G_BEGIN_DECLS

#define DUO_TYPE_PROFILE_EDITOR (duo_profile_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoProfileEditor, duo_profile_editor, DUO, PROFILE_EDITOR, DuoEditorWindow)

void duo_profile_editor_present (GtkWindow        *parent,
                                 DuoCalendarModel *model,
                                 DuoProfile       *profile);

G_END_DECLS
