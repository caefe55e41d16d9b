/* SPDX-License-Identifier: EUPL-1.2 */
/* GTK 4.8 leaves the focus in a menu whose submenu opened a dialog: the menu is closed by then, and what is inside it
 * hears no key, so that the whole window seems deaf until somebody clicks. */
#include "duo-focus-keeper.h"

#define SOURCE_DATA "duo-focus-source"

/* Whether it was hidden; what is about to be shown is not on the screen either. */
static gboolean
is_hidden (GtkWidget *widget)
{
  return !gtk_widget_is_visible (widget) && !gtk_widget_get_mapped (widget);
}

static gboolean
look_cb (gpointer user_data)
{
  GtkWindow *window = user_data;
  GtkWidget *focus = gtk_window_get_focus (window);

  g_object_set_data (G_OBJECT (window), SOURCE_DATA, NULL);
  if (focus == NULL || !is_hidden (focus))
    return G_SOURCE_REMOVE;

  /* what it was opened from is the nearest that can still be seen */
  while (focus != NULL && !(gtk_widget_get_mapped (focus) && gtk_widget_grab_focus (focus)))
    focus = gtk_widget_get_parent (focus);
  return G_SOURCE_REMOVE;
}

/* After what is going on now: what closes a menu moves the focus itself. */
static void
changed_cb (GtkWindow *window)
{
  if (!gtk_window_is_active (window) || g_object_get_data (G_OBJECT (window), SOURCE_DATA) != NULL)
    return;

  g_object_set_data (G_OBJECT (window), SOURCE_DATA, window);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_cb, g_object_ref (window), g_object_unref);
}

/* Gives the focus back to what can be seen whenever @window gets the keyboard, or its focus moves. */
void
duo_focus_keeper_watch (GtkWindow *window)
{
  g_signal_connect (window, "notify::is-active", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (changed_cb), NULL);
}
