/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of what fits, as a table; one function each. Their truth is tests/fixtures/matching. */
#include "duo-match.h"

#include "duo-working-day.h"

/* Less than this part of the width that it is shown at is too coarse: one picture point on four. */
#define LEAST_SCALE 2
/* Two ratios that differ less, in thousandths, are one: 1919 x 1080 is 16:9. */
#define RATIO_TOLERANCE 10

typedef DuoOutcome (*RuleFunc) (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p);

/* What each field weighs for each kind, from the table of the specifications; made once. */
static guint8 weights[DUO_N_CHANNEL_KINDS][DUO_N_SPEC_FIELDS];

#define KNOWN(field) (c->state[DUO_SPEC_##field] == DUO_SPEC_STATE_KNOWN)
#define NUMBER(field) (c->number[DUO_SPEC_##field])
#define ASKED(field) (weights[c->kind][DUO_SPEC_##field] != DUO_SPEC_NOT_APPLICABLE)
#define IS_BIT(set, bit) (((set) & (1u << (bit))) != 0)

/* What it means that @field is not known. */
static inline DuoOutcome
not_known (const DuoEffectiveSpecs *c, DuoSpecField field)
{
  static const DuoOutcome outcomes[] = {
    [DUO_SPEC_NOT_APPLICABLE] = DUO_OUTCOME_NONE,
    [DUO_SPEC_INFORMATION] = DUO_OUTCOME_NONE,
    [DUO_SPEC_ADVISORY] = DUO_OUTCOME_NOT_ASKED,
    [DUO_SPEC_DECIDING] = DUO_OUTCOME_UNKNOWN,
  };

  return outcomes[weights[c->kind][field]];
}

static inline DuoOutcome
passes_if (gboolean condition)
{
  return condition ? DUO_OUTCOME_PASSES : DUO_OUTCOME_FAILS;
}

/* What is at most so much. */
static inline DuoOutcome
at_most (const DuoEffectiveSpecs *c, DuoSpecField field, gint64 number)
{
  return c->state[field] == DUO_SPEC_STATE_KNOWN ? passes_if (number <= c->number[field]) : not_known (c, field);
}

static gboolean
is_same_ratio (gint64 width, gint64 height, gint64 other_width, gint64 other_height)
{
  const gint64 a = width * other_height;
  const gint64 b = other_width * height;

  return ABS (a - b) * 1000 <= MAX (a, b) * RATIO_TOLERANCE;
}

/* ---- The rules ---- */

/* The file is of a type that the channel takes. */
static DuoOutcome
check_type (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (!KNOWN (FORMATS))
    return not_known (c, DUO_SPEC_FORMATS);

  return passes_if (m->format >= 0 && IS_BIT ((guint32) NUMBER (FORMATS), m->format));
}

/* It stands or lies as the surface does; pixels and ratio say that too (duo_effective_specs_init()). */
static DuoOutcome
check_orientation (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (!KNOWN (ORIENTATION))
    return not_known (c, DUO_SPEC_ORIENTATION);

  return passes_if ((gint32) m->orientation == NUMBER (ORIENTATION));
}

/* A picture of @width that is shown at @shown: larger is made smaller, half is still fine. */
static DuoOutcome
check_scale (const DuoMatchMaterial *m, gint shown)
{
  if (m->scalable || m->width == shown)
    return DUO_OUTCOME_PASSES;

  return m->width * LEAST_SCALE >= shown ? DUO_OUTCOME_NOTED : DUO_OUTCOME_FAILS;
}

/* The same ratio is shown whole; another one leaves bars or is cut off. In a column of text, where only the width is
 * given, it may not be narrower. */
