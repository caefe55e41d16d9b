/* SPDX-License-Identifier: EUPL-1.2 */
/* milestones: list, add, edit and import. */
#include <glib/gi18n.h>

#include "duo-calendar-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-new-store.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-milestones-service.h"
#include "duo-words.h"

static void
json_milestone (JsonBuilder  *builder,
                DuoMilestone *milestone,
                GPtrArray    *campaigns)
{
  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_milestone_get_id (milestone));
  duo_cli_json_text (builder, "title", duo_milestone_get_title (milestone));
  duo_cli_json_when (builder, "planned", duo_milestone_get_planned (milestone));
  duo_cli_json_when (builder, "actual", duo_milestone_get_actual (milestone));
  duo_cli_json_number (builder, "days_late",
                       duo_when_days_late (duo_milestone_get_planned (milestone), duo_milestone_get_actual (milestone)));
  duo_cli_json_text (builder, "topic", duo_milestone_get_topic (milestone));
  duo_cli_json_text (builder, "audience", duo_audience_to_string (duo_milestone_get_audience (milestone)));
  duo_cli_json_text (builder, "campaign", duo_cli_campaign_name (campaigns, duo_milestone_get_campaign (milestone)));
  duo_cli_json_text (builder, "note", duo_milestone_get_note (milestone));
  json_builder_end_object (builder);
}

/* A date for a table; what has not happened has no words. */
static char *
when_words (const DuoWhen *when,
            gboolean       blank)
{
  return blank && !duo_when_is_known (when) ? g_strdup ("") : duo_words_when (when, TRUE, TRUE);
}

static void
print_milestones (GPtrArray *milestones)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Milestone"), _("Planned"), _("Actual"), _("Slip"), _("Topic"), _("Audience"), NULL);

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < milestones->len; i++)
    {
      DuoMilestone *milestone = milestones->pdata[i];
      const gint days = duo_when_days_late (duo_milestone_get_planned (milestone), duo_milestone_get_actual (milestone));
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_milestone_get_id (milestone));
      g_autofree char *planned = when_words (duo_milestone_get_planned (milestone), FALSE);
      g_autofree char *actual = when_words (duo_milestone_get_actual (milestone), TRUE);
      g_autofree char *slip = days != 0 ? duo_words_days_late (days) : g_strdup ("");

      duo_cli_table_add (table, id, duo_milestone_get_title (milestone), planned, actual, slip,
                         duo_milestone_get_topic (milestone), duo_words_audience (duo_milestone_get_audience (milestone)),
                         NULL);
    }
  duo_cli_table_print (table);
}

DuoCliStatus
duo_cli_milestones_list (DuoCli *cli)
{
  const gboolean of_year = duo_cli_has_option (cli, "year");
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GError) error = NULL;
  DuoSpan span = { 0, 0 };
  gint year;

  if (of_year && !duo_cli_read_year (cli, "year", &year))
    return DUO_CLI_USAGE;
  if (of_year)
    span = duo_span_calendar_year (year);

  milestones = duo_milestones_list (cli->context, of_year ? &span : NULL, &error);
  if (milestones == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL)
    return DUO_CLI_NOTHING;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < milestones->len; i++)
        json_milestone (builder, milestones->pdata[i], campaigns);
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else if (milestones->len > 0)
    {
      print_milestones (milestones);
    }
  else
    {
      duo_cli_print ("%s", _("No milestones found."));
    }

  return DUO_CLI_DONE;
}

/* Takes the options over into @milestone. Says what is wrong; *@status is what the command then ends with. */
static gboolean
take_options (DuoCli       *cli,
              DuoMilestone *milestone,
              GPtrArray    *campaigns,
              DuoCliStatus *status)
{
  const char *planned_text = duo_cli_get_option (cli, "planned");
  const char *actual_text = duo_cli_get_option (cli, "actual");
  const char *topic = duo_cli_get_option (cli, "topic");
  const char *audience_text = duo_cli_get_option (cli, "audience");
  const char *campaign_text = duo_cli_get_option (cli, "campaign");
  const char *note = duo_cli_get_option (cli, "note");
  DuoWhen planned = *duo_milestone_get_planned (milestone);
  DuoWhen actual = *duo_milestone_get_actual (milestone);
  DuoAudience audience = duo_milestone_get_audience (milestone);
  gint64 campaign = duo_milestone_get_campaign (milestone);
  const char *title;

  *status = DUO_CLI_USAGE;
  if (!duo_cli_read_text (cli, "title", &title)
      || (planned_text != NULL && !duo_cli_read_when (cli, planned_text, &planned))
      || (actual_text != NULL && !duo_cli_read_when (cli, actual_text, &actual))
      || (audience_text != NULL && !duo_cli_read_audience (cli, audience_text, &audience)))
    return FALSE;

  *status = DUO_CLI_NOTHING;
  if (campaign_text != NULL && !duo_cli_read_campaign (cli, campaigns, campaign_text, &campaign))
    return FALSE;

  if (title != NULL)
    duo_milestone_set_title (milestone, title);
  if (topic != NULL)
    duo_milestone_set_topic (milestone, topic);
  if (note != NULL)
    duo_milestone_set_note (milestone, note);
  duo_milestone_set_planned (milestone, &planned);
  duo_milestone_set_actual (milestone, &actual);
  duo_milestone_set_audience (milestone, audience);
  duo_milestone_set_campaign (milestone, campaign);
  return TRUE;
}

