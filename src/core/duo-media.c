/* SPDX-License-Identifier: EUPL-1.2 */
/* Kinds of media files: their codes, their names, and how their first bytes look. */
#include "duo-media.h"

#include <string.h>

typedef struct
{
  const char *code;
  DuoMediaKind kind;
  const char *extensions; /* separated by spaces; the first is the one we give */
} Format;

static const Format formats[DUO_N_MEDIA_FORMATS] = {
  [DUO_MEDIA_FORMAT_UNKNOWN] = { "unknown", DUO_MEDIA_KIND_UNKNOWN, "" },
  [DUO_MEDIA_FORMAT_JPG] = { "jpg", DUO_MEDIA_KIND_IMAGE, "jpg jpeg jpe jfif" },
  [DUO_MEDIA_FORMAT_PNG] = { "png", DUO_MEDIA_KIND_IMAGE, "png" },
  [DUO_MEDIA_FORMAT_GIF] = { "gif", DUO_MEDIA_KIND_IMAGE, "gif" },
  [DUO_MEDIA_FORMAT_WEBP] = { "webp", DUO_MEDIA_KIND_IMAGE, "webp" },
  [DUO_MEDIA_FORMAT_SVG] = { "svg", DUO_MEDIA_KIND_IMAGE, "svg" },
  [DUO_MEDIA_FORMAT_PDF] = { "pdf", DUO_MEDIA_KIND_DOCUMENT, "pdf" },
  [DUO_MEDIA_FORMAT_PPTX] = { "pptx", DUO_MEDIA_KIND_DOCUMENT, "pptx" },
  [DUO_MEDIA_FORMAT_MP4] = { "mp4", DUO_MEDIA_KIND_CLIP, "mp4 m4v" },
  [DUO_MEDIA_FORMAT_MOV] = { "mov", DUO_MEDIA_KIND_CLIP, "mov qt" },
  [DUO_MEDIA_FORMAT_WEBM] = { "webm", DUO_MEDIA_KIND_CLIP, "webm" },
  [DUO_MEDIA_FORMAT_HTML] = { "html", DUO_MEDIA_KIND_TEXT, "html htm" },
  [DUO_MEDIA_FORMAT_TEXT] = { "text", DUO_MEDIA_KIND_TEXT, "txt text md" },
};

static const char *const verdicts[DUO_N_MEDIA_VERDICTS]
  = { "fine",   "empty",     "missing",   "unreadable", "changed", "unknown_type",
      "broken", "too_large", "too_heavy", "password",   "no_video" };

void
duo_media_facts_init (DuoMediaFacts *self)
{
  memset (self, 0, sizeof *self);
  self->container = g_strdup ("");
  self->codec = g_strdup ("");
  self->audio_codec = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->text = g_strdup ("");
}

void
duo_media_facts_clear (DuoMediaFacts *self)
{
  g_free (self->container);
  g_free (self->codec);
  g_free (self->audio_codec);
  g_free (self->sha256);
  g_free (self->text);
}

/* Returns: (transfer full): facts of nothing yet. */
DuoMediaFacts *
duo_media_facts_new (void)
{
  DuoMediaFacts *self = g_new (DuoMediaFacts, 1);

  duo_media_facts_init (self);
  return self;
}

void
duo_media_facts_free (DuoMediaFacts *self)
{
  duo_media_facts_clear (self);
  g_free (self);
}

/* Returns: the place of @text among @codes, or -1. */
static gint
find_code (const char *const *codes, gint n_codes, const char *text)
{
  for (gint i = 0; text != NULL && i < n_codes; i++)
    if (g_str_equal (codes[i], text))
      return i;

  return -1;
}

const char *
duo_media_format_to_string (DuoMediaFormat format)
{
  g_return_val_if_fail ((gint) format < (gint) DUO_N_MEDIA_FORMATS, NULL);

  return formats[format].code;
}

gboolean
duo_media_format_parse (const char *text, DuoMediaFormat *format)
{
  for (gint i = 0; text != NULL && i < (gint) DUO_N_MEDIA_FORMATS; i++)
    if (g_str_equal (formats[i].code, text))
      {
        *format = (DuoMediaFormat) i;
        return TRUE;
      }

  return FALSE;
}

DuoMediaKind
duo_media_format_get_kind (DuoMediaFormat format)
{
  g_return_val_if_fail ((gint) format < (gint) DUO_N_MEDIA_FORMATS, DUO_MEDIA_KIND_UNKNOWN);

  return formats[format].kind;
}

