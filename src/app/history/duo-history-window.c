/* SPDX-License-Identifier: EUPL-1.2 */
/* The history. It reads anew when the store changes, so that a change taken back is seen at once. */
#include "duo-history-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-history-row.h"
#include "duo-words.h"

#define PAGE 100

struct _DuoHistoryWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoObjectKind kind;
  gint64 object;
  guint limit;
  GCancellable *cancellable; /* (owned) */

  AdwWindowTitle *heading;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *older;
};

G_DEFINE_FINAL_TYPE (DuoHistoryWindow, duo_history_window, ADW_TYPE_WINDOW)

static void
failed_cb (DuoHistoryRow    *row,
           const char       *sentence,
           DuoHistoryWindow *self)
{
  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
error_closed_cb (GtkInfoBar       *bar,
                 gint              response,
                 DuoHistoryWindow *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DuoHistoryWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_history_list_finish (DUO_CONTEXT (source), result, &error);
  GtkWidget *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      failed_cb (NULL, sentence, self);
      return;
    }

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < entries->len; i++)
    {
      row = duo_history_row_new (self->model, entries->pdata[i], self->kind, self->object);
      g_signal_connect_object (row, "failed", G_CALLBACK (failed_cb), self, 0);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->older, entries->len == self->limit);
  gtk_stack_set_visible_child_name (self->stack, entries->len > 0 ? "list" : "empty");
}

static void
reload (DuoHistoryWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_history_list_async (duo_calendar_model_get_context (self->model), self->kind, self->object, self->limit,
                          self->cancellable, loaded_cb, self);
}

static void
older_cb (GtkButton        *button,
          DuoHistoryWindow *self)
{
  self->limit += PAGE;
  reload (self);
}

static void
duo_history_window_dispose (GObject *object)
{
  DuoHistoryWindow *self = DUO_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_HISTORY_WINDOW);

  G_OBJECT_CLASS (duo_history_window_parent_class)->dispose (object);
}

static void
duo_history_window_finalize (GObject *object)
{
  g_clear_object (&DUO_HISTORY_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (duo_history_window_parent_class)->finalize (object);
}

static void
duo_history_window_class_init (DuoHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_history_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_history_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/history/duo-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoHistoryWindow, older);
  gtk_widget_class_bind_template_callback (widget_class, older_cb);
}

static void
duo_history_window_init (DuoHistoryWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->limit = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_label_icon_buttons (GTK_WIDGET (self->error_bar), _("Close"));
  g_signal_connect (self->error_bar, "response", G_CALLBACK (error_closed_cb), self);
}

void
duo_history_window_present (GtkWindow        *parent,
                            DuoCalendarModel *model,
                            DuoObjectKind     kind,
                            gint64            object,
                            const char       *title)
{
  DuoHistoryWindow *self = g_object_new (DUO_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->kind = kind;
  self->object = object;
  if (title != NULL)
    adw_window_title_set_subtitle (self->heading, title);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (reload),
                           self, G_CONNECT_SWAPPED);
  reload (self);
  gtk_window_present (GTK_WINDOW (self));
}
