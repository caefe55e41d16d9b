/* SPDX-License-Identifier: EUPL-1.2 */
/* The import preview: what a file would change, ticked row by row, and taken over as one change. */
#include "duo-import-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-calendar-service.h"
#include "duo-import-row.h"
#include "duo-words.h"

/* Another year is read for when somebody stops typing it. */
#define YEAR_DELAY_MS 500

/* More refused lines than this are counted, not shown: the file is simply not the right one. */
#define MAX_REFUSED_ROWS 100

struct _DuoImportWindow
{
  AdwWindow parent_instance;

  DuoContext *context;     /* (owned) */
  char *path;              /* (owned) */
  DuoChangeSet *set;       /* (owned) (nullable): while it is read */
  GCancellable *reading;   /* (owned) (nullable) */
  GListStore *rows;        /* (owned) (element-type DuoImportRow): of the state chosen */
  DuoChangeItemState state; /* which rows are shown */
  GtkToggleButton *state_buttons[DUO_N_CHANGE_ITEM_STATES];
  GtkLabel *number_labels[DUO_N_CHANGE_ITEM_STATES];
  GtkLabel *second_labels[DUO_N_CHANGE_ITEM_STATES];
  guint year_source;       /* 0 = none waits */
  gboolean syncing;        /* the buttons follow the state */
  gboolean applying;

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *apply_button;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkStack *pages;
  GtkSpinner *spinner;
  AdwStatusPage *failed_page;
  GtkLabel *recognised;
  GtkLabel *how_read;
  GtkSpinButton *year;
  GtkBox *counters;
  GtkLabel *all_known;
  GtkWidget *table_scroller;
  GtkColumnView *table;
  GtkWidget *hint_box;
  GtkLabel *ignored;
  GtkWidget *refused_heading;
  GtkListBox *refused;
};

G_DEFINE_FINAL_TYPE (DuoImportWindow, duo_import_window, ADW_TYPE_WINDOW)

static guint applied_signal;

static void read_file (DuoImportWindow *self);

/* Counting */

static void
update_button (DuoImportWindow *self)
{
  const guint ticked = self->set != NULL ? duo_change_set_count_ticked (self->set) : 0;
  g_autofree char *label
    = g_strdup_printf (ngettext ("Take over %u message", "Take over %u messages", ticked), ticked);

  gtk_button_set_label (self->apply_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), ticked > 0 && !self->applying);
}

static guint
count_ticked (DuoImportWindow *self, DuoChangeItemState state)
{
  guint count = 0;

  for (guint i = 0; i < self->set->items->len; i++)
    {
      DuoChangeItem *item = self->set->items->pdata[i];

      count += item->state == state && item->ticked;
    }
  return count;
}

/* The number and the line under it, for each state. */
static void
update_counters (DuoImportWindow *self)
{
  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    {
      const guint count = duo_change_set_count (self->set, state);
      g_autofree char *number = g_strdup_printf ("%u", count);
      g_autofree char *second = NULL;
      g_autofree char *spoken = NULL;

      if (state == DUO_CHANGE_ITEM_NEW || state == DUO_CHANGE_ITEM_CHANGED)
        second = g_strdup_printf (_("%u ticked"), count_ticked (self, state));
      else if (state == DUO_CHANGE_ITEM_SAME)
        second = g_strdup (_("nothing to do"));
      else if (state == DUO_CHANGE_ITEM_MISSING)
        second = g_strdup (_("nothing is removed"));
      else
        second = g_strdup (_("with the reason"));

      spoken = g_strdup_printf ("%u %s, %s", count, duo_words_item_state (state), second);
      gtk_label_set_label (self->number_labels[state], number);
      gtk_label_set_label (self->second_labels[state], second);
      gtk_widget_set_sensitive (GTK_WIDGET (self->state_buttons[state]), count > 0);
      duo_a11y_set_label (GTK_WIDGET (self->state_buttons[state]), spoken);
    }
  update_button (self);
}

