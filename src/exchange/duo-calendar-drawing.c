/* SPDX-License-Identifier: EUPL-1.2 */
/* The page that reads like the slide: months down, sectors across, a message one shape. */
#include "duo-calendar-drawing.h"

#include <math.h>
#include <string.h>

#include "duo-calendar-page.h"
#include "duo-drawing-text.h"
#include "duo-dutch.h"

/* In points; the page is drawn at the size of paper, a picture is drawn larger. */
#define TITLE_HEIGHT 34.0
#define HEAD_HEIGHT 18.0
#define LEGEND_HEIGHT 20.0
#define MONTH_WIDTH 66.0
#define MILESTONES_SHARE 0.20
#define LANE_WIDTH_MIN 54.0
#define SECTOR_SHARE_MIN 0.6 /* of an equal share, what a sector keeps for itself */
#define MORE_WIDTH 30.0
#define GAP 2.0 /* between a shape and the lines of the grid */
#define RADIUS 3.5
#define STRIP 2.5 /* the stronger edge at the left of a definite message */
#define PADDING 4.0
#define TITLE_SIZE 19.0
#define HEAD_SIZE 10.0
#define TEXT_SIZE 10.0
#define TEXT_SIZE_MIN 6.5
#define NOTE_SIZE 8.0
#define NOTE_SIZE_MIN 6.5
#define SMALL_SIZE 8.0
#define THIS_MONTH_TINT 0xeef4fcu

typedef struct
{
  cairo_t         *cr;
  DuoCalendarPage *page;
  double           width;
  double           height;
  double           top;   /* of the first row */
  double           row_height;
  double           lefts[DUO_N_SECTORS + 1]; /* of each sector; the last: of the milestones */
} Drawing;

/* The rectangle of a leg, and the leg itself. */
typedef struct
{
  const DuoLayoutLeg *leg;
  DuoBox              box;
} LegBox;

/* Sectors are equally wide, unless one needs more lanes than that gives: then the others make room for it. */
static void
share_width (const guint *n_lanes,
             double       room,
             double      *widths)
{
  const double equal = room / DUO_N_SECTORS;
  double sum = 0;
  gboolean fit = TRUE;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const double needed = n_lanes[sector] * LANE_WIDTH_MIN;

      fit &= needed <= equal;
      widths[sector] = MAX (needed, equal * SECTOR_SHARE_MIN);
      sum += widths[sector];
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      if (fit)
        widths[sector] = equal;
      else if (sum <= room)
        widths[sector] += (room - sum) / DUO_N_SECTORS;
      else
        widths[sector] *= room / sum;
    }
}

/* Lays the page out twice: once to see how many lanes it would like, then with what there is room for.
 * @lefts: (out) (nullable): where each sector begins, and the milestones. */
static DuoCalendarPage *
make_page (const DuoCalendarExtract *extract,
           double                    width,
           double                   *lefts)
{
  guint max_lanes[DUO_N_SECTORS] = { 0 };
  double widths[DUO_N_SECTORS];
  gboolean fits = TRUE;
  DuoCalendarPage *page = duo_calendar_page_new (&extract->span, extract->today, extract->messages,
                                                 extract->campaigns, extract->milestones, max_lanes);

  share_width (page->layout->n_lanes, width - MONTH_WIDTH - width * MILESTONES_SHARE, widths);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (page->layout->n_lanes[sector] * LANE_WIDTH_MIN > widths[sector])
      {
        max_lanes[sector] = (guint) MAX (1, (widths[sector] - MORE_WIDTH) / LANE_WIDTH_MIN);
        fits = FALSE;
      }
  if (lefts != NULL)
    {
      lefts[0] = MONTH_WIDTH;
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        lefts[sector + 1] = lefts[sector] + widths[sector];
    }
  if (fits)
    return page;

  duo_calendar_page_free (page);
  return duo_calendar_page_new (&extract->span, extract->today, extract->messages, extract->campaigns,
                                extract->milestones, max_lanes);
}

