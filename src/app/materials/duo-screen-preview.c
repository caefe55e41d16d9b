/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws a material in a channel, to scale. */
#include "duo-screen-preview.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"

#include "duo-words-match.h"
#include "duo-words-spec.h"

#define MOST_WIDTH 216
#define MOST_HEIGHT 228

struct _DuoScreenPreview
{
  GtkWidget parent_instance;
  DuoMaterial *material;   /* (owned) (nullable) */
  GdkTexture *picture;     /* (owned) (nullable) */
  DuoEffectiveSpecs specs;
};

G_DEFINE_FINAL_TYPE (DuoScreenPreview, duo_screen_preview, GTK_TYPE_WIDGET)

/* The size of the surface, in its own pixels or in a ratio; of an unknown one that of the material. */
static void
get_surface (DuoScreenPreview *self, double *width, double *height)
{
  const gint32 *number = self->specs.number;
  const gint64 own_width = duo_material_get_width (self->material), own_height = duo_material_get_height (self->material);

  *width = number[DUO_SPEC_WIDTH_PX];
  *height = number[DUO_SPEC_HEIGHT_PX];
  if (*width > 0 && *height > 0)
    return;
  if (number[DUO_SPEC_ASPECT] > 0)
    {
      *width = duo_spec_ratio_width (number[DUO_SPEC_ASPECT]);
      *height = duo_spec_ratio_height (number[DUO_SPEC_ASPECT]);
    }
  else if (duo_effective_specs_is_known (&self->specs, DUO_SPEC_ORIENTATION))
    {
      *width = number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_PORTRAIT ? 9 : number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_SQUARE ? 1 : 16;
      *height = number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_PORTRAIT ? 16 : number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_SQUARE ? 1 : 9;
    }
  else
    {
      *width = own_width > 0 ? own_width : 16;
      *height = own_height > 0 ? own_height : 9;
    }
}

static graphene_rect_t
fit (double width, double height, const graphene_rect_t *into)
{
  const double scale = MIN (into->size.width / width, into->size.height / height);
  const double shown_width = width * scale, shown_height = height * scale;

  return GRAPHENE_RECT_INIT ((float) (into->origin.x + (into->size.width - shown_width) / 2),
                             (float) (into->origin.y + (into->size.height - shown_height) / 2), (float) shown_width, (float) shown_height);
}

static void
draw_margin (DuoScreenPreview *self, GtkSnapshot *snapshot, const graphene_rect_t *screen, double width, double height)
{
  static const double dashes[] = { 4, 3 };
  const gint32 *number = self->specs.number;
  const double scale_x = screen->size.width / width, scale_y = screen->size.height / height;
  cairo_t *cr;

  if (number[DUO_SPEC_SAFE_TOP_PX] + number[DUO_SPEC_SAFE_RIGHT_PX] + number[DUO_SPEC_SAFE_BOTTOM_PX] + number[DUO_SPEC_SAFE_LEFT_PX] == 0
      || number[DUO_SPEC_WIDTH_PX] == 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, screen);
  cairo_rectangle (cr, screen->origin.x + number[DUO_SPEC_SAFE_LEFT_PX] * scale_x, screen->origin.y + number[DUO_SPEC_SAFE_TOP_PX] * scale_y,
                   (width - number[DUO_SPEC_SAFE_LEFT_PX] - number[DUO_SPEC_SAFE_RIGHT_PX]) * scale_x,
                   (height - number[DUO_SPEC_SAFE_TOP_PX] - number[DUO_SPEC_SAFE_BOTTOM_PX]) * scale_y);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 2);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Underlines what stands beyond the characters that are allowed. */
static void
mark_overflow (PangoAttrList *attributes, const char *text, gint most, glong from)
{
  const glong length = g_utf8_strlen (text, -1);
  PangoAttribute *attribute;

  if (most <= 0 || length - from <= most)
    return;

  attribute = pango_attr_strikethrough_new (TRUE);
  attribute->start_index = (guint) (g_utf8_offset_to_pointer (text, from + most) - text);
  pango_attr_list_insert (attributes, attribute);
  attribute = pango_attr_foreground_new (0xa1a1, 0x2222, 0x1b1b);
  attribute->start_index = (guint) (g_utf8_offset_to_pointer (text, from + most) - text);
  pango_attr_list_insert (attributes, attribute);
}

static void
draw_words (DuoScreenPreview *self, GtkSnapshot *snapshot, const graphene_rect_t *place)
{
  const char *text = duo_material_get_text (self->material);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const char *line_end = strpbrk (text, "\r\n");
  const GdkRGBA ink = { 0.12, 0.12, 0.14, 1 };

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
  mark_overflow (attributes, text, self->specs.number[DUO_SPEC_BODY_MAX_CHARS],
                 line_end != NULL ? g_utf8_pointer_to_offset (text, line_end) : 0);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (place->size.width - 16) * PANGO_SCALE);
  pango_layout_set_height (layout, (int) (place->size.height - 16) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, place);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->origin.x + 8, place->origin.y + 8));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
