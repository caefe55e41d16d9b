/* SPDX-License-Identifier: EUPL-1.2 */
/* The menu of the rows of a table. */
#include "duo-table-menu.h"

/* Returns: (transfer none) (nullable): the row that @widget is in. */
static GtkWidget *
find_row (GtkWidget *widget)
{
  while (widget != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (widget)))
    widget = gtk_widget_get_parent (widget);

  return widget;
}

/* What the menu does is done with what is selected: a row that is not becomes that alone. */
static void
show_menu (GtkPopover *menu, GtkWidget *row, const GdkRectangle *at)
{
  if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) == 0)
    gtk_widget_activate_action (row, "listitem.select", "(bb)", FALSE, FALSE);
  gtk_popover_set_pointing_to (menu, at);
  gtk_popover_popup (menu);
}

static void
pressed_cb (GtkGestureClick *click, int n_presses, double x, double y, GtkPopover *menu)
{
  GtkWidget *table = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click));
  GtkWidget *row = find_row (gtk_widget_pick (table, x, y, GTK_PICK_DEFAULT));

  if (row == NULL)
    return;

  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (menu, row, &(GdkRectangle) { (int) x, (int) y, 1, 1 });
}

static gboolean
key_cb (GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, GtkPopover *menu)
{
  GtkWidget *table = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  const GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  GtkWidget *row;
  graphene_rect_t bounds;

  if (!(keyval == GDK_KEY_Menu && modifiers == 0) && !(keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;

  row = find_row (gtk_root_get_focus (gtk_widget_get_root (table)));
  if (row == NULL || !gtk_widget_compute_bounds (row, table, &bounds))
    return GDK_EVENT_PROPAGATE;

  show_menu (menu, row, &(GdkRectangle) { 48, (int) (bounds.origin.y + bounds.size.height) - 6, 1, 1 });
  return GDK_EVENT_STOP;
}

/* Gives the rows of @table, a DuoTableView, a menu; its actions are found from there upwards. */
void
duo_table_menu_add (GtkWidget *table, GMenuModel *menu)
{
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_widget_set_parent (popover, table);
  g_signal_connect_object (table, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), popover, 0);
  gtk_widget_add_controller (table, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), popover, 0);
  gtk_widget_add_controller (table, keys);
}
