/* SPDX-License-Identifier: EUPL-1.2 */
/* platform serve: the practice platform, for as long as the command runs. */
#include <glib-unix.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-platform-service.h"

typedef struct
{
  GMainLoop *loop;
  gboolean   asked; /* to stop; else it ended by itself */
} Serving;

static gboolean
stop (gpointer user_data)
{
  Serving *serving = user_data;

  serving->asked = TRUE;
  g_main_loop_quit (serving->loop);
  return G_SOURCE_REMOVE;
}

static void
ended (GObject      *source,
       GAsyncResult *result,
       gpointer      user_data)
{
  Serving *serving = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_practice_wait_finish (DUO_PRACTICE (source), result, &error))
    g_debug ("%s", error->message);
  g_main_loop_quit (serving->loop);
}

/* A password goes to a terminal or into a pipe to another program; in a file it would stay. */
static gboolean
may_tell (void)
{
  struct stat info;

  return isatty (STDOUT_FILENO) || (fstat (STDOUT_FILENO, &info) == 0 && (S_ISFIFO (info.st_mode) || S_ISSOCK (info.st_mode)));
}

static void
tell_json (DuoPractice *practice,
           const char  *password,
           gboolean     kept)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "address", duo_practice_get_address (practice));
  duo_cli_json_text (builder, "user", duo_practice_get_user (practice));
  duo_cli_json_text (builder, "password", password);
  duo_cli_json_flag (builder, "account_kept", kept);
  json_builder_end_object (builder);
  duo_cli_print_json (builder);
}

static void
tell (DuoPractice *practice,
      const char  *password,
      gboolean     made,
      gboolean     kept)
{
  duo_cli_print (_("The practice platform is at %s until you stop this command (Ctrl C)."),
                 duo_practice_get_address (practice));
  duo_cli_print (_("Name: %s"), duo_practice_get_user (practice));
  if (password != NULL)
    duo_cli_print (_("Password, shown this once: %s"), password);
  else if (made)
    duo_cli_print ("%s", _("The password is only shown on a terminal or told to another program, and this goes to a file. Start again with --new-password."));
  else
    duo_cli_print ("%s", _("The password is the one of the first time. Lost? Start again with --new-password."));
  if (kept)
    duo_cli_print ("%s", _("Its account is kept: platform publish finds it by itself."));
}

/* Keeps the account in the store, so that publishing needs no set-up. Without a store there is nothing to keep it in,
 * which is said only where one was named. Returns: whether all is well */
static gboolean
keep_account (DuoCli      *cli,
              DuoPractice *practice,
              const char  *password,
              gboolean    *kept)
{
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (GError) error = NULL;

  *kept = FALSE;
  if (!duo_cli_has_option (cli, "store") && !g_file_test (cli->store_path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_EXISTING))
    return FALSE;
  *kept = duo_platform_practice_note (cli->context, secrets, practice, password, &error);
  if (!*kept)
    (void) duo_cli_fail_file (error, cli->store_path);
  duo_cli_close_store (cli); /* others want to have it to themselves while this one serves */
  return *kept;
}

DuoCliStatus
duo_cli_platform_serve (DuoCli *cli)
{
  g_autofree char *folder = duo_cli_get_argument (cli, 0) != NULL ? duo_cli_absolute (duo_cli_get_argument (cli, 0)) : NULL;
  const DuoPracticeOptions options = {
    .folder = folder,
    .today = duo_cli_has_option (cli, "today") ? duo_clock_get_today (cli->clock) : 0,
    .new_password = duo_cli_has_option (cli, "new-password"),
  };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Serving serving = { loop, FALSE };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPractice) practice = duo_practice_start (&options, &error);
  char *password;
  gboolean well, kept;

  if (practice == NULL)
    return duo_cli_fail_file (error, folder != NULL ? folder : "");

  password = duo_practice_take_password (practice);
  well = keep_account (cli, practice, password, &kept);
  if (well && cli->json)
    tell_json (practice, may_tell () ? password : NULL, kept);
  else if (well)
    tell (practice, may_tell () ? password : NULL, password != NULL, kept);
  duo_secret_free (password);
  if (!well || !duo_cli_flush ())
    return DUO_CLI_NOTHING;

  g_unix_signal_add (SIGINT, stop, &serving);
  g_unix_signal_add (SIGTERM, stop, &serving);
  duo_practice_wait_async (practice, NULL, ended, &serving);
  g_main_loop_run (loop);
  if (serving.asked)
    {
      duo_practice_stop (practice);
      g_main_loop_run (loop); /* until it has gone */
      return DUO_CLI_DONE;
    }

  duo_cli_say ("%s", _("The practice platform ended by itself. What was published is still there; start it again."));
  return DUO_CLI_NOTHING;
}
