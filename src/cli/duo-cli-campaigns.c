/* SPDX-License-Identifier: EUPL-1.2 */
/* campaigns: what there is, planning, and who takes part. */
#include <glib/gi18n.h>
#include <string.h>

#include "duo-calendar-service.h"
#include "duo-campaigns-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-school-holidays.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

static void
json_sectors (JsonBuilder *builder, DuoSectorSet sectors)
{
  json_builder_set_member_name (builder, "sectors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i))
      json_builder_add_string_value (builder, duo_sector_to_string ((DuoSector) i));
  json_builder_end_array (builder);
}

static void
json_day (JsonBuilder *builder, const char *name, guint32 day)
{
  g_autofree char *text = day != 0 ? duo_day_to_string (day) : NULL;

  duo_cli_json_text (builder, name, text);
}

/* The members that a campaign has in every answer. */
static void
json_campaign (JsonBuilder *builder, DuoCampaignView *view)
{
  const DuoWhen period = duo_campaign_view_get_period (view);

  duo_cli_json_number (builder, "id", duo_campaign_get_id (view->campaign));
  duo_cli_json_text (builder, "name", duo_campaign_get_name (view->campaign));
  json_sectors (builder, duo_campaign_view_get_sectors (view));
  json_day (builder, "first_day", period.first);
  json_day (builder, "last_day", period.last);
  duo_cli_json_text (builder, "status", duo_campaign_status_to_string (duo_campaign_view_get_status (view)));
}

DuoCliStatus
duo_cli_campaigns_list (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = duo_campaigns_list (cli->context, &error);
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Campaign"), _("Sectors"), _("Period"), _("Status"), NULL);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (views == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  json_builder_begin_array (builder);
  for (guint i = 0; i < views->len; i++)
    {
      DuoCampaignView *view = views->pdata[i];
      const DuoWhen when = duo_campaign_view_get_period (view);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_campaign_get_id (view->campaign));
      g_autofree char *sectors = duo_words_sectors (duo_campaign_view_get_sectors (view));
      g_autofree char *period = duo_words_when (&when, TRUE, TRUE);

      json_builder_begin_object (builder);
      json_campaign (builder, view);
      json_builder_end_object (builder);
      duo_cli_table_add (table, id, duo_campaign_get_name (view->campaign), sectors, period,
                         duo_words_campaign_status (duo_campaign_status_to_string (duo_campaign_view_get_status (view))), NULL);
    }
  json_builder_end_array (builder);

  if (cli->json)
    duo_cli_print_json (builder);
  else if (views->len > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print ("%s", _("No campaigns found."));
  return DUO_CLI_DONE;
}

/* ---- One campaign ---- */

static void
json_steps (JsonBuilder *builder, DuoCampaignView *view)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->steps->len; i++)
    {
      DuoMilestone *step = view->steps->pdata[i];
      g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (step), duo_campaign_view_look (view, step), view->holidays);

      json_builder_begin_object (builder);
      duo_cli_json_number (builder, "milestone", duo_milestone_get_id (step));
      duo_cli_json_text (builder, "step", duo_step_kind_to_string (duo_milestone_get_step (step)));
      duo_cli_json_when (builder, "planned", duo_milestone_get_planned (step));
      duo_cli_json_when (builder, "actual", duo_milestone_get_actual (step));
      duo_cli_json_text (builder, "look", *look != '\0' ? look : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_funnel (JsonBuilder *builder, DuoCampaignView *view, DuoWave *wave)
{
  DuoFunnel funnel;

  duo_funnel_count (view->rows, duo_wave_get_sector (wave), &funnel);
  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "sector", duo_sector_to_string (duo_wave_get_sector (wave)));
  json_builder_set_member_name (builder, "wave");
  json_builder_add_int_value (builder, duo_wave_get_number (wave));
  duo_cli_json_flag (builder, "open", duo_wave_is_open (view->waves, wave, NULL));
  json_builder_set_member_name (builder, "institutions");
  json_builder_add_int_value (builder, funnel.n);
  json_builder_set_member_name (builder, "students");
  json_builder_add_int_value (builder, funnel.persons);
  json_builder_set_member_name (builder, "without_count");
  json_builder_add_int_value (builder, funnel.n_uncounted);
  for (guint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
    {
      g_autofree char *students = g_strconcat (duo_funnel_stage_to_string ((DuoFunnelStage) stage), "_students", NULL);

      json_builder_set_member_name (builder, duo_funnel_stage_to_string ((DuoFunnelStage) stage));
      json_builder_add_int_value (builder, funnel.reached[stage]);
      json_builder_set_member_name (builder, students);
      json_builder_add_int_value (builder, funnel.persons_reached[stage]);
    }
  json_builder_set_member_name (builder, "practised");
  json_builder_add_int_value (builder, MAX (funnel.practised[DUO_FUNNEL_CODE], funnel.practised[DUO_FUNNEL_DOWNLOADED]));
  json_builder_set_member_name (builder, "reminded");
  json_builder_add_int_value (builder, funnel.n_reminded);
  json_builder_set_member_name (builder, "declined");
  json_builder_add_int_value (builder, funnel.n_taking_part[DUO_TAKING_PART_NO]);
  json_builder_set_member_name (builder, "conditions");
  json_builder_add_int_value (builder, funnel.n_taking_part[DUO_TAKING_PART_CONDITION]);
  json_builder_set_member_name (builder, "expected");
  json_builder_add_int_value (builder, funnel.n_taking_part[DUO_TAKING_PART_EXPECTED]);
  json_builder_set_member_name (builder, "differs");
  json_builder_add_int_value (builder, funnel.n_differs);
  json_builder_end_object (builder);
}

static void
json_rows (JsonBuilder *builder, DuoCampaignView *view)
{
  json_builder_set_member_name (builder, "participations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoFunnelRow *row = view->rows->pdata[i];

      if (row->participation == NULL)
        continue;
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "brin", row->brin);
      duo_cli_json_text (builder, "name", row->name);
      duo_cli_json_text (builder, "sector", duo_sector_to_string (row->sector));
      duo_cli_json_text (builder, "state", duo_taking_part_to_string (duo_funnel_row_get_taking_part (row)));
      duo_cli_json_when (builder, "invited", duo_participation_get_invited (row->participation));
      duo_cli_json_when (builder, "reminded", duo_participation_get_reminded (row->participation));
      duo_cli_json_when (builder, "answered", duo_participation_get_answered (row->participation));
      duo_cli_json_when (builder, "code_issued", duo_participation_get_code_issued (row->participation));
      duo_cli_json_when (builder, "downloaded", duo_participation_get_downloaded (row->participation));
      duo_cli_json_flag (builder, "exercise", duo_participation_get_exercise (row->participation));
      duo_cli_json_text (builder, "condition", duo_participation_get_condition (row->participation));
      duo_cli_json_text (builder, "source", duo_origin_to_string (duo_participation_get_origin (row->participation)));
      duo_cli_json_text (builder, "person", duo_participation_get_person (row->participation));
      duo_cli_json_flag (builder, "differs", duo_funnel_row_differs (row));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
print_steps (DuoCampaignView *view)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Step"), _("Planned"), _("Actual"), _("Look"), NULL);

  for (guint i = 0; i < view->steps->len; i++)
    {
      DuoMilestone *step = view->steps->pdata[i];
      g_autofree char *planned = duo_words_when (duo_milestone_get_planned (step), TRUE, TRUE);
      g_autofree char *actual = duo_when_is_known (duo_milestone_get_actual (step))
                                  ? duo_words_when (duo_milestone_get_actual (step), TRUE, TRUE)
                                  : g_strdup ("");
      g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (step), duo_campaign_view_look (view, step), view->holidays);

      duo_cli_table_add (table, duo_words_step (duo_milestone_get_step (step)), planned, actual, look, NULL);
    }
  if (view->steps->len > 0)
    duo_cli_table_print (table);
}

