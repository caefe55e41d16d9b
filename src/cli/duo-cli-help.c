/* SPDX-License-Identifier: EUPL-1.2 */
/* Help on three levels: the program, a subject, a command. All of it comes from the tables. */
#include "duo-cli-parse.h"

#include <glib/gi18n.h>

#include "duo-cli-output.h"

/* "calendar list", "undo" */
static char *
name_of (const DuoCliCommand *command)
{
  return command->verb != NULL ? g_strdup_printf ("%s %s", command->subject, command->verb) : g_strdup (command->subject);
}

/* Lines of words with their explanation beside them. */
static void
print_pairs (GPtrArray *pairs)
{
  glong widest = 0;

  for (guint i = 0; i < pairs->len; i += 2)
    widest = MAX (widest, g_utf8_strlen (pairs->pdata[i], -1));
  for (guint i = 0; i < pairs->len; i += 2)
    {
      const gint gap = (gint) (widest - g_utf8_strlen (pairs->pdata[i], -1));

      duo_cli_print ("  %s%*s  %s", (const char *) pairs->pdata[i], gap, "", (const char *) pairs->pdata[i + 1]);
    }
}

static void
add_option (GPtrArray          *pairs,
            const DuoCliOption *option,
            gboolean            required)
{
  g_autofree char *letter = option->letter != '\0' ? g_strdup_printf ("-%c, ", option->letter) : g_strdup ("");
  g_autofree char *value = option->argument != NULL ? g_strdup_printf (" %s", _(option->argument)) : g_strdup ("");

  g_ptr_array_add (pairs, g_strdup_printf ("%s--%s%s", letter, option->name, value));
  g_ptr_array_add (pairs, required ? g_strdup_printf (_("%s (needed)"), _(option->help)) : g_strdup (_(option->help)));
}

static void
print_options (const DuoCliCommand *command)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) global = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < duo_cli_n_options; i++)
    {
      const DuoCliOption *option = &duo_cli_options[i];
      gboolean required = FALSE;

      if (option->global)
        add_option (global, option, FALSE);
      else if (command != NULL && duo_cli_takes (command, option->name, &required))
        add_option (own, option, required);
    }

  if (own->len > 0)
    {
      duo_cli_print ("%s", "");
      duo_cli_print ("%s", _("Options:"));
      print_pairs (own);
    }
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _("Options of every command:"));
  print_pairs (global);
}

static void
print_commands (const char *subject)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < duo_cli_n_commands; i++)
    {
      const DuoCliCommand *command = &duo_cli_commands[i];
      g_autofree char *name = NULL;

      if (subject != NULL && !g_str_equal (command->subject, subject))
        continue;

      name = name_of (command);
      g_ptr_array_add (pairs, command->arguments != NULL ? g_strdup_printf ("%s %s", name, _(command->arguments))
                                                         : g_strdup (name));
      g_ptr_array_add (pairs, g_strdup (_(command->summary)));
    }

  print_pairs (pairs);
}

void
duo_cli_help_program (void)
{
  duo_cli_print (_("Usage: %s"), _("duo-campagnes-cli [OPTIONS] SUBJECT VERB [ARGUMENTS]"));
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _("The communication calendar of DUO Relatiebeheer without a screen: for scripts and schedulers."));
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _("Commands:"));
  print_commands (NULL);
  print_options (NULL);
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _("Exit status: 0 done, 1 nothing done, 2 wrong usage, 3 done in part."));
}

void
duo_cli_help_subject (const char *subject)
{
  duo_cli_print (_("Usage: duo-campagnes-cli [OPTIONS] %s VERB [ARGUMENTS]"), subject);
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _("Commands:"));
  print_commands (subject);
  print_options (NULL);
}

void
duo_cli_help_command (const DuoCliCommand *command)
{
  g_autofree char *name = name_of (command);

  if (command->arguments != NULL)
    duo_cli_print (_("Usage: duo-campagnes-cli %s %s [OPTIONS]"), name, _(command->arguments));
  else
    duo_cli_print (_("Usage: duo-campagnes-cli %s [OPTIONS]"), name);
  duo_cli_print ("%s", "");
  duo_cli_print ("%s", _(command->summary));
  if (command->description != NULL)
    duo_cli_print ("%s", _(command->description));
  print_options (command);
}
