/* SPDX-License-Identifier: EUPL-1.2 */
/* Making the month overview: choose the month, see what it will hold, save it or issue it. */
#include "duo-overview-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-choice.h"
#include "duo-file-chooser.h"
#include "duo-words.h"
#include "duo-wrap-layout.h"

struct _DuoOverviewWindow
{
  AdwWindow parent_instance;

  DuoContext *context;         /* (owned) */
  GCancellable *preparing;     /* (owned) (nullable): of the look that runs */
  gboolean issuing;            /* what the file chooser was opened for */
  gboolean writing;
  guint n_sheets;
  guint left_out;              /* sheets that are not ticked, a bit each */
  char *path;                  /* (owned) (nullable): being written */

  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkDropDown *month;
  AdwActionRow *since_row;
  AdwActionRow *holds_row;
  GtkSpinner *spinner;
  GtkBox *sheets;
  GtkButton *issue_button;
  GtkButton *save_button;
  gboolean was_prepared; /* what it will hold has been told once */
};

G_DEFINE_FINAL_TYPE (DuoOverviewWindow, duo_overview_window, ADW_TYPE_WINDOW)

static guint written_signal;

static DuoMonth
get_month (DuoOverviewWindow *self)
{
  return (DuoMonth) duo_choice_get_selected (self->month);
}

static void
show_error (DuoOverviewWindow *self, const GError *error, const char *what)
{
  g_autofree char *sentence = duo_words_error (error, what);

  gtk_label_set_label (self->error_label, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
set_busy (DuoOverviewWindow *self, gboolean busy)
{
  const gboolean none_ticked = self->left_out == (1u << self->n_sheets) - 1;

  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->issue_button), !busy && !none_ticked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_button), !busy && !none_ticked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->month), !self->writing);
}

/* What it will hold */

static guint
count_messages (DuoOverview *overview, const DuoSpan *year)
{
  guint count = 0;

  for (guint i = 0; i < overview->content->messages->len; i++)
    {
      DuoMessage *message = overview->content->messages->pdata[i];

      if (duo_message_get_audience (message) == DUO_AUDIENCE_STUDENTS
          && duo_message_get_status (message) != DUO_MESSAGE_WITHDRAWN && duo_message_overlaps (message, year))
        count++;
    }
  return count;
}

static char *
describe_since (DuoOverview *overview)
{
  g_autofree char *month = NULL;
  g_autofree char *day = NULL;
  DuoWhen when;

  if (overview->previous_issue == NULL)
    return g_strdup (_("No overview of an earlier month was issued: nothing to compare with"));

  month = duo_words_month_year (overview->previous_issue->month);
  when = duo_when_day (overview->previous_issue->day);
  day = duo_words_when (&when, TRUE, FALSE);
  return g_strdup_printf (_("the overview of %s, issued on %s"), month, day);
}

static char *
describe_content (DuoOverview *overview, DuoMonth month)
{
  const DuoSpan year = duo_span_calendar_year (duo_month_get_year (month));
  const guint messages = count_messages (overview, &year);
  const guint milestones = overview->content->milestones->len;
  const guint actions = overview->content->actions->len;
  const guint changes = overview->previous != NULL ? overview->differences->len : 0;
  g_autofree char *message_text = g_strdup_printf (ngettext ("%u message", "%u messages", messages), messages);
  g_autofree char *milestone_text = g_strdup_printf (ngettext ("%u milestone", "%u milestones", milestones), milestones);
  g_autofree char *action_text = g_strdup_printf (ngettext ("%u action", "%u actions", actions), actions);
  g_autofree char *change_text = g_strdup_printf (ngettext ("%u change", "%u changes", changes), changes);

  return g_strjoin (", ", message_text, milestone_text, action_text, change_text, NULL);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoOverviewWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoOverview) overview = duo_overview_prepare_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *since = NULL;
  g_autofree char *holds = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->preparing);
  set_busy (self, FALSE);
  /* Enter saves, from the moment there is something to save; after that the focus is the person's. */
  if (!self->was_prepared)
    gtk_widget_grab_focus (GTK_WIDGET (self->save_button));
  self->was_prepared = TRUE;
  if (overview == NULL)
    {
      show_error (self, error, NULL);
      return;
    }
  since = describe_since (overview);
  holds = describe_content (overview, get_month (self));
  adw_action_row_set_subtitle (self->since_row, since);
  adw_action_row_set_subtitle (self->holds_row, holds);
}

static void
month_cb (DuoOverviewWindow *self)
{
  if (self->context == NULL || get_month (self) == 0)
    return;

  if (self->preparing != NULL)
    g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  self->preparing = g_cancellable_new ();
  set_busy (self, TRUE);
  duo_overview_prepare_async (self->context, get_month (self), self->preparing, prepared_cb, self);
}

/* Writing it */

static void
wrote_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoOverviewWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *month = NULL;
  g_autofree char *sentence = NULL;

  self->writing = FALSE;
  set_busy (self, FALSE);
  if (!duo_overview_write_finish (DUO_CONTEXT (source), result, &error))
    {
      show_error (self, error, self->path);
      return;
    }
  month = duo_words_month_year (get_month (self));
  sentence = g_strdup_printf (self->issuing ? _("Month overview of %s issued") : _("Month overview of %s saved"), month);
  g_signal_emit (self, written_signal, 0, sentence, self->path);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
