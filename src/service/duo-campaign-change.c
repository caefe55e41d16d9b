/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a campaign, moving it, copying it to another year, and recording what happened: each as one named change. */
#include "duo-campaigns-service.h"

#include <string.h>

#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-object.h"
#include "duo-participation-table.h"
#include "duo-service-task.h"
#include "duo-wave-table.h"

struct _DuoCampaignChange
{
  DuoChangeName     name;
  gint64            id;       /* of the campaign; 0 where @campaign is new */
  DuoCampaign      *campaign; /* (owned) (nullable): to be saved first */
  GPtrArray        *steps;    /* (owned) (element-type DuoMilestone): to be saved */
  GPtrArray        *waves;    /* (owned) (element-type DuoWave): to be saved */
  GPtrArray        *joined;   /* (owned) (element-type DuoMessage): messages that become the campaign's */
  GPtrArray        *left;     /* (owned) (element-type DuoMessage): messages that are no longer */
  gboolean          replaces_waves; /* those of other sectors go */
  GArray           *targets;  /* (owned) (nullable) (element-type DuoTarget) */
  DuoParticipation *answer;   /* (owned) (nullable): what the targets get of it */
  guint32           day;
};

static DuoCampaignChange *
change_new (DuoChangeKind kind, DuoObjectKind object_kind, gint64 campaign)
{
  DuoCampaignChange *self = g_new0 (DuoCampaignChange, 1);

  self->name = (DuoChangeName){ kind, object_kind, campaign };
  self->id = campaign;
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->waves = g_ptr_array_new_with_free_func (g_object_unref);
  self->joined = g_ptr_array_new_with_free_func (g_object_unref);
  self->left = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
duo_campaign_change_free (DuoCampaignChange *self)
{
  g_clear_object (&self->campaign);
  g_clear_object (&self->answer);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->waves);
  g_ptr_array_unref (self->joined);
  g_ptr_array_unref (self->left);
  g_clear_pointer (&self->targets, g_array_unref);
  g_free (self);
}

/* What a step is called in the calendar: content, such as a person types, so Dutch in every language. */
static const char *
title_of (DuoStepKind kind)
{
  static const char *const titles[DUO_N_STEPS] = {
    [DUO_STEP_NONE] = "",
    [DUO_STEP_INVITE] = "Uitnodigen",
    [DUO_STEP_FORMS_BACK] = "Formulieren terug",
    [DUO_STEP_PLATFORM] = "Platform ingericht",
    [DUO_STEP_MATERIALS] = "Materialen klaar",
    [DUO_STEP_MAILING] = "Mailing",
    [DUO_STEP_LIVE] = "Live",
    [DUO_STEP_OFF_SCREEN] = "Van scherm",
    [DUO_STEP_EVALUATION] = "Evaluatie",
    [DUO_STEP_ROLLOUT] = "Besluit brede uitrol",
  };

  return titles[kind];
}

static DuoMilestone *
step_new (DuoStepKind kind, const DuoWhen *planned, gint64 campaign)
{
  DuoMilestone *step = duo_milestone_new ();

  duo_milestone_set_title (step, title_of (kind));
  duo_milestone_set_step (step, kind);
  duo_milestone_set_planned (step, planned);
  duo_milestone_set_audience (step, DUO_AUDIENCE_INSTITUTIONS);
  duo_milestone_set_campaign (step, campaign);
  return step;
}

static void
add_plan (DuoCampaignChange *self, guint32 live)
{
  g_autoptr (GArray) plan = duo_plan_back (live);

  for (guint i = 0; i < plan->len; i++)
    {
      const DuoPlanStep *step = &g_array_index (plan, DuoPlanStep, i);

      g_ptr_array_add (self->steps, step_new (step->kind, &step->planned, self->id));
    }
}

static void
add_waves (DuoCampaignChange *self, const DuoSectorSet *waves, guint n_waves)
{
  for (guint i = 0; i < n_waves; i++)
    for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
      if (duo_sector_set_contains (waves[i], (DuoSector) sector))
        {
          DuoWave *wave = duo_wave_new ();

          duo_wave_set_sector (wave, (DuoSector) sector);
          duo_wave_set_number (wave, i + 1);
          g_ptr_array_add (self->waves, wave);
        }
}

