/* SPDX-License-Identifier: EUPL-1.2 */
/* The drawn page as a PDF and as a picture. */
#include <cairo-pdf.h>
#include <errno.h>
#include <stdio.h>

#include "duo-calendar-drawing.h"
#include "duo-calendar-formats.h"
#include "duo-dutch.h"

/* Points of paper, landscape. */
#define A4_WIDTH 841.89
#define A4_HEIGHT 595.28
#define A3_WIDTH 1190.55
#define A3_HEIGHT 841.89
#define MARGIN (1.2 / 2.54 * 72)

/* A picture for a slide; drawn as a page of half its size, so that its letters are as large as on paper. */
#define PICTURE_WIDTH 1920
#define PICTURE_HEIGHT 1080
#define PICTURE_SCALE 2.0
#define PICTURE_MARGIN 20.0

typedef struct
{
  FILE *stream;
  gint  failure; /* errno of the write that failed */
} Sink;

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  Sink *sink = closure;

  if (fwrite (data, 1, length, sink->stream) == length)
    return CAIRO_STATUS_SUCCESS;

  sink->failure = errno;
  return CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
open_sink (Sink        *sink,
           DuoSafeFile *file,
           GError     **error)
{
  *sink = (Sink) { fopen (duo_safe_file_get_temporary (file), "wbe"), 0 };
  if (sink->stream == NULL)
    duo_safe_file_set_errno (duo_safe_file_get_path (file), errno, error);

  return sink->stream != NULL;
}

static gboolean
close_sink (Sink          *sink,
            cairo_status_t status,
            DuoSafeFile   *file,
            GError       **error)
{
  if (fclose (sink->stream) != 0 && sink->failure == 0)
    sink->failure = errno;
  if (sink->failure != 0)
    {
      duo_safe_file_set_errno (duo_safe_file_get_path (file), sink->failure, error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      duo_safe_file_set_error (file, cairo_status_to_string (status), error);
      return FALSE;
    }

  return TRUE;
}

static void
set_metadata (cairo_surface_t          *surface,
              const DuoCalendarExtract *extract)
{
  g_autofree char *span = duo_dutch_span (&extract->span);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_CALENDAR_TITLE, span);
  g_autofree char *day = duo_day_to_string (extract->today);
  g_autofree char *moment = g_strconcat (day, "T12:00:00Z", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, DUO_DUTCH_ORGANISATION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, DUO_DUTCH_SUBJECT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
}

/* One page of A4; of A3 where A4 would hide messages. */
gboolean
duo_calendar_write_pdf (const DuoCalendarExtract *extract,
                        DuoSafeFile              *file,
                        GError                  **error)
{
  const gboolean large = duo_calendar_drawing_hides_some (extract, A4_WIDTH - 2 * MARGIN);
  const double width = large ? A3_WIDTH : A4_WIDTH;
  const double height = large ? A3_HEIGHT : A4_HEIGHT;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  Sink sink;

  if (!open_sink (&sink, file, error))
    return FALSE;

  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  set_metadata (surface, extract);
  cr = cairo_create (surface);
  cairo_translate (cr, MARGIN, MARGIN);
  duo_calendar_drawing_draw (extract, cr, width - 2 * MARGIN, height - 2 * MARGIN);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return close_sink (&sink, status, file, error);
}

/**
 * duo_calendar_draw_picture:
 * @extract: what to draw
 *
 * Returns: (transfer full): a picture of 1920x1080 on white, for a slide; release with cairo_surface_destroy()
 */
cairo_surface_t *
duo_calendar_draw_picture (const DuoCalendarExtract *extract)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  cairo_translate (cr, PICTURE_MARGIN, PICTURE_MARGIN);
  duo_calendar_drawing_draw (extract, cr, PICTURE_WIDTH / PICTURE_SCALE - 2 * PICTURE_MARGIN,
                             PICTURE_HEIGHT / PICTURE_SCALE - 2 * PICTURE_MARGIN);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

/* A picture of 1920x1080. */
gboolean
duo_calendar_write_png (const DuoCalendarExtract *extract,
                        DuoSafeFile              *file,
                        GError                  **error)
{
  cairo_surface_t *surface;
  cairo_status_t status;
  Sink sink;

  if (!open_sink (&sink, file, error))
    return FALSE;

  surface = duo_calendar_draw_picture (extract);
  status = cairo_surface_write_to_png_stream (surface, write_cb, &sink);
  cairo_surface_destroy (surface);

  return close_sink (&sink, status, file, error);
}
