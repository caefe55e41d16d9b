/* SPDX-License-Identifier: EUPL-1.2 */
/* What the check found about empty cells is said in them: for how long a sector hears nothing. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "duo-words.h"

#define ICON 14

static void
draw_icon (GtkWidget     *widget,
           GtkSnapshot   *snapshot,
           float          x,
           float          y,
           const GdkRGBA *colour)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x, y, ICON, ICON));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_arc (cr, x + ICON / 2.0, y + ICON / 2.0, ICON / 2.0 - 1, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_rectangle (cr, x + ICON / 2.0 - 0.8, y + 3.2, 1.6, 1.8);
  cairo_rectangle (cr, x + ICON / 2.0 - 0.8, y + 6, 1.6, 4.6);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
draw_dots (GtkSnapshot   *snapshot,
           float          x,
           float          from,
           float          to,
           const GdkRGBA *colour)
{
  static const double dots[] = { 2, 3 };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - 1, from, 2, to - from));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, x, from);
  cairo_line_to (cr, x, to);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* No line runs through words: the one for today stops where @layout is written over it, and in high contrast, where
 * they are as dark as words, the lines between cells do so too. */
void
duo_calendar_board_clear_behind (DuoCalendarBoard *self,
                                 GtkSnapshot      *snapshot,
                                 PangoLayout      *layout,
                                 float             x,
                                 float             y)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GdkRGBA colour;
  int width = 0, height = 0;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      float today;

      if (duo_calendar_board_is_vertical (self) || priv->today_row < 0)
        return;
      today = floorf (duo_calendar_board_get_day (self, duo_calendar_model_get_today (priv->model)));
      if (today + 2 < x || today > x + (float) width)
        return;
      duo_look_up_colour (GTK_WIDGET (self), "duo_today_bg", &colour);
      gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (today, y, 2, (float) height));
      return;
    }

  duo_look_up_colour (GTK_WIDGET (self), "view_bg_color", &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (x - 2, y, (float) width + 4, (float) height));
}

/* The run of rows of @finding that are empty on the screen too. */
static gboolean
get_rows (DuoCalendarBoard *self,
          const DuoFinding *finding,
          DuoSpan          *rows)
{
  const DuoSpan span = duo_calendar_board_get_span (self);

  if (finding->rule != DUO_CHECK_GAP || finding->silence != 0 || !finding->has_sector)
    return FALSE;

  rows->first = MAX (finding->first, span.first) - span.first;
  rows->last = MIN (finding->last, span.last) - span.first;
  for (gint row = rows->first; row <= rows->last; row++)
    if (!duo_calendar_board_is_empty_cell (self, finding->sector, (guint) row))
      return FALSE;

  return rows->first <= rows->last;
}

/* The first of @texts that is not wider than @width, else the last, which wraps. */
static void
set_first_that_fits (PangoLayout *layout,
                 GPtrArray   *texts,
                 int          width)
{
  for (guint i = 0; i < texts->len; i++)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<span size=\"90%%\">%s</span>", (const char *) texts->pdata[i]);
      int natural = 0;

      pango_layout_set_markup (layout, markup, -1);
      pango_layout_get_pixel_size (layout, &natural, NULL);
      if (natural <= width)
        break;
    }
  pango_layout_set_width (layout, width * PANGO_SCALE);
}

static void
snapshot_gap (DuoCalendarBoard *self,
              GtkSnapshot      *snapshot,
              DuoSector         sector,
              const DuoSpan    *rows)
{
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const gint n_months = rows->last - rows->first + 1;
  g_autofree char *months = duo_words_months (span.first + rows->first, span.first + rows->last, FALSE);
  g_autofree char *brief = duo_words_months (span.first + rows->first, span.first + rows->last, TRUE);
  g_autofree char *lower = g_ascii_strdown (duo_sector_to_string (sector), -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  graphene_rect_t area;
  GdkRGBA colour;
  int height = 0, lines;
  float x, y;

  if (vertical)
    {
      g_autofree char *first = g_strdup_printf (_("No message for %s"), lower);
      g_autofree char *count = g_strdup_printf (ngettext ("%d month", "%d months", (gulong) n_months), n_months);

      g_ptr_array_add (texts, g_strdup_printf ("%s\n%s, %s", first, months, count));
      g_ptr_array_add (texts, g_strdup_printf ("%s\n%s, %s", first, brief, count));
      g_ptr_array_add (texts, g_strdup_printf ("%s\n%s", _("No message"), brief));
    }
  else
    {
      /* Translators: in an empty stretch of the timeline; months follow */
      g_ptr_array_add (texts, g_strdup_printf (_("No message: %s"), months));
      g_ptr_array_add (texts, g_strdup_printf (_("No message: %s"), brief));
    }

  duo_look_up_colour (GTK_WIDGET (self), "duo_dim", &colour);
  duo_calendar_board_cells_area (self, 1u << sector, rows, &area);
  x = area.origin.x + (vertical ? 24 : 12);
  set_first_that_fits (layout, texts, (int) MAX (40, area.origin.x + area.size.width - x - ICON - 12));
  pango_layout_set_height (layout, (int) area.size.height * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  lines = MAX (1, pango_layout_get_line_count (layout));
  y = floorf (area.origin.y + (area.size.height - (float) height) / (vertical ? 2 : 3));

  if (vertical)
    draw_dots (snapshot, area.origin.x + 14, area.origin.y + 8, area.origin.y + area.size.height - 9, &colour);
  draw_icon (GTK_WIDGET (self), snapshot, x, y + ((float) height / (float) lines - ICON) / 2, &colour);
  duo_calendar_board_clear_behind (self, snapshot, layout, x + ICON + 6, y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + ICON + 6, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* Draws the gaps that the check found and nobody silenced. */
void
duo_calendar_board_snapshot_gaps (DuoCalendarBoard *self,
                                  GtkSnapshot      *snapshot)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarSnapshot *calendar = duo_calendar_model_get_snapshot (priv->model);

  for (guint i = 0; calendar != NULL && i < calendar->findings->len; i++)
    {
      const DuoFinding *finding = calendar->findings->pdata[i];
      DuoSpan rows;

      if (get_rows (self, finding, &rows))
        snapshot_gap (self, snapshot, finding->sector, &rows);
    }
}