static DuoOutcome
check_size (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (ASKED (ORIENTATION) && KNOWN (ORIENTATION) && (gint32) m->orientation != NUMBER (ORIENTATION))
    return DUO_OUTCOME_NONE; /* said already */

  if (KNOWN (WIDTH_PX) && KNOWN (HEIGHT_PX))
    {
      if (!is_same_ratio (m->width, m->height, NUMBER (WIDTH_PX), NUMBER (HEIGHT_PX)))
        return DUO_OUTCOME_FAILS;
      return check_scale (m, NUMBER (WIDTH_PX));
    }
  if (KNOWN (ASPECT))
    return passes_if (is_same_ratio (m->width, m->height, duo_spec_ratio_width (NUMBER (ASPECT)), duo_spec_ratio_height (NUMBER (ASPECT))));
  if (ASKED (ORIENTATION))
    return DUO_OUTCOME_NOT_ASKED; /* the orientation decides */
  if (!KNOWN (WIDTH_PX))
    return not_known (c, DUO_SPEC_WIDTH_PX);
  if (m->scalable || m->width == NUMBER (WIDTH_PX))
    return DUO_OUTCOME_PASSES;

  return m->width > NUMBER (WIDTH_PX) ? DUO_OUTCOME_NOTED : DUO_OUTCOME_FAILS;
}

static DuoOutcome
check_file_size (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return at_most (c, DUO_SPEC_MAX_FILE_KB, (m->size + 1023) / 1024);
}

/* A clip is no longer than it is shown; half a second more is the end of its last picture. */
static DuoOutcome
check_duration (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return at_most (c, DUO_SPEC_DURATION_S, (m->duration + 499) / 1000);
}

static DuoOutcome
check_codec (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return KNOWN (VIDEO_CODEC) ? passes_if (m->codec == NUMBER (VIDEO_CODEC)) : not_known (c, DUO_SPEC_VIDEO_CODEC);
}

/* 29.97 pictures a second is what is sold as 30. */
static DuoOutcome
check_frame_rate (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return at_most (c, DUO_SPEC_FPS, (m->frame_rate + 500) / 1000);
}

/* A silent clip is fine wherever sound is not demanded. */
static DuoOutcome
check_audio (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (!ASKED (AUDIO))
    return DUO_OUTCOME_NONE;
  if (!KNOWN (AUDIO))
    return m->has_audio ? not_known (c, DUO_SPEC_AUDIO) : DUO_OUTCOME_PASSES;
  if (NUMBER (AUDIO) == DUO_AUDIO_REQUIRED)
    return passes_if (m->has_audio);

  return passes_if (NUMBER (AUDIO) == DUO_AUDIO_ALLOWED || !m->has_audio);
}

/* What stands in the margin cannot be measured: who looks is told how wide it is. */
static DuoOutcome
check_margin (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (!KNOWN (SAFE_TOP_PX) && !KNOWN (SAFE_RIGHT_PX) && !KNOWN (SAFE_BOTTOM_PX) && !KNOWN (SAFE_LEFT_PX))
    return not_known (c, DUO_SPEC_SAFE_TOP_PX);

  return NUMBER (SAFE_TOP_PX) + NUMBER (SAFE_RIGHT_PX) + NUMBER (SAFE_BOTTOM_PX) + NUMBER (SAFE_LEFT_PX) > 0 ? DUO_OUTCOME_NOTED : DUO_OUTCOME_PASSES;
}

static DuoOutcome
check_words (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return at_most (c, DUO_SPEC_MAX_WORDS, m->words);
}

static DuoOutcome
check_title (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return m->title_chars > 0 ? at_most (c, DUO_SPEC_TITLE_MAX_CHARS, m->title_chars) : DUO_OUTCOME_NONE;
}

static DuoOutcome
check_characters (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (c->kind == DUO_CHANNEL_APP && m->text_bytes > DUO_MATCH_MOST_PUSH_BYTES)
    return DUO_OUTCOME_FAILS;

  return at_most (c, DUO_SPEC_BODY_MAX_CHARS, m->chars);
}

