/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels and specifications in Dutch: one table that is written from and read back by. */
#include "duo-dutch-spec.h"

#include "duo-dutch.h"
#include "duo-fold.h"
#include "duo-when-text.h"

static const char *const kind_names[] = {
  [DUO_CHANNEL_SCREEN] = "scherm",       [DUO_CHANNEL_APP] = "app",       [DUO_CHANNEL_NEWSLETTER] = "nieuwsbrief",
  [DUO_CHANNEL_WEBSITE] = "website",     [DUO_CHANNEL_PORTAL] = "portaal", [DUO_CHANNEL_EMAIL] = "e-mail",
  [DUO_CHANNEL_SOCIAL] = "sociale media", [DUO_CHANNEL_POSTER] = "poster", [DUO_CHANNEL_OTHER] = "anders",
};

/* With the unit, as the heading of a column. */
static const char *const field_names[] = {
  [DUO_SPEC_SYSTEM] = "Systeem",
  [DUO_SPEC_SCREEN_COUNT] = "Aantal schermen",
  [DUO_SPEC_ORIENTATION] = "Stand",
  [DUO_SPEC_ASPECT] = "Verhouding",
  [DUO_SPEC_WIDTH_PX] = "Breedte (px)",
  [DUO_SPEC_HEIGHT_PX] = "Hoogte (px)",
  [DUO_SPEC_FORMATS] = "Bestandstypen",
  [DUO_SPEC_DURATION_S] = "Duur (seconden)",
  [DUO_SPEC_TITLE_MAX_CHARS] = "Titel (tekens)",
  [DUO_SPEC_BODY_MAX_CHARS] = "Tekst (tekens)",
  [DUO_SPEC_MAX_WORDS] = "Woorden",
  [DUO_SPEC_LINK_ALLOWED] = "Link mag",
  [DUO_SPEC_PUBLISH_DAYS] = "Verschijnt op",
  [DUO_SPEC_PUBLISH_EVERY_WEEKS] = "Om de (weken)",
  [DUO_SPEC_NEXT_ISSUE] = "Volgende uitgave",
  [DUO_SPEC_MAX_RUN_DAYS] = "Looptijd (dagen)",
  [DUO_SPEC_LEAD_TIME_DAYS] = "Aanleveren vooraf (werkdagen)",
  [DUO_SPEC_LANGUAGE] = "Talen",
  [DUO_SPEC_DELIVERY_METHOD] = "Aanleveren via",
  [DUO_SPEC_DELIVERY_CONTACT] = "Aanleveren bij",
  [DUO_SPEC_SAFE_TOP_PX] = "Vrije rand boven (px)",
  [DUO_SPEC_SAFE_RIGHT_PX] = "Vrije rand rechts (px)",
  [DUO_SPEC_SAFE_BOTTOM_PX] = "Vrije rand onder (px)",
  [DUO_SPEC_SAFE_LEFT_PX] = "Vrije rand links (px)",
  [DUO_SPEC_MAX_FILE_KB] = "Bestand (kB)",
  [DUO_SPEC_VIDEO_CODEC] = "Videocodec",
  [DUO_SPEC_FPS] = "Beelden per seconde",
  [DUO_SPEC_AUDIO] = "Geluid",
  [DUO_SPEC_LOOP_SHARE] = "Aandeel in de lus (%)",
  [DUO_SPEC_REPEAT_GAP_DAYS] = "Pauze tot herhaling (dagen)",
  [DUO_SPEC_HTML_ALLOWED] = "Opmaak (html) mag",
  [DUO_SPEC_UTM_ALLOWED] = "Meetcode in link mag",
  [DUO_SPEC_ALT_TEXT_REQUIRED] = "Tekst bij beeld verplicht",
  [DUO_SPEC_SUBTITLES_REQUIRED] = "Ondertiteling verplicht",
  [DUO_SPEC_MAX_LOGOS] = "Logo's",
  [DUO_SPEC_SENDER_RULE] = "Regel voor afzender",
  [DUO_SPEC_COLOUR_PROFILE] = "Kleurprofiel",
  [DUO_SPEC_DPI] = "Punten per inch",
};