duo_screen_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DuoScreenPreview *self = DUO_SCREEN_PREVIEW (widget);
  const graphene_rect_t room = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  const GdkRGBA off = { 0.1, 0.1, 0.11, 1 };
  double width, height;
  graphene_rect_t screen;

  if (self->material == NULL)
    return;
  if (duo_material_get_kind (self->material) == DUO_MEDIA_KIND_TEXT)
    {
      draw_words (self, snapshot, &room);
      return;
    }

  get_surface (self, &width, &height);
  screen = fit (width, height, &room);
  gtk_snapshot_append_color (snapshot, &off, &screen);
  if (self->picture != NULL)
    {
      const graphene_rect_t shown = fit (MAX (1, (double) duo_material_get_width (self->material)), MAX (1, (double) duo_material_get_height (self->material)), &screen);

      gtk_snapshot_append_texture (snapshot, self->picture, &shown);
    }
  draw_margin (self, snapshot, &screen, width, height);
}

static void
duo_screen_preview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  DuoScreenPreview *self = DUO_SCREEN_PREVIEW (widget);
  const graphene_rect_t most = GRAPHENE_RECT_INIT (0, 0, MOST_WIDTH, MOST_HEIGHT);
  double width = MOST_WIDTH, height = MOST_HEIGHT / 2;
  graphene_rect_t shown;

  if (self->material != NULL && duo_material_get_kind (self->material) != DUO_MEDIA_KIND_TEXT)
    get_surface (self, &width, &height);
  shown = fit (width, height, &most);
  *minimum = *natural = (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? shown.size.width : shown.size.height);
}

static void
duo_screen_preview_dispose (GObject *object)
{
  DuoScreenPreview *self = DUO_SCREEN_PREVIEW (object);

  g_clear_object (&self->material);
  g_clear_object (&self->picture);

  G_OBJECT_CLASS (duo_screen_preview_parent_class)->dispose (object);
}

static void
duo_screen_preview_class_init (DuoScreenPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_screen_preview_dispose;
  widget_class->snapshot = duo_screen_preview_snapshot;
  widget_class->measure = duo_screen_preview_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duo_screen_preview_init (DuoScreenPreview *self)
{
}

/* Returns: (transfer floating): an empty one. */
GtkWidget *
duo_screen_preview_new (void)
{
  return g_object_new (DUO_TYPE_SCREEN_PREVIEW, NULL);
}

/* Shows @material on @channel; @picture is its thumbnail (nullable). */
void
duo_screen_preview_show (DuoScreenPreview *self, DuoMaterial *material, GdkTexture *picture, const DuoEffectiveSpecs *channel)
{
  g_autofree char *caption = duo_screen_preview_dup_caption (channel);
  g_autofree char *words = g_strdup_printf ("%s: %s", duo_material_get_title (material), caption);

  g_return_if_fail (DUO_IS_SCREEN_PREVIEW (self));

  g_set_object (&self->material, material);
  g_set_object (&self->picture, picture);
  self->specs = *channel;
  duo_a11y_set_label (GTK_WIDGET (self), words);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: (transfer full): what is drawn: "scherm 1080×1920", and what the dashes mean. */
char *
duo_screen_preview_dup_caption (const DuoEffectiveSpecs *channel)
{
  const gint32 *number = channel->number;
  const char *kind = duo_words_channel_kind (channel->kind);
  const gint margin = MAX (MAX (number[DUO_SPEC_SAFE_TOP_PX], number[DUO_SPEC_SAFE_RIGHT_PX]), MAX (number[DUO_SPEC_SAFE_BOTTOM_PX], number[DUO_SPEC_SAFE_LEFT_PX]));
  g_autofree char *size = number[DUO_SPEC_WIDTH_PX] > 0 && number[DUO_SPEC_HEIGHT_PX] > 0
                            ? g_strdup_printf ("%s %d×%d", kind, number[DUO_SPEC_WIDTH_PX], number[DUO_SPEC_HEIGHT_PX])
                          : number[DUO_SPEC_ASPECT] > 0
                            ? g_strdup_printf ("%s %d:%d", kind, duo_spec_ratio_width (number[DUO_SPEC_ASPECT]), duo_spec_ratio_height (number[DUO_SPEC_ASPECT]))
                            : g_strdup (kind);

  return margin > 0 ? g_strdup_printf (_("%s\n- - - safe margin, at most %d px"), size, margin) : g_strdup (size);
}
