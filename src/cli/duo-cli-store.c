/* SPDX-License-Identifier: EUPL-1.2 */
/* sample, verify, backup and restore: the data file as a whole. */
#include <glib/gi18n.h>

#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-materials-service.h"
#include "duo-sample.h"
#include "duo-words.h"

/* The file that a command made, as the answer. */
static DuoCliStatus
answer_made (DuoCli     *cli,
             const char *path,
             const char *what)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *sentence = g_strdup_printf ("%s: ‘%s’", what, shown);

  return duo_cli_answer_file (cli, shown, sentence);
}

DuoCliStatus
duo_cli_sample (DuoCli *cli)
{
  const char *argument = duo_cli_get_argument (cli, 0);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (argument != NULL && duo_cli_has_option (cli, "store"))
    return duo_cli_usage (cli, _("Name the file once: as the argument, or with --store."));
  if (argument == NULL && !duo_cli_has_option (cli, "store"))
    return duo_cli_usage (cli, _("Something is missing: %s."), _("FILE"));

  path = argument != NULL ? duo_cli_absolute (argument) : g_strdup (cli->store_path);
  if (!duo_cli_open_store (cli, path, DUO_STORE_CREATE_NEW))
    return DUO_CLI_NOTHING;
  if (!duo_sample_fill (cli->context, &error))
    return duo_cli_fail_file (error, path);

  return answer_made (cli, path, _("The sample was made"));
}

DuoCliStatus
duo_cli_verify (DuoCli *cli)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  if (!duo_store_verify (cli->store, &findings, &error) || !duo_materials_verify (cli->context, findings, &error))
    return duo_cli_fail_file (error, cli->store_path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      duo_cli_json_flag (builder, "whole", findings->len == 0);
      json_builder_set_member_name (builder, "findings");
      json_builder_begin_array (builder);
      for (guint i = 0; i < findings->len; i++)
        json_builder_add_string_value (builder, findings->pdata[i]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else if (findings->len == 0)
    {
      duo_cli_print ("%s", _("The data file is whole."));
    }

  if (findings->len == 0)
    return DUO_CLI_DONE;
  for (guint i = 0; i < findings->len; i++)
    duo_cli_say (_("For the manager of the program: %s"), (const char *) findings->pdata[i]);
  duo_cli_say (_("The data file is damaged. Restore the last backup under another name and work on with that."));
  return DUO_CLI_NOTHING;
}

DuoCliStatus
duo_cli_backup (DuoCli *cli)
{
  g_autofree char *path = duo_cli_absolute (duo_cli_get_argument (cli, 0));
  g_autoptr (GError) error = NULL;

  if (!duo_store_backup (cli->store, path, &error)
      || (!duo_cli_has_option (cli, "store-only") && !duo_materials_backup (cli->context, path, &error)))
    return duo_cli_fail_file (error, path);

  return answer_made (cli, path, _("A checked copy was made"));
}

DuoCliStatus
duo_cli_restore (DuoCli *cli)
{
  g_autofree char *backup = duo_cli_absolute (duo_cli_get_argument (cli, 0));
  g_autofree char *shown = g_filename_display_name (backup);
  const gboolean replaces = g_file_test (cli->store_path, G_FILE_TEST_EXISTS);
  g_autoptr (GError) error = NULL;

  if (!duo_store_restore (backup, cli->store_path, &error))
    return duo_cli_fail (error, shown);
  if (!duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_EXISTING))
    return DUO_CLI_NOTHING;
  if (!duo_materials_restore (cli->context, backup, &error))
    return duo_cli_fail (error, shown);

  if (replaces)
    duo_cli_say (_("The data file that was there is kept beside it, with ‘before-restore’ and the time in its name."));
  return answer_made (cli, cli->store_path, _("The copy was put back"));
}
