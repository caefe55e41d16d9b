/* SPDX-License-Identifier: EUPL-1.2 */
/* An entry of a drop-down: a text, what it stands for, and a campaign's swatch where it has one. */
#include "duo-choice.h"

#include "duo-a11y.h"

struct _DuoChoice
{
  GObject parent_instance;
  char *label;         /* (owned) (not nullable) */
  gint64 value;
  gboolean has_colour;
  DuoColour colour;
};

G_DEFINE_FINAL_TYPE (DuoChoice, duo_choice, G_TYPE_OBJECT)

static void
duo_choice_finalize (GObject *object)
{
  g_free (DUO_CHOICE (object)->label);
  G_OBJECT_CLASS (duo_choice_parent_class)->finalize (object);
}

static void
duo_choice_class_init (DuoChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_choice_finalize;
}

static void
duo_choice_init (DuoChoice *self)
{
}

/* Returns: (transfer full) */
DuoChoice *
duo_choice_new (const char *label, gint64 value)
{
  DuoChoice *self = g_object_new (DUO_TYPE_CHOICE, NULL);

  self->label = g_strdup (label);
  self->value = value;
  return self;
}

/* Returns: (transfer full): an entry with a swatch of @colour before its text */
DuoChoice *
duo_choice_new_colour (const char *label, gint64 value, DuoColour colour)
{
  DuoChoice *self = duo_choice_new (label, value);

  self->has_colour = TRUE;
  self->colour = colour;
  return self;
}

const char *
duo_choice_get_label (DuoChoice *self)
{
  return self->label;
}

gint64
duo_choice_get_value (DuoChoice *self)
{
  return self->value;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (swatch, "duo-swatch");
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  const char *prefix = user_data;
  DuoChoice *choice = gtk_list_item_get_item (item);
  GtkWidget *swatch = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (swatch);
  g_autofree char *text
    = prefix != NULL ? g_strdup_printf ("%s: %s", prefix, choice->label) : g_strdup (choice->label);

  gtk_label_set_label (GTK_LABEL (label), text);
  if (prefix == NULL && gtk_widget_get_parent (gtk_list_item_get_child (item)) != NULL)
    duo_a11y_set_label (gtk_widget_get_parent (gtk_list_item_get_child (item)), text); /* of the list's row */
  for (guint colour = 0; colour < DUO_N_COLOURS; colour++)
    gtk_widget_remove_css_class (swatch, duo_colour_to_string (colour));
  if (choice->has_colour)
    gtk_widget_add_css_class (swatch, duo_colour_to_string (choice->colour));
  gtk_widget_set_visible (swatch, choice->has_colour);
}

static GtkListItemFactory *
new_factory (const char *prefix)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_data (factory, "bind", G_CALLBACK (bind_cb), g_strdup (prefix), (GClosureNotify) (void (*) (void)) g_free,
                         0);
  return factory;
}

/**
 * duo_choice_set_up_drop_down:
 * @drop_down: a drop-down
 * @prefix: (nullable): said before the chosen one in the button: "Status: alle"
 *
 * Gives a drop-down its looks and an empty GListStore of DuoChoice.
 */
void
duo_choice_set_up_drop_down (GtkDropDown *drop_down, const char *prefix)
{
  g_autoptr (GListStore) store = g_list_store_new (DUO_TYPE_CHOICE);
  g_autoptr (GtkListItemFactory) button_factory = new_factory (prefix);
  g_autoptr (GtkListItemFactory) list_factory = new_factory (NULL);

  gtk_drop_down_set_factory (drop_down, button_factory);
  gtk_drop_down_set_list_factory (drop_down, list_factory);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (store));
}

/* Returns: the value of the chosen entry; 0 when none is */
gint64
duo_choice_get_selected (GtkDropDown *drop_down)
{
  DuoChoice *choice = gtk_drop_down_get_selected_item (drop_down);

  return choice != NULL ? choice->value : 0;
}

/* Chooses the entry with @value; the first one where there is none. */
void
duo_choice_select (GtkDropDown *drop_down, gint64 value)
{
  GListModel *model = gtk_drop_down_get_model (drop_down);
  guint position = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DuoChoice) choice = g_list_model_get_item (model, i);

      if (choice->value == value)
        {
          position = i;
          break;
        }
    }
  if (gtk_drop_down_get_selected (drop_down) != position)
    gtk_drop_down_set_selected (drop_down, position);
}
