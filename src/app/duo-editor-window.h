/* SPDX-License-Identifier: EUPL-1.2 */
/* What editors of one object have in common: how they are closed, and that nothing typed is lost with that. */
#pragma once

#include <adwaita.h>

#include "duo-kinds.h"

G_BEGIN_DECLS

#define DUO_TYPE_EDITOR_WINDOW (duo_editor_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoEditorWindow, duo_editor_window, DUO, EDITOR_WINDOW, AdwWindow)

/**
 * DuoEditorWindowClass:
 * @may_close: stores what was typed and is not stored yet, a new object too; it is asked after the field that had the keyboard was
 *   left, and not of one that is done; by itself TRUE. Returns whether the window may go; where not, the reason is in sight
 *
 * A small window for one object. Escape closes it, as its cross does.
 */
struct _DuoEditorWindowClass
{
  AdwWindowClass parent_class;

  gboolean (*may_close) (DuoEditorWindow *self);
};

void     duo_editor_window_done         (DuoEditorWindow *self);
gboolean duo_editor_window_is_done      (DuoEditorWindow *self);
void     duo_editor_window_set_done     (DuoEditorWindow *self,
                                         gboolean         is_done);
gboolean duo_editor_window_hold_open    (DuoEditorWindow *self,
                                         GtkWidget       *field,
                                         const char      *reason);
void     duo_editor_window_show_history (DuoEditorWindow *self,
                                         DuoObjectKind    kind,
                                         gint64           id);
void     duo_editor_window_watch        (DuoEditorWindow *self,
                                         AdwEntryRow     *row,
                                         GCallback        left);

G_END_DECLS
