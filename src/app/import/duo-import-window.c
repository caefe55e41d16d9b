/* SPDX-License-Identifier: EUPL-1.2 */
/* The import preview: what a file would change, ticked row by row, and taken over as one change. */
#include "duo-import-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-error.h"
#include "duo-import-counters.h"
#include "duo-import-days.h"
#include "duo-import-form-button.h"
#include "duo-import-refused.h"
#include "duo-import-table.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

/* No larger than the window it belongs to. */
#define DEFAULT_WIDTH 1080
#define DEFAULT_HEIGHT 720

/* Another year is read for when somebody stops typing it. */
#define YEAR_DELAY_MS 500

/* How often it is told how far it is. */
#define PROGRESS_MS 100

/* So many columns that are not read are named; more of them are counted. */
#define IGNORED_NAMED 8

struct _DuoImportWindow
{
  AdwWindow parent_instance;

  DuoContext *context;      /* (owned) */
  DuoImportSource *source;  /* (owned) */
  DuoTextForm form;         /* how the file is read */
  DuoChangeSet *set;        /* (owned) (nullable): what was read last */
  GCancellable *reading;    /* (owned) (nullable): while it is read */
  guint year_source;        /* 0 = none waits */
  GCancellable *applying;   /* (owned) (nullable): while it is stored */
  guint progress_source;    /* 0 = nothing goes on */

  AdwWindowTitle *title;
  GtkButton *cancel_button;
  GtkButton *apply_button;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkStack *pages;
  GtkSpinner *spinner;
  GtkLabel *busy;
  GtkProgressBar *bar;
  AdwStatusPage *failed_page;
  GtkWidget *another_button;
  DuoImportFormButton *failed_form_button;
  GtkLabel *recognised;
  GtkLabel *how_read;
  GtkLabel *encoding;
  GtkWidget *separator_title;
  GtkLabel *separator;
  DuoImportFormButton *form_button;
  GtkWidget *year_label;
  GtkSpinButton *year;
  DuoImportDays *days;
  gboolean other_day; /* a person said one that it was not read for yet */
  DuoImportCounters *counters;
  GtkLabel *all_known;
  GtkWidget *outdated_box;
  GtkLabel *outdated;
  GtkButton *outdated_button;
  GtkWidget *table_scroller;
  DuoImportTable *table;
  GtkWidget *foot_box;
  GtkWidget *hint_box;
  GtkLabel *hint;
  GtkLabel *ignored;
  GtkExpander *ignored_more;
  GtkLabel *ignored_all;
  GtkWidget *refused_heading;
  GtkListBox *refused;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (DuoImportWindow, duo_import_window, ADW_TYPE_WINDOW)

static guint applied_signal;
static guint another_signal;

/* What was read */

static void
update_button (DuoImportWindow *self)
{
  const guint ticked = self->set != NULL ? duo_change_set_count_ticked (self->set) : 0;
  const gboolean any = ticked > 0 || (self->set != NULL && duo_import_source_count_more (self->source) > 0);
  g_autofree char *label = DUO_IMPORT_SOURCE_GET_CLASS (self->source)->dup_apply_label (self->source, ticked);

  gtk_button_set_label (self->apply_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply_button), any && self->applying == NULL && self->reading == NULL
                                                               && duo_import_days_is_settled (self->days));
}

/* What can't be read is not kept as a change. */
static void
show_page (DuoImportWindow *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->pages, name);
  gtk_widget_set_visible (self->foot_box, !g_str_equal (name, "failed"));
}

/* Whether any of those is ticked that only an older list has. */
static gboolean
is_outdated_ticked (DuoImportWindow *self)
{
  for (guint i = 0; i < self->set->items->len; i++)
    {
      DuoChangeItem *item = self->set->items->pdata[i];

      if (item->ticked && duo_change_item_is_outdated (item))
        return TRUE;
    }

  return FALSE;
}

static void
update_counts (DuoImportWindow *self)
{
  if (self->set == NULL)
    return;

  duo_import_counters_update (self->counters, self->set, duo_import_source_count_more (self->source));
  gtk_button_set_label (self->outdated_button, is_outdated_ticked (self) ? _("Untick These") : _("Tick These"));
  update_button (self);
}

