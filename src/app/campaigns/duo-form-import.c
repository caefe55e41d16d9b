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

static GtkWidget *
present_source (DuoCalendarModel *model, DuoImportSource *source, GtkWindow *parent)
{
  DuoImportWindow *window = duo_import_window_new (duo_calendar_model_get_context (model), source, 0, parent);

  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), model, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "another", G_CALLBACK (another_cb), model, 0);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WIDGET (window);
}

GtkWidget *
duo_form_import_present (DuoCalendarModel *model, const char *const *paths, GtkWindow *parent)
{
  g_autoptr (DuoImportSource) source = duo_form_import_source_new (paths);

  return present_source (model, source, parent);
}

/* @paths: files and folders. Returns: whether there is any */
static gboolean
present (DuoCalendarModel *model, const char *const *paths, GtkWindow *parent)
{
  if (paths[0] == NULL)
    return FALSE;

  (void) duo_form_import_present (model, paths, parent); /* it lives by itself */
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

/* ---- A form that is taken over anyway ---- */

typedef struct
{
  DuoCalendarModel *model; /* (owned) */
  DuoReviewItem *item;     /* (owned) */
  gint64 campaign;
} Anyway;

static void
anyway_free (gpointer data, GClosure *closure)
{
  Anyway *self = data;

  g_object_unref (self->model);
  g_object_unref (self->item);
  g_free (self);
}

static void
present_anyway (DuoCalendarModel *model, DuoReviewItem *item, const char *path, gint64 campaign, GtkWindow *parent)
{
  g_autoptr (DuoImportSource) source = duo_form_import_source_new_anyway (item, path, campaign);

  (void) present_source (model, source, parent); /* it lives by itself */
}

static void
anyway_chosen_cb (GtkNativeDialog *dialog, gint response, Anyway *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    present_anyway (self->model, self->item, path, self->campaign, gtk_native_dialog_get_transient_for (dialog));
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/**
 * duo_form_import_anyway:
 * @item: a question about a form of another campaign or year
 * @has_file: it still lies where it lay; else it is asked for
 * @campaign: that it is taken over for
 *
 * Shows what the form would change for @campaign. Taking it over settles @item.
 */
void
duo_form_import_anyway (DuoCalendarModel *model, DuoReviewItem *item, gboolean has_file, gint64 campaign, GtkWindow *parent)
{
  g_autofree char *title = NULL;
  GtkFileChooserNative *files;
  Anyway *anyway;

  if (has_file)
    {
      present_anyway (model, item, duo_review_item_get_path (item), campaign, parent);
      return;
    }

  title = g_strdup_printf (_("Where is %s?"), duo_review_item_get_file (item));
  files = duo_file_chooser_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));
  anyway = g_new0 (Anyway, 1);
  anyway->model = g_object_ref (model);
  anyway->item = g_object_ref (item);
  anyway->campaign = campaign;
  g_signal_connect_data (files, "response", G_CALLBACK (anyway_chosen_cb), anyway, anyway_free, 0);
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
