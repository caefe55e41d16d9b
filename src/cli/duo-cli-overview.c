/* SPDX-License-Identifier: EUPL-1.2 */
/* overview: the month overview, and which ones were issued. */
#include <glib/gi18n.h>

#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-overview-service.h"
#include "duo-words.h"

DuoCliStatus
duo_cli_overview_month (DuoCli *cli)
{
  const char *path = duo_cli_get_option (cli, "output");
  const gboolean issue = duo_cli_has_option (cli, "issue");
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autoptr (GError) error = NULL;
  DuoMonth month;

  if (!duo_cli_read_month (cli, duo_cli_get_argument (cli, 0), &month))
    return DUO_CLI_USAGE;
  if (!g_str_has_suffix (lower, ".xlsx"))
    return duo_cli_usage (cli, _("‘%s’ is no workbook. Let the name end in .xlsx."), shown);

  if (!duo_overview_write (cli->context, month, path, issue, &error))
    return duo_cli_fail_file (error, path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "file", shown);
      duo_cli_json_month (builder, "month", month);
      duo_cli_json_flag (builder, "issued", issue);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      g_autofree char *words = duo_words_month_year (month);

      if (issue)
        duo_cli_print (_("The month overview of %s was issued and written to ‘%s’."), words, shown);
      else
        duo_cli_print (_("The month overview of %s was written to ‘%s’, as a draft."), words, shown);
    }

  return DUO_CLI_DONE;
}

static void
list_as_json (GPtrArray *list)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->len; i++)
    {
      const DuoIssuedOverview *issued = list->pdata[i];
      g_autofree char *day = duo_day_to_string (issued->day);

      json_builder_begin_object (builder);
      duo_cli_json_number (builder, "id", issued->id);
      duo_cli_json_month (builder, "month", issued->month);
      duo_cli_json_text (builder, "day", day);
      duo_cli_json_text (builder, "issued", issued->issued);
      duo_cli_json_text (builder, "who", issued->who);
      duo_cli_json_text (builder, "hash", issued->hash);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
}

DuoCliStatus
duo_cli_overview_list (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = duo_overview_list (cli->context, &error);
  g_autoptr (DuoCliTable) table = NULL;

  if (list == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  if (cli->json)
    {
      list_as_json (list);
      return DUO_CLI_DONE;
    }
  if (list->len == 0)
    {
      duo_cli_print ("%s", _("No month overview was issued yet."));
      return DUO_CLI_DONE;
    }

  table = duo_cli_table_new (_("Month"), _("Date"), _("Issued by"), NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const DuoIssuedOverview *issued = list->pdata[i];
      const DuoWhen day = duo_when_day (issued->day);
      g_autofree char *month = duo_words_month_year (issued->month);
      g_autofree char *date = duo_words_when (&day, TRUE, TRUE);

      duo_cli_table_add (table, month, date, issued->who, NULL);
    }
  duo_cli_table_print (table);
  return DUO_CLI_DONE;
}
