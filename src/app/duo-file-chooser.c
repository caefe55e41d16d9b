/* SPDX-License-Identifier: EUPL-1.2 */
/* The folder is remembered for all choosers together: what is exported goes where the meeting's files are. */
#include "duo-file-chooser.h"

#include <glib/gi18n.h>

#include "duo-application.h"

#define FOLDER_KEY "file-folder"

static GSettings *
get_settings (void)
{
  return duo_application_get_settings (DUO_APPLICATION (g_application_get_default ()));
}

static void
response_cb (GtkNativeDialog *dialog,
             gint             response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (get_settings (), FOLDER_KEY, uri);
}

/**
 * duo_file_chooser_new:
 * @title: of its window
 * @parent: the window that asks; the chooser is modal to it
 * @action: to open or to save
 * @accept: label of the button that chooses
 *
 * A chooser that opens in the folder that was used last, and remembers this one. The first time, and when that
 * folder is gone, it opens in the documents.
 *
 * Returns: (transfer full)
 */
GtkFileChooserNative *
duo_file_chooser_new (const char           *title,
                      GtkWindow            *parent,
                      GtkFileChooserAction  action,
                      const char           *accept)
{
  GtkFileChooserNative *self = gtk_file_chooser_native_new (title, parent, action, accept, _("Cancel"));
  g_autofree char *uri = g_settings_get_string (get_settings (), FOLDER_KEY);
  g_autofree char *remembered = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  const char *path = remembered != NULL && g_file_test (remembered, G_FILE_TEST_IS_DIR) ? remembered : documents;

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  if (path != NULL)
    {
      g_autoptr (GFile) folder = g_file_new_for_path (path);

      /* where the desktop refuses it, it opens in its own place */
      (void) gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self), folder, NULL);
    }
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return self;
}
