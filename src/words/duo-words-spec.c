/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels and their specifications in the language of the screen. */
#include "duo-words-spec.h"

#include <glib/gi18n.h>

#include "duo-words.h"

static const char *const kinds[DUO_N_CHANNEL_KINDS] = {
  [DUO_CHANNEL_SCREEN] = NC_("channel", "screen"),   [DUO_CHANNEL_APP] = NC_("channel", "app"),
  [DUO_CHANNEL_NEWSLETTER] = NC_("channel", "newsletter"), [DUO_CHANNEL_WEBSITE] = NC_("channel", "website"),
  [DUO_CHANNEL_PORTAL] = NC_("channel", "portal"),   [DUO_CHANNEL_EMAIL] = NC_("channel", "e-mail"),
  [DUO_CHANNEL_SOCIAL] = NC_("channel", "social media"), [DUO_CHANNEL_POSTER] = NC_("channel", "poster"),
  [DUO_CHANNEL_OTHER] = NC_("channel", "other"),
};

static const char *const fields[DUO_N_SPEC_FIELDS] = {
  [DUO_SPEC_SYSTEM] = NC_("specification", "System"),
  [DUO_SPEC_SCREEN_COUNT] = NC_("specification", "Number of screens"),
  [DUO_SPEC_ORIENTATION] = NC_("specification", "Orientation"),
  [DUO_SPEC_ASPECT] = NC_("specification", "Ratio"),
  [DUO_SPEC_WIDTH_PX] = NC_("specification", "Width"),
  [DUO_SPEC_HEIGHT_PX] = NC_("specification", "Height"),
  [DUO_SPEC_FORMATS] = NC_("specification", "File types"),
  [DUO_SPEC_DURATION_S] = NC_("specification", "Duration"),
  [DUO_SPEC_TITLE_MAX_CHARS] = NC_("specification", "Title, at most"),
  [DUO_SPEC_BODY_MAX_CHARS] = NC_("specification", "Text, at most"),
  [DUO_SPEC_MAX_WORDS] = NC_("specification", "Words, at most"),
  [DUO_SPEC_LINK_ALLOWED] = NC_("specification", "Link allowed"),
  [DUO_SPEC_PUBLISH_DAYS] = NC_("specification", "Appears on"),
  [DUO_SPEC_PUBLISH_EVERY_WEEKS] = NC_("specification", "Appears every"),
  [DUO_SPEC_NEXT_ISSUE] = NC_("specification", "Next issue"),
  [DUO_SPEC_MAX_RUN_DAYS] = NC_("specification", "Shown for at most"),
  [DUO_SPEC_LEAD_TIME_DAYS] = NC_("specification", "Deliver ahead"),
  [DUO_SPEC_LANGUAGE] = NC_("specification", "Languages"),
  [DUO_SPEC_DELIVERY_METHOD] = NC_("specification", "Deliver by"),
  [DUO_SPEC_DELIVERY_CONTACT] = NC_("specification", "Deliver to"),
  [DUO_SPEC_SAFE_TOP_PX] = NC_("specification", "Free margin, top"),
  [DUO_SPEC_SAFE_RIGHT_PX] = NC_("specification", "Free margin, right"),
  [DUO_SPEC_SAFE_BOTTOM_PX] = NC_("specification", "Free margin, bottom"),
  [DUO_SPEC_SAFE_LEFT_PX] = NC_("specification", "Free margin, left"),
  [DUO_SPEC_MAX_FILE_KB] = NC_("specification", "File, at most"),
  [DUO_SPEC_VIDEO_CODEC] = NC_("specification", "Video codec"),
  [DUO_SPEC_FPS] = NC_("specification", "Frames a second"),
  [DUO_SPEC_AUDIO] = NC_("specification", "Sound"),
  [DUO_SPEC_LOOP_SHARE] = NC_("specification", "Share of the loop"),
  [DUO_SPEC_REPEAT_GAP_DAYS] = NC_("specification", "Pause before repeating"),
  [DUO_SPEC_HTML_ALLOWED] = NC_("specification", "Formatting (HTML) allowed"),
  [DUO_SPEC_UTM_ALLOWED] = NC_("specification", "Tracking code in link allowed"),
  [DUO_SPEC_ALT_TEXT_REQUIRED] = NC_("specification", "Text with pictures required"),
  [DUO_SPEC_SUBTITLES_REQUIRED] = NC_("specification", "Subtitles required"),
  [DUO_SPEC_MAX_LOGOS] = NC_("specification", "Logos, at most"),
  [DUO_SPEC_SENDER_RULE] = NC_("specification", "Rule for the sender"),
  [DUO_SPEC_COLOUR_PROFILE] = NC_("specification", "Colour profile"),
  [DUO_SPEC_DPI] = NC_("specification", "Dots per inch"),
};

