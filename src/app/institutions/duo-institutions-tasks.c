/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with several institutions at a time. */
#include "duo-institutions-tasks.h"

#include <glib/gi18n.h>

#include "duo-file-chooser.h"
#include "duo-institutions-service.h"
#include "duo-words.h"

static void
tell_failed (GtkWidget *page, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_widget_activate_action (page, "win.tell-failed", "s", sentence);
}

/* Addresses */

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionEmails) emails = duo_institutions_list_emails_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *copied = NULL;
  g_autofree char *sentence = NULL;

  if (emails == NULL)
    {
      tell_failed (page, error);
      return;
    }

  for (guint i = 0; i < emails->emails->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) emails->emails->pdata[i]);
  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text->str);
  copied = emails->emails->len > 0
             ? g_strdup_printf (ngettext ("%u e-mail address copied", "%u e-mail addresses copied", emails->emails->len), emails->emails->len)
             : g_strdup (_("No e-mail address to copy"));
  sentence = emails->n_without > 0
               ? g_strdup_printf (ngettext ("%s; %u institution has none", "%s; %u institutions have none", emails->n_without),
                                  copied, emails->n_without)
               : g_strdup (copied);
  gtk_widget_activate_action (page, "win.tell-saved", "(ss)", sentence, "");
}

/* One address for each, ready to be pasted as recipients; how many have none is said. */
void
duo_institutions_copy_emails (GtkWidget *page, DuoContext *context, GArray *ids)
{
  duo_institutions_list_emails_async (context, ids, NULL, listed_cb, g_object_ref (page));
}

/* A file */

typedef struct
{
  GtkWidget *page;     /* (owned) */
  DuoContext *context; /* (owned) */
  GArray *ids;         /* (owned) */
} Export;

static void
export_free (gpointer data, GClosure *closure)
{
  Export *self = data;

  g_object_unref (self->page);
  g_object_unref (self->context);
  g_array_unref (self->ids);
  g_free (self);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_institutions_export_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *sentence = NULL;

  if (path == NULL)
    {
      tell_failed (page, error);
      return;
    }

  name = g_path_get_basename (path);
  sentence = g_strdup_printf (_("‘%s’ saved"), name);
  gtk_widget_activate_action (page, "win.tell-saved", "(ss)", sentence, path);
}

static void
chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Export *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    duo_institutions_export_async (self->context, self->ids, path, NULL, exported_cb, g_object_ref (self->page));
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks for a name; its ending says which kind of file. */
void
duo_institutions_export (GtkWidget *page, DuoContext *context, GArray *ids)
{
  Export *self = g_new0 (Export, 1);
  GtkFileChooserNative *files;

  self->page = g_object_ref (page);
  self->context = g_object_ref (context);
  self->ids = g_array_ref (ids);
  files = duo_file_chooser_new (_("Export what is shown"), GTK_WINDOW (gtk_widget_get_root (page)), GTK_FILE_CHOOSER_ACTION_SAVE,
                                _("Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (files), _("institutions.xlsx"));
  g_signal_connect_data (files, "response", G_CALLBACK (chosen_cb), self, export_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}
