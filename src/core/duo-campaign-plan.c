/* SPDX-License-Identifier: EUPL-1.2 */
/* Planning back from go-live in working days. */
#include "duo-campaign-plan.h"

/* By kind: its code, and how many working days after go-live it lies (before: negative). Taken from the first
 * campaign, which went live on 2 November 2020: mail on 24 August, forms back on 18 September, ... */
static const struct
{
  const char *code;
  gint distance;
} kinds[DUO_N_STEPS] = {
  [DUO_STEP_NONE] = { "", 0 },
  [DUO_STEP_INVITE] = { "invite", -50 },
  [DUO_STEP_FORMS_BACK] = { "forms-back", -31 },
  [DUO_STEP_PLATFORM] = { "platform", -26 },
  [DUO_STEP_MATERIALS] = { "materials", -26 },
  [DUO_STEP_MAILING] = { "mailing", -16 },
  [DUO_STEP_LIVE] = { "live", 0 },
  [DUO_STEP_OFF_SCREEN] = { "off-screen", 9 },
  [DUO_STEP_EVALUATION] = { "evaluation", 29 },
  [DUO_STEP_ROLLOUT] = { "rollout", 49 },
};

/* Returns: its code in the store and in JSON; "" for a milestone that is no step. */
const char *
duo_step_kind_to_string (DuoStepKind kind)
{
  g_return_val_if_fail ((guint) kind < DUO_N_STEPS, "");

  return kinds[kind].code;
}

gboolean
duo_step_kind_parse (const char  *text,
                     DuoStepKind *kind)
{
  for (guint i = 0; i < DUO_N_STEPS; i++)
    if (g_strcmp0 (text, kinds[i].code) == 0)
      {
        *kind = (DuoStepKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * duo_plan_back:
 * @go_live: Julian day
 *
 * Returns: (transfer full) (element-type DuoPlanStep): every step in order, planned; what needs a look is for
 *   duo_plan_check() to say
 */
GArray *
duo_plan_back (guint32 go_live)
{
  GArray *steps = g_array_new (FALSE, TRUE, sizeof (DuoPlanStep));

  for (guint kind = DUO_STEP_NONE + 1; kind < DUO_N_STEPS; kind++)
    {
      const DuoPlanStep step = {
        .kind = (DuoStepKind) kind,
        .planned = duo_when_day (duo_working_day_shift (go_live, kinds[kind].distance)),
      };

      g_array_append_val (steps, step);
    }

  return steps;
}

/* Moves a single day along with go-live: the same number of working days away. A day on which nobody works keeps its
 * place in the gap between two working days as far as the new gap has one, so that order never breaks. */
static guint32
move_day (guint32 day,
          guint32 from,
          guint32 to)
{
  const gint distance = duo_working_days_between (from, day);
  const guint32 base = duo_working_day_shift (from, distance);
  const guint32 moved = duo_working_day_shift (to, distance);

  if (day > base) /* in the gap after its working day */
    return MIN (moved + (day - base), duo_working_day_shift (moved, 1) - 1);
  if (day < base)
    return MAX (moved - (base - day), duo_working_day_shift (moved, -1) + 1);
  return moved;
}

/* How many whole months lie between both days, the nearest number: 52 weeks are a year, one week is none. */
static gint
count_months (guint32 from,
              guint32 to)
{
  const gint days = (gint) to - (gint) from;

  return (24 * days + (days < 0 ? -365 : 365)) / (2 * 365);
}

/**
 * duo_plan_move:
 * @when: what hangs on go-live
 * @from: Julian day on which the campaign would go live
 * @to: Julian day on which it goes live now
 *
 * Days stay as many working days away; whole months move by the months that are nearest. The order of days never breaks, and moving back
 * gives the same again for every working day.
 *
 * Returns: when it is now; what is not known stays so
 */
DuoWhen
duo_plan_move (const DuoWhen *when,
               guint32        from,
               guint32        to)
{
  const gint months = count_months (from, to);
  DuoSpan span;

  switch (when->precision)
    {
    case DUO_PRECISION_DAY:
      return duo_when_day (move_day (when->first, from, to));
    case DUO_PRECISION_MONTH:
      return duo_when_month (duo_day_get_month (when->first) + months);
    case DUO_PRECISION_PERIOD:
      if (duo_when_is_whole_months (when, &span))
        return duo_when_period (duo_month_get_first_day (span.first + months), duo_month_get_last_day (span.last + months));
      return duo_when_period (move_day (when->first, from, to), move_day (when->last, from, to));
    case DUO_PRECISION_NONE:
    default:
      return DUO_WHEN_NONE;
    }
}

/**
 * duo_plan_year_shift:
 * @day: Julian day
 * @n_years: years later, or earlier
 *
 * Returns: the same day of the week 52 weeks later for each year: schools plan by the week
 */
guint32
duo_plan_year_shift (guint32 day,
                     gint    n_years)
{
  return (guint32) ((gint) day + 364 * n_years);
}

/**
 * duo_plan_look:
 * @when: a planned date
 * @school_holidays: (nullable) (element-type DuoSchoolHoliday): of every region
 *
 * Returns: why it needs a look by itself. A month or a period is looked at for nothing: work is done on some day of it.
 */
DuoPlanLook
duo_plan_look (const DuoWhen *when,
               GPtrArray     *school_holidays)
{
  DuoPlanLook look = DUO_PLAN_LOOK_NONE;

  if (!duo_when_is_known (when))
    return DUO_PLAN_LOOK_MISSING;
  if (when->precision != DUO_PRECISION_DAY)
    return DUO_PLAN_LOOK_NONE;

  if (duo_is_weekend (when->first))
    look |= DUO_PLAN_LOOK_WEEKEND;
  if (duo_holiday_on (when->first) != DUO_HOLIDAY_NONE)
    look |= DUO_PLAN_LOOK_HOLIDAY;
  if (duo_school_holiday_find (school_holidays, when->first, when->last) != NULL)
    look |= DUO_PLAN_LOOK_SCHOOL_HOLIDAY;
  return look;
}

/**
 * duo_plan_check:
 * @steps: (array length=n_steps): in order of kind; their @look is filled in
 * @n_steps: how many
 * @school_holidays: (nullable) (element-type DuoSchoolHoliday): of every region
 *
 * Says of each step why it needs a look, its place among the others included.
 */
void
duo_plan_check (DuoPlanStep *steps,
                guint        n_steps,
                GPtrArray   *school_holidays)
{
  const DuoPlanStep *before = NULL;

  for (guint i = 0; i < n_steps; i++)
    {
      steps[i].look = duo_plan_look (&steps[i].planned, school_holidays);
      if (!duo_when_is_known (&steps[i].planned))
        continue;

      if (before != NULL && steps[i].planned.last < before->planned.first)
        steps[i].look |= DUO_PLAN_LOOK_ORDER;
      before = &steps[i];
    }
}