static const char *const orientations[DUO_N_ORIENTATIONS]
  = { NC_("orientation", "landscape"), NC_("orientation", "portrait"), NC_("orientation", "square") };
static const char *const audios[DUO_N_AUDIOS] = { NC_("sound", "none"), NC_("sound", "allowed"), NC_("sound", "required") };
static const char *const answers[] = { NC_("answer", "no"), NC_("answer", "yes") };
/* The endings of files are nobody's language. */
static const char *const formats[DUO_N_FORMATS]
  = { "jpg", "png", "gif", "pdf", "pptx", "mp4", "mov", "webm", "html", NC_("file type", "text") };
static const char *const codecs[DUO_N_CODECS] = { "H.264", "H.265", "VP8", "VP9", "AV1", "MPEG-2" };
static const char *const deliveries[DUO_N_DELIVERIES] = {
  NC_("delivery", "e-mail"), NC_("delivery", "upload link"), NC_("delivery", "download from the platform"),
  NC_("delivery", "CMS account"), NC_("delivery", "USB stick"), NC_("delivery", "API"),
};
static const char *const weekdays[] = {
  NC_("weekday", "Monday"), NC_("weekday", "Tuesday"), NC_("weekday", "Wednesday"), NC_("weekday", "Thursday"),
  NC_("weekday", "Friday"), NC_("weekday", "Saturday"), NC_("weekday", "Sunday"),
};
static const char *const languages[] = {
  NC_("language", "Dutch"), NC_("language", "English"), NC_("language", "German"), NC_("language", "French"),
  NC_("language", "Spanish"), NC_("language", "Frisian"), NC_("language", "Arabic"), NC_("language", "Turkish"),
  NC_("language", "Polish"), NC_("language", "Ukrainian"),
};

/* Returns: (transfer none): "vrijdag". @day: Julian day */
const char *
duo_words_weekday (guint32 day)
{
  GDate date;

  g_return_val_if_fail (g_date_valid_julian (day), "");

  g_date_set_julian (&date, day);
  return g_dpgettext2 (NULL, "weekday", weekdays[g_date_get_weekday (&date) - G_DATE_MONDAY]);
}

/* Returns: (transfer none): "scherm". */
const char *
duo_words_channel_kind (DuoChannelKind kind)
{
  g_return_val_if_fail ((guint) kind < DUO_N_CHANNEL_KINDS, "");

  return g_dpgettext2 (NULL, "channel", kinds[kind]);
}

/* Returns: (transfer none): a field as its label, without a unit: "Breedte". */
const char *
duo_words_spec_field (DuoSpecField field)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS, "");

  return g_dpgettext2 (NULL, "specification", fields[field]);
}

