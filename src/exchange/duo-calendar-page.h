/* SPDX-License-Identifier: EUPL-1.2 */
/* What twelve months of the calendar show on paper: blocks, their texts and the milestones beside them. */
#pragma once

#include "duo-campaign.h"
#include "duo-milestone.h"
#include "duo-palette.h"
#include "duo-year-layout.h"

G_BEGIN_DECLS

#define DUO_PAGE_ROWS 12

/**
 * DuoPageBlock:
 * @message: what it shows
 * @first_sector: the first column it covers
 * @last_sector: the last one; another than the first where neighbours have the same months
 * @first_row: 0..11
 * @last_row: inclusive
 * @lane: its lane, from 0
 * @n_lanes: how many there are in its cluster
 * @lane_span: how many it takes
 * @first: the first month of the placement, also when it lies before the page
 * @last: the last month, also when it lies after the page
 *
 * A rectangle of the page.
 */
typedef struct
{
  DuoMessage *message; /* (not owned) */
  DuoSector   first_sector;
  DuoSector   last_sector;
  guint       first_row;
  guint       last_row;
  guint       lane;
  guint       n_lanes;
  guint       lane_span;
  DuoMonth    first;
  DuoMonth    last;
} DuoPageBlock;

/**
 * DuoPageText:
 *
 * A block's text in the order in which it is shown. Empty ones are %NULL.
 */
typedef struct
{
  char *title; /* (owned) (not nullable): the first line */
  char *body;  /* (owned) (nullable): the other lines */
  char *link;  /* (owned) (nullable): as stored */
  char *notes; /* (owned) (nullable): "(concept)", "t/m jan 2021", "sinds nov 2019", a line each */
} DuoPageText;

/**
 * DuoPageNote:
 * @row: 0..11
 * @date: "1 feb"
 * @text: "Loket gemeenten uit (werd 3 aug)"
 * @struck: the date did not hold
 * @open: it has not happened yet
 *
 * A line of the milestones column.
 */
typedef struct
{
  guint    row;
  guint32  day;    /* to sort by */
  char    *date;   /* (owned) */
  char    *text;   /* (owned) */
  gboolean struck;
  gboolean open;
} DuoPageNote;

typedef struct
{
  DuoSpan        span;
  guint32        today;
  GPtrArray     *messages; /* (owned) (element-type DuoMessage): those shown: students', not withdrawn */
  GPtrArray     *campaigns; /* (owned) (element-type DuoCampaign) */
  DuoYearLayout *layout;   /* (owned) */
  GArray        *blocks;   /* (owned) (element-type DuoPageBlock) */
  GPtrArray     *notes;    /* (owned) (element-type DuoPageNote): by row, then day */
} DuoCalendarPage;

DuoCalendarPage  *duo_calendar_page_new         (const DuoSpan      *span,
                                                 guint32             today,
                                                 GPtrArray          *messages,
                                                 GPtrArray          *campaigns,
                                                 GPtrArray          *milestones,
                                                 const guint        *max_lanes);
void              duo_calendar_page_free        (DuoCalendarPage    *self);
const DuoPalette *duo_calendar_page_get_palette (DuoCalendarPage    *self,
                                                 DuoMessage         *message);
void              duo_calendar_page_get_text    (DuoCalendarPage    *self,
                                                 const DuoPageBlock *block,
                                                 DuoPageText        *text);
gboolean          duo_calendar_page_get_this_month (DuoCalendarPage *self,
                                                 guint              *row);
char             *duo_calendar_page_dup_month   (DuoCalendarPage    *self,
                                                 guint               row);
void              duo_page_text_clear           (DuoPageText        *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCalendarPage, duo_calendar_page_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuoPageText, duo_page_text_clear)

G_END_DECLS
