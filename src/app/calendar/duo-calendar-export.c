/* SPDX-License-Identifier: EUPL-1.2 */
/* Getting the calendar out: to a file of each kind, and as a picture on the clipboard. */
#include "duo-calendar-export.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "duo-file-chooser.h"
#include "duo-words.h"

typedef struct
{
  DuoCalendarModel *model; /* (owned) */
  GdkClipboard *clipboard; /* (owned) (nullable): for the picture */
  char *path;              /* (owned) (nullable) */
  DuoExportDone done;
  DuoExportFailed failed;
  gpointer user_data;
  GDestroyNotify free_data;
} Export;

static void
export_free (Export *export)
{
  if (export->free_data != NULL)
    export->free_data (export->user_data);
  g_clear_object (&export->clipboard);
  g_clear_object (&export->model);
  g_free (export->path);
  g_free (export);
}

static Export *
export_new (DuoCalendarModel *model, DuoExportDone done, DuoExportFailed failed,
            gpointer user_data, GDestroyNotify free_data)
{
  Export *export = g_new0 (Export, 1);

  export->model = g_object_ref (model);
  export->done = done;
  export->failed = failed;
  export->user_data = user_data;
  export->free_data = free_data;
  return export;
}

static void
fail (Export *export, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, export->path);

  export->failed (sentence, export->user_data);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_calendar_export_finish (DUO_CONTEXT (source), result, &error))
    {
      fail (export, error);
    }
  else
    {
      g_autofree char *name = g_path_get_basename (export->path);
      g_autofree char *sentence = g_strdup_printf (_("‘%s’ saved"), name);

      export->done (sentence, export->path, export->user_data);
    }
  export_free (export);
}

static void
chosen_cb (const char *path, gpointer user_data)
{
  Export *export = user_data;
  const DuoSpan span = duo_calendar_model_get_span (export->model);

  if (path == NULL)
    {
      export_free (export);
      return;
    }
  export->path = g_strdup (path);
  duo_calendar_export_async (duo_calendar_model_get_context (export->model), &span, export->path, NULL, exported_cb,
                             export);
}

/**
 * duo_calendar_export_file:
 * @model: what is shown; its window of twelve months is exported
 * @parent: the window that asks
 * @extension: "pdf", "png", "xlsx", "csv" or "ics"
 * @done: called when the file is written
 * @failed: called when it can't be
 * @user_data: for both
 * @free_data: called once at the end, also when nothing was chosen
 *
 * Asks where, and writes the file off the main thread.
 */
void
duo_calendar_export_file (DuoCalendarModel *model, GtkWindow *parent, const char *extension, DuoExportDone done,
                          DuoExportFailed failed, gpointer user_data, GDestroyNotify free_data)
{
  Export *export = export_new (model, done, failed, user_data, free_data);
  const gint year = duo_calendar_model_get_year (model);
  g_autofree char *years = duo_calendar_model_get_school_year (model) ? g_strdup_printf ("%d-%d", year, year + 1)
                                                                      : g_strdup_printf ("%d", year);
  g_autofree char *name = g_strdup_printf (_("Calendar %s"), years);
  g_autofree char *suffix = g_strconcat (".", extension, NULL);

  duo_file_chooser_save (_("Export the calendar"), parent, name, suffix, chosen_cb, export);
}

/* The picture on the clipboard */

static void
load_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *texture = gdk_texture_new_from_filename (task_data, &error);

  if (texture == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, texture, g_object_unref);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  (void) g_unlink (export->path); /* a temporary file; the system clears what is left */
  if (texture == NULL)
    {
      fail (export, error);
    }
  else
    {
      gdk_clipboard_set_texture (export->clipboard, texture);
      export->done (_("Picture of the calendar copied"), NULL, export->user_data);
    }
  export_free (export);
}

static void
drawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;

  if (!duo_calendar_export_finish (DUO_CONTEXT (source), result, &error))
    {
      (void) g_unlink (export->path);
      fail (export, error);
      export_free (export);
      return;
    }
  task = g_task_new (NULL, NULL, loaded_cb, export);
  g_task_set_source_tag (task, drawn_cb);
  g_task_set_task_data (task, g_strdup (export->path), g_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * duo_calendar_export_picture:
 * @model: what is shown
 * @widget: whose clipboard is used
 * @done: called when the picture is on the clipboard
 * @failed: called when it can't be made
 * @user_data: for both
 * @free_data: called once at the end
 *
 * Draws the calendar as the .png and puts it on the clipboard, for a slide.
 */
void
duo_calendar_export_picture (DuoCalendarModel *model, GtkWidget *widget, DuoExportDone done, DuoExportFailed failed,
                             gpointer user_data, GDestroyNotify free_data)
{
  Export *export = export_new (model, done, failed, user_data, free_data);
  const DuoSpan span = duo_calendar_model_get_span (model);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf ("duo-campagnes-%s.png", unique);

  export->clipboard = g_object_ref (gtk_widget_get_clipboard (widget));
  export->path = g_build_filename (g_get_tmp_dir (), name, NULL);
  duo_calendar_export_async (duo_calendar_model_get_context (model), &span, export->path, NULL, drawn_cb, export);
}
