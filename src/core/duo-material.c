/* SPDX-License-Identifier: EUPL-1.2 */
/* A material: what was measured, what a person said, and whether it may be released. */
#include "duo-material.h"

#include <string.h>

struct _DuoMaterial
{
  DuoRecord parent_instance;
  gint64 campaign;          /* its id */
  gint64 previous;          /* id of the version before it; 0 for none */
  gint64 version;           /* from 1 */
  char *title;              /* (owned) (not nullable) */
  char *file_name;          /* (owned) (not nullable): clean, see duo_media_clean_name() */
  DuoMaterialStatus status;
  char *alt_text;           /* (owned) (not nullable): "" for none */
  DuoCaptions captions;
  char *captions_note;      /* (owned) (not nullable): why they are not needed */
  char *language;           /* (owned) (not nullable): code; "" = not known */
  DuoRights rights;
  DuoWhen rights_until;     /* where rights are until a day */
  gint64 kinds;             /* #DuoChannelKinds */
  char *note;               /* (owned) (not nullable) */

  /* As measured: see #DuoMediaFacts. */
  DuoMediaFormat format;
  gint64 width;
  gint64 height;
  gint64 pages;
  gint64 duration;
  gint64 frame_rate;
  gint64 has_audio;         /* 1 or 0 */
  char *container;          /* (owned) (not nullable) */
  char *codec;              /* (owned) (not nullable) */
  char *audio_codec;        /* (owned) (not nullable) */
  gint64 size;
  char *sha256;             /* (owned) (not nullable) */
  char *text;               /* (owned) (not nullable) */
  gint64 title_chars;
  gint64 chars;
  gint64 words;
  gint64 text_bytes;
  gint64 notes;
};

G_DEFINE_FINAL_TYPE (DuoMaterial, duo_material, DUO_TYPE_RECORD)

enum
{
  FIELD_CAMPAIGN,
  FIELD_PREVIOUS,
  FIELD_VERSION,
  FIELD_TITLE,
  FIELD_FILE_NAME,
  FIELD_STATUS,
  FIELD_ALT_TEXT,
  FIELD_CAPTIONS,
  FIELD_CAPTIONS_NOTE,
  FIELD_LANGUAGE,
  FIELD_RIGHTS,
  FIELD_RIGHTS_UNTIL,
  FIELD_KINDS,
  FIELD_NOTE,
  FIELD_FORMAT,
  FIELD_WIDTH,
  FIELD_HEIGHT,
  FIELD_PAGES,
  FIELD_DURATION,
  FIELD_FRAME_RATE,
  FIELD_HAS_AUDIO,
  FIELD_CONTAINER,
  FIELD_CODEC,
  FIELD_AUDIO_CODEC,
  FIELD_SIZE,
  FIELD_SHA256,
  FIELD_TEXT,
  FIELD_TITLE_CHARS,
  FIELD_CHARS,
  FIELD_WORDS,
  FIELD_TEXT_BYTES,
  FIELD_NOTES,
  N_FIELDS,
};

#define AT(member) G_STRUCT_OFFSET (DuoMaterial, member)