/* What a person should look at is said before anybody asks: what an older file brings and a later one does not have, what may be wrong. */
static void
describe_remarks (DuoImportWindow *self, DuoChangeItemState state)
{
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  const guint n = state == DUO_CHANGE_ITEM_NEW ? duo_change_set_count_outdated (self->set) : 0;
  g_autofree char *others = source_class->dup_remarks != NULL ? source_class->dup_remarks (self->source, self->set, state) : NULL;
  g_autofree char *text = n == 0 ? g_strdup (others != NULL ? others : "") : g_strdup_printf (ngettext ("%'u of these is only in an older file, and not in the list that came after it. It is "
                                                     "taken over as it was then, and not closed.",
                                                     "%'u of these are only in an older file, and not in the list that came after it. They "
                                                     "are taken over as they were then, and not closed.", n), n);

  gtk_label_set_label (self->outdated, text);
  gtk_widget_set_visible (self->outdated_box, *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->outdated_button), n > 0);
}

static void
chosen_cb (DuoImportWindow *self, gint state)
{
  const guint n_rows = duo_import_table_show (self->table, self->set, (DuoChangeItemState) state);
  const gboolean can_tick = state == DUO_CHANGE_ITEM_NEW || state == DUO_CHANGE_ITEM_CHANGED;

  gtk_widget_set_visible (self->table_scroller, n_rows > 0);
  describe_remarks (self, (DuoChangeItemState) state);
  gtk_widget_set_visible (self->hint_box, can_tick && n_rows > 0);
}

/* The day that a file tells about decides what overwrites what: where no name says it, it is asked. */
static void
show_days (DuoImportWindow *self)
{
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  g_autoptr (GArray) days = source_class->get_days != NULL ? source_class->get_days (self->source) : NULL;

  duo_import_days_show (self->days, days);
}

/* What is not read of the file: named when it is little, behind one line when it is much. */
static void
describe_ignored (DuoImportWindow *self)
{
  const guint n = self->set->ignored->len;
  g_autofree char *names = n > 0 ? duo_words_titles (self->set->ignored) : g_strdup ("");
  g_autofree char *named = g_strdup_printf (_("Not read, because these columns mean nothing here: %s."), names);
  g_autofree char *counted = g_strdup_printf (ngettext ("%u column means nothing here and is not read",
                                                        "%u columns mean nothing here and are not read", n), n);

  gtk_label_set_label (self->ignored, named);
  gtk_widget_set_visible (GTK_WIDGET (self->ignored), n > 0 && n <= IGNORED_NAMED);
  gtk_expander_set_label (self->ignored_more, counted);
  duo_a11y_set_label (GTK_WIDGET (self->ignored_more), counted);
  gtk_label_set_label (self->ignored_all, names);
  gtk_widget_set_visible (GTK_WIDGET (self->ignored_more), n > IGNORED_NAMED);
}

/* What it is kept as, and where it comes from. */
static void
describe_foot (DuoImportWindow *self)
{
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  g_autofree char *change = duo_import_source_dup_change (self->source);
  g_autofree char *origin = source_class->dup_origin != NULL ? source_class->dup_origin (self->source, self->set) : NULL;
  g_autofree char *kept = g_strdup_printf (_("Kept as one change: ‘%s’. You can take it back as a whole later."), change);
  g_autofree char *foot = origin != NULL ? g_strdup_printf ("%s\n%s", kept, origin) : g_strdup (kept);

  gtk_label_set_label (self->foot, foot);
}

static void
describe_file (DuoImportWindow *self)
{
  const gboolean is_text = self->set->separator[0] != '\0';
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  g_autofree char *recognised = source_class->dup_recognised (self->source, self->set);
  const gboolean pointed_out = source_class->is_pointed_out != NULL && source_class->is_pointed_out (self->source);
  g_autofree char *how
    = source_class->dup_how != NULL ? source_class->dup_how (self->source, self->set)
      : pointed_out ? g_strdup_printf (ngettext ("%'u line · its columns were pointed out by you",
                                               "%'u lines · its columns were pointed out by you", self->set->lines),
                                     self->set->lines)
                  : g_strdup_printf (ngettext ("%'u line · recognised by its headings, not by the name of the file",
                                               "%'u lines · recognised by its headings, not by the name of the file",
                                               self->set->lines),
                                     self->set->lines);
  g_autofree char *holds = source_class->dup_holds != NULL ? source_class->dup_holds (self->source, self->set) : g_strdup ("");
  g_autofree char *read = g_strconcat (how, *holds != '\0' ? " · " : NULL, holds, NULL);
  g_autofree char *separator = NULL;

  gtk_label_set_label (self->recognised, recognised);
  show_days (self);
  gtk_label_set_label (self->how_read, read);
  gtk_label_set_label (self->encoding, self->set->encoding);
  separator = self->set->newline[0] != '\0'
                ? g_strdup_printf (_("%s, line ends %s"), duo_import_separator_word (self->set->separator),
                                   self->set->newline)
                : g_strdup (duo_import_separator_word (self->set->separator));
  gtk_label_set_label (self->separator, separator);
  gtk_widget_set_visible (self->separator_title, is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->separator), is_text);
  gtk_widget_set_visible (GTK_WIDGET (self->form_button), is_text);

  describe_ignored (self);
  describe_foot (self);
}

