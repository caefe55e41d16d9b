/* SPDX-License-Identifier: EUPL-1.2 */
/* What fits where, and why, in the language of the screen. */
#include "duo-words-match.h"

#include <glib/gi18n.h>

#include "duo-paper.h"
#include "duo-words-spec.h"
#include "duo-words.h"

static const char *const rules[DUO_N_MATCH_RULES] = {
  [DUO_MATCH_TYPE] = NC_("match", "File"),
  [DUO_MATCH_ORIENTATION] = NC_("match", "Orientation"),
  [DUO_MATCH_SIZE] = NC_("match", "Pixels"),
  [DUO_MATCH_FILE_SIZE] = NC_("match", "Size"),
  [DUO_MATCH_DURATION] = NC_("match", "Duration"),
  [DUO_MATCH_CODEC] = NC_("match", "Coding"),
  [DUO_MATCH_FRAME_RATE] = NC_("match", "Frames"),
  [DUO_MATCH_AUDIO] = NC_("match", "Sound"),
  [DUO_MATCH_MARGIN] = NC_("match", "Safe margin"),
  [DUO_MATCH_WORDS] = NC_("match", "Words"),
  [DUO_MATCH_TITLE] = NC_("match", "Title"),
  [DUO_MATCH_CHARACTERS] = NC_("match", "Length"),
  [DUO_MATCH_LINK] = NC_("match", "Link"),
  [DUO_MATCH_HTML] = NC_("match", "Formatting"),
  [DUO_MATCH_ALT_TEXT] = NC_("match", "Text with the picture"),
  [DUO_MATCH_CAPTIONS] = NC_("match", "Subtitles"),
  [DUO_MATCH_LANGUAGE] = NC_("match", "Language"),
  [DUO_MATCH_LEAD_TIME] = NC_("match", "Delivery"),
  [DUO_MATCH_ISSUE] = NC_("match", "Issue"),
  [DUO_MATCH_RUN] = NC_("match", "Time shown"),
  [DUO_MATCH_RIGHTS] = NC_("match", "Rights"),
};

/* What was not asked, or is not known, by rule. */
static const char *const questions[DUO_N_MATCH_RULES] = {
  [DUO_MATCH_TYPE] = NC_("question", "file types"),
  [DUO_MATCH_ORIENTATION] = NC_("question", "landscape or portrait"),
  [DUO_MATCH_SIZE] = NC_("question", "pixels"),
  [DUO_MATCH_FILE_SIZE] = NC_("question", "maximum file size"),
  [DUO_MATCH_DURATION] = NC_("question", "duration"),
  [DUO_MATCH_CODEC] = NC_("question", "coding of clips"),
  [DUO_MATCH_FRAME_RATE] = NC_("question", "frames a second"),
  [DUO_MATCH_AUDIO] = NC_("question", "sound"),
  [DUO_MATCH_MARGIN] = NC_("question", "safe margin"),
  [DUO_MATCH_WORDS] = NC_("question", "number of words"),
  [DUO_MATCH_TITLE] = NC_("question", "length of the title"),
  [DUO_MATCH_CHARACTERS] = NC_("question", "length of the text"),
  [DUO_MATCH_LINK] = NC_("question", "whether a link may be in it"),
  [DUO_MATCH_HTML] = NC_("question", "whether formatting is allowed"),
  [DUO_MATCH_ALT_TEXT] = NC_("question", "whether a text with the picture is needed"),
  [DUO_MATCH_CAPTIONS] = NC_("question", "whether subtitles are needed"),
  [DUO_MATCH_LANGUAGE] = NC_("question", "languages"),
  [DUO_MATCH_LEAD_TIME] = NC_("question", "working days ahead"),
  [DUO_MATCH_ISSUE] = NC_("question", "next issue"),
  [DUO_MATCH_RUN] = NC_("question", "how long it is shown"),
  [DUO_MATCH_RIGHTS] = NC_("question", "rights"),
};