/**
 * duo_campaign_change_make:
 * @campaign: the new one
 * @live: Julian day on which it goes live; 0 = no steps yet
 * @waves: (array length=n_waves): the sectors of each wave
 * @n_waves: how many
 */
DuoCampaignChange *
duo_campaign_change_make (DuoCampaign *campaign, guint32 live, const DuoSectorSet *waves, guint n_waves)
{
  DuoCampaignChange *self = change_new (DUO_CHANGE_ADD, DUO_OBJECT_CAMPAIGN, 0);

  self->campaign = duo_campaign_copy (campaign);
  add_waves (self, waves, n_waves);
  if (live != 0)
    add_plan (self, live);
  return self;
}

/* Stores @campaign, which exists, as it was edited, with these waves; those of a sector that stays keep their conclusion. */
DuoCampaignChange *
duo_campaign_change_edit (DuoCampaign *campaign, const DuoSectorSet *waves, guint n_waves)
{
  DuoCampaignChange *self = change_new (DUO_CHANGE_EDIT, DUO_OBJECT_CAMPAIGN, duo_campaign_get_id (campaign));

  self->campaign = duo_campaign_copy (campaign);
  add_waves (self, waves, n_waves);
  self->replaces_waves = TRUE;
  return self;
}

/* Adds the steps that are ticked in @moves (element-type DuoMove) to what @self stores. */
void
duo_campaign_change_take_steps (DuoCampaignChange *self, GPtrArray *moves)
{
  for (guint i = 0; i < moves->len; i++)
    {
      const DuoMove *move = moves->pdata[i];

      if (move->ticked)
        g_ptr_array_add (self->steps, duo_milestone_copy (move->milestone));
    }
}

/* @joined, @left: (element-type DuoMessage): the messages that become the campaign's, and those that are no longer. */
void
duo_campaign_change_take_messages (DuoCampaignChange *self, GPtrArray *joined, GPtrArray *left)
{
  for (guint i = 0; i < joined->len; i++)
    g_ptr_array_add (self->joined, duo_message_copy (joined->pdata[i]));
  for (guint i = 0; i < left->len; i++)
    g_ptr_array_add (self->left, duo_message_copy (left->pdata[i]));
}

/* Plans the steps of a campaign that has none. */
DuoCampaignChange *
duo_campaign_change_plan (gint64 campaign, guint32 live)
{
  DuoCampaignChange *self = change_new (DUO_CHANGE_MOVE, DUO_OBJECT_CAMPAIGN, campaign);

  add_plan (self, live);
  return self;
}

/* Gives the campaign these waves; those of a sector that stays keep their conclusion. */
DuoCampaignChange *
duo_campaign_change_waves (gint64 campaign, const DuoSectorSet *waves, guint n_waves)
{
  DuoCampaignChange *self = change_new (DUO_CHANGE_SECTORS, DUO_OBJECT_CAMPAIGN, campaign);

  add_waves (self, waves, n_waves);
  self->replaces_waves = TRUE;
  return self;
}

/* Moves what is ticked in @moves (element-type DuoMove). */
DuoCampaignChange *
duo_campaign_change_move (gint64 campaign, GPtrArray *moves)
{
  DuoCampaignChange *self = change_new (DUO_CHANGE_MOVE, DUO_OBJECT_CAMPAIGN, campaign);

  duo_campaign_change_take_steps (self, moves);
  return self;
}

/* The period that a human gave the campaign moves along with its go-live, from that of @view to @live (Julian day). */
void
duo_campaign_change_move_period (DuoCampaignChange *self, DuoCampaignView *view, guint32 live)
{
  const guint32 from = duo_campaign_view_get_live (view);
  const DuoWhen *period = duo_campaign_get_period (view->campaign);
  DuoWhen moved;

  if (from == 0 || !duo_when_is_known (period))
    return;
  moved = duo_plan_move (period, from, live);
  if (duo_when_equal (&moved, period))
    return;
  g_set_object (&self->campaign, NULL);
  self->campaign = duo_campaign_copy (view->campaign);
  duo_campaign_set_period (self->campaign, &moved);
}