/* The words of each choice and set, and the context they are translated in; NULL = the same in every language. */
static const struct
{
  const char *context;
  const char *const *words;
} code_words[DUO_N_SPEC_FIELDS] = {
  [DUO_SPEC_ORIENTATION] = { "orientation", orientations }, [DUO_SPEC_FORMATS] = { "file type", formats },
  [DUO_SPEC_VIDEO_CODEC] = { NULL, codecs },                [DUO_SPEC_AUDIO] = { "sound", audios },
  [DUO_SPEC_DELIVERY_METHOD] = { "delivery", deliveries },  [DUO_SPEC_PUBLISH_DAYS] = { "weekday", weekdays },
  [DUO_SPEC_LANGUAGE] = { "language", languages },          [DUO_SPEC_LINK_ALLOWED] = { "answer", answers },
  [DUO_SPEC_HTML_ALLOWED] = { "answer", answers },          [DUO_SPEC_UTM_ALLOWED] = { "answer", answers },
  [DUO_SPEC_ALT_TEXT_REQUIRED] = { "answer", answers },     [DUO_SPEC_SUBTITLES_REQUIRED] = { "answer", answers },
};

/* Returns: (transfer none): the @code-th of the codes of a choice or set: "staand". */
const char *
duo_words_spec_code (DuoSpecField field, gint code)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS && code_words[field].words != NULL, "");

  if (code_words[field].context == NULL)
    return code_words[field].words[code];
  return g_dpgettext2 (NULL, code_words[field].context, code_words[field].words[code]);
}

/* Returns: (transfer none): a unit as it stands behind an entry, "werkdagen"; "" for none. */
const char *
duo_words_spec_unit (DuoSpecUnit unit)
{
  switch (unit)
    {
    case DUO_SPEC_UNIT_PX:
      return C_("unit", "px");
    case DUO_SPEC_UNIT_KB:
      return C_("unit", "kB");
    case DUO_SPEC_UNIT_SECONDS:
      return C_("unit", "seconds");
    case DUO_SPEC_UNIT_FPS:
      return C_("unit", "frames");
    case DUO_SPEC_UNIT_PERCENT:
      return "%";
    case DUO_SPEC_UNIT_DAYS:
      return C_("unit", "days");
    case DUO_SPEC_UNIT_WORKING_DAYS:
      return C_("unit", "working days");
    case DUO_SPEC_UNIT_WEEKS:
      return C_("unit", "weeks");
    case DUO_SPEC_UNIT_WORDS:
      return C_("unit", "words");
    case DUO_SPEC_UNIT_CHARACTERS:
      return C_("unit", "characters");
    case DUO_SPEC_UNIT_DPI:
      return C_("unit", "dpi");
    case DUO_SPEC_UNIT_NONE:
    default:
      return "";
    }
}

/* "1 werkdag", "51200 kB". */
static char *
number_words (DuoSpecUnit unit, gint32 number)
{
  const gulong n = (gulong) number;

  switch (unit)
    {
    case DUO_SPEC_UNIT_SECONDS:
      return g_strdup_printf (g_dngettext (NULL, "%d second", "%d seconds", n), number);
    case DUO_SPEC_UNIT_DAYS:
      return g_strdup_printf (g_dngettext (NULL, "%d day", "%d days", n), number);
    case DUO_SPEC_UNIT_WORKING_DAYS:
      return g_strdup_printf (g_dngettext (NULL, "%d working day", "%d working days", n), number);
    case DUO_SPEC_UNIT_WEEKS:
      return g_strdup_printf (g_dngettext (NULL, "%d week", "%d weeks", n), number);
    case DUO_SPEC_UNIT_WORDS:
      return g_strdup_printf (g_dngettext (NULL, "%d word", "%d words", n), number);
    case DUO_SPEC_UNIT_CHARACTERS:
      return g_strdup_printf (g_dngettext (NULL, "%d character", "%d characters", n), number);
    case DUO_SPEC_UNIT_PERCENT:
      return g_strdup_printf ("%d%%", number);
    case DUO_SPEC_UNIT_PX:
    case DUO_SPEC_UNIT_KB:
    case DUO_SPEC_UNIT_DPI:
      return g_strdup_printf ("%d %s", number, duo_words_spec_unit (unit));
    case DUO_SPEC_UNIT_FPS:
    case DUO_SPEC_UNIT_NONE:
    default:
      return g_strdup_printf ("%d", number);
    }
}