static const char *const verdicts[DUO_N_MATCH_VERDICTS] = {
  [DUO_MATCH_VERDICT_OTHER] = NC_("verdict", "meant for other channels"),
  [DUO_MATCH_VERDICT_FITS] = NC_("verdict", "fits"),
  [DUO_MATCH_VERDICT_CANNOT_TELL] = NC_("verdict", "cannot tell"),
  [DUO_MATCH_VERDICT_DOES_NOT_FIT] = NC_("verdict", "does not fit"),
};

static const char *const cells[DUO_N_CELL_STATES] = {
  [DUO_CELL_NONE] = NC_("verdict", "no channel of that kind"),
  [DUO_CELL_FITS] = NC_("verdict", "fits"),
  [DUO_CELL_PARTLY] = NC_("verdict", "fits on a part"),
  [DUO_CELL_UNCLEAR] = NC_("verdict", "cannot tell"),
  [DUO_CELL_NOT] = NC_("verdict", "does not fit"),
};

/* Returns: (transfer none): "past niet". */
const char *
duo_words_match_verdict (DuoMatchVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < DUO_N_MATCH_VERDICTS, "");

  return g_dpgettext2 (NULL, "verdict", verdicts[verdict]);
}

/* Returns: (transfer none): "past op een deel". */
const char *
duo_words_cell_state (DuoCellState state)
{
  g_return_val_if_fail ((guint) state < DUO_N_CELL_STATES, "");

  return g_dpgettext2 (NULL, "verdict", cells[state]);
}

/* Returns: (transfer none): the rule as a label: "Stand". */
const char *
duo_words_match_rule (DuoMatchRule rule)
{
  g_return_val_if_fail ((guint) rule < DUO_N_MATCH_RULES, "");

  return g_dpgettext2 (NULL, "match", rules[rule]);
}

/* ---- The numbers ---- */

/* "1920×1080 liggend" */
static char *
say_shape (const DuoMatchMaterial *m)
{
  const char *lies = duo_words_spec_code (DUO_SPEC_ORIENTATION, (gint) m->orientation);

  return m->scalable ? g_strdup (lies) : g_strdup_printf ("%d×%d %s", m->width, m->height, lies);
}

/* "scherm is 1080×1920 staand" */
static char *
say_surface (const DuoEffectiveSpecs *c)
{
  const char *kind = duo_words_channel_kind (c->kind);
  const char *lies = duo_effective_specs_is_known (c, DUO_SPEC_ORIENTATION)
                       ? duo_words_spec_code (DUO_SPEC_ORIENTATION, c->number[DUO_SPEC_ORIENTATION])
                       : "";
  const gint32 aspect = c->number[DUO_SPEC_ASPECT];

  if (duo_effective_specs_is_known (c, DUO_SPEC_WIDTH_PX) && duo_effective_specs_is_known (c, DUO_SPEC_HEIGHT_PX))
    return g_strdup_printf (_("%s is %d×%d %s"), kind, c->number[DUO_SPEC_WIDTH_PX], c->number[DUO_SPEC_HEIGHT_PX], lies);
  if (duo_effective_specs_is_known (c, DUO_SPEC_WIDTH_PX))
    return g_strdup_printf (_("%s is %d wide"), kind, c->number[DUO_SPEC_WIDTH_PX]);
  if (duo_effective_specs_is_known (c, DUO_SPEC_ASPECT))
    return g_strdup_printf (_("%s is %d:%d %s"), kind, duo_spec_ratio_width (aspect), duo_spec_ratio_height (aspect), lies);

  return g_strdup_printf (_("%s is %s"), kind, lies);
}

static char *
say_size (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  g_autofree char *shape = say_shape (m);
  g_autofree char *surface = say_surface (c);
  const gint shown = c->number[DUO_SPEC_WIDTH_PX];

  if (outcome == DUO_OUTCOME_PASSES)
    return g_strdup_printf ("%s, %s", shape, surface);
  if (outcome == DUO_OUTCOME_NOTED)
    return g_strdup_printf (m->width >= shown ? _("%s, %s: is made smaller") : _("%s, %s: is made larger, and may be less sharp"), shape, surface);
  if (!m->scalable && shown > 0 && m->width < shown && !duo_effective_specs_is_known (c, DUO_SPEC_HEIGHT_PX))
    return g_strdup_printf (_("%s, %s: too narrow"), shape, surface);
  if (!m->scalable && shown > 0 && c->number[DUO_SPEC_HEIGHT_PX] > 0
      && ABS ((gint64) m->width * c->number[DUO_SPEC_HEIGHT_PX] - (gint64) m->height * shown) * 100 <= (gint64) m->height * shown)
    return g_strdup_printf (_("%s, %s: too small to be sharp"), shape, surface);

  return g_strdup_printf (_("%s, %s: another ratio"), shape, surface);
}

