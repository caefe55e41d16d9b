/* SPDX-License-Identifier: EUPL-1.2 */
/* The step before the preview of somebody's own list: what each column is. It begins with what the headings and what
 * stands under them say, or with what was pointed out the last time that these headings came by. */
#include "duo-list-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-choice.h"
#include "duo-contacts-import-source.h"
#include "duo-import-form-button.h"
#include "duo-import-window.h"
#include "duo-list-memory.h"
#include "duo-register-import-source.h"
#include "duo-words-list.h"
#include "duo-words.h"

#define DEFAULT_WIDTH 760
#define DEFAULT_HEIGHT 720

struct _DuoListWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  char *path;                /* (owned) (type filename) */
  DuoListLook *look;         /* (owned) (nullable): as last read */
  DuoTextForm form;
  GCancellable *cancellable; /* (owned) */
  GPtrArray *rows;           /* (owned) (element-type AdwActionRow): a row for each column, of the list */
  GPtrArray *drop_downs;     /* (owned) (element-type GtkDropDown): what each is */
  gboolean remembered;       /* it begins as it was pointed out before */
  gboolean syncing;          /* the controls follow, nobody touched them */

  AdwWindowTitle *title;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkLabel *intro;
  GtkDropDown *kind;
  GtkWidget *sheet_row;
  GtkDropDown *sheet;
  GtkSpinButton *heading;
  AdwActionRow *form_row;
  DuoImportFormButton *form_button;
  GtkLabel *lack;
  GtkListBox *list;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (DuoListWindow, duo_list_window, ADW_TYPE_WINDOW)

static DuoListKind
get_kind (DuoListWindow *self)
{
  return (DuoListKind) duo_choice_get_selected (self->kind);
}

static DuoMeaning
get_meaning (DuoListWindow *self, guint place)
{
  return (DuoMeaning) duo_choice_get_selected (self->drop_downs->pdata[place]);
}

/* What is pointed out. Of two columns that are the same the first counts; the window does not go on until one is not. */
static DuoListPlan
get_plan (DuoListWindow *self)
{
  DuoListPlan plan = { .kind = get_kind (self), .sheet = self->look->sheet, .heading = self->look->heading };

  for (guint i = self->drop_downs->len; i > 0; i--)
    {
      const DuoListColumn *column = self->look->columns->pdata[i - 1];

      plan.columns[get_meaning (self, i - 1)] = column->column;
    }
  plan.columns[DUO_MEANING_NOTHING] = 0;
  return plan;
}

/* Checking */

/* Returns: (transfer full): "Kolom 3" where there is no heading. */
static char *
dup_column_name (const DuoListColumn *column)
{
  return *column->heading != '\0' ? g_strdup (column->heading) : g_strdup_printf (_("Column %u"), column->column);
}

/* Returns: (transfer full): some of what stands in it. */
static char *
dup_examples (const DuoListColumn *column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DUO_LIST_EXAMPLES && column->examples[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "", column->examples[i]);
  return g_strdup (text->len > 0 ? text->str : _("nothing stands in it"));
}

/* Says what is wrong with the column on its own row. Returns: whether anything is. */
static gboolean
check_column (DuoListWindow *self, guint place)
{
  const DuoListColumn *column = self->look->columns->pdata[place];
  const DuoMeaning meaning = get_meaning (self, place);
  g_autofree char *examples = dup_examples (column);
  g_autofree char *trouble = NULL;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; trouble == NULL && meaning != DUO_MEANING_NOTHING && i < self->drop_downs->len; i++)
    if (i != place && get_meaning (self, i) == meaning)
      {
        g_autofree char *other = dup_column_name (self->look->columns->pdata[i]);

        trouble = g_strdup_printf (_("Column ‘%s’ is this already. Choose something else here or there."), other);
      }

  if (trouble != NULL)
    subtitle = g_markup_printf_escaped ("%s\n%s", examples, trouble);
  else if (column->twice)
    subtitle = g_markup_printf_escaped ("%s\n%s", examples, _("This heading stands in the file more than once."));
  else
    subtitle = g_markup_escape_text (examples, -1);
  adw_action_row_set_subtitle (self->rows->pdata[place], subtitle);
  duo_a11y_set_invalid (self->rows->pdata[place], trouble);
  duo_a11y_set_invalid (self->drop_downs->pdata[place], trouble);
  return trouble != NULL;
}