static const DuoField fields[N_FIELDS] = {
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, AT (campaign) },
  [FIELD_PREVIOUS] = { "previous", DUO_FIELD_NUMBER, AT (previous) },
  [FIELD_VERSION] = { "version", DUO_FIELD_NUMBER, AT (version) },
  [FIELD_TITLE] = { "title", DUO_FIELD_TEXT, AT (title) },
  [FIELD_FILE_NAME] = { "file-name", DUO_FIELD_TEXT, AT (file_name) },
  [FIELD_STATUS] = { "status", DUO_FIELD_CODE, AT (status), DUO_N_MATERIAL_STATUSES },
  [FIELD_ALT_TEXT] = { "alt-text", DUO_FIELD_TEXT, AT (alt_text) },
  [FIELD_CAPTIONS] = { "captions", DUO_FIELD_CODE, AT (captions), DUO_N_CAPTIONS },
  [FIELD_CAPTIONS_NOTE] = { "captions-note", DUO_FIELD_TEXT, AT (captions_note) },
  [FIELD_LANGUAGE] = { "language", DUO_FIELD_TEXT, AT (language) },
  [FIELD_RIGHTS] = { "rights", DUO_FIELD_CODE, AT (rights), DUO_N_RIGHTS },
  [FIELD_RIGHTS_UNTIL] = { "rights-until", DUO_FIELD_WHEN, AT (rights_until) },
  [FIELD_KINDS] = { "kinds", DUO_FIELD_NUMBER, AT (kinds) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, AT (note) },
  [FIELD_FORMAT] = { "format", DUO_FIELD_CODE, AT (format), DUO_N_MEDIA_FORMATS },
  [FIELD_WIDTH] = { "width", DUO_FIELD_NUMBER, AT (width) },
  [FIELD_HEIGHT] = { "height", DUO_FIELD_NUMBER, AT (height) },
  [FIELD_PAGES] = { "pages", DUO_FIELD_NUMBER, AT (pages) },
  [FIELD_DURATION] = { "duration", DUO_FIELD_NUMBER, AT (duration) },
  [FIELD_FRAME_RATE] = { "frame-rate", DUO_FIELD_NUMBER, AT (frame_rate) },
  [FIELD_HAS_AUDIO] = { "has-audio", DUO_FIELD_NUMBER, AT (has_audio) },
  [FIELD_CONTAINER] = { "container", DUO_FIELD_TEXT, AT (container) },
  [FIELD_CODEC] = { "codec", DUO_FIELD_TEXT, AT (codec) },
  [FIELD_AUDIO_CODEC] = { "audio-codec", DUO_FIELD_TEXT, AT (audio_codec) },
  [FIELD_SIZE] = { "size", DUO_FIELD_NUMBER, AT (size) },
  [FIELD_SHA256] = { "sha256", DUO_FIELD_TEXT, AT (sha256) },
  [FIELD_TEXT] = { "text", DUO_FIELD_TEXT, AT (text) },
  [FIELD_TITLE_CHARS] = { "title-chars", DUO_FIELD_NUMBER, AT (title_chars) },
  [FIELD_CHARS] = { "chars", DUO_FIELD_NUMBER, AT (chars) },
  [FIELD_WORDS] = { "words", DUO_FIELD_NUMBER, AT (words) },
  [FIELD_TEXT_BYTES] = { "text-bytes", DUO_FIELD_NUMBER, AT (text_bytes) },
  [FIELD_NOTES] = { "notes", DUO_FIELD_NUMBER, AT (notes) },
};

