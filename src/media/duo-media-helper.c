/* SPDX-License-Identifier: EUPL-1.2 */
/* duo-media-helper FORMAT THUMBNAIL < FILE: measures one file and writes what it found on standard output. Meant to be
 * started by the program, for one file each time: whatever that file does, it does to this process. */
#include "duo-helper.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <pango/pango.h>

/* Returns: (transfer full) (nullable): the whole of standard input; %NULL when it is more than @most bytes. */
GBytes *
duo_helper_read (gsize most)
{
  struct stat status;
  g_autofree guint8 *bytes = NULL;
  gsize n = 0;

  if (fstat (STDIN_FILENO, &status) != 0 || status.st_size < 0 || (gsize) status.st_size > most)
    return NULL;

  bytes = g_malloc ((gsize) status.st_size + 1);
  while (n < (gsize) status.st_size)
    {
      const gssize got = pread (STDIN_FILENO, bytes + n, (gsize) status.st_size - n, (off_t) n);

      if (got <= 0)
        break; /* shorter than it was: what is left is judged */
      n += (gsize) got;
    }
  bytes[n] = '\0'; /* beyond the end, for those that read it as text */
  return g_bytes_new_take (g_steal_pointer (&bytes), n);
}

/* How many characters a person counts in @text: places where a cursor can stand, a line end being one. */
static gint
count_chars (const char *text)
{
  const gint n = (gint) g_utf8_strlen (text, -1);
  g_autofree PangoLogAttr *attributes = g_new0 (PangoLogAttr, (gsize) n + 1);
  gint count = 0;

  pango_get_log_attrs (text, -1, -1, pango_language_from_string ("nl"), attributes, n + 1);
  for (gint i = 0; i < n; i++)
    count += attributes[i].is_cursor_position ? 1 : 0;

  return count;
}

/* Takes what can be read in the file: the text as it is kept, and its length in full. */
void
duo_helper_take_text (DuoHelper *self, const char *text)
{
  DuoMediaFacts *facts = self->facts;
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  const char *body = valid;
  const char *line_end;

  g_strstrip (valid);
  line_end = strpbrk (valid, "\r\n");
  if (line_end != NULL)
    {
      g_autofree char *title = g_strndup (valid, (gsize) (line_end - valid));

      facts->title_chars = count_chars (g_strstrip (title));
      body = line_end;
      while (g_ascii_isspace (*body))
        body++;
    }
  facts->chars = count_chars (body);
  facts->words = duo_media_count_words (valid);
  facts->text_bytes = (gint64) strlen (valid);

  g_free (facts->text);
  facts->text = g_utf8_strlen (valid, -1) <= DUO_MEDIA_MOST_TEXT ? g_strdup (valid) : g_utf8_substring (valid, 0, DUO_MEDIA_MOST_TEXT);
}

/* Returns: what to multiply sizes with so that the longer side becomes that of a thumbnail; at most 1. */
gdouble
duo_helper_get_scale (DuoHelper *self, gdouble width, gdouble height)
{
  return MIN (1, self->thumbnail / MAX (width, height));
}

/* Takes @picture as the thumbnail, made smaller where need be. */
void
duo_helper_take_picture (DuoHelper *self, GdkPixbuf *picture)
{
  const gint width = gdk_pixbuf_get_width (picture);
  const gint height = gdk_pixbuf_get_height (picture);
  const gdouble scale = duo_helper_get_scale (self, width, height);
  g_autoptr (GdkPixbuf) small = NULL;

  if (self->thumbnail == 0)
    return;

  small = scale < 1 ? gdk_pixbuf_scale_simple (picture, MAX (1, (gint) (width * scale)), MAX (1, (gint) (height * scale)), GDK_INTERP_BILINEAR)
                    : g_object_ref (picture);
  if (small != NULL)
    self->picture = gdk_pixbuf_add_alpha (small, FALSE, 0, 0, 0);
}

/* Takes what was drawn on @surface, of 32 bits a pixel, as the thumbnail. */
void
duo_helper_take_surface (DuoHelper *self, cairo_surface_t *surface)
{
  const gint width = cairo_image_surface_get_width (surface);
  const gint height = cairo_image_surface_get_height (surface);
  const gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  const gboolean opaque = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_RGB24;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, width, height);

  if (picture == NULL || cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      self->facts->verdict = DUO_MEDIA_TOO_HEAVY;
      return;
    }

  cairo_surface_flush (surface);
  for (gint y = 0; y < height; y++)
    {
      const guint32 *from = (const guint32 *) (gpointer) (cairo_image_surface_get_data (surface) + (gsize) y * stride);
      guint8 *to = gdk_pixbuf_get_pixels (picture) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (picture);

      for (gint x = 0; x < width; x++, to += 4)
        {
          const guint alpha = opaque ? 255 : from[x] >> 24;

          for (gint i = 0; i < 3; i++) /* red first; cairo has it premultiplied */
            to[i] = alpha == 0 ? 0 : (guint8) MIN (255, ((from[x] >> (16 - 8 * i)) & 255) * 255 / alpha);
          to[3] = (guint8) alpha;
        }
    }
  duo_helper_take_picture (self, picture);
}