/* Returns: (transfer full): the ending of @file_name in lower case, without its dot; "" for none. */
static char *
dup_ending (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');

  return dot != NULL && dot != file_name ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
}

/* Returns: what the ending of @file_name promises; %DUO_MEDIA_FORMAT_UNKNOWN for nothing that we know. */
DuoMediaFormat
duo_media_format_from_name (const char *file_name)
{
  g_autofree char *ending = dup_ending (file_name);

  for (gint i = 1; i < (gint) DUO_N_MEDIA_FORMATS; i++)
    {
      g_auto (GStrv) extensions = g_strsplit (formats[i].extensions, " ", -1);

      if (g_strv_contains ((const char *const *) extensions, ending))
        return (DuoMediaFormat) i;
    }

  return DUO_MEDIA_FORMAT_UNKNOWN;
}

const char *
duo_media_verdict_to_string (DuoMediaVerdict verdict)
{
  g_return_val_if_fail ((gint) verdict < (gint) DUO_N_MEDIA_VERDICTS, NULL);

  return verdicts[verdict];
}

gboolean
duo_media_verdict_parse (const char *text, DuoMediaVerdict *verdict)
{
  const gint found = find_code (verdicts, DUO_N_MEDIA_VERDICTS, text);

  if (found < 0)
    return FALSE;

  *verdict = (DuoMediaVerdict) found;
  return TRUE;
}

/* ---- By content ---- */

static gboolean
has_bytes (const guint8 *head, gsize length, gsize offset, const char *bytes, gsize n)
{
  return length >= offset + n && memcmp (head + offset, bytes, n) == 0;
}

#define HAS(offset, bytes) has_bytes (head, length, offset, bytes, sizeof (bytes) - 1)

/* Whether @word occurs among the first @most bytes. */
static gboolean
has_word (const guint8 *head, gsize length, gsize most, const char *word)
{
  return g_strstr_len ((const char *) head, (gssize) MIN (length, most), word) != NULL;
}

/* An ISO base media file (ISO/IEC 14496-12): the brand after "ftyp" tells which. */
static DuoMediaFormat
sniff_boxes (const guint8 *head, gsize length)
{
  if (!HAS (4, "ftyp"))
    return HAS (4, "moov") || HAS (4, "mdat") || HAS (4, "wide") ? DUO_MEDIA_FORMAT_MOV : DUO_MEDIA_FORMAT_UNKNOWN;
  if (HAS (8, "qt  "))
    return DUO_MEDIA_FORMAT_MOV;
  if (HAS (8, "heic") || HAS (8, "heix") || HAS (8, "mif1") || HAS (8, "avif") || HAS (8, "crx "))
    return DUO_MEDIA_FORMAT_UNKNOWN; /* still pictures that no screen of ours takes */

  return DUO_MEDIA_FORMAT_MP4;
}

/* Text without control characters; what a mark-up language begins with tells the rest. */
static DuoMediaFormat
sniff_text (const guint8 *head, gsize length)
{
  g_autofree char *lower = NULL;
  const char *end;

  if (has_bytes (head, length, 0, "\xff\xfe", 2) || has_bytes (head, length, 0, "\xfe\xff", 2))
    return DUO_MEDIA_FORMAT_TEXT; /* UTF-16; the helper converts it */
  for (gsize i = 0; i < length; i++)
    if (head[i] == '\0' || head[i] == 0x7f || (head[i] < 0x20 && strchr ("\t\n\r\f", head[i]) == NULL))
      return DUO_MEDIA_FORMAT_UNKNOWN;
  if (!g_utf8_validate_len ((const char *) head, length, &end) && length - (gsize) ((const guint8 *) end - head) > 3)
    return DUO_MEDIA_FORMAT_UNKNOWN; /* more than one character cut off at the end */

  lower = g_ascii_strdown ((const char *) head, (gssize) length);
  if (has_word ((const guint8 *) lower, length, length, "<svg"))
    return DUO_MEDIA_FORMAT_SVG;
  if (has_word ((const guint8 *) lower, length, 1024, "<!doctype html") || has_word ((const guint8 *) lower, length, 1024, "<html"))
    return DUO_MEDIA_FORMAT_HTML;

  return DUO_MEDIA_FORMAT_TEXT;
}

