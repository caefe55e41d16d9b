/* SPDX-License-Identifier: EUPL-1.2 */
/* Outline, hatch and edge of a message. Its words are in duo-message-face.c and duo-text-block.c. */
#include "duo-message-drawing.h"

#include <adwaita.h>

/* Enough for three legs with a step between each, above and below. */
#define MAX_POINTS 16

#define STRIP_WIDTH 4

/* The focus ring, within the bar so that a bar at the edge of the board has all of it. */
#define RING 2.5
#define HATCH_STEP 9
#define HATCH_LINE 2.5

typedef struct
{
  double across; /* along the sectors */
  double along;  /* along the months */
} Point;

/* A leg by its sides instead of by x and y, so that the year and the timeline share one outline. */
typedef struct
{
  double across_begin;
  double across_end;
  double along_begin;
  double along_end;
} Sides;

void
duo_message_leg_clear (DuoMessageLeg *self)
{
  g_clear_pointer (&self->sector_label, g_free);
  g_clear_pointer (&self->months_label, g_free);
}

/* Looks @name up in the style sheets; what no sheet defines is drawn as text. */
void
duo_look_up_colour (GtkWidget  *widget,
                    const char *name,
                    GdkRGBA    *colour)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  if (!gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

/**
 * duo_message_colours_look_up:
 * @widget: whose style sheets to ask
 * @colour: the campaign's
 * @colours: (out): what to draw with
 */
void
duo_message_colours_look_up (GtkWidget         *widget,
                             DuoColour          colour,
                             DuoMessageColours *colours)
{
  const char *name = duo_colour_to_string (colour);
  g_autofree char *fill = g_strdup_printf ("duo_%s_fill", name);
  g_autofree char *edge = g_strdup_printf ("duo_%s_edge", name);
  g_autofree char *text = g_strdup_printf ("duo_%s_text", name);

  duo_look_up_colour (widget, fill, &colours->fill);
  duo_look_up_colour (widget, edge, &colours->edge);
  duo_look_up_colour (widget, text, &colours->text);
  duo_look_up_colour (widget, "duo_accent", &colours->focus);
  duo_look_up_colour (widget, "view_bg_color", &colours->view);
  colours->high_contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
}

/* The sides of a leg, @inset pixels inwards; an open side runs on past what is visible. */
static Sides
get_sides (const DuoMessageLeg *leg,
           GtkOrientation       months,
           double               inset)
{
  const graphene_rect_t *area = &leg->area;
  const double beyond = 3 * DUO_BAR_RADIUS;
  Sides sides = { area->origin.x, area->origin.x + area->size.width, area->origin.y,
                  area->origin.y + area->size.height };

  if (months == GTK_ORIENTATION_HORIZONTAL)
    sides = (Sides){ sides.along_begin, sides.along_end, sides.across_begin, sides.across_end };

  sides.across_begin += inset;
  sides.across_end -= inset;
  sides.along_begin += leg->open_begin ? -beyond : inset;
  sides.along_end += leg->open_end ? beyond : -inset;
  return sides;
}

static gboolean
sides_join (const Sides *a,
            const Sides *b)
{
  return MIN (a->along_end, b->along_end) > MAX (a->along_begin, b->along_begin);
}

/* The corners of legs that join, clockwise in the year view. Returns: how many. */
static guint
collect_points (const Sides *sides,
                guint        n_sides,
                Point       *points)
{
  guint n = 0;

  points[n++] = (Point){ sides[0].across_begin, sides[0].along_begin };
  for (guint i = 0; i + 1 < n_sides; i++)
    {
      const Sides *here = &sides[i];
      const Sides *next = &sides[i + 1];
      const double turn = next->along_begin > here->along_begin ? here->across_end : next->across_begin;

      if (next->along_begin == here->along_begin)
        continue;
      points[n++] = (Point){ turn, here->along_begin };
      points[n++] = (Point){ turn, next->along_begin };
    }
  points[n++] = (Point){ sides[n_sides - 1].across_end, sides[n_sides - 1].along_begin };
  points[n++] = (Point){ sides[n_sides - 1].across_end, sides[n_sides - 1].along_end };
  for (guint i = n_sides - 1; i > 0; i--)
    {
      const Sides *here = &sides[i];
      const Sides *next = &sides[i - 1];
      const double turn = next->along_end > here->along_end ? next->across_end : here->across_begin;

      if (next->along_end == here->along_end)
        continue;
      points[n++] = (Point){ turn, here->along_end };
      points[n++] = (Point){ turn, next->along_end };
    }
  points[n++] = (Point){ sides[0].across_begin, sides[0].along_end };

  return n;
}

static void
rounded_path (cairo_t       *cr,
              const Point   *points,
              guint          n_points,
              GtkOrientation months)
{
  /* How far the handles of a Bézier curve lie from the corner for a quarter of a circle. */
  const double handle = 1 - 0.5523;

  for (guint i = 0; i < n_points; i++)
    {
      const Point *corner = &points[i];
      const Point *before = &points[(i + n_points - 1) % n_points];
      const Point *after = &points[(i + 1) % n_points];
      const double in_across = before->across - corner->across, in_along = before->along - corner->along;
      const double out_across = after->across - corner->across, out_along = after->along - corner->along;
      const double in_length = ABS (in_across) + ABS (in_along), out_length = ABS (out_across) + ABS (out_along);
      const double radius = MIN (DUO_BAR_RADIUS, MIN (in_length, out_length) / 2);
      const double in = in_length > 0 ? radius / in_length : 0, out = out_length > 0 ? radius / out_length : 0;
      double curve[4][2] = {
        { corner->across + in_across * in, corner->along + in_along * in },
        { corner->across + in_across * in * handle, corner->along + in_along * in * handle },
        { corner->across + out_across * out * handle, corner->along + out_along * out * handle },
        { corner->across + out_across * out, corner->along + out_along * out },
      };
      const int x = months == GTK_ORIENTATION_VERTICAL ? 0 : 1, y = 1 - x;

      if (i == 0)
        cairo_move_to (cr, curve[0][x], curve[0][y]);
      else
        cairo_line_to (cr, curve[0][x], curve[0][y]);
      cairo_curve_to (cr, curve[1][x], curve[1][y], curve[2][x], curve[2][y], curve[3][x], curve[3][y]);
    }
  cairo_close_path (cr);
}

/* Adds the outline of all legs to the path of @cr: one figure for each run of legs that touch. */
static void
outline_path (cairo_t             *cr,
              const DuoMessageLeg *legs,
              guint                n_legs,
              GtkOrientation       months,
              double               inset)
{
  Sides sides[DUO_N_SECTORS];
  Point points[MAX_POINTS];
  guint begin = 0;

  for (guint i = 0; i < n_legs; i++)
    sides[i] = get_sides (&legs[i], months, inset);
  for (guint i = 0; i < n_legs; i++)
    if (i + 1 == n_legs || !sides_join (&sides[i], &sides[i + 1]))
      {
        rounded_path (cr, points, collect_points (&sides[begin], i + 1 - begin, points), months);
        begin = i + 1;
      }
}

/* Slanted lines over what is clipped, so that a concept is told without its colour. */
static void
hatch (cairo_t                 *cr,
       const graphene_rect_t   *bounds,
       const DuoMessageColours *colours)
{
  const double left = bounds->origin.x, top = bounds->origin.y;
  const double width = bounds->size.width, height = bounds->size.height;

  for (double x = -height; x < width; x += HATCH_STEP)
    {
      cairo_move_to (cr, left + x, top + height);
      cairo_line_to (cr, left + x + height, top);
    }
  cairo_set_line_width (cr, HATCH_LINE);
  gdk_cairo_set_source_rgba (cr, &colours->fill);
  cairo_stroke_preserve (cr);
  cairo_set_source_rgba (cr, colours->edge.red, colours->edge.green, colours->edge.blue, 0.07);
  cairo_stroke (cr);
}

/* The strip in the edge's colour at the left of the legs that begin there, @inset pixels inwards. */
static void
draw_strip (GtkSnapshot         *snapshot,
            const DuoMessageLeg *legs,
            guint                n_legs,
            GtkOrientation       months,
            float                inset,
            const GdkRGBA       *colour)
{
  const DuoMessageLeg *last = &legs[0];
  const gboolean vertical = months == GTK_ORIENTATION_VERTICAL;
  const float left = legs[0].area.origin.x;
  const float top = legs[0].area.origin.y + (vertical && legs[0].open_begin ? 0 : 4 + inset);
  GskRoundedRect strip;
  float bottom;

  if (!vertical && legs[0].open_begin)
    return;

  for (guint i = 1; !vertical && i < n_legs && legs[i].area.origin.x <= left; i++)
    last = &legs[i];
  bottom = last->area.origin.y + last->area.size.height - (vertical && last->open_end ? 0 : 4 + inset);
  gsk_rounded_rect_init_from_rect (&strip, &GRAPHENE_RECT_INIT (left + 1 + inset, top, STRIP_WIDTH, bottom - top), 2);
  gtk_snapshot_push_rounded_clip (snapshot, &strip);
  gtk_snapshot_append_color (snapshot, colour, &strip.bounds);
  gtk_snapshot_pop (snapshot);
}

/* A definite message of one sector is a rectangle: plain nodes, which are cheaper to draw than cairo's. */
static void
draw_rectangle (GtkSnapshot             *snapshot,
                const graphene_rect_t   *area,
                const DuoMessageColours *colours,
                float                    line)
{
  const float widths[4] = { line, line, line, line };
  const GdkRGBA edges[4] = { colours->edge, colours->edge, colours->edge, colours->edge };
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, area, DUO_BAR_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, &colours->fill, area);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &rounded, widths, edges);
}