/* A question with yes or no, that matters only for a material that has what is asked about. */
static DuoOutcome
check_allowed (const DuoEffectiveSpecs *c, DuoSpecField field, gboolean has)
{
  if (!has)
    return DUO_OUTCOME_NONE;

  return c->state[field] == DUO_SPEC_STATE_KNOWN ? passes_if (c->number[field] == 1) : not_known (c, field);
}

static DuoOutcome
check_link (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return check_allowed (c, DUO_SPEC_LINK_ALLOWED, m->has_link);
}

static DuoOutcome
check_html (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return check_allowed (c, DUO_SPEC_HTML_ALLOWED, m->is_html);
}

/* Something that is demanded or not: who has it is right in any case. */
static DuoOutcome
check_required (const DuoEffectiveSpecs *c, DuoSpecField field, gboolean has)
{
  if (weights[c->kind][field] == DUO_SPEC_NOT_APPLICABLE)
    return DUO_OUTCOME_NONE;
  if (has)
    return DUO_OUTCOME_PASSES;

  return c->state[field] == DUO_SPEC_STATE_KNOWN ? passes_if (c->number[field] == 0) : not_known (c, field);
}

static DuoOutcome
check_alt_text (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return check_required (c, DUO_SPEC_ALT_TEXT_REQUIRED, m->has_alt_text);
}

static DuoOutcome
check_captions (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  return m->has_audio ? check_required (c, DUO_SPEC_SUBTITLES_REQUIRED, m->has_captions) : DUO_OUTCOME_NONE;
}

/* Dutch, the first of the codes, goes everywhere unless a channel says otherwise. */
static DuoOutcome
check_language (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (KNOWN (LANGUAGE))
    return m->language == 0 ? DUO_OUTCOME_NOTED : passes_if ((m->language & (guint32) NUMBER (LANGUAGE)) != 0);
  if (m->language == 0)
    return DUO_OUTCOME_NONE;

  return m->language == 1 ? DUO_OUTCOME_PASSES : not_known (c, DUO_SPEC_LANGUAGE);
}

/* In time for go-live; or later, while it still runs. */
static DuoOutcome
check_lead_time (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (p->first == 0)
    return DUO_OUTCOME_NONE;
  if (!KNOWN (LEAD_TIME_DAYS))
    return not_known (c, DUO_SPEC_LEAD_TIME_DAYS);
  if (p->today <= p->first && NUMBER (LEAD_TIME_DAYS) <= p->days_to_first)
    return DUO_OUTCOME_PASSES;

  return p->last == 0 || NUMBER (LEAD_TIME_DAYS) <= p->days_to_last ? DUO_OUTCOME_NOTED : DUO_OUTCOME_FAILS;
}

/* The next issue comes out while the campaign runs; one before it is followed by others. */
static DuoOutcome
check_issue (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (p->first == 0)
    return DUO_OUTCOME_NONE;
  if (!KNOWN (NEXT_ISSUE))
    return not_known (c, DUO_SPEC_NEXT_ISSUE);
  if ((guint32) NUMBER (NEXT_ISSUE) < p->first)
    return DUO_OUTCOME_NOTED;

  return passes_if (p->last == 0 || (guint32) NUMBER (NEXT_ISSUE) <= p->last);
}

static DuoOutcome
check_run (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (p->first == 0 || p->last == 0)
    return DUO_OUTCOME_NONE;
  if (!KNOWN (MAX_RUN_DAYS))
    return not_known (c, DUO_SPEC_MAX_RUN_DAYS);

  return (gint64) p->last - p->first + 1 <= NUMBER (MAX_RUN_DAYS) ? DUO_OUTCOME_PASSES : DUO_OUTCOME_NOTED;
}

