/* SPDX-License-Identifier: EUPL-1.2 */
/* Placements: their order, and putting a set of them in its one normal form. */
#include "duo-placement.h"

/* By sector, then first month, then last. A #GCompareFunc. */
gint
duo_placement_compare (const DuoPlacement *a,
                       const DuoPlacement *b)
{
  if (a->sector != b->sector)
    return a->sector < b->sector ? -1 : 1;
  if (a->first != b->first)
    return a->first < b->first ? -1 : 1;
  return (a->last > b->last) - (a->last < b->last);
}

/**
 * duo_placements_normalise:
 * @placements: (element-type DuoPlacement): changed in place
 *
 * Puts placements in order and joins those of one sector that overlap or touch, so that equal months are
 * always written the same way.
 */
void
duo_placements_normalise (GArray *placements)
{
  guint kept = 0;

  g_array_sort (placements, (GCompareFunc) duo_placement_compare);
  for (guint i = 1; i < placements->len; i++)
    {
      DuoPlacement *previous = &g_array_index (placements, DuoPlacement, kept);
      const DuoPlacement *next = &g_array_index (placements, DuoPlacement, i);

      if (next->sector == previous->sector && next->first <= previous->last + 1)
        previous->last = MAX (previous->last, next->last);
      else
        g_array_index (placements, DuoPlacement, ++kept) = *next;
    }
  if (placements->len > 0)
    g_array_set_size (placements, kept + 1);
}

/* Returns: whether two normalised sets are the same. */
gboolean
duo_placements_equal (const GArray *a,
                      const GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    if (duo_placement_compare (&g_array_index (a, DuoPlacement, i), &g_array_index (b, DuoPlacement, i)) != 0)
      return FALSE;

  return TRUE;
}
