/* SPDX-License-Identifier: EUPL-1.2 */
/* What a gesture or a key makes of a message's placements. */
#include "duo-message-edit.h"

/* How far "on" goes: past the last year a calendar can show there is nothing to plan. */
#define LAST_MONTH (DUO_YEAR_MAX * 12 + 11)

static gboolean
part_contains (const DuoMessagePart *part,
               const DuoPlacement   *placement)
{
  const DuoSpan months = { placement->first, placement->last };

  return duo_sector_set_contains (part->sectors, placement->sector) && duo_span_overlaps (&part->months, &months);
}

/* Returns: (transfer full): a copy to change. */
static GArray *
dup_placements (DuoMessage *message)
{
  GArray *copy = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  g_array_append_vals (copy, placements, n_placements);
  return copy;
}

/* Whether @placement moves along with @part: it is of it, or it is its twin, with exactly the months of one of
 * the placements taken hold of, in a sector that is not its neighbour (VO and HO are two shapes but one plan). */
static gboolean
moves_along (GArray               *placements,
             const DuoMessagePart *part,
             const DuoPlacement   *placement)
{
  if (part_contains (part, placement))
    return TRUE;
  if (duo_sector_set_contains (part->sectors, placement->sector))
    return FALSE;

  for (guint i = 0; i < placements->len; i++)
    {
      const DuoPlacement *other = &g_array_index (placements, DuoPlacement, i);

      if (part_contains (part, other) && other->first == placement->first && other->last == placement->last)
        return TRUE;
    }

  return FALSE;
}

/* Stores @placements when that makes a difference. Returns: whether it does. */
static gboolean
commit (DuoMessage *message,
        GArray     *placements)
{
  g_autoptr (GArray) before = dup_placements (message);

  duo_placements_normalise (placements);
  if (duo_placements_equal (before, placements))
    return FALSE;

  duo_message_set_placements (message, (const DuoPlacement *) (void *) placements->data, placements->len);
  return TRUE;
}

/* Moves by sectors only what was taken hold of: a twin already stands in the sector it would come to. */
static gint
clamp_sectors (const DuoMessagePart *part,
               gint                  sectors)
{
  gint lowest = DUO_N_SECTORS - 1;
  gint highest = 0;

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (part->sectors, (DuoSector) sector))
      {
        lowest = MIN (lowest, sector);
        highest = MAX (highest, sector);
      }

  return lowest > highest ? 0 : CLAMP (sectors, -lowest, DUO_N_SECTORS - 1 - highest);
}

/**
 * duo_message_edit_move:
 * @message: (inout): changed in place
 * @part: what was taken hold of
 * @months: by how many months, negative to earlier ones
 * @sectors: by how many sectors, negative towards VO
 * @window: the window shown
 *
 * Moves a part of a message. What begins in the window stays beginning in it, so that it does not leave the
 * view under the hand that moves it; sectors stop at VO and HO.
 *
 * Returns: whether anything changed
 */
gboolean
duo_message_edit_move (DuoMessage           *message,
                       const DuoMessagePart *part,
                       gint                  months,
                       gint                  sectors,
                       const DuoSpan        *window)
{
  g_autoptr (GArray) before = dup_placements (message);
  g_autoptr (GArray) after = dup_placements (message);

  sectors = clamp_sectors (part, sectors);
  for (guint i = 0; i < before->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (before, DuoPlacement, i);

      if (!moves_along (before, part, placement))
        continue;
      months = MIN (months, MAX (0, window->last - placement->first));
      months = MAX (months, MIN (0, window->first - placement->first));
    }
  for (guint i = 0; i < before->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (before, DuoPlacement, i);
      DuoPlacement *moved = &g_array_index (after, DuoPlacement, i);

      if (!moves_along (before, part, placement))
        continue;
      moved->first += months;
      moved->last = MIN (moved->last + months, LAST_MONTH);
      if (part_contains (part, placement))
        moved->sector = (DuoSector) ((gint) moved->sector + sectors);
    }

  return commit (message, after);
}

/**
 * duo_message_edit_stretch_begin:
 * @message: (inout): changed in place
 * @part: what was taken hold of
 * @months: by how many months its begin moves, negative to make it longer
 * @window: the window shown; a begin in it does not go before it
 *
 * Returns: whether anything changed; a placement keeps at least one month
 */
gboolean
duo_message_edit_stretch_begin (DuoMessage           *message,
                                const DuoMessagePart *part,
                                gint                  months,
                                const DuoSpan        *window)
{
  g_autoptr (GArray) before = dup_placements (message);
  g_autoptr (GArray) after = dup_placements (message);

  for (guint i = 0; i < before->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (before, DuoPlacement, i);
      const DuoMonth earliest = MIN (window->first, placement->first);

      if (moves_along (before, part, placement))
        g_array_index (after, DuoPlacement, i).first = CLAMP (placement->first + months, earliest, placement->last);
    }

  return commit (message, after);
}

/**
 * duo_message_edit_stretch_end:
 * @message: (inout): changed in place
 * @part: what was taken hold of
 * @months: by how many months its end moves, negative to make it shorter
 * @window: the window shown; an end may go on after it
 *
 * Returns: whether anything changed; a placement keeps at least one month, and one in the window
 */