write_file (DuoOverviewWindow *self)
{
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  self->writing = TRUE;
  set_busy (self, TRUE);
  /* written to its end, also when the window is closed in the meantime */
  duo_overview_write_async (self->context, get_month (self), self->path, self->issuing, self->left_out, NULL,
                            wrote_cb, g_object_ref (self));
}

static void
file_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (DuoOverviewWindow) self = user_data;

  if (path == NULL)
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  write_file (self);
}

static void
choose_file (DuoOverviewWindow *self, gboolean issue)
{
  g_autofree char *month = duo_words_month_year (get_month (self));
  g_autofree char *name = g_strdup_printf (_("Month overview %s"), month);

  self->issuing = issue;
  duo_file_chooser_save (issue ? _("Issue the month overview") : _("Save the month overview"), GTK_WINDOW (self), name,
                         ".xlsx", file_chosen_cb, g_object_ref (self));
}

static void
save_cb (DuoOverviewWindow *self)
{
  choose_file (self, FALSE);
}

static void
issue_response_cb (DuoOverviewWindow *self, const char *response)
{
  if (g_str_equal (response, "issue"))
    choose_file (self, TRUE);
}

static void
issue_cb (DuoOverviewWindow *self)
{
  g_autofree char *month = duo_words_month_year (get_month (self));
  g_autofree char *heading = g_strdup_printf (_("Issue the month overview of %s?"), month);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (self), heading,
    _("Its content is kept as issued, and the next overview compares with it. This can’t be undone."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "issue", _("Issue"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "issue", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "issue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (issue_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
sheet_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  DuoOverviewWindow *self = user_data;
  const guint bit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (check), "bit"));

  if (gtk_check_button_get_active (check))
    self->left_out &= ~bit;
  else
    self->left_out |= bit;
  set_busy (self, self->preparing != NULL);
}

/* A tick for each sheet, by the name it has in the workbook. */
static void
add_sheets (DuoOverviewWindow *self)
{
  const char *name;

  while ((name = duo_overview_get_sheet (self->n_sheets)) != NULL)
    {
      GtkWidget *check = gtk_check_button_new_with_label (name);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      g_object_set_data (G_OBJECT (check), "bit", GUINT_TO_POINTER (1u << self->n_sheets));
      g_signal_connect (check, "toggled", G_CALLBACK (sheet_toggled_cb), self);
      gtk_box_append (self->sheets, check);
      self->n_sheets++;
    }
}

/* The months to choose from: those of the window shown and half a year around this one. */
static void
fill_months (DuoOverviewWindow *self, const DuoSpan *shown)
{
  const DuoMonth this_month = duo_clock_get_this_month (duo_context_get_clock (self->context));
  const DuoMonth chosen = duo_span_contains (shown, this_month)
                            ? this_month
                            : shown->first + (duo_month_get_number (this_month) - duo_month_get_number (shown->first) + 12) % 12;
  const DuoMonth first = MIN (shown->first, this_month - 6);
  const DuoMonth last = MAX (shown->last, this_month + 6);
  GListStore *store = G_LIST_STORE (gtk_drop_down_get_model (self->month));

  for (DuoMonth month = first; month <= last; month++)
    if (duo_span_contains (shown, month) || ABS (month - this_month) <= 6)
      {
        g_autofree char *label = duo_words_month_year (month);
        g_autoptr (DuoChoice) choice = duo_choice_new (label, month);

        g_list_store_append (store, choice);
      }
  duo_choice_select (self->month, chosen);
}

static void
duo_overview_window_dispose (GObject *object)
{
  DuoOverviewWindow *self = DUO_OVERVIEW_WINDOW (object);

  if (self->preparing != NULL)
    g_cancellable_cancel (self->preparing);
  g_clear_object (&self->preparing);
  g_clear_object (&self->context);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_OVERVIEW_WINDOW);

  G_OBJECT_CLASS (duo_overview_window_parent_class)->dispose (object);
}

static void
duo_overview_window_finalize (GObject *object)
{
  g_free (DUO_OVERVIEW_WINDOW (object)->path);
  G_OBJECT_CLASS (duo_overview_window_parent_class)->finalize (object);
}

static void
duo_overview_window_class_init (DuoOverviewWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_overview_window_dispose;
  object_class->finalize = duo_overview_window_finalize;
  g_type_ensure (DUO_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-overview-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, month);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, since_row);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, holds_row);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, sheets);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, issue_button);
  gtk_widget_class_bind_template_child (widget_class, DuoOverviewWindow, save_button);
  gtk_widget_class_bind_template_callback (widget_class, month_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, issue_cb);

  written_signal = g_signal_new ("written", DUO_TYPE_OVERVIEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
duo_overview_window_init (DuoOverviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_sheets (self);
  duo_choice_set_up_drop_down (self->month, NULL);
  duo_a11y_label_drop_down (GTK_WIDGET (self->month), _("Month"));
}

/* Returns: (transfer none): the window, over @parent, not yet shown. @shown: the calendar's window of months */
DuoOverviewWindow *
duo_overview_window_new (DuoContext *context, const DuoSpan *shown, GtkWindow *parent)
{
  DuoOverviewWindow *self = g_object_new (DUO_TYPE_OVERVIEW_WINDOW, "transient-for", parent, NULL);

  self->context = g_object_ref (context);
  fill_months (self, shown);
  month_cb (self);
  return self;
}
