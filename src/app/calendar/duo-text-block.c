/* SPDX-License-Identifier: EUPL-1.2 */
/* The words in a bar, set in the room there is: title, pills, list, campaign and link; what does not fit is left
 * out in that order from the end, but never the title. */
#include "duo-message-drawing.h"

#define PILL_PADDING 6
/* What a pill may reach into the padding below the words. */
#define PILL_SLACK 3
#define TAG_GAP 6
#define LIST_INDENT 15

/* Title beside a tag needs at least this many characters' width. */
#define TITLE_MIN_CHARS 9

struct _DuoTextBlock
{
  PangoLayout *title;
  PangoLayout *body;      /* (nullable): not asked, or no room */
  PangoLayout *meta;      /* (nullable): campaign and link, as far as there is room */
  PangoLayout *status;    /* (nullable): the word in a pill */
  PangoLayout *tag;       /* (nullable) */
  graphene_rect_t status_area;
  graphene_rect_t tag_area;
  float        body_y;
  float        meta_y;
  GArray      *title_years;
  GArray      *body_years;
  gboolean     dashed;    /* the pill of a concept */
  gboolean     cut;
};

/* How much of a message is shown, fullest first. */
typedef enum
{
  DETAIL_LINK,
  DETAIL_CAMPAIGN,
  DETAIL_LIST,
  DETAIL_TITLE,
} Detail;

static PangoLayout *
make_layout (GtkWidget  *widget,
             const char *text,
             double      scale,
             gboolean    bold,
             int         width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  return layout;
}

static int
layout_height (PangoLayout *layout)
{
  int height = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static int
layout_width (PangoLayout *layout)
{
  int width = 0;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
set_list_indent (PangoLayout *layout)
{
  PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, LIST_INDENT);

  pango_layout_set_tabs (layout, tabs);
  pango_layout_set_indent (layout, -LIST_INDENT * PANGO_SCALE);
  pango_layout_set_spacing (layout, 2 * PANGO_SCALE);
  pango_tab_array_free (tabs);
}

/* Sets campaign and link on one line, or on two where one is too narrow. */
static PangoLayout *
make_meta (GtkWidget            *widget,
           const DuoMessageFace *face,
           Detail                detail,
           int                   width)
{
  const gboolean with_link = detail == DETAIL_LINK && face->link != NULL;
  g_autofree char *text =
    with_link ? g_strdup_printf ("%s · %s", face->campaign, face->link) : g_strdup (face->campaign);
  g_autoptr (PangoLayout) layout = NULL;

  if (detail > DETAIL_CAMPAIGN)
    return NULL;

  layout = make_layout (widget, text, 0.95, FALSE, width);
  /* No word is broken for them: they are left out instead. */
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  if (with_link && pango_layout_get_line_count (layout) > 1)
    {
      g_autofree char *two_lines = g_strdup_printf ("%s\n%s", face->campaign, face->link);

      pango_layout_set_text (layout, two_lines, -1);
    }
  return g_steal_pointer (&layout);
}

/* Places pills: the tag beside the title where there is room, else both on a line below it.
 * Returns: the width that is left for the title. */
static int
make_pills (DuoTextBlock         *self,
            GtkWidget            *widget,
            const DuoMessageFace *face,
            int                   width,
            int                   char_width)
{
  int title_width = width;

  if (face->tag != NULL)
    {
      int tag_width;

      self->tag = make_layout (widget, face->tag, 0.85, TRUE, -1);
      tag_width = layout_width (self->tag) + 2 * PILL_PADDING;
      graphene_rect_init (&self->tag_area, width - tag_width, 0, tag_width, layout_height (self->tag) + 2);
      if (width - tag_width - TAG_GAP >= TITLE_MIN_CHARS * char_width)
        title_width = width - tag_width - TAG_GAP;
      else if (tag_width > width)
        g_clear_object (&self->tag);
    }
  if (face->status != NULL)
    {
      int status_width;

      self->status = make_layout (widget, face->status, 0.85, TRUE, -1);
      status_width = layout_width (self->status);
      graphene_rect_init (&self->status_area, 0, 0,
                          MAX (status_width + 2, MIN (status_width + 2 * PILL_PADDING, width)),
                          layout_height (self->status) + 2);
    }

  return title_width;
}

/* Puts what has to be below the title there. Returns: how high the pills are. */
static float
place_pills (DuoTextBlock *self,
             gboolean      tag_beside,
             int           width,
             float         y)
{
  float line = 0;
  float x = 0;

  if (self->status != NULL)
    {
      self->status_area.origin.y = y;
      line = self->status_area.size.height;
      x = self->status_area.size.width + TAG_GAP / 2;
    }
  if (self->tag != NULL && !tag_beside)
    {
      if (x > 0 && x + self->tag_area.size.width > width)
        {
          y += line + 2;
          line = line + 2 + self->tag_area.size.height;
          x = 0;
        }
      else
        line = MAX (line, self->tag_area.size.height);
      self->tag_area.origin.x = x;
      self->tag_area.origin.y = y;
    }

  return line > 0 ? line + 2 : 0;
}

/* Whether a line of @layout begins in the middle of a word. */
static gboolean
breaks_words (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  gint n_attributes = 0;
  const PangoLogAttr *attributes = pango_layout_get_log_attrs_readonly (layout, &n_attributes);

  for (gint i = 1; i < pango_layout_get_line_count (layout); i++)
    {
      const glong offset
        = g_utf8_pointer_to_offset (text, text + pango_layout_get_line_readonly (layout, i)->start_index);

      if (offset < n_attributes && !attributes[offset].is_line_break)
        return TRUE;
    }

  return FALSE;
}

/* Sets the title; a little smaller where that keeps its words whole. */
static PangoLayout *
make_title (GtkWidget  *widget,
            const char *text,
            int         width)
{
  static const double scales[] = { 1, 0.93, 0.86 };

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (PangoLayout) layout = make_layout (widget, text, scales[i], TRUE, width);

      if (!breaks_words (layout))
        return g_steal_pointer (&layout);
    }

  return make_layout (widget, text, 1, TRUE, width);
}