static double
row_top (Drawing *self,
         guint    row)
{
  return self->top + row * self->row_height;
}

static double
sector_width (Drawing *self,
              guint    sector)
{
  return self->lefts[sector + 1] - self->lefts[sector];
}

static void
line (Drawing *self,
      double   x1,
      double   y1,
      double   x2,
      double   y2)
{
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

static void
draw_title (Drawing *self)
{
  g_autofree char *span = duo_dutch_span (&self->page->span);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_CALENDAR_TITLE, span);
  g_autofree char *today = duo_dutch_day (self->page->today, TRUE, FALSE);
  g_autofree char *remark = g_strdup_printf (DUO_DUTCH_ORGANISATION " · " DUO_DUTCH_AS_OF, today);
  const DuoBox left = { 0, 0, self->width * 0.6, TITLE_HEIGHT - 6 };
  const DuoBox right = { self->width * 0.6, 4, self->width * 0.4, TITLE_HEIGHT - 10 };

  duo_drawing_text_line (self->cr, title, DUO_TEXT_BOLD, TITLE_SIZE, &left, DUO_PALETTE_BRAND);
  duo_drawing_text_line (self->cr, remark, DUO_TEXT_RIGHT, SMALL_SIZE + 1, &right, DUO_PALETTE_DIM);
}

static void
draw_heads (Drawing *self)
{
  DuoBox box = { PADDING + 2, TITLE_HEIGHT, MONTH_WIDTH - 2 * PADDING, HEAD_HEIGHT };

  duo_drawing_set_colour (self->cr, DUO_PALETTE_BRAND);
  cairo_rectangle (self->cr, 0, TITLE_HEIGHT, self->width, HEAD_HEIGHT);
  cairo_fill (self->cr);
  duo_drawing_text_line (self->cr, DUO_DUTCH_MONTH, DUO_TEXT_BOLD, HEAD_SIZE, &box, DUO_PALETTE_ON_BRAND);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      box.x = self->lefts[sector] + PADDING + 2;
      box.width = sector_width (self, sector) - 2 * PADDING;
      duo_drawing_text_line (self->cr, duo_dutch_sector ((DuoSector) sector), DUO_TEXT_BOLD, HEAD_SIZE, &box,
                             DUO_PALETTE_ON_BRAND);
    }
  box.x = self->lefts[DUO_N_SECTORS] + PADDING + 2;
  box.width = self->width - self->lefts[DUO_N_SECTORS] - 2 * PADDING;
  duo_drawing_text_line (self->cr, DUO_DUTCH_MILESTONES, DUO_TEXT_BOLD, HEAD_SIZE, &box, DUO_PALETTE_ON_BRAND);
}

static void
draw_month (Drawing *self,
            guint    row,
            gboolean is_this_month)
{
  g_autofree char *name = duo_calendar_page_dup_month (self->page, row);
  const DuoTextPiece pieces[] = {
    { name, DUO_TEXT_BOLD, 1, FALSE },
    { is_this_month ? DUO_DUTCH_THIS_MONTH : NULL, DUO_TEXT_PLAIN, 0.8, TRUE },
  };
  const DuoBox box = { PADDING + 2, row_top (self, row) + PADDING, MONTH_WIDTH - 2 * PADDING - 2,
                       self->row_height - 2 * PADDING };

  duo_drawing_text_fit (self->cr, pieces, G_N_ELEMENTS (pieces), &box, TEXT_SIZE, TEXT_SIZE_MIN, TRUE, DUO_PALETTE_TEXT);
}

