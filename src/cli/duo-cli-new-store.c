/* SPDX-License-Identifier: EUPL-1.2 */
/* Every import: read, show, apply. Where there is no store yet, the file is compared with an empty one in a
 * temporary folder first, so that a file that can't be read leaves no empty store behind. */
#include "duo-cli-new-store.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "duo-cli-answer.h"

/* Removes a folder with the files in it. What stays lies in the folder for temporary files. */
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
  g_autofree char *folder = g_dir_make_tmp ("duo-campagnes-XXXXXX", &error);
  g_autofree char *store = NULL;
  DuoChangeSet *set = NULL;

  if (folder == NULL)
    {
      (void) duo_cli_fail_file (error, g_get_tmp_dir ());
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
