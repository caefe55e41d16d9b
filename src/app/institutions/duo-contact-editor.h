/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window for one contact and what he is to an institution. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"
#include "duo-contact-entry.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACT_EDITOR (duo_contact_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactEditor, duo_contact_editor, DUO, CONTACT_EDITOR, DuoEditorWindow)

/* @entry: a contact of the store, or a new one with a new link: both without an id. */
void duo_contact_editor_present (GtkWindow        *parent,
                                 DuoCalendarModel *model,
                                 DuoContactEntry  *entry);

G_END_DECLS
