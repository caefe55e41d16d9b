/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with several institutions at a time. */
#include "duo-institutions-tasks.h"

#include <glib/gi18n.h>

#include "duo-channels-file.h"
#include "duo-contacts-service.h"
#include "duo-file-chooser.h"
#include "duo-institutions-service.h"
#include "duo-moment-window.h"
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
  g_autoptr (GString) sentence = NULL;

  if (emails == NULL)
    {
      tell_failed (page, error);
      return;
    }

  for (guint i = 0; i < emails->emails->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", (const char *) emails->emails->pdata[i]);
  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (page), text->str);
  sentence = g_string_new (emails->emails->len > 0 ? NULL : _("No e-mail address to copy"));
  if (emails->emails->len > 0)
    g_string_append_printf (sentence, ngettext ("%u e-mail address copied", "%u e-mail addresses copied", emails->emails->len), emails->emails->len);
  if (emails->n_others > 0)
    {
      g_string_append (sentence, "; ");
      g_string_append_printf (sentence, ngettext ("%u of somebody else than the communications contact", "%u of others than the communications contact", emails->n_others),
                              emails->n_others);
    }
  if (emails->n_without > 0)
    {
      g_string_append (sentence, "; ");
      g_string_append_printf (sentence, ngettext ("%u institution has none that can be used", "%u institutions have none that can be used", emails->n_without),
                              emails->n_without);
    }
  gtk_widget_activate_action (page, "win.tell-saved", "(ss)", sentence->str, "");
}

/* One address for each, ready to be pasted as recipients; how many have none is said. */
void
duo_institutions_copy_emails (GtkWidget *page, DuoContext *context, GArray *ids)
{
  duo_institutions_list_emails_async (context, ids, NULL, listed_cb, g_object_ref (page));
}

/* Contact moments */

typedef struct
{
  GtkWidget *page;         /* (owned) */
  DuoCalendarModel *model; /* (owned) */
} Noting;

static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Noting *noting = user_data;
  g_autoptr (GtkWidget) page = noting->page;
  g_autoptr (DuoCalendarModel) model = noting->model;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);

  if (people == NULL)
    tell_failed (page, error);
  else if (gtk_widget_get_mapped (page))
    duo_moment_window_present_new (GTK_WINDOW (gtk_widget_get_root (page)), model, people->institution, 0, people);
}

void
duo_institutions_note_moment (GtkWidget *page, DuoCalendarModel *model, gint64 id)
{
  Noting *noting = g_new0 (Noting, 1);

  noting->page = g_object_ref (page);
  noting->model = g_object_ref (model);
  duo_people_load_async (duo_calendar_model_get_context (model), id, NULL, people_cb, noting);
}

/* Files */

typedef struct _ExportKind ExportKind;

typedef struct
{
  const ExportKind *kind;
  GtkWidget *page;     /* (owned) */
  DuoContext *context; /* (owned) */
  GArray *ids;         /* (owned) (nullable) */
  char **columns;      /* (owned) (nullable): codes */
  char *path;          /* (owned) (nullable): once it is chosen */
} Export;

struct _ExportKind
{
  const char *title; /* of the chooser, to be translated */
  const char *name;  /* of the file, the same */
  void (*start) (Export *self, GAsyncReadyCallback callback);
  gboolean (*finish) (DuoContext *context, GAsyncResult *result, GError **error);
};

static void
start_institutions (Export *self, GAsyncReadyCallback callback)
{
  duo_institutions_export_async (self->context, self->ids, (const char *const *) self->columns, self->path, NULL, callback, self);
}

static gboolean
finish_institutions (DuoContext *context, GAsyncResult *result, GError **error)
{
  g_autofree char *path = duo_institutions_export_finish (context, result, error);

  return path != NULL;
}

static void
start_contacts (Export *self, GAsyncReadyCallback callback)
{
  duo_contacts_export_async (self->context, self->path, NULL, callback, self);
}

static void
start_channels (Export *self, GAsyncReadyCallback callback)
{
  duo_channels_export_async (self->context, self->path, NULL, callback, self);
}

static const ExportKind kinds[] = {
  { N_("Export what is shown"), N_("institutions.xlsx"), start_institutions, finish_institutions },
  { N_("Export contacts"), N_("contacts.xlsx"), start_contacts, duo_contacts_export_finish },
  { N_("Export channels"), N_("channels.xlsx"), start_channels, duo_channels_export_finish },
};

static void
export_free (Export *self)
{
  g_object_unref (self->page);
  g_object_unref (self->context);
  g_clear_pointer (&self->ids, g_array_unref);
  g_strfreev (self->columns);
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

  sentence = self->ids != NULL
               ? g_strdup_printf (ngettext ("‘%s’ saved, with %'u institution", "‘%s’ saved, with %'u institutions", self->ids->len),
                                  name, self->ids->len)
               : g_strdup_printf (_("‘%s’ saved"), name);
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

      export->kind->start (export, exported_cb);
    }
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

/* Asks for a name; its ending says which kind of file. @ids: (nullable): which institutions; @columns: (nullable): of these. */
static void
export (GtkWidget *page, DuoContext *context, const ExportKind *kind, GArray *ids, const char *const *columns)
{
  Export *self = g_new0 (Export, 1);
  GtkFileChooserNative *files;

  self->kind = kind;
  self->page = g_object_ref (page);
  self->context = g_object_ref (context);
  self->ids = ids != NULL ? g_array_ref (ids) : NULL;
  self->columns = g_strdupv ((char **) columns);
  files = duo_file_chooser_new (_(kind->title), GTK_WINDOW (gtk_widget_get_root (page)), GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (files), _(kind->name));
  g_signal_connect (files, "response", G_CALLBACK (chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

/* These, in that order, with the columns of these codes, in theirs. */
void
duo_institutions_export (GtkWidget *page, DuoContext *context, GArray *ids, const char *const *columns)
{
  export (page, context, &kinds[0], ids, columns);
}

/* All contacts, to be edited there and read in again. */
void
duo_institutions_export_contacts (GtkWidget *page, DuoContext *context)
{
  export (page, context, &kinds[1], NULL, NULL);
}

/* All channels, the same. */
void
duo_institutions_export_channels (GtkWidget *page, DuoContext *context)
{
  export (page, context, &kinds[2], NULL, NULL);
}
