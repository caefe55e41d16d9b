/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rectangles, lanes and joins the messages of a calendar window take: a pure function for year,
 * timeline, print and workbook alike. */
#pragma once

#include "duo-message.h"

G_BEGIN_DECLS

/* The most months a window can have. */
#define DUO_LAYOUT_MAX_ROWS 12

/**
 * DuoLayoutLeg:
 * @sector: its column
 * @first_row: 0..11, row of its first month in the window
 * @last_row: inclusive
 * @first: its first month, which may lie before the window
 * @last: its last month, which may lie after the window
 * @lane: its lane in that sector, from 0
 * @n_lanes: how many lanes its cluster (the legs that overlap, and those that overlap these...) has here; one
 *   lane is 1/n_lanes of what the column gives to lanes
 * @lane_span: how many lanes it takes (at least 1): it grows to the right over lanes that nothing else needs
 * @crowded: its cluster hides something: the lanes leave room at the right for the button "more", in every
 *   row of the cluster, so that a lane is a straight strip
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
  DuoMonth  first;
  DuoMonth  last;
  guint     lane;
  guint     n_lanes;
  guint     lane_span;
  gboolean  crowded;
  gboolean  from_before;
  gboolean  goes_on;
} DuoLayoutLeg;

/**
 * DuoLayoutShape:
 * @message: index into the messages laid out
 * @sectors: the sectors of this shape
 * @all_sectors: of the message in this window; more than @sectors: it wears the tag "VO + HO"
 * @n_legs: how many of @legs are used
 * @legs: from left to right, at most one per sector, each in the sector next to the one before
 * @months_differ: its legs have different months (within the window or beyond it): each names its own
 *
 * What is drawn as one outline: a single leg, or legs of one message in neighbouring sectors. Two legs join
 * when they share at least one row (so that the outline is one piece; months that merely follow each other
 * would touch in a corner) and both have the full width: n_lanes is 1 and nothing is hidden beside them.
 */
typedef struct
{
  guint        message;
  DuoSectorSet sectors;
  DuoSectorSet all_sectors;
  guint        n_legs;
  DuoLayoutLeg legs[DUO_N_SECTORS];
  gboolean     months_differ;
} DuoLayoutShape;

/**
 * DuoLayoutMore:
 * @sector: the column
 * @row: the row
 * @hidden: how many messages are hidden in this cell
 * @total: how many there are
 * @n_lanes: how many lanes stand at the left of the button
 *
 * A cell in which not all messages are drawn.
 */
typedef struct
{
  DuoSector sector;
  guint     row;
  guint     hidden;
  guint     total;
  guint     n_lanes;
} DuoLayoutMore;

/**
 * DuoYearLayout:
 * @span: the months laid out, a row each
 * @shapes: (owned) (element-type DuoLayoutShape): in reading order: by the row, sector and lane of the leg
 *   that begins first
 * @more: (owned) (element-type DuoLayoutMore): in order of row, then sector
 * @n_lanes: the most lanes that any cluster of the sector has, at least 1
 */
typedef struct
{
  DuoSpan  span;
  GArray  *shapes;
  GArray  *more;
  guint    n_lanes[DUO_N_SECTORS];
} DuoYearLayout;

DuoYearLayout *duo_year_layout_new_showing (GPtrArray     *messages,
                                            const DuoSpan *span,
                                            const guint   *max_lanes,
                                            gint64         shown);
DuoYearLayout *duo_year_layout_new      (GPtrArray     *messages,
                                         const DuoSpan *span,
                                         const guint   *max_lanes);
void           duo_year_layout_free     (DuoYearLayout *self);
GPtrArray     *duo_year_layout_get_cell (GPtrArray     *messages,
                                         const DuoSpan *span,
                                         DuoSector      sector,
                                         guint          row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoYearLayout, duo_year_layout_free)

G_END_DECLS
