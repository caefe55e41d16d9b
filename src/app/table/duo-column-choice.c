/* SPDX-License-Identifier: EUPL-1.2 */
/* Which columns of a table are shown, by ticks, and in which order, by the keys that a heading can't be given. */
#include "duo-column-choice.h"

#include <glib/gi18n.h>

#define MAX_HEIGHT 400 /* pixels: fits in the smallest window */
#define COLUMN_DATA "duo-column"

/* Alt with up and down moves the column of the tick that has the keyboard, as dragging its heading does. */
static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, GtkColumnView *view)
{
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  GtkWidget *check = gtk_widget_get_focus_child (box);
  const gboolean up = keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up;
  const gboolean down = keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down;
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *passed;
  gpointer column;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != GDK_ALT_MASK || (!up && !down) || check == NULL)
    return GDK_EVENT_PROPAGATE;

  passed = up ? gtk_widget_get_prev_sibling (check) : gtk_widget_get_next_sibling (check);
  if (passed == NULL)
    return GDK_EVENT_STOP;

  column = g_object_get_data (G_OBJECT (check), COLUMN_DATA);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) at = g_list_model_get_item (columns, i);

      if (at != g_object_get_data (G_OBJECT (passed), COLUMN_DATA))
        continue;
      gtk_column_view_insert_column (view, i, column);
      gtk_box_reorder_child_after (GTK_BOX (box), up ? passed : check, up ? check : passed);
      break;
    }
  return GDK_EVENT_STOP;
}

/* @view: its columns have %DUO_COLUMN_CODE, and lies where the actions "table" are. More columns than a small window has room
 * for are scrolled, which a menu of GTK 4.8 can't. Returns: (transfer floating): a popover, with the columns as they stand now. */
GtkWidget *
duo_column_choice_new (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hint = gtk_label_new (_("Alt with ↑ or ↓ moves a column."));
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      GtkWidget *check = gtk_check_button_new_with_label (gtk_column_view_column_get_title (column));
      g_autofree char *action = g_strconcat ("table.column-", g_object_get_data (G_OBJECT (column), DUO_COLUMN_CODE), NULL);

      g_object_set_data_full (G_OBJECT (check), COLUMN_DATA, g_object_ref (column), g_object_unref);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (check), action);
      gtk_box_append (GTK_BOX (box), check);
    }
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), view, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (box, keys);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (hint, "caption");
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_box_append (GTK_BOX (whole), scroller);
  gtk_box_append (GTK_BOX (whole), hint);
  gtk_popover_set_child (GTK_POPOVER (popover), whole);
  return popover;
}