static void
draw_grid (Drawing *self)
{
  const double bottom = row_top (self, DUO_PAGE_ROWS);
  guint this_month = 0;
  const gboolean has_this_month = duo_calendar_page_get_this_month (self->page, &this_month);

  duo_drawing_set_colour (self->cr, DUO_PALETTE_MONTH);
  cairo_rectangle (self->cr, 0, self->top, MONTH_WIDTH, bottom - self->top);
  cairo_fill (self->cr);
  if (has_this_month)
    {
      duo_drawing_set_colour (self->cr, THIS_MONTH_TINT);
      cairo_rectangle (self->cr, 0, row_top (self, this_month), self->width, self->row_height);
      cairo_fill (self->cr);
    }

  cairo_set_line_width (self->cr, 0.5);
  duo_drawing_set_colour (self->cr, DUO_PALETTE_LINE);
  for (guint row = 0; row <= DUO_PAGE_ROWS; row++)
    line (self, 0, row_top (self, row), self->width, row_top (self, row));
  line (self, 0, self->top, 0, bottom);
  for (guint sector = 0; sector <= DUO_N_SECTORS; sector++)
    line (self, self->lefts[sector], self->top, self->lefts[sector], bottom);
  line (self, self->width, self->top, self->width, bottom);

  if (has_this_month)
    {
      duo_drawing_set_colour (self->cr, DUO_PALETTE_BRAND);
      cairo_rectangle (self->cr, 0, row_top (self, this_month), 3, self->row_height);
      cairo_fill (self->cr);
    }
  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    draw_month (self, row, has_this_month && row == this_month);
}

/* The rectangle of a leg; its sides are flush where it joins with a neighbour. */
static DuoBox
leg_box (Drawing            *self,
         const DuoLayoutLeg *leg,
         gboolean            joins_left,
         gboolean            joins_right)
{
  const double room = sector_width (self, leg->sector) - (leg->crowded ? MORE_WIDTH : 0);
  const double lane = room / leg->n_lanes;
  const double left = self->lefts[leg->sector] + leg->lane * lane + (joins_left ? 0 : GAP);
  const double right = self->lefts[leg->sector] + (leg->lane + leg->lane_span) * lane - (joins_right ? 0 : GAP);
  const double top = row_top (self, leg->first_row) + GAP;

  return (DuoBox) { left, top, right - left, row_top (self, leg->last_row + 1) - GAP - top };
}

typedef struct
{
  double x;
  double y;
} Point;

/* A closed path of horizontal and vertical lines with rounded corners. */
static void
rounded_path (cairo_t     *cr,
              const Point *points,
              guint        n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      const Point *before = &points[(i + n_points - 1) % n_points];
      const Point *point = &points[i];
      const Point *after = &points[(i + 1) % n_points];
      const double length_in = hypot (point->x - before->x, point->y - before->y);
      const double length_out = hypot (after->x - point->x, after->y - point->y);
      const double radius = MIN (RADIUS, MIN (length_in, length_out) / 2);
      const double round = 0.45 * radius; /* how far the handles of a quarter circle stay from the corner */
      const double in_x = length_in > 0 ? (point->x - before->x) / length_in : 0;
      const double in_y = length_in > 0 ? (point->y - before->y) / length_in : 0;
      const double out_x = length_out > 0 ? (after->x - point->x) / length_out : 0;
      const double out_y = length_out > 0 ? (after->y - point->y) / length_out : 0;

      if (i == 0)
        cairo_move_to (cr, point->x - in_x * radius, point->y - in_y * radius);
      else
        cairo_line_to (cr, point->x - in_x * radius, point->y - in_y * radius);
      cairo_curve_to (cr, point->x - in_x * round, point->y - in_y * round, point->x + out_x * round,
                      point->y + out_y * round, point->x + out_x * radius, point->y + out_y * radius);
    }
  cairo_close_path (cr);
}

