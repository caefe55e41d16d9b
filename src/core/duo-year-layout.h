/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rectangles, lanes and joins the messages of a calendar window take: a pure function for year,
 * timeline, print and workbook alike. */
#pragma once

#include "duo-message.h"

G_BEGIN_DECLS

/**
 * DuoLayoutLeg:
 * @sector: its column
 * @first_row: 0..11, row of its first month in the window
 * @last_row: inclusive
 * @lane: its lane in that sector, from 0
 * @n_lanes: how many lanes its cluster has here; its width is 1/n_lanes of what the column gives to lanes
 * @lane_span: how many lanes it takes (at least 1): it grows to the right over lanes that nothing else needs
 * @from_before: it began before the window
 * @goes_on: it goes on after the window
 *
 * One placement as it is drawn: a run of months in a sector.
 */
typedef struct
{
  DuoSector sector;
  guint     first_row;
  guint     last_row;
  guint     lane;
  guint     n_lanes;
  guint     lane_span;
  gboolean  from_before;
  gboolean  goes_on;
} DuoLayoutLeg;

/**
 * DuoLayoutShape:
 *
 * What is drawn as one outline: legs of one message in neighbouring sectors whose rows touch, or a single leg.
 * Only a leg with n_lanes == 1 in both sectors (the full width) joins with its neighbour.
 */
typedef struct
{
  guint        message;     /* index into the messages laid out */
  DuoSectorSet sectors;     /* of this shape */
  DuoSectorSet all_sectors; /* of the message in this window; more than @sectors: it wears the tag "VO + HO" */
  guint        n_legs;
  DuoLayoutLeg legs[DUO_N_SECTORS];
  gboolean     months_differ; /* its legs have different months: each names its own */
} DuoLayoutShape;

/**
 * DuoLayoutMore:
 *
 * A cell (sector, row) in which messages do not fit.
 */
typedef struct
{
  DuoSector sector;
  guint     row;
  guint     hidden;      /* how many are hidden in this cell */
  guint     total;       /* how many there are */
  guint     n_lanes;     /* lanes drawn here, beside the button */
} DuoLayoutMore;

typedef struct
{
  DuoSpan  span;
  GArray  *shapes;               /* (element-type DuoLayoutShape): in reading order: row, sector, lane */
  GArray  *more;                 /* (element-type DuoLayoutMore): in order of row, sector */
  guint    n_lanes[DUO_N_SECTORS]; /* the most lanes drawn in any row of the sector, at least 1 */
} DuoYearLayout;

/**
 * duo_year_layout_new:
 * @messages: (element-type DuoMessage): those to lay out, filtered already, in any order
 * @span: twelve months
 * @max_lanes: (array fixed-size=3): how many lanes fit in each sector; 0 = as many as are needed. Where
 *   more are needed the ones that begin first and last longest stay and the others are counted as "more"
 */
DuoYearLayout *duo_year_layout_new      (GPtrArray     *messages, const DuoSpan *span, const guint *max_lanes);
void           duo_year_layout_free     (DuoYearLayout *self);
GPtrArray     *duo_year_layout_get_cell (GPtrArray     *messages, const DuoSpan *span, DuoSector sector, guint row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoYearLayout, duo_year_layout_free)

G_END_DECLS
