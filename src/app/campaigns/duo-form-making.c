/* SPDX-License-Identifier: EUPL-1.2 */
/* It comes to see only where making takes a while: a few forms are there before anybody could read it. */
#include "duo-form-making.h"

#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-forms-service.h"
#include "duo-progress.h"
#include "duo-words.h"

#define PRESENT_DELAY_MS 400
#define PROGRESS_MS 100

struct _DuoFormMaking
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  char *folder;              /* (owned) (type filename): where they come */
  GCancellable *cancellable; /* (owned): what stops the work, and says how far it is */
  guint present_source;      /* 0: it is shown, or never will be */
  guint progress_source;     /* 0: nobody looks any more */

  GtkLabel *what;
  GtkProgressBar *bar;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (DuoFormMaking, duo_form_making, ADW_TYPE_WINDOW)

static guint done_signal;

static gboolean
progress_cb (gpointer user_data)
{
  DuoFormMaking *self = user_data;
  g_autofree char *words = NULL;
  DuoProgress progress;

  if (g_cancellable_is_cancelled (self->cancellable) || !duo_progress_read (G_OBJECT (self->cancellable), &progress))
    {
      self->progress_source = 0;
      return G_SOURCE_REMOVE;
    }

  words = duo_words_progress (&progress);
  gtk_label_set_label (self->what, words);
  gtk_progress_bar_set_fraction (self->bar, progress.all > 0 ? (double) progress.done / progress.all : 0);
  return G_SOURCE_CONTINUE;
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoFormMaking) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = duo_forms_make_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *sentence = NULL;

  if (self->model == NULL) /* the program was closed */
    return;
  if (paths != NULL)
    {
      sentence = g_strdup_printf (ngettext ("%u form made", "%u forms made", paths->len), paths->len);
      gtk_widget_activate_action (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), "win.tell-saved", "(ss)", sentence, self->folder);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&error);
      g_signal_emit_by_name (self->model, "toast", _("Stopped: no forms were made"), FALSE);
    }
  g_signal_emit (self, done_signal, 0, error);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
present_cb (gpointer user_data)
{
  DuoFormMaking *self = user_data;

  self->present_source = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* It stays until what was made is removed. */
static gboolean
duo_form_making_close_request (GtkWindow *window)
{
  DuoFormMaking *self = DUO_FORM_MAKING (window);

  g_cancellable_cancel (self->cancellable);
  gtk_label_set_label (self->what, _("Stopping…"));
  gtk_widget_set_sensitive (self->cancel, FALSE);
  return TRUE;
}

/* Who closes the program stops it too: then no forms are left. */
static void
duo_form_making_dispose (GObject *object)
{
  DuoFormMaking *self = DUO_FORM_MAKING (object);

  g_clear_handle_id (&self->present_source, g_source_remove);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (duo_form_making_parent_class)->dispose (object);
}

static void
duo_form_making_class_init (DuoFormMakingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_form_making_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = duo_form_making_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/campaigns/duo-form-making.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoFormMaking, what);
  gtk_widget_class_bind_template_child (widget_class, DuoFormMaking, bar);
  gtk_widget_class_bind_template_child (widget_class, DuoFormMaking, cancel);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  done_signal = g_signal_new ("done", DUO_TYPE_FORM_MAKING, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
duo_form_making_init (DuoFormMaking *self)
{
  self->cancellable = g_cancellable_new ();
  duo_progress_watch (G_OBJECT (self->cancellable));
  duo_progress_report (self->cancellable, DUO_PROGRESS_MAKING, 0, 0);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * duo_form_making_start:
 * @targets: (element-type DuoTarget): whose forms
 * @folder: (type filename): where they come
 * @parent: the window it belongs to
 *
 * Makes them, off the main thread. "done" comes when it ended, with the error where it failed; a toast tells how it went
 * otherwise.
 *
 * Returns: (transfer none): it destroys itself
 */
DuoFormMaking *
duo_form_making_start (DuoCalendarModel *model, gint64 campaign, GArray *targets, const char *folder, GtkWindow *parent)
{
  DuoFormMaking *self = g_object_new (DUO_TYPE_FORM_MAKING, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->folder = g_strdup (folder);
  self->present_source = g_timeout_add (PRESENT_DELAY_MS, present_cb, self);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
  duo_forms_make_async (duo_calendar_model_get_context (model), campaign, targets, folder, self->cancellable, made_cb, g_object_ref (self));
  return self;
}