/* The outline of legs side by side: along their tops to the right, along their bottoms back. */
static void
shape_path (Drawing      *self,
            const LegBox *legs,
            guint         n_legs)
{
  Point points[4 * DUO_N_SECTORS];
  guint n_points = 0;

  for (guint i = 0; i < n_legs; i++)
    {
      const gboolean level_before = i > 0 && legs[i - 1].box.y == legs[i].box.y;
      const gboolean level_after = i + 1 < n_legs && legs[i + 1].box.y == legs[i].box.y;

      if (!level_before)
        points[n_points++] = (Point) { legs[i].box.x, legs[i].box.y };
      if (!level_after)
        points[n_points++] = (Point) { legs[i].box.x + legs[i].box.width, legs[i].box.y };
    }
  for (guint i = n_legs; i-- > 0;)
    {
      const double bottom = legs[i].box.y + legs[i].box.height;
      const gboolean level_right = i + 1 < n_legs && legs[i + 1].box.y + legs[i + 1].box.height == bottom;
      const gboolean level_left = i > 0 && legs[i - 1].box.y + legs[i - 1].box.height == bottom;

      if (!level_right)
        points[n_points++] = (Point) { legs[i].box.x + legs[i].box.width, bottom };
      if (!level_left)
        points[n_points++] = (Point) { legs[i].box.x, bottom };
    }

  cairo_new_path (self->cr);
  rounded_path (self->cr, points, n_points);
}

static void
draw_hatch (Drawing          *self,
            const DuoPalette *palette)
{
  double x1, y1, x2, y2;

  cairo_save (self->cr);
  cairo_path_extents (self->cr, &x1, &y1, &x2, &y2);
  duo_drawing_set_colour (self->cr, DUO_PALETTE_PAPER);
  cairo_fill_preserve (self->cr);
  cairo_clip (self->cr);
  duo_drawing_set_colour (self->cr, palette->fill);
  cairo_set_line_width (self->cr, 2);
  for (double x = x1 - (y2 - y1); x < x2; x += 7)
    line (self, x, y2, x + (y2 - y1), y1);
  cairo_restore (self->cr);
}

