/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person knows better than the register: the fields of an institution, each stored when it is left. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"

G_BEGIN_DECLS

#define DUO_TYPE_INSTITUTION_EDITOR (duo_institution_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitutionEditor, duo_institution_editor, DUO, INSTITUTION_EDITOR, DuoEditorWindow)

void duo_institution_editor_present (GtkWindow        *parent,
                                     DuoCalendarModel *model,
                                     gint64            institution);

G_END_DECLS