static void
duo_material_class_init (DuoMaterialClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_material_init (DuoMaterial *self)
{
  self->version = 1;
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoMaterial *
duo_material_new (void)
{
  return g_object_new (DUO_TYPE_MATERIAL, NULL);
}

/* ---- What a person says, and what it is of ---- */

#define DEFINE_GET(Type, name, none)                    \
  Type                                                  \
  duo_material_get_##name (DuoMaterial *self)           \
  {                                                     \
    g_return_val_if_fail (DUO_IS_MATERIAL (self), none); \
                                                        \
    return (Type) self->name;                           \
  }

#define DEFINE_NUMBER(Type, name, FIELD)                          \
  DEFINE_GET (Type, name, 0)                                      \
  void                                                            \
  duo_material_set_##name (DuoMaterial *self, Type value)         \
  {                                                               \
    duo_record_set_number (self, FIELD, (gint64) value);          \
  }

#define DEFINE_TEXT(name, FIELD)                                  \
  DEFINE_GET (const char *, name, NULL)                           \
  void                                                            \
  duo_material_set_##name (DuoMaterial *self, const char *value)  \
  {                                                               \
    duo_record_set_text (self, FIELD, value);                     \
  }

#define DEFINE_CODE(Type, name, FIELD)                            \
  DEFINE_GET (Type, name, (Type) 0)                               \
  void                                                            \
  duo_material_set_##name (DuoMaterial *self, Type value)         \
  {                                                               \
    duo_record_set_code (self, FIELD, (gint) value);              \
  }

DEFINE_NUMBER (gint64, campaign, FIELD_CAMPAIGN)
DEFINE_NUMBER (gint64, previous, FIELD_PREVIOUS)
DEFINE_NUMBER (gint64, version, FIELD_VERSION)
DEFINE_NUMBER (DuoChannelKinds, kinds, FIELD_KINDS)
DEFINE_TEXT (title, FIELD_TITLE)
DEFINE_TEXT (file_name, FIELD_FILE_NAME)
DEFINE_TEXT (alt_text, FIELD_ALT_TEXT)
DEFINE_TEXT (captions_note, FIELD_CAPTIONS_NOTE)
DEFINE_TEXT (language, FIELD_LANGUAGE)
DEFINE_TEXT (note, FIELD_NOTE)
DEFINE_CODE (DuoMaterialStatus, status, FIELD_STATUS)
DEFINE_CODE (DuoCaptions, captions, FIELD_CAPTIONS)
DEFINE_CODE (DuoRights, rights, FIELD_RIGHTS)

const DuoWhen *
duo_material_get_rights_until (DuoMaterial *self)
{
  g_return_val_if_fail (DUO_IS_MATERIAL (self), NULL);

  return &self->rights_until;
}

void
duo_material_set_rights_until (DuoMaterial *self, const DuoWhen *rights_until)
{
  duo_record_set_when (self, FIELD_RIGHTS_UNTIL, rights_until);
}

/* ---- What was measured ---- */

DEFINE_GET (DuoMediaFormat, format, DUO_MEDIA_FORMAT_UNKNOWN)
DEFINE_GET (gint64, width, 0)
DEFINE_GET (gint64, height, 0)
DEFINE_GET (gint64, duration, 0)
DEFINE_GET (gint64, size, 0)
DEFINE_GET (const char *, sha256, NULL)
DEFINE_GET (const char *, text, NULL)

DuoMediaKind
duo_material_get_kind (DuoMaterial *self)
{
  return duo_media_format_get_kind (duo_material_get_format (self));
}

/* Takes over what was measured of its file. */
void
duo_material_set_facts (DuoMaterial *self, const DuoMediaFacts *facts)
{
  duo_record_set_code (self, FIELD_FORMAT, (gint) facts->format);
  duo_record_set_number (self, FIELD_WIDTH, facts->width);
  duo_record_set_number (self, FIELD_HEIGHT, facts->height);
  duo_record_set_number (self, FIELD_PAGES, facts->pages);
  duo_record_set_number (self, FIELD_DURATION, facts->duration);
  duo_record_set_number (self, FIELD_FRAME_RATE, facts->frame_rate);
  duo_record_set_number (self, FIELD_HAS_AUDIO, facts->has_audio ? 1 : 0);
  duo_record_set_text (self, FIELD_CONTAINER, facts->container);
  duo_record_set_text (self, FIELD_CODEC, facts->codec);
  duo_record_set_text (self, FIELD_AUDIO_CODEC, facts->audio_codec);
  duo_record_set_number (self, FIELD_SIZE, facts->size);
  duo_record_set_text (self, FIELD_SHA256, facts->sha256);
  duo_record_set_text (self, FIELD_TEXT, facts->text);
  duo_record_set_number (self, FIELD_TITLE_CHARS, facts->title_chars);
  duo_record_set_number (self, FIELD_CHARS, facts->chars);
  duo_record_set_number (self, FIELD_WORDS, facts->words);
  duo_record_set_number (self, FIELD_TEXT_BYTES, facts->text_bytes);
  duo_record_set_number (self, FIELD_NOTES, facts->notes);
}

static void
take_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* Returns: (transfer full): what was measured of its file. */
DuoMediaFacts *
duo_material_dup_facts (DuoMaterial *self)
{
  DuoMediaFacts *facts = duo_media_facts_new ();

  g_return_val_if_fail (DUO_IS_MATERIAL (self), facts);

  facts->format = self->format;
  facts->width = (gint) self->width;
  facts->height = (gint) self->height;
  facts->pages = (gint) self->pages;
  facts->duration = self->duration;
  facts->frame_rate = (gint) self->frame_rate;
  facts->has_audio = self->has_audio == 1;
  take_text (&facts->container, self->container);
  take_text (&facts->codec, self->codec);
  take_text (&facts->audio_codec, self->audio_codec);
  facts->size = self->size;
  take_text (&facts->sha256, self->sha256);
  take_text (&facts->text, self->text);
  facts->title_chars = (gint) self->title_chars;
  facts->chars = (gint) self->chars;
  facts->words = (gint) self->words;
  facts->text_bytes = self->text_bytes;
  facts->notes = (guint) self->notes;
  return facts;
}

/* Whether the text leads somewhere. */
static gboolean
has_link (const char *text)
{
  return strstr (text, "http://") != NULL || strstr (text, "https://") != NULL || strstr (text, "www.") != NULL
         || strstr (text, "duo.nl") != NULL;
}

/**
 * duo_material_fill_match:
 * @self: the material
 * @match: (out caller-allocates): what of it counts, flat; no byte of it is left as it was
 */
void
duo_material_fill_match (DuoMaterial *self, DuoMatchMaterial *match)
{
  const gint language = duo_spec_field_find_code (DUO_SPEC_LANGUAGE, self->language);

  memset (match, 0, sizeof *match);
  match->kind = duo_media_format_get_kind (self->format);
  match->format = duo_match_format_of (self->format);
  match->width = (gint) self->width;
  match->height = (gint) self->height;
  match->orientation = self->width > 0 ? duo_spec_orientation_of (match->width, match->height) : DUO_ORIENTATION_LANDSCAPE;
  match->scalable = match->kind == DUO_MEDIA_KIND_DOCUMENT || self->format == DUO_MEDIA_FORMAT_SVG;
  match->is_html = self->format == DUO_MEDIA_FORMAT_HTML;
  match->size = self->size;
  match->duration = self->duration;
  match->frame_rate = (gint) self->frame_rate;
  match->codec = duo_match_codec_of (self->codec);
  match->has_audio = self->has_audio == 1;
  match->has_captions = self->captions != DUO_CAPTIONS_NONE;
  match->has_alt_text = *self->alt_text != '\0';
  match->has_link = has_link (self->text);
  match->words = (gint) self->words;
  match->title_chars = (gint) self->title_chars;
  match->chars = (gint) self->chars;
  match->text_bytes = self->text_bytes;
  match->language = language >= 0 ? 1u << language : 0;
  match->rights_until = self->rights == DUO_RIGHTS_UNTIL ? self->rights_until.last : 0;
  match->kinds = (DuoChannelKinds) self->kinds;
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/**
 * duo_material_check_release:
 * @self: the material
 * @period: when its campaign runs
 *
 * Images need a text for who cannot see them, clips with sound captions or a written reason why not (WCAG 2.1, 1.1.1 and
 * 1.2.2, which Dutch public bodies have to follow), and all of them a word on the rights.
 *
 * Returns: #DuoReleaseProblem flags: why it cannot be released; 0 when it can
 */
guint
duo_material_check_release (DuoMaterial *self, const DuoMatchPeriod *period)
{
  const DuoMediaKind kind = duo_media_format_get_kind (self->format);
  guint problems = 0;

  if (is_blank (self->title))
    problems |= DUO_RELEASE_TITLE;
  if (kind == DUO_MEDIA_KIND_UNKNOWN || (kind == DUO_MEDIA_KIND_TEXT && self->words == 0))
    problems |= DUO_RELEASE_CONTENT;
  if (kind == DUO_MEDIA_KIND_IMAGE && is_blank (self->alt_text))
    problems |= DUO_RELEASE_ALT_TEXT;
  if (kind == DUO_MEDIA_KIND_CLIP && self->has_audio == 1
      && (self->captions == DUO_CAPTIONS_NONE || (self->captions == DUO_CAPTIONS_EXEMPT && is_blank (self->captions_note))))
    problems |= DUO_RELEASE_CAPTIONS;
  if (self->rights == DUO_RIGHTS_UNKNOWN || (self->rights == DUO_RIGHTS_UNTIL && !duo_when_is_known (&self->rights_until)))
    problems |= DUO_RELEASE_RIGHTS;
  else if (self->rights == DUO_RIGHTS_UNTIL && self->rights_until.last < MAX (period->today, period->first))
    problems |= DUO_RELEASE_RIGHTS_ENDED;
  if (self->kinds == 0)
    problems |= DUO_RELEASE_KINDS;

  return problems;
}

/* ---- Codes ---- */

static const char *const statuses[DUO_N_MATERIAL_STATUSES] = { "concept", "released" };
static const char *const captions_codes[DUO_N_CAPTIONS] = { "none", "in_picture", "file", "exempt" };
static const char *const rights_codes[DUO_N_RIGHTS] = { "unknown", "unlimited", "until" };

/* As in duo-kinds.c. */
#define DEFINE_CODES(Type, prefix, codes, n)                 \
  const char *prefix##_to_string (Type value)                \
  {                                                          \
    g_return_val_if_fail ((gint) value < (gint) (n), NULL);  \
                                                             \
    return (codes)[value];                                   \
  }                                                          \
                                                             \
  gboolean prefix##_parse (const char *text, Type *found)    \
  {                                                          \
    for (gint value = 0; value < (gint) (n); value++)        \
      if (g_strcmp0 ((codes)[value], text) == 0)             \
        {                                                    \
          *found = (Type) value;                             \
          return TRUE;                                       \
        }                                                    \
                                                             \
    return FALSE;                                            \
  }

DEFINE_CODES (DuoMaterialStatus, duo_material_status, statuses, DUO_N_MATERIAL_STATUSES)
DEFINE_CODES (DuoCaptions, duo_captions, captions_codes, DUO_N_CAPTIONS)
DEFINE_CODES (DuoRights, duo_rights, rights_codes, DUO_N_RIGHTS)