/* The preview of somebody's own list lies over the window in which its columns were pointed out: that comes back. */
static void
label_cancel (DuoImportWindow *self, gboolean to_do)
{
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  const gboolean pointed_out = source_class->is_pointed_out != NULL && source_class->is_pointed_out (self->source);

  gtk_button_set_label (self->cancel_button, pointed_out ? _("Back to the Columns") : to_do ? _("Cancel") : _("Close"));
}

static void
show_set (DuoImportWindow *self)
{
  static const DuoChangeItemState order[] = { DUO_CHANGE_ITEM_CHANGED, DUO_CHANGE_ITEM_NEW, DUO_CHANGE_ITEM_REFUSED,
                                              DUO_CHANGE_ITEM_SAME, DUO_CHANGE_ITEM_MISSING };
  const guint to_do = duo_change_set_count (self->set, DUO_CHANGE_ITEM_NEW)
                      + duo_change_set_count (self->set, DUO_CHANGE_ITEM_CHANGED) + duo_import_source_count_more (self->source);
  const gboolean refused = duo_import_refused_update (self->refused, self->set) > 0;
  const gboolean first_time = !g_str_equal (gtk_stack_get_visible_child_name (self->pages), "preview");
  guint first = 0;

  describe_file (self);
  update_counts (self);
  while (first < G_N_ELEMENTS (order) - 1 && duo_change_set_count (self->set, order[first]) == 0)
    first++;
  duo_import_counters_choose (self->counters, order[first]);
  gtk_widget_set_visible (GTK_WIDGET (self->refused), refused);
  gtk_widget_set_visible (self->refused_heading, refused);
  gtk_label_set_label (GTK_LABEL (self->refused_heading), duo_import_source_count_more (self->source) > 0 ? _("Unclear or not readable") : _("Refused"));
  gtk_label_set_label (self->all_known, duo_change_set_count (self->set, DUO_CHANGE_ITEM_SAME) > 0 || self->set->lines > 1
                                          ? _("Everything was known already. Nothing was changed.")
                                          : _("No lines stand below the headings of this file: there is nothing to read."));
  gtk_widget_set_visible (GTK_WIDGET (self->all_known), to_do == 0 && !refused);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), to_do > 0);
  label_cancel (self, to_do > 0);
  show_page (self, "preview");
  gtk_widget_set_visible (self->foot_box, to_do > 0); /* it tells of the change that comes of it */
  if (first_time)
    duo_import_counters_focus (self->counters);
}

/* Going on */

static gboolean
progress_cb (gpointer user_data)
{
  DuoImportWindow *self = user_data;
  GCancellable *work = self->applying != NULL ? self->applying : self->reading;
  g_autofree char *words = NULL;
  DuoProgress progress;

  if (work == NULL || !duo_progress_read (G_OBJECT (work), &progress))
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }

  words = duo_words_progress (&progress);
  gtk_label_set_label (self->busy, words);
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), progress.all > 0 ? 1 : 0); /* what lies around it stays where it is */
  gtk_progress_bar_set_fraction (self->bar, progress.all > 0 ? (double) progress.done / progress.all : 0);
  return G_SOURCE_CONTINUE;
}

/* Returns: (transfer full): what stops the work that begins now, and says how far it is. @stage: the first. */
static GCancellable *
begin_work (DuoImportWindow *self, DuoProgressStage stage)
{
  const DuoProgress begin = { stage, 0, 0 };
  g_autofree char *words = duo_words_progress (&begin);
  GCancellable *work = g_cancellable_new ();

  duo_progress_watch (G_OBJECT (work));
  duo_progress_report (work, stage, 0, 0);
  gtk_label_set_label (self->busy, words);
  gtk_widget_set_opacity (GTK_WIDGET (self->bar), 0);
  if (self->progress_source == 0)
    self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  return work;
}

