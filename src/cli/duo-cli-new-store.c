/* SPDX-License-Identifier: EUPL-1.2 */
/* Every import: read, show, apply. Where there is no store yet, the file is compared with an empty one in a
 * temporary folder first, so that a file that can't be read leaves no empty store behind. */
#include "duo-cli-new-store.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "duo-cli-answer.h"
#include "duo-error.h"

/* Returns: (transfer full) (nullable): a new folder, where the store will come: there has to be room anyway, and the
 * system's folder for temporary files may be full or read-only. That one has to do where the other is not there yet. */
static char *
make_folder (DuoCli  *cli,
             GError **error)
{
  g_autofree char *parent = g_path_get_dirname (cli->store_path);
  g_autofree char *template = g_build_filename (parent, ".duo-XXXXXX", NULL);

  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    return g_dir_make_tmp ("duo-campagnes-XXXXXX", error);
  if (g_mkdtemp (template) != NULL)
    return g_steal_pointer (&template);

  g_set_error_literal (error, DUO_ERROR, errno == ENOSPC || errno == EDQUOT ? DUO_ERROR_DISK_FULL : DUO_ERROR_STORE_READ_ONLY,
                       parent);
  return NULL;
}

/* Removes a folder with the files in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        g_debug ("%s stays", path);
    }
  if (g_rmdir (folder) != 0)
    g_debug ("%s stays", folder);
}

/* Reads the file against an empty store. */
static DuoChangeSet *
read_against_nothing (DuoCli     *cli,
                      DuoCliRead  read,
                      gpointer    data,
                      const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_folder (cli, &error);
  g_autofree char *store = NULL;
  DuoChangeSet *set = NULL;

  if (folder == NULL)
    {
      (void) duo_cli_fail_file (error, cli->store_path);
      return NULL;
    }

  store = g_build_filename (folder, "empty.db", NULL);
  if (duo_cli_open_store (cli, store, DUO_STORE_CREATE_NEW))
    {
      set = read (cli, path, data, &error);
      if (set == NULL)
        (void) duo_cli_fail_file (error, path);
      duo_cli_close_store (cli);
    }
  remove_folder (folder);
  return set;
}

static DuoChangeSet *
read_against_store (DuoCli     *cli,
                    DuoCliRead  read,
                    gpointer    data,
                    const char *path)
{
  g_autoptr (GError) error = NULL;
  DuoChangeSet *set;

  if (!duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_EXISTING))
    return NULL;

  set = read (cli, path, data, &error);
  if (set == NULL)
    (void) duo_cli_fail_file (error, path);
  return set;
}

/**
 * duo_cli_import:
 * @cli: the command; its first argument is the file
 * @read: reads a file into a change set against the open store
 * @data: for @read
 * @apply: stores what is ticked, as one change
 *
 * Returns: the exit status, after the answer was given
 */
DuoCliStatus
duo_cli_import (DuoCli      *cli,
                DuoCliRead   read,
                gpointer     data,
                DuoCliApply  apply)
{
  const char *path = duo_cli_get_argument (cli, 0);
  const gboolean is_new = !g_file_test (cli->store_path, G_FILE_TEST_EXISTS);
  const gboolean dry_run = duo_cli_has_option (cli, "dry-run");
  g_autoptr (DuoChangeSet) set = NULL;
  g_autoptr (GError) error = NULL;
  DuoCliStatus status = DUO_CLI_NOTHING;

  set = is_new ? read_against_nothing (cli, read, data, path) : read_against_store (cli, read, data, path);
  if (set == NULL)
    {
      duo_cli_close_store (cli);
      return DUO_CLI_NOTHING;
    }

  if (dry_run || duo_change_set_count_ticked (set) == 0)
    status = duo_cli_answer_import (cli, set);
  else if (is_new && !duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_OR_CREATE))
    status = DUO_CLI_NOTHING;
  else if (!apply (cli, set, &error))
    status = duo_cli_fail_file (error, cli->store_path);
  else
    status = duo_cli_answer_import (cli, set);

  duo_cli_close_store (cli);
  return status;
}