static void
print_funnel (DuoCampaignView *view)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Sector"), _("Institutions"), duo_words_funnel_stage (DUO_FUNNEL_INVITED),
                                                     duo_words_funnel_stage (DUO_FUNNEL_ANSWERED),
                                                     duo_words_funnel_stage (DUO_FUNNEL_AGREED),
                                                     duo_words_funnel_stage (DUO_FUNNEL_SPECS),
                                                     duo_words_funnel_stage (DUO_FUNNEL_CODE),
                                                     duo_words_funnel_stage (DUO_FUNNEL_DOWNLOADED), NULL);

  for (guint i = 1; i < DUO_FUNNEL_DOWNLOADED + 3; i++)
    duo_cli_table_right (table, i);
  for (guint i = 0; i < view->waves->len; i++)
    {
      const DuoSector sector = duo_wave_get_sector (view->waves->pdata[i]);
      g_autofree char *n = NULL;
      char *reached[DUO_FUNNEL_DOWNLOADED + 1] = { NULL };
      DuoFunnel funnel;

      duo_funnel_count (view->rows, sector, &funnel);
      n = g_strdup_printf ("%u", funnel.n);
      for (guint stage = 0; stage <= DUO_FUNNEL_DOWNLOADED; stage++)
        reached[stage] = g_strdup_printf ("%u", funnel.reached[stage]);
      duo_cli_table_add (table, duo_sector_to_string (sector), n, reached[0], reached[1], reached[2], reached[3],
                         reached[4], reached[5], NULL);
      for (guint stage = 0; stage <= DUO_FUNNEL_DOWNLOADED; stage++)
        g_clear_pointer (&reached[stage], g_free);
    }
  if (view->waves->len > 0)
    duo_cli_table_print (table);
}

