/* SPDX-License-Identifier: EUPL-1.2 */
/* What a channel can be asked: the kinds of channels and the fields of their specifications, as one table. The
 * codes are what the store, JSON and files know them by; they never change. Source: domain report, 4.2. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_CHANNEL_SCREEN,
  DUO_CHANNEL_APP,
  DUO_CHANNEL_NEWSLETTER,
  DUO_CHANNEL_WEBSITE,
  DUO_CHANNEL_PORTAL,
  DUO_CHANNEL_EMAIL,
  DUO_CHANNEL_SOCIAL,
  DUO_CHANNEL_POSTER,
  DUO_CHANNEL_OTHER,
  DUO_N_CHANNEL_KINDS,
} DuoChannelKind;

const char *duo_channel_kind_to_string (DuoChannelKind  kind);
gboolean    duo_channel_kind_parse     (const char     *text,
                                        DuoChannelKind *kind);
gboolean    duo_channel_kind_is_drawn  (DuoChannelKind  kind);

/* In the order in which they are asked and shown. */
typedef enum
{
  DUO_SPEC_SYSTEM,
  DUO_SPEC_SCREEN_COUNT,
  DUO_SPEC_ORIENTATION,
  DUO_SPEC_ASPECT,
  DUO_SPEC_WIDTH_PX,
  DUO_SPEC_HEIGHT_PX,
  DUO_SPEC_FORMATS,
  DUO_SPEC_DURATION_S,
  DUO_SPEC_TITLE_MAX_CHARS,
  DUO_SPEC_BODY_MAX_CHARS,
  DUO_SPEC_MAX_WORDS,
  DUO_SPEC_LINK_ALLOWED,
  DUO_SPEC_PUBLISH_DAYS,
  DUO_SPEC_PUBLISH_EVERY_WEEKS,
  DUO_SPEC_NEXT_ISSUE,
  DUO_SPEC_MAX_RUN_DAYS,
  DUO_SPEC_LEAD_TIME_DAYS,
  DUO_SPEC_LANGUAGE,
  DUO_SPEC_DELIVERY_METHOD,
  DUO_SPEC_DELIVERY_CONTACT,
  DUO_SPEC_SAFE_TOP_PX,
  DUO_SPEC_SAFE_RIGHT_PX,
  DUO_SPEC_SAFE_BOTTOM_PX,
  DUO_SPEC_SAFE_LEFT_PX,
  DUO_SPEC_MAX_FILE_KB,
  DUO_SPEC_VIDEO_CODEC,
  DUO_SPEC_FPS,
  DUO_SPEC_AUDIO,
  DUO_SPEC_LOOP_SHARE,
  DUO_SPEC_REPEAT_GAP_DAYS,
  DUO_SPEC_HTML_ALLOWED,
  DUO_SPEC_UTM_ALLOWED,
  DUO_SPEC_ALT_TEXT_REQUIRED,
  DUO_SPEC_SUBTITLES_REQUIRED,
  DUO_SPEC_MAX_LOGOS,
  DUO_SPEC_SENDER_RULE,
  DUO_SPEC_COLOUR_PROFILE,
  DUO_SPEC_DPI,
  DUO_N_SPEC_FIELDS,
} DuoSpecField;

typedef enum
{
  DUO_SPEC_TYPE_INTEGER, /* in a unit, within bounds */
  DUO_SPEC_TYPE_CHOICE,  /* one of the codes */
  DUO_SPEC_TYPE_SET,     /* one or more of the codes: file types, languages, days of the week */
  DUO_SPEC_TYPE_RATIO,   /* "16:9" */
  DUO_SPEC_TYPE_DATE,    /* ISO 8601 */
  DUO_SPEC_TYPE_TEXT,    /* one line, at most 200 characters */
  DUO_SPEC_TYPE_CONTACT, /* the uid of a contact: a name would be a person's data outside the contacts */
} DuoSpecType;

