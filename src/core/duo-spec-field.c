/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of channel kinds and of the fields of their specifications. */
#include "duo-spec-field.h"

#include <string.h>

static const char *const kinds[DUO_N_CHANNEL_KINDS]
  = { "screen", "app", "newsletter", "website", "portal", "email", "social", "poster", "other" };

static const char *const orientations[] = { "landscape", "portrait", "square", NULL };
static const char *const formats[] = { "jpg", "png", "gif", "pdf", "pptx", "mp4", "mov", "webm", "html", "text", NULL };
static const char *const codecs[] = { "h264", "h265", "vp8", "vp9", "av1", "mpeg2", NULL };
static const char *const audios[] = { "none", "allowed", "required", NULL };
static const char *const answers[] = { "no", "yes", NULL };
static const char *const deliveries[] = { "email", "upload_link", "platform_download", "cms", "usb", "api", NULL };
static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };
static const char *const languages[] = { "nl", "en", "de", "fr", "es", "fy", "ar", "tr", "pl", "uk", NULL };

#define INTEGER(unit, least, most) DUO_SPEC_TYPE_INTEGER, DUO_SPEC_UNIT_##unit, least, most, NULL
#define CHOICE(codes) DUO_SPEC_TYPE_CHOICE, DUO_SPEC_UNIT_NONE, 0, 0, codes
#define SET(codes) DUO_SPEC_TYPE_SET, DUO_SPEC_UNIT_NONE, 0, 0, codes
#define OTHER(type) DUO_SPEC_TYPE_##type, DUO_SPEC_UNIT_NONE, 0, 0, NULL

/* How each kind of channel uses a field, a letter each, in the order of the kinds:
 *   s screen, a app, n newsletter, w website, p portal, e e-mail, o social, t poster, x other
 *   D deciding, A advisory, I information only: a question that every school is asked
 *   d, a, i  the same, but a question for the one who runs the system
 *   -        not asked
 * Orientation and ratio answer one question: either is enough (see duo_effective_specs_find_undecided()). */
static const DuoSpecInfo fields[DUO_N_SPEC_FIELDS] = {
  /*                                                                                         sanwpeotx */
  [DUO_SPEC_SYSTEM] = { "system", OTHER (TEXT),                                             "IIIIIII-I" },
  [DUO_SPEC_SCREEN_COUNT] = { "screen_count", INTEGER (NONE, 0, 10000),                     "I--------" },
  [DUO_SPEC_ORIENTATION] = { "orientation", CHOICE (orientations),                          "D-----DDA" },
  [DUO_SPEC_ASPECT] = { "aspect", OTHER (RATIO),                                            "d-----dda" },
  [DUO_SPEC_WIDTH_PX] = { "width_px", INTEGER (PX, 1, 16384),                               "AaDAADAaA" },
  [DUO_SPEC_HEIGHT_PX] = { "height_px", INTEGER (PX, 1, 16384),                             "AaAAAAAaA" },
  [DUO_SPEC_FORMATS] = { "formats", SET (formats),                                          "DaDDDDDDD" },
  [DUO_SPEC_DURATION_S] = { "duration_s", INTEGER (SECONDS, 1, 600),                        "A-----a-a" },
  [DUO_SPEC_TITLE_MAX_CHARS] = { "title_max_chars", INTEGER (CHARACTERS, 1, 1000),          "-Daaaaa--" },
  [DUO_SPEC_BODY_MAX_CHARS] = { "body_max_chars", INTEGER (CHARACTERS, 1, 100000),          "-DaaaaA-a" },
  [DUO_SPEC_MAX_WORDS] = { "max_words", INTEGER (WORDS, 1, 10000),                          "A-Aaaaaaa" },
  [DUO_SPEC_LINK_ALLOWED] = { "link_allowed", CHOICE (answers),                             "-AAAAAA-a" },
  [DUO_SPEC_PUBLISH_DAYS] = { "publish_days", SET (weekdays),                               "-aA--Aa-a" },
  [DUO_SPEC_PUBLISH_EVERY_WEEKS] = { "publish_every_weeks", INTEGER (WEEKS, 1, 52),         "--A--A---" },
  [DUO_SPEC_NEXT_ISSUE] = { "next_issue", OTHER (DATE),                                     "--A--A---" },
  [DUO_SPEC_MAX_RUN_DAYS] = { "max_run_days", INTEGER (DAYS, 1, 3650),                      "Aa-AA-aAa" },
  [DUO_SPEC_LEAD_TIME_DAYS] = { "lead_time_days", INTEGER (WORKING_DAYS, 0, 365),           "AAAAAAAAA" },
  [DUO_SPEC_LANGUAGE] = { "language", SET (languages),                                      "AAAAAAAAA" },
  [DUO_SPEC_DELIVERY_METHOD] = { "delivery_method", CHOICE (deliveries),                    "IIIIIIIII" },
  [DUO_SPEC_DELIVERY_CONTACT] = { "delivery_contact", OTHER (CONTACT),                      "IIIIIIIII" },
  [DUO_SPEC_SAFE_TOP_PX] = { "safe_margin_top_px", INTEGER (PX, 0, 8191),                   "a-----a-a" },
  [DUO_SPEC_SAFE_RIGHT_PX] = { "safe_margin_right_px", INTEGER (PX, 0, 8191),               "a-----a-a" },
  [DUO_SPEC_SAFE_BOTTOM_PX] = { "safe_margin_bottom_px", INTEGER (PX, 0, 8191),             "a-----a-a" },
  [DUO_SPEC_SAFE_LEFT_PX] = { "safe_margin_left_px", INTEGER (PX, 0, 8191),                 "a-----a-a" },
  [DUO_SPEC_MAX_FILE_KB] = { "max_file_kb", INTEGER (KB, 1, 10485760),                      "aaAaaAaaa" },
  [DUO_SPEC_VIDEO_CODEC] = { "video_codec", CHOICE (codecs),                                "a--aa-a-a" },
  [DUO_SPEC_FPS] = { "fps", INTEGER (FPS, 1, 240),                                          "a--aa-a-a" },
  [DUO_SPEC_AUDIO] = { "audio", CHOICE (audios),                                            "a--aa-a-a" },
  [DUO_SPEC_LOOP_SHARE] = { "loop_share", INTEGER (PERCENT, 1, 100),                        "i-------i" },
  [DUO_SPEC_REPEAT_GAP_DAYS] = { "repeat_gap_days", INTEGER (DAYS, 0, 3650),                "aa-aa-aaa" },
  [DUO_SPEC_HTML_ALLOWED] = { "html_allowed", CHOICE (answers),                             "-aaaaa--a" },
  [DUO_SPEC_UTM_ALLOWED] = { "utm_allowed", CHOICE (answers),                               "-aaaaaa-a" },
  [DUO_SPEC_ALT_TEXT_REQUIRED] = { "alt_text_required", CHOICE (answers),                   "--aaaaa-a" },
  [DUO_SPEC_SUBTITLES_REQUIRED] = { "subtitles_required", CHOICE (answers),                 "a--aa-a-a" },
  [DUO_SPEC_MAX_LOGOS] = { "max_logos", INTEGER (NONE, 0, 99),                              "a-aaaaaaa" },
  [DUO_SPEC_SENDER_RULE] = { "sender_rule", OTHER (TEXT),                                   "iiiiiiiii" },
  [DUO_SPEC_COLOUR_PROFILE] = { "colour_profile", OTHER (TEXT),                             "i-iiiiiii" },
  [DUO_SPEC_DPI] = { "dpi", INTEGER (DPI, 1, 2400),                                         "i-i--i-ii" },
};

