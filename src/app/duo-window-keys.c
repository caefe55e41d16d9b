/* SPDX-License-Identifier: EUPL-1.2 */
/* One table of keys and what they do; the window of shortcuts tells of them. */
#include "duo-window-keys.h"

/* Adds the keys that work wherever the focus is in @window. */
void
duo_window_keys_add (GtkWidget *window)
{
  static const struct
  {
    const char *keys;
    const char *action;
    const char *target;
  } keys[] = {
    { "<Control>z", "calendar.undo", NULL },
    { "<Control><Shift>z", "calendar.redo", NULL },
    { "<Control>Page_Up", "calendar.previous-year", NULL },
    { "<Control>Page_Down", "calendar.next-year", NULL },
    { "<Control>Home", "calendar.today", NULL },
    { "<Control>f", "calendar.search", NULL },
    { "<Control>n", "calendar.new-message", NULL },
    { "<Control>m", "calendar.overview", NULL },
    { "<Control>p", "calendar.print", NULL },
    { "<Control>h", "win.history", NULL },
    { "<Control>1", "calendar.view", "1" },
    { "<Control>2", "calendar.view", "2" },
    { "<Control>3", "calendar.view", "3" },
    { "<Alt>1", "win.subject", "1" },
    { "<Alt>2", "win.subject", "2" },
    { "<Alt>3", "win.subject", "3" },
    { "<Alt>4", "win.subject", "4" },
    { "<Alt>5", "win.subject", "5" },
    { "<Alt>6", "win.subject", "6" },
    { "F9", "win.sidebar", NULL },
    { "F1", "win.help", NULL },
    { "<Control>question", "win.show-help-overlay", NULL },
    { "<Control>comma", "win.preferences", NULL },
    { "Escape", "win.close-innermost", NULL },
    { "<Control>w", "window.close", NULL },
    { "<Control>q", "window.close", NULL },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  /* after the widget that has the focus: a text field undoes its own typing first */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 ((gint32) g_ascii_strtoll (keys[i].target, NULL, 10)));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (window, controller);
}