static void
answer_view (DuoCli *cli, DuoCampaignView *view)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!cli->json)
    {
      duo_cli_print ("%s", duo_campaign_get_name (view->campaign));
      print_steps (view);
      print_funnel (view);
      return;
    }

  json_builder_begin_object (builder);
  json_campaign (builder, view);
  duo_cli_json_text (builder, "owner", view->owner);
  duo_cli_json_text (builder, "audience", duo_audience_to_string (duo_campaign_get_audience (view->campaign)));
  duo_cli_json_text (builder, "kind", duo_campaign_get_kind (view->campaign));
  duo_cli_json_text (builder, "question_address", duo_campaign_get_question_address (view->campaign));
  duo_cli_json_text (builder, "goals", duo_campaign_get_goals (view->campaign));
  json_steps (builder, view);
  json_builder_set_member_name (builder, "funnel");
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->waves->len; i++)
    json_funnel (builder, view, view->waves->pdata[i]);
  json_builder_end_array (builder);
  json_rows (builder, view);
  json_builder_set_member_name (builder, "review");
  json_builder_add_int_value (builder, view->review->len);
  json_builder_end_object (builder);
  duo_cli_print_json (builder);
}

static DuoCliStatus
answer_id (DuoCli *cli, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_load (cli->context, id, &error);

  if (view == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  answer_view (cli, view);
  return DUO_CLI_DONE;
}

/* Does @change (transfer full; nullable: nothing to do) and shows the campaign. */
static DuoCliStatus
do_and_answer (DuoCli *cli, DuoCampaignChange *change)
{
  g_autoptr (GError) error = NULL;
  const gint64 id = duo_campaigns_do (cli->context, change, &error);

  return id != 0 ? answer_id (cli, id) : duo_cli_fail_file (error, cli->store_path);
}

/* Reads the campaign of that name with its institutions, or says that there is none. */
static DuoCampaignView *
load_campaign (DuoCli *cli, const char *name)
{
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
  g_autoptr (GError) error = NULL;
  DuoCampaignView *view;
  gint64 id;

  if (campaigns == NULL || !duo_cli_read_campaign (cli, campaigns, name, &id))
    return NULL;
  view = duo_campaign_view_load (cli->context, id, &error);
  if (view == NULL)
    (void) duo_cli_fail (error, name);
  return view;
}

DuoCliStatus
duo_cli_campaigns_show (DuoCli *cli)
{
  g_autoptr (DuoCampaignView) view = load_campaign (cli, duo_cli_get_argument (cli, 0));

  if (view == NULL)
    return DUO_CLI_NOTHING;

  answer_view (cli, view);
  return DUO_CLI_DONE;
}

/* ---- Planning ---- */

static gboolean
read_day (DuoCli *cli, const char *option, guint32 *day)
{
  const char *text = duo_cli_get_option (cli, option);

  if (text == NULL || duo_day_parse (text, day))
    return TRUE;

  (void) duo_cli_usage (cli, _("‘%s’ is not a day. Write it as 2020-10-14."), text);
  return FALSE;
}

/* "MBO,VO+HO": first MBO, then VO and HO together. */
static gboolean
read_waves (DuoCli *cli, DuoSectorSet *waves, guint *n_waves)
{
  const char *text = duo_cli_get_option (cli, "waves");
  g_auto (GStrv) groups = g_strsplit (text != NULL ? text : "", ",", -1);
  DuoSectorSet seen = DUO_SECTOR_SET_NONE;

  for (*n_waves = 0; groups[*n_waves] != NULL; (*n_waves)++)
    {
      g_auto (GStrv) sectors = g_strsplit (groups[*n_waves], "+", -1);

      if (*n_waves == DUO_N_SECTORS)
        break;
      waves[*n_waves] = DUO_SECTOR_SET_NONE;
      for (guint i = 0; sectors[i] != NULL; i++)
        {
          DuoSector sector;

          if (!duo_sector_parse (g_strstrip (sectors[i]), &sector) || duo_sector_set_contains (seen, sector))
            {
              (void) duo_cli_usage (cli, _("‘%s’ are no waves. Write them as MBO,VO+HO."), text);
              return FALSE;
            }
          seen |= 1u << sector;
          waves[*n_waves] |= 1u << sector;
        }
    }

  return TRUE;
}

/* Takes --audience, --kind, --goals and --questions over. */
static gboolean
take_options (DuoCli *cli, DuoCampaign *campaign)
{
  const char *audience_text = duo_cli_get_option (cli, "audience");
  const char *kind = duo_cli_get_option (cli, "kind");
  const char *goals = duo_cli_get_option (cli, "goals");
  const char *questions = duo_cli_get_option (cli, "questions");
  DuoAudience audience = duo_campaign_get_audience (campaign);

  if (audience_text != NULL && !duo_cli_read_audience (cli, audience_text, &audience))
    return FALSE;
  duo_campaign_set_audience (campaign, audience);
  if (kind != NULL)
    duo_campaign_set_kind (campaign, kind);
  if (goals != NULL)
    duo_campaign_set_goals (campaign, goals);
  if (questions != NULL)
    duo_campaign_set_question_address (campaign, questions);
  return TRUE;
}

DuoCliStatus
duo_cli_campaigns_add (DuoCli *cli)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  DuoSectorSet waves[DUO_N_SECTORS];
  const char *title;
  guint n_waves;
  guint32 live = 0;

  if (!duo_cli_read_text (cli, "title", &title) || !read_day (cli, "live", &live) || !read_waves (cli, waves, &n_waves)
      || !take_options (cli, campaign))
    return DUO_CLI_USAGE;

  duo_campaign_set_name (campaign, title);
  return do_and_answer (cli, duo_campaign_change_make (campaign, live, waves, n_waves));
}