/**
 * duo_media_sniff:
 * @head: (array length=length): the first bytes of a file, up to %DUO_MEDIA_HEAD
 * @length: how many
 *
 * Returns: what it looks like, whatever its name says. A zip may be %DUO_MEDIA_FORMAT_PPTX: who opens it finds out.
 */
DuoMediaFormat
duo_media_sniff (const guint8 *head, gsize length)
{
  if (length == 0)
    return DUO_MEDIA_FORMAT_UNKNOWN;
  if (HAS (0, "\xff\xd8\xff"))
    return DUO_MEDIA_FORMAT_JPG;
  if (HAS (0, "\x89PNG\r\n\x1a\n"))
    return DUO_MEDIA_FORMAT_PNG;
  if (HAS (0, "GIF87a") || HAS (0, "GIF89a"))
    return DUO_MEDIA_FORMAT_GIF;
  if (HAS (0, "RIFF") && HAS (8, "WEBP"))
    return DUO_MEDIA_FORMAT_WEBP;
  if (HAS (0, "PK\x03\x04"))
    return DUO_MEDIA_FORMAT_PPTX;
  if (HAS (0, "\x1a\x45\xdf\xa3"))
    return has_word (head, length, 128, "webm") ? DUO_MEDIA_FORMAT_WEBM : DUO_MEDIA_FORMAT_UNKNOWN;
  if (has_word (head, length, 1024, "%PDF-")) /* readers forgive what stands in front of it */
    return DUO_MEDIA_FORMAT_PDF;
  if (sniff_boxes (head, length) != DUO_MEDIA_FORMAT_UNKNOWN)
    return sniff_boxes (head, length);

  return sniff_text (head, length);
}

/**
 * duo_media_clean_name:
 * @file_name: the last part of a path, in whatever bytes
 *
 * Returns: (transfer full): a name to show and to give to others: one line of valid UTF-8 without control or
 *   direction characters, at most 120 characters, the ending kept
 */
char *
duo_media_clean_name (const char *file_name)
{
  g_autofree char *valid = g_utf8_make_valid (file_name, -1);
  g_autoptr (GString) clean = g_string_new (NULL);
  const char *dot;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      const GUnicodeType type = g_unichar_type (c);

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR || c == '/')
        g_string_append_c (clean, ' ');
      else if (type != G_UNICODE_FORMAT)
        g_string_append_unichar (clean, c);
    }

  g_strstrip (clean->str);
  clean->len = strlen (clean->str);
  if (g_utf8_strlen (clean->str, -1) <= 120)
    return g_strdup (*clean->str != '\0' ? clean->str : "?");

  dot = strrchr (clean->str, '.');
  if (dot == NULL || g_utf8_strlen (dot, -1) > 12)
    dot = "";
  {
    g_autofree char *start = g_utf8_substring (clean->str, 0, 119 - g_utf8_strlen (dot, -1));

    return g_strconcat (start, "…", dot, NULL);
  }
}

/**
 * duo_media_dup_true_name:
 * @format: what the content is
 * @file_name: what the file was called
 *
 * What others get opens by its ending: a PNG that is called "x.mp4" goes out as "x.png". An ending that we do not know is no
 * promise, and stays before the true one ("plan.v2" becomes "plan.v2.png"); of a text any other ending will do ("x.vtt").
 *
 * Returns: (transfer full): the name, with an ending that says what the file is
 */
char *
duo_media_dup_true_name (DuoMediaFormat format, const char *file_name)
{
  const DuoMediaFormat promised = duo_media_format_from_name (file_name);
  const char *dot = strrchr (file_name, '.');
  g_auto (GStrv) extensions = g_strsplit (formats[format].extensions, " ", 2);
  g_autofree char *stem = NULL;

  if (promised == format || format == DUO_MEDIA_FORMAT_UNKNOWN
      || (promised == DUO_MEDIA_FORMAT_UNKNOWN && format == DUO_MEDIA_FORMAT_TEXT && dot != NULL && dot != file_name))
    return g_strdup (file_name);

  stem = promised != DUO_MEDIA_FORMAT_UNKNOWN ? g_strndup (file_name, (gsize) (dot - file_name)) : g_strdup (file_name);
  return g_strconcat (stem, ".", extensions[0], NULL);
}

/* Returns: how many words a person counts: what stands between spaces and has a letter or a digit. */
gint
duo_media_count_words (const char *text)
{
  gboolean counted = FALSE;
  gint words = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        counted = FALSE;
      else if (!counted && g_unichar_isalnum (c))
        {
          counted = TRUE;
          words++;
        }
    }

  return words;
}
