/* SPDX-License-Identifier: EUPL-1.2 */
/* What a school wrote in a cell of its form, in its own words: a value where it is certain, else a question. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a cell asks for; in brackets what a value looks like. */
typedef enum
{
  DUO_ANSWER_SHAPE,     /* pixels or which way up ("1920x1080", "landscape", "portrait", "square") */
  DUO_ANSWER_FORMATS,   /* file types, in a fixed order ("jpg,png") */
  DUO_ANSWER_SECONDS,   /* ("10") */
  DUO_ANSWER_FILE_SIZE, /* in KB of 1,024 bytes ("5120") */
  DUO_ANSWER_WORK_DAYS, /* ("5") */
  DUO_ANSWER_DAYS,      /* ("14") */
  DUO_ANSWER_COUNT,     /* ("6") */
  DUO_ANSWER_PIXELS,    /* ("600") */
  DUO_ANSWER_WORDS,     /* ("40") */
  DUO_ANSWER_CHARACTERS, /* ("120") */
  DUO_ANSWER_YES_NO,    /* ("yes", "no") */
  DUO_ANSWER_TICK,      /* ("yes", "no"): an empty cell stays empty */
  DUO_ANSWER_WILLING,   /* ("yes", "no", "condition") */
  DUO_ANSWER_EMAIL,     /* ("naam@school.nl") */
  DUO_ANSWER_TEXT,      /* anything */
  DUO_N_ANSWER_KINDS,
} DuoAnswerKind;

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

DuoReading *duo_answer_read           (DuoAnswerKind kind, const char *text);
void        duo_reading_free          (DuoReading *self);
const char *duo_answer_kind_to_string (DuoAnswerKind kind);
gboolean    duo_answer_kind_parse     (const char *text, DuoAnswerKind *kind);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReading, duo_reading_free)

G_END_DECLS