static void
check (DuoListWindow *self)
{
  const DuoListPlan plan = get_plan (self);
  const DuoListLack lack = duo_list_plan_find_lack (&plan);
  gboolean wrong = lack != DUO_LIST_LACK_NONE;

  for (guint i = 0; i < self->drop_downs->len; i++)
    if (check_column (self, i))
      wrong = TRUE;
  gtk_label_set_label (self->lack, duo_words_list_lack (lack));
  gtk_widget_set_visible (GTK_WIDGET (self->lack), lack != DUO_LIST_LACK_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.next", !wrong);
}

static void
meaning_cb (DuoListWindow *self)
{
  if (!self->syncing)
    check (self);
}

/* Showing */

static void
fill_meanings (GtkDropDown *drop_down, DuoListKind kind)
{
  GListStore *choices = G_LIST_STORE (gtk_drop_down_get_model (drop_down));

  for (guint i = 0; i < DUO_N_MEANINGS; i++)
    if (duo_meaning_fits ((DuoMeaning) i, kind))
      {
        g_autoptr (DuoChoice) choice = duo_choice_new (duo_words_meaning ((DuoMeaning) i, kind), i);

        g_list_store_append (choices, choice);
      }
}

static void
add_column (DuoListWindow *self, const DuoListColumn *column, DuoMeaning meaning)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autofree char *name = dup_column_name (column);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *spoken = g_strdup_printf (_("What column ‘%s’ is"), name);

  duo_choice_set_up_drop_down (GTK_DROP_DOWN (drop_down), _("This is"));
  fill_meanings (GTK_DROP_DOWN (drop_down), get_kind (self));
  duo_choice_select (GTK_DROP_DOWN (drop_down), meaning);
  duo_a11y_label_drop_down (drop_down, spoken);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (drop_down, "notify::selected", G_CALLBACK (meaning_cb), self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), drop_down);
  gtk_list_box_append (self->list, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->drop_downs, drop_down);
}

/* @plan: (nullable): as it was pointed out before; %NULL = as the looking says. */
static void
show_columns (DuoListWindow *self, const DuoListPlan *plan)
{
  g_ptr_array_set_size (self->drop_downs, 0);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_list_box_remove (self->list, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  self->syncing = TRUE;
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      const DuoListColumn *column = self->look->columns->pdata[i];
      DuoMeaning meaning = plan != NULL ? DUO_MEANING_NOTHING : column->guesses[get_kind (self)];

      for (guint j = 0; plan != NULL && j < DUO_N_MEANINGS; j++)
        if (plan->columns[j] == column->column)
          meaning = (DuoMeaning) j;
      add_column (self, column, meaning);
    }
  self->syncing = FALSE;
  check (self);
}

static void
show_sheets (DuoListWindow *self)
{
  GListStore *choices = G_LIST_STORE (gtk_drop_down_get_model (self->sheet));
  guint n_visible = 0;

  g_list_store_remove_all (choices);
  for (guint i = 0; i < self->look->sheets->len; i++)
    if (g_array_index (self->look->visible, gboolean, i))
      {
        g_autoptr (DuoChoice) choice = duo_choice_new (self->look->sheets->pdata[i], i);

        g_list_store_append (choices, choice);
        n_visible++;
      }
  duo_choice_select (self->sheet, self->look->sheet);
  gtk_widget_set_visible (self->sheet_row, n_visible > 1);
}

/* What was looked at, from the file's name down to its columns. */
static void
show_look (DuoListWindow *self)
{
  DuoListPlan plan = { .kind = self->look->kind };
  const gboolean is_text = *self->look->separator != '\0';
  g_autofree char *how = g_strdup_printf ("%s, %s", self->look->encoding, duo_import_separator_word (self->look->separator));

  self->remembered = duo_list_memory_find (self->look->signature, &plan);
  self->syncing = TRUE;
  duo_choice_select (self->kind, plan.kind);
  show_sheets (self);
  gtk_spin_button_set_value (self->heading, self->look->heading);
  self->syncing = FALSE;
  gtk_label_set_label (self->intro, self->remembered
                                      ? _("You read in a list with these headings before: what you pointed out then is filled in. Look "
                                          "whether it is still right.")
                                      : _("This is no file of DUO that is known here. Say what each column is; it is remembered for the next "
                                          "list with these headings. Nothing is stored yet."));
  adw_action_row_set_subtitle (self->form_row, how);
  gtk_widget_set_visible (GTK_WIDGET (self->form_row), is_text);
  gtk_widget_set_visible (self->more, self->look->more);
  show_columns (self, self->remembered ? &plan : NULL);
}

