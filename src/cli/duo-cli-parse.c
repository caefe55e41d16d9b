/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the command line: options may stand anywhere, before or after subject and verb. */
#include "duo-cli-parse.h"

#include <glib/gi18n.h>

#include "duo-cli-output.h"
#include "duo-config.h"

const DuoCliOption duo_cli_options[] = {
  { "store", '\0', N_("FILE"), TRUE, TRUE, FALSE, N_("the data file to work on; without it the one in your own folder") },
  { "json", '\0', NULL, FALSE, TRUE, FALSE, N_("answer with one JSON value") },
  { "today", '\0', N_("YYYY-MM-DD"), FALSE, TRUE, FALSE, N_("the date to reckon with") },
  { "as", '\0', N_("WHO"), FALSE, TRUE, FALSE, N_("who does it, a login or a name; without it your login name") },
  { "help", 'h', NULL, FALSE, TRUE, FALSE, N_("show help, also for one subject or command") },
  { "version", '\0', NULL, FALSE, TRUE, FALSE, N_("show the version") },

  { "about", '\0', N_("KIND:NUMBER"), FALSE, FALSE, FALSE, N_("what it is about, such as message:12") },
  { "actual", '\0', N_("DATE"), FALSE, FALSE, FALSE, N_("the date it became: a day, a month or a period; empty for unknown") },
  { "all", '\0', NULL, FALSE, FALSE, FALSE, N_("everything, also what is left out otherwise") },
  { "alt-text", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("what can be seen, for who cannot see it") },
  { "answer", '\0', N_("ANSWER"), FALSE, FALSE, FALSE, N_("yes, no or condition") },
  { "as-of", '\0', N_("YYYY-MM-DD"), FALSE, FALSE, FALSE, N_("the day that the files tell about; without it as their names say, else today") },
  { "audience", '\0', N_("AUDIENCE"), FALSE, FALSE, FALSE, N_("students, institutions or (milestones only) municipalities") },
  { "authority", '\0', N_("FILE"), TRUE, FALSE, FALSE, N_("the one authority (PEM) that the platform's certificate comes from") },
  { "campaign", '\0', N_("NAME"), FALSE, FALSE, FALSE, N_("the campaign by its name; empty for none") },
  { "captions", '\0', N_("HOW"), FALSE, FALSE, FALSE, N_("how a clip is subtitled: none, in_picture, file or exempt") },
  { "captions-note", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("why a clip needs no subtitles") },
  { "condition", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("under which condition it takes part") },
  { "coverage", '\0', N_("SHARE"), FALSE, FALSE, FALSE, N_("the share of the institutions to reach, such as 0.9") },
  { "details", '\0', NULL, FALSE, FALSE, FALSE, N_("show every item, field by field") },
  { "dry-run", '\0', NULL, FALSE, FALSE, FALSE, N_("only show what would happen; store nothing") },
  { "due", '\0', N_("DATE"), FALSE, FALSE, FALSE, N_("the date before which it has to be done") },
  { "from", '\0', N_("YEAR"), FALSE, FALSE, FALSE, N_("the year to copy") },
  { "institution", '\0', N_("BRIN"), FALSE, FALSE, FALSE, N_("only of this institution") },
  { "goals", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("what the campaign is for") },
  { "issue", '\0', NULL, FALSE, FALSE, FALSE, N_("issue the overview too: later ones are compared with it") },
  { "kind", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("what kind of campaign it is") },
  { "kinds", '\0', N_("KINDS"), FALSE, FALSE, FALSE, N_("the kinds of channels that it is meant for, such as screen,social") },
  { "language", '\0', N_("CODE"), FALSE, FALSE, FALSE, N_("the language it is in, such as nl; empty for unknown") },
  { "limit", '\0', N_("NUMBER"), FALSE, FALSE, FALSE, N_("at most so many") },
  { "link", '\0', N_("LINK"), FALSE, FALSE, FALSE, N_("the web address that goes with it") },
  { "live", '\0', N_("YYYY-MM-DD"), FALSE, FALSE, FALSE, N_("the day that the campaign goes live") },
  { "login", '\0', N_("NAME"), FALSE, FALSE, FALSE, N_("the name to sign in with") },
  { "month", '\0', N_("MONTH"), FALSE, FALSE, FALSE, N_("only this month: 10, 2020-10 or its name") },
  { "new-password", '\0', NULL, FALSE, FALSE, FALSE, N_("make another password for the practice platform") },
  { "note", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("a note for colleagues") },
  { "object", '\0', N_("KIND:NUMBER"), FALSE, FALSE, FALSE, N_("only of this object, such as message:12") },
  { "on", '\0', N_("YYYY-MM-DD"), FALSE, FALSE, FALSE, N_("the day it was done; without it today") },
  { "output", 'o', N_("FILE"), TRUE, FALSE, FALSE, N_("the file to write") },
  { "owner", '\0', N_("NAME"), FALSE, FALSE, FALSE, N_("who has to do it; without it you") },
  { "person", '\0', N_("NAME"), FALSE, FALSE, FALSE, N_("who said so") },
  { "placeholders", '\0', NULL, FALSE, FALSE, FALSE, N_("replace a year in a new text by {jaar} or {volgend jaar}") },
  { "placement", '\0', N_("SECTOR:MONTHS"), FALSE, FALSE, TRUE,
    N_("a sector and its months, such as MBO:2020-10/2020-12; may be given more than once") },
  { "planned", '\0', N_("DATE"), FALSE, FALSE, FALSE, N_("the planned date: a day, a month or a period; empty for unknown") },
  { "questions", '\0', N_("ADDRESS"), FALSE, FALSE, FALSE, N_("where schools send their questions") },
  { "replaces", '\0', N_("NUMBER"), FALSE, FALSE, FALSE, N_("the material that the file is a new version of") },
  { "rights", '\0', N_("YYYY-MM-DD"), FALSE, FALSE, FALSE, N_("the last day on which it may be used; or unlimited, or unknown") },
  { "school-year", '\0', NULL, FALSE, FALSE, FALSE, N_("August to July instead of January to December") },
  { "search", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("only what has words beginning like these") },
  { "sector", '\0', N_("SECTOR"), FALSE, FALSE, FALSE, N_("only VO, MBO or HO") },
  { "source", '\0', N_("SOURCE"), FALSE, FALSE, FALSE, N_("phone, paper, mail, visit, meeting or other; without it phone") },
  { "status", '\0', N_("STATUS"), FALSE, FALSE, FALSE, N_("concept, definite or withdrawn") },
  { "store-only", '\0', NULL, FALSE, FALSE, FALSE, N_("only the data, no materials") },
  { "text", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("what it says") },
  { "title", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("what it is called") },
  { "to", '\0', N_("YEAR"), FALSE, FALSE, FALSE, N_("the year to copy to") },
  { "topic", '\0', N_("TEXT"), FALSE, FALSE, FALSE, N_("the topic it belongs to") },
  { "until", '\0', N_("YYYY-MM-DD"), FALSE, FALSE, FALSE, N_("the last day on which links work; without it they do not end") },
  { "waves", '\0', N_("SECTORS"), FALSE, FALSE, FALSE, N_("the sectors of each wave, such as MBO,VO+HO") },
  { "year", '\0', N_("YEAR"), FALSE, FALSE, FALSE, N_("the calendar year") },
};
const guint duo_cli_n_options = G_N_ELEMENTS (duo_cli_options);

