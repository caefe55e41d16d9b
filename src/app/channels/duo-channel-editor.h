/* SPDX-License-Identifier: EUPL-1.2 */
/* A window for one channel: what it is, where, and all that is known of what it can show. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"
#include "duo-channel.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHANNEL_EDITOR (duo_channel_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoChannelEditor, duo_channel_editor, DUO, CHANNEL_EDITOR, DuoEditorWindow)

void duo_channel_editor_present (GtkWindow        *parent,
                                 DuoCalendarModel *model,
                                 DuoChannel       *channel);

G_END_DECLS