/* Reading */

/* Whether another encoding or separator may help: a workbook has neither. */
static gboolean
may_be_read_otherwise (const char *name, const GError *error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return (g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN)
          || g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED))
         && (g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".txt"));
}

static void
show_failure (DuoImportWindow *self, const GError *error)
{
  g_autofree char *name = DUO_IMPORT_SOURCE_GET_CLASS (self->source)->dup_file (self->source);
  g_autofree char *sentence = duo_words_error (error, name);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  label_cancel (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->apply_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failed_form_button), may_be_read_otherwise (name, error));
  gtk_widget_set_visible (self->another_button, g_signal_has_handler_pending (self, another_signal, 0, FALSE));
  show_page (self, "failed");
  if (gtk_widget_get_visible (self->another_button))
    (void) gtk_widget_grab_focus (self->another_button); /* there is nothing else to do here */
}

static void
another_cb (DuoImportWindow *self)
{
  g_signal_emit (self, another_signal, 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoImportWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChangeSet) set = NULL;

  set = DUO_IMPORT_SOURCE_GET_CLASS (self->source)->read_finish (self->source, DUO_CONTEXT (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_object_unref (self);
      return;
    }

  g_clear_object (&self->reading);
  gtk_spinner_stop (self->spinner);
  g_set_object (&self->set, set);
  if (set != NULL)
    show_set (self);
  else
    show_failure (self, error);
  g_object_unref (self);
}

static void
read_file (DuoImportWindow *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = begin_work (self, DUO_PROGRESS_READING);
  if (self->set == NULL)
    {
      show_page (self, "busy");
      gtk_spinner_start (self->spinner);
    }
  update_button (self);
  DUO_IMPORT_SOURCE_GET_CLASS (self->source)
    ->read_async (self->source, self->context, &self->form, gtk_spin_button_get_value_as_int (self->year), self->reading,
                  read_cb, g_object_ref (self));
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

/* Another day is read for once all that was said is known: of one file, or of each of them. */
static void
said_cb (DuoImportWindow *self, const char *key, guint day)
{
  DUO_IMPORT_SOURCE_GET_CLASS (self->source)->set_day (self->source, key, day);
  self->other_day = TRUE;
}

static void
checked_cb (DuoImportWindow *self)
{
  const gboolean again = self->other_day;

  self->other_day = FALSE;
  if (again)
    read_file (self);
  else
    update_button (self);
}

static void
form_changed_cb (DuoImportWindow *self, DuoImportFormButton *button)
{
  self->form = duo_import_form_button_get_form (button);
  duo_import_form_button_set_form (self->form_button, &self->form);
  duo_import_form_button_set_form (self->failed_form_button, &self->form);
  read_file (self);
}

/* Ticking and taking over */

static void
tick_all_cb (DuoImportWindow *self)
{
  duo_import_table_tick_all (self->table);
}

static void
tick_outdated_cb (DuoImportWindow *self)
{
  duo_import_table_tick_outdated (self->table, !is_outdated_ticked (self));
}

static void
tick_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tick_all_cb (DUO_IMPORT_WINDOW (widget));
}

static void
tick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_import_table_tick (DUO_IMPORT_WINDOW (widget)->table);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoImportWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_clear_object (&self->applying);
  gtk_spinner_stop (self->spinner);
  if (!DUO_IMPORT_SOURCE_GET_CLASS (self->source)->apply_finish (self->source, DUO_CONTEXT (source), result, &error))
    {
      g_autofree char *why = duo_words_error (error, self->set->file);

      show_page (self, "preview");
      update_button (self);
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return; /* nothing of it is stored, and whoever stopped it knows */
      gtk_label_set_label (self->error_label, why);
      gtk_info_bar_set_revealed (self->error_bar, TRUE);
      return;
    }
  sentence = DUO_IMPORT_SOURCE_GET_CLASS (self->source)->dup_applied (self->source, self->set);
  g_signal_emit (self, applied_signal, 0, sentence, gtk_spin_button_get_value_as_int (self->year));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (DuoImportWindow *self)
{
  duo_import_days_settle (self->days); /* one that is still being typed counts */
  if (!duo_import_days_is_settled (self->days))
    return;
  if (self->set == NULL || self->applying != NULL || self->reading != NULL
      || (duo_change_set_count_ticked (self->set) == 0 && duo_import_source_count_more (self->source) == 0))
    return;

  self->applying = begin_work (self, DUO_PROGRESS_STORING);
  show_page (self, "busy");
  gtk_spinner_start (self->spinner);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  update_button (self);
  DUO_IMPORT_SOURCE_GET_CLASS (self->source)
    ->apply_async (self->source, self->context, self->set, self->applying, applied_cb, g_object_ref (self));
}

/* Who closes the window while it stores stops that; the preview comes back, and nothing was stored. Who closes it while it
 * reads stops that too. */
static gboolean
duo_import_window_close_request (GtkWindow *window)
{
  DuoImportWindow *self = DUO_IMPORT_WINDOW (window);

  if (self->applying != NULL)
    {
      g_cancellable_cancel (self->applying);
      return TRUE;
    }
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading); /* which holds the window until it hears of it */

  return GTK_WINDOW_CLASS (duo_import_window_parent_class)->close_request (window);
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
  g_clear_handle_id (&self->progress_source, g_source_remove);
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
  g_clear_object (&self->source);
  g_clear_object (&self->set);

  G_OBJECT_CLASS (duo_import_window_parent_class)->finalize (object);
}

