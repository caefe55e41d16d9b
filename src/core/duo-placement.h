/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a message stands in the calendar: a sector and a run of months. */
#pragma once

#include <glib.h>

#include "duo-month.h"
#include "duo-sector.h"

G_BEGIN_DECLS

typedef struct
{
  DuoSector sector;
  DuoMonth  first; /* inclusive */
  DuoMonth  last;  /* inclusive, not before first */
} DuoPlacement;

gint     duo_placement_compare    (const DuoPlacement *a,
                                   const DuoPlacement *b);
void     duo_placements_normalise (GArray             *placements);
gboolean duo_placements_equal     (const GArray       *a,
                                   const GArray       *b);

G_END_DECLS
