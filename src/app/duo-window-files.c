/* SPDX-License-Identifier: EUPL-1.2 */
/* Files in and out of the window: a copy of the store for a colleague, another store, a calendar that is dropped. */
#include "duo-window-files.h"

#include <glib/gi18n.h>

#include "duo-file-chooser.h"
#include "duo-materials-service.h"
#include "duo-words.h"

typedef struct
{
  DuoWindow *window;           /* (owned) */
  DuoContext *context;         /* (owned) (nullable) */
  GtkFileChooserNative *files; /* (owned) */
  char *path;                  /* (owned) (nullable) */
} Choice;

static void
choice_free (Choice *choice)
{
  g_clear_object (&choice->window);
  g_clear_object (&choice->context);
  g_clear_object (&choice->files);
  g_free (choice->path);
  g_free (choice);
}

static Choice *
choice_new (DuoWindow *window, DuoContext *context, const char *title, GtkFileChooserAction action, const char *accept)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (window);
  choice->context = context != NULL ? g_object_ref (context) : NULL;
  choice->files = duo_file_chooser_new (title, GTK_WINDOW (window), action, accept);
  return choice;
}

static void
copy_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Choice *choice = task_data;
  GError *error = NULL;

  if (duo_store_backup (duo_context_get_store (choice->context), choice->path, &error)
      && duo_materials_backup (choice->context, choice->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (choice->path);
  g_autofree char *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      sentence = g_strdup_printf (_("Copy ‘%s’ made; a colleague can open it"), name);
      duo_window_toast (choice->window, sentence, NULL, NULL, NULL);
    }
  else
    {
      sentence = duo_words_error (error, choice->path);
      gtk_widget_activate_action (GTK_WIDGET (choice->window), "win.tell-failed", "s", sentence);
    }
  choice_free (choice);
}

static void
copy_chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GTask) task = NULL;

  if (response != GTK_RESPONSE_ACCEPT || file == NULL)
    {
      choice_free (choice);
      return;
    }
  choice->path = g_file_get_path (file);
  task = g_task_new (NULL, NULL, copied_cb, choice);
  g_task_set_source_tag (task, copy_chosen_cb);
  g_task_set_task_data (task, choice, NULL);
  g_task_run_in_thread (task, copy_thread);
}

/* Asks where, and makes a checked copy of the store, its materials beside it, off the main thread. */
void
duo_window_files_make_copy (DuoWindow *window, DuoContext *context)
{
  Choice *choice = choice_new (window, context, _("Make a copy of the calendar"), GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"));
  g_autofree char *today = duo_day_to_string (duo_clock_get_today (duo_context_get_clock (context)));
  g_autofree char *name = g_strdup_printf (_("DUO Campagnes %s.db"), today);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (choice->files), name);
  g_signal_connect (choice->files, "response", G_CALLBACK (copy_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->files));
}

static void
open_chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      choice->path = g_file_get_path (file);
      duo_window_open_store (choice->window, choice->path, FALSE);
    }
  choice_free (choice);
}

/* Asks which, and shows it in place of the store that is open. */
void
duo_window_files_open (DuoWindow *window)
{
  Choice *choice = choice_new (window, NULL, _("Open another file"), GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));

  g_signal_connect (choice->files, "response", G_CALLBACK (open_chosen_cb), choice);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (choice->files));
}

/* Files that are dropped go where chosen ones go: into a preview, that of what they are about. */
static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GtkWidget *window = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  return paths[0] != NULL && gtk_widget_activate_action (window, "win.take-files", "^as", paths);
}

/* Files may be dropped anywhere on @window; of calendars, the first is read. */
void
duo_window_files_take_drops (DuoWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}

/* Tidying up: long after the window has come, and only while the store is still open */

#define SWEEP_AFTER_SECONDS 30

static void
swept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!duo_materials_sweep_finish (DUO_CONTEXT (source), result, &error))
    g_debug ("%s", error->message); /* nothing is lost by it: next time */
}

static gboolean
sweep_cb (gpointer user_data)
{
  g_autoptr (DuoContext) context = g_weak_ref_get (user_data);

  if (context != NULL)
    duo_materials_sweep_async (context, NULL, swept_cb, NULL);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/* Lets the content of materials that nobody can come back to go, once a run. */
void
duo_window_files_sweep_later (DuoContext *context)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, context);
  g_timeout_add_seconds_full (G_PRIORITY_LOW, SWEEP_AFTER_SECONDS, sweep_cb, weak, weak_ref_free);
}