static void
show_state (DuoImportWindow *self, DuoChangeItemState state)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const gboolean can_tick = state == DUO_CHANGE_ITEM_NEW || state == DUO_CHANGE_ITEM_CHANGED;

  self->state = state;
  self->syncing = TRUE;
  for (guint i = 0; i < DUO_N_CHANGE_ITEM_STATES; i++)
    gtk_toggle_button_set_active (self->state_buttons[i], i == state);
  self->syncing = FALSE;

  for (guint i = 0; i < self->set->items->len; i++)
    {
      DuoChangeItem *item = self->set->items->pdata[i];

      if (item->state == state)
        duo_import_row_add_for_item (rows, item);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  gtk_widget_set_visible (self->table_scroller, rows->len > 0);
  gtk_widget_set_visible (self->hint_box, can_tick && rows->len > 0);
}

static void
state_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DuoImportWindow *self = user_data;

  if (self->syncing || self->set == NULL)
    return;

  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    if (self->state_buttons[state] == button)
      show_state (self, state);
}

static void
add_counters (DuoImportWindow *self)
{
  static const char *const icons[] = { "list-add-symbolic", "document-edit-symbolic", "object-select-symbolic",
                                       "list-remove-symbolic", "dialog-warning-symbolic" };

  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
      GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *name = gtk_label_new (state == DUO_CHANGE_ITEM_MISSING ? _("not in file") : duo_words_item_state (state));

      self->number_labels[state] = GTK_LABEL (gtk_label_new (NULL));
      self->second_labels[state] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->number_labels[state]), "number");
      gtk_widget_add_css_class (GTK_WIDGET (self->number_labels[state]), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->second_labels[state]), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->second_labels[state]), "dim-label");
      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (self->second_labels[state], 0);
      gtk_label_set_ellipsize (self->second_labels[state], PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (texts), name);
      gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->second_labels[state]));
      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icons[state]));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->number_labels[state]));
      gtk_box_append (GTK_BOX (box), texts);
      gtk_button_set_child (GTK_BUTTON (button), box);
      gtk_widget_add_css_class (button, "duo-counter");
      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (self->counters, button);
      self->state_buttons[state] = GTK_TOGGLE_BUTTON (button);
      g_signal_connect (button, "toggled", G_CALLBACK (state_toggled_cb), self);
    }
}

/* The table */

typedef enum
{
  COLUMN_KEY,
  COLUMN_FIELD,
  COLUMN_OLD,
  COLUMN_NEW,
} Column;

/* Old struck through and new bold where the row is ticked; else old plain and new dim: nothing happens to it. */
static void
style_cell (GtkInscription *cell, DuoImportRow *row, Column column)
{
  const gboolean ticked = duo_import_row_get_ticked (row);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (column == COLUMN_KEY || (column == COLUMN_NEW && ticked))
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (column == COLUMN_OLD && ticked)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_inscription_set_attributes (cell, attributes);

  if (column == COLUMN_FIELD || (column == COLUMN_OLD && ticked) || (column == COLUMN_NEW && !ticked))
    gtk_widget_add_css_class (GTK_WIDGET (cell), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "dim-label");
}

static void
ticked_cb (DuoImportRow *row, GParamSpec *pspec, GtkListItem *list_item)
{
  style_cell (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), row,
              GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), "column")));
}

static void
setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_yalign (GTK_INSCRIPTION (cell), 0.5f);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), GPOINTER_TO_UINT (column) == COLUMN_FIELD ? 16 : 24);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER); /* with more height than a line, a shortened text goes to the top */
  g_object_set_data (G_OBJECT (list_item), "column", column);
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  const char *text = NULL;

  switch (GPOINTER_TO_UINT (column))
    {
    case COLUMN_KEY:
      text = duo_import_row_get_key (row);
      break;
    case COLUMN_FIELD:
      text = duo_import_row_get_field (row);
      break;
    case COLUMN_OLD:
      text = duo_import_row_get_old (row);
      break;
    default:
      text = duo_import_row_get_new (row);
      break;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, text[0] != '\0' ? text : NULL);
  if (GPOINTER_TO_UINT (column) == COLUMN_OLD && duo_import_row_is_edited (row))
    gtk_widget_add_css_class (cell, "edited");
  else
    gtk_widget_remove_css_class (cell, "edited");
  style_cell (GTK_INSCRIPTION (cell), row, GPOINTER_TO_UINT (column));
  g_signal_connect (row, "notify::ticked", G_CALLBACK (ticked_cb), list_item);
}

static void
unbind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), ticked_cb, list_item);
}

