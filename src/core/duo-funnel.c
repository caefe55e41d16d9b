/* SPDX-License-Identifier: EUPL-1.2 */
/* Counting how far institutions are. */
#include "duo-funnel.h"

G_DEFINE_FINAL_TYPE (DuoFunnelRow, duo_funnel_row, G_TYPE_OBJECT)

static const char *const stages[DUO_N_FUNNEL_STAGES]
  = { "invited", "answered", "agreed", "specs", "code", "downloaded", "shown", "evaluated" };
static const char *const taking_parts[DUO_N_TAKING_PARTS]
  = { "not-asked", "no-answer", "expected", "yes", "condition", "no" };

const char *
duo_funnel_stage_to_string (DuoFunnelStage stage)
{
  g_return_val_if_fail ((guint) stage < DUO_N_FUNNEL_STAGES, NULL);

  return stages[stage];
}

const char *
duo_taking_part_to_string (DuoTakingPart taking_part)
{
  g_return_val_if_fail ((guint) taking_part < DUO_N_TAKING_PARTS, NULL);

  return taking_parts[taking_part];
}

static void
duo_funnel_row_finalize (GObject *object)
{
  DuoFunnelRow *self = DUO_FUNNEL_ROW (object);

  g_free (self->brin);
  g_free (self->name);
  g_free (self->sort_key);
  g_free (self->owner);
  g_free (self->substitute);
  g_free (self->contact);
  g_clear_object (&self->participation);

  G_OBJECT_CLASS (duo_funnel_row_parent_class)->finalize (object);
}

static void
duo_funnel_row_class_init (DuoFunnelRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_funnel_row_finalize;
}

static void
duo_funnel_row_init (DuoFunnelRow *self)
{
  self->persons = -1;
}

DuoFunnelRow *
duo_funnel_row_new (void)
{
  return g_object_new (DUO_TYPE_FUNNEL_ROW, NULL);
}

static gboolean
is_answered (DuoFunnelRow *self)
{
  return self->participation != NULL && duo_when_is_known (duo_participation_get_answered (self->participation));
}

/* Returns: what it says to this campaign, or is expected to say. A standing answer is no answer to a campaign: it only
 * tells what to expect. */
DuoTakingPart
duo_funnel_row_get_taking_part (DuoFunnelRow *self)
{
  g_return_val_if_fail (DUO_IS_FUNNEL_ROW (self), DUO_TAKING_PART_NOT_ASKED);

  if (is_answered (self))
    switch (duo_participation_get_answer (self->participation))
      {
      case DUO_ANSWER_YES:
        return DUO_TAKING_PART_YES;
      case DUO_ANSWER_NO:
        return DUO_TAKING_PART_NO;
      case DUO_ANSWER_CONDITION:
        return DUO_TAKING_PART_CONDITION;
      case DUO_ANSWER_UNKNOWN:
      case DUO_N_ANSWERS:
      default:
        return DUO_TAKING_PART_NO_ANSWER;
      }

  if (self->standing && (self->willingness == DUO_ANSWER_YES || self->willingness == DUO_ANSWER_CONDITION))
    return DUO_TAKING_PART_EXPECTED;
  if (self->participation != NULL && duo_when_is_known (duo_participation_get_invited (self->participation)))
    return DUO_TAKING_PART_NO_ANSWER;
  return DUO_TAKING_PART_NOT_ASKED;
}

/* Returns: whether its clear answer to this campaign is another than its standing one. */
gboolean
duo_funnel_row_differs (DuoFunnelRow *self)
{
  DuoAnswer answer;

  g_return_val_if_fail (DUO_IS_FUNNEL_ROW (self), FALSE);

  if (!is_answered (self) || !self->standing || self->willingness == DUO_ANSWER_UNKNOWN)
    return FALSE;
  answer = duo_participation_get_answer (self->participation);
  return answer != DUO_ANSWER_UNKNOWN && answer != self->willingness;
}

static DuoFunnelMark
mark_of_day (const DuoWhen *when)
{
  return duo_when_is_known (when) ? DUO_FUNNEL_DONE : DUO_FUNNEL_NOT_YET;
}

static DuoFunnelMark
mark_of_answer (DuoTakingPart taking_part)
{
  if (taking_part == DUO_TAKING_PART_YES || taking_part == DUO_TAKING_PART_CONDITION)
    return DUO_FUNNEL_DONE;
  return taking_part == DUO_TAKING_PART_NO ? DUO_FUNNEL_NOT_APPLICABLE : DUO_FUNNEL_NOT_YET;
}

static DuoFunnelMark
mark_of_specs (DuoSpecsKnown specs)
{
  switch (specs)
    {
    case DUO_SPECS_KNOWN:
      return DUO_FUNNEL_DONE;
    case DUO_SPECS_UNCLEAR:
      return DUO_FUNNEL_UNCLEAR;
    case DUO_SPECS_NONE:
    default:
      return DUO_FUNNEL_NOT_YET;
    }
}

/* The stages behind the answer. */
static DuoFunnelMark
mark_of_fact (DuoFunnelRow *self, DuoFunnelStage stage)
{
  if (self->participation == NULL)
    return DUO_FUNNEL_NOT_YET;

  switch (stage)
    {
    case DUO_FUNNEL_CODE:
      return mark_of_day (duo_participation_get_code_issued (self->participation));
    case DUO_FUNNEL_DOWNLOADED:
      return mark_of_day (duo_participation_get_downloaded (self->participation));
    case DUO_FUNNEL_SHOWN:
      return mark_of_day (duo_participation_get_shown (self->participation));
    case DUO_FUNNEL_EVALUATED:
      return mark_of_day (duo_participation_get_evaluated (self->participation));
    case DUO_FUNNEL_INVITED:
    case DUO_FUNNEL_ANSWERED:
    case DUO_FUNNEL_AGREED:
    case DUO_FUNNEL_SPECS:
    case DUO_N_FUNNEL_STAGES:
    default:
      g_return_val_if_reached (DUO_FUNNEL_NOT_YET);
    }
}