static const char *const status_names[] = { "concept", "bevestigd", "verouderd" };
static const char *const orientation_names[] = { "liggend", "staand", "vierkant" };
static const char *const format_names[] = { "jpg", "png", "gif", "pdf", "pptx", "mp4", "mov", "webm", "html", "tekst" };
static const char *const codec_names[] = { "H.264", "H.265", "VP8", "VP9", "AV1", "MPEG-2" };
static const char *const audio_names[] = { "geen", "mag", "moet" };
static const char *const answer_names[] = { "nee", "ja" };
static const char *const delivery_names[] = { "e-mail", "uploadlink", "downloaden van platform", "cms", "usb", "api" };
static const char *const weekday_names[] = { "ma", "di", "wo", "do", "vr", "za", "zo" };
static const char *const language_names[] = { "Nederlands", "Engels", "Duits", "Frans", "Spaans", "Fries", "Arabisch", "Turks", "Pools", "Oekraïens" };

G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == DUO_N_CHANNEL_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (field_names) == DUO_N_SPEC_FIELDS);
G_STATIC_ASSERT (G_N_ELEMENTS (status_names) == DUO_N_CHANNEL_STATUSES);
G_STATIC_ASSERT (G_N_ELEMENTS (orientation_names) == DUO_N_ORIENTATIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (format_names) == DUO_N_FORMATS);
G_STATIC_ASSERT (G_N_ELEMENTS (codec_names) == DUO_N_CODECS);
G_STATIC_ASSERT (G_N_ELEMENTS (audio_names) == DUO_N_AUDIOS);
G_STATIC_ASSERT (G_N_ELEMENTS (delivery_names) == DUO_N_DELIVERIES);

/* Returns: (transfer none): "scherm". */
const char *
duo_dutch_channel_kind (DuoChannelKind kind)
{
  g_return_val_if_fail ((guint) kind < DUO_N_CHANNEL_KINDS, "");

  return kind_names[kind];
}

/* Whether both texts are the same word, capitals and accents aside. */
static gboolean
is_word (const char *text, const char *word)
{
  g_autofree char *a = duo_fold_text (text);
  g_autofree char *b = duo_fold_text (word);

  return g_str_equal (a, b);
}

/* @text: (nullable): the Dutch word or the code. Returns: %FALSE for anything else; @kind is untouched then. */
gboolean
duo_dutch_channel_kind_parse (const char *text, DuoChannelKind *kind)
{
  for (guint i = 0; text != NULL && i < DUO_N_CHANNEL_KINDS; i++)
    {
      if (is_word (text, kind_names[i]))
        {
          *kind = (DuoChannelKind) i;
          return TRUE;
        }
    }

  return duo_channel_kind_parse (text, kind);
}

/* Returns: (transfer none): "bevestigd". */
const char *
duo_dutch_channel_status (DuoChannelStatus status)
{
  g_return_val_if_fail ((guint) status < DUO_N_CHANNEL_STATUSES, "");

  return status_names[status];
}

/* @text: the Dutch word or the code. Returns: %FALSE for anything else; @status is untouched then. */
gboolean
duo_dutch_channel_status_parse (const char *text, DuoChannelStatus *status)
{
  for (guint i = 0; i < DUO_N_CHANNEL_STATUSES; i++)
    {
      if (is_word (text, status_names[i]))
        {
          *status = (DuoChannelStatus) i;
          return TRUE;
        }
    }

  return duo_channel_status_parse (text, status);
}

/* Returns: (transfer none): the field as the heading of a column, with its unit: "Breedte (px)". */
const char *
duo_dutch_spec_field (DuoSpecField field)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS, "");

  return field_names[field];
}