static char *
say_type (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  g_autofree char *taken = duo_words_spec_number (DUO_SPEC_FORMATS, c->number[DUO_SPEC_FORMATS]);
  const char *type = m->format >= 0 ? duo_words_spec_code (DUO_SPEC_FORMATS, m->format) : _("this type");

  return outcome == DUO_OUTCOME_PASSES ? g_strdup_printf (_("%s is in the list (%s)"), type, taken)
                                       : g_strdup_printf (_("%s is not in the list (%s)"), type, taken);
}

/* What is measured beside what is allowed. */
static char *
say_limit (DuoOutcome outcome, const char *is, const char *most)
{
  return outcome == DUO_OUTCOME_PASSES ? g_strdup_printf (_("%s, may be %s"), is, most)
                                       : g_strdup_printf (_("%s, may be %s at most"), is, most);
}

/* As a number of so many characters, words, seconds. */
static char *
say_number_limit (DuoOutcome outcome, DuoSpecField field, const DuoEffectiveSpecs *c, gint64 number)
{
  g_autofree char *is = duo_words_spec_number (field, (gint32) MIN (number, G_MAXINT32));
  g_autofree char *most = duo_words_spec_number (field, c->number[field]);

  return say_limit (outcome, is, most);
}

static char *
say_file_size (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  g_autofree char *is = duo_words_media_size (m->size);
  g_autofree char *most = duo_words_media_size (c->number[DUO_SPEC_MAX_FILE_KB] * (gint64) 1024);

  return say_limit (outcome, is, most);
}

static char *
say_audio (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  if (outcome == DUO_OUTCOME_PASSES)
    return g_strdup (m->has_audio ? _("has sound, and may have") : _("is silent"));

  return g_strdup (m->has_audio ? _("has sound, and may have none") : _("is silent, and has to have sound"));
}

static char *
say_margin (DuoOutcome outcome, const DuoEffectiveSpecs *c)
{
  if (outcome == DUO_OUTCOME_PASSES)
    return g_strdup (_("none"));

  return g_strdup_printf (_("keep free: top %d, right %d, bottom %d, left %d px"), c->number[DUO_SPEC_SAFE_TOP_PX],
                          c->number[DUO_SPEC_SAFE_RIGHT_PX], c->number[DUO_SPEC_SAFE_BOTTOM_PX], c->number[DUO_SPEC_SAFE_LEFT_PX]);
}

static char *
say_characters (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  if (c->kind == DUO_CHANNEL_APP && m->text_bytes > DUO_MATCH_MOST_PUSH_BYTES)
    return g_strdup_printf (_("%d bytes; phones take push messages of %d at most"), (gint) MIN (m->text_bytes, G_MAXINT), DUO_MATCH_MOST_PUSH_BYTES);

  return say_number_limit (outcome, DUO_SPEC_BODY_MAX_CHARS, c, m->chars);
}

static char *
say_language (DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c)
{
  g_autofree char *is = duo_words_spec_number (DUO_SPEC_LANGUAGE, (gint32) m->language);
  g_autofree char *taken = duo_words_spec_number (DUO_SPEC_LANGUAGE, c->number[DUO_SPEC_LANGUAGE]);

  if (outcome == DUO_OUTCOME_NOTED)
    return g_strdup_printf (_("not noted of the material; asked for: %s"), taken);
  if (outcome == DUO_OUTCOME_FAILS)
    return g_strdup_printf (_("%s, asked for: %s"), is, taken);

  return g_steal_pointer (&is);
}

/* "2 november 2020" */
static char *
say_day (guint32 day)
{
  const DuoWhen when = duo_when_day (day);

  return duo_words_when (&when, TRUE, FALSE);
}