/* What it holds may be shown until then, whoever shows it. */
static DuoOutcome
check_rights (const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  if (m->rights_until == 0)
    return DUO_OUTCOME_NONE;
  if (m->rights_until < MAX (p->today, p->first))
    return DUO_OUTCOME_FAILS;

  return p->last == 0 || m->rights_until >= p->last ? DUO_OUTCOME_PASSES : DUO_OUTCOME_NOTED;
}

/* ---- The table ---- */

#define IMAGE (1u << DUO_MEDIA_KIND_IMAGE)
#define CLIP (1u << DUO_MEDIA_KIND_CLIP)
#define DOCUMENT (1u << DUO_MEDIA_KIND_DOCUMENT)
#define TEXT (1u << DUO_MEDIA_KIND_TEXT)
#define SHOWN (IMAGE | CLIP | DOCUMENT)
#define ALL (SHOWN | TEXT)

/* Each rule: its code, the materials it looks at, and the field without which it asks no channel of that kind (all
 * that it asks about stands in its function). */
static const struct
{
  const char *code;
  guint media;
  gint field; /* -1: it looks at any channel */
  RuleFunc check;
} rules[DUO_N_MATCH_RULES] = {
  [DUO_MATCH_TYPE] = { "type", ALL, DUO_SPEC_FORMATS, check_type },
  [DUO_MATCH_ORIENTATION] = { "orientation", SHOWN, DUO_SPEC_ORIENTATION, check_orientation },
  [DUO_MATCH_SIZE] = { "size", SHOWN, DUO_SPEC_WIDTH_PX, check_size },
  [DUO_MATCH_FILE_SIZE] = { "file_size", SHOWN, DUO_SPEC_MAX_FILE_KB, check_file_size },
  [DUO_MATCH_DURATION] = { "duration", CLIP, DUO_SPEC_DURATION_S, check_duration },
  [DUO_MATCH_CODEC] = { "codec", CLIP, DUO_SPEC_VIDEO_CODEC, check_codec },
  [DUO_MATCH_FRAME_RATE] = { "frame_rate", CLIP, DUO_SPEC_FPS, check_frame_rate },
  [DUO_MATCH_AUDIO] = { "audio", CLIP, DUO_SPEC_AUDIO, check_audio },
  [DUO_MATCH_MARGIN] = { "margin", SHOWN, DUO_SPEC_SAFE_TOP_PX, check_margin },
  [DUO_MATCH_WORDS] = { "words", DOCUMENT | TEXT, DUO_SPEC_MAX_WORDS, check_words },
  [DUO_MATCH_TITLE] = { "title", TEXT, DUO_SPEC_TITLE_MAX_CHARS, check_title },
  [DUO_MATCH_CHARACTERS] = { "characters", TEXT, DUO_SPEC_BODY_MAX_CHARS, check_characters },
  [DUO_MATCH_LINK] = { "link", TEXT, DUO_SPEC_LINK_ALLOWED, check_link },
  [DUO_MATCH_HTML] = { "html", TEXT, DUO_SPEC_HTML_ALLOWED, check_html },
  [DUO_MATCH_ALT_TEXT] = { "alt_text", IMAGE, DUO_SPEC_ALT_TEXT_REQUIRED, check_alt_text },
  [DUO_MATCH_CAPTIONS] = { "captions", CLIP, DUO_SPEC_SUBTITLES_REQUIRED, check_captions },
  [DUO_MATCH_LANGUAGE] = { "language", ALL, DUO_SPEC_LANGUAGE, check_language },
  [DUO_MATCH_LEAD_TIME] = { "lead_time", ALL, DUO_SPEC_LEAD_TIME_DAYS, check_lead_time },
  [DUO_MATCH_ISSUE] = { "issue", ALL, DUO_SPEC_NEXT_ISSUE, check_issue },
  [DUO_MATCH_RUN] = { "run", ALL, DUO_SPEC_MAX_RUN_DAYS, check_run },
  [DUO_MATCH_RIGHTS] = { "rights", ALL, -1, check_rights },
};