/* Stores @copy, of its steps those that are ticked. */
DuoCampaignChange *
duo_campaign_change_copy (DuoCampaignCopy *copy)
{
  DuoCampaignChange *self = duo_campaign_change_move (0, copy->steps);

  self->name.kind = DUO_CHANGE_DUPLICATE;
  self->campaign = duo_campaign_copy (copy->campaign);
  for (guint i = 0; i < copy->waves->len; i++)
    g_ptr_array_add (self->waves, duo_wave_copy (copy->waves->pdata[i]));
  return self;
}

/**
 * duo_campaign_change_record:
 * @kind: %DUO_CHANGE_INVITE, %DUO_CHANGE_REMIND or %DUO_CHANGE_FORMS
 * @targets: (element-type DuoTarget): to whom it happened
 * @day: Julian day on which it was done
 */
DuoCampaignChange *
duo_campaign_change_record (gint64 campaign, DuoChangeKind kind, GArray *targets, guint32 day)
{
  DuoCampaignChange *self = change_new (kind, DUO_OBJECT_CAMPAIGN, campaign);

  self->targets = g_array_ref (targets);
  self->day = day;
  return self;
}

/* Each of @targets (element-type DuoTarget) gave the answer that @answer has, with its day, origin, person and so on. */
DuoCampaignChange *
duo_campaign_change_answer (gint64 campaign, GArray *targets, DuoParticipation *answer)
{
  DuoCampaignChange *self = duo_campaign_change_record (campaign, DUO_CHANGE_ANSWER, targets, 0);

  self->answer = duo_participation_copy (answer);
  return self;
}

/* ---- What hangs on go-live ---- */

void
duo_move_free (DuoMove *self)
{
  g_object_unref (self->milestone);
  g_free (self);
}

static gboolean
is_done (DuoMilestone *milestone)
{
  return duo_when_is_known (duo_milestone_get_actual (milestone));
}

/* Go-live comes on the day @to; one that is known by the month stays so, where @to is the first day of what it becomes. */
static DuoWhen
move_live (const DuoWhen *planned, guint32 from, guint32 to)
{
  const DuoWhen moved = duo_plan_move (planned, from, to);

  return moved.precision != DUO_PRECISION_DAY && duo_when_is_known (&moved) && moved.first == to ? moved : duo_when_day (to);
}

static DuoMove *
move_new (DuoMilestone *milestone, guint32 from, guint32 to)
{
  DuoMove *self = g_new0 (DuoMove, 1);
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen moved = duo_milestone_get_step (milestone) == DUO_STEP_LIVE ? move_live (planned, from, to) : duo_plan_move (planned, from, to);

  self->milestone = duo_milestone_copy (milestone);
  self->before = *planned;
  duo_milestone_set_planned (self->milestone, &moved);
  return self;
}

/* Says of each move why its new date needs a look, steps among one another. */
static void
look_at_moves (GPtrArray *moves, GPtrArray *holidays)
{
  g_autofree DuoPlanStep *plan = g_new0 (DuoPlanStep, moves->len + 1);
  guint n = 0;

  for (guint i = 0; i < moves->len; i++)
    {
      DuoMilestone *milestone = ((DuoMove *) moves->pdata[i])->milestone;

      if (duo_milestone_get_step (milestone) != DUO_STEP_NONE)
        plan[n++] = (DuoPlanStep){ duo_milestone_get_step (milestone), *duo_milestone_get_planned (milestone), DUO_PLAN_LOOK_NONE };
    }
  duo_plan_check (plan, n, holidays);
  for (guint i = moves->len; i > 0; i--)
    {
      DuoMove *move = moves->pdata[i - 1];

      move->look = duo_milestone_get_step (move->milestone) != DUO_STEP_NONE
                     ? plan[--n].look
                     : duo_plan_look (duo_milestone_get_planned (move->milestone), holidays);
    }
}

/**
 * duo_campaign_view_plan_move:
 * @live: Julian day on which it goes live now
 *
 * Returns: (transfer full) (element-type DuoMove): go-live itself, its other steps and milestones as they would be;
 *   what happened already is not ticked
 */
GPtrArray *
duo_campaign_view_plan_move (DuoCampaignView *self, guint32 live)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_move_free);
  const guint32 from = duo_campaign_view_get_live (self);
  GPtrArray *const lists[] = { self->steps, self->others };

  for (guint list = 0; from != 0 && list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        DuoMilestone *milestone = lists[list]->pdata[i];
        DuoMove *move = move_new (milestone, from, live);

        move->ticked = !is_done (milestone) && duo_when_is_known (&move->before);
        g_ptr_array_add (moves, move);
      }

  look_at_moves (moves, self->holidays);
  return moves;
}

