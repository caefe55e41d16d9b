/* SPDX-License-Identifier: EUPL-1.2 */
/* What a file of campaign material is, as measured: values only. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of file that are told apart by their content; the codes are those of the specifications ("jpg"). */
typedef enum
{
  DUO_MEDIA_FORMAT_UNKNOWN,
  DUO_MEDIA_FORMAT_JPG,
  DUO_MEDIA_FORMAT_PNG,
  DUO_MEDIA_FORMAT_GIF,
  DUO_MEDIA_FORMAT_WEBP,
  DUO_MEDIA_FORMAT_SVG,
  DUO_MEDIA_FORMAT_PDF,
  DUO_MEDIA_FORMAT_PPTX,
  DUO_MEDIA_FORMAT_MP4,
  DUO_MEDIA_FORMAT_MOV,
  DUO_MEDIA_FORMAT_WEBM,
  DUO_MEDIA_FORMAT_HTML,
  DUO_MEDIA_FORMAT_TEXT,
  DUO_N_MEDIA_FORMATS,
} DuoMediaFormat;

/* What people call it. */
typedef enum
{
  DUO_MEDIA_KIND_UNKNOWN,
  DUO_MEDIA_KIND_IMAGE,
  DUO_MEDIA_KIND_CLIP,
  DUO_MEDIA_KIND_DOCUMENT, /* pages: PDF, slides */
  DUO_MEDIA_KIND_TEXT,
  DUO_N_MEDIA_KINDS,
} DuoMediaKind;

/* Whether a file could be measured, and why not. */
typedef enum
{
  DUO_MEDIA_FINE,
  DUO_MEDIA_EMPTY,        /* 0 bytes */
  DUO_MEDIA_MISSING,      /* no file of that name, or gone while it was read */
  DUO_MEDIA_UNREADABLE,   /* a folder, a device, no permission */
  DUO_MEDIA_CHANGED,      /* it changed while it was read */
  DUO_MEDIA_UNKNOWN_TYPE, /* of no kind that a channel takes */
  DUO_MEDIA_BROKEN,       /* of a known kind, but cut off or damaged */
  DUO_MEDIA_TOO_LARGE,    /* more pixels, or bytes, than are taken in */
  DUO_MEDIA_TOO_HEAVY,    /* needed more memory or time than it may have: a bomb, or as good as one */
  DUO_MEDIA_PASSWORD,     /* opens with a password only */
  DUO_MEDIA_NO_VIDEO,     /* a clip without a video stream */
  DUO_N_MEDIA_VERDICTS,
} DuoMediaVerdict;

/* Things to know of a file that is fine all the same. */
typedef enum
{
  DUO_MEDIA_NOTE_NAME_LIES = 1 << 0, /* its name says another type than its content */
  DUO_MEDIA_NOTE_SCRIPT = 1 << 1,    /* holds a script, which was not run */
  DUO_MEDIA_NOTE_EXTERNAL = 1 << 2,  /* refers to something outside itself, which was not fetched */
  DUO_MEDIA_NOTE_TURNED = 1 << 3,    /* stored lying on its side; measured as it is shown */
  DUO_MEDIA_NOTE_MOVING = 1 << 4,    /* an image that moves (gif) */
} DuoMediaNote;

/* The most that is taken in: beyond it a file is refused as too large. */
#define DUO_MEDIA_MOST_PIXELS (100 * 1000 * 1000)
#define DUO_MEDIA_MOST_BYTES ((gint64) 8 << 30)
/* Of a text so many characters are kept; its length is counted in full. */
#define DUO_MEDIA_MOST_TEXT 20000

/**
 * DuoMediaFacts:
 * @width: as shown, after turning; pixels, of a PDF points (1/72 inch); 0 where it has none
 * @pages: of a document; else 0
 * @duration: milliseconds; 0 where it has none
 * @frame_rate: pictures in 1000 seconds; 0 where it has none
 * @text: (owned): what can be read in it, cut off at %DUO_MEDIA_MOST_TEXT characters; "" for nothing
 * @title_chars: characters of the first line of a text that has more lines; else 0
 * @chars: characters of the text without that title, counted as a person counts them (grapheme clusters, UAX 29)
 *
 * What was measured. Strings are never %NULL once filled by duo_media_facts_init().
 */
typedef struct
{
  DuoMediaVerdict verdict;
  DuoMediaFormat format;
  gint width;
  gint height;
  gint pages;
  gint64 duration;
  gint frame_rate;
  gboolean has_audio;
  char *container;   /* (owned): "mp4", "mov", "webm"; "" */
  char *codec;       /* (owned): of the picture: "h264"; "" */
  char *audio_codec; /* (owned): "aac"; "" */
  gint64 size;       /* bytes */
  char *sha256;      /* (owned): hexadecimal, "" where the content was not read */
  char *text;
  gint title_chars;
  gint chars;
  gint words;
  gint64 text_bytes; /* the whole text as UTF-8 */
  guint notes;       /* of #DuoMediaNote */
} DuoMediaFacts;

void           duo_media_facts_init           (DuoMediaFacts *self);
void           duo_media_facts_clear          (DuoMediaFacts *self);
DuoMediaFacts *duo_media_facts_new            (void);
void           duo_media_facts_free           (DuoMediaFacts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMediaFacts, duo_media_facts_free)

const char    *duo_media_format_to_string     (DuoMediaFormat format);
gboolean       duo_media_format_parse         (const char *text, DuoMediaFormat *format);
DuoMediaKind   duo_media_format_get_kind      (DuoMediaFormat format);
DuoMediaFormat duo_media_format_from_name     (const char *file_name);
const char    *duo_media_verdict_to_string    (DuoMediaVerdict verdict);
gboolean       duo_media_verdict_parse        (const char *text, DuoMediaVerdict *verdict);

/* How much of a file's beginning duo_media_sniff() wants to see. */
#define DUO_MEDIA_HEAD 4096

DuoMediaFormat duo_media_sniff                (const guint8 *head, gsize length);
char          *duo_media_clean_name           (const char *file_name);
char          *duo_media_dup_true_name        (DuoMediaFormat format, const char *file_name);
gint           duo_media_count_words          (const char *text);

G_END_DECLS
