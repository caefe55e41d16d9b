/* SPDX-License-Identifier: EUPL-1.2 */
/* A partner, which has no BRIN: a transport company with screens in its trains, say. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"

G_BEGIN_DECLS

#define DUO_TYPE_PARTNER_EDITOR (duo_partner_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoPartnerEditor, duo_partner_editor, DUO, PARTNER_EDITOR, DuoEditorWindow)

void duo_partner_editor_present (GtkWidget *page, DuoCalendarModel *model, gint64 partner);

G_END_DECLS