static void
draw_outline (Drawing      *self,
              DuoMessage   *message,
              const LegBox *legs,
              guint         n_legs)
{
  static const double dashes[] = { 4, 2.5 };
  const DuoPalette *palette = duo_calendar_page_get_palette (self->page, message);
  const gboolean concept = duo_message_get_status (message) == DUO_MESSAGE_CONCEPT;

  shape_path (self, legs, n_legs);
  cairo_save (self->cr);
  if (concept)
    {
      draw_hatch (self, palette);
      shape_path (self, legs, n_legs);
      cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
  else
    {
      duo_drawing_set_colour (self->cr, palette->fill);
      cairo_fill (self->cr);
      shape_path (self, legs, n_legs);
      cairo_save (self->cr);
      cairo_clip (self->cr);
      duo_drawing_set_colour (self->cr, palette->edge);
      cairo_rectangle (self->cr, legs[0].box.x, legs[0].box.y, STRIP, legs[0].box.height);
      cairo_fill (self->cr);
      cairo_restore (self->cr);
      shape_path (self, legs, n_legs);
    }
  cairo_set_line_width (self->cr, concept ? 1.2 : 0.8);
  duo_drawing_set_colour (self->cr, palette->edge);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
}

/* Where the text goes: over all legs where they have the same rows, else in the one that begins first. */
static DuoBox
text_box (const LegBox        *legs,
          guint                n_legs,
          const DuoLayoutLeg **leg)
{
  guint first = 0;
  gboolean level = TRUE;
  DuoBox box;

  for (guint i = 1; i < n_legs; i++)
    {
      level &= legs[i].leg->first_row == legs[0].leg->first_row && legs[i].leg->last_row == legs[0].leg->last_row;
      if (legs[i].leg->first_row < legs[first].leg->first_row)
        first = i;
    }

  box = legs[first].box;
  if (level)
    box.width = legs[n_legs - 1].box.x + legs[n_legs - 1].box.width - box.x;
  *leg = legs[first].leg;
  box.x += STRIP + PADDING;
  box.width -= STRIP + 2 * PADDING;
  box.y += PADDING - 1;
  box.height -= 2 * PADDING - 2;
  return box;
}

/* What does not fit goes in this order: the link, the other lines. The title stays. */
static void
draw_text (Drawing              *self,
           const DuoLayoutShape *shape,
           const LegBox         *legs)
{
  DuoMessage *message = self->page->messages->pdata[shape->message];
  const guint style = duo_message_get_status (message) == DUO_MESSAGE_CONCEPT ? DUO_TEXT_ITALIC : DUO_TEXT_PLAIN;
  const guint32 colour = style == DUO_TEXT_ITALIC ? DUO_PALETTE_TEXT
                                                  : duo_calendar_page_get_palette (self->page, message)->text;
  g_auto (DuoPageText) text = { 0 };
  g_autofree char *sectors = NULL;
  const DuoLayoutLeg *leg;
  const DuoBox box = text_box (legs, shape->n_legs, &leg);
  const DuoPageBlock block = { .message = message, .first = leg->first, .last = leg->last };
  DuoTextPiece pieces[5];

  duo_calendar_page_get_text (self->page, &block, &text);
  if (shape->all_sectors != shape->sectors)
    sectors = duo_dutch_sectors (shape->all_sectors);
  pieces[0] = (DuoTextPiece) { text.title, style | DUO_TEXT_BOLD, 1, FALSE };
  pieces[1] = (DuoTextPiece) { text.body, style, 0.95, TRUE };
  pieces[2] = (DuoTextPiece) { text.link, style, 0.9, TRUE };
  pieces[3] = (DuoTextPiece) { text.notes, style, 0.85, TRUE };
  pieces[4] = (DuoTextPiece) { sectors, style, 0.85, TRUE };

  if (duo_drawing_text_fit (self->cr, pieces, G_N_ELEMENTS (pieces), &box, TEXT_SIZE, TEXT_SIZE_MIN, FALSE, colour))
    return;
  pieces[2].text = NULL;
  if (duo_drawing_text_fit (self->cr, pieces, G_N_ELEMENTS (pieces), &box, TEXT_SIZE, TEXT_SIZE_MIN, FALSE, colour))
    return;
  pieces[1].text = text.body != NULL ? "…" : NULL;
  duo_drawing_text_fit (self->cr, pieces, G_N_ELEMENTS (pieces), &box, TEXT_SIZE, TEXT_SIZE_MIN, TRUE, colour);
}

/* Each leg of a step names its own months, at its foot. */
static void
draw_leg_months (Drawing              *self,
                 const DuoLayoutShape *shape,
                 const LegBox         *legs)
{
  DuoMessage *message = self->page->messages->pdata[shape->message];

  for (guint i = 0; i < shape->n_legs; i++)
    {
      g_autofree char *months = duo_dutch_months (legs[i].leg->first, legs[i].leg->last);
      g_autofree char *label = g_strdup_printf ("%s %s", duo_dutch_sector (legs[i].leg->sector), months);
      const DuoBox box = { legs[i].box.x + STRIP + PADDING, legs[i].box.y + legs[i].box.height - SMALL_SIZE - PADDING,
                           legs[i].box.width - STRIP - 2 * PADDING, SMALL_SIZE };

      if (legs[i].leg->last_row > legs[i].leg->first_row)
        duo_drawing_text_line (self->cr, label, DUO_TEXT_PLAIN, SMALL_SIZE - 0.5, &box,
                               duo_calendar_page_get_palette (self->page, message)->text);
    }
}

static void
draw_shapes (Drawing *self)
{
  for (guint i = 0; i < self->page->layout->shapes->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (self->page->layout->shapes, DuoLayoutShape, i);
      LegBox legs[DUO_N_SECTORS];

      for (guint leg = 0; leg < shape->n_legs; leg++)
        {
          legs[leg].leg = &shape->legs[leg];
          legs[leg].box = leg_box (self, &shape->legs[leg], leg > 0, leg + 1 < shape->n_legs);
        }
      draw_outline (self, self->page->messages->pdata[shape->message], legs, shape->n_legs);
      draw_text (self, shape, legs);
      if (shape->months_differ)
        draw_leg_months (self, shape, legs);
    }
}

static void
draw_more (Drawing *self)
{
  for (guint i = 0; i < self->page->layout->more->len; i++)
    {
      const DuoLayoutMore *more = &g_array_index (self->page->layout->more, DuoLayoutMore, i);
      g_autofree char *text = g_strdup_printf (DUO_DUTCH_MORE, more->hidden);
      const DuoTextPiece piece = { text, DUO_TEXT_BOLD, 1, FALSE };
      const DuoBox box = { self->lefts[more->sector + 1] - MORE_WIDTH + GAP,
                           row_top (self, more->row) + PADDING, MORE_WIDTH - 2 * GAP, self->row_height - 2 * PADDING };

      duo_drawing_text_fit (self->cr, &piece, 1, &box, SMALL_SIZE, TEXT_SIZE_MIN, TRUE, DUO_PALETTE_DIM);
    }
}

static PangoLayout *
note_layout (Drawing           *self,
             const DuoPageNote *note,
             double             size,
             double             width)
{
  const DuoTextPiece pieces[] = {
    { note->date, note->struck ? DUO_TEXT_PLAIN : DUO_TEXT_BOLD, 1, FALSE },
    { " ", DUO_TEXT_PLAIN, 1, FALSE },
    { note->text, DUO_TEXT_PLAIN, 1, FALSE },
  };

  return duo_drawing_text_new (self->cr, pieces, G_N_ELEMENTS (pieces), size, width);
}

/* Strikes out the date that did not hold. Pango's own line is too thin to be seen in a picture. */
static void
strike_date (Drawing           *self,
             const DuoPageNote *note,
             PangoLayout       *layout,
             double             x,
             double             y,
             double             size)
{
  PangoRectangle end;

  pango_layout_index_to_pos (layout, (gint) strlen (note->date), &end);
  y += (double) pango_layout_get_baseline (layout) / PANGO_SCALE - 0.25 * size;
  cairo_set_line_width (self->cr, 0.8);
  line (self, x - 1, y, x + (double) end.x / PANGO_SCALE, y);
}

/* Draws as many of @notes as fit. Returns: how many. With @draw unset only counts them. */
static guint
draw_notes (Drawing   *self,
            GPtrArray *notes,
            const DuoBox *box,
            double     size,
            gboolean   draw)
{
  double y = 0;

  for (guint i = 0; i < notes->len; i++)
    {
      g_autoptr (PangoLayout) layout = note_layout (self, notes->pdata[i], size, box->width);
      const double height = duo_drawing_text_height (layout);
      const double room = box->height - (i + 1 < notes->len ? size * 1.2 : 0);

      if (y + height > room && !(i + 1 == notes->len && y + height <= box->height))
        return i;
      if (draw)
        {
          duo_drawing_set_colour (self->cr, DUO_PALETTE_TEXT);
          cairo_move_to (self->cr, box->x, box->y + y);
          pango_cairo_show_layout (self->cr, layout);
          if (((DuoPageNote *) notes->pdata[i])->struck)
            strike_date (self, notes->pdata[i], layout, box->x, box->y + y, size);
        }
      y += height;
    }

  return notes->len;
}

static void
draw_milestones (Drawing *self,
                 guint    row)
{
  const DuoBox box = { self->lefts[DUO_N_SECTORS] + PADDING + 2, row_top (self, row) + 2,
                       self->width - self->lefts[DUO_N_SECTORS] - 2 * PADDING - 2, self->row_height - 4 };
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  double size = NOTE_SIZE;
  guint n_shown;

  for (guint i = 0; i < self->page->notes->len; i++)
    if (((DuoPageNote *) self->page->notes->pdata[i])->row == row)
      g_ptr_array_add (notes, self->page->notes->pdata[i]);

  while (draw_notes (self, notes, &box, size, FALSE) < notes->len && size > NOTE_SIZE_MIN)
    size -= 0.5;
  n_shown = draw_notes (self, notes, &box, size, TRUE);
  if (n_shown < notes->len)
    {
      g_autofree char *more = g_strdup_printf (DUO_DUTCH_MORE, notes->len - n_shown);
      const DuoBox last = { box.x, box.y + box.height - size * 1.2, box.width, size * 1.2 };

      duo_drawing_text_line (self->cr, more, DUO_TEXT_BOLD, size, &last, DUO_PALETTE_DIM);
    }
}

static gboolean
is_shown (Drawing *self,
          gint64   campaign)
{
  for (guint i = 0; i < self->page->messages->len; i++)
    if (duo_message_get_campaign (self->page->messages->pdata[i]) == campaign)
      return TRUE;

  return FALSE;
}

/* Draws one entry of the legend. Returns: where the next one begins. */
static double
draw_swatch (Drawing          *self,
             double            x,
             double            y,
             const char       *text,
             const DuoPalette *palette)
{
  static const double dashes[] = { 2, 1.5 };
  const DuoTextPiece piece = { text, DUO_TEXT_PLAIN, 1, FALSE };
  g_autoptr (PangoLayout) layout = duo_drawing_text_new (self->cr, &piece, 1, SMALL_SIZE, -1);
  gint width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (x + 14 + width > self->width)
    return self->width;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, x + 0.5, y + 1, 8, 8);
  if (palette != NULL)
    {
      duo_drawing_set_colour (self->cr, palette->fill);
      cairo_fill_preserve (self->cr);
    }
  else
    {
      cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
    }
  duo_drawing_set_colour (self->cr, palette != NULL ? palette->edge : DUO_PALETTE_DIM);
  cairo_set_line_width (self->cr, 0.8);
  cairo_stroke (self->cr);
  cairo_restore (self->cr);
  duo_drawing_set_colour (self->cr, DUO_PALETTE_DIM);
  cairo_move_to (self->cr, x + 12, y + 5 - height / 2.0);
  pango_cairo_show_layout (self->cr, layout);
  return x + 12 + width + 12;
}