static void
answer (DuoCli       *cli,
        DuoMilestone *milestone,
        GPtrArray    *campaigns)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_milestone (builder, milestone, campaigns);
      duo_cli_print_json (builder);
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, duo_milestone_get_id (milestone));
      g_autofree char *planned = duo_words_when (duo_milestone_get_planned (milestone), TRUE, FALSE);

      duo_cli_print (_("Milestone %s: %s (planned: %s)"), number, duo_milestone_get_title (milestone), planned);
    }
}

static DuoCliStatus
save (DuoCli        *cli,
      DuoMilestone  *milestone,
      DuoChangeKind  kind,
      GPtrArray     *campaigns)
{
  g_autoptr (GError) error = NULL;

  if (!duo_calendar_save (cli->context, G_OBJECT (milestone), kind, &error))
    return duo_cli_fail (error, duo_milestone_get_title (milestone));

  answer (cli, milestone, campaigns);
  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_milestones_add (DuoCli *cli)
{
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
  DuoCliStatus status;

  if (campaigns == NULL)
    return DUO_CLI_NOTHING;
  if (!take_options (cli, milestone, campaigns, &status))
    return status;

  return save (cli, milestone, DUO_CHANGE_ADD, campaigns);
}

/* A change of nothing but dates moves the milestone. */
static DuoChangeKind
kind_of_change (DuoMilestone *before,
                DuoMilestone *after)
{
  g_autoptr (DuoMilestone) trial = duo_milestone_copy (before);

  duo_milestone_set_planned (trial, duo_milestone_get_planned (after));
  duo_milestone_set_actual (trial, duo_milestone_get_actual (after));
  return duo_milestone_equal (trial, after) ? DUO_CHANGE_MOVE : DUO_CHANGE_EDIT;
}

DuoCliStatus
duo_cli_milestones_edit (DuoCli *cli)
{
  const char *text = duo_cli_get_argument (cli, 0);
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GObject) before = NULL;
  g_autoptr (DuoMilestone) after = NULL;
  g_autoptr (GError) error = NULL;
  DuoCliStatus status;
  gint64 id;

  if (!duo_cli_read_id (cli, text, &id))
    return DUO_CLI_USAGE;
  before = duo_calendar_get (cli->context, DUO_OBJECT_MILESTONE, id, &error);
  if (before == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("milestone %s"), text);

      return duo_cli_fail (error, what);
    }
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL)
    return DUO_CLI_NOTHING;

  after = duo_milestone_copy (DUO_MILESTONE (before));
  if (!take_options (cli, after, campaigns, &status))
    return status;
  if (duo_milestone_equal (DUO_MILESTONE (before), after))
    {
      duo_cli_say (_("It was like this already. Nothing was changed."));
      answer (cli, after, campaigns);
      return DUO_CLI_DONE;
    }

  return save (cli, after, kind_of_change (DUO_MILESTONE (before), after), campaigns);
}

static DuoChangeSet *
read_milestones (DuoCli      *cli,
                 const char  *path,
                 gpointer     data,
                 GError     **error)
{
  return duo_milestones_read_import (cli->context, path, error);
}

static gboolean
apply_milestones (DuoCli        *cli,
                  DuoChangeSet  *set,
                  GError       **error)
{
  return duo_milestones_apply_import (cli->context, set, error);
}

DuoCliStatus
duo_cli_milestones_import (DuoCli *cli)
{
  return duo_cli_import (cli, read_milestones, NULL, apply_milestones);
}
