/* SPDX-License-Identifier: EUPL-1.2 */
/* Where things lie on the board: cells, lanes, the legs of a shape. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "duo-words.h"

/* A lane is at least this wide (or high, in the timeline); a button "more" takes so much. */
#define LANE_MIN_WIDTH 90
#define MORE_WIDTH 34
#define MORE_HEIGHT 28

/* The height of a line of the desktop's own text size. */
#define USUAL_LINE 20.0f

/**
 * duo_calendar_board_get_area:
 * @self: a board
 * @across_begin: along the sectors
 * @across_end: likewise
 * @along_begin: along the months
 * @along_end: likewise
 * @area: (out): the same as x and y
 */
void
duo_calendar_board_get_area (DuoCalendarBoard *self,
                             float across_begin,
                             float across_end,
                             float along_begin,
                             float along_end,
                             graphene_rect_t *area)
{
  if (duo_calendar_board_is_vertical (self))
    graphene_rect_init (area, across_begin, along_begin, across_end - across_begin, along_end - along_begin);
  else
    graphene_rect_init (area, along_begin, across_begin, along_end - along_begin, across_end - across_begin);
}

/* The area of a run of rows over @sectors, from the first of these to the last. */
void
duo_calendar_board_cells_area (DuoCalendarBoard *self, DuoSectorSet sectors, const DuoSpan *rows, graphene_rect_t *area)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  gint first = DUO_N_SECTORS - 1, last = 0;

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, (DuoSector) sector))
      {
        first = MIN (first, sector);
        last = MAX (last, sector);
      }

  duo_calendar_board_get_area (self, priv->geometry.sectors[first][0], priv->geometry.sectors[last][1],
                               priv->geometry.along[rows->first], priv->geometry.along[rows->last + 1], area);
}

/* The cell at @x, @y, or the nearest one. */
void
duo_calendar_board_find_place (DuoCalendarBoard *self, double x, double y, DuoSector *sector, guint *row)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const double along = duo_calendar_board_is_vertical (self) ? y : x;
  const double across = duo_calendar_board_is_vertical (self) ? x : y;

  *sector = (DuoSector) (DUO_N_SECTORS - 1);
  while (*sector > 0 && across < priv->geometry.sectors[*sector][0])
    (*sector)--;
  *row = DUO_BOARD_MONTHS - 1;
  while (*row > 0 && along < priv->geometry.along[*row])
    (*row)--;
}

