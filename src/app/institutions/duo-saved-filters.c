/* SPDX-License-Identifier: EUPL-1.2 */
/* A button with the filters that a person saved under a name: chosen, renamed, removed, and the one of now saved. */
#include "duo-saved-filters.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"

#define KEY "institutions-filters"
#define FILTERS_MAX 30

struct _DuoSavedFilters
{
  AdwBin parent_instance;

  GPtrArray *names;   /* (owned) (element-type utf8) */
  GPtrArray *filters; /* (owned) (element-type utf8): beside the names */
  char *current;      /* (owned): what is asked now */
  gint renamed;       /* place of the one that gets another name; -1 for none */

  GtkMenuButton *button;
  GtkListBox *list;
  GtkLabel *none;
  GtkEditable *name;
  GtkButton *save;
};

G_DEFINE_FINAL_TYPE (DuoSavedFilters, duo_saved_filters, ADW_TYPE_BIN)

static guint chosen_signal;

static GSettings *
get_settings (void)
{
  return duo_application_get_settings (DUO_APPLICATION (g_application_get_default ()));
}

static void
load (DuoSavedFilters *self)
{
  g_autoptr (GVariant) entries = g_settings_get_value (get_settings (), KEY);
  GVariantIter iter;
  const char *name;
  const char *filter;

  g_variant_iter_init (&iter, entries);
  while (g_variant_iter_next (&iter, "(&s&s)", &name, &filter))
    {
      g_ptr_array_add (self->names, g_strdup (name));
      g_ptr_array_add (self->filters, g_strdup (filter));
    }
}

static void
store (DuoSavedFilters *self)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  for (guint i = 0; i < self->names->len; i++)
    g_variant_builder_add (&builder, "(ss)", self->names->pdata[i], self->filters->pdata[i]);
  g_settings_set_value (get_settings (), KEY, g_variant_builder_end (&builder));
}

/* Returns: the place of the one that is called so; -1 for none. */
static gint
find_name (DuoSavedFilters *self, const char *name)
{
  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], name))
      return (gint) i;

  return -1;
}

static void show_filters (DuoSavedFilters *self);

#define PLACE "duo-place"

static guint
get_place (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (widget), PLACE));
}

static void
choose_cb (GtkButton *button, DuoSavedFilters *self)
{
  g_autofree char *filter = g_strdup (self->filters->pdata[get_place (button)]);

  gtk_menu_button_popdown (self->button);
  g_signal_emit (self, chosen_signal, 0, filter);
}

static void
remove_cb (GtkButton *button, DuoSavedFilters *self)
{
  const guint place = get_place (button);

  g_ptr_array_remove_index (self->names, place);
  g_ptr_array_remove_index (self->filters, place);
  self->renamed = -1;
  store (self);
  show_filters (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* Its name comes into the field: what is written there then becomes its name. */
static void
rename_cb (GtkButton *button, DuoSavedFilters *self)
{
  self->renamed = (gint) get_place (button);
  gtk_editable_set_text (self->name, self->names->pdata[self->renamed]);
  gtk_button_set_label (self->save, _("Rename"));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}

/* @spoken: (nullable): what it does; %NULL where its label says so. */
static void
add_button (DuoSavedFilters *self, GtkWidget *box, guint place, const char *icon, const char *spoken, GCallback callback)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (self->names->pdata[place]);

  gtk_widget_add_css_class (button, "flat");
  if (spoken != NULL)
    {
      gtk_widget_set_tooltip_text (button, spoken);
      duo_a11y_set_label (button, spoken);
    }
  else
    {
      gtk_widget_set_hexpand (button, TRUE);
      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
    }
  g_object_set_data (G_OBJECT (button), PLACE, GUINT_TO_POINTER (place));
  g_signal_connect (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
}

static void
name_cb (DuoSavedFilters *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  gtk_widget_set_sensitive (GTK_WIDGET (self->save), *name != '\0' && (self->renamed >= 0 || find_name (self, name) >= 0
                                                                       || self->names->len < FILTERS_MAX));
}

static void
show_filters (DuoSavedFilters *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->names->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      const char *name = self->names->pdata[i];
      g_autofree char *renames = g_strdup_printf (_("Rename ‘%s’"), name);
      g_autofree char *removes = g_strdup_printf (_("Remove ‘%s’"), name);

      add_button (self, box, i, NULL, NULL, G_CALLBACK (choose_cb));
      add_button (self, box, i, "document-edit-symbolic", renames, G_CALLBACK (rename_cb));
      add_button (self, box, i, "user-trash-symbolic", removes, G_CALLBACK (remove_cb));
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_widget_set_focusable (row, FALSE);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->names->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->names->len == 0);
  gtk_button_set_label (self->save, _("Save"));
  self->renamed = -1;
  name_cb (self);
}

/* One that is called so already gets what is asked now. */
static void
save_cb (DuoSavedFilters *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const gint place = find_name (self, name);

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->save)))
    return;

  if (self->renamed >= 0)
    {
      g_free (self->names->pdata[self->renamed]);
      self->names->pdata[self->renamed] = g_steal_pointer (&name);
      if (place >= 0 && place != self->renamed) /* the other of that name is replaced by it */
        {
          g_ptr_array_remove_index (self->names, (guint) place);
          g_ptr_array_remove_index (self->filters, (guint) place);
        }
    }
  else if (place >= 0)
    {
      g_free (self->filters->pdata[place]);
      self->filters->pdata[place] = g_strdup (self->current);
    }
  else
    {
      g_ptr_array_add (self->names, g_steal_pointer (&name));
      g_ptr_array_add (self->filters, g_strdup (self->current));
    }
  store (self);
  gtk_editable_set_text (self->name, "");
  show_filters (self);
}