/* Returns: (transfer none): the code, "screen". */
const char *
duo_channel_kind_to_string (DuoChannelKind kind)
{
  g_return_val_if_fail ((guint) kind < DUO_N_CHANNEL_KINDS, NULL);

  return kinds[kind];
}

/* @text: (nullable): a code. Returns: %FALSE for anything that is none; @kind is untouched then. */
gboolean
duo_channel_kind_parse (const char *text, DuoChannelKind *kind)
{
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    {
      if (g_strcmp0 (text, kinds[i]) == 0)
        {
          *kind = (DuoChannelKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: whether channels of @kind have a surface with an orientation, that can be drawn to scale. */
gboolean
duo_channel_kind_is_drawn (DuoChannelKind kind)
{
  return duo_spec_field_weight (DUO_SPEC_ORIENTATION, kind) == DUO_SPEC_DECIDING;
}

/* Returns: (transfer none): what is known about @field itself. */
const DuoSpecInfo *
duo_spec_field_info (DuoSpecField field)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS, NULL);

  return &fields[field];
}

/* Returns: (transfer none): the code, "width_px". */
const char *
duo_spec_field_to_string (DuoSpecField field)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS, NULL);

  return fields[field].id;
}

/* @text: (nullable): a code. Returns: %FALSE for anything that is none; @field is untouched then. */
gboolean
duo_spec_field_parse (const char *text, DuoSpecField *field)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      if (g_strcmp0 (text, fields[i].id) == 0)
        {
          *field = (DuoSpecField) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: what @field is worth for a channel of @kind. */
DuoSpecWeight
duo_spec_field_weight (DuoSpecField field, DuoChannelKind kind)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS && (guint) kind < DUO_N_CHANNEL_KINDS, DUO_SPEC_NOT_APPLICABLE);

  switch (g_ascii_toupper (fields[field].use[kind]))
    {
    case 'D':
      return DUO_SPEC_DECIDING;
    case 'A':
      return DUO_SPEC_ADVISORY;
    case 'I':
      return DUO_SPEC_INFORMATION;
    default:
      return DUO_SPEC_NOT_APPLICABLE;
    }
}

/* Returns: whether every school is asked for it; %FALSE = a question for the one who runs the system, or none. */
gboolean
duo_spec_field_is_core (DuoSpecField field, DuoChannelKind kind)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS && (guint) kind < DUO_N_CHANNEL_KINDS, FALSE);

  return g_ascii_isupper (fields[field].use[kind]);
}

/* @code: (nullable): Returns: its place among the codes of a choice or set; -1 for none of them. */
gint
duo_spec_field_find_code (DuoSpecField field, const char *code)
{
  const char *const *codes = duo_spec_field_info (field)->codes;

  for (gint i = 0; code != NULL && codes != NULL && codes[i] != NULL; i++)
    if (g_ascii_strcasecmp (codes[i], code) == 0)
      return i;

  return -1;
}