/* Lets the title take what room there is, with an ellipsis where that is too little. */
static void
fit_title (DuoTextBlock *self,
           int           height)
{
  if (layout_height (self->title) <= height)
    return;

  pango_layout_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  pango_layout_set_height (self->title, MAX (height, 1) * PANGO_SCALE);
  self->cut = TRUE;
}

/**
 * duo_text_block_new:
 * @widget: whose font to use
 * @face: what to say
 * @width: pixels
 * @height: pixels
 *
 * Returns: (transfer full): the words of @face, as much of them as fits
 */
DuoTextBlock *
duo_text_block_new (GtkWidget            *widget,
                    const DuoMessageFace *face,
                    int                   width,
                    int                   height)
{
  DuoTextBlock *self = g_new0 (DuoTextBlock, 1);
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int char_width = PANGO_PIXELS (pango_font_metrics_get_approximate_char_width (metrics));
  int title_width;
  int title_height;
  float pills;
  Detail most = DETAIL_LINK;

  pango_font_metrics_unref (metrics);
  self->title_years = g_array_ref (face->title_years);
  self->body_years = g_array_ref (face->body_years);
  self->dashed = face->message_status == DUO_MESSAGE_CONCEPT;
  width = MAX (width, char_width);
  title_width = make_pills (self, widget, face, width, char_width);
  self->title = make_title (widget, face->title, title_width);
  if (face->message_status == DUO_MESSAGE_WITHDRAWN)
    pango_attr_list_insert (pango_layout_get_attributes (self->title), pango_attr_strikethrough_new (TRUE));

  pills = place_pills (self, title_width < width, width, 0);
  fit_title (self, height - (int) pills);
  if (layout_height (self->title) + pills > height + PILL_SLACK && self->status != NULL && title_width == width)
    {
      /* The tag says what is seen anyway when its bars light up; the status is said nowhere else. */
      g_clear_object (&self->tag);
      pills = place_pills (self, FALSE, width, 0);
      fit_title (self, height - (int) pills);
    }
  if (layout_height (self->title) + pills > height + PILL_SLACK)
    {
      /* Not even one line beside them: dashes and the other shape still say it, and nothing of less weight is said. */
      if (self->status != NULL)
        most = DETAIL_TITLE;
      g_clear_object (&self->status);
      if (title_width == width)
        g_clear_object (&self->tag);
      pills = 0;
    }
  title_height = layout_height (self->title);
  if (pills > 0)
    pills = place_pills (self, title_width < width, width, title_height);

  self->cut = self->cut || most == DETAIL_TITLE;
  for (Detail detail = most; detail < DETAIL_TITLE; detail++)
    {
      g_autoptr (PangoLayout) meta = make_meta (widget, face, detail, width);
      g_autoptr (PangoLayout) body = face->body != NULL ? make_layout (widget, face->body, 1, FALSE, width) : NULL;
      const int lead = body != NULL ? 4 : 0;

      if (body != NULL && face->body_is_list)
        set_list_indent (body);
      if (title_height + pills + lead + layout_height (body) + layout_height (meta) + (meta != NULL ? lead : 0) > height
          || (meta != NULL && layout_width (meta) > width))
        {
          self->cut = TRUE;
          continue;
        }

      self->body_y = title_height + pills + lead;
      self->meta_y = self->body_y + layout_height (body) + (body != NULL ? lead : 0);
      self->body = g_steal_pointer (&body);
      self->meta = g_steal_pointer (&meta);
      break;
    }

  return self;
}

