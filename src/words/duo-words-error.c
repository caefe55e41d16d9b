/* SPDX-License-Identifier: EUPL-1.2 */
/* What went wrong, to what, and what to do now. */
#include "duo-words.h"

#include <glib/gi18n.h>
#include <gio/gio.h>
#include <stdio.h>

#include "duo-error.h"
#include "duo-words-platform.h"

/* Codes of GLib and GIO that mean the same as one of ours. */
static DuoError
code_of_gio (gint code)
{
  switch (code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return DUO_ERROR_FILE_MISSING;
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_REGULAR_FILE:
      return DUO_ERROR_FILE_FOLDER;
    case G_IO_ERROR_NO_SPACE:
      return DUO_ERROR_DISK_FULL;
    case G_IO_ERROR_PERMISSION_DENIED:
      return DUO_ERROR_FILE_UNREADABLE;
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_CANT_CREATE_BACKUP:
      return DUO_ERROR_FILE_NOT_WRITTEN;
    case G_IO_ERROR_BUSY:
      return DUO_ERROR_STORE_BUSY;
    default:
      return DUO_ERROR_FAILED;
    }
}

static DuoError
code_of_file_error (gint code)
{
  switch (code)
    {
    case G_FILE_ERROR_NOENT:
      return DUO_ERROR_FILE_MISSING;
    case G_FILE_ERROR_ISDIR:
      return DUO_ERROR_FILE_FOLDER;
    case G_FILE_ERROR_NOSPC:
      return DUO_ERROR_DISK_FULL;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      return DUO_ERROR_FILE_UNREADABLE;
    case G_FILE_ERROR_ROFS:
      return DUO_ERROR_FILE_NOT_WRITTEN;
    default:
      return DUO_ERROR_FAILED;
    }
}

static DuoError
code_of (const GError *error)
{
  if (error->domain == DUO_ERROR)
    return (DuoError) error->code;
  if (error->domain == G_IO_ERROR)
    return code_of_gio (error->code);
  if (error->domain == G_FILE_ERROR)
    return code_of_file_error (error->code);
  return DUO_ERROR_FAILED;
}

static gboolean
is_about_store (DuoError code)
{
  return code >= DUO_ERROR_STORE_MISSING && code <= DUO_ERROR_STORE_BUSY;
}

static gboolean
is_about_file (DuoError code)
{
  return code >= DUO_ERROR_FILE_MISSING || code == DUO_ERROR_DISK_FULL;
}

/* Longer names are shortened: a sentence has to stay one. In characters. */
#define NAME_MAX_LENGTH 200

/* What the sentence is about, between quotes; without a name its general word. */
static char *
subject_of (DuoError    code,
            const char *what)
{
  if (what != NULL && g_utf8_strlen (what, -1) > NAME_MAX_LENGTH)
    {
      g_autofree char *begin = g_utf8_substring (what, 0, NAME_MAX_LENGTH);

      return g_strdup_printf ("‘%s…’", begin);
    }
  if (what != NULL && *what != '\0')
    return g_strdup_printf ("‘%s’", what);
  if (is_about_store (code))
    return g_strdup (_("The data file"));
  if (is_about_file (code))
    return g_strdup (_("The file"));
  return g_strdup (_("This item"));
}

