/* SPDX-License-Identifier: EUPL-1.2 */
/* Text on a page, with Pango. The letters are those of the workbook where that font is there. */
#include "duo-drawing-text.h"

#include <string.h>

#define FAMILY "Carlito, Calibri, Cantarell, sans-serif"
#define SIZE_STEP 0.5
#define MAX_LENGTH 4000 /* bytes of a piece: more does not fit on any page, and takes long to measure */

/* @colour: 0xRRGGBB. */
void
duo_drawing_set_colour (cairo_t *cr,
                        guint32  colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

/* Valid, without control characters, and not endless. */
static void
append_clean (GString    *text,
              const char *piece)
{
  g_autofree char *valid = g_utf8_make_valid (piece, -1);
  const gsize begin = text->len;

  for (const char *p = valid; *p != '\0' && text->len - begin < MAX_LENGTH; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);

      if (character >= 0x20 || character == '\n')
        g_string_append_unichar (text, character);
      else if (character == '\t')
        g_string_append_c (text, ' ');
    }
  if (text->len - begin >= MAX_LENGTH)
    g_string_append (text, "…");
}

static void
add_attribute (PangoAttrList  *list,
               PangoAttribute *attribute,
               gsize           begin,
               gsize           end)
{
  attribute->start_index = (guint) begin;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

/**
 * duo_drawing_text_new:
 * @cr: what it is for
 * @pieces: (array length=n_pieces): the text
 * @n_pieces: how many
 * @size: of the letters, in units of @cr
 * @width: to wrap at; negative: one line
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
duo_drawing_text_new (cairo_t            *cr,
                      const DuoTextPiece *pieces,
                      guint               n_pieces,
                      double              size,
                      double              width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  PangoFontDescription *font = pango_font_description_from_string (FAMILY);

  /* paper has no pixels: letters are spaced as the font says, the same at every size */
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);

  for (guint i = 0; i < n_pieces; i++)
    {
      gsize begin;

      if (pieces[i].text == NULL)
        continue;
      if (pieces[i].new_line && text->len > 0)
        g_string_append_c (text, '\n');
      begin = text->len;
      append_clean (text, pieces[i].text);
      if (pieces[i].style & DUO_TEXT_BOLD)
        add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), begin, text->len);
      if (pieces[i].style & DUO_TEXT_ITALIC)
        add_attribute (list, pango_attr_style_new (PANGO_STYLE_ITALIC), begin, text->len);
      if (pieces[i].scale != 1)
        add_attribute (list, pango_attr_scale_new (pieces[i].scale), begin, text->len);
    }

  pango_layout_set_text (layout, text->str, (gint) text->len);
  pango_layout_set_attributes (layout, list);
  pango_layout_set_auto_dir (layout, FALSE); /* a page is laid out from the left; letters still know their way */
  if (width >= 0)
    {
      pango_layout_set_width (layout, (gint) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }

  return layout;
}

/* Returns: the height of the text, in units of what it is drawn on. */
double
duo_drawing_text_height (PangoLayout *layout)
{
  gint height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Whether a word had to be broken: such a text is better set smaller. */
static gboolean
breaks_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);

  for (GSList *line = pango_layout_get_lines_readonly (layout); line != NULL && line->next != NULL; line = line->next)
    {
      const PangoLayoutLine *next = line->next->data;
      const gint begin = next->start_index;

      if (begin > 0 && g_ascii_isalnum (text[begin - 1]) && g_ascii_isalnum (text[begin]))
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_drawing_text_fit:
 * @cr: where to draw
 * @pieces: (array length=n_pieces): the text
 * @n_pieces: how many
 * @box: where it must fit
 * @size: of the letters when there is room
 * @floor_size: the smallest letters
 * @force: draw it also when it does not fit, with "…" at its end
 * @colour: of the letters
 *
 * Returns: whether it fits, and so was drawn
 */
gboolean
duo_drawing_text_fit (cairo_t            *cr,
                      const DuoTextPiece *pieces,
                      guint               n_pieces,
                      const DuoBox       *box,
                      double              size,
                      double              floor_size,
                      gboolean            force,
                      guint32             colour)
{
  g_autoptr (PangoLayout) layout = NULL;
  gboolean fits = FALSE;

  for (; !fits && size >= floor_size; size -= SIZE_STEP)
    {
      g_clear_object (&layout);
      layout = duo_drawing_text_new (cr, pieces, n_pieces, size, box->width);
      fits = duo_drawing_text_height (layout) <= box->height
             && (size - SIZE_STEP < floor_size || !breaks_words (layout));
    }
  if (layout == NULL || (!fits && !force))
    return FALSE;

  if (!fits)
    {
      pango_layout_set_height (layout, (gint) (box->height * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  duo_drawing_set_colour (cr, colour);
  cairo_move_to (cr, box->x, box->y);
  pango_cairo_show_layout (cr, layout);

  return fits;
}

/* Draws one line in the middle of @box's height; with "…" where it is too long. */
void
duo_drawing_text_line (cairo_t      *cr,
                       const char   *text,
                       guint         style,
                       double        size,
                       const DuoBox *box,
                       guint32       colour)
{
  const DuoTextPiece piece = { text, style, 1, FALSE };
  g_autoptr (PangoLayout) layout = duo_drawing_text_new (cr, &piece, 1, size, box->width);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (style & DUO_TEXT_RIGHT)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  duo_drawing_set_colour (cr, colour);
  cairo_move_to (cr, box->x, box->y + (box->height - duo_drawing_text_height (layout)) / 2);
  pango_cairo_show_layout (cr, layout);
}