static char *
say_lead_time (DuoOutcome outcome, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  const gint days = c->number[DUO_SPEC_LEAD_TIME_DAYS];

  if (outcome == DUO_OUTCOME_PASSES)
    return g_strdup_printf (ngettext ("%d working day ahead, there are still %d", "%d working days ahead, there are still %d", (gulong) days), days, p->days_to_first);
  if (outcome == DUO_OUTCOME_NOTED)
    return g_strdup_printf (ngettext ("%d working day ahead, there are still %d: it will be shown later",
                                      "%d working days ahead, there are still %d: it will be shown later", (gulong) days),
                            days, p->days_to_first);

  return g_strdup_printf (ngettext ("%d working day ahead: that is after the campaign has ended", "%d working days ahead: that is after the campaign has ended", (gulong) days), days);
}

static char *
say_issue (DuoOutcome outcome, const DuoEffectiveSpecs *c)
{
  g_autofree char *day = say_day ((guint32) c->number[DUO_SPEC_NEXT_ISSUE]);

  if (outcome == DUO_OUTCOME_NOTED)
    return g_strdup_printf (_("the next one is of %s, before go-live: ask for the one after it"), day);

  return g_strdup_printf (outcome == DUO_OUTCOME_PASSES ? _("the next one is of %s") : _("the next one is of %s, after the campaign has ended"), day);
}

static char *
say_run (DuoOutcome outcome, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  const gint days = (gint) (p->last - p->first) + 1;
  const gint most = c->number[DUO_SPEC_MAX_RUN_DAYS];

  return g_strdup_printf (outcome == DUO_OUTCOME_PASSES ? _("%d days, may be %d") : _("the campaign takes %d days, it is shown for %d at most"), days, most);
}

static char *
say_rights (DuoOutcome outcome, const DuoMatchMaterial *m)
{
  g_autofree char *day = say_day (m->rights_until);

  return g_strdup_printf (outcome == DUO_OUTCOME_PASSES ? _("until %s") : outcome == DUO_OUTCOME_NOTED ? _("until %s: before the campaign has ended") : _("until %s: too early"), day);
}