static void
check_toggled_cb (GtkCheckButton *check, GtkListItem *list_item)
{
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  DuoImportWindow *self = DUO_IMPORT_WINDOW (gtk_widget_get_root (GTK_WIDGET (check)));

  if (row == NULL || self->syncing)
    return;

  duo_import_row_set_ticked (row, gtk_check_button_get_active (check));
  update_counters (self);
}

static void
row_ticked_cb (DuoImportRow *row, GParamSpec *pspec, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check) != duo_import_row_get_ticked (row))
    gtk_check_button_set_active (check, duo_import_row_get_ticked (row));
}

static void
setup_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), list_item);
  gtk_list_item_set_child (list_item, check);
}

static void
bind_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DuoImportWindow *self = user_data;
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  const gboolean ticked = duo_import_row_get_ticked (row);
  g_autofree char *spoken
    = g_strdup_printf (_("%s, %s, was %s, becomes %s"), duo_import_row_get_key (row), duo_import_row_get_field (row),
                       duo_import_row_get_old (row)[0] != '\0' ? duo_import_row_get_old (row) : _("nothing"),
                       duo_import_row_get_new (row));

  self->syncing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  self->syncing = FALSE;
  gtk_widget_set_visible (check, duo_import_row_can_be_ticked (row));
  duo_a11y_set_label (check, spoken);
  g_signal_connect (row, "notify::ticked", G_CALLBACK (row_ticked_cb), check);
}

static void
unbind_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), row_ticked_cb,
                                        gtk_list_item_get_child (list_item));
}

static void
add_column (DuoImportWindow *self, const char *title, Column column, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_text_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, expand);
  gtk_column_view_append_column (self->table, view_column);
}

static void
setup_table (DuoImportWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) check_column = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_check_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_check_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_check_cb), NULL);
  check_column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_append_column (self->table, check_column);
  add_column (self, _("Message"), COLUMN_KEY, TRUE);
  add_column (self, _("Field"), COLUMN_FIELD, FALSE);
  add_column (self, _("Now in DUO Campagnes"), COLUMN_OLD, TRUE);
  add_column (self, _("In this file"), COLUMN_NEW, TRUE);

  self->rows = g_list_store_new (DUO_TYPE_IMPORT_ROW);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->table, selection);
  duo_a11y_set_label (GTK_WIDGET (self->table), _("What the file would change"));
}

/* Refused lines */

static void
copy_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

static char *
dup_place (DuoChangeItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (item->sheet != NULL && item->cell != NULL)
    g_string_append_printf (text, _("Sheet %s, cell %s"), item->sheet, item->cell);
  else if (item->line > 0)
    g_string_append_printf (text, _("Line %u"), item->line);
  else
    g_string_append (text, item->key);
  if (item->column_name != NULL && item->cell == NULL)
    g_string_append_printf (text, _(", column %s"), item->column_name);
  if (item->value != NULL && item->value[0] != '\0')
    g_string_append_printf (text, ": ‘%s’", item->value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_refused_row (DuoImportWindow *self, DuoChangeItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  GtkWidget *copy = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  g_autofree char *place = dup_place (item);
  g_autofree char *reason = duo_words_refusal (item->refusal, item->value);
  g_autofree char *escaped_place = g_markup_escape_text (place, -1);
  g_autofree char *escaped_reason = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_reason);
  gtk_widget_add_css_class (icon, "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (copy, _("Copy this line"));
  duo_a11y_set_label (copy, _("Copy this line"));
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), g_strdup_printf ("%s: %s", place, reason),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
  gtk_list_box_append (self->refused, row);
}

static void
update_refused (DuoImportWindow *self)
{
  const guint count = duo_change_set_count (self->set, DUO_CHANGE_ITEM_REFUSED);
  guint shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->refused))) != NULL)
    gtk_list_box_remove (self->refused, child);
  for (guint i = 0; i < self->set->items->len && shown < MAX_REFUSED_ROWS; i++)
    {
      DuoChangeItem *item = self->set->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_REFUSED)
        continue;
      add_refused_row (self, item);
      shown++;
    }
  if (count > shown)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = g_strdup_printf (_("%u more lines are refused"), count - shown);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (self->refused, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->refused), count > 0);
  gtk_widget_set_visible (self->refused_heading, count > 0);
}