/**
 * duo_campaign_plan_steps:
 * @live: Julian day on which a new campaign goes live
 * @holidays: (element-type DuoSchoolHoliday): of schools
 *
 * Returns: (transfer full) (element-type DuoMove): its steps as they would be planned back, with what needs a look; all
 *   are ticked, none has a date from before
 */
GPtrArray *
duo_campaign_plan_steps (guint32 live, GPtrArray *holidays)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_move_free);
  g_autoptr (GArray) plan = duo_plan_back (live);

  for (guint i = 0; i < plan->len; i++)
    {
      const DuoPlanStep *step = &g_array_index (plan, DuoPlanStep, i);
      DuoMove *move = g_new0 (DuoMove, 1);

      move->milestone = step_new (step->kind, &step->planned, 0);
      move->before = DUO_WHEN_NONE;
      move->ticked = TRUE;
      g_ptr_array_add (moves, move);
    }

  look_at_moves (moves, holidays);
  return moves;
}

/* ---- Another year ---- */

void
duo_campaign_copy_free (DuoCampaignCopy *self)
{
  g_object_unref (self->campaign);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->waves);
  g_free (self);
}

/* "Continueren SF 2020" gives "Continueren SF 2021": each year in it that is near moves along; one without a year gets
 * that of its begin. */
static char *
name_of_year (const char *name, gint n_years, gint year)
{
  g_autoptr (GString) other = g_string_new (NULL);
  gboolean found = FALSE;

  for (const char *p = name; *p != '\0';)
    {
      const gsize n_digits = strspn (p, "0123456789");

      if (n_digits == 4 && (p[0] == '1' || p[0] == '2'))
        {
          g_string_append_printf (other, "%04d", (gint) g_ascii_strtoll (p, NULL, 10) + n_years);
          found = TRUE;
        }
      else
        g_string_append_len (other, p, (gssize) MAX (n_digits, 1));
      p += MAX (n_digits, 1);
    }
  if (!found && year > 0)
    g_string_append_printf (other, " %d", year + n_years);
  return g_string_free (g_steal_pointer (&other), FALSE);
}

static DuoMilestone *
copy_step (DuoMilestone *step)
{
  DuoMilestone *copy = duo_milestone_new ();
  const DuoWhen none = DUO_WHEN_NONE;

  duo_milestone_set_title (copy, duo_milestone_get_title (step));
  duo_milestone_set_planned (copy, duo_milestone_get_planned (step));
  duo_milestone_set_actual (copy, &none);
  duo_milestone_set_topic (copy, duo_milestone_get_topic (step));
  duo_milestone_set_audience (copy, duo_milestone_get_audience (step));
  duo_milestone_set_step (copy, duo_milestone_get_step (step));
  return copy;
}

static void
copy_steps (DuoCampaignCopy *copy, GPtrArray *steps, guint32 from, guint32 to)
{
  for (guint i = 0; i < steps->len; i++)
    {
      g_autoptr (DuoMilestone) step = copy_step (steps->pdata[i]);
      DuoMove *move = move_new (step, from, to);

      move->ticked = TRUE;
      g_ptr_array_add (copy->steps, move);
    }
}

/* What the dates of a campaign hang on: go-live, or where it has none the begin of its period. */
static guint32
get_anchor (DuoCampaignView *self)
{
  const DuoWhen period = duo_campaign_view_get_period (self);

  return duo_campaign_view_get_live (self) != 0 ? duo_campaign_view_get_live (self) : period.first;
}

/* The anchor as many years later: the same day of the week, or the same month where no day is known. */
static guint32
shift_anchor (DuoCampaignView *self, gint n_years)
{
  DuoMilestone *live = duo_campaign_view_find_step (self, DUO_STEP_LIVE);
  const DuoWhen period = duo_campaign_view_get_period (self);
  const DuoWhen *when = live != NULL ? duo_milestone_get_planned (live) : &period;

  if (when->precision == DUO_PRECISION_DAY || !duo_when_is_known (when))
    return duo_plan_year_shift (get_anchor (self), n_years);
  return duo_month_get_first_day (duo_day_get_month (when->first) + 12 * n_years);
}

