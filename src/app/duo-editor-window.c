/* SPDX-License-Identifier: EUPL-1.2 */
/* What editors of one object have in common. */
#include "duo-editor-window.h"

#include "duo-a11y.h"
#include "duo-whole-title.h"

typedef struct
{
  gboolean done; /* stored, removed, or not to be stored: nothing is when it closes */
  gboolean held; /* it was held open once: nobody is locked in */
} DuoEditorWindowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoEditorWindow, duo_editor_window, ADW_TYPE_WINDOW)

#define TITLE "duo-title" /* of a row, while it says why the window stays */

static gboolean
duo_editor_window_may_close (DuoEditorWindow *self)
{
  return TRUE;
}

static gboolean
duo_editor_window_close_request (GtkWindow *window)
{
  DuoEditorWindow *self = DUO_EDITOR_WINDOW (window);
  DuoEditorWindowPrivate *priv = duo_editor_window_get_instance_private (self);

  gtk_window_set_focus (window, NULL); /* the row that is left stores what was typed in it */
  if (!priv->done && !DUO_EDITOR_WINDOW_GET_CLASS (self)->may_close (self))
    return TRUE;

  return GTK_WINDOW_CLASS (duo_editor_window_parent_class)->close_request (window);
}

static void
duo_editor_window_constructed (GObject *object)
{
  G_OBJECT_CLASS (duo_editor_window_parent_class)->constructed (object);
  duo_whole_title_show (ADW_WINDOW (object));
}

static void
duo_editor_window_class_init (DuoEditorWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = duo_editor_window_constructed;
  GTK_WINDOW_CLASS (klass)->close_request = duo_editor_window_close_request;
  klass->may_close = duo_editor_window_may_close;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duo_editor_window_init (DuoEditorWindow *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
}

/* Closes it; nothing is stored any more. */
void
duo_editor_window_done (DuoEditorWindow *self)
{
  duo_editor_window_set_done (self, TRUE);
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: whether nothing of it is to be stored any more. */
gboolean
duo_editor_window_is_done (DuoEditorWindow *self)
{
  DuoEditorWindowPrivate *priv = duo_editor_window_get_instance_private (self);

  g_return_val_if_fail (DUO_IS_EDITOR_WINDOW (self), TRUE);

  return priv->done;
}

/* @is_done: as duo_editor_window_is_done(); an editor that has to read its object first is until it has. */
void
duo_editor_window_set_done (DuoEditorWindow *self, gboolean is_done)
{
  DuoEditorWindowPrivate *priv = duo_editor_window_get_instance_private (self);

  g_return_if_fail (DUO_IS_EDITOR_WINDOW (self));

  priv->done = is_done;
}

/* What was missing is being typed. */
static void
typed_cb (GtkEditable *field, gpointer user_data)
{
  char *title = g_object_steal_data (G_OBJECT (field), TITLE);

  g_signal_handlers_disconnect_by_func (field, typed_cb, user_data);
  duo_a11y_set_invalid (GTK_WIDGET (field), NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), title);
  g_free (title);
}

/**
 * duo_editor_window_hold_open:
 * @field: what is missing for this to be stored, or a button that says what else can be done; it gets the keyboard
 * @reason: why, in words; a row shows it in place of its title
 *
 * For @may_close, where something was typed that can't be stored.
 *
 * Returns: whether the window stays: the first time only
 */
gboolean
duo_editor_window_hold_open (DuoEditorWindow *self, GtkWidget *field, const char *reason)
{
  DuoEditorWindowPrivate *priv = duo_editor_window_get_instance_private (self);

  g_return_val_if_fail (DUO_IS_EDITOR_WINDOW (self), FALSE);

  if (priv->held)
    return FALSE;

  priv->held = TRUE;
  gtk_widget_grab_focus (field);
  if (!GTK_IS_BUTTON (field))
    duo_a11y_set_invalid (field, reason);
  if (ADW_IS_ENTRY_ROW (field))
    {
      g_object_set_data_full (G_OBJECT (field), TITLE, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (field))), g_free);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field), reason);
      g_signal_connect (field, "changed", G_CALLBACK (typed_cb), NULL);
    }
  return TRUE;
}

/* Closes it, and shows what happened to the object in the window that it stands before. */
void
duo_editor_window_show_history (DuoEditorWindow *self, DuoObjectKind kind, gint64 id)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.history-of", "(sx)", duo_object_kind_to_string (kind), id);
}

/* @left: (GtkEventControllerFocus *controller, DuoEditorWindow *self): called whenever @row is left. */
void
duo_editor_window_watch (DuoEditorWindow *self, AdwEntryRow *row, GCallback left)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", left, self);
  gtk_widget_add_controller (GTK_WIDGET (row), controller);
}