static const char *const verdicts[DUO_N_MATCH_VERDICTS] = { "other", "fits", "cannot_tell", "does_not_fit" };
static const char *const outcomes[DUO_N_OUTCOMES] = { "-", "passes", "noted", "not_asked", "unknown", "fails" };

/* The rules that have something to say of a kind of channel and a kind of material, in their order. */
typedef struct
{
  guint n;
  guint8 rules[DUO_N_MATCH_RULES];
} Selection;

static Selection selections[DUO_N_CHANNEL_KINDS][DUO_N_MEDIA_KINDS];

static void
prepare (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;

  for (guint kind = 0; kind < DUO_N_CHANNEL_KINDS; kind++)
    {
      for (guint field = 0; field < DUO_N_SPEC_FIELDS; field++)
        weights[kind][field] = (guint8) duo_spec_field_weight ((DuoSpecField) field, (DuoChannelKind) kind);
      for (guint media = 0; media < DUO_N_MEDIA_KINDS; media++)
        for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
          if (IS_BIT (rules[rule].media, media)
              && (rules[rule].field < 0 || weights[kind][rules[rule].field] != DUO_SPEC_NOT_APPLICABLE))
            selections[kind][media].rules[selections[kind][media].n++] = (guint8) rule;
    }
  g_once_init_leave (&done, 1);
}

/**
 * duo_match:
 * @material: the material
 * @channel: what counts for the channel
 * @period: when the campaign runs
 *
 * Looks at all rules, also after one has failed: a reason for each. About 50 ns.
 *
 * Returns: the verdict and its reasons
 */
DuoMatch
duo_match (const DuoMatchMaterial *material, const DuoEffectiveSpecs *channel, const DuoMatchPeriod *period)
{
  DuoMatch match = { DUO_MATCH_VERDICT_OTHER, 0, 0, 0, 0 };
  guint32 found[DUO_N_OUTCOMES] = { 0 };
  const Selection *selection;

  prepare ();
  if (!IS_BIT (material->kinds, channel->kind))
    return match;

  selection = &selections[channel->kind][material->kind];
  for (guint i = 0; i < selection->n; i++)
    found[rules[selection->rules[i]].check (material, channel, period)] |= 1u << selection->rules[i];

  match.fails = found[DUO_OUTCOME_FAILS];
  match.unknown = found[DUO_OUTCOME_UNKNOWN];
  match.noted = found[DUO_OUTCOME_NOTED];
  match.not_asked = found[DUO_OUTCOME_NOT_ASKED];
  match.verdict = match.fails != 0 ? DUO_MATCH_VERDICT_DOES_NOT_FIT : match.unknown != 0 ? DUO_MATCH_VERDICT_CANNOT_TELL : DUO_MATCH_VERDICT_FITS;
  return match;
}

/* Returns: what one rule says of the two, whatever the material is meant for. */
DuoOutcome
duo_match_rule (DuoMatchRule rule, const DuoMatchMaterial *material, const DuoEffectiveSpecs *channel, const DuoMatchPeriod *period)
{
  g_return_val_if_fail ((guint) rule < DUO_N_MATCH_RULES, DUO_OUTCOME_NONE);

  prepare ();
  if (!IS_BIT (rules[rule].media, material->kind)
      || (rules[rule].field >= 0 && weights[channel->kind][rules[rule].field] == DUO_SPEC_NOT_APPLICABLE))
    return DUO_OUTCOME_NONE;

  return rules[rule].check (material, channel, period);
}

/* ---- What goes in ---- */

/* Fills in @self; @first and @last are Julian days, 0 where not known. */
void
duo_match_period_init (DuoMatchPeriod *self, guint32 today, guint32 first, guint32 last)
{
  self->today = today;
  self->first = first;
  self->last = last;
  self->days_to_first = first > today ? duo_working_days_between (today, first) : 0;
  self->days_to_last = last >= today ? duo_working_days_between (today, last) : -1;
}