/**
 * duo_campaign_view_plan_copy:
 * @n_years: how many years later
 *
 * Returns: (transfer full): the campaign with its dates as many working days from the new go-live; it has waves
 *   without conclusions and nobody's answers. Nothing is stored.
 */
DuoCampaignCopy *
duo_campaign_view_plan_copy (DuoCampaignView *self, gint n_years)
{
  return duo_campaign_view_plan_copy_to (self, n_years, shift_anchor (self, n_years));
}

/* The same with another day to go live on. @to: Julian day */
DuoCampaignCopy *
duo_campaign_view_plan_copy_to (DuoCampaignView *self, gint n_years, guint32 to)
{
  DuoCampaignCopy *copy = g_new0 (DuoCampaignCopy, 1);
  const DuoWhen period = duo_campaign_view_get_period (self);
  const guint32 from = get_anchor (self);
  const gint year = duo_when_is_known (&period) ? duo_day_get_year (from) : 0;
  g_autofree char *name = name_of_year (duo_campaign_get_name (self->campaign), n_years, year);
  const DuoWhen moved = duo_when_is_known (duo_campaign_get_period (self->campaign))
                          ? duo_plan_move (duo_campaign_get_period (self->campaign), from, to)
                          : DUO_WHEN_NONE;

  copy->campaign = duo_campaign_new ();
  duo_campaign_set_name (copy->campaign, name);
  duo_campaign_set_colour (copy->campaign, duo_campaign_get_colour (self->campaign));
  duo_campaign_set_period (copy->campaign, &moved);
  duo_campaign_set_kind (copy->campaign, duo_campaign_get_kind (self->campaign));
  duo_campaign_set_audience (copy->campaign, duo_campaign_get_audience (self->campaign));
  duo_campaign_set_owner (copy->campaign, duo_campaign_get_owner (self->campaign));
  duo_campaign_set_question_address (copy->campaign, duo_campaign_get_question_address (self->campaign));
  duo_campaign_set_goals (copy->campaign, duo_campaign_get_goals (self->campaign));
  copy->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_move_free);
  copy->waves = g_ptr_array_new_with_free_func (g_object_unref);
  copy_steps (copy, self->steps, from, to);
  copy_steps (copy, self->others, from, to);
  look_at_moves (copy->steps, self->holidays);
  for (guint i = 0; i < self->waves->len; i++)
    {
      DuoWave *wave = duo_wave_new ();

      duo_wave_set_sector (wave, duo_wave_get_sector (self->waves->pdata[i]));
      duo_wave_set_number (wave, duo_wave_get_number (self->waves->pdata[i]));
      g_ptr_array_add (copy->waves, wave);
    }
  return copy;
}

/* ---- Doing it ---- */