static GtkWidget *
new_popover_child (DuoSavedFilters *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *none = gtk_label_new (_("No filters are saved yet. Search, choose and sort, and give that a name here."));
  GtkWidget *name = gtk_entry_new ();
  GtkWidget *save = gtk_button_new_with_label (_("Save"));

  self->list = GTK_LIST_BOX (list);
  self->none = GTK_LABEL (none);
  self->name = GTK_EDITABLE (name);
  self->save = GTK_BUTTON (save);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  duo_a11y_set_label (list, _("Saved filters"));
  gtk_label_set_wrap (self->none, TRUE);
  gtk_label_set_xalign (self->none, 0);
  gtk_label_set_max_width_chars (self->none, 36);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_entry_set_placeholder_text (GTK_ENTRY (name), _("Name for what is shown now"));
  gtk_entry_set_max_length (GTK_ENTRY (name), 60);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_editable_set_width_chars (self->name, 26);
  duo_a11y_set_label (name, _("Name for what is shown now"));
  g_signal_connect_swapped (name, "changed", G_CALLBACK (name_cb), self);
  g_signal_connect_swapped (name, "activate", G_CALLBACK (save_cb), self);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), self);
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), save);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), none);
  gtk_box_append (GTK_BOX (box), line);
  return box;
}

static void
duo_saved_filters_finalize (GObject *object)
{
  DuoSavedFilters *self = DUO_SAVED_FILTERS (object);

  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->filters);
  g_free (self->current);

  G_OBJECT_CLASS (duo_saved_filters_parent_class)->finalize (object);
}

static void
duo_saved_filters_class_init (DuoSavedFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_saved_filters_finalize;
  chosen_signal = g_signal_new ("chosen", DUO_TYPE_SAVED_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
}

static void
duo_saved_filters_init (DuoSavedFilters *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->filters = g_ptr_array_new_with_free_func (g_free);
  self->current = g_strdup ("");
  self->renamed = -1;
  self->button = GTK_MENU_BUTTON (button);
  gtk_popover_set_child (GTK_POPOVER (popover), new_popover_child (self));
  gtk_menu_button_set_icon_name (self->button, "user-bookmarks-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_tooltip_text (button, _("Saved filters"));
  duo_a11y_set_label (button, _("Saved filters"));
  adw_bin_set_child (ADW_BIN (self), button);
  load (self);
  show_filters (self);
}

void
duo_saved_filters_set_current (DuoSavedFilters *self, const char *filter)
{
  g_free (self->current);
  self->current = g_strdup (filter);
}