gboolean
duo_message_edit_stretch_end (DuoMessage           *message,
                              const DuoMessagePart *part,
                              gint                  months,
                              const DuoSpan        *window)
{
  g_autoptr (GArray) before = dup_placements (message);
  g_autoptr (GArray) after = dup_placements (message);

  for (guint i = 0; i < before->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (before, DuoPlacement, i);
      const DuoMonth earliest = MIN (MAX (placement->first, window->first), placement->last);

      if (moves_along (before, part, placement))
        g_array_index (after, DuoPlacement, i).last = CLAMP (placement->last + months, earliest, LAST_MONTH);
    }

  return commit (message, after);
}

/**
 * duo_message_edit_toggle_sector:
 * @message: (inout): changed in place
 * @part: what was taken hold of; its months are what a sector that is put in gets
 * @sector: the sector to put it in or to take it out of
 *
 * Returns: whether anything changed; a message is not taken out of its last sector
 */
gboolean
duo_message_edit_toggle_sector (DuoMessage           *message,
                                const DuoMessagePart *part,
                                DuoSector             sector)
{
  g_autoptr (GArray) placements = dup_placements (message);
  DuoPlacement added = { sector, 0, 0 };
  DuoSpan months;
  guint n_before = placements->len;

  if (!duo_message_edit_get_months (message, part, &months))
    return FALSE;

  for (guint i = placements->len; i-- > 0;)
    {
      const DuoPlacement *placement = &g_array_index (placements, DuoPlacement, i);
      const DuoSpan its_months = { placement->first, placement->last };

      if (placement->sector == sector && duo_span_overlaps (&months, &its_months))
        g_array_remove_index (placements, i);
    }
  if (placements->len == 0)
    return FALSE;

  if (placements->len == n_before)
    {
      added.first = months.first;
      added.last = months.last;
      g_array_append_val (placements, added);
    }

  return commit (message, placements);
}

/**
 * duo_message_edit_get_months:
 * @message: a message
 * @part: what was taken hold of
 * @months: (out): from its earliest month to its latest, not clipped
 *
 * Returns: %FALSE when the message has no such part; @months is untouched then
 */
gboolean
duo_message_edit_get_months (DuoMessage           *message,
                             const DuoMessagePart *part,
                             DuoSpan              *months)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  gboolean found = FALSE;

  for (guint i = 0; i < n_placements; i++)
    {
      if (!part_contains (part, &placements[i]))
        continue;
      if (!found || placements[i].first < months->first)
        months->first = placements[i].first;
      if (!found || placements[i].last > months->last)
        months->last = placements[i].last;
      found = TRUE;
    }

  return found;
}

/* The placements of @sector are taken apart at the edges of @window: what lies in it goes, the rest stays. */
static void
clear_window (GArray        *placements,
              DuoSector      sector,
              const DuoSpan *window)
{
  for (guint i = placements->len; i > 0; i--)
    {
      const DuoPlacement placement = g_array_index (placements, DuoPlacement, i - 1);
      const DuoSpan months = { placement.first, placement.last };

      if (placement.sector != sector || !duo_span_overlaps (window, &months))
        continue;

      g_array_remove_index (placements, i - 1);
      if (placement.first < window->first)
        g_array_append_val (placements, ((DuoPlacement) { sector, placement.first, window->first - 1 }));
      if (placement.last > window->last)
        g_array_append_val (placements, ((DuoPlacement) { sector, window->last + 1, placement.last }));
    }
}

/* Returns: the months of @window in which the message stands in @sector, one bit each, the first month lowest. */
guint
duo_message_edit_get_row (DuoMessage    *message,
                          DuoSector      sector,
                          const DuoSpan *window)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  guint months = 0;

  for (guint i = 0; i < n_placements; i++)
    {
      if (placements[i].sector != sector)
        continue;
      for (DuoMonth month = MAX (placements[i].first, window->first); month <= MIN (placements[i].last, window->last);
           month++)
        months |= 1u << (month - window->first);
    }

  return months;
}

/**
 * duo_message_edit_set_row:
 * @message: a message
 * @sector: the sector to place it in
 * @window: the months that are edited, at most 32
 * @months: the months of @window it is to stand in, one bit each, the first month lowest
 *
 * Months outside @window stay as they are.
 *
 * Returns: whether that changed the message
 */
gboolean
duo_message_edit_set_row (DuoMessage    *message,
                          DuoSector      sector,
                          const DuoSpan *window,
                          guint          months)
{
  g_autoptr (GArray) placements = dup_placements (message);

  clear_window (placements, sector, window);
  for (DuoMonth month = window->first; month <= window->last; month++)
    if ((months & (1u << (month - window->first))) != 0)
      g_array_append_val (placements, ((DuoPlacement) { sector, month, month }));

  return commit (message, placements);
}

/**
 * duo_message_edit_set_range:
 * @message: a message
 * @sector: the sector to place it in
 * @window: the months that are edited
 * @range: the months it is to stand in; it may go on past @window
 *
 * Placements that touch @window give way to @range, whole; others stay.
 *
 * Returns: whether that changed the message
 */
gboolean
duo_message_edit_set_range (DuoMessage    *message,
                            DuoSector      sector,
                            const DuoSpan *window,
                            const DuoSpan *range)
{
  g_autoptr (GArray) placements = dup_placements (message);

  for (guint i = placements->len; i > 0; i--)
    {
      const DuoPlacement *placement = &g_array_index (placements, DuoPlacement, i - 1);
      const DuoSpan months = { placement->first, placement->last };

      if (placement->sector == sector && duo_span_overlaps (window, &months))
        g_array_remove_index (placements, i - 1);
    }
  g_array_append_val (placements, ((DuoPlacement) { sector, range->first, range->last }));

  return commit (message, placements);
}
