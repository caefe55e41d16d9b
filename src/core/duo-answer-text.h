/* SPDX-License-Identifier: EUPL-1.2 */
/* What a school wrote in a cell of its form, in its own words: a value where it is certain, else a question. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell asks for; in brackets what a value looks like. */
typedef enum
{
  DUO_ASK_SHAPE,     /* pixels or which way up ("1920x1080", "landscape", "portrait", "square") */
  DUO_ASK_FORMATS,   /* file types, in a fixed order ("jpg,png") */
  DUO_ASK_SECONDS,   /* ("10") */
  DUO_ASK_FILE_SIZE, /* in KB of 1,024 bytes ("5120") */
  DUO_ASK_WORK_DAYS, /* ("5") */
  DUO_ASK_DAYS,      /* ("14") */
  DUO_ASK_COUNT,     /* ("6") */
  DUO_ASK_PIXELS,    /* ("600") */
  DUO_ASK_WORDS,     /* ("40") */
  DUO_ASK_CHARACTERS, /* ("120") */
  DUO_ASK_YES_NO,    /* ("yes", "no") */
  DUO_ASK_TICK,      /* ("yes", "no"): an empty cell stays empty */
  DUO_ASK_WILLING,   /* ("yes", "no", "condition") */
  DUO_ASK_EMAIL,     /* ("naam@school.nl") */
  DUO_ASK_TEXT,      /* anything */
  DUO_N_ASK_KINDS,
} DuoAskKind;

typedef enum
{
  DUO_READING_EMPTY,    /* nothing was written */
  DUO_READING_UNKNOWN,  /* it says that it is not known: an answer too */
  DUO_READING_VALUE,
  DUO_READING_QUESTION, /* may mean something, or more than one thing: for a human */
  DUO_N_READINGS,
} DuoReadingVerdict;

/**
 * DuoReading:
 * @verdict: what it is
 * @value: (owned) (nullable): as the kind says, of a value
 * @proposals: (owned) (element-type utf8): of a question: what it may mean, likeliest first
 */
typedef struct
{
  DuoReadingVerdict verdict;
  char             *value;
  GPtrArray        *proposals;
} DuoReading;

DuoReading *duo_answer_read           (DuoAskKind kind, const char *text);
void        duo_reading_free          (DuoReading *self);
gboolean    duo_ask_kind_parse     (const char *text, DuoAskKind *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReading, duo_reading_free)

G_END_DECLS