static char *
store_sentence (DuoError    code,
                const char *subject)
{
  switch ((gint) code)
    {
    case DUO_ERROR_STORE_MISSING:
      return g_strdup_printf (_("%s does not exist yet. Read a calendar in, or make the sample, to begin one."), subject);
    case DUO_ERROR_STORE_EXISTS:
      return g_strdup_printf (_("%s exists already and was left as it is. Choose another name, or move the old file away first."), subject);
    case DUO_ERROR_STORE_FOREIGN:
      return g_strdup_printf (_("%s is not a data file of DUO Campagnes. It was left as it is. Choose another file."), subject);
    case DUO_ERROR_STORE_NEWER:
      return g_strdup_printf (_("%s was made with a newer version of DUO Campagnes. It was left as it is. Install the newer version to open it."), subject);
    case DUO_ERROR_STORE_DAMAGED:
      return g_strdup_printf (_("%s is damaged. It was left as it is. Restore the last backup under another name and work on with that."), subject);
    case DUO_ERROR_STORE_NETWORK:
      return g_strdup_printf (_("%s lies on a network drive, where data can get lost. Put the file on a disk of this computer."), subject);
    case DUO_ERROR_STORE_READ_ONLY:
      return g_strdup_printf (_("%s can't be written to. Ask for the right to write to the file and its folder, or choose another place."), subject);
    case DUO_ERROR_STORE_BUSY:
      return g_strdup_printf (_("%s is being used by another program. Wait a moment and try again."), subject);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
file_sentence (DuoError    code,
               const char *subject,
               const char *message)
{
  guint line;

  switch ((gint) code)
    {
    case DUO_ERROR_DISK_FULL:
      return g_strdup_printf (_("%s was not saved: the disk is full. What was there before is still whole. Make room and try again."), subject);
    case DUO_ERROR_FILE_MISSING:
      return g_strdup_printf (_("%s was not found. Check the name and the folder."), subject);
    case DUO_ERROR_FILE_UNREADABLE:
      return g_strdup_printf (_("%s can't be opened. Ask for the right to use this file, or choose another one."), subject);
    case DUO_ERROR_FILE_EMPTY:
      return g_strdup_printf (_("%s is empty. Choose a file that holds something."), subject);
    case DUO_ERROR_FILE_TOO_LARGE:
      return g_strdup_printf (_("%s is too large to be read in. Save only the part that is needed as a new file and choose that."), subject);
    case DUO_ERROR_FILE_FOLDER:
      return g_strdup_printf (_("%s is a folder. Choose a file."), subject);
    case DUO_ERROR_FILE_UNKNOWN:
      if (g_strcmp0 (message, "no form") == 0)
        return g_strdup_printf (_("%s is no form of a campaign, or its hidden columns are gone. Ask for the form that was sent."), subject);
      if (message != NULL && *message != '\0')
        return g_strdup_printf (_("%s was not recognised. Found in it: %s. Check the column headings, or choose another file."), subject, message);
      return g_strdup_printf (_("%s was not recognised. Check the column headings, or choose another file."), subject);
    case DUO_ERROR_FILE_TWICE:
      return g_strdup_printf (_("%s has the column ‘%s’ twice and was not read in. Remove one of them, or give it another heading."), subject, message);
    case DUO_ERROR_FILE_LACKS:
      return g_strdup_printf (_("%s lacks the column %s and was not read in. Download it again, or add the column."), subject, message);
    case DUO_ERROR_FILE_OTHER_SECTOR:
      return g_strdup_printf (_("%s is about primary or special education. Only VO, MBO and HO can be read in: choose a file of one of these."), subject);
    case DUO_ERROR_FILE_DAMAGED:
      if (g_strcmp0 (message, "no table") == 0)
        return g_strdup_printf (_("%s is no table but a file of another kind, such as a photo or a PDF. Choose a CSV or Excel file."), subject);
      /* of a text file the readers name the line, "line 12: ..." */
      if (message != NULL && sscanf (message, "line %u:", &line) == 1)
        return g_strdup_printf (_("%s is damaged on line %u and was not read in: perhaps a quotation mark was not closed. Correct that line and try again."), subject, line);
      return g_strdup_printf (_("%s is damaged and was not read in. Open it in a spreadsheet, save it again and choose the new file."), subject);
    case DUO_ERROR_FILE_HOSTILE:
      return g_strdup_printf (_("%s is not safe to open and was not read in. Ask the sender for a new file."), subject);
    case DUO_ERROR_FILE_OLD_XLS:
      if (message != NULL && g_str_has_suffix (message, "with a password"))
        return g_strdup_printf (_("%s has a password. Open it with the password, save it without one and choose the new file."), subject);
      if (g_strcmp0 (message, "old kind") == 0)
        return g_strdup_printf (_("%s is a workbook of an old kind (.xls). Open it, save it as .xlsx and choose the new file."), subject);
      return g_strdup_printf (_("%s is a workbook of an old kind or has a password. Save it as .xlsx without a password and choose the new file."), subject);
    case DUO_ERROR_FILE_NOT_WRITTEN:
      return g_strdup_printf (_("%s was not saved. What was there before is still whole. Check the folder and its rights, or choose another place."), subject);
    default:
      g_return_val_if_reached (NULL);
    }
}

static char *
row_sentence (DuoError    code,
              const char *subject,
              const char *message)
{
  switch ((gint) code)
    {
    case DUO_ERROR_NOT_FOUND:
      return g_strdup_printf (_("%s is not there, or not any more. Look at the list of what there is now."), subject);
    case DUO_ERROR_CONFLICT:
      return g_strdup_printf (_("%s was changed by somebody else in the meantime. Nothing was overwritten. Look at what it holds now and choose again."), subject);
    case DUO_ERROR_INVALID:
      return g_strdup_printf (_("%s was not saved. Look at ‘%s’, correct it and try again."), subject,
                              duo_words_field (message));
    case DUO_ERROR_IN_USE:
      return g_strdup_printf (_("%s can't be removed: something else still belongs to it. Take that away first."), subject);
    case DUO_ERROR_ONLY_READ:
      return g_strdup (_("Nothing was saved: this file can only be read. Make a copy of it to change something."));
    case DUO_ERROR_NOTHING_TO_UNDO:
      return g_strdup (_("There is nothing to undo. Only your own changes can be undone here; others can be taken back from the history."));
    case DUO_ERROR_NOTHING_TO_REDO:
      return g_strdup (_("There is nothing to redo. A new change ends what could be redone."));
    case DUO_ERROR_CANNOT_UNDO:
      return g_strdup (_("This change can't be undone: it has gone to others already, or an older version of the program made it. Correct by hand what has to be different."));
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * duo_words_error:
 * @error: what a lower layer gave
 * @what: (nullable): the file or object concerned, as the user knows it
 *
 * Returns: (transfer full): one to three sentences: what happened, to what, and what to do
 */
char *
duo_words_error (const GError *error,
                 const char   *what)
{
  g_autofree char *subject = NULL;
  DuoError code;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_("This was stopped. Nothing was changed."));

  code = code_of (error);
  subject = subject_of (code, what);

  if (code == DUO_ERROR_FAILED)
    return g_strdup_printf (_("Something went wrong with %s and it was not carried out. Try again; if it stays, tell the manager of the program this: %s"),
                            what != NULL && *what != '\0' ? subject : _("this"), error->message);
  if (duo_words_is_about_platform (code))
    return duo_words_platform_error (code, subject, error->message);
  if (is_about_store (code))
    return store_sentence (code, subject);
  if (is_about_file (code))
    return file_sentence (code, subject, error->message);
  return row_sentence (code, subject, error->message);
}