static void
duo_import_window_class_init (DuoImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_import_window_dispose;
  object_class->finalize = duo_import_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = duo_import_window_close_request;
  g_type_ensure (DUO_TYPE_IMPORT_COUNTERS);
  g_type_ensure (DUO_TYPE_IMPORT_DAYS);
  g_type_ensure (DUO_TYPE_IMPORT_FORM_BUTTON);
  g_type_ensure (DUO_TYPE_IMPORT_TABLE);
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/import/duo-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, another_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, failed_form_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, recognised);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, how_read);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, encoding);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, separator_title);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, form_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, year_label);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, year);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, days);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, counters);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, all_known);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, outdated_box);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, outdated);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, outdated_button);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, table_scroller);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, table);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, foot_box);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, hint_box);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, ignored);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, ignored_more);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, ignored_all);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, refused_heading);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, refused);
  gtk_widget_class_bind_template_child (widget_class, DuoImportWindow, foot);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, tick_outdated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_counts);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_bind_template_callback (widget_class, said_cb);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.tick", NULL, tick_action);
  gtk_widget_class_install_action (widget_class, "import.tick-all", NULL, tick_all_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "import.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "import.tick", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_a, GDK_CONTROL_MASK, "import.tick-all", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  applied_signal = g_signal_new ("applied", DUO_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_INT);
  another_signal = g_signal_new ("another", DUO_TYPE_IMPORT_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_import_window_init (DuoImportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The words that are the source's. */
static void
show_source (DuoImportWindow *self)
{
  const DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_GET_CLASS (self->source);
  g_autofree char *name = source_class->dup_file (self->source);

  gtk_window_set_title (GTK_WINDOW (self), duo_import_source_get_title (self->source));
  adw_window_title_set_title (self->title, duo_import_source_get_title (self->source));
  adw_window_title_set_subtitle (self->title, name);
  gtk_label_set_label (self->hint,
                       source_class->knows_edited ? _("A field that you edited yourself is off. An empty field in the "
                                                      "file never wipes a value.")
                                                  : _("An empty field in the file never wipes a value."));
  gtk_widget_set_visible (self->year_label, source_class->with_year);
  gtk_widget_set_visible (GTK_WIDGET (self->year), source_class->with_year);
  duo_import_table_set_source (self->table, self->source);
}

/**
 * duo_import_window_new:
 * @context: the context
 * @source: what is read
 * @year: the year to begin with, for a source that has one; else of no matter
 * @parent: the window it belongs to
 *
 * Returns: (transfer none): the window; it reads the file at once, off the main thread
 */
DuoImportWindow *
duo_import_window_new (DuoContext *context, DuoImportSource *source, gint year, GtkWindow *parent)
{
  DuoImportWindow *self = g_object_new (DUO_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);

  self->source = g_object_ref (source);
  show_source (self);
  gtk_window_set_default_size (GTK_WINDOW (self), MIN (DEFAULT_WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
                               MIN (DEFAULT_HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))));
  gtk_spin_button_set_value (self->year, year);
  self->context = g_object_ref (context);
  read_file (self);
  return self;
}
