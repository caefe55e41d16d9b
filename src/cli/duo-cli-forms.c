/* SPDX-License-Identifier: EUPL-1.2 */
/* form: making forms, and reading returned ones. */
#include <glib/gi18n.h>
#include <unistd.h>

#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-forms-service.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

/* A line that is written over, on a terminal only. */
static void
show_progress (guint n_done, guint n_all, gpointer user_data)
{
  if (isatty (STDERR_FILENO) == 0)
    return;
  g_printerr ("\r%u/%u", n_done, n_all);
  if (n_done == n_all)
    g_printerr ("\n");
}

static GArray *
list_targets (DuoCli *cli, DuoCampaignView *view)
{
  const char *brin = duo_cli_get_option (cli, "institution");
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));

  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoFunnelRow *row = view->rows->pdata[i];
      const DuoTarget target = { row->institution, row->sector };
      DuoWave *wave = duo_campaign_view_find_wave (view, row->sector);

      if (brin != NULL ? g_ascii_strcasecmp (row->brin, brin) == 0 : duo_wave_is_open (view->waves, wave, NULL))
        g_array_append_val (targets, target);
    }
  return g_steal_pointer (&targets);
}

DuoCliStatus
duo_cli_form_create (DuoCli *cli)
{
  const char *name = duo_cli_get_option (cli, "campaign");
  g_autofree char *folder = duo_cli_absolute (duo_cli_get_option (cli, "output"));
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (GArray) targets = NULL;
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *late = NULL;
  DuoMilestone *back;
  gint64 id;

  if (duo_cli_has_option (cli, "all") == duo_cli_has_option (cli, "institution"))
    return duo_cli_usage (cli, "%s", _("Say whose: --institution BRIN, or --all."));
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL || !duo_cli_read_campaign (cli, campaigns, name, &id))
    return DUO_CLI_NOTHING;
  view = duo_campaign_view_load (cli->context, id, &error);
  if (view == NULL)
    return duo_cli_fail (error, name);
  targets = list_targets (cli, view);
  if (targets->len == 0)
    {
      duo_cli_say (_("‘%s’ asks no institution that a form could be made for."), name);
      return DUO_CLI_NOTHING;
    }

  back = duo_campaign_view_find_step (view, DUO_STEP_FORMS_BACK);
  late = duo_words_forms_late (back != NULL ? duo_milestone_get_planned (back) : NULL, duo_campaign_view_get_live (view), view->today);
  if (late != NULL)
    duo_cli_say ("%s", late);
  paths = duo_forms_make (cli->context, id, targets, folder, show_progress, NULL, NULL, &error);
  if (paths == NULL)
    return duo_cli_fail_file (error, folder);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < paths->len; i++)
        json_builder_add_string_value (builder, paths->pdata[i]);
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else
    duo_cli_print (g_dngettext (NULL, "%u form made in %s.", "%u forms made in %s.", paths->len), paths->len, folder);
  return DUO_CLI_DONE;
}

/* Whether anything is wrong with what was read; a form that came back as it went is not. */
static gboolean
is_anything_refused (GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      const DuoChangeSet *set = sets->pdata[i];

      for (guint j = 0; j < set->items->len; j++)
        {
          const DuoChangeItem *item = set->items->pdata[j];

          if (item->state == DUO_CHANGE_ITEM_REFUSED && item->refusal != DUO_REFUSAL_FORM_EMPTY)
            return TRUE;
        }
    }

  return FALSE;
}

DuoCliStatus
duo_cli_form_import (DuoCli *cli)
{
  g_autoptr (GPtrArray) files = duo_forms_find_files (cli->arguments);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  gboolean failed = FALSE;
  DuoCliStatus status;

  results = duo_forms_read (cli->context, files, show_progress, NULL, NULL, &error);
  if (results == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  for (guint i = 0; i < results->len; i++)
    {
      DuoFormResult *result = results->pdata[i];

      failed |= result->failure != NULL; /* its set says why */
      g_ptr_array_add (sets, result->set);
    }
  if (!duo_cli_has_option (cli, "dry-run") && !duo_forms_apply (cli->context, results, &error))
    return duo_cli_fail_file (error, cli->store_path);

  status = duo_cli_answer_imports (cli, sets);
  if (sets->len > 0 && !is_anything_refused (sets))
    return DUO_CLI_DONE;
  return status == DUO_CLI_DONE && failed ? DUO_CLI_PARTLY : status;
}
