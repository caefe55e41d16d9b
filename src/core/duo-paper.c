/* SPDX-License-Identifier: EUPL-1.2 */
/* Which paper a page is of. */
#include "duo-paper.h"

/* Programs round differently. In points. */
#define SLACK 2

/**
 * duo_paper_find:
 * @width: of a page, in points
 * @height: the same
 *
 * Returns: 3 for A3, lying or standing; -1 for what is of no size of the A series
 */
gint
duo_paper_find (gint width,
                gint height)
{
  static const gint sizes[][2] = { { 2384, 3370 }, { 1684, 2384 }, { DUO_PAPER_A3_LONG, 1684 }, { DUO_PAPER_A3_SHORT, DUO_PAPER_A3_LONG },
                                   { 595, DUO_PAPER_A3_SHORT }, { 420, 595 }, { 298, 420 } };

  for (gint i = 0; i < (gint) G_N_ELEMENTS (sizes); i++)
    if (ABS (MIN (width, height) - sizes[i][0]) <= SLACK && ABS (MAX (width, height) - sizes[i][1]) <= SLACK)
      return i;

  return -1;
}