/* Returns: whether what it has of @stage was practised: it is no fact of the world. */
gboolean
duo_funnel_row_is_exercise (DuoFunnelRow *self, DuoFunnelStage stage)
{
  return (stage == DUO_FUNNEL_CODE || stage == DUO_FUNNEL_DOWNLOADED) && self->participation != NULL
         && duo_participation_get_exercise (self->participation) && mark_of_fact (self, stage) == DUO_FUNNEL_DONE;
}

/* Returns: whether it came to @stage. Who does not take part has no further stages. An answer is no invitation: one by phone
 * may come from an institution that was never sent one. That specifications are known means something only for who takes
 * part: for others they are of no use to the campaign. */
DuoFunnelMark
duo_funnel_row_mark (DuoFunnelRow *self, DuoFunnelStage stage)
{
  const DuoTakingPart taking_part = duo_funnel_row_get_taking_part (self);

  if (stage == DUO_FUNNEL_INVITED)
    return self->participation != NULL ? mark_of_day (duo_participation_get_invited (self->participation)) : DUO_FUNNEL_NOT_YET;
  if (stage == DUO_FUNNEL_ANSWERED)
    return is_answered (self) ? DUO_FUNNEL_DONE : DUO_FUNNEL_NOT_YET;
  if (stage == DUO_FUNNEL_AGREED)
    return is_answered (self) && taking_part == DUO_TAKING_PART_NO_ANSWER ? DUO_FUNNEL_UNCLEAR : mark_of_answer (taking_part);
  if (taking_part == DUO_TAKING_PART_NO)
    return DUO_FUNNEL_NOT_APPLICABLE;
  if (stage != DUO_FUNNEL_SPECS)
    return mark_of_fact (self, stage);
  return mark_of_answer (taking_part) == DUO_FUNNEL_DONE ? mark_of_specs (self->specs) : DUO_FUNNEL_NOT_APPLICABLE;
}

/**
 * duo_funnel_count:
 * @rows: (element-type DuoFunnelRow): of a campaign
 * @sector: of which
 * @funnel: (out): filled in
 *
 * A stage counts those whose mark for it is %DUO_FUNNEL_DONE, and nobody else: what a list of them shows.
 */
void
duo_funnel_count (GPtrArray *rows, DuoSector sector, DuoFunnel *funnel)
{
  *funnel = (DuoFunnel){ 0 };
  for (guint i = 0; i < rows->len; i++)
    {
      DuoFunnelRow *row = rows->pdata[i];
      const gint64 persons = MAX (row->persons, 0);

      if (row->sector != sector)
        continue;

      funnel->n++;
      funnel->persons += persons;
      funnel->n_uncounted += row->persons < 0 ? 1 : 0;
      funnel->n_taking_part[duo_funnel_row_get_taking_part (row)]++;
      funnel->n_differs += duo_funnel_row_differs (row) ? 1 : 0;
      if (row->participation != NULL && duo_when_is_known (duo_participation_get_reminded (row->participation)))
        funnel->n_reminded++;
      for (guint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
        if (duo_funnel_row_mark (row, (DuoFunnelStage) stage) == DUO_FUNNEL_DONE)
          {
            funnel->reached[stage]++;
            funnel->persons_reached[stage] += persons;
            funnel->practised[stage] += duo_funnel_row_is_exercise (row, (DuoFunnelStage) stage) ? 1 : 0;
          }
    }
}

/**
 * duo_waves_get_open_sectors:
 * @waves: (element-type DuoWave): all of the campaign
 *
 * Returns: the sectors whose wave is open; all of them while the campaign has no waves
 */
DuoSectorSet
duo_waves_get_open_sectors (GPtrArray *waves)
{
  DuoSectorSet open = waves->len == 0 ? DUO_SECTOR_SET_ALL : DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < waves->len; i++)
    if (duo_wave_is_open (waves, waves->pdata[i], NULL))
      open |= 1u << duo_wave_get_sector (waves->pdata[i]);

  return open;
}

/**
 * duo_wave_is_open:
 * @waves: (element-type DuoWave): all of the campaign, by number
 * @wave: one of them
 * @before: (out) (optional) (nullable) (transfer none): the wave that it waits for
 *
 * A wave opens when every sector of the wave before it has a conclusion with a date, or for a written reason.
 */
gboolean
duo_wave_is_open (GPtrArray *waves, DuoWave *wave, DuoWave **before)
{
  gint64 previous = 0;

  if (before != NULL)
    *before = NULL;
  if (*duo_wave_get_reason (wave) != '\0')
    return TRUE;

  for (guint i = 0; i < waves->len; i++)
    if (duo_wave_get_number (waves->pdata[i]) < duo_wave_get_number (wave))
      previous = MAX (previous, duo_wave_get_number (waves->pdata[i]));
  for (guint i = 0; i < waves->len; i++)
    {
      DuoWave *other = waves->pdata[i];

      if (duo_wave_get_number (other) == previous
          && (!duo_when_is_known (duo_wave_get_concluded (other)) || *duo_wave_get_conclusion (other) == '\0'))
        {
          if (before != NULL)
            *before = other;
          return FALSE;
        }
    }

  return TRUE;
}