void
duo_text_block_free (DuoTextBlock *self)
{
  g_clear_object (&self->title);
  g_clear_object (&self->body);
  g_clear_object (&self->meta);
  g_clear_object (&self->status);
  g_clear_object (&self->tag);
  g_array_unref (self->title_years);
  g_array_unref (self->body_years);
  g_free (self);
}

/* Returns: whether any words are missing, so that a tooltip has to say them. */
gboolean
duo_text_block_is_cut (DuoTextBlock *self)
{
  return self->cut;
}

static void
snapshot_layout (GtkSnapshot   *snapshot,
                 PangoLayout   *layout,
                 float          x,
                 float          y,
                 const GdkRGBA *colour)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* Years that were filled in get a dotted line: they change when the message is copied to another year. */
static void
snapshot_years (GtkSnapshot   *snapshot,
                PangoLayout   *layout,
                GArray        *years,
                float          x,
                float          y,
                const GdkRGBA *colour)
{
  static const double dots[] = { 1.5, 1.5 };

  for (guint i = 0; i < years->len; i++)
    {
      const DuoTextRange *year = &g_array_index (years, DuoTextRange, i);
      PangoRectangle start, end;
      graphene_rect_t area;
      cairo_t *cr;

      pango_layout_index_to_pos (layout, (int) year->start, &start);
      pango_layout_index_to_pos (layout, (int) year->end, &end);
      if (end.y != start.y)
        continue;
      graphene_rect_init (&area, x + PANGO_PIXELS (start.x), y + PANGO_PIXELS (start.y + start.height) - 2,
                          PANGO_PIXELS (end.x - start.x), 2);
      cr = gtk_snapshot_append_cairo (snapshot, &area);
      gdk_cairo_set_source_rgba (cr, colour);
      cairo_set_line_width (cr, 1.2);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      cairo_move_to (cr, area.origin.x, area.origin.y + 1);
      cairo_rel_line_to (cr, area.size.width, 0);
      cairo_stroke (cr);
      cairo_destroy (cr);
    }
}

static void
snapshot_pill (GtkSnapshot             *snapshot,
               PangoLayout             *layout,
               const graphene_rect_t   *place,
               float                    x,
               float                    y,
               float                    radius,
               gboolean                 dashed,
               gboolean                 hatched,
               const DuoMessageColours *colours)
{
  const graphene_rect_t area
    = GRAPHENE_RECT_INIT (x + place->origin.x, y + place->origin.y, place->size.width, place->size.height);
  static const double dashes[] = { 3, 2 };
  const double r = MIN (radius, area.size.height / 2 - 0.5);
  const double left = area.origin.x + 0.5, right = left + area.size.width - 1;
  const double top = area.origin.y + 0.5, bottom = top + area.size.height - 1;
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &area);

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, top + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, left + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, left + r, top + r, r, G_PI, G_PI + G_PI_2);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, hatched ? &colours->view : &colours->fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &colours->text);
  cairo_set_line_width (cr, 1);
  if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
  snapshot_layout (snapshot, layout, area.origin.x + (area.size.width - (float) layout_width (layout)) / 2,
                   area.origin.y + 1, &colours->text);
}

/* Draws the words with their top left corner at @x, @y. */
void
duo_text_block_snapshot (DuoTextBlock            *self,
                         GtkSnapshot             *snapshot,
                         float                    x,
                         float                    y,
                         const DuoMessageColours *colours)
{
  snapshot_layout (snapshot, self->title, x, y, &colours->text);
  snapshot_years (snapshot, self->title, self->title_years, x, y, &colours->text);
  if (self->status != NULL)
    snapshot_pill (snapshot, self->status, &self->status_area, x, y, 99, self->dashed, TRUE, colours);
  if (self->tag != NULL)
    snapshot_pill (snapshot, self->tag, &self->tag_area, x, y, 4, FALSE, self->status != NULL, colours);
  if (self->body != NULL)
    {
      snapshot_layout (snapshot, self->body, x, y + self->body_y, &colours->text);
      snapshot_years (snapshot, self->body, self->body_years, x, y + self->body_y, &colours->text);
    }
  if (self->meta != NULL)
    snapshot_layout (snapshot, self->meta, x, y + self->meta_y, &colours->text);
}
