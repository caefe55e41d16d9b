/* SPDX-License-Identifier: EUPL-1.2 */
/* make-picture DRAWING OUTPUT: a material of the sample from its SVG; a .png, .jpg or .pdf by the name of OUTPUT. Runs
 * while the program is built. */
#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>
#include <stdlib.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsvgHandle, g_object_unref)

/* In points, of 1/72 inch. */
#define A2_WIDTH 1190.55
#define A2_HEIGHT 1683.78

static gboolean
write_pdf (RsvgHandle *drawing, const char *path, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, A2_WIDTH, A2_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const RsvgRectangle page = { 0, 0, A2_WIDTH, A2_HEIGHT };
  gboolean ok;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2020-10-01T12:00:00Z"); /* the same file each time */
  ok = rsvg_handle_render_document (drawing, cr, &page, error);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (ok && cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: %s", path, cairo_status_to_string (cairo_surface_status (surface)));
      ok = FALSE;
    }
  cairo_surface_destroy (surface);
  return ok;
}

static gboolean
write_pixels (RsvgHandle *drawing, const char *path, GError **error)
{
  g_autoptr (GdkPixbuf) picture = rsvg_handle_get_pixbuf (drawing);
  g_autoptr (GdkPixbuf) opaque = NULL;

  if (picture == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: nothing to draw", path);
      return FALSE;
    }
  if (g_str_has_suffix (path, ".png"))
    return gdk_pixbuf_save (picture, path, "png", error, "compression", "9", NULL);

  opaque = gdk_pixbuf_composite_color_simple (picture, gdk_pixbuf_get_width (picture), gdk_pixbuf_get_height (picture), GDK_INTERP_NEAREST, 255, 8,
                                              0xffffff, 0xffffff);
  return gdk_pixbuf_save (opaque, path, "jpeg", error, "quality", "88", NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (RsvgHandle) drawing = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 3)
    return EXIT_FAILURE;

  drawing = rsvg_handle_new_from_file (argv[1], &error);
  if (drawing != NULL && (g_str_has_suffix (argv[2], ".pdf") ? write_pdf (drawing, argv[2], &error) : write_pixels (drawing, argv[2], &error)))
    return EXIT_SUCCESS;

  g_printerr ("%s\n", error->message);
  return EXIT_FAILURE;
}
