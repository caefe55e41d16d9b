/* SPDX-License-Identifier: EUPL-1.2 */
/* The drawing of a screen. What is not known is drawn dashed: an orientation without a size has a usual ratio. */
#include "duo-screen-shape.h"

#include <math.h>

#include "duo-a11y.h"
#include "duo-message-drawing.h"
#include "duo-words-spec.h"

struct _DuoScreenShape
{
  GtkWidget parent_instance;

  gint size; /* of its longest side, in px */
  DuoEffectiveSpecs specs;
};

G_DEFINE_FINAL_TYPE (DuoScreenShape, duo_screen_shape, GTK_TYPE_WIDGET)

/* Gives width and height in any unit. Returns: whether both are certain. */
static gboolean
get_shape (DuoScreenShape *self, gdouble *width, gdouble *height)
{
  const DuoEffectiveSpecs *specs = &self->specs;
  const gint32 aspect = specs->number[DUO_SPEC_ASPECT];

  *width = 16;
  *height = 9;
  if (duo_effective_specs_is_known (specs, DUO_SPEC_WIDTH_PX) && duo_effective_specs_is_known (specs, DUO_SPEC_HEIGHT_PX))
    {
      *width = specs->number[DUO_SPEC_WIDTH_PX];
      *height = specs->number[DUO_SPEC_HEIGHT_PX];
      return TRUE;
    }
  if (duo_effective_specs_is_known (specs, DUO_SPEC_ASPECT))
    {
      *width = duo_spec_ratio_width (aspect);
      *height = duo_spec_ratio_height (aspect);
      return TRUE;
    }
  if (!duo_effective_specs_is_known (specs, DUO_SPEC_ORIENTATION))
    return FALSE;

  if (specs->number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_PORTRAIT)
    {
      *width = 9;
      *height = 16;
    }
  else if (specs->number[DUO_SPEC_ORIENTATION] == DUO_ORIENTATION_SQUARE)
    *width = 9;
  return FALSE;
}

/* A dashed line from side to side for each margin that there is, @width and @height being those of the drawing. Only where
 * the size says how large a margin is in it. */
static void
draw_margins (DuoScreenShape *self, cairo_t *cr, gdouble x, gdouble y, gdouble width, gdouble height)
{
  const gint32 *number = self->specs.number;
  const gdouble scale = width / number[DUO_SPEC_WIDTH_PX];
  const gdouble across[] = { number[DUO_SPEC_SAFE_TOP_PX] * scale, height - number[DUO_SPEC_SAFE_BOTTOM_PX] * scale };
  const gdouble down[] = { number[DUO_SPEC_SAFE_LEFT_PX] * scale, width - number[DUO_SPEC_SAFE_RIGHT_PX] * scale };
  const gdouble dashes[] = { 4, 3 };

  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < G_N_ELEMENTS (across); i++)
    {
      if (across[i] > 0 && across[i] < height)
        {
          cairo_move_to (cr, x, y + round (across[i]));
          cairo_rel_line_to (cr, width, 0);
        }
      if (down[i] > 0 && down[i] < width)
        {
          cairo_move_to (cr, x + round (down[i]), y);
          cairo_rel_line_to (cr, 0, height);
        }
    }
  cairo_stroke (cr);
}

static void
duo_screen_shape_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DuoScreenShape *self = DUO_SCREEN_SHAPE (widget);
  const gdouble room_x = gtk_widget_get_width (widget) - 2;
  const gdouble room_y = gtk_widget_get_height (widget) - 2;
  const gboolean small = self->size < 60;
  const gdouble dashes[] = { small ? 2 : 5, small ? 2 : 4 };
  gdouble width, height, scale, x, y;
  GdkRGBA fill, edge;
  cairo_t *cr;
  const gboolean certain = get_shape (self, &width, &height);

  if (room_x <= 0 || room_y <= 0)
    return;

  scale = MIN (room_x / width, room_y / height);
  x = 1 + floor ((room_x - width * scale) / 2) + 0.5;
  y = 1 + floor ((room_y - height * scale) / 2) + 0.5;
  duo_look_up_colour (widget, "duo_selection_bg", &fill);
  duo_look_up_colour (widget, "duo_text", &edge);
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  width = MAX (round (width * scale) - 1, 1);
  height = MAX (round (height * scale) - 1, 1);
  cairo_rectangle (cr, x, y, width, height);
  gdk_cairo_set_source_rgba (cr, &fill);
  if (certain)
    cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &edge);
  cairo_set_line_width (cr, 1);
  if (!certain)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  if (!small && duo_effective_specs_is_known (&self->specs, DUO_SPEC_WIDTH_PX)
      && duo_effective_specs_is_known (&self->specs, DUO_SPEC_HEIGHT_PX))
    draw_margins (self, cr, x, y, width, height);
  cairo_destroy (cr);
}

static void
duo_screen_shape_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          gint            for_size,
                          gint           *minimum,
                          gint           *natural,
                          gint           *minimum_baseline,
                          gint           *natural_baseline)
{
  *minimum = *natural = DUO_SCREEN_SHAPE (widget)->size;
}

static void
duo_screen_shape_class_init (DuoScreenShapeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = duo_screen_shape_snapshot;
  widget_class->measure = duo_screen_shape_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duo_screen_shape_init (DuoScreenShape *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/* @size: of its longest side, in px. Returns: (transfer floating): a drawing of nothing that is known. */
GtkWidget *
duo_screen_shape_new (gint size)
{
  DuoScreenShape *self = g_object_new (DUO_TYPE_SCREEN_SHAPE, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

void
duo_screen_shape_set_specs (DuoScreenShape *self, const DuoEffectiveSpecs *specs)
{
  g_autofree char *words = NULL;

  g_return_if_fail (DUO_IS_SCREEN_SHAPE (self));

  self->specs = *specs;
  words = duo_words_channel_summary (specs);
  duo_a11y_set_label (GTK_WIDGET (self), *words != '\0' ? words : duo_words_channel_kind (specs->kind));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