static const char *const *const code_names[DUO_N_SPEC_FIELDS] = {
  [DUO_SPEC_ORIENTATION] = orientation_names,
  [DUO_SPEC_FORMATS] = format_names,
  [DUO_SPEC_VIDEO_CODEC] = codec_names,
  [DUO_SPEC_AUDIO] = audio_names,
  [DUO_SPEC_DELIVERY_METHOD] = delivery_names,
  [DUO_SPEC_PUBLISH_DAYS] = weekday_names,
  [DUO_SPEC_LANGUAGE] = language_names,
  [DUO_SPEC_LINK_ALLOWED] = answer_names,
  [DUO_SPEC_HTML_ALLOWED] = answer_names,
  [DUO_SPEC_UTM_ALLOWED] = answer_names,
  [DUO_SPEC_ALT_TEXT_REQUIRED] = answer_names,
  [DUO_SPEC_SUBTITLES_REQUIRED] = answer_names,
};

/* Returns: (transfer none): the @code-th of the codes of a choice or set: "staand". */
const char *
duo_dutch_spec_code (DuoSpecField field, gint code)
{
  g_return_val_if_fail ((guint) field < DUO_N_SPEC_FIELDS && code_names[field] != NULL, "");

  return code_names[field][code];
}

/**
 * duo_dutch_spec_value:
 * @field: a field
 * @value: (nullable): an answer
 *
 * Returns: (transfer full): the value as it stands in a cell, without its unit; "onbekend" for one that is not
 *   known, "" for no answer
 */
char *
duo_dutch_spec_value (DuoSpecField field, const DuoSpecValue *value)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  g_autoptr (GString) text = NULL;

  if (value == NULL)
    return g_strdup ("");
  if (!value->known)
    return g_strdup (DUO_DUTCH_UNKNOWN);
  if (info->type == DUO_SPEC_TYPE_CHOICE)
    return g_strdup (duo_dutch_spec_code (field, value->number));
  if (info->type != DUO_SPEC_TYPE_SET)
    return g_strdup (value->text);

  text = g_string_new (NULL);
  for (gint i = 0; info->codes[i] != NULL; i++)
    if ((value->number & (1 << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", duo_dutch_spec_code (field, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: the place of the Dutch word @text among the codes; -1 for none of them. */
static gint
find_word (DuoSpecField field, const char *text)
{
  const char *const *codes = duo_spec_field_info (field)->codes;

  for (gint i = 0; codes[i] != NULL; i++)
    if (is_word (text, duo_dutch_spec_code (field, i)))
      return i;

  return duo_spec_field_find_code (field, text);
}

/* The Dutch words of a set become its codes; one that is no word of it makes it no value. */
static char *
read_set (DuoSpecField field, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *word = g_strstrip (parts[i]);
      const gint found = *word != '\0' ? find_word (field, word) : -1;

      if (*word == '\0')
        continue;
      if (found < 0)
        return NULL;
      g_string_append_printf (codes, "%s,", duo_spec_field_info (field)->codes[found]);
    }

  return duo_spec_canonical (field, codes->str);
}

/**
 * duo_dutch_spec_canonical:
 * @field: a field
 * @text: a value as duo_dutch_spec_value() writes it, or by its codes; dates also as "5-11-2020"
 *
 * Returns: (transfer full) (nullable): its canonical text; %NULL for what is no value of @field
 */
char *
duo_dutch_spec_canonical (DuoSpecField field, const char *text)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *canonical = duo_spec_canonical (field, stripped);
  DuoWhen when;
  gint found;

  if (canonical != NULL)
    return g_steal_pointer (&canonical);

  switch (info->type)
    {
    case DUO_SPEC_TYPE_CHOICE:
      found = find_word (field, stripped);
      return found >= 0 ? g_strdup (info->codes[found]) : NULL;

    case DUO_SPEC_TYPE_SET:
      return read_set (field, stripped);

    case DUO_SPEC_TYPE_DATE:
      if (!duo_when_read (stripped, 0, &when) || when.precision != DUO_PRECISION_DAY)
        return NULL;
      return duo_day_to_string (when.first);

    case DUO_SPEC_TYPE_INTEGER:
    case DUO_SPEC_TYPE_RATIO:
    case DUO_SPEC_TYPE_TEXT:
    case DUO_SPEC_TYPE_CONTACT:
    default:
      return NULL;
    }
}
