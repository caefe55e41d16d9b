/* SPDX-License-Identifier: EUPL-1.2 */
/* duo-campagnes-cli: the calendar without a display. */
#include <signal.h>
#include <stdio.h>

#include <glib/gi18n.h>

#include "duo-cli-output.h"
#include "duo-cli-parse.h"
#include "duo-cli-progress.h"
#include "duo-words.h"

/* Returns: (nullable): the last value given for the option. */
const char *
duo_cli_get_option (DuoCli     *cli,
                    const char *name)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, name);

  return values != NULL ? values->pdata[values->len - 1] : NULL;
}

gboolean
duo_cli_has_option (DuoCli     *cli,
                    const char *name)
{
  return g_hash_table_contains (cli->options, name);
}

/* Returns: (transfer none) (nullable) (element-type utf8): all values given. */
GPtrArray *
duo_cli_get_options (DuoCli     *cli,
                     const char *name)
{
  return g_hash_table_lookup (cli->options, name);
}

/* Returns: (nullable): the argument at that place. */
const char *
duo_cli_get_argument (DuoCli *cli,
                      guint   index)
{
  return index < cli->arguments->len ? cli->arguments->pdata[index] : NULL;
}

/* Returns: (transfer full) (type filename): @path from the root. */
char *
duo_cli_absolute (const char *path)
{
  return g_canonicalize_filename (path, NULL);
}

static void
say (const char *text)
{
  g_autofree char *line = duo_cli_printable (text);

  duo_cli_progress_end ();
  if (fprintf (stderr, "%s\n", line) < 0)
    clearerr (stderr); /* there is nowhere left to say it */
}

/* Says a sentence on standard error. */
void
duo_cli_say (const char *format,
             ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  say (text);
}

/* Says what is wrong with the command line, and where to find what is right. */
DuoCliStatus
duo_cli_usage (DuoCli     *cli,
               const char *format,
               ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  say (text);
  if (cli->command == NULL)
    duo_cli_say (_("See %s."), "duo-campagnes-cli --help");
  else if (cli->command->verb == NULL)
    duo_cli_say (_("See duo-campagnes-cli %s --help."), cli->command->subject);
  else
    duo_cli_say (_("See duo-campagnes-cli %s %s --help."), cli->command->subject, cli->command->verb);
  return DUO_CLI_USAGE;
}

/* Says what went wrong with @what (nullable). */
DuoCliStatus
duo_cli_fail (const GError *error,
              const char   *what)
{
  g_autofree char *sentence = duo_words_error (error, what);

  say (sentence);
  return DUO_CLI_NOTHING;
}

/* Says what went wrong with the file @path. */
DuoCliStatus
duo_cli_fail_file (const GError *error,
                   const char   *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  return duo_cli_fail (error, shown);
}

static gboolean
open_as (DuoCli       *cli,
         const char   *path,
         DuoStoreOpen  how,
         GError      **error)
{
  /* one on a medium that can't be written to is still listed and exported */
  cli->store = duo_store_open (path, how == DUO_STORE_OPEN_EXISTING ? DUO_STORE_OPEN_TO_READ : how, cli->who, cli->clock,
                               error);
  if (cli->store == NULL)
    return FALSE;

  cli->context = duo_context_new (cli->store);
  return TRUE;
}

/* --as takes the name of a manager too: what is done is entered under the login that goes with it. */
static gboolean
find_who (DuoCli      *cli,
          const char  *path,
          GError     **error)
{
  g_autofree char *login = NULL;

  if (!duo_cli_has_option (cli, "as"))
    return TRUE;
  login = duo_context_find_login (cli->context, cli->who, error);
  if (login == NULL)
    return FALSE;
  if (g_str_equal (login, cli->who))
    return TRUE;

  g_free (cli->who);
  cli->who = g_steal_pointer (&login);
  duo_cli_close_store (cli);
  return open_as (cli, path, DUO_STORE_OPEN_EXISTING, error);
}

/* Opens the store at @path for the rest of the command; says why not. */
gboolean
duo_cli_open_store (DuoCli       *cli,
                    const char   *path,
                    DuoStoreOpen  how)
{
  g_autoptr (GError) error = NULL;

  if (open_as (cli, path, how, &error) && find_who (cli, path, &error))
    return TRUE;

  (void) duo_cli_fail_file (error, path);
  duo_cli_close_store (cli);
  return FALSE;
}

void
duo_cli_close_store (DuoCli *cli)
{
  g_clear_object (&cli->context);
  if (cli->store != NULL)
    {
      cli->stored = duo_store_has_written (cli->store);
      duo_store_close (cli->store);
    }
  g_clear_object (&cli->store);
}

/* Whether it reads or writes files that may be large; forms count theirs. */
static gboolean
takes_long (const DuoCliCommand *command)
{
  static const char *const verbs[] = { "import", "export", "month", NULL };

  return command->verb != NULL && g_strv_contains (verbs, command->verb) && !g_str_equal (command->subject, "form");
}

static DuoCliStatus
run (DuoCli *cli)
{
  DuoCliStatus status;

  if (cli->command->store != DUO_CLI_STORE_NONE
      && !duo_cli_open_store (cli, cli->store_path,
                              cli->command->store == DUO_CLI_STORE_CREATE ? DUO_STORE_OPEN_OR_CREATE
                                                                          : DUO_STORE_OPEN_EXISTING))
    return DUO_CLI_NOTHING;

  if (takes_long (cli->command))
    duo_cli_progress_begin ();
  status = cli->command->run (cli);
  duo_cli_close_store (cli);
  duo_cli_progress_end ();
  return status;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *language = duo_words_dup_language_setting ();
  DuoCli cli = { NULL };
  DuoCliStatus status;
  gboolean finished;

  (void) signal (SIGPIPE, SIG_IGN); /* who reads may leave: it is said, and the change is not lost with it */
  duo_words_init (language);
  g_set_prgname ("duo-campagnes-cli");

  cli.arguments = g_ptr_array_new_with_free_func (g_free);
  cli.options = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  status = duo_cli_parse (&cli, argc, argv, &finished);
  if (status == DUO_CLI_DONE && !finished)
    status = run (&cli);
  if (!duo_cli_flush ())
    {
      if (cli.stored)
        duo_cli_say (_("The change is stored, but the answer could not be written. Don’t repeat the command: check whether "
                       "the disk is full, or where the output goes."));
      else
        duo_cli_say (_("The answer could not be written. Check whether the disk is full, or where the output goes."));
      status = cli.stored ? DUO_CLI_PARTLY : DUO_CLI_NOTHING;
    }

  g_ptr_array_unref (cli.arguments);
  g_hash_table_unref (cli.options);
  g_free (cli.store_path);
  g_clear_object (&cli.clock);
  g_free (cli.who);
  return (int) status;
}
