/* SPDX-License-Identifier: EUPL-1.2 */
/* The folder is remembered for all choosers together: what is exported goes where the meeting's files are. */
#include "duo-file-chooser.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "duo-application.h"

#define FOLDER_KEY "file-folder"

static GSettings *
get_settings (void)
{
  return duo_application_get_settings (DUO_APPLICATION (g_application_get_default ()));
}

static gboolean
drop_cb (gpointer user_data)
{
  g_object_unref (user_data);
  return G_SOURCE_REMOVE;
}

/* Who asked lets go of the chooser when the answer comes; its window is busy with the answer until later. */
static void
response_cb (GtkNativeDialog *dialog,
             gint             response)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr (GFile) folder = file != NULL ? g_file_get_parent (file) : NULL;
  g_autofree char *uri = folder != NULL ? g_file_get_uri (folder) : NULL;

  if (uri != NULL)
    g_settings_set_string (get_settings (), FOLDER_KEY, uri);
  g_idle_add (drop_cb, g_object_ref (dialog));
}

/* Returns: (transfer full) (type filename): where the files of the last time lie, else the documents, else the home */
char *
duo_file_chooser_dup_folder (void)
{
  g_autofree char *uri = g_settings_get_string (get_settings (), FOLDER_KEY);
  g_autofree char *remembered = *uri != '\0' ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (remembered != NULL && g_file_test (remembered, G_FILE_TEST_IS_DIR))
    return g_steal_pointer (&remembered);
  return g_strdup (documents != NULL ? documents : g_get_home_dir ());
}

/* What no name of a file may have, here or on the system that its folder is copied to. */
#define NOT_IN_NAMES "/\\:*?\"<>|"
#define LONGEST_NAME 80 /* characters: a name has 255 bytes at most, and its folder is shown beside it */

/**
 * duo_file_chooser_dup_name:
 * @wanted: a name of a file or folder without its ending, such as the name of a campaign
 *
 * Returns: (transfer full): what it may be called on every system; "" where nothing is left of it
 */
char *
duo_file_chooser_dup_name (const char *wanted)
{
  g_autofree char *start = g_utf8_substring (wanted, 0, MIN (LONGEST_NAME, g_utf8_strlen (wanted, -1)));

  g_strdelimit (start, NOT_IN_NAMES, '-');
  g_strstrip (start);
  return g_str_equal (start, ".") || g_str_equal (start, "..") ? g_strdup ("") : g_steal_pointer (&start);
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
  g_autofree char *path = duo_file_chooser_dup_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self), TRUE);
  /* where the desktop refuses it, it opens in its own place */
  (void) gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self), folder, NULL);
  g_signal_connect (self, "response", G_CALLBACK (response_cb), NULL);
  return self;
}

/* Where to save */

typedef struct
{
  GtkFileChooserNative *files; /* (owned) */
  char *suffix;                /* (owned) */
  char *path;                  /* (owned) (nullable) */
  DuoFileChosen chosen;
  gpointer user_data;
} Saving;

/* Tells what was chosen, once. */
static void
end_saving (Saving     *saving,
            const char *path)
{
  saving->chosen (path, saving->user_data);
  g_object_unref (saving->files);
  g_free (saving->suffix);
  g_free (saving->path);
  g_free (saving);
}

static void
replace_cb (AdwMessageDialog *dialog,
            const char       *response,
            Saving           *saving)
{
  end_saving (saving, g_str_equal (response, "replace") ? saving->path : NULL);
}

/* The chooser asked for the name that was typed; with the suffix it is another, and that file may be there. */
static void
ask_to_replace (Saving *saving)
{
  g_autofree char *name = g_filename_display_basename (saving->path);
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (saving->files));
  GtkWidget *dialog = adw_message_dialog_new (parent, NULL, NULL);

  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Replace ‘%s’?"), name);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _("There is a file of that name already. What is in it is lost."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "replace", _("Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (replace_cb), saving);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save_response_cb (GtkNativeDialog *dialog,
                  gint             response,
                  Saving          *saving)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (path == NULL)
    {
      end_saving (saving, NULL);
      return;
    }
  if (g_str_has_suffix (lower, saving->suffix))
    {
      end_saving (saving, path);
      return;
    }
  saving->path = g_strconcat (path, saving->suffix, NULL);
  if (g_file_test (saving->path, G_FILE_TEST_EXISTS))
    ask_to_replace (saving);
  else
    end_saving (saving, saving->path);
}

/**
 * duo_file_chooser_save:
 * @title: of its window
 * @parent: the window that asks
 * @name: that is proposed, without its ending; what no name can have is left out of it
 * @suffix: in lower case, with its dot: what the file's name always ends with
 * @chosen: called once: with the path, or %NULL
 * @user_data: for @chosen
 *
 * Asks where to save. A name that is typed without @suffix gets it; where that file exists, it is asked whether it may
 * be replaced.
 */
void
duo_file_chooser_save (const char   *title,
                       GtkWindow    *parent,
                       const char   *name,
                       const char   *suffix,
                       DuoFileChosen chosen,
                       gpointer      user_data)
{
  Saving *saving = g_new0 (Saving, 1);
  g_autofree char *clean = duo_file_chooser_dup_name (name);
  g_autofree char *proposed = g_strconcat (clean, suffix, NULL);

  saving->files = duo_file_chooser_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"));
  saving->suffix = g_strdup (suffix);
  saving->chosen = chosen;
  saving->user_data = user_data;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->files), proposed);
  g_signal_connect (saving->files, "response", G_CALLBACK (save_response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->files));
}