/* Dates that need a look, on standard error. */
static void
say_looks (GPtrArray *moves, GPtrArray *holidays)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const DuoMove *move = moves->pdata[i];
      const DuoWhen *planned = duo_milestone_get_planned (move->milestone);
      g_autofree char *when = duo_words_when (planned, TRUE, FALSE);
      g_autofree char *look = duo_words_plan_look (planned, move->look, holidays);

      if (*look != '\0')
        duo_cli_say (_("%s on %s: %s."), duo_milestone_get_title (move->milestone), when, look);
    }
}

DuoCliStatus
duo_cli_campaigns_move (DuoCli *cli)
{
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  DuoCampaignChange *change;
  guint32 live = 0;

  if (!read_day (cli, "live", &live))
    return DUO_CLI_USAGE;
  view = load_campaign (cli, duo_cli_get_option (cli, "campaign"));
  if (view == NULL)
    return DUO_CLI_NOTHING;

  if (duo_campaign_view_get_live (view) == 0)
    return do_and_answer (cli, duo_campaign_change_plan (duo_campaign_get_id (view->campaign), live));
  moves = duo_campaign_view_plan_move (view, live);
  say_looks (moves, view->holidays);
  if (duo_cli_has_option (cli, "dry-run"))
    return DUO_CLI_DONE;
  change = duo_campaign_change_move (duo_campaign_get_id (view->campaign), moves);
  duo_campaign_change_move_period (change, view, live);
  return do_and_answer (cli, change);
}

