/* SPDX-License-Identifier: EUPL-1.2 */
/* The cells of a calendar laid out as months by sectors, taken apart and recognised. Only for the calendar reader. */
#pragma once

#include "duo-calendar-file.h"
#include "duo-table-reader.h"

G_BEGIN_DECLS

/**
 * DuoCalendarBlock:
 *
 * A cell, or cells merged into one.
 */
typedef struct
{
  DuoReadMessage *message; /* (owned) (nullable): what it says, %NULL once taken; no text when all were remarks */
  DuoSectorSet    sectors; /* it stands under */
  DuoMonth        first;   /* the months it stands beside */
  DuoMonth        last;
  char           *cell;    /* (owned): its text, cleaned, remarks included */
  char           *joined;  /* (owned): text and link as they stand in it, without the remarks */
  char           *folded;  /* (owned): the same, folded */
  gboolean        matched; /* to a message of the hidden sheet, by its text */
} DuoCalendarBlock;

/**
 * DuoKnownMessage:
 *
 * A message of the hidden sheet of our own workbooks: what the cells were made from.
 */
typedef struct
{
  DuoMessage *message; /* (owned) */
  GPtrArray  *shown;   /* (owned) (element-type utf8): how its text and link may stand in a cell; once needed */
  GPtrArray  *folded;  /* (owned) (element-type utf8): the same, folded */
  GArray     *claimed; /* (owned) (element-type gboolean): per placement whether a cell is known to be it */
  gboolean    found;   /* a cell was recognised as it */
} DuoKnownMessage;

DuoCalendarBlock *duo_calendar_block_new    (const char       *text,
                                             DuoSectorSet      sectors,
                                             DuoMonth          first,
                                             DuoMonth          last,
                                             DuoFilePlace     *place);
void              duo_calendar_block_free   (DuoCalendarBlock *self);
DuoKnownMessage  *duo_known_message_new     (const DuoRow     *row);
void              duo_known_message_free    (DuoKnownMessage  *self);
void              duo_calendar_blocks_match (GPtrArray        *blocks,
                                             GPtrArray        *known,
                                             const DuoSpan    *window);

G_END_DECLS
