/* SPDX-License-Identifier: EUPL-1.2 */
/* From choosing or dropping files to their preview: of the register, or, where nobody knows its headings, somebody's own
 * list, whose columns are pointed out first. */
#include "duo-register-import.h"

#include <glib/gi18n.h>

#include "duo-file-chooser.h"
#include "duo-import-window.h"
#include "duo-list-window.h"
#include "duo-register-import-source.h"

static void
applied_cb (DuoCalendarModel *model, const char *sentence)
{
  g_signal_emit_by_name (model, "toast", sentence, TRUE);
}

typedef struct
{
  GtkWidget *page;         /* (owned) */
  DuoCalendarModel *model; /* (owned) */
  char **paths;            /* (owned) (nullable) */
} Choice;

static Choice *
choice_new (GtkWidget *page, DuoCalendarModel *model)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  choice->model = g_object_ref (model);
  return choice;
}

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_object_unref (choice->model);
  g_strfreev (choice->paths);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
choice_closed (gpointer data, GClosure *closure)
{
  choice_free (data);
}

static void
another_cb (DuoImportWindow *window, Choice *choice)
{
  duo_register_import_choose (choice->page, choice->model);
}

static void
present_preview (GtkWidget *page, DuoCalendarModel *model, const char *const *paths)
{
  g_autoptr (DuoImportSource) source = duo_register_import_source_new (paths);
  DuoImportWindow *window = duo_import_window_new (duo_calendar_model_get_context (model), source, 0,
                                                   GTK_WINDOW (gtk_widget_get_root (page)));

  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), model, G_CONNECT_SWAPPED);
  g_signal_connect_data (window, "another", G_CALLBACK (another_cb), choice_new (page, model), choice_closed, 0);
  gtk_window_present (GTK_WINDOW (window));
}

/* What can't be looked into goes to the preview too, which says why. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Choice) choice = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoListLook) look = duo_list_look_finish (DUO_CONTEXT (source), result, &error);

  if (gtk_widget_get_root (choice->page) == NULL)
    return; /* the window closed meanwhile */
  if (look == NULL || look->of_register)
    present_preview (choice->page, choice->model, (const char *const *) choice->paths);
  else
    duo_list_window_present (GTK_WINDOW (gtk_widget_get_root (choice->page)), choice->model, choice->paths[0],
                             g_steal_pointer (&look));
}

static void
open_files (GtkWidget *page, DuoCalendarModel *model, const char *const *paths)
{
  Choice *choice;

  if (paths[1] != NULL)
    {
      present_preview (page, model, paths);
      return;
    }

  choice = choice_new (page, model);
  choice->paths = g_strdupv ((char **) paths);
  duo_list_look_async (duo_calendar_model_get_context (model), paths[0], NULL, DUO_LIST_FIND, DUO_LIST_FIND, NULL, looked_cb,
                       choice);
}

static void
chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Choice *choice = user_data;
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (response == GTK_RESPONSE_ACCEPT && paths[0] != NULL)
    open_files (choice->page, choice->model, (const char *const *) paths);
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks which files, one or several, and shows what they would change. */
void
duo_register_import_choose (GtkWidget *page, DuoCalendarModel *model)
{
  static const char *const suffixes[] = { "csv", "txt", "xlsx", "zip" };
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *files;

  gtk_file_filter_set_name (filter, _("Tables, workbooks and zip files"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (filter, suffixes[i]);

  files = duo_file_chooser_new (_("Read institutions in"), GTK_WINDOW (gtk_widget_get_root (page)),
                                GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (files), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (files), filter);
  g_signal_connect_data (files, "response", G_CALLBACK (chosen_cb), choice_new (page, model), choice_closed, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, DuoCalendarModel *model)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (GSList *file = g_value_get_boxed (value); file != NULL; file = file->next)
    {
      g_autofree char *path = g_file_get_path (file->data);

      if (path != NULL)
        g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  if (paths[0] == NULL)
    return FALSE;

  open_files (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), model, (const char *const *) paths);
  return TRUE;
}

/* Files that are dropped on @page go where chosen ones go. */
void
duo_register_import_take_drops (GtkWidget *page, DuoCalendarModel *model)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), model, 0);
  gtk_widget_add_controller (page, GTK_EVENT_CONTROLLER (target));
}
