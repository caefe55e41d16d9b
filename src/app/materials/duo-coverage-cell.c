/* SPDX-License-Identifier: EUPL-1.2 */
/* Draws a check, half a check, a cross, a question mark or a dot. */
#include "duo-coverage-cell.h"

#include "duo-words-match.h"

static GdkRGBA
colour (GtkWidget *widget, const char *name)
{
  GdkRGBA found = { 0.5, 0.5, 0.5, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &found);
  return found;
}

static void
box (cairo_t *cr, double x, double y, double width, double height)
{
  const double r = 4;

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -(G_PI / 2), 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, (G_PI / 2));
  cairo_arc (cr, x + r, y + height - r, r, (G_PI / 2), G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
check (cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x - 4, y);
  cairo_line_to (cr, x - 1, y + 3);
  cairo_line_to (cr, x + 4, y - 3);
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_fits (cairo_t *cr, GtkWidget *widget, double x, double y, gboolean half)
{
  const GdkRGBA good = colour (widget, "duo_good_text");
  const GdkRGBA ground = colour (widget, "view_bg_color");

  box (cr, x + 0.5, y + 0.5, DUO_COVERAGE_CELL_WIDTH - 1, DUO_COVERAGE_CELL_HEIGHT - 1);
  gdk_cairo_set_source_rgba (cr, half ? &ground : &good);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &good);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (half)
    {
      cairo_save (cr);
      cairo_rectangle (cr, x, y, DUO_COVERAGE_CELL_WIDTH / 2.0, DUO_COVERAGE_CELL_HEIGHT);
      cairo_clip (cr);
      box (cr, x + 0.5, y + 0.5, DUO_COVERAGE_CELL_WIDTH - 1, DUO_COVERAGE_CELL_HEIGHT - 1);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  gdk_cairo_set_source_rgba (cr, &ground);
  check (cr, x + (half ? DUO_COVERAGE_CELL_WIDTH / 4.0 : DUO_COVERAGE_CELL_WIDTH / 2.0), y + DUO_COVERAGE_CELL_HEIGHT / 2.0);
}

static void
draw_not (cairo_t *cr, GtkWidget *widget, double x, double y)
{
  const GdkRGBA bad = colour (widget, "duo_bad_text");
  const GdkRGBA ground = colour (widget, "view_bg_color");
  const double middle_x = x + DUO_COVERAGE_CELL_WIDTH / 2.0, middle_y = y + DUO_COVERAGE_CELL_HEIGHT / 2.0;

  box (cr, x + 0.5, y + 0.5, DUO_COVERAGE_CELL_WIDTH - 1, DUO_COVERAGE_CELL_HEIGHT - 1);
  gdk_cairo_set_source_rgba (cr, &ground);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &bad);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, middle_x - 3.5, middle_y - side * 3.5);
      cairo_line_to (cr, middle_x + 3.5, middle_y + side * 3.5);
    }
  cairo_set_line_width (cr, 2);
  cairo_stroke (cr);
}

static void
draw_unclear (cairo_t *cr, GtkWidget *widget, double x, double y)
{
  static const double dashes[] = { 3, 2 };
  const GdkRGBA text = colour (widget, "duo_attention_text");
  const GdkRGBA fill = colour (widget, "duo_attention_bg");
  const double middle_x = x + DUO_COVERAGE_CELL_WIDTH / 2.0, middle_y = y + DUO_COVERAGE_CELL_HEIGHT / 2.0;

  box (cr, x + 0.5, y + 0.5, DUO_COVERAGE_CELL_WIDTH - 1, DUO_COVERAGE_CELL_HEIGHT - 1);
  gdk_cairo_set_source_rgba (cr, &fill);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, &text);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_new_sub_path (cr);
  cairo_arc (cr, middle_x, middle_y - 2.5, 3, G_PI, (G_PI / 2));
  cairo_line_to (cr, middle_x, middle_y + 2);
  cairo_set_line_width (cr, 1.8);
  cairo_stroke (cr);
  cairo_arc (cr, middle_x, middle_y + 5, 1.1, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Height of a line of text where the sizes of the design hold. */
#define DESIGN_LINE 18.0

/* Returns: how much larger than in the design the text of @widget is: everything beside it grows along; at least 1 */
double
duo_coverage_cell_get_scale (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "Ág");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return MAX (1, height / DESIGN_LINE);
}

/* Draws the state in a box at 0, 0; the colours are those of @widget. */
void
duo_coverage_cell_draw (cairo_t *cr, GtkWidget *widget, DuoCellState state)
{
  const double x = 0, y = 0;
  GdkRGBA dim;

  switch (state)
    {
    case DUO_CELL_FITS:
    case DUO_CELL_PARTLY:
      draw_fits (cr, widget, x, y, state == DUO_CELL_PARTLY);
      break;
    case DUO_CELL_NOT:
      draw_not (cr, widget, x, y);
      break;
    case DUO_CELL_UNCLEAR:
      draw_unclear (cr, widget, x, y);
      break;
    case DUO_CELL_NONE:
    case DUO_N_CELL_STATES:
    default:
      dim = colour (widget, "duo_dim");
      gdk_cairo_set_source_rgba (cr, &dim);
      cairo_arc (cr, x + DUO_COVERAGE_CELL_WIDTH / 2.0, y + DUO_COVERAGE_CELL_HEIGHT / 2.0, 1.5, 0, 2 * G_PI);
      cairo_fill (cr);
      break;
    }
}

static void
draw_key_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const double scale = width / (double) DUO_COVERAGE_CELL_WIDTH;

  cairo_translate (cr, 0, (height - DUO_COVERAGE_CELL_HEIGHT * scale) / 2);
  cairo_scale (cr, scale, scale);
  duo_coverage_cell_draw (cr, GTK_WIDGET (area), (DuoCellState) GPOINTER_TO_INT (user_data));
}

/* Returns: (transfer floating): the shape alone. */
GtkWidget *
duo_coverage_cell_new (DuoCellState state)
{
  GtkWidget *area = gtk_drawing_area_new ();
  const double scale = duo_coverage_cell_get_scale (area);

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), (int) (DUO_COVERAGE_CELL_WIDTH * scale));
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), (int) (DUO_COVERAGE_CELL_HEIGHT * scale));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_key_cb, GINT_TO_POINTER ((gint) state), NULL);
  return area;
}

/* Returns: (transfer floating): an entry of the legend: the shape, and what it means. */
GtkWidget *
duo_coverage_cell_new_key (DuoCellState state)
{
  GtkWidget *key = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (key), duo_coverage_cell_new (state));
  gtk_box_append (GTK_BOX (key), gtk_label_new (duo_words_cell_state (state)));
  return key;
}