static gboolean
save_steps (DuoDatabase *db, DuoCampaignChange *self, GError **error)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      duo_milestone_set_campaign (self->steps->pdata[i], self->id);
      if (!duo_object_check (self->steps->pdata[i], error) || !duo_milestone_table_save (db, self->steps->pdata[i], error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
save_messages (DuoDatabase *db, DuoCampaignChange *self, GError **error)
{
  GPtrArray *const lists[] = { self->joined, self->left };

  for (guint list = 0; list < G_N_ELEMENTS (lists); list++)
    for (guint i = 0; i < lists[list]->len; i++)
      {
        duo_message_set_campaign (lists[list]->pdata[i], list == 0 ? self->id : 0);
        if (!duo_message_table_save (db, lists[list]->pdata[i], error))
          return FALSE;
      }

  return TRUE;
}

/* Those that are there keep what they hold but their number. */
static gboolean
save_waves (DuoDatabase *db, DuoCampaignChange *self, GError **error)
{
  g_autoptr (GPtrArray) current = duo_wave_table_list (db, self->id, error);

  if (current == NULL)
    return FALSE;
  for (guint i = 0; i < self->waves->len; i++)
    {
      g_autoptr (DuoWave) wave = g_object_ref (self->waves->pdata[i]);
      const gint64 number = duo_wave_get_number (wave);

      for (guint j = 0; j < current->len; j++)
        if (duo_wave_get_sector (current->pdata[j]) == duo_wave_get_sector (wave))
          {
            g_set_object (&wave, current->pdata[j]);
            g_ptr_array_remove_index (current, j);
            break;
          }
      duo_wave_set_campaign (wave, self->id);
      duo_wave_set_number (wave, number);
      if (!duo_wave_table_save (db, wave, error))
        return FALSE;
    }
  for (guint i = 0; self->replaces_waves && i < current->len; i++)
    if (!duo_wave_table_remove (db, duo_wave_get_id (current->pdata[i]), duo_wave_get_rev (current->pdata[i]), error))
      return FALSE;

  return TRUE;
}

static void
take_answer (DuoParticipation *row, DuoParticipation *answer)
{
  duo_participation_set_answered (row, duo_participation_get_answered (answer));
  duo_participation_set_answer (row, duo_participation_get_answer (answer));
  duo_participation_set_condition (row, duo_participation_get_condition (answer));
  duo_participation_set_origin (row, duo_participation_get_origin (answer));
  duo_participation_set_person (row, duo_participation_get_person (answer));
  duo_participation_set_note (row, duo_participation_get_note (answer));
}

/* An invitation is the first one: asking again is a reminder. */
static void
take_fact (DuoParticipation *row, DuoCampaignChange *self)
{
  const DuoWhen day = duo_when_day (self->day);

  if (self->answer != NULL)
    take_answer (row, self->answer);
  else if (self->name.kind == DUO_CHANGE_REMIND)
    duo_participation_set_reminded (row, &day);
  else if (self->name.kind == DUO_CHANGE_FORMS)
    duo_participation_set_form_made (row, &day);
  else if (!duo_when_is_known (duo_participation_get_invited (row)))
    duo_participation_set_invited (row, &day);
}

static DuoParticipation *
find_or_make (GPtrArray *rows, const DuoTarget *target, gint64 campaign)
{
  DuoParticipation *row;

  for (guint i = 0; i < rows->len; i++)
    if (duo_participation_get_institution (rows->pdata[i]) == target->institution
        && duo_participation_get_sector (rows->pdata[i]) == target->sector)
      return rows->pdata[i];

  row = duo_participation_new ();
  duo_participation_set_campaign (row, campaign);
  duo_participation_set_institution (row, target->institution);
  duo_participation_set_sector (row, target->sector);
  g_ptr_array_add (rows, row);
  return row;
}

static gboolean
save_facts (DuoDatabase *db, DuoCampaignChange *self, GError **error)
{
  g_autoptr (GPtrArray) rows = duo_participation_table_list (db, self->id, error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < self->targets->len; i++)
    {
      DuoParticipation *row = find_or_make (rows, &g_array_index (self->targets, DuoTarget, i), self->id);

      take_fact (row, self);
      if (!duo_object_check (G_OBJECT (row), error) || !duo_participation_table_save (db, row, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
do_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoCampaignChange *self = user_data;
  gint64 *id;

  if (self->campaign != NULL)
    {
      if (!duo_object_check (G_OBJECT (self->campaign), error) || !duo_campaign_table_save (db, self->campaign, error))
        return FALSE;
      self->id = duo_campaign_get_id (self->campaign);
      duo_store_name_object (db, self->id);
    }
  if (!save_steps (db, self, error) || !save_waves (db, self, error) || !save_messages (db, self, error)
      || (self->targets != NULL && !save_facts (db, self, error)))
    return FALSE;

  id = g_new (gint64, 1);
  *id = self->id;
  *result = id;
  return TRUE;
}

void
duo_campaigns_do_async (DuoContext *context, DuoCampaignChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  duo_service_write_async (context, duo_campaigns_do_async, &change->name, do_job, change,
                           (GDestroyNotify) duo_campaign_change_free, g_free, cancellable, callback, user_data);
}

gint64
duo_campaigns_do_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *id = NULL;
  gpointer value = NULL;

  if (!duo_service_finish (context, duo_campaigns_do_async, result, &value, error))
    return 0;

  id = value;
  return *id;
}

/* As duo_campaigns_do_async(), at once; blocks. */
gint64
duo_campaigns_do (DuoContext *context, DuoCampaignChange *change, GError **error)
{
  g_autoptr (DuoCampaignChange) owned = change;
  g_autofree gint64 *id = NULL;
  gpointer value = NULL;

  if (!duo_store_write (duo_context_get_store (context), &change->name, do_job, change, &value, NULL, error))
    return 0;

  id = value;
  return *id;
}
