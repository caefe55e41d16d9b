/* SPDX-License-Identifier: EUPL-1.2 */
/* The key figures of a month overview. What they mean: "planned" in a month is a students' message that is
 * not withdrawn, with a placement that covers the month; "placed" is, of these, definite and begun on the
 * reckoning date. */
#include "duo-calendar-content.h"

/* What a placement must be, beside covering the month. */
typedef gboolean (*Counts) (DuoMessage *message, const DuoPlacement *placement, guint32 today);

static gboolean
is_planned (DuoMessage *message, const DuoPlacement *placement, guint32 today)
{
  return duo_message_get_status (message) != DUO_MESSAGE_WITHDRAWN;
}

static gboolean
is_placed (DuoMessage *message, const DuoPlacement *placement, guint32 today)
{
  return duo_message_get_status (message) == DUO_MESSAGE_DEFINITE && duo_month_get_first_day (placement->first) <= today;
}

static gboolean
is_concept (DuoMessage *message, const DuoPlacement *placement, guint32 today)
{
  return duo_message_get_status (message) == DUO_MESSAGE_CONCEPT;
}

/* Returns: the sectors in which @message counts in the months of @span. */
static DuoSectorSet
sectors_that_count (DuoMessage *message, const DuoSpan *span, Counts counts, guint32 today)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  if (duo_message_get_audience (message) != DUO_AUDIENCE_STUDENTS)
    return sectors;

  for (guint i = 0; i < n; i++)
    if (placements[i].first <= span->last && placements[i].last >= span->first
        && counts (message, &placements[i], today))
      sectors |= 1u << placements[i].sector;

  return sectors;
}

/* Returns: how many messages count in @span, each once; adds to @per_sector (nullable) too. */
static gint
count_messages (DuoCalendarContent *self, const DuoSpan *span, Counts counts, gint *per_sector)
{
  gint total = 0;

  for (guint i = 0; i < self->messages->len; i++)
    {
      const DuoSectorSet sectors = sectors_that_count (self->messages->pdata[i], span, counts, self->today);

      total += sectors != DUO_SECTOR_SET_NONE;
      for (guint sector = 0; per_sector != NULL && sector < DUO_N_SECTORS; sector++)
        per_sector[sector] += duo_sector_set_contains (sectors, (DuoSector) sector);
    }

  return total;
}

static void
count_in_month (DuoCalendarContent *self, DuoKeyFigure *figure, Counts counts)
{
  const DuoSpan month = { self->month, self->month };
  const DuoSpan month_before = { self->month - 12, self->month - 12 };
  const DuoSpan year_before = duo_span_calendar_year (duo_month_get_year (self->month) - 1);

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    figure->per_sector[sector] = 0;
  figure->total = count_messages (self, &month, counts, figure->per_sector);

  /* a year without any message was not kept in this calendar: that is no zero */
  if (count_messages (self, &year_before, is_planned, NULL) > 0)
    figure->year_before = count_messages (self, &month_before, counts, NULL);
}

static gint
count_milestones_due (DuoCalendarContent *self)
{
  const DuoWhen month = duo_when_month (self->month);
  gint n = 0;

  for (guint i = 0; i < self->milestones->len; i++)
    {
      const DuoWhen *planned = duo_milestone_get_planned (self->milestones->pdata[i]);

      n += duo_when_is_known (planned) && planned->first <= month.last && planned->last >= month.first
           && !duo_when_is_known (duo_milestone_get_actual (self->milestones->pdata[i]));
    }

  return n;
}

/* Counts the open points, or of these only the ones whose last day has passed. */
static gint
count_actions (DuoCalendarContent *self, gboolean only_late)
{
  gint n = 0;

  for (guint i = 0; i < self->actions->len; i++)
    {
      const DuoWhen *due = duo_action_get_due (self->actions->pdata[i]);

      if (duo_when_is_known (duo_action_get_done (self->actions->pdata[i])))
        continue;
      n += !only_late || (duo_when_is_known (due) && due->last < self->today);
    }

  return n;
}

/**
 * duo_calendar_content_count:
 * @self: a content
 * @figures: (out caller-allocates) (array fixed-size=6): the key figures, in order of #DuoFigure
 *
 * Counts what happens in the month of @self. A total counts each message once, however many sectors it serves.
 * Milestones and actions have no sector, and what was open a year ago is not known: -1. So is the year before
 * when the calendar has nothing in it.
 */
void
duo_calendar_content_count (DuoCalendarContent *self, DuoKeyFigure figures[DUO_N_FIGURES])
{
  g_return_if_fail (self != NULL && figures != NULL);

  for (guint i = 0; i < DUO_N_FIGURES; i++)
    figures[i] = (DuoKeyFigure) { (DuoFigure) i, { -1, -1, -1 }, -1, -1 };

  count_in_month (self, &figures[DUO_FIGURE_PLANNED], is_planned);
  count_in_month (self, &figures[DUO_FIGURE_PLACED], is_placed);
  count_in_month (self, &figures[DUO_FIGURE_CONCEPT], is_concept);
  figures[DUO_FIGURE_MILESTONES_DUE].total = count_milestones_due (self);
  figures[DUO_FIGURE_ACTIONS_OPEN].total = count_actions (self, FALSE);
  figures[DUO_FIGURE_ACTIONS_LATE].total = count_actions (self, TRUE);
}
