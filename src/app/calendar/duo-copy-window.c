/* SPDX-License-Identifier: EUPL-1.2 */
/* Copying a year to another: what is copied, and what needs a look afterwards. */
#include "duo-copy-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-words.h"

struct _DuoCopyWindow
{
  AdwWindow parent_instance;

  DuoContext *context;      /* (owned) */
  GCancellable *planning;   /* (owned) (nullable) */
  GPtrArray *copies;        /* (owned) (nullable) (element-type DuoCopiedMessage): of the years chosen */

  GtkButton *copy_button;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  GtkSpinButton *from;
  GtkSpinButton *to;
  GtkLabel *summary;
  GtkWidget *look_heading;
  GtkListBox *looks;
};

G_DEFINE_FINAL_TYPE (DuoCopyWindow, duo_copy_window, ADW_TYPE_WINDOW)

static guint copied_signal;

static void
show_error (DuoCopyWindow *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_label (self->error_label, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static guint
count_copies (DuoCopyWindow *self)
{
  guint count = 0;

  for (guint i = 0; self->copies != NULL && i < self->copies->len; i++)
    count += ((const DuoCopiedMessage *) self->copies->pdata[i])->copy != NULL;
  return count;
}

static void
add_look (DuoCopyWindow *self, const DuoCopiedMessage *copied)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = duo_message_dup_title (copied->source, duo_message_get_first_month (copied->source));
  g_autofree char *why = duo_words_copy_look (copied->look);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_why = g_markup_escape_text (why, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_why);
  gtk_list_box_append (self->looks, row);
}

static void
show_plan (DuoCopyWindow *self)
{
  const guint count = count_copies (self);
  const gint to = gtk_spin_button_get_value_as_int (self->to);
  g_autofree char *label = g_strdup_printf (ngettext ("Copy %u message", "Copy %u messages", count), count);
  g_autofree char *summary = NULL;
  guint looks = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->looks))) != NULL)
    gtk_list_box_remove (self->looks, child);
  for (guint i = 0; i < self->copies->len; i++)
    {
      const DuoCopiedMessage *copied = self->copies->pdata[i];

      if (copied->look == DUO_COPY_LOOK_NONE)
        continue;
      add_look (self, copied);
      looks++;
    }

  if (count == 0)
    summary = g_strdup_printf (_("There is nothing to copy to %d."), to);
  else
    summary = g_strdup_printf (ngettext ("%u message comes to %d as a concept, in the same months. Relative years count along.",
                                         "%u messages come to %d as concepts, in the same months. Relative years count along.",
                                         count),
                               count, to);
  gtk_label_set_label (self->summary, summary);
  gtk_button_set_label (self->copy_button, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), count > 0);
  gtk_widget_set_visible (self->look_heading, looks > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->looks), looks > 0);
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCopyWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = duo_calendar_plan_copy_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (copies == NULL)
    {
      show_error (self, error);
      return;
    }
  g_clear_pointer (&self->copies, g_ptr_array_unref);
  self->copies = g_steal_pointer (&copies);
  show_plan (self);
}

static void
year_cb (DuoCopyWindow *self)
{
  const gint from = gtk_spin_button_get_value_as_int (self->from);
  const gint to = gtk_spin_button_get_value_as_int (self->to);

  if (self->context == NULL)
    return;

  if (self->planning != NULL)
    g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), FALSE);
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  if (from == to)
    {
      gtk_label_set_label (self->summary, _("Choose two years that differ."));
      return;
    }
  self->planning = g_cancellable_new ();
  duo_calendar_plan_copy_async (self->context, from, to, self->planning, planned_cb, self);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCopyWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!duo_calendar_apply_copy_finish (DUO_CONTEXT (source), result, &error))
    {
      show_error (self, error);
      gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), TRUE);
      return;
    }
  sentence = duo_words_change ("copy-year", DUO_OBJECT_CALENDAR, NULL);
  g_signal_emit (self, copied_signal, 0, sentence, gtk_spin_button_get_value_as_int (self->to));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
copy_cb (DuoCopyWindow *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), FALSE);
  duo_calendar_apply_copy_async (self->context, self->copies, NULL, applied_cb, g_object_ref (self));
}

static void
duo_copy_window_dispose (GObject *object)
{
  DuoCopyWindow *self = DUO_COPY_WINDOW (object);

  if (self->planning != NULL)
    g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_COPY_WINDOW);

  G_OBJECT_CLASS (duo_copy_window_parent_class)->dispose (object);
}

static void
duo_copy_window_finalize (GObject *object)
{
  DuoCopyWindow *self = DUO_COPY_WINDOW (object);

  g_clear_object (&self->context);
  g_clear_pointer (&self->copies, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_copy_window_parent_class)->finalize (object);
}

static void
duo_copy_window_class_init (DuoCopyWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_copy_window_dispose;
  object_class->finalize = duo_copy_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-copy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, error_label);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, from);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, to);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, look_heading);
  gtk_widget_class_bind_template_child (widget_class, DuoCopyWindow, looks);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, year_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  copied_signal = g_signal_new ("copied", DUO_TYPE_COPY_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_INT);
}

static void
duo_copy_window_init (DuoCopyWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_set_label (GTK_WIDGET (self->from), _("From"));
  duo_a11y_set_label (GTK_WIDGET (self->to), _("To"));
}

/* Returns: (transfer none): a window that proposes to copy @from_year to the year after it */
DuoCopyWindow *
duo_copy_window_new (DuoContext *context, gint from_year, GtkWindow *parent)
{
  DuoCopyWindow *self = g_object_new (DUO_TYPE_COPY_WINDOW, "transient-for", parent, NULL);

  gtk_spin_button_set_value (self->from, from_year);
  gtk_spin_button_set_value (self->to, from_year + 1);
  self->context = g_object_ref (context);
  year_cb (self);
  return self;
}