/* Reading */

static const char *
get_separator_word (const char *separator)
{
  if (g_str_equal (separator, ";"))
    return _("semicolon");
  if (g_str_equal (separator, ","))
    return _("comma");
  if (g_str_equal (separator, "\t"))
    return _("tab");
  return separator;
}

static void
describe_file (DuoImportWindow *self)
{
  g_autofree char *lines = g_strdup_printf (ngettext ("%u line", "%u lines", self->set->lines), self->set->lines);
  g_autofree char *how = NULL;
  g_autofree char *ignored = NULL;
  const char *kind = g_strrstr (self->set->kind, "grid") != NULL ? _("Recognised as a calendar: months by sectors")
                                                                 : _("Recognised as a calendar: a list of messages");

  if (self->set->separator[0] != '\0')
    how = g_strdup_printf (_("%s · recognised by its headings · %s, %s between the columns"), lines, self->set->encoding,
                           get_separator_word (self->set->separator));
  else
    how = g_strdup_printf (_("%s · recognised by its headings · %s"), lines, self->set->encoding);
  gtk_label_set_label (self->recognised, kind);
  gtk_label_set_label (self->how_read, how);

  gtk_widget_set_visible (GTK_WIDGET (self->ignored), self->set->ignored->len > 0);
  if (self->set->ignored->len > 0)
    {
      g_autofree char *names = duo_words_titles (self->set->ignored);

      ignored = g_strdup_printf (_("Not read, because these columns mean nothing here: %s."), names);
      gtk_label_set_label (self->ignored, ignored);
    }
}

static void
show_set (DuoImportWindow *self)
{
  static const DuoChangeItemState order[] = { DUO_CHANGE_ITEM_CHANGED, DUO_CHANGE_ITEM_NEW, DUO_CHANGE_ITEM_REFUSED,
                                              DUO_CHANGE_ITEM_SAME, DUO_CHANGE_ITEM_MISSING };
  const guint to_do = duo_change_set_count (self->set, DUO_CHANGE_ITEM_NEW)
                      + duo_change_set_count (self->set, DUO_CHANGE_ITEM_CHANGED);
  const gboolean all_known = to_do == 0 && duo_change_set_count (self->set, DUO_CHANGE_ITEM_REFUSED) == 0;
  guint first = 0;

  describe_file (self);
  update_counters (self);
  update_refused (self);
  while (first < G_N_ELEMENTS (order) - 1 && duo_change_set_count (self->set, order[first]) == 0)
    first++;
  show_state (self, order[first]);
  gtk_widget_set_visible (GTK_WIDGET (self->all_known), all_known);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), to_do > 0);
  gtk_button_set_label (self->cancel_button, to_do > 0 ? _("Cancel") : _("Close"));
  gtk_stack_set_visible_child_name (self->pages, "preview");
  gtk_widget_child_focus (GTK_WIDGET (self->counters), GTK_DIR_TAB_FORWARD);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoImportWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChangeSet) set = duo_calendar_read_import_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_spinner_stop (self->spinner);
  if (set == NULL)
    {
      g_autofree char *name = g_path_get_basename (self->path);
      g_autofree char *sentence = duo_words_error (error, name);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed_page, escaped);
      gtk_button_set_label (self->cancel_button, _("Close"));
      gtk_widget_set_visible (GTK_WIDGET (self->apply_button), FALSE);
      gtk_stack_set_visible_child_name (self->pages, "failed");
      return;
    }
  g_set_object (&self->set, set);
  show_set (self);
}

static void
read_file (DuoImportWindow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  if (self->set == NULL)
    {
      gtk_stack_set_visible_child_name (self->pages, "busy");
      gtk_spinner_start (self->spinner);
    }
  duo_calendar_read_import_async (self->context, self->path, gtk_spin_button_get_value_as_int (self->year),
                                  self->reading, read_cb, self);
}

static gboolean
year_timeout_cb (gpointer user_data)
{
  DuoImportWindow *self = user_data;

  self->year_source = 0;
  read_file (self);
  return G_SOURCE_REMOVE;
}

