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

/* The choices in the list of a drop-down, each a word and a check where it is the one chosen. */
#define MAX_CHOICE_CHARS 40

static void
choice_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 GtkWidget                *choices)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *word = gtk_label_new (NULL);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (word), MAX_CHOICE_CHARS);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_box_append (GTK_BOX (box), word);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
}

static void
show_chosen (GtkListItem *item,
             GParamSpec  *pspec,
             GtkWidget   *choices)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  gpointer chosen = NULL;

  if (box == NULL)
    return;

  g_object_get (choices, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (gtk_widget_get_last_child (box), chosen == gtk_list_item_get_item (item) ? 1 : 0);
  g_clear_object (&chosen);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                GtkWidget                *choices)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkStringObject *choice = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_widget_get_parent (box); /* what takes the focus; GTK 4.8 has no other way to it */
  const char *text = gtk_string_object_get_string (choice);
  GtkLabel *word = GTK_LABEL (gtk_widget_get_first_child (box));

  gtk_label_set_text (word, text);
  gtk_label_set_width_chars (word, (int) MIN (g_utf8_strlen (text, -1) + 1, MAX_CHOICE_CHARS)); /* else as narrow as the button */
  if (row != NULL)
    duo_a11y_set_label (row, text);
  g_signal_connect_object (choices, "notify::selected-item", G_CALLBACK (show_chosen), item, G_CONNECT_SWAPPED);
  show_chosen (item, NULL, choices);
}

/* The list may let go of its items after the drop-down is gone. */
static void
choice_unbind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item,
                  GWeakRef                 *weak)
{
  g_autoptr (GtkWidget) choices = g_weak_ref_get (weak);

  if (choices != NULL)
    g_signal_handlers_disconnect_by_func (choices, show_chosen, item);
}

static void
weak_free (gpointer  data,
           GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* The one chosen, as it stands in the row of an AdwComboRow: a list of one, whose row is named likewise. */
static void
chosen_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 gpointer                  user_data)
{
  GtkWidget *word = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (word), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (word), 24);
  gtk_list_item_set_child (item, word);
}

static void
chosen_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *word = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (word), text);
  if (gtk_widget_get_parent (word) != NULL)
    duo_a11y_set_label (gtk_widget_get_parent (word), text);
}

/* Gives the entries of @choices, an AdwComboRow or a GtkDropDown of strings, names of their own. */
void
duo_a11y_name_choices (GtkWidget *choices)
{
  g_autoptr (GtkListItemFactory) list_factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, choices);
  g_signal_connect (list_factory, "setup", G_CALLBACK (choice_setup_cb), choices);
  g_signal_connect (list_factory, "bind", G_CALLBACK (choice_bind_cb), choices);
  g_signal_connect_data (list_factory, "unbind", G_CALLBACK (choice_unbind_cb), weak, weak_free, 0);
  g_object_set (choices, "list-factory", list_factory, NULL);

  if (!ADW_IS_COMBO_ROW (choices))
    return;

  g_signal_connect (factory, "setup", G_CALLBACK (chosen_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (chosen_bind_cb), NULL);
  adw_combo_row_set_factory (ADW_COMBO_ROW (choices), factory);
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

static void
tell_hidden_cb (GtkWidget *stack)
{
  g_autoptr (GtkWidget) shown = NULL;

  g_object_get (stack, "visible-child", &shown, NULL);
  for (GtkWidget *page = gtk_widget_get_first_child (stack); page != NULL; page = gtk_widget_get_next_sibling (page))
    gtk_accessible_update_state (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_STATE_HIDDEN, page != shown, -1);
}

/**
 * duo_a11y_hide_pages:
 * @stack: a GtkStack or an AdwViewStack, whose pages are large
 *
 * Pages that are not shown are not read either: GTK 4.8 leaves them in the tree of the screen reader, as if they stood
 * beside the one that is.
 */
void
duo_a11y_hide_pages (GtkWidget *stack)
{
  GtkSelectionModel *pages = NULL;

  g_object_get (stack, "pages", &pages, NULL);
  g_object_set_data_full (G_OBJECT (stack), "duo-pages", pages, g_object_unref); /* lives as long as somebody holds it */
  g_signal_connect_object (pages, "items-changed", G_CALLBACK (tell_hidden_cb), stack, G_CONNECT_SWAPPED);
  g_signal_connect (stack, "notify::visible-child", G_CALLBACK (tell_hidden_cb), NULL);
  tell_hidden_cb (stack);
}