/* Looking again */

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoListWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  DuoListLook *look = duo_list_look_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), look == NULL);
  if (look == NULL)
    {
      g_autofree char *name = g_path_get_basename (self->path);
      g_autofree char *sentence = duo_words_error (error, name);

      gtk_label_set_label (self->error, sentence);
      return;
    }

  g_clear_pointer (&self->look, duo_list_look_free);
  self->look = look;
  show_look (self);
}

static void
look_again (DuoListWindow *self, gint sheet, gint heading)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_list_look_async (duo_calendar_model_get_context (self->model), self->path, &self->form, sheet, heading, self->cancellable,
                       looked_cb, self);
}

static void
kind_cb (DuoListWindow *self)
{
  if (!self->syncing && self->look != NULL)
    show_columns (self, NULL);
}

static void
sheet_cb (DuoListWindow *self)
{
  if (!self->syncing && self->look != NULL)
    look_again (self, (gint) duo_choice_get_selected (self->sheet), DUO_LIST_FIND);
}

static void
heading_cb (DuoListWindow *self)
{
  if (!self->syncing && self->look != NULL)
    look_again (self, (gint) self->look->sheet, gtk_spin_button_get_value_as_int (self->heading));
}

static void
form_cb (DuoListWindow *self)
{
  self->form = duo_import_form_button_get_form (self->form_button);
  look_again (self, DUO_LIST_FIND, DUO_LIST_FIND);
}

/* Going on */

/* The preview closes itself after this: it must not have gone along with the window that it lies over. */
static void
applied_cb (DuoListWindow *self, const char *sentence, gint year, GtkWindow *window)
{
  gtk_window_set_transient_for (window, gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The preview lies over this window: who gives it up is back at the columns. */
static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoListWindow *self = DUO_LIST_WINDOW (widget);
  const DuoListPlan plan = get_plan (self);
  g_autoptr (DuoImportSource) source = NULL;
  DuoImportWindow *window;

  duo_list_memory_keep (self->look->signature, &plan);
  source = plan.kind == DUO_LIST_CONTACTS ? duo_contacts_import_source_new (self->path, &self->form, &plan)
                                          : duo_register_import_source_new_list (self->path, &self->form, &plan);
  window = duo_import_window_new (duo_calendar_model_get_context (self->model), source, 0,
                                  gtk_window_get_transient_for (GTK_WINDOW (self)));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

/* Life */

static void
duo_list_window_dispose (GObject *object)
{
  DuoListWindow *self = DUO_LIST_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_LIST_WINDOW);

  G_OBJECT_CLASS (duo_list_window_parent_class)->dispose (object);
}

static void
duo_list_window_finalize (GObject *object)
{
  DuoListWindow *self = DUO_LIST_WINDOW (object);

  g_free (self->path);
  g_clear_pointer (&self->look, duo_list_look_free);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->drop_downs);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (duo_list_window_parent_class)->finalize (object);
}

static void
duo_list_window_class_init (DuoListWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_list_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_list_window_finalize;
  g_type_ensure (DUO_TYPE_IMPORT_FORM_BUTTON); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-list-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, intro);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, kind);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, sheet_row);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, form_row);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, form_button);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, lack);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoListWindow, more);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_cb);
  gtk_widget_class_install_action (widget_class, "list.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duo_list_window_init (DuoListWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->drop_downs = g_ptr_array_new ();
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_choice_set_up_drop_down (self->kind, NULL);
  for (guint i = 0; i < DUO_N_LIST_KINDS; i++)
    {
      g_autoptr (DuoChoice) choice = duo_choice_new (duo_words_list_kind ((DuoListKind) i), i);

      g_list_store_append (G_LIST_STORE (gtk_drop_down_get_model (self->kind)), choice);
    }
  duo_a11y_label_drop_down (GTK_WIDGET (self->kind), _("Each line is"));
  duo_choice_set_up_drop_down (self->sheet, NULL);
  duo_a11y_label_drop_down (GTK_WIDGET (self->sheet), _("Sheet"));
  self->syncing = FALSE;
}

GtkWidget *
duo_list_window_present (GtkWindow *parent, DuoCalendarModel *model, const char *path, DuoListLook *look)
{
  DuoListWindow *self = g_object_new (DUO_TYPE_LIST_WINDOW, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->path = g_strdup (path);
  self->look = look;
  adw_window_title_set_subtitle (self->title, look->file);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (DEFAULT_WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (DEFAULT_HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  show_look (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