static void
year_cb (DuoImportWindow *self)
{
  if (self->context == NULL)
    return;

  g_clear_handle_id (&self->year_source, g_source_remove);
  self->year_source = g_timeout_add (YEAR_DELAY_MS, year_timeout_cb, self);
}

/* Ticking and taking over */

static void
tick_all_cb (DuoImportWindow *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  gboolean all = TRUE;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DuoImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      all = all && duo_import_row_get_ticked (row);
    }
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DuoImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      duo_import_row_set_ticked (row, !all);
    }
  if (self->set != NULL)
    update_counters (self);
}

static void
tick_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tick_all_cb (DUO_IMPORT_WINDOW (widget));
}

static void
tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoImportWindow *self = DUO_IMPORT_WINDOW (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->table));
  DuoImportRow *row = gtk_single_selection_get_selected_item (selection);

  if (row == NULL || self->set == NULL)
    return;

  duo_import_row_set_ticked (row, !duo_import_row_get_ticked (row));
  update_counters (self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  self->applying = FALSE;
  if (!duo_calendar_apply_import_finish (DUO_CONTEXT (source), result, &error))
    {
      g_autofree char *why = duo_words_error (error, self->set->file);

      gtk_label_set_label (self->error_label, why);
      gtk_info_bar_set_revealed (self->error_bar, TRUE);
      update_button (self);
      return;
    }
  sentence = duo_words_change ("import", DUO_OBJECT_CALENDAR, self->set->file);
  g_signal_emit (self, applied_signal, 0, sentence, gtk_spin_button_get_value_as_int (self->year));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (DuoImportWindow *self)
{
  if (self->set == NULL || self->applying || duo_change_set_count_ticked (self->set) == 0)
    return;

  self->applying = TRUE;
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  update_button (self);
  duo_calendar_apply_import_async (self->context, self->set, NULL, applied_cb, g_object_ref (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply_cb (DUO_IMPORT_WINDOW (widget));
}

/* GObject */

static void
duo_import_window_dispose (GObject *object)
{
  DuoImportWindow *self = DUO_IMPORT_WINDOW (object);

  g_clear_handle_id (&self->year_source, g_source_remove);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_IMPORT_WINDOW);

  G_OBJECT_CLASS (duo_import_window_parent_class)->dispose (object);
}

static void
duo_import_window_finalize (GObject *object)
{
  DuoImportWindow *self = DUO_IMPORT_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_object (&self->set);
  g_clear_object (&self->rows);
  g_free (self->path);

  G_OBJECT_CLASS (duo_import_window_parent_class)->finalize (object);
}

static void
duo_import_window_class_init (DuoImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_import_window_dispose;
  object_class->finalize = duo_import_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/import/duo-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, recognised);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, how_read);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, year);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, counters);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, all_known);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, table);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, hint_box);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, ignored);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, refused_heading);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, refused);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.tick", NULL, tick_action);
  gtk_widget_class_install_action (widget_class, "import.tick-all", NULL, tick_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "import.tick", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "import.tick-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  applied_signal = g_signal_new ("applied", DUO_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
}

static void
duo_import_window_init (DuoImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_counters (self);
  setup_table (self);
  update_button (self);
}

/* A year in a file's name says more than the year that happens to be shown. */
static gint
guess_year (const char *path, gint year)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GRegex) regex = g_regex_new ("(?<!\\d)(20\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return year;
  found = g_match_info_fetch (match, 1);
  return (gint) g_ascii_strtoll (found, NULL, 10);
}

/**
 * duo_import_window_new:
 * @context: the context
 * @path: the file to read
 * @year: the calendar's year, for a file that does not tell it
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the window; it reads the file at once, off the main thread
 */
DuoImportWindow *
duo_import_window_new (DuoContext *context, const char *path, gint year, GtkWindow *parent)
{
  g_autofree char *name = g_path_get_basename (path);
  DuoImportWindow *self
    = g_object_new (DUO_TYPE_IMPORT_WINDOW, "transient-for", parent, "title", _("Import: calendar"), NULL);

  adw_window_title_set_title (self->title, _("Import: calendar"));
  adw_window_title_set_subtitle (self->title, name);
  self->path = g_strdup (path);
  gtk_spin_button_set_value (self->year, guess_year (path, year));
  self->context = g_object_ref (context);
  read_file (self);
  return self;
}