DuoCliStatus
duo_cli_campaigns_copy (DuoCli *cli)
{
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (DuoCampaignCopy) copy = NULL;
  DuoWhen period;
  guint32 from;
  gint to;

  if (!duo_cli_read_year (cli, "to", &to))
    return DUO_CLI_USAGE;
  view = load_campaign (cli, duo_cli_get_option (cli, "campaign"));
  if (view == NULL)
    return DUO_CLI_NOTHING;
  period = duo_campaign_view_get_period (view);
  if (!duo_when_is_known (&period))
    {
      duo_cli_say (_("‘%s’ has no dates that another year could follow from. Nothing was copied."),
                   duo_campaign_get_name (view->campaign));
      return DUO_CLI_NOTHING;
    }

  from = duo_campaign_view_get_live (view) != 0 ? duo_campaign_view_get_live (view) : period.first;
  copy = duo_campaign_view_plan_copy (view, to - duo_day_get_year (from));
  say_looks (copy->steps, view->holidays);
  if (duo_cli_has_option (cli, "dry-run"))
    return DUO_CLI_DONE;
  return do_and_answer (cli, duo_campaign_change_copy (copy));
}

DuoCliStatus
duo_cli_campaigns_conclude (DuoCli *cli)
{
  const char *text;
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (DuoWave) wave = NULL;
  g_autoptr (GError) error = NULL;
  guint32 day = duo_clock_get_today (cli->clock);
  DuoSector sector;
  DuoWhen when;

  if (!duo_cli_read_sector (cli, duo_cli_get_option (cli, "sector"), &sector) || !duo_cli_read_text (cli, "text", &text)
      || !read_day (cli, "on", &day))
    return DUO_CLI_USAGE;
  view = load_campaign (cli, duo_cli_get_option (cli, "campaign"));
  if (view == NULL)
    return DUO_CLI_NOTHING;
  if (duo_campaign_view_find_wave (view, sector) == NULL)
    {
      duo_cli_say (_("‘%s’ has no wave for %s."), duo_campaign_get_name (view->campaign), duo_sector_to_string (sector));
      return DUO_CLI_NOTHING;
    }

  wave = duo_wave_copy (duo_campaign_view_find_wave (view, sector));
  when = duo_when_day (day);
  duo_wave_set_concluded (wave, &when);
  duo_wave_set_conclusion (wave, text);
  if (!duo_calendar_save (cli->context, G_OBJECT (wave), DUO_CHANGE_DONE, &error))
    return duo_cli_fail_file (error, cli->store_path);
  return answer_id (cli, duo_campaign_get_id (view->campaign));
}

DuoCliStatus
duo_cli_campaigns_holidays (DuoCli *cli)
{
  const char *path = duo_cli_get_argument (cli, 0);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!duo_school_holidays_import (cli->context, path, &n, &error))
    return duo_cli_fail_file (error, path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "holidays");
      json_builder_add_int_value (builder, n);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    duo_cli_print (g_dngettext (NULL, "%u school holiday read in.", "%u school holidays read in.", n), n);
  return DUO_CLI_DONE;
}

/* ---- Who takes part ---- */

