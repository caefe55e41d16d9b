/* SPDX-License-Identifier: EUPL-1.2 */
/* Clashes and gaps in a calendar: each rule one pure function, each finding with its cause. */
#pragma once

#include "duo-campaign.h"
#include "duo-message.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_CHECK_CROWDED,        /* more than two messages in one sector and month */
  DUO_CHECK_TWO_CAMPAIGNS,  /* two campaigns in one sector and month */
  DUO_CHECK_GAP,            /* a sector silent for a quarter (three months in a row) or longer */
  DUO_CHECK_LATE_CONCEPT,   /* a concept whose month has begun */
  DUO_CHECK_SOON_CONCEPT,   /* a concept that begins within three weeks */
  DUO_CHECK_SAME_TEXT,      /* the same text twice in overlapping or touching months */
  DUO_CHECK_OLD_YEAR,       /* a literal year in the text that is not this or the next */
  DUO_CHECK_NO_PLACE,       /* a message without any placement */
  DUO_N_CHECK_RULES,
} DuoCheckRule;

/**
 * DuoFinding:
 * @rule: which rule found it
 * @has_sector: whether it is about one sector
 * @sector: that sector
 * @first: first month concerned, %DUO_MONTH_NONE for none
 * @last: last month, inclusive
 * @messages: (owned) (element-type gint64): ids, ascending
 * @campaigns: (owned) (element-type gint64): ids, ascending; empty where the rule is not about campaigns
 * @number: what the rule counts: messages or campaigns at once, months of silence, days to go, copies of a
 *   text, the wrong year; 0 where it counts nothing
 * @cause: (owned): key of rule, sector, months, messages (by uid) and what of their content matters
 * @silence: id of the silence that holds for it; 0 for none
 *
 * One thing that wants a look. @cause is a text that is equal as long as what caused it is: a silence holds
 * while it does, and no longer.
 */
typedef struct
{
  DuoCheckRule rule;
  gboolean     has_sector;
  DuoSector    sector;
  DuoMonth     first;
  DuoMonth     last;
  GArray      *messages;
  GArray      *campaigns;
  gint         number;
  char        *cause;
  gint64       silence;
} DuoFinding;

/**
 * DuoSilence:
 *
 * A finding that somebody chose to ignore.
 */
typedef struct
{
  gint64       id;
  DuoCheckRule rule;
  char        *cause; /* (owned) */
  char        *note;  /* (owned): why */
  char        *who;   /* (owned): login */
  char        *when;  /* (owned): ISO 8601 UTC */
} DuoSilence;

const char *duo_check_rule_to_string (DuoCheckRule   rule);
gboolean    duo_check_rule_parse     (const char    *text,
                                      DuoCheckRule  *rule);
void        duo_finding_free         (DuoFinding    *self);
void        duo_silence_free         (DuoSilence    *self);
GPtrArray  *duo_calendar_check       (GPtrArray     *messages,
                                      const DuoSpan *span,
                                      guint32        today,
                                      GPtrArray     *silences);

G_END_DECLS
