/* SPDX-License-Identifier: EUPL-1.2 */
/* Returned forms on their way to the import preview. */
#include "duo-form-import.h"

#include <glib/gi18n.h>

#include "duo-file-chooser.h"
#include "duo-form-import-source.h"
#include "duo-import-window.h"

static void
applied_cb (DuoCalendarModel *model, const char *sentence)
{
  g_signal_emit_by_name (model, "toast", sentence, TRUE);
}

static void
another_cb (DuoImportWindow *window, DuoCalendarModel *model)
{
  duo_form_import_choose (model, FALSE, gtk_window_get_transient_for (GTK_WINDOW (window)));
}

/* @paths: files and folders. Returns: whether there is any */
static gboolean
present (DuoCalendarModel *model, const char *const *paths, GtkWindow *parent)
{
  g_autoptr (DuoImportSource) source = NULL;
  DuoImportWindow *window;

  if (paths[0] == NULL)
    return FALSE;

  source = duo_form_import_source_new (paths);
  window = duo_import_window_new (duo_calendar_model_get_context (model), source, 0, parent);
  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), model, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "another", G_CALLBACK (another_cb), model, 0);
  gtk_window_present (GTK_WINDOW (window));
  return TRUE;
}

static void
add_path (GStrvBuilder *builder, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    g_strv_builder_add (builder, path);
}

static void
chosen_cb (GtkNativeDialog *dialog, gint response, DuoCalendarModel *model)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_path (builder, file);
    }
  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT)
    (void) present (model, (const char *const *) paths, gtk_native_dialog_get_transient_for (dialog));
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks for forms, or for a @folder of them, above @parent. */
void
duo_form_import_choose (DuoCalendarModel *model, gboolean folder, GtkWindow *parent)
{
  GtkFileChooserNative *files = duo_file_chooser_new (folder ? _("Read a folder of forms in") : _("Read returned forms in"), parent,
                                                      folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (files), !folder);
  g_signal_connect_object (files, "response", G_CALLBACK (chosen_cb), model, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

/* @files: a GdkFileList that was dropped. Returns: whether there is anything to read */
gboolean
duo_form_import_drop (DuoCalendarModel *model, const GValue *files, GtkWindow *parent)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *file = g_value_get_boxed (files); file != NULL; file = file->next)
    add_path (builder, file->data);
  paths = g_strv_builder_end (builder);
  return present (model, (const char *const *) paths, parent);
}
