/* SPDX-License-Identifier: EUPL-1.2 */
/* Names and descriptions for screen readers. */
#include "duo-a11y.h"

/* For icon-only buttons, grids, lists and text views: without it the class name is spoken. */
void
duo_a11y_set_label (GtkWidget  *widget,
                    const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* Said after the name; changed on the widget that has the focus, it is spoken at once. */
void
duo_a11y_set_description (GtkWidget  *widget,
                          const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

/* A drop-down hands its focus to its button, which has no name of its own. */
void
duo_a11y_label_drop_down (GtkWidget  *drop_down,
                          const char *label)
{
  GtkWidget *button = gtk_widget_get_first_child (drop_down);

  duo_a11y_set_label (drop_down, label);
  if (button != NULL)
    duo_a11y_set_label (button, label);
}

/* For the buttons that GTK and libadwaita put into their own widgets, to close them, and give no name. */
void
duo_a11y_label_icon_buttons (GtkWidget  *widget,
                             const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    duo_a11y_set_label (widget, label);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    duo_a11y_label_icon_buttons (child, label);
}

/* Names the lists inside a widget that makes them itself, as a combo row does for its choices. */
void
duo_a11y_label_lists (GtkWidget  *widget,
                      const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_VIEW (child) || GTK_IS_LIST_BOX (child))
        duo_a11y_set_label (child, label);
      duo_a11y_label_lists (child, label);
    }
}

/**
 * duo_a11y_set_invalid:
 * @widget: a field
 * @reason: (nullable): what is wrong with what it holds, in words; %NULL when all is well
 *
 * Marks a field in its look and for screen readers.
 */
void
duo_a11y_set_invalid (GtkWidget  *widget,
                      const char *reason)
{
  if (reason != NULL)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_INVALID,
                               reason != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  duo_a11y_set_description (widget, reason != NULL ? reason : "");
}