static void
draw_legend (Drawing *self)
{
  const double y = self->height - 11;
  double x = draw_swatch (self, 0, y, DUO_DUTCH_LEGEND, NULL);

  for (guint i = 0; i < self->page->campaigns->len; i++)
    {
      DuoCampaign *campaign = self->page->campaigns->pdata[i];

      if (is_shown (self, duo_campaign_get_id (campaign)))
        x = draw_swatch (self, x, y, duo_campaign_get_name (campaign),
                         duo_palette_get (duo_campaign_get_colour (campaign)));
    }
}

/**
 * duo_calendar_drawing_draw:
 * @extract: what to draw
 * @cr: where; at (0, 0)
 * @width: of the page without its margins, in points
 * @height: likewise
 *
 * Fills the page. What does not fit is said: "+2 meer", or "…" behind a text.
 */
void
duo_calendar_drawing_draw (const DuoCalendarExtract *extract,
                           cairo_t                  *cr,
                           double                    width,
                           double                    height)
{
  Drawing self = { .cr = cr, .width = width, .height = height };
  g_autoptr (DuoCalendarPage) page = make_page (extract, width, self.lefts);

  self.page = page;
  self.top = TITLE_HEIGHT + HEAD_HEIGHT;
  self.row_height = (height - self.top - LEGEND_HEIGHT) / DUO_PAGE_ROWS;

  cairo_save (cr);
  draw_title (&self);
  draw_grid (&self);
  draw_heads (&self);
  draw_shapes (&self);
  draw_more (&self);
  for (guint row = 0; row < DUO_PAGE_ROWS; row++)
    draw_milestones (&self, row);
  draw_legend (&self);
  cairo_restore (cr);
}

/* Returns: whether a page of that width (points, without margins) hides messages behind "+2 meer". */
gboolean
duo_calendar_drawing_hides_some (const DuoCalendarExtract *extract,
                                 double                    width)
{
  g_autoptr (DuoCalendarPage) page = make_page (extract, width, NULL);

  return page->layout->more->len > 0;
}