typedef enum
{
  DUO_SPEC_UNIT_NONE,
  DUO_SPEC_UNIT_PX,
  DUO_SPEC_UNIT_KB,           /* of 1024 bytes */
  DUO_SPEC_UNIT_SECONDS,
  DUO_SPEC_UNIT_FPS,
  DUO_SPEC_UNIT_PERCENT,
  DUO_SPEC_UNIT_DAYS,
  DUO_SPEC_UNIT_WORKING_DAYS,
  DUO_SPEC_UNIT_WEEKS,
  DUO_SPEC_UNIT_WORDS,
  DUO_SPEC_UNIT_CHARACTERS,   /* as a person counts them */
  DUO_SPEC_UNIT_DPI,
} DuoSpecUnit;

/* What a field is worth in judging whether a material fits. */
typedef enum
{
  DUO_SPEC_NOT_APPLICABLE, /* this kind of channel is not asked for it */
  DUO_SPEC_INFORMATION,    /* known or not, it is never held against a material */
  DUO_SPEC_ADVISORY,       /* unknown: fits, with the note that it was not asked */
  DUO_SPEC_DECIDING,       /* unknown: cannot tell */
} DuoSpecWeight;

/* One bit for each; sets of them are kept as such in DuoEffectiveSpecs. */
typedef enum
{
  DUO_FORMAT_JPG,
  DUO_FORMAT_PNG,
  DUO_FORMAT_GIF,
  DUO_FORMAT_PDF,
  DUO_FORMAT_PPTX,
  DUO_FORMAT_MP4,
  DUO_FORMAT_MOV,
  DUO_FORMAT_WEBM,
  DUO_FORMAT_HTML,
  DUO_FORMAT_TEXT,
  DUO_N_FORMATS,
} DuoFormat;

typedef enum
{
  DUO_ORIENTATION_LANDSCAPE,
  DUO_ORIENTATION_PORTRAIT,
  DUO_ORIENTATION_SQUARE,
  DUO_N_ORIENTATIONS,
} DuoOrientation;

typedef enum
{
  DUO_AUDIO_NONE,
  DUO_AUDIO_ALLOWED,
  DUO_AUDIO_REQUIRED,
  DUO_N_AUDIOS,
} DuoAudio;

typedef enum
{
  DUO_CODEC_H264,
  DUO_CODEC_H265,
  DUO_CODEC_VP8,
  DUO_CODEC_VP9,
  DUO_CODEC_AV1,
  DUO_CODEC_MPEG2,
  DUO_N_CODECS,
} DuoCodec;

typedef enum
{
  DUO_DELIVERY_EMAIL,
  DUO_DELIVERY_UPLOAD_LINK,
  DUO_DELIVERY_PLATFORM,
  DUO_DELIVERY_CMS,
  DUO_DELIVERY_USB,
  DUO_DELIVERY_API,
  DUO_N_DELIVERIES,
} DuoDelivery;

/**
 * DuoSpecInfo:
 * @id: code of the field
 * @type: what it holds
 * @unit: of an integer
 * @least: smallest integer that is allowed
 * @most: largest
 * @codes: (nullable) (array zero-terminated=1): of a choice or set, in their order; place = number
 */
typedef struct
{
  const char *id;
  DuoSpecType type;
  DuoSpecUnit unit;
  gint least;
  gint most;
  const char *const *codes;
  const char *use; /* private: see duo-spec-field.c */
} DuoSpecInfo;

const DuoSpecInfo *duo_spec_field_info       (DuoSpecField   field);
const char        *duo_spec_field_to_string  (DuoSpecField   field);
gboolean           duo_spec_field_parse      (const char    *text,
                                              DuoSpecField  *field);
DuoSpecWeight      duo_spec_field_weight     (DuoSpecField   field,
                                              DuoChannelKind kind);
gboolean           duo_spec_field_is_core    (DuoSpecField   field,
                                              DuoChannelKind kind);
gint               duo_spec_field_find_code  (DuoSpecField   field,
                                              const char    *code);

G_END_DECLS