/**
 * duo_message_draw_shape:
 * @snapshot: where to draw
 * @legs: (array length=n_legs): in order of sector
 * @n_legs: 1 to 3
 * @months: along which axis the months run
 * @bounds: what may be drawn on; open ends run on up to it
 * @status: dashed and hatched unless definite
 * @colours: the campaign's
 * @lit: the message is pointed at: a heavier edge
 * @focused: draw the focus ring along the outline
 *
 * Draws everything of a message but its words.
 */
void
duo_message_draw_shape (GtkSnapshot             *snapshot,
                        const DuoMessageLeg     *legs,
                        guint                    n_legs,
                        GtkOrientation           months,
                        const graphene_rect_t   *bounds,
                        DuoMessageStatus         status,
                        const DuoMessageColours *colours,
                        gboolean                 lit,
                        gboolean                 focused)
{
  const double line = (colours->high_contrast ? 2 : 1) + (lit ? 1 : 0);
  const gboolean definite = status == DUO_MESSAGE_DEFINITE;
  const gboolean is_open = n_legs == 1 && (legs[0].open_begin || legs[0].open_end);

  if (n_legs == 1 && definite && !is_open && !focused)
    draw_rectangle (snapshot, &legs[0].area, colours, line);
  else
    {
      static const double dashes[] = { 5, 3 };
      cairo_t *cr;

      gtk_snapshot_push_clip (snapshot, bounds);
      cr = gtk_snapshot_append_cairo (snapshot, bounds);
      outline_path (cr, legs, n_legs, months, 0.5);
      gdk_cairo_set_source_rgba (cr, definite ? &colours->fill : &colours->view);
      if (definite)
        cairo_fill (cr);
      else
        {
          cairo_fill_preserve (cr);
          cairo_save (cr);
          cairo_clip (cr);
          hatch (cr, bounds, colours);
          cairo_restore (cr);
        }
      if (focused)
        {
          outline_path (cr, legs, n_legs, months, RING / 2);
          gdk_cairo_set_source_rgba (cr, &colours->focus);
          cairo_set_line_width (cr, RING);
          cairo_stroke (cr);
        }
      outline_path (cr, legs, n_legs, months, focused ? RING + 1 : line / 2);
      gdk_cairo_set_source_rgba (cr, &colours->edge);
      cairo_set_line_width (cr, definite ? line : line + 0.5);
      if (!definite)
        cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
      cairo_stroke (cr);
      cairo_destroy (cr);
      gtk_snapshot_pop (snapshot);
    }

  if (definite)
    draw_strip (snapshot, legs, n_legs, months, focused ? RING : 0, &colours->edge);
}

/* Draws where legs would come: a thin veil with a dashed edge in @colour. */
void
duo_message_draw_ghost (GtkSnapshot           *snapshot,
                        const DuoMessageLeg   *legs,
                        guint                  n_legs,
                        GtkOrientation         months,
                        const graphene_rect_t *bounds,
                        const GdkRGBA         *colour)
{
  static const double dashes[] = { 6, 3 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, bounds);

  outline_path (cr, legs, n_legs, months, 1);
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, 0.16);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}
