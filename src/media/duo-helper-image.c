/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring images: pixels by GdkPixbuf, drawings by librsvg. */
#include "duo-helper.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)

/* Of a drawing; a picture may be as large as its pixels are few. */
#define MOST_SVG (10 * 1024 * 1024)

typedef struct
{
  gint width;
  gint height;
  gint rows; /* how many have come, from the top */
} Size;

/* The size stands in the head of the file: one with too many pixels is never unpacked. */
static void
size_prepared_cb (GdkPixbufLoader *loader, gint width, gint height, gpointer user_data)
{
  Size *size = user_data;

  size->width = width;
  size->height = height;
  if ((gint64) width * height > DUO_MEDIA_MOST_PIXELS)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
}

static void
area_updated_cb (GdkPixbufLoader *loader, gint x, gint y, gint width, gint height, gpointer user_data)
{
  Size *size = user_data;

  size->rows = MAX (size->rows, y + height);
}

/* Whether the file ends as its format says: the loaders forgive one that is cut off. */
static gboolean
is_whole (DuoMediaFormat format)
{
  const off_t length = lseek (STDIN_FILENO, 0, SEEK_END);
  guint8 tail[65536];
  const off_t start = MAX (0, length - (off_t) sizeof tail);
  const gssize n = pread (STDIN_FILENO, tail, sizeof tail, start);

  if (n < 4)
    return FALSE;
  switch ((gint) format)
    {
    case DUO_MEDIA_FORMAT_JPG: /* end of image; some cameras write more after it */
      for (gssize i = n - 2; i >= 0; i--)
        if (tail[i] == 0xff && tail[i + 1] == 0xd9)
          return TRUE;
      return FALSE;
    case DUO_MEDIA_FORMAT_PNG:
      for (gssize i = n - 4; i >= 0; i--)
        if (memcmp (tail + i, "IEND", 4) == 0)
          return TRUE;
      return FALSE;
    case DUO_MEDIA_FORMAT_GIF:
      return memchr (tail + MAX (0, n - 1024), 0x3b, (gsize) MIN (n, 1024)) != NULL;
    default: /* RIFF: the length stands in its head, without these 8 bytes and without a last one to make it even */
      {
        guint8 head[8];

        return pread (STDIN_FILENO, head, sizeof head, 0) == sizeof head
               && (goffset) (head[4] | head[5] << 8 | head[6] << 16 | (guint) head[7] << 24) + 8 <= length;
      }
    }
}

/* Feeds the file to @loader. Returns: whether it took all of it. */
static gboolean
load (GdkPixbufLoader *loader, const Size *size)
{
  guint8 buffer[65536];
  off_t offset = 0;
  gboolean ok = TRUE;

  while (ok && (gint64) size->width * size->height <= DUO_MEDIA_MOST_PIXELS)
    {
      const gssize n = pread (STDIN_FILENO, buffer, sizeof buffer, offset);

      if (n <= 0)
        break;
      ok = gdk_pixbuf_loader_write (loader, buffer, (gsize) n, NULL);
      offset += n;
    }

  return gdk_pixbuf_loader_close (loader, NULL) && ok;
}

static const char *
get_mime_type (DuoMediaFormat format)
{
  switch ((gint) format)
    {
    case DUO_MEDIA_FORMAT_JPG:
      return "image/jpeg";
    case DUO_MEDIA_FORMAT_PNG:
      return "image/png";
    case DUO_MEDIA_FORMAT_GIF:
      return "image/gif";
    default:
      return "image/webp";
    }
}