/* Returns: where a day lies along the months; also for days outside the window, in proportion. */
float
duo_calendar_board_get_day (DuoCalendarBoard *self, guint32 julian)
{
  const DuoBoardGeometry *geometry = duo_calendar_board_get_geometry (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const DuoMonth month = CLAMP (duo_day_get_month (julian), span.first, span.last);
  const gint row = month - span.first;
  const float first = (float) duo_month_get_first_day (month),
              days = (float) duo_month_get_last_day (month) - first + 1;
  const float part = CLAMP (((float) julian - first) / days, 0.0f, 1.0f);

  return geometry->along[row] + part * (geometry->along[row + 1] - geometry->along[row]);
}

/* Returns: how much larger than usual the text is, at least 1: rooms that hold words grow with it. */
float
duo_calendar_board_get_text_scale (DuoCalendarBoard *self)
{
  return MAX (1.0f, (float) duo_calendar_board_get_line (self) / USUAL_LINE);
}

/* Returns: the height of a line of text, in pixels. */
int
duo_calendar_board_get_line (DuoCalendarBoard *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return line;
}

/* Returns: the width of the widest name of a month, in pixels. */
int
duo_calendar_board_measure_months (DuoCalendarBoard *self, gboolean brief)
{
  int widest = 0;

  for (gint number = 1; number <= DUO_BOARD_MONTHS; number++)
    {
      g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", duo_words_month (number, brief));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      int width = 0;

      pango_layout_set_markup (layout, markup, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

/* Lanes */

/* How wide a lane is at least (or high, in the timeline), and a button "more". */
void
duo_calendar_board_get_lane (DuoCalendarBoard *self, float *lane, float *more)
{
  const float scale = duo_calendar_board_get_text_scale (self);

  if (duo_calendar_board_is_vertical (self))
    {
      *lane = LANE_MIN_WIDTH * scale;
      *more = MORE_WIDTH * scale;
    }
  else
    {
      *lane = 2.0f * (float) duo_calendar_board_get_line (self) + 8;
      *more = MORE_HEIGHT * scale;
    }
}

/* How many lanes fit in @room, of which a button takes @more. */
static guint
count_lanes (float room, float lane, float more)
{
  const float fit = floorf ((room - more) / (lane + DUO_BAR_GAP));

  return fit < 1 ? 1 : (guint) fit;
}

/* How many lanes each sector has room for: without a button "more", and with it. */
void
duo_calendar_board_count_lanes (DuoCalendarBoard *self, guint max_lanes[2][DUO_N_SECTORS])
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  float lane, more;

  duo_calendar_board_get_lane (self, &lane, &more);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const float room =
        priv->geometry.sectors[sector][1] - priv->geometry.sectors[sector][0] - priv->geometry.foot - 2 * DUO_BAR_GAP;

      max_lanes[0][sector] = count_lanes (room, lane, 0);
      max_lanes[1][sector] = count_lanes (room, lane, more);
    }
}

/* The layout for the room there is: where all lanes fit no button is needed, else it takes a part of the room. */
DuoYearLayout *
duo_calendar_board_make_layout (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const gint64 selected = duo_calendar_model_get_selected (priv->model);
  guint max_lanes[2][DUO_N_SECTORS];
  DuoYearLayout *layout;
  gboolean again = FALSE;

  duo_calendar_board_count_lanes (self, max_lanes);
  layout = duo_year_layout_new_showing (priv->messages, &span, max_lanes[0], selected);
  for (guint i = 0; i < layout->more->len; i++)
    {
      const guint sector = g_array_index (layout->more, DuoLayoutMore, i).sector;

      again = again || max_lanes[1][sector] != max_lanes[0][sector];
      max_lanes[0][sector] = max_lanes[1][sector];
    }
  if (again)
    {
      duo_year_layout_free (layout);
      layout = duo_year_layout_new_showing (priv->messages, &span, max_lanes[0], selected);
    }

  return layout;
}

/* Where a leg lies on the board. */
static void
get_leg_area (DuoCalendarBoard *self, const DuoLayoutLeg *leg, gboolean joined, graphene_rect_t *area)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  const float begin = geometry->sectors[leg->sector][0] + DUO_BAR_GAP;
  float end = geometry->sectors[leg->sector][1] - DUO_BAR_GAP - 1;
  float lane, lane_min, more;

  duo_calendar_board_get_lane (self, &lane_min, &more);
  if (!joined)
    end -= geometry->foot;
  if (leg->crowded)
    end -= more + DUO_BAR_GAP;
  lane = (end - begin + DUO_BAR_GAP) / (float) MAX (1, leg->n_lanes);

  duo_calendar_board_get_area (self, floorf (begin + lane * (float) leg->lane),
                               floorf (begin + lane * (float) (leg->lane + leg->lane_span)) - DUO_BAR_GAP,
                               geometry->along[leg->first_row] + (leg->from_before ? 0 : DUO_BAR_GAP),
                               geometry->along[leg->last_row + 1] - (leg->goes_on ? 0 : DUO_BAR_GAP), area);
}

/* What stands at the foot of a leg: its months where they differ, and until or since when where that is not seen. */
static void
label_leg (DuoCalendarBoard *self, const DuoLayoutShape *shape, const DuoLayoutLeg *from, DuoMessageLeg *leg)
{
  const gboolean vertical = duo_calendar_board_is_vertical (self);

  if (shape->n_legs > 1 && shape->months_differ)
    leg->sector_label = g_strdup (duo_sector_to_string (from->sector));
  if (from->goes_on && from->from_before)
    leg->months_label = duo_words_months (from->first, from->last, TRUE);
  else if (from->goes_on || from->from_before)
    {
      const DuoMonth month = from->goes_on ? from->last : from->first;
      g_autofree char *when =
        g_strdup_printf ("%s %d", duo_words_month (duo_month_get_number (month), TRUE), duo_month_get_year (month));
      /* Translators: on a bar that runs out of the year: "until Jan 2021", "since Nov 2019" */
      g_autofree char *words = g_strdup_printf (from->goes_on ? _ ("until %s") : _ ("since %s"), when);

      if (from->goes_on)
        leg->months_label = g_strdup_printf ("%s %s", words, vertical ? "↓" : "→");
      else
        leg->months_label = g_strdup_printf ("%s %s", vertical ? "↑" : "←", words);
    }
  else if (leg->sector_label != NULL)
    leg->months_label = duo_words_months (from->first, from->last, FALSE);
}

/**
 * duo_calendar_board_make_legs:
 * @self: a board
 * @shape: a shape of its layout
 * @legs: (out): at most three, in the coordinates of @bounds; their labels are to be freed
 * @bounds: (out): the box around them, on the board
 *
 * Returns: how many legs there are
 */
guint
duo_calendar_board_make_legs (DuoCalendarBoard *self,
                              const DuoLayoutShape *shape,
                              DuoMessageLeg *legs,
                              graphene_rect_t *bounds)
{
  for (guint i = 0; i < shape->n_legs; i++)
    {
      legs[i] = (DuoMessageLeg){
        .sector = shape->legs[i].sector,
        .open_begin = shape->legs[i].from_before,
        .open_end = shape->legs[i].goes_on,
      };
      get_leg_area (self, &shape->legs[i], i + 1 < shape->n_legs, &legs[i].area);
      label_leg (self, shape, &shape->legs[i], &legs[i]);
      if (i == 0)
        *bounds = legs[i].area;
      else
        graphene_rect_union (bounds, &legs[i].area, bounds);
    }
  for (guint i = 0; i < shape->n_legs; i++)
    graphene_rect_offset (&legs[i].area, -bounds->origin.x, -bounds->origin.y);

  return shape->n_legs;
}
