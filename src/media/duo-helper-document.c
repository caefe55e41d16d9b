/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring documents: PDF by Poppler; of slides (ISO/IEC 29500, .pptx) their number, their size and their words. */
#include "duo-helper.h"

#include <poppler.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

/* Words are read of so many pages. */
#define MOST_PAGES 50
#define MOST_PDF (200 * 1024 * 1024)
#define MOST_PART (4 * 1024 * 1024)
#define MOST_ENTRIES 5000
/* In the slides' own measure, 914,400 to the inch, of which 96 pixels make one. */
#define EMU_PER_PIXEL 9525

static void
draw_page (DuoHelper *self, PopplerPage *page)
{
  gdouble width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  scale = self->thumbnail / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (gint) MAX (1, width * scale), (gint) MAX (1, height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  duo_helper_take_surface (self, surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
read_pages (DuoHelper *self, PopplerDocument *document)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (gint i = 0; i < MIN (self->facts->pages, MOST_PAGES); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (document, i);
      g_autofree char *words = page != NULL ? poppler_page_get_text (page) : NULL;

      if (words != NULL)
        g_string_append_printf (text, "%s\n", words);
    }

  duo_helper_take_text (self, text->str);
}

void
duo_helper_measure_pdf (DuoHelper *self)
{
  DuoMediaFacts *facts = self->facts;
  g_autoptr (GBytes) bytes = duo_helper_read (MOST_PDF);
  g_autoptr (GError) error = NULL;
  g_autoptr (PopplerDocument) document = bytes != NULL ? poppler_document_new_from_bytes (bytes, NULL, &error) : NULL;
  g_autoptr (PopplerPage) page = NULL;
  gdouble width = 0, height = 0;

  if (bytes == NULL)
    facts->verdict = DUO_MEDIA_TOO_LARGE;
  else if (g_error_matches (error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    facts->verdict = DUO_MEDIA_PASSWORD;
  else if (document == NULL || poppler_document_get_n_pages (document) == 0)
    facts->verdict = DUO_MEDIA_BROKEN;
  if (facts->verdict != DUO_MEDIA_FINE)
    return;

  facts->pages = poppler_document_get_n_pages (document);
  page = poppler_document_get_page (document, 0);
  if (page != NULL)
    poppler_page_get_size (page, &width, &height);
  if (!(width >= 1 && height >= 1 && width < 100000 && height < 100000))
    {
      facts->verdict = DUO_MEDIA_BROKEN;
      return;
    }
  facts->width = (gint) (width + 0.5);
  facts->height = (gint) (height + 0.5);
  if (poppler_document_has_javascript (document))
    facts->notes |= DUO_MEDIA_NOTE_SCRIPT;
  read_pages (self, document);
  if (self->thumbnail > 0)
    draw_page (self, page);
}

/* ---- Slides ---- */

/* Returns: (transfer full) (nullable): a part of the archive as text; %NULL when it is not there, or says too much. */
static char *
read_part (zip_t *archive, const char *name)
{
  g_autofree char *text = NULL;
  zip_file_t *file = zip_fopen (archive, name, 0);
  zip_int64_t n;

  if (file == NULL)
    return NULL;

  text = g_malloc (MOST_PART + 1); /* what it says of its own size is not believed */
  n = zip_fread (file, text, MOST_PART + 1);
  zip_fclose (file);
  if (n < 0 || n > MOST_PART)
    return NULL;

  text[n] = '\0';
  return g_utf8_validate (text, n, NULL) ? g_steal_pointer (&text) : NULL;
}

/* The number after @name, as in cx="12192000"; 0 for none. */
static gint
get_attribute (const char *element, const char *name)
{
  const char *found = strstr (element, name);

  return found != NULL ? (gint) (g_ascii_strtoll (found + strlen (name), NULL, 10) / EMU_PER_PIXEL) : 0;
}

static void
read_slides (DuoHelper *self, zip_t *archive)
{
  g_autoptr (GRegex) runs = g_regex_new ("<a:t>([^<]*)</a:t>|</a:p>", 0, 0, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = g_strdup ("ppt/slides/slide1.xml");

  while (zip_name_locate (archive, name, 0) >= 0 && self->facts->pages < MOST_ENTRIES)
    {
      g_autofree char *part = self->facts->pages < MOST_PAGES ? read_part (archive, name) : NULL;
      g_autoptr (GMatchInfo) match = NULL;

      self->facts->pages++;
      for (g_regex_match (runs, part != NULL ? part : "", 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
        {
          g_autofree char *words = g_match_info_fetch (match, 1);

          g_string_append (text, words != NULL && *words != '\0' ? words : "\n");
        }
      g_free (name);
      name = g_strdup_printf ("ppt/slides/slide%d.xml", self->facts->pages + 1);
    }

  duo_helper_take_text (self, text->str);
}

void
duo_helper_measure_slides (DuoHelper *self)
{
  DuoMediaFacts *facts = self->facts;
  const gint fd = dup (STDIN_FILENO);
  zip_t *archive = fd >= 0 ? zip_fdopen (fd, 0, NULL) : NULL;
  g_autofree char *presentation = NULL;
  const char *size;

  if (archive == NULL)
    {
      if (fd >= 0)
        close (fd);
      facts->verdict = DUO_MEDIA_BROKEN;
      return;
    }

  presentation = read_part (archive, "ppt/presentation.xml");
  size = presentation != NULL ? strstr (presentation, "<p:sldSz") : NULL;
  if (zip_name_locate (archive, "ppt/presentation.xml", 0) < 0)
    {
      facts->verdict = DUO_MEDIA_UNKNOWN_TYPE; /* a zip of something else */
      facts->format = DUO_MEDIA_FORMAT_UNKNOWN;
    }
  else if (size == NULL || zip_get_num_entries (archive, 0) > MOST_ENTRIES)
    {
      facts->verdict = DUO_MEDIA_BROKEN;
    }
  else
    {
      facts->width = get_attribute (size, "cx=\"");
      facts->height = get_attribute (size, "cy=\"");
      read_slides (self, archive);
    }
  zip_discard (archive);
}
