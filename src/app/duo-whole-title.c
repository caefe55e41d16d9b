/* SPDX-License-Identifier: EUPL-1.2 */
/* A header bar cuts its title off where letters are large and buttons stand beside it. */
#include "duo-whole-title.h"

/* Returns: (transfer none) (nullable): the first below @widget of that type. */
static GtkWidget *
find_child (GtkWidget *widget, GType type)
{
  if (widget == NULL || G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The title in the header bar of @window, which has its content: the window is as wide as it needs. */
void
duo_whole_title_show (AdwWindow *window)
{
  GtkWidget *bar = find_child (adw_window_get_content (window), ADW_TYPE_HEADER_BAR);
  GtkWidget *title;

  if (bar == NULL)
    return;

  title = adw_header_bar_get_title_widget (ADW_HEADER_BAR (bar));
  if (title == NULL)
    {
      title = gtk_label_new (NULL);
      gtk_widget_add_css_class (title, "title");
      g_object_bind_property (window, "title", title, "label", G_BINDING_SYNC_CREATE);
      adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
      return;
    }
  title = find_child (title, GTK_TYPE_LABEL);
  if (title != NULL)
    gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
}
