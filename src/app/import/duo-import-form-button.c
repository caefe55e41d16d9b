/* SPDX-License-Identifier: EUPL-1.2 */
/* "Change…": another encoding or separator than was found, for who sees wrong characters or one wide column. */
#include "duo-import-form-button.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-choice.h"

struct _DuoImportFormButton
{
  AdwBin parent_instance;

  GtkDropDown *encoding;
  GtkDropDown *separator;
  gboolean setting; /* what is shown is set, not chosen */
};

G_DEFINE_FINAL_TYPE (DuoImportFormButton, duo_import_form_button, ADW_TYPE_BIN)

static guint changed_signal;

static void
selected_cb (DuoImportFormButton *self)
{
  if (self->setting)
    return;

  gtk_menu_button_popdown (GTK_MENU_BUTTON (adw_bin_get_child (ADW_BIN (self)))); /* what comes of it lies below */
  g_signal_emit (self, changed_signal, 0);
}

static GtkDropDown *
add_line (DuoImportFormButton *self, GtkGrid *grid, gint line, const char *name, GListStore *choices)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  duo_choice_set_up_drop_down (GTK_DROP_DOWN (drop_down), NULL);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (choices));
  duo_a11y_label_drop_down (drop_down, name);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_hexpand (drop_down, TRUE);
  gtk_grid_attach (grid, label, 0, line, 1, 1);
  gtk_grid_attach (grid, drop_down, 1, line, 1, 1);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  return GTK_DROP_DOWN (drop_down);
}

static void
add_choice (GListStore *choices, const char *label, gint64 value)
{
  g_autoptr (DuoChoice) choice = duo_choice_new (label, value);

  g_list_store_append (choices, choice);
}

static GtkWidget *
new_popover_child (DuoImportFormButton *self)
{
  static const char separators[] = ";,\t";
  GtkWidget *grid = gtk_grid_new ();
  g_autoptr (GListStore) encodings = g_list_store_new (DUO_TYPE_CHOICE);
  g_autoptr (GListStore) marks = g_list_store_new (DUO_TYPE_CHOICE);

  add_choice (encodings, _("As found"), DUO_TEXT_ENCODING_FOUND);
  for (guint encoding = DUO_TEXT_ENCODING_FOUND + 1; encoding < DUO_N_TEXT_ENCODINGS; encoding++)
    add_choice (encodings, duo_text_encoding_to_string (encoding), encoding);
  add_choice (marks, _("As found"), '\0');
  for (const char *mark = separators; *mark != '\0'; mark++)
    {
      const char text[] = { *mark, '\0' };

      add_choice (marks, duo_import_separator_word (text), *mark);
    }

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_widget_set_margin_top (grid, 6);
  gtk_widget_set_margin_bottom (grid, 6);
  gtk_widget_set_margin_start (grid, 6);
  gtk_widget_set_margin_end (grid, 6);
  self->encoding = add_line (self, GTK_GRID (grid), 0, _("Characters"), encodings);
  self->separator = add_line (self, GTK_GRID (grid), 1, _("Between columns"), marks);
  return grid;
}

static void
duo_import_form_button_class_init (DuoImportFormButtonClass *klass)
{
  changed_signal = g_signal_new ("changed", DUO_TYPE_IMPORT_FORM_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
duo_import_form_button_init (DuoImportFormButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), new_popover_child (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Change…"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _("Read with other characters or another separator"));
  adw_bin_set_child (ADW_BIN (self), button);
}

DuoTextForm
duo_import_form_button_get_form (DuoImportFormButton *self)
{
  return (DuoTextForm) { (DuoTextEncoding) duo_choice_get_selected (self->encoding),
                         (char) duo_choice_get_selected (self->separator) };
}

/* Shows what was chosen elsewhere; emits nothing. */
void
duo_import_form_button_set_form (DuoImportFormButton *self, const DuoTextForm *form)
{
  self->setting = TRUE;
  duo_choice_select (self->encoding, form->encoding);
  duo_choice_select (self->separator, form->separator);
  self->setting = FALSE;
}

/* Returns: (transfer none): "semicolon"; what is no separator as it is */
const char *
duo_import_separator_word (const char *separator)
{
  if (g_str_equal (separator, ";"))
    return _("semicolon");
  if (g_str_equal (separator, ","))
    return _("comma");
  if (g_str_equal (separator, "\t"))
    return _("tab");
  return separator;
}