/* The institutions that a command is about: that of --institution, or all that @kind is for with --all. */
static GArray *
read_targets (DuoCli *cli, DuoCampaignView *view, DuoChangeKind kind, DuoCliStatus *status)
{
  const char *brin = duo_cli_get_option (cli, "institution");
  const char *sector_text = duo_cli_get_option (cli, "sector");
  g_autoptr (GArray) targets = NULL;
  DuoSector only = DUO_SECTOR_VO;

  *status = DUO_CLI_USAGE;
  if (sector_text != NULL && !duo_cli_read_sector (cli, sector_text, &only))
    return NULL;
  if ((brin == NULL) == !duo_cli_has_option (cli, "all"))
    {
      (void) duo_cli_usage (cli, "%s", _("Say whose: --institution BRIN, or --all."));
      return NULL;
    }

  *status = DUO_CLI_NOTHING;
  if (brin == NULL)
    {
      targets = duo_campaign_view_list_targets (view, kind);
      for (guint i = targets->len; sector_text != NULL && i > 0; i--)
        if (g_array_index (targets, DuoTarget, i - 1).sector != only)
          g_array_remove_index (targets, i - 1);
      return g_steal_pointer (&targets);
    }

  targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));
  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoFunnelRow *row = view->rows->pdata[i];
      const DuoTarget target = { row->institution, row->sector };

      if (g_ascii_strcasecmp (row->brin, brin) == 0 && (sector_text == NULL || row->sector == only))
        g_array_append_val (targets, target);
    }
  if (targets->len > 0)
    return g_steal_pointer (&targets);

  duo_cli_say (_("‘%s’ asks no institution %s. Nothing was changed."), duo_campaign_get_name (view->campaign), brin);
  return NULL;
}

static DuoCliStatus
record (DuoCli *cli, DuoChangeKind kind)
{
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (GArray) targets = NULL;
  guint32 day = duo_clock_get_today (cli->clock);
  DuoCliStatus status;

  if (!read_day (cli, "on", &day))
    return DUO_CLI_USAGE;
  view = load_campaign (cli, duo_cli_get_option (cli, "campaign"));
  if (view == NULL)
    return DUO_CLI_NOTHING;
  targets = read_targets (cli, view, kind, &status);
  if (targets == NULL)
    return status;

  return do_and_answer (cli, duo_campaign_change_record (duo_campaign_get_id (view->campaign), kind, targets, day));
}

DuoCliStatus
duo_cli_campaigns_invite (DuoCli *cli)
{
  return record (cli, DUO_CHANGE_INVITE);
}

DuoCliStatus
duo_cli_campaigns_remind (DuoCli *cli)
{
  return record (cli, DUO_CHANGE_REMIND);
}

/* Takes --answer, --condition, --source, --person, --note and --on over. */
static gboolean
take_answer (DuoCli *cli, DuoParticipation *answer)
{
  const char *source = duo_cli_get_option (cli, "source");
  const char *condition = duo_cli_get_option (cli, "condition");
  const char *person = duo_cli_get_option (cli, "person");
  const char *note = duo_cli_get_option (cli, "note");
  guint32 day = duo_clock_get_today (cli->clock);
  DuoOrigin origin = DUO_ORIGIN_PHONE;
  DuoAnswer given;
  DuoWhen when;

  if (!duo_answer_parse (duo_cli_get_option (cli, "answer"), &given) || given == DUO_ANSWER_UNKNOWN)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not an answer. Write yes, no or condition."), duo_cli_get_option (cli, "answer"));
      return FALSE;
    }
  if (source != NULL && !duo_origin_parse (source, &origin))
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not a source. Write phone, paper, mail, visit, meeting or other."), source);
      return FALSE;
    }
  if (!read_day (cli, "on", &day))
    return FALSE;

  when = duo_when_day (day);
  duo_participation_set_answered (answer, &when);
  duo_participation_set_answer (answer, given);
  duo_participation_set_origin (answer, origin);
  duo_participation_set_condition (answer, condition != NULL ? condition : "");
  duo_participation_set_person (answer, person != NULL ? person : "");
  duo_participation_set_note (answer, note != NULL ? note : "");
  return TRUE;
}

DuoCliStatus
duo_cli_campaigns_answer (DuoCli *cli)
{
  g_autoptr (DuoParticipation) answer = duo_participation_new ();
  g_autoptr (DuoCampaignView) view = NULL;
  g_autoptr (GArray) targets = NULL;
  DuoCliStatus status;

  if (!take_answer (cli, answer))
    return DUO_CLI_USAGE;
  view = load_campaign (cli, duo_cli_get_option (cli, "campaign"));
  if (view == NULL)
    return DUO_CLI_NOTHING;
  targets = read_targets (cli, view, DUO_CHANGE_ANSWER, &status);
  if (targets == NULL)
    return status;

  return do_and_answer (cli, duo_campaign_change_answer (duo_campaign_get_id (view->campaign), targets, answer));
}