void
duo_helper_measure_image (DuoHelper *self)
{
  DuoMediaFacts *facts = self->facts;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (get_mime_type (facts->format), NULL);
  g_autoptr (GdkPixbuf) shown = NULL;
  GdkPixbufAnimation *animation;
  Size size = { 0, 0, 0 };
  gboolean ok;

  if (loader == NULL)
    {
      facts->verdict = DUO_MEDIA_UNKNOWN_TYPE; /* its loader is not installed */
      return;
    }
  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &size);
  g_signal_connect (loader, "area-updated", G_CALLBACK (area_updated_cb), &size);
  ok = load (loader, &size);
  facts->width = size.width;
  facts->height = size.height;
  if ((gint64) size.width * size.height > DUO_MEDIA_MOST_PIXELS)
    {
      facts->verdict = DUO_MEDIA_TOO_LARGE;
      return;
    }

  animation = gdk_pixbuf_loader_get_animation (loader);
  if (!ok || animation == NULL || gdk_pixbuf_animation_get_static_image (animation) == NULL || !is_whole (facts->format)
      || (facts->format == DUO_MEDIA_FORMAT_PNG && size.rows < size.height))
    {
      facts->verdict = DUO_MEDIA_BROKEN;
      return;
    }
  if (!gdk_pixbuf_animation_is_static_image (animation))
    facts->notes |= DUO_MEDIA_NOTE_MOVING;

  shown = gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_animation_get_static_image (animation));
  if (shown == NULL)
    {
      facts->verdict = DUO_MEDIA_TOO_HEAVY;
      return;
    }
  if (gdk_pixbuf_get_width (shown) != size.width)
    facts->notes |= DUO_MEDIA_NOTE_TURNED;
  facts->width = gdk_pixbuf_get_width (shown);
  facts->height = gdk_pixbuf_get_height (shown);
  duo_helper_take_picture (self, shown);
}

/* The size that a drawing says it has, in pixels of 96 to the inch; else that of its view box. */
static void
get_drawing_size (RsvgHandle *handle, gdouble *width, gdouble *height)
{
  gboolean has_width, has_height, has_box;
  RsvgLength length;
  RsvgRectangle box = { 0, 0, 0, 0 };

  if (rsvg_handle_get_intrinsic_size_in_pixels (handle, width, height))
    return;

  rsvg_handle_get_intrinsic_dimensions (handle, &has_width, &length, &has_height, &length, &has_box, &box);
  *width = has_box ? box.width : 0;
  *height = has_box ? box.height : 0;
}

static void
draw_svg (DuoHelper *self, RsvgHandle *handle, gdouble width, gdouble height)
{
  const gdouble scale = self->thumbnail / MAX (width, height);
  const RsvgRectangle place = { 0, 0, MAX (1, width * scale), MAX (1, height * scale) };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (gint) place.width, (gint) place.height);
  cairo_t *cr = cairo_create (surface);

  if (rsvg_handle_render_document (handle, cr, &place, NULL))
    duo_helper_take_surface (self, surface);
  else
    self->facts->verdict = DUO_MEDIA_BROKEN;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

void
duo_helper_measure_svg (DuoHelper *self)
{
  DuoMediaFacts *facts = self->facts;
  g_autoptr (GBytes) bytes = duo_helper_read (MOST_SVG);
  g_autoptr (RsvgHandle) handle = NULL;
  gdouble width = 0, height = 0;

  if (bytes == NULL)
    {
      facts->verdict = DUO_MEDIA_TOO_LARGE;
      return;
    }
  duo_helper_look_for_scripts (self, g_bytes_get_data (bytes, NULL));

  /* From memory and without a base: nothing that it refers to can be found. */
  handle = rsvg_handle_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
  if (handle == NULL)
    {
      facts->verdict = DUO_MEDIA_BROKEN;
      return;
    }
  get_drawing_size (handle, &width, &height);
  if (!(width >= 1 && height >= 1))
    facts->verdict = DUO_MEDIA_BROKEN;
  else if (width * height > DUO_MEDIA_MOST_PIXELS)
    facts->verdict = DUO_MEDIA_TOO_LARGE;
  facts->width = (gint) CLAMP (round (width), 0, G_MAXINT32 / 2);
  facts->height = (gint) CLAMP (round (height), 0, G_MAXINT32 / 2);
  if (facts->verdict == DUO_MEDIA_FINE && self->thumbnail > 0)
    draw_svg (self, handle, width, height);
}