/* What a rule found out, where all that it asks for is known. */
static char *
say_found (DuoMatchRule rule, DuoOutcome outcome, const DuoMatchMaterial *m, const DuoEffectiveSpecs *c, const DuoMatchPeriod *p)
{
  switch (rule)
    {
    case DUO_MATCH_TYPE:
      return say_type (outcome, m, c);
    case DUO_MATCH_ORIENTATION:
      {
        g_autofree char *shape = say_shape (m);
        g_autofree char *surface = say_surface (c);

        return g_strdup_printf ("%s, %s", shape, surface);
      }
    case DUO_MATCH_SIZE:
      return say_size (outcome, m, c);
    case DUO_MATCH_FILE_SIZE:
      return say_file_size (outcome, m, c);
    case DUO_MATCH_DURATION:
      return say_number_limit (outcome, DUO_SPEC_DURATION_S, c, (m->duration + 500) / 1000);
    case DUO_MATCH_CODEC:
      return g_strdup_printf (outcome == DUO_OUTCOME_PASSES ? _("%s, as asked") : _("%s, asked for: %s"),
                              m->codec >= 0 ? duo_words_spec_code (DUO_SPEC_VIDEO_CODEC, m->codec) : _("another one"),
                              duo_words_spec_code (DUO_SPEC_VIDEO_CODEC, c->number[DUO_SPEC_VIDEO_CODEC]));
    case DUO_MATCH_FRAME_RATE:
      return say_number_limit (outcome, DUO_SPEC_FPS, c, (m->frame_rate + 500) / 1000);
    case DUO_MATCH_AUDIO:
      return say_audio (outcome, m, c);
    case DUO_MATCH_MARGIN:
      return say_margin (outcome, c);
    case DUO_MATCH_WORDS:
      return say_number_limit (outcome, DUO_SPEC_MAX_WORDS, c, m->words);
    case DUO_MATCH_TITLE:
      return say_number_limit (outcome, DUO_SPEC_TITLE_MAX_CHARS, c, m->title_chars);
    case DUO_MATCH_CHARACTERS:
      return say_characters (outcome, m, c);
    case DUO_MATCH_LINK:
      return g_strdup (outcome == DUO_OUTCOME_PASSES ? _("may be in it") : _("is in it, and may not be"));
    case DUO_MATCH_HTML:
      return g_strdup (outcome == DUO_OUTCOME_PASSES ? _("is allowed") : _("is HTML, and may not be"));
    case DUO_MATCH_ALT_TEXT:
      return g_strdup (outcome == DUO_OUTCOME_FAILS ? _("is needed, and not there") : m->has_alt_text ? _("is there") : _("is not needed"));
    case DUO_MATCH_CAPTIONS:
      return g_strdup (outcome == DUO_OUTCOME_FAILS ? _("are needed, and not there") : m->has_captions ? _("are there") : _("are not needed"));
    case DUO_MATCH_LANGUAGE:
      return say_language (outcome, m, c);
    case DUO_MATCH_LEAD_TIME:
      return say_lead_time (outcome, c, p);
    case DUO_MATCH_ISSUE:
      return say_issue (outcome, c);
    case DUO_MATCH_RUN:
      return say_run (outcome, c, p);
    case DUO_MATCH_RIGHTS:
      return say_rights (outcome, m);
    case DUO_N_MATCH_RULES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/**
 * duo_words_match_reason:
 * @rule: a rule
 * @outcome: what it says of the two
 *
 * Returns: (transfer full): why, with the numbers, to stand after the rule's label: "3840×2160 liggend, scherm is
 *   1080×1920 staand"; "niet nagevraagd: maximale bestandsgrootte"
 */
char *
duo_words_match_reason (DuoMatchRule rule, DuoOutcome outcome, const DuoMatchMaterial *material, const DuoEffectiveSpecs *channel,
                        const DuoMatchPeriod *period)
{
  g_return_val_if_fail ((guint) rule < DUO_N_MATCH_RULES, g_strdup (""));

  if (outcome == DUO_OUTCOME_NONE)
    return g_strdup ("");
  if (outcome == DUO_OUTCOME_NOT_ASKED)
    return g_strdup_printf (_("not asked: %s"), g_dpgettext2 (NULL, "question", questions[rule]));
  if (outcome == DUO_OUTCOME_UNKNOWN)
    return g_strdup_printf (_("not known: %s"), g_dpgettext2 (NULL, "question", questions[rule]));

  return say_found (rule, outcome, material, channel, period);
}

/* Returns: (transfer full) (nullable): all that was not asked in one line: "niet nagevraagd: pixels, duur"; %NULL for
 * nothing. @rules: a bit for each. */
char *
duo_words_not_asked_fields (guint32 not_asked)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
    if ((not_asked & (1u << rule)) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", g_dpgettext2 (NULL, "question", questions[rule]));

  return list->len > 0 ? g_strdup_printf (_("not asked: %s"), list->str) : NULL;
}

/* Returns: (transfer full) (element-type utf8): the reasons of a verdict: what fails first, then what is not known, the
 * remarks, and in one line what was not asked. */
GPtrArray *
duo_words_match_reasons (const DuoMatch *match, const DuoMatchMaterial *material, const DuoEffectiveSpecs *channel, const DuoMatchPeriod *period)
{
  const struct
  {
    guint32 bits;
    DuoOutcome outcome;
  } sets[] = { { match->fails, DUO_OUTCOME_FAILS }, { match->unknown, DUO_OUTCOME_UNKNOWN }, { match->noted, DUO_OUTCOME_NOTED } };
  GPtrArray *reasons = g_ptr_array_new_with_free_func (g_free);
  char *not_asked = duo_words_not_asked_fields (match->not_asked);

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
      if ((sets[i].bits & (1u << rule)) != 0)
        g_ptr_array_add (reasons, duo_words_match_reason ((DuoMatchRule) rule, sets[i].outcome, material, channel, period));
  if (not_asked != NULL)
    g_ptr_array_add (reasons, not_asked);

  return reasons;
}

/* ---- Formats and packages ---- */

/* "beeld jpg 1920×1080", "clip mp4 1080×1920, 10 s", "tekst van 120 tekens met een titel van 30" */
char *
duo_words_format_option (const DuoFormatOption *option)
{
  const DuoMatchMaterial *m = &option->material;
  const char *type = duo_words_spec_code (DUO_SPEC_FORMATS, m->format);

  switch (m->kind)
    {
    case DUO_MEDIA_KIND_IMAGE:
      return g_strdup_printf (_("image %s, %d×%d"), type, m->width, m->height);
    case DUO_MEDIA_KIND_CLIP:
      return g_strdup_printf (_("silent clip %s, %d×%d, %d s, %s"), type, m->width, m->height, (gint) (m->duration / 1000),
                              duo_words_spec_code (DUO_SPEC_VIDEO_CODEC, m->codec));
    case DUO_MEDIA_KIND_DOCUMENT:
      {
        const gint32 ratio = duo_spec_ratio_of (m->width, m->height);

        if (duo_paper_find (m->width, m->height) == 3)
          return g_strdup_printf (_("document %s, A3 %s"), type, duo_words_spec_code (DUO_SPEC_ORIENTATION, (gint) m->orientation));
        return g_strdup_printf (_("document %s, in the ratio %d:%d"), type, duo_spec_ratio_width (ratio), duo_spec_ratio_height (ratio));
      }
    case DUO_MEDIA_KIND_TEXT:
      if ((m->kinds & (1u << DUO_CHANNEL_APP)) != 0)
        return g_strdup_printf (_("push message: title of %d characters at most, text of %d at most"), m->title_chars, m->chars);
      return g_strdup_printf (m->is_html ? _("text in HTML of %d words at most") : _("text of %d words at most"), m->words);
    case DUO_MEDIA_KIND_UNKNOWN:
    case DUO_N_MEDIA_KINDS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Returns: (transfer full): what the designer keeps to: "hooguit 1 MB; vrij boven 50, ..."; "" for nothing. */
char *
duo_words_format_limits (const DuoFormatOption *option)
{
  g_autoptr (GString) limits = g_string_new (NULL);

  if (option->most_kb > 0)
    {
      g_autofree char *most = duo_words_media_size (option->most_kb * (gint64) 1024);

      g_string_append_printf (limits, _("%s at most"), most);
    }
  if (option->margins[0] + option->margins[1] + option->margins[2] + option->margins[3] > 0)
    {
      if (limits->len > 0)
        g_string_append (limits, "; ");
      g_string_append_printf (limits, _("keep free: top %d, right %d, bottom %d, left %d px"), option->margins[0], option->margins[1],
                              option->margins[2], option->margins[3]);
    }

  return g_string_free (g_steal_pointer (&limits), FALSE);
}

const char *
duo_words_left_out (DuoLeftOutReason reason)
{
  static const char *const reasons[DUO_N_LEFT_OUT_REASONS] = {
    [DUO_LEFT_OUT_NO_CHANNEL] = N_("no channels are known"),
    [DUO_LEFT_OUT_UNKNOWN] = N_("what its channels take is not known"),
    [DUO_LEFT_OUT_NO_FORMAT] = N_("nothing that we make fits its channels"),
    [DUO_LEFT_OUT_SHARE] = N_("can be reached, with more formats"),
  };

  g_return_val_if_fail ((guint) reason < DUO_N_LEFT_OUT_REASONS, "");

  return _(reasons[reason]);
}

/* Returns: (transfer full) */
char *
duo_words_waits_for (gint64 wave)
{
  return g_strdup_printf (_("waits for wave %d"), (gint) wave);
}

/* Returns: (transfer full) */
char *
duo_words_waiting (guint n)
{
  return g_strdup_printf (ngettext ("%u waits for its wave", "%u wait for their wave", n), n);
}

/* Returns: (transfer full) */
char *
duo_words_package_items (DuoPackageReason reason, const char *names)
{
  switch (reason)
    {
    case DUO_PACKAGE_FITS:
      return g_strdup_printf (_("Fits: %s."), names);
    case DUO_PACKAGE_CHECK:
      return g_strdup_printf (_("To be checked there: %s."), names);
    case DUO_PACKAGE_STANDARD:
      return g_strdup_printf (_("Nothing fits, so it gets the standard set, to be checked there: %s."), names);
    case DUO_N_PACKAGE_REASONS:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