static char *
set_words (DuoSpecField field, gint32 number)
{
  const char *const *codes = duo_spec_field_info (field)->codes;
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint i = 0; codes[i] != NULL; i++)
    if ((number & (1 << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", duo_words_spec_code (field, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * duo_words_spec_number:
 * @field: a field
 * @number: its value, see #DuoSpecValue
 *
 * Returns: (transfer full): the value with its unit: "10 seconden", "jpg, mp4", "staand"; "" for a field that holds
 *   a text
 */
char *
duo_words_spec_number (DuoSpecField field, gint32 number)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  DuoWhen when;

  switch (info->type)
    {
    case DUO_SPEC_TYPE_INTEGER:
      return number_words (info->unit, number);
    case DUO_SPEC_TYPE_CHOICE:
      return g_strdup (duo_words_spec_code (field, number));
    case DUO_SPEC_TYPE_SET:
      return set_words (field, number);
    case DUO_SPEC_TYPE_RATIO:
      return g_strdup_printf ("%d:%d", duo_spec_ratio_width (number), duo_spec_ratio_height (number));
    case DUO_SPEC_TYPE_DATE:
      when = (DuoWhen) { DUO_PRECISION_DAY, (guint32) number, (guint32) number };
      return duo_words_when (&when, TRUE, FALSE);
    case DUO_SPEC_TYPE_TEXT:
    case DUO_SPEC_TYPE_CONTACT:
    default:
      return g_strdup ("");
    }
}

/**
 * duo_words_spec_value:
 * @field: a field
 * @value: (nullable): an answer
 *
 * Returns: (transfer full): the value with its unit; "onbekend", or "niet gevraagd" for no answer. A contact is its uid:
 *   who has the contacts shows the name
 */
char *
duo_words_spec_value (DuoSpecField field, const DuoSpecValue *value)
{
  const DuoSpecType type = duo_spec_field_info (field)->type;

  if (value == NULL)
    return g_strdup (_("not asked"));
  if (!value->known)
    return g_strdup (C_("specification", "unknown"));
  if (type == DUO_SPEC_TYPE_TEXT || type == DUO_SPEC_TYPE_CONTACT || type == DUO_SPEC_TYPE_RATIO)
    return g_strdup (value->text);
  return duo_words_spec_number (field, value->number);
}

/* Returns: (transfer full) (nullable): the first of @problems as a sentence; %NULL for none. */
char *
duo_words_spec_problem (guint problems)
{
  if (problems & DUO_SPEC_PROBLEM_HALF_SIZE)
    return g_strdup (_("Width and height belong together: fill in both, or neither."));
  if (problems & DUO_SPEC_PROBLEM_ORIENTATION)
    return g_strdup (_("The orientation is not that of width and height. Check which of them is right."));
  if (problems & DUO_SPEC_PROBLEM_ASPECT)
    return g_strdup (_("The ratio is not that of width and height, or of the orientation. Check which of them is right."));
  if (problems & DUO_SPEC_PROBLEM_MARGIN)
    return g_strdup (_("A free margin takes half of the screen or more. Check its size."));
  return NULL;
}

/* @part: (transfer full): */
static void
add_part (GString *line, char *part)
{
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
  g_free (part);
}

/* "1920×1080", "16:9", "staand": the most that is known of the surface. */
static char *
shape_words (const DuoEffectiveSpecs *specs)
{
  const gboolean width = duo_effective_specs_is_known (specs, DUO_SPEC_WIDTH_PX);
  const gboolean height = duo_effective_specs_is_known (specs, DUO_SPEC_HEIGHT_PX);

  if (width && height)
    return g_strdup_printf ("%d×%d", specs->number[DUO_SPEC_WIDTH_PX], specs->number[DUO_SPEC_HEIGHT_PX]);
  if (duo_effective_specs_is_known (specs, DUO_SPEC_ASPECT))
    return duo_words_spec_number (DUO_SPEC_ASPECT, specs->number[DUO_SPEC_ASPECT]);
  if (duo_effective_specs_is_known (specs, DUO_SPEC_ORIENTATION))
    return duo_words_spec_number (DUO_SPEC_ORIENTATION, specs->number[DUO_SPEC_ORIENTATION]);
  if (width)
    return g_strdup_printf (_("%d px wide"), specs->number[DUO_SPEC_WIDTH_PX]);
  return NULL;
}

/**
 * duo_words_channel_summary:
 * @specs: what counts for a channel
 *
 * Returns: (transfer full): what of it matters most, in one line: "6 schermen · 1920×1080 · jpg, mp4 · 10 s"; "" where
 *   nothing is known
 */
char *
duo_words_channel_summary (const DuoEffectiveSpecs *specs)
{
  static const struct
  {
    DuoSpecField field;
    const char *words;
  } others[] = {
    { DUO_SPEC_FORMATS, "%s" }, { DUO_SPEC_DURATION_S, "%s" },
    { DUO_SPEC_TITLE_MAX_CHARS, N_("title %s") }, { DUO_SPEC_BODY_MAX_CHARS, N_("text %s") },
  };
  g_autoptr (GString) line = g_string_new (NULL);
  char *shape = shape_words (specs);

  if (duo_effective_specs_is_known (specs, DUO_SPEC_SCREEN_COUNT))
    add_part (line, g_strdup_printf (g_dngettext (NULL, "%d screen", "%d screens", (gulong) specs->number[DUO_SPEC_SCREEN_COUNT]),
                                     specs->number[DUO_SPEC_SCREEN_COUNT]));
  if (shape != NULL)
    add_part (line, shape);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      const DuoSpecField field = others[i].field;
      g_auto (GStrv) format = NULL;
      g_autofree char *value = NULL;

      if (!duo_effective_specs_is_known (specs, field)
          || (duo_spec_field_weight (field, specs->kind) != DUO_SPEC_DECIDING && i >= 2))
        continue;
      value = field == DUO_SPEC_DURATION_S ? g_strdup_printf ("%d s", specs->number[field])
                                           : duo_words_spec_number (field, specs->number[field]);
      format = g_strsplit (i >= 2 ? _(others[i].words) : "%s", "%s", 2);
      add_part (line, g_strjoinv (value, format));
    }

  return g_string_free (g_steal_pointer (&line), FALSE);
}

/* Returns: whether @specs expressly say that something that every school is asked is not known; the first of that. */
static gboolean
find_unknown (const DuoEffectiveSpecs *specs, DuoSpecField *field)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      *field = (DuoSpecField) i;
      if (specs->state[i] == DUO_SPEC_STATE_UNKNOWN && duo_spec_field_is_core (*field, specs->kind))
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_words_channel_gap:
 * @specs: what counts for a channel
 *
 * Returns: (transfer full) (nullable): what is missing first: of the deciding fields, else what a school said that it does
 *   not know: "duur onbekend", "bestandstypen niet gevraagd"; %NULL for nothing
 */
char *
duo_words_channel_gap (const DuoEffectiveSpecs *specs)
{
  DuoSpecField field;
  const char *label;
  g_autofree char *first = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *name = NULL;

  if (!duo_effective_specs_find_undecided (specs, &field) && !find_unknown (specs, &field))
    return NULL;

  label = duo_words_spec_field (field);
  first = g_utf8_substring (label, 0, 1);
  lower = g_utf8_strdown (first, -1);
  name = g_strconcat (lower, g_utf8_next_char (label), NULL);
  return specs->state[field] == DUO_SPEC_STATE_UNKNOWN ? g_strdup_printf (_("%s unknown"), name) : g_strdup_printf (_("%s not asked"), name);
}

/* Returns: (transfer none): "bevestigd". */
const char *
duo_words_channel_status (DuoChannelStatus status)
{
  switch (status)
    {
    case DUO_CHANNEL_DRAFT:
      return C_("channel status", "draft");
    case DUO_CHANNEL_CONFIRMED:
      return C_("channel status", "confirmed");
    case DUO_CHANNEL_OUTDATED:
      return C_("channel status", "outdated");
    case DUO_N_CHANNEL_STATUSES:
    default:
      g_return_val_if_reached ("");
    }
}