/* Returns: (nullable): the option of that name. */
const DuoCliOption *
duo_cli_find_option (const char *name)
{
  for (guint i = 0; i < duo_cli_n_options; i++)
    if (g_str_equal (duo_cli_options[i].name, name))
      return &duo_cli_options[i];

  return NULL;
}

static const DuoCliOption *
find_letter (char letter)
{
  for (guint i = 0; i < duo_cli_n_options; i++)
    if (duo_cli_options[i].letter != '\0' && duo_cli_options[i].letter == letter)
      return &duo_cli_options[i];

  return NULL;
}

/**
 * duo_cli_takes:
 * @command: a command
 * @name: name of an option
 * @required: (out) (optional): whether it can't do without
 *
 * Returns: whether the option is one of its own
 */
gboolean
duo_cli_takes (const DuoCliCommand *command,
               const char          *name,
               gboolean            *required)
{
  g_auto (GStrv) own = g_strsplit (command->options != NULL ? command->options : "", " ", -1);

  for (guint i = 0; own[i] != NULL; i++)
    {
      const gboolean must = own[i][0] == '!';

      if (g_str_equal (own[i] + (must ? 1 : 0), name))
        {
          if (required != NULL)
            *required = must;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
is_subject (const char *word)
{
  for (guint i = 0; i < duo_cli_n_commands; i++)
    if (g_str_equal (duo_cli_commands[i].subject, word))
      return TRUE;

  return FALSE;
}

static const DuoCliCommand *
find_command (const char *subject,
              const char *verb)
{
  for (guint i = 0; i < duo_cli_n_commands; i++)
    if (g_str_equal (duo_cli_commands[i].subject, subject)
        && (duo_cli_commands[i].verb == NULL || g_strcmp0 (duo_cli_commands[i].verb, verb) == 0))
      return &duo_cli_commands[i];

  return NULL;
}

static DuoCliStatus
keep_option (DuoCli             *cli,
             const DuoCliOption *option,
             const char         *value)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option->name);

  if (!option->is_path && !g_utf8_validate (value, -1, NULL))
    return duo_cli_usage (cli, _("The value of --%s holds characters that can't be read. Write it in UTF-8."), option->name);
  if (values != NULL && !option->repeatable)
    return duo_cli_usage (cli, _("--%s is given more than once. Give it once."), option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (cli->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
  return DUO_CLI_DONE;
}

/* One option word; *@next is the word after it and becomes %NULL when it was used. */
static DuoCliStatus
read_option (DuoCli      *cli,
             const char  *word,
             const char **next)
{
  const gboolean is_long = g_str_has_prefix (word, "--");
  const char *equals = is_long ? strchr (word, '=') : NULL;
  g_autofree char *name = is_long ? g_strndup (word + 2, equals != NULL ? (gsize) (equals - word - 2) : strlen (word + 2)) : NULL;
  const DuoCliOption *option = NULL;
  const char *value = equals != NULL ? equals + 1 : NULL;

  if (is_long)
    option = duo_cli_find_option (name);
  else if (word[2] == '\0')
    option = find_letter (word[1]);
  if (option == NULL)
    {
      g_autofree char *shown = g_filename_display_name (word);

      return duo_cli_usage (cli, _("There is no option %s."), shown);
    }

  if (option->argument == NULL)
    {
      if (value != NULL)
        return duo_cli_usage (cli, _("--%s takes no value."), option->name);
      return keep_option (cli, option, "");
    }

  if (value == NULL)
    {
      value = *next;
      *next = NULL;
    }
  if (value == NULL)
    return duo_cli_usage (cli, _("--%s needs a value: %s."), option->name, _(option->argument));
  return keep_option (cli, option, value);
}

/* Splits the words into options and arguments. */
static DuoCliStatus
read_words (DuoCli *cli,
            gint    argc,
            char  **argv)
{
  gboolean only_arguments = FALSE;

  for (gint i = 1; i < argc; i++)
    {
      const char *word = argv[i];

      if (!only_arguments && g_str_equal (word, "--"))
        {
          only_arguments = TRUE;
        }
      else if (!only_arguments && word[0] == '-' && word[1] != '\0')
        {
          const char *next = i + 1 < argc ? argv[i + 1] : NULL;
          const gboolean had_next = next != NULL;
          const DuoCliStatus status = read_option (cli, word, &next);

          if (status != DUO_CLI_DONE)
            return status;
          if (had_next && next == NULL)
            i++;
        }
      else
        {
          g_ptr_array_add (cli->arguments, g_strdup (word));
        }
    }

  return DUO_CLI_DONE;
}

/* Takes subject and verb off the arguments. */
static DuoCliStatus
choose_command (DuoCli   *cli,
                gboolean *finished)
{
  const char *subject = duo_cli_get_argument (cli, 0);
  const char *verb = duo_cli_get_argument (cli, 1);
  const gboolean help = duo_cli_has_option (cli, "help");

  if (subject == NULL)
    {
      *finished = TRUE;
      if (help)
        {
          duo_cli_help_program ();
          return DUO_CLI_DONE;
        }
      return duo_cli_usage (cli, _("Say what to do: a subject, such as calendar, and a verb, such as list."));
    }

  if (!is_subject (subject))
    {
      g_autofree char *shown = g_filename_display_name (subject);

      return duo_cli_usage (cli, _("There is no subject ‘%s’."), shown);
    }

  cli->command = find_command (subject, verb);
  if (cli->command == NULL)
    {
      g_autofree char *shown = verb != NULL ? g_filename_display_name (verb) : NULL;

      if (help && verb == NULL)
        {
          *finished = TRUE;
          duo_cli_help_subject (subject);
          return DUO_CLI_DONE;
        }
      if (verb == NULL)
        return duo_cli_usage (cli, _("Say what to do with %s: see duo-campagnes-cli %s --help."), subject, subject);
      return duo_cli_usage (cli, _("%s has no verb ‘%s’: see duo-campagnes-cli %s --help."), subject, shown, subject);
    }

  if (help)
    {
      *finished = TRUE;
      duo_cli_help_command (cli->command);
      return DUO_CLI_DONE;
    }

  g_ptr_array_remove_range (cli->arguments, 0, cli->command->verb != NULL ? 2 : 1);
  return DUO_CLI_DONE;
}

/* Whether the options belong to the command and all that it needs is there. */
static DuoCliStatus
check_command (DuoCli *cli)
{
  const DuoCliCommand *command = cli->command;

  for (guint i = 0; i < duo_cli_n_options; i++)
    {
      const DuoCliOption *option = &duo_cli_options[i];
      const gboolean given = duo_cli_has_option (cli, option->name);
      gboolean required = FALSE;
      const gboolean taken = duo_cli_takes (command, option->name, &required);

      if (given && !taken && !option->global)
        return duo_cli_usage (cli, _("--%s means nothing for this command."), option->name);
      if (required && !given)
        return duo_cli_usage (cli, _("--%s is missing: %s."), option->name, _(option->help));
    }

  if (cli->arguments->len < command->min_arguments)
    return duo_cli_usage (cli, _("Something is missing: %s."), _(command->arguments));
  if (cli->arguments->len > command->max_arguments)
    {
      g_autofree char *shown = g_filename_display_name (cli->arguments->pdata[command->max_arguments]);

      return duo_cli_usage (cli, _("‘%s’ is too much here. A text of several words stands between quotes."), shown);
    }

  return DUO_CLI_DONE;
}

/* --today and --as, and where the store lies. */
static DuoCliStatus
read_globals (DuoCli *cli)
{
  const char *today = duo_cli_get_option (cli, "today");
  const char *who = duo_cli_get_option (cli, "as");
  const char *store = duo_cli_get_option (cli, "store");
  guint32 day = 0;

  if (today != NULL && !duo_day_parse (today, &day))
    return duo_cli_usage (cli, _("‘%s’ is not a day. Write it as 2020-10-14."), today);
  if (who != NULL)
    {
      g_autofree char *printable = duo_cli_printable (who);

      if (*who == '\0' || strlen (who) > 200 || !g_str_equal (printable, who))
        return duo_cli_usage (cli, _("‘%s’ can't be a login name."), printable);
    }
  if (store != NULL && *store == '\0')
    return duo_cli_usage (cli, _("--store needs the name of a file."));

  cli->json = duo_cli_has_option (cli, "json");
  cli->clock = today != NULL ? duo_clock_new_fixed (day) : duo_clock_new_system ();
  cli->who = g_utf8_make_valid (who != NULL ? who : g_get_user_name (), -1);
  cli->store_path = store != NULL ? duo_cli_absolute (store) : duo_context_default_path ();
  return DUO_CLI_DONE;
}

/**
 * duo_cli_parse:
 * @cli: to be filled
 * @argc: number of words
 * @argv: the words as the program got them
 * @finished: (out): whether there is nothing left to do: help was shown
 *
 * Returns: %DUO_CLI_DONE, or %DUO_CLI_USAGE after saying what is wrong
 */
DuoCliStatus
duo_cli_parse (DuoCli   *cli,
               gint      argc,
               char    **argv,
               gboolean *finished)
{
  DuoCliStatus status;

  *finished = FALSE;
  status = read_words (cli, argc, argv);
  if (status != DUO_CLI_DONE)
    return status;

  if (duo_cli_has_option (cli, "version"))
    {
      *finished = TRUE;
      duo_cli_print ("duo-campagnes-cli %s", DUO_VERSION);
      return DUO_CLI_DONE;
    }

  status = choose_command (cli, finished);
  if (status == DUO_CLI_DONE && !*finished)
    status = check_command (cli);
  if (status == DUO_CLI_DONE && !*finished)
    status = read_globals (cli);
  return status;
}
