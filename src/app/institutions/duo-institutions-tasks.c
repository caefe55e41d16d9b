/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with several institutions at a time. */
#include "duo-institutions-tasks.h"

#include <glib/gi18n.h>

#include "duo-channels-file.h"
#include "duo-contacts-service.h"
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
               ? g_strdup_printf (ngettext ("%s; %u institution has none that can be used", "%s; %u institutions have none that can be used", emails->n_without),
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

/* Files */

typedef struct
{
  const char *title; /* of the chooser, to be translated */
  const char *name;  /* of the file, the same */
  void (*start) (DuoContext *context, GArray *ids, const char *path, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (DuoContext *context, GAsyncResult *result, GError **error);
} ExportKind;

static void
start_institutions (DuoContext *context, GArray *ids, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_institutions_export_async (context, ids, path, NULL, callback, user_data);
}

static gboolean
finish_institutions (DuoContext *context, GAsyncResult *result, GError **error)
{
  g_autofree char *path = duo_institutions_export_finish (context, result, error);

  return path != NULL;
}

static void
start_contacts (DuoContext *context, GArray *ids, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_contacts_export_async (context, path, NULL, callback, user_data);
}

static void
start_channels (DuoContext *context, GArray *ids, const char *path, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_channels_export_async (context, path, NULL, callback, user_data);
}

static const ExportKind kinds[] = {
  { N_("Export what is shown"), N_("institutions.xlsx"), start_institutions, finish_institutions },
  { N_("Export contacts"), N_("contacts.xlsx"), start_contacts, duo_contacts_export_finish },
  { N_("Export channels"), N_("channels.xlsx"), start_channels, duo_channels_export_finish },
};

typedef struct
{
  const ExportKind *kind;
  GtkWidget *page;     /* (owned) */
  DuoContext *context; /* (owned) */
  GArray *ids;         /* (owned) (nullable) */
  char *path;          /* (owned) (nullable): once it is chosen */
} Export;

static void
export_free (Export *self)
{
  g_object_unref (self->page);
  g_object_unref (self->context);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (self->path);
  g_autofree char *sentence = NULL;

  if (!self->kind->finish (DUO_CONTEXT (source), result, &error))
    {
      sentence = duo_words_error (error, name);
      gtk_widget_activate_action (self->page, "win.tell-failed", "s", sentence);
      return;
    }

  sentence = g_strdup_printf (_("‘%s’ saved"), name);
  gtk_widget_activate_action (self->page, "win.tell-saved", "(ss)", sentence, self->path);
}

static void
chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  g_autoptr (Export) self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  self->path = file != NULL ? g_file_get_path (file) : NULL;
  if (response == GTK_RESPONSE_ACCEPT && self->path != NULL)
    {
      Export *export = g_steal_pointer (&self);

      export->kind->start (export->context, export->ids, export->path, exported_cb, export);
    }
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks for a name; its ending says which kind of file. @ids: (nullable): which institutions. */
static void
export (GtkWidget *page, DuoContext *context, const ExportKind *kind, GArray *ids)
{
  Export *self = g_new0 (Export, 1);
  GtkFileChooserNative *files;

  self->kind = kind;
  self->page = g_object_ref (page);
  self->context = g_object_ref (context);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  files = duo_file_chooser_new (_(kind->title), GTK_WINDOW (gtk_widget_get_root (page)), GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (files), _(kind->name));
  g_signal_connect (files, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

void
duo_institutions_export (GtkWidget *page, DuoContext *context, GArray *ids)
{
  export (page, context, &kinds[0], ids);
}

/* All contacts, to be edited there and read in again. */
void
duo_institutions_export_contacts (GtkWidget *page, DuoContext *context)
{
  export (page, context, &kinds[1], NULL);
}

/* All channels, the same. */
void
duo_institutions_export_channels (GtkWidget *page, DuoContext *context)
{
  export (page, context, &kinds[2], NULL);
}