#define KIND(name) (1u << DUO_CHANNEL_##name)

/**
 * duo_match_guess_kinds:
 * @facts: what was measured of a file
 *
 * Returns: the kinds of channels that such a file is usually made for, until a person says otherwise: a strip is a
 *   banner, a square goes to social media, a short text is a push message
 */
DuoChannelKinds
duo_match_guess_kinds (const DuoMediaFacts *facts)
{
  const gint width = facts->width, height = facts->height;

  switch (duo_media_format_get_kind (facts->format))
    {
    case DUO_MEDIA_KIND_IMAGE:
      if (width >= 2 * height)
        return KIND (NEWSLETTER) | KIND (WEBSITE) | KIND (PORTAL) | KIND (EMAIL) | KIND (OTHER);
      if (width * 10 <= height * 11 && height * 10 <= width * 11)
        return KIND (SOCIAL) | KIND (WEBSITE) | KIND (OTHER);
      if (height > width)
        return KIND (SCREEN) | KIND (SOCIAL) | KIND (OTHER);
      return KIND (SCREEN) | KIND (WEBSITE) | KIND (PORTAL) | KIND (OTHER);
    case DUO_MEDIA_KIND_CLIP:
      return KIND (SCREEN) | KIND (WEBSITE) | KIND (PORTAL) | KIND (SOCIAL) | KIND (OTHER);
    case DUO_MEDIA_KIND_DOCUMENT:
      return facts->format == DUO_MEDIA_FORMAT_PDF ? KIND (POSTER) | KIND (SCREEN) | KIND (OTHER) : KIND (SCREEN) | KIND (OTHER);
    case DUO_MEDIA_KIND_TEXT:
      if (facts->format == DUO_MEDIA_FORMAT_TEXT && facts->chars + facts->title_chars <= 240)
        return KIND (APP) | KIND (SOCIAL) | KIND (OTHER);
      return KIND (NEWSLETTER) | KIND (WEBSITE) | KIND (PORTAL) | KIND (EMAIL) | KIND (OTHER);
    case DUO_MEDIA_KIND_UNKNOWN:
    case DUO_N_MEDIA_KINDS:
    default:
      return 0;
    }
}

/* Returns: (type DuoFormat): the type of file as channels are asked for it; -1 for one that is not in their list. */
gint
duo_match_format_of (DuoMediaFormat format)
{
  return duo_spec_field_find_code (DUO_SPEC_FORMATS, duo_media_format_to_string (format));
}

/* Returns: (type DuoCodec): the coding as channels are asked for it; -1 for another one. */
gint
duo_match_codec_of (const char *codec)
{
  return duo_spec_field_find_code (DUO_SPEC_VIDEO_CODEC, codec);
}

/* ---- Codes ---- */

/* Each set has the same pair, as in duo-kinds.c. */
#define DEFINE_CODES(Type, prefix, n, code)                  \
  const char *prefix##_to_string (Type value)                \
  {                                                          \
    g_return_val_if_fail ((gint) value < (gint) (n), NULL);  \
                                                             \
    return (code);                                           \
  }                                                          \
                                                             \
  gboolean prefix##_parse (const char *text, Type *found)    \
  {                                                          \
    for (gint value = 0; value < (gint) (n); value++)        \
      if (g_strcmp0 ((code), text) == 0)                     \
        {                                                    \
          *found = (Type) value;                             \
          return TRUE;                                       \
        }                                                    \
                                                             \
    return FALSE;                                            \
  }

DEFINE_CODES (DuoMatchRule, duo_match_rule, DUO_N_MATCH_RULES, rules[value].code)
DEFINE_CODES (DuoMatchVerdict, duo_match_verdict, DUO_N_MATCH_VERDICTS, verdicts[value])
DEFINE_CODES (DuoOutcome, duo_outcome, DUO_N_OUTCOMES, outcomes[value])