/* Notes what mark-up would do if it were let: it is not. */
void
duo_helper_look_for_scripts (DuoHelper *self, const char *markup)
{
  g_autoptr (GRegex) script = g_regex_new ("<\\s*script|\\son[a-z]+\\s*=|javascript:", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) external = g_regex_new ("(href|src)\\s*=\\s*[\"']?\\s*(https?:|ftp:|file:|//|/)|@import|url\\(\\s*[\"']?(https?:|file:|//|/)|<!ENTITY[^>]*SYSTEM",
                                             G_REGEX_CASELESS, 0, NULL);

  if (g_regex_match (script, markup, 0, NULL))
    self->facts->notes |= DUO_MEDIA_NOTE_SCRIPT;
  if (g_regex_match (external, markup, 0, NULL))
    self->facts->notes |= DUO_MEDIA_NOTE_EXTERNAL;
}

static void
measure (DuoHelper *self)
{
  switch (self->facts->format)
    {
    case DUO_MEDIA_FORMAT_JPG:
    case DUO_MEDIA_FORMAT_PNG:
    case DUO_MEDIA_FORMAT_GIF:
    case DUO_MEDIA_FORMAT_WEBP:
      duo_helper_measure_image (self);
      break;
    case DUO_MEDIA_FORMAT_SVG:
      duo_helper_measure_svg (self);
      break;
    case DUO_MEDIA_FORMAT_PDF:
      duo_helper_measure_pdf (self);
      break;
    case DUO_MEDIA_FORMAT_PPTX:
      duo_helper_measure_slides (self);
      break;
    case DUO_MEDIA_FORMAT_MP4:
    case DUO_MEDIA_FORMAT_MOV:
    case DUO_MEDIA_FORMAT_WEBM:
      duo_helper_measure_clip (self);
      break;
    case DUO_MEDIA_FORMAT_HTML:
    case DUO_MEDIA_FORMAT_TEXT:
      duo_helper_measure_text (self);
      break;
    case DUO_MEDIA_FORMAT_UNKNOWN:
    case DUO_N_MEDIA_FORMATS:
    default:
      self->facts->verdict = DUO_MEDIA_UNKNOWN_TYPE;
      break;
    }
}

static void
add_picture (GVariantBuilder *builder, GdkPixbuf *picture)
{
  const gsize row = (gsize) gdk_pixbuf_get_width (picture) * 4;
  g_autoptr (GByteArray) pixels = g_byte_array_new ();

  for (gint y = 0; y < gdk_pixbuf_get_height (picture); y++)
    g_byte_array_append (pixels, gdk_pixbuf_read_pixels (picture) + (gsize) y * (gsize) gdk_pixbuf_get_rowstride (picture), (guint) row);

  g_variant_builder_add (builder, "{sv}", DUO_WIRE_PIXELS,
                         g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, pixels->data, pixels->len, 1));
  g_variant_builder_add (builder, "{sv}", DUO_WIRE_PIXELS_WIDTH, g_variant_new_int64 (gdk_pixbuf_get_width (picture)));
}

static GVariant *
make_answer (DuoHelper *self)
{
  const DuoMediaFacts *facts = self->facts;
  const struct
  {
    const char *key;
    gint64 value;
  } numbers[] = {
    { DUO_WIRE_WIDTH, facts->width },
    { DUO_WIRE_HEIGHT, facts->height },
    { DUO_WIRE_PAGES, facts->pages },
    { DUO_WIRE_DURATION, facts->duration },
    { DUO_WIRE_FRAME_RATE, facts->frame_rate },
    { DUO_WIRE_AUDIO, facts->has_audio ? 1 : 0 },
    { DUO_WIRE_TITLE_CHARS, facts->title_chars },
    { DUO_WIRE_CHARS, facts->chars },
    { DUO_WIRE_WORDS, facts->words },
    { DUO_WIRE_TEXT_BYTES, facts->text_bytes },
    { DUO_WIRE_NOTES, facts->notes },
  };
  const struct
  {
    const char *key;
    const char *value;
  } texts[] = {
    { DUO_WIRE_VERDICT, duo_media_verdict_to_string (facts->verdict) },
    { DUO_WIRE_FORMAT, duo_media_format_to_string (facts->format) },
    { DUO_WIRE_CONTAINER, facts->container },
    { DUO_WIRE_CODEC, facts->codec },
    { DUO_WIRE_AUDIO_CODEC, facts->audio_codec },
    { DUO_WIRE_TEXT, facts->text },
  };
  GVariantBuilder builder;

  g_variant_builder_init (&builder, DUO_MEDIA_WIRE_TYPE);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_variant_builder_add (&builder, "{sv}", numbers[i].key, g_variant_new_int64 (numbers[i].value));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_variant_builder_add (&builder, "{sv}", texts[i].key, g_variant_new_string (texts[i].value));
  if (self->picture != NULL && facts->verdict == DUO_MEDIA_FINE)
    add_picture (&builder, self->picture);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static gboolean
write_all (const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      const gssize n = write (STDOUT_FILENO, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

int
main (int argc, char **argv)
{
  DuoHelper self = { duo_media_facts_new (), 0, NULL };
  g_autoptr (GVariant) answer = NULL;
  gboolean ok;

  if (argc != 3 || !duo_media_format_parse (argv[1], &self.facts->format))
    return EXIT_FAILURE;
  self.thumbnail = CLAMP (atoi (argv[2]), 0, 1024);

  mallopt (M_ARENA_MAX, 2); /* each arena reserves 64 MB of the memory that is allowed */
  if (duo_media_format_get_kind (self.facts->format) == DUO_MEDIA_KIND_CLIP)
    duo_helper_prepare_clips ();
  duo_helper_limit ();

  measure (&self);
  answer = make_answer (&self);
  ok = write_all (g_variant_get_data (answer), g_variant_get_size (answer));
  _exit (ok ? EXIT_SUCCESS : EXIT_FAILURE); /* the kernel tidies up faster than a dozen libraries do */
}
