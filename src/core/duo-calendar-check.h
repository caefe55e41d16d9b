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
 *
 * One thing that wants a look. @cause is a text that is equal as long as what caused it is: a silence holds
 * while it does, and no longer.
 */
typedef struct
{
  DuoCheckRule rule;
  gboolean     has_sector;
  DuoSector    sector;
  DuoMonth     first;    /* first month concerned, DUO_MONTH_NONE for none */
  DuoMonth     last;
  GArray      *messages; /* (owned) (element-type gint64): ids, ascending */
  GArray      *campaigns;/* (owned) (element-type gint64): ids, ascending, where the rule is about campaigns */
  gint         number;   /* how many (messages at once, months of silence, days to go); 0 where it says nothing */
  char        *cause;    /* (owned): key of rule, sector, months, messages and their revisioned content */
  gint64       silence;  /* id of the silence that holds for it; 0 for none */
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

const char *duo_check_rule_to_string (DuoCheckRule  rule);
gboolean    duo_check_rule_parse     (const char   *text, DuoCheckRule *rule);
void        duo_finding_free         (DuoFinding   *self);
void        duo_silence_free         (DuoSilence   *self);

/* @messages: (element-type DuoMessage), for students, withdrawn ones are passed over; @today: Julian day;
 * @silences: (element-type DuoSilence). Returns: (element-type DuoFinding): by month, sector, rule. */
GPtrArray  *duo_calendar_check       (GPtrArray *messages, const DuoSpan *span, guint32 today, GPtrArray *silences);

G_END_DECLS
