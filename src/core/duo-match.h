/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether a material fits a channel, and why: a table of rules (domain report 4; architecture 4, "Matching"). Values in,
 * bits out; src/words makes the sentences. */
#pragma once

#include "duo-media.h"
#include "duo-specs.h"

G_BEGIN_DECLS

/* In the order in which reasons are told. */
typedef enum
{
  DUO_MATCH_TYPE,
  DUO_MATCH_ORIENTATION,
  DUO_MATCH_SIZE,
  DUO_MATCH_FILE_SIZE,
  DUO_MATCH_DURATION,
  DUO_MATCH_CODEC,
  DUO_MATCH_FRAME_RATE,
  DUO_MATCH_AUDIO,
  DUO_MATCH_MARGIN,
  DUO_MATCH_WORDS,
  DUO_MATCH_TITLE,
  DUO_MATCH_CHARACTERS,
  DUO_MATCH_LINK,
  DUO_MATCH_HTML,
  DUO_MATCH_ALT_TEXT,
  DUO_MATCH_CAPTIONS,
  DUO_MATCH_LANGUAGE,
  DUO_MATCH_LEAD_TIME,
  DUO_MATCH_ISSUE,
  DUO_MATCH_RUN,
  DUO_MATCH_RIGHTS,
  DUO_N_MATCH_RULES,
} DuoMatchRule;

typedef enum
{
  DUO_OUTCOME_NONE,      /* the rule has nothing to say of these two */
  DUO_OUTCOME_PASSES,
  DUO_OUTCOME_NOTED,     /* passes, with a remark */
  DUO_OUTCOME_NOT_ASKED, /* an advisory field is not known: fits, and says so */
  DUO_OUTCOME_UNKNOWN,   /* a deciding field is not known */
  DUO_OUTCOME_FAILS,
  DUO_N_OUTCOMES,
} DuoOutcome;

typedef enum
{
  DUO_MATCH_VERDICT_OTHER, /* the material is meant for other kinds of channels */
  DUO_MATCH_VERDICT_FITS,
  DUO_MATCH_VERDICT_CANNOT_TELL,
  DUO_MATCH_VERDICT_DOES_NOT_FIT,
  DUO_N_MATCH_VERDICTS,
} DuoMatchVerdict;

/* The largest push message that the services of phones take, in bytes (domain report 4.1). */
#define DUO_MATCH_MOST_PUSH_BYTES 4096

/* A set of kinds of channels, one bit each. */
typedef guint DuoChannelKinds;

/**
 * DuoMatchMaterial:
 * @width: pixels, or points where @scalable; 0 for a text
 * @scalable: a drawing or document: only its ratio counts
 * @format: (type DuoFormat): -1 for one that no channel asks for
 * @codec: (type DuoCodec): -1 for another one
 * @language: its bit in %DUO_SPEC_LANGUAGE; 0 = not known
 * @rights_until: Julian day, inclusive; 0 = without end, or not known
 * @kinds: the kinds of channels that it is meant for
 *
 * What of a material counts, flat. Plain data.
 */
typedef struct
{
  DuoMediaKind kind;
  gint format;
  gint width;
  gint height;
  DuoOrientation orientation;
  gboolean scalable;
  gboolean is_html;
  gint64 size;       /* bytes */
  gint64 duration;   /* ms */
  gint frame_rate;   /* in 1000 seconds */
  gint codec;
  gboolean has_audio;
  gboolean has_captions; /* or need none, for a written reason */
  gboolean has_alt_text;
  gboolean has_link;
  gint words;
  gint title_chars;
  gint chars;
  gint64 text_bytes;
  guint language;
  guint32 rights_until;
  DuoChannelKinds kinds;
} DuoMatchMaterial;

/**
 * DuoMatchPeriod:
 * @today: Julian day to reckon with
 * @first: day on which the campaign goes live; 0 = not known
 * @last: its last day, inclusive; 0 = not known
 * @days_to_first: working days from @today until @first, that day itself not counted; 0 when it is past
 * @days_to_last: the same until @last; -1 when that is past
 *
 * When the campaign runs; see duo_match_period_init().
 */
typedef struct
{
  guint32 today;
  guint32 first;
  guint32 last;
  gint days_to_first;
  gint days_to_last;
} DuoMatchPeriod;

/**
 * DuoMatch:
 *
 * The verdict and its reasons: a bit for each #DuoMatchRule with that outcome.
 */
typedef struct
{
  DuoMatchVerdict verdict;
  guint32 fails;
  guint32 unknown;
  guint32 noted;
  guint32 not_asked;
} DuoMatch;

void            duo_match_period_init      (DuoMatchPeriod *self, guint32 today, guint32 first, guint32 last);
DuoChannelKinds duo_match_guess_kinds      (const DuoMediaFacts *facts);
gint            duo_match_format_of        (DuoMediaFormat format);
gint            duo_match_codec_of         (const char *codec);

DuoMatch        duo_match                  (const DuoMatchMaterial  *material,
                                            const DuoEffectiveSpecs *channel,
                                            const DuoMatchPeriod    *period);
DuoOutcome      duo_match_rule             (DuoMatchRule             rule,
                                            const DuoMatchMaterial  *material,
                                            const DuoEffectiveSpecs *channel,
                                            const DuoMatchPeriod    *period);

const char     *duo_match_rule_to_string   (DuoMatchRule rule);
gboolean        duo_match_rule_parse       (const char *text, DuoMatchRule *rule);
const char     *duo_match_verdict_to_string      (DuoMatchVerdict verdict);
gboolean        duo_match_verdict_parse          (const char *text, DuoMatchVerdict *verdict);
const char     *duo_outcome_to_string      (DuoOutcome outcome);
gboolean        duo_outcome_parse          (const char *text, DuoOutcome *outcome);

G_END_DECLS
