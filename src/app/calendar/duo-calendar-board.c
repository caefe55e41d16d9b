/* SPDX-License-Identifier: EUPL-1.2 */
/* The board's children and where they go. Cells, bars and buttons are made once and used again: a change of year
 * only gives them other words and places. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-words.h"

/* A lane is at least this wide (or high, in the timeline); a button "more" takes so much. */
#define LANE_MIN_WIDTH 90
#define MORE_WIDTH 34
#define MORE_HEIGHT 28

#define SLIDE_MS 200

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoCalendarBoard, duo_calendar_board, GTK_TYPE_WIDGET)

DuoCalendarBoardPrivate *
duo_calendar_board_get_private (DuoCalendarBoard *self)
{
  return duo_calendar_board_get_instance_private (self);
}

gboolean
duo_calendar_board_is_vertical (DuoCalendarBoard *self)
{
  return DUO_CALENDAR_BOARD_GET_CLASS (self)->months == GTK_ORIENTATION_VERTICAL;
}

/* The window shown, also before anything was read. */
DuoSpan
duo_calendar_board_get_span (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarSnapshot *snapshot = priv->model != NULL ? duo_calendar_model_get_snapshot (priv->model) : NULL;

  if (snapshot != NULL)
    return snapshot->span;
  return priv->model != NULL ? duo_calendar_model_get_span (priv->model) : duo_span_calendar_year (2020);
}

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
                             float             across_begin,
                             float             across_end,
                             float             along_begin,
                             float             along_end,
                             graphene_rect_t  *area)
{
  if (duo_calendar_board_is_vertical (self))
    graphene_rect_init (area, across_begin, along_begin, across_end - across_begin, along_end - along_begin);
  else
    graphene_rect_init (area, along_begin, across_begin, along_end - along_begin, across_end - across_begin);
}

/* The area of a run of rows over @sectors, from the first of these to the last. */
void
duo_calendar_board_cells_area (DuoCalendarBoard *self,
                               DuoSectorSet      sectors,
                               const DuoSpan    *rows,
                               graphene_rect_t  *area)
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
duo_calendar_board_find_place (DuoCalendarBoard *self,
                               double            x,
                               double            y,
                               DuoSector        *sector,
                               guint            *row)
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
duo_calendar_board_get_day (DuoCalendarBoard *self,
                            guint32           julian)
{
  const DuoBoardGeometry *geometry = duo_calendar_board_get_geometry (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const DuoMonth month = CLAMP (duo_day_get_month (julian), span.first, span.last);
  const gint row = month - span.first;
  const float first = (float) duo_month_get_first_day (month), days = (float) duo_month_get_last_day (month) - first + 1;
  const float part = CLAMP (((float) julian - first) / days, 0.0f, 1.0f);

  return geometry->along[row] + part * (geometry->along[row + 1] - geometry->along[row]);
}

/* Returns: how much larger than usual the text is, at least 1: rooms that hold words grow with it. */
float
duo_calendar_board_get_text_scale (DuoCalendarBoard *self)
{
  return MAX (1.0f, (float) duo_calendar_board_get_line (self) / 18.0f);
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
duo_calendar_board_measure_months (DuoCalendarBoard *self,
                                   gboolean          brief)
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

static void
get_lane_sizes (DuoCalendarBoard *self,
                float            *lane,
                float            *more)
{
  const float scale = duo_calendar_board_get_text_scale (self);

  if (duo_calendar_board_is_vertical (self))
    {
      *lane = LANE_MIN_WIDTH * scale;
      *more = MORE_WIDTH * scale;
    }
  else
    {
      *lane = 2.0f * (float) duo_calendar_board_get_line (self) + 4;
      *more = MORE_HEIGHT * scale;
    }
}

/* How many lanes fit in @room, of which a button takes @more. */
static guint
count_lanes (float room,
             float lane,
             float more)
{
  const float fit = floorf ((room - more) / (lane + DUO_BAR_GAP));

  return fit < 1 ? 1 : (guint) fit;
}

/* The layout for the room there is: where all lanes fit no button is needed, else it takes a part of the room. */
static DuoYearLayout *
make_layout (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  guint max_lanes[DUO_N_SECTORS];
  DuoYearLayout *layout;
  gboolean again = FALSE;
  float lane, more;

  get_lane_sizes (self, &lane, &more);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const float room
        = priv->geometry.sectors[sector][1] - priv->geometry.sectors[sector][0] - priv->geometry.foot - 2 * DUO_BAR_GAP;

      max_lanes[sector] = count_lanes (room, lane, 0);
    }
  layout = duo_year_layout_new (priv->messages, &span, max_lanes);
  for (guint i = 0; i < layout->more->len; i++)
    {
      const guint sector = g_array_index (layout->more, DuoLayoutMore, i).sector;
      const float room
        = priv->geometry.sectors[sector][1] - priv->geometry.sectors[sector][0] - priv->geometry.foot - 2 * DUO_BAR_GAP;
      const guint fewer = count_lanes (room, lane, more);

      again = again || fewer != max_lanes[sector];
      max_lanes[sector] = fewer;
    }
  if (again)
    {
      duo_year_layout_free (layout);
      layout = duo_year_layout_new (priv->messages, &span, max_lanes);
    }

  return layout;
}

/* Where a leg lies on the board. */
static void
get_leg_area (DuoCalendarBoard   *self,
              const DuoLayoutLeg *leg,
              gboolean            joined,
              graphene_rect_t    *area)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  const float begin = geometry->sectors[leg->sector][0] + DUO_BAR_GAP;
  float end = geometry->sectors[leg->sector][1] - DUO_BAR_GAP - 1;
  float lane, lane_min, more;

  get_lane_sizes (self, &lane_min, &more);
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
label_leg (DuoCalendarBoard     *self,
           const DuoLayoutShape *shape,
           const DuoLayoutLeg   *from,
           DuoMessageLeg        *leg)
{
  const gboolean vertical = duo_calendar_board_is_vertical (self);

  if (shape->n_legs > 1 && shape->months_differ)
    leg->sector_label = g_strdup (duo_sector_to_string (from->sector));
  if (from->goes_on && from->from_before)
    leg->months_label = duo_words_months (from->first, from->last, TRUE);
  else if (from->goes_on || from->from_before)
    {
      const DuoMonth month = from->goes_on ? from->last : from->first;
      g_autofree char *when
        = g_strdup_printf ("%s %d", duo_words_month (duo_month_get_number (month), TRUE), duo_month_get_year (month));
      /* Translators: on a bar that runs out of the year: "until Jan 2021", "since Nov 2019" */
      g_autofree char *words = g_strdup_printf (from->goes_on ? _("until %s") : _("since %s"), when);

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
duo_calendar_board_make_legs (DuoCalendarBoard     *self,
                              const DuoLayoutShape *shape,
                              DuoMessageLeg        *legs,
                              graphene_rect_t      *bounds)
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

/* Bars */

/* Returns: (transfer none): the shape that @bar shows. */
const DuoLayoutShape *
duo_calendar_board_get_shape (DuoCalendarBoard *self,
                              DuoMessageBar    *bar)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  guint place = 0;

  if (!g_ptr_array_find (priv->shape_bars, bar, &place))
    return NULL;
  return &g_array_index (priv->layout->shapes, DuoLayoutShape, place);
}

/* What a gesture at @bar is about. */
void
duo_calendar_board_get_part (DuoCalendarBoard *self,
                             DuoMessageBar    *bar,
                             DuoMessagePart   *part)
{
  const DuoLayoutShape *shape = duo_calendar_board_get_shape (self, bar);

  *part = (DuoMessagePart){ DUO_SECTOR_SET_NONE, { 0, 0 } };
  for (guint i = 0; shape != NULL && i < shape->n_legs; i++)
    {
      part->sectors |= 1u << shape->legs[i].sector;
      if (i == 0 || shape->legs[i].first < part->months.first)
        part->months.first = shape->legs[i].first;
      if (i == 0 || shape->legs[i].last > part->months.last)
        part->months.last = shape->legs[i].last;
    }
}

/* Returns: (transfer none) (nullable): the first bar of a message. */
DuoMessageBar *
duo_calendar_board_find_bar (DuoCalendarBoard *self,
                             gint64            message)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  for (guint i = 0; i < priv->shape_bars->len; i++)
    {
      DuoMessageBar *bar = priv->shape_bars->pdata[i];

      if (duo_message_get_id (duo_message_bar_get_message (bar)) == message)
        return bar;
    }

  return NULL;
}

static void
bar_clicked_cb (DuoMessageBar    *bar,
                DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 id = duo_message_get_id (duo_message_bar_get_message (bar));

  duo_calendar_model_select (priv->model, id);
  duo_calendar_model_edit (priv->model, id);
}

static void
bar_enter_cb (GtkEventControllerMotion *controller,
              double                    x,
              double                    y,
              DuoCalendarBoard         *self)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  DuoMessage *message = duo_message_bar_get_message (DUO_MESSAGE_BAR (bar));

  if (message != NULL)
    duo_calendar_board_set_lit (self, duo_message_get_id (message));
}

static void
bar_leave_cb (GtkEventControllerMotion *controller,
              DuoCalendarBoard         *self)
{
  duo_calendar_board_set_lit (self, 0);
}

/* The pointer over an end says that it can be drawn out. */
static void
bar_motion_cb (GtkEventControllerMotion *controller,
               double                    x,
               double                    y,
               DuoCalendarBoard         *self)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  guint leg = 0;

  if (duo_message_bar_get_zone (DUO_MESSAGE_BAR (bar), x, y, &leg) == DUO_BAR_BODY)
    gtk_widget_set_cursor (bar, NULL);
  else
    gtk_widget_set_cursor_from_name (bar, duo_calendar_board_is_vertical (self) ? "ns-resize" : "ew-resize");
}

static GtkWidget *
add_bar (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *bar = duo_message_bar_new (DUO_CALENDAR_BOARD_GET_CLASS (self)->months);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (bar_enter_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (bar_leave_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (bar_motion_cb), self);
  gtk_widget_add_controller (bar, motion);
  g_signal_connect (bar, "clicked", G_CALLBACK (bar_clicked_cb), self);
  gtk_widget_insert_before (bar, GTK_WIDGET (self), priv->month_names[0]);
  gtk_widget_set_child_visible (bar, FALSE);
  g_ptr_array_add (priv->bars, bar);
  return bar;
}

static void
more_clicked_cb (DuoMonthCell     *more,
                 DuoCalendarBoard *self)
{
  duo_calendar_board_show_cell (self, more);
}

static void
add_more (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *more = duo_month_cell_new ();

  g_signal_connect (more, "clicked", G_CALLBACK (more_clicked_cb), self);
  gtk_widget_insert_before (more, GTK_WIDGET (self), priv->month_names[0]);
  gtk_widget_set_child_visible (more, FALSE);
  g_ptr_array_add (priv->mores, more);
}

/* Makes as many bars and buttons as any layout of these messages can need: none are made while placing. */
static void
fill_pools (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  guint per_cell[DUO_N_SECTORS][DUO_BOARD_MONTHS] = { { 0 } };
  guint n_bars = 0, n_mores = 0;

  for (guint i = 0; i < priv->messages->len; i++)
    {
      guint n_placements = 0;
      const DuoPlacement *placements = duo_message_get_placements (priv->messages->pdata[i], &n_placements);

      for (guint j = 0; j < n_placements; j++)
        {
          const DuoMonth first = MAX (placements[j].first, span.first), last = MIN (placements[j].last, span.last);

          if (first <= last)
            n_bars++;
          for (DuoMonth month = first; month <= last; month++)
            per_cell[placements[j].sector][month - span.first]++;
        }
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
      if (per_cell[sector][row] > 1)
        n_mores++;

  while (priv->bars->len < n_bars)
    add_bar (self);
  while (priv->mores->len < n_mores)
    add_more (self);
}

/* Takes a bar for each shape: the one that showed it before where there is one, so that the focus and the pictures
 * drawn already stay; else any that waits. */
static void
assign_bars (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const GArray *shapes = priv->layout->shapes;
  const DuoSpan span = duo_calendar_board_get_span (self);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (priv->model);
  g_autoptr (GHashTable) before = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, priv->bars->len + 1);
  g_autofree gboolean *taken = g_new0 (gboolean, priv->bars->len + 1);
  guint next = 0;

  for (guint i = priv->bars->len; i-- > 0;)
    {
      DuoMessage *message = duo_message_bar_get_message (priv->bars->pdata[i]);

      ids[i] = message != NULL ? duo_message_get_id (message) : 0;
      if (ids[i] != 0)
        g_hash_table_insert (before, &ids[i], GUINT_TO_POINTER (i + 1));
    }

  g_ptr_array_set_size (priv->shape_bars, 0);
  g_ptr_array_set_size (priv->shape_bars, (gint) shapes->len);
  for (guint i = 0; i < shapes->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (shapes, DuoLayoutShape, i);
      const gint64 id = duo_message_get_id (priv->messages->pdata[shape->message]);
      const guint found = GPOINTER_TO_UINT (g_hash_table_lookup (before, &id));

      if (found == 0 || taken[found - 1])
        continue;
      taken[found - 1] = TRUE;
      priv->shape_bars->pdata[i] = g_object_ref (priv->bars->pdata[found - 1]);
    }
  for (guint i = 0; i < shapes->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (shapes, DuoLayoutShape, i);
      DuoMessage *message = priv->messages->pdata[shape->message];
      const gboolean tagged
        = shape->all_sectors != shape->sectors || (shape->n_legs > 1 && !shape->months_differ);
      g_autofree char *name = NULL;

      while (priv->shape_bars->pdata[i] == NULL && taken[next])
        next++;
      if (priv->shape_bars->pdata[i] == NULL)
        {
          taken[next] = TRUE;
          priv->shape_bars->pdata[i] = g_object_ref (priv->bars->pdata[next]);
        }
      name = duo_calendar_name_message (message, snapshot, &span);
      duo_message_bar_set_message (priv->shape_bars->pdata[i], message,
                                   duo_message_face_new (message, snapshot, &span,
                                                         tagged ? shape->all_sectors : DUO_SECTOR_SET_NONE));
      duo_a11y_set_label (priv->shape_bars->pdata[i], name);
      gtk_widget_set_child_visible (priv->shape_bars->pdata[i], TRUE);
    }
  for (guint i = 0; i < priv->bars->len; i++)
    if (!taken[i])
      {
        gtk_widget_set_child_visible (priv->bars->pdata[i], FALSE);
        duo_message_bar_set_message (priv->bars->pdata[i], NULL, NULL);
      }
}

static void
assign_mores (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const GArray *more = priv->layout->more;

  priv->n_mores = MIN (more->len, priv->mores->len);
  for (guint i = 0; i < priv->mores->len; i++)
    {
      GtkWidget *button = priv->mores->pdata[i];
      const DuoLayoutMore *cell = &g_array_index (more, DuoLayoutMore, i);
      g_autofree char *name = NULL;

      gtk_widget_set_child_visible (button, i < priv->n_mores);
      if (i >= priv->n_mores)
        continue;
      name = duo_calendar_name_more (cell->sector, priv->layout->span.first + (DuoMonth) cell->row, cell->hidden,
                                     cell->total);
      duo_month_cell_set_place (DUO_MONTH_CELL (button), cell->sector, cell->row);
      duo_month_cell_set_more (DUO_MONTH_CELL (button), cell->hidden, DUO_CALENDAR_BOARD_GET_CLASS (self)->months);
      duo_a11y_set_label (button, name);
    }
}

static gboolean
layouts_equal (const DuoYearLayout *a,
               const DuoYearLayout *b)
{
  return a->shapes->len == b->shapes->len && a->more->len == b->more->len
         && memcmp (a->n_lanes, b->n_lanes, sizeof a->n_lanes) == 0
         && (a->more->len == 0 || memcmp (a->more->data, b->more->data, a->more->len * sizeof (DuoLayoutMore)) == 0);
}

/* Whether the room there is asks for another layout; it does when the window is made wider or narrower. */
static void
refresh_layout (DuoCalendarBoard *self,
                gboolean          always)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoYearLayout *layout = make_layout (self);

  if (!always && priv->layout != NULL && layouts_equal (layout, priv->layout))
    {
      duo_year_layout_free (layout);
      return;
    }

  g_clear_pointer (&priv->layout, duo_year_layout_free);
  priv->layout = layout;
  assign_bars (self);
  assign_mores (self);
}

/* Names */

static void
name_cells (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  GPtrArray *in_cell[DUO_N_SECTORS][DUO_BOARD_MONTHS];

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
      in_cell[sector][row] = g_ptr_array_new ();
  for (guint i = 0; i < priv->messages->len; i++)
    {
      guint n_placements = 0;
      const DuoPlacement *placements = duo_message_get_placements (priv->messages->pdata[i], &n_placements);

      for (guint j = 0; j < n_placements; j++)
        for (DuoMonth month = MAX (placements[j].first, span.first); month <= MIN (placements[j].last, span.last); month++)
          g_ptr_array_add (in_cell[placements[j].sector][month - span.first], priv->messages->pdata[i]);
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
      {
        g_autofree char *name
          = duo_calendar_name_cell ((DuoSector) sector, span.first + (DuoMonth) row, in_cell[sector][row], &span);

        duo_a11y_set_label (priv->cells[sector][row], name);
        g_ptr_array_unref (in_cell[sector][row]);
      }
}

/* Names the months of the window in the words there is room for, and marks this one. */
static void
name_months (DuoCalendarBoard *self,
             gboolean          brief)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const DuoMonth today = duo_day_get_month (duo_calendar_model_get_today (priv->model));

  priv->today_row = duo_span_contains (&span, today) ? today - span.first : -1;
  for (gint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      const gint number = duo_month_get_number (span.first + row);

      /* The timeline has the date of today there. */
      gtk_label_set_text (GTK_LABEL (priv->month_names[row]),
                          row == priv->today_row && !duo_calendar_board_is_vertical (self)
                            ? ""
                            : duo_words_month (number, brief));
      if (row == priv->today_row)
        gtk_widget_add_css_class (priv->month_names[row], "today");
      else
        gtk_widget_remove_css_class (priv->month_names[row], "today");
    }
  gtk_widget_set_child_visible (priv->now, priv->today_row >= 0);
  if (!duo_calendar_board_is_vertical (self))
    {
      const DuoWhen when = duo_when_day (duo_calendar_model_get_today (priv->model));
      g_autofree char *words = duo_words_when (&when, FALSE, TRUE);

      gtk_label_set_text (GTK_LABEL (priv->now), words);
    }
}

/* The messages that pass the filter, with what was changed here in place of what was read. */
static GPtrArray *
collect_messages (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GPtrArray *visible = duo_calendar_model_get_visible (priv->model);
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; visible != NULL && i < visible->len; i++)
    {
      DuoMessage *message = visible->pdata[i];
      const gboolean changed
        = priv->pending != NULL && duo_message_get_id (priv->pending) == duo_message_get_id (message);

      g_ptr_array_add (messages, g_object_ref (changed ? priv->pending : message));
    }

  return messages;
}

/* The focus can't stay on a bar that is not shown any more: it goes to the cell where it was. */
static void
keep_focus (DuoCalendarBoard *self,
            GtkWidget        *focused)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoMessageBar *bar = priv->focus_message != 0 ? duo_calendar_board_find_bar (self, priv->focus_message) : NULL;

  if (bar != NULL)
    {
      priv->focus_message = 0;
      gtk_widget_grab_focus (GTK_WIDGET (bar));
    }
  else if (focused != NULL && (DUO_IS_MESSAGE_BAR (focused) || DUO_IS_MONTH_CELL (focused))
           && (!gtk_widget_get_child_visible (focused)
               || (DUO_IS_MONTH_CELL (focused) && !duo_month_cell_get_more (DUO_MONTH_CELL (focused)))))
    duo_calendar_board_focus_place (self, priv->place, priv->row);
}

/**
 * duo_calendar_board_relayout:
 * @self: a board
 *
 * Shows what the model has now. Everything but places, which follow when the board is allocated.
 */
void
duo_calendar_board_relayout (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (priv->model);
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  const DuoSpan span = duo_calendar_board_get_span (self);

  name_months (self, priv->geometry.brief_months);
  if (snapshot == NULL)
    return;

  g_clear_pointer (&priv->messages, g_ptr_array_unref);
  priv->messages = collect_messages (self);
  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    duo_milestone_cell_set_month (DUO_MILESTONE_CELL (priv->milestones[row]), span.first + (DuoMonth) row, snapshot);
  name_cells (self);
  fill_pools (self);
  refresh_layout (self, TRUE);
  keep_focus (self, focused);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
duo_calendar_board_is_empty_cell (DuoCalendarBoard *self,
                                  DuoSector         sector,
                                  guint             row)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  for (guint i = 0; priv->layout != NULL && i < priv->layout->shapes->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (priv->layout->shapes, DuoLayoutShape, i);

      for (guint j = 0; j < shape->n_legs; j++)
        if (shape->legs[j].sector == sector && row >= shape->legs[j].first_row && row <= shape->legs[j].last_row)
          return FALSE;
    }

  return TRUE;
}

/* Lights up all parts of the message pointed at; 0 for none. What is selected stays lit. */
void
duo_calendar_board_set_lit (DuoCalendarBoard *self,
                            gint64            message)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 selected = duo_calendar_model_get_selected (priv->model);

  priv->lit = message;
  for (guint i = 0; i < priv->shape_bars->len; i++)
    {
      const gint64 id = duo_message_get_id (duo_message_bar_get_message (priv->shape_bars->pdata[i]));

      duo_message_bar_set_lit (priv->shape_bars->pdata[i], id != 0 && (id == message || id == selected));
    }
}

/* Says @sentence: aloud by the description of what has the focus, and on the line below the board. */
void
duo_calendar_board_announce (DuoCalendarBoard *self,
                             DuoMessageBar    *bar,
                             const char       *sentence)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (bar != NULL)
    duo_a11y_set_description (GTK_WIDGET (bar), sentence);
  if (priv->status != NULL)
    gtk_label_set_text (GTK_LABEL (priv->status), sentence);
}

/* Popovers */

static void
popover_closed_cb (GtkWidget        *popover,
                   DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  /* Its own signal is still running, and a menu's action comes after it. */
  if (priv->popover == popover)
    priv->popover = NULL;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, G_SOURCE_FUNC (gtk_widget_unparent), g_object_ref (popover), g_object_unref);
}

/* Opens @popover (taken over) at the widget @at, or where it points already when that is %NULL. */
void
duo_calendar_board_show_popover (DuoCalendarBoard *self,
                                 GtkWidget        *popover,
                                 GtkWidget        *at)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (priv->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (priv->popover));
  priv->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  if (at != NULL)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
        gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                     &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                      (int) bounds.size.width, (int) bounds.size.height });
    }
  g_signal_connect (popover, "closed", G_CALLBACK (popover_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* Placing */

static void
place (GtkWidget             *widget,
       const graphene_rect_t *area)
{
  const int left = (int) floorf (area->origin.x), top = (int) floorf (area->origin.y);
  const int right = (int) floorf (area->origin.x + area->size.width);
  const int bottom = (int) floorf (area->origin.y + area->size.height);

  gtk_widget_size_allocate (widget, &(GtkAllocation){ left, top, MAX (right - left, 1), MAX (bottom - top, 1) }, -1);
}

static void
place_bars (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  for (guint i = 0; i < priv->shape_bars->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (priv->layout->shapes, DuoLayoutShape, i);
      GtkWidget *bar = priv->shape_bars->pdata[i];
      DuoMessageLeg legs[DUO_N_SECTORS];
      graphene_rect_t bounds;
      const guint n_legs = duo_calendar_board_make_legs (self, shape, legs, &bounds);

      duo_message_bar_set_legs (DUO_MESSAGE_BAR (bar), legs, n_legs);
      if (bar == priv->slide_bar && priv->slide != NULL)
        {
          const float rest = (float) adw_animation_get_value (priv->slide);

          graphene_rect_offset (&bounds, priv->slide_from.x * rest, priv->slide_from.y * rest);
        }
      place (bar, &bounds);
    }
}

static void
place_mores (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  float lane, more;

  get_lane_sizes (self, &lane, &more);
  for (guint i = 0; i < priv->n_mores; i++)
    {
      const DuoLayoutMore *cell = &g_array_index (priv->layout->more, DuoLayoutMore, i);
      const float end = geometry->sectors[cell->sector][1] - geometry->foot - DUO_BAR_GAP - 1;
      graphene_rect_t area;

      duo_calendar_board_get_area (self, end - more, end, geometry->along[cell->row] + DUO_BAR_GAP,
                                   geometry->along[cell->row + 1] - DUO_BAR_GAP, &area);
      place (priv->mores->pdata[i], &area);
    }
}

static void
place_cells (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  graphene_rect_t area;

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        {
          duo_calendar_board_get_area (self, geometry->sectors[sector][0], geometry->sectors[sector][1],
                                       geometry->along[row], geometry->along[row + 1], &area);
          place (priv->cells[sector][row], &area);
        }
      duo_calendar_board_get_area (self, geometry->milestones[0], geometry->milestones[1], geometry->along[row],
                                   geometry->along[row + 1], &area);
      duo_milestone_cell_set_style (DUO_MILESTONE_CELL (priv->milestones[row]), geometry->milestone_style);
      place (priv->milestones[row], &area);
    }
}

/* Whether the sectors' full names fit beside the short ones. */
static void
place_sector_name (DuoCalendarBoard *self,
                   GtkWidget        *name,
                   GtkWidget        *words,
                   graphene_rect_t  *area)
{
  int natural = 0;

  place (name, area);
  if (words == NULL)
    return;
  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_set_opacity (words, duo_calendar_board_is_vertical (self)
                                   && area->size.width >= (float) natural + 60 * duo_calendar_board_get_text_scale (self));
}

/* The names stay in view while the board scrolls below them. */
static void
place_names (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  const float right = priv->across != NULL ? (float) gtk_adjustment_get_value (priv->across) : 0;
  const float down = priv->down != NULL ? (float) gtk_adjustment_get_value (priv->down) : 0;
  const float along = vertical ? down : right, across = vertical ? right : down;
  const float head = geometry->along[0];
  graphene_rect_t area;

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      duo_calendar_board_get_area (self, across, across + geometry->side, geometry->along[row], geometry->along[row + 1],
                                   &area);
      place (priv->month_names[row], &area);
      if ((gint) row == priv->today_row)
        {
          int width = 0, height = 0, name = 0;
          const int line = duo_calendar_board_get_line (self);

          gtk_widget_measure (priv->now, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
          gtk_widget_measure (priv->now, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
          gtk_widget_measure (priv->month_names[row], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name, NULL, NULL);
          if (!vertical)
            {
              const float x = duo_calendar_board_get_day (self, duo_calendar_model_get_today (priv->model));
              const float most = (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) width;

              graphene_rect_init (&area, CLAMP (x - (float) width / 2, head, most),
                                  area.origin.y + (area.size.height - (float) height) / 2, (float) width, (float) height);
            }
          else if ((float) (name + width) <= area.size.width + 4)
            graphene_rect_init (&area, area.origin.x + (float) name - 2,
                                area.origin.y + 8 + (float) (line - height) / 2, (float) width, (float) height);
          else
            graphene_rect_init (&area, area.origin.x + 7, area.origin.y + 8 + (float) line, (float) width, (float) height);
          place (priv->now, &area);
        }
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      duo_calendar_board_get_area (self, geometry->sectors[sector][0], geometry->sectors[sector][1], along, along + head,
                                   &area);
      place_sector_name (self, priv->sector_names[sector], priv->sector_words[sector], &area);
    }
  duo_calendar_board_get_area (self, geometry->milestones[0], geometry->milestones[1], along, along + head, &area);
  place (priv->milestone_name, &area);
  duo_calendar_board_get_area (self, across, across + geometry->side, along, along + head, &area);
  place (priv->corner, &area);
}

static void
duo_calendar_board_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (widget);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean was_brief = priv->geometry.brief_months;

  DUO_CALENDAR_BOARD_GET_CLASS (self)->get_geometry (self, width, height, &priv->geometry);
  if (priv->model == NULL)
    return;

  if (was_brief != priv->geometry.brief_months)
    name_months (self, priv->geometry.brief_months);
  place_cells (self);
  if (priv->messages != NULL)
    {
      refresh_layout (self, priv->layout == NULL);
      place_bars (self);
      place_mores (self);
    }
  place_names (self);
  if (priv->entry != NULL)
    {
      graphene_rect_t area;

      duo_calendar_board_cells_area (self, priv->entry_sectors, &priv->entry_rows, &area);
      graphene_rect_inset (&area, DUO_BAR_GAP, DUO_BAR_GAP);
      place (priv->entry, &area);
    }
  if (priv->popover != NULL)
    gtk_popover_present (GTK_POPOVER (priv->popover));
}

/* Drawing */

/* The month that is now, and the lines between cells. */
static void
snapshot_cells (DuoCalendarBoard *self,
                GtkSnapshot      *snapshot)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  const float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  const float across_end = vertical ? width : height, along_end = vertical ? height : width;
  GdkRGBA line, today;
  graphene_rect_t area;

  duo_look_up_colour (GTK_WIDGET (self), "duo_line", &line);
  duo_look_up_colour (GTK_WIDGET (self), "duo_today_bg", &today);
  if (priv->today_row >= 0)
    {
      duo_calendar_board_get_area (self, geometry->side, across_end, geometry->along[priv->today_row],
                                   geometry->along[priv->today_row + 1], &area);
      gtk_snapshot_append_color (snapshot, &today, &area);
    }
  for (guint row = 1; row < DUO_BOARD_MONTHS; row++)
    {
      duo_calendar_board_get_area (self, 0, across_end, floorf (geometry->along[row]) - 1, floorf (geometry->along[row]),
                                   &area);
      gtk_snapshot_append_color (snapshot, &line, &area);
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const float end = floorf (geometry->sectors[sector][1]);

      if (end >= across_end)
        continue;
      duo_calendar_board_get_area (self, end - 1, end, 0, along_end, &area);
      gtk_snapshot_append_color (snapshot, &line, &area);
    }
  if (DUO_CALENDAR_BOARD_GET_CLASS (self)->milestones_first)
    {
      duo_calendar_board_get_area (self, geometry->milestones[1] - 1, geometry->milestones[1], 0, along_end, &area);
      gtk_snapshot_append_color (snapshot, &line, &area);
    }
}

/* In order: lines, cells' own words, bars, the ghost of a drag; the names of months and sectors over all. */
static void
duo_calendar_board_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (widget);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarBoardClass *klass = DUO_CALENDAR_BOARD_GET_CLASS (self);

  snapshot_cells (self, snapshot);
  if (klass->snapshot_under != NULL && priv->layout != NULL)
    klass->snapshot_under (self, snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (child == priv->month_names[0])
        {
          if (priv->slide_bar != NULL)
            gtk_widget_snapshot_child (widget, priv->slide_bar, snapshot);
          duo_calendar_board_snapshot_drag (self, snapshot);
        }
      if (child != priv->slide_bar)
        gtk_widget_snapshot_child (widget, child, snapshot);
    }
}

/* A move is seen: the bar slides to its place. */
static void
slide_cb (double   value,
          gpointer user_data)
{
  gtk_widget_queue_allocate (GTK_WIDGET (user_data));
}

static void
slide_done_cb (AdwAnimation     *animation,
               DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  priv->slide_bar = NULL;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
start_slide (DuoCalendarBoard *self,
             DuoMessageBar    *bar,
             graphene_point_t *from)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (priv->slide == NULL)
    {
      priv->slide = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, SLIDE_MS,
                                             adw_callback_animation_target_new (slide_cb, self, NULL));
      g_signal_connect (priv->slide, "done", G_CALLBACK (slide_done_cb), self);
    }
  priv->slide_from = *from;
  priv->slide_bar = GTK_WIDGET (bar);
  adw_animation_reset (priv->slide);
  adw_animation_play (priv->slide);
}

/**
 * duo_calendar_board_commit:
 * @self: a board
 * @changed: (transfer full): a message as it is from now on
 * @part: what of it was changed
 * @kind: what was done
 * @join: it is the next step of the same run, of a key that is held
 *
 * Shows the change at once and hands it to the model; the focus stays, and what became of it is said.
 */
void
duo_calendar_board_commit (DuoCalendarBoard     *self,
                           DuoMessage           *changed,
                           const DuoMessagePart *part,
                           DuoChangeKind         kind,
                           gboolean              join)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 id = duo_message_get_id (changed);
  DuoMessageBar *bar = duo_calendar_board_find_bar (self, id);
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  graphene_rect_t before, after;
  g_autofree char *sentence = NULL;

  if (focused != NULL && DUO_IS_MESSAGE_BAR (focused)
      && duo_message_get_id (duo_message_bar_get_message (DUO_MESSAGE_BAR (focused))) == id)
    bar = DUO_MESSAGE_BAR (focused);
  if (bar == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (bar), GTK_WIDGET (self), &before))
    before = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_set_object (&priv->pending, changed);
  g_object_unref (changed);
  duo_calendar_board_relayout (self);

  bar = bar != NULL && gtk_widget_get_child_visible (GTK_WIDGET (bar)) ? bar : duo_calendar_board_find_bar (self, id);
  if (bar != NULL)
    {
      const DuoLayoutShape *shape = duo_calendar_board_get_shape (self, bar);
      DuoMessageLeg legs[DUO_N_SECTORS];
      guint n_legs = shape != NULL ? duo_calendar_board_make_legs (self, shape, legs, &after) : 0;

      for (guint i = 0; i < n_legs; i++)
        duo_message_leg_clear (&legs[i]);
      if (kind == DUO_CHANGE_MOVE && n_legs > 0 && before.size.width > 0)
        start_slide (self, bar,
                     &GRAPHENE_POINT_INIT (before.origin.x - after.origin.x, before.origin.y - after.origin.y));
      if (!gtk_widget_has_focus (GTK_WIDGET (bar)))
        gtk_widget_grab_focus (GTK_WIDGET (bar));
    }

  sentence = duo_calendar_say_months (changed, part);
  duo_calendar_board_announce (self, bar, sentence);
  duo_calendar_model_save (priv->model, G_OBJECT (changed), kind, join);
}

/* Following the model */

static void
model_changed_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  g_clear_object (&priv->pending);
  duo_calendar_board_relayout (self);
}

static void
model_failed_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (priv->pending == NULL)
    return;

  g_clear_object (&priv->pending);
  duo_calendar_board_relayout (self);
}

static void
model_selection_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 selected = duo_calendar_model_get_selected (priv->model);

  duo_calendar_board_set_lit (self, priv->lit);
  if (!priv->wants_new || selected == 0)
    return;

  priv->wants_new = FALSE;
  priv->focus_message = selected;
  keep_focus (self, NULL);
}

static void
scrolled_cb (DuoCalendarBoard *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Making and unmaking */

static void
cell_clicked_cb (DuoMonthCell     *cell,
                 DuoCalendarBoard *self)
{
  DuoSector sector;
  guint row;

  duo_month_cell_get_place (cell, &sector, &row);
  duo_calendar_board_open_entry (self, 1u << sector, &(DuoSpan){ (gint) row, (gint) row });
}

static void
milestone_clicked_cb (DuoMilestoneCell *cell,
                      DuoCalendarBoard *self)
{
  if (duo_milestone_cell_get_milestones (cell)->len > 0)
    duo_calendar_board_show_popover (self, duo_milestone_popover_new (cell), GTK_WIDGET (cell));
}

static GtkWidget *
add_name (DuoCalendarBoard *self,
          const char       *text,
          const char       *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/* Children in the order in which they are drawn, picked and read: cells, (bars), names. Not in init(), which does
 * not know the class yet, and so not along which axis the months run. */
static void
duo_calendar_board_constructed (GObject *object)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (object);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  GtkWidget *widget = GTK_WIDGET (self);

  G_OBJECT_CLASS (duo_calendar_board_parent_class)->constructed (object);

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        {
          priv->cells[sector][row] = duo_month_cell_new ();
          duo_month_cell_set_place (DUO_MONTH_CELL (priv->cells[sector][row]), (DuoSector) sector, row);
          g_signal_connect (priv->cells[sector][row], "clicked", G_CALLBACK (cell_clicked_cb), self);
          gtk_widget_set_parent (priv->cells[sector][row], widget);
        }
      priv->milestones[row] = duo_milestone_cell_new ();
      g_signal_connect (priv->milestones[row], "clicked", G_CALLBACK (milestone_clicked_cb), self);
      gtk_widget_set_parent (priv->milestones[row], widget);
    }
  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      priv->month_names[row] = add_name (self, NULL, "duo-board-month");
      if (!vertical)
        gtk_widget_add_css_class (priv->month_names[row], "across");
      gtk_label_set_yalign (GTK_LABEL (priv->month_names[row]), vertical ? 0 : 0.5f);
      gtk_label_set_xalign (GTK_LABEL (priv->month_names[row]), vertical ? 0 : 0.5f);
    }
  priv->now = add_name (self, C_("this month", "now"), "duo-board-now");
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      GtkWidget *name = gtk_label_new (duo_sector_to_string ((DuoSector) sector));

      priv->sector_words[sector] = gtk_label_new (duo_words_sector ((DuoSector) sector));
      gtk_label_set_ellipsize (GTK_LABEL (priv->sector_words[sector]), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (name, "heading");
      gtk_widget_add_css_class (priv->sector_words[sector], "dim-label");
      gtk_widget_add_css_class (priv->sector_words[sector], "caption");
      priv->sector_names[sector] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      gtk_widget_set_valign (name, vertical ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (priv->sector_names[sector]), name);
      gtk_box_append (GTK_BOX (priv->sector_names[sector]), priv->sector_words[sector]);
      gtk_widget_add_css_class (priv->sector_names[sector], "duo-board-sector");
      if (!vertical)
        gtk_widget_add_css_class (priv->sector_names[sector], "across");
      gtk_widget_set_parent (priv->sector_names[sector], widget);
    }
  priv->milestone_name = add_name (self, _("Milestones"), "duo-board-sector");
  gtk_widget_add_css_class (priv->milestone_name, "heading");
  if (!vertical)
    gtk_widget_add_css_class (priv->milestone_name, "across");
  gtk_label_set_yalign (GTK_LABEL (priv->milestone_name), vertical ? 0.5f : 0);
  priv->corner = add_name (self, NULL, "duo-board-sector");
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  duo_calendar_board_init_focus (self);
  duo_calendar_board_init_keys (self);
  duo_calendar_board_init_drag (self);
  duo_calendar_board_init_menu (self);
}

static void
duo_calendar_board_init (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  priv->bars = g_ptr_array_new ();
  priv->mores = g_ptr_array_new ();
  priv->shape_bars = g_ptr_array_new_with_free_func (g_object_unref);
  priv->today_row = -1;
}

static void
duo_calendar_board_dispose (GObject *object)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (object);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *child;

  duo_calendar_board_cancel_drag (self);
  priv->entry = NULL;
  priv->popover = NULL;
  priv->status = NULL;
  priv->slide_bar = NULL;
  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_data (priv->model, self);
  if (priv->across != NULL)
    g_signal_handlers_disconnect_by_data (priv->across, self);
  if (priv->down != NULL)
    g_signal_handlers_disconnect_by_data (priv->down, self);
  g_clear_object (&priv->across);
  g_clear_object (&priv->down);
  g_clear_object (&priv->slide);
  g_clear_object (&priv->pending);
  if (priv->shape_bars != NULL)
    g_ptr_array_set_size (priv->shape_bars, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->model);

  G_OBJECT_CLASS (duo_calendar_board_parent_class)->dispose (object);
}

static void
duo_calendar_board_finalize (GObject *object)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (DUO_CALENDAR_BOARD (object));

  g_clear_pointer (&priv->layout, duo_year_layout_free);
  g_clear_pointer (&priv->messages, g_ptr_array_unref);
  g_ptr_array_unref (priv->bars);
  g_ptr_array_unref (priv->mores);
  g_ptr_array_unref (priv->shape_bars);

  G_OBJECT_CLASS (duo_calendar_board_parent_class)->finalize (object);
}

static void
duo_calendar_board_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (duo_calendar_board_parent_class)->css_changed (widget, change);
  gtk_widget_queue_draw (widget);
}

static void
duo_calendar_board_class_init (DuoCalendarBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = duo_calendar_board_constructed;
  object_class->dispose = duo_calendar_board_dispose;
  object_class->finalize = duo_calendar_board_finalize;
  widget_class->size_allocate = duo_calendar_board_size_allocate;
  widget_class->snapshot = duo_calendar_board_snapshot;
  widget_class->css_changed = duo_calendar_board_css_changed;
  widget_class->focus = duo_calendar_board_focus;
  widget_class->grab_focus = duo_calendar_board_grab_focus;
  gtk_widget_class_set_css_name (widget_class, "calendarboard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

/* Shows @model from now on; once. */
void
duo_calendar_board_set_model (DuoCalendarBoard *self,
                              DuoCalendarModel *model)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  g_return_if_fail (DUO_IS_CALENDAR_BOARD (self));
  g_return_if_fail (priv->model == NULL);

  priv->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_connect_swapped (model, "failed", G_CALLBACK (model_failed_cb), self);
  g_signal_connect_swapped (model, "conflict", G_CALLBACK (model_failed_cb), self);
  g_signal_connect_swapped (model, "selection-changed", G_CALLBACK (model_selection_cb), self);
  duo_calendar_board_relayout (self);
}

DuoCalendarModel *
duo_calendar_board_get_model (DuoCalendarBoard *self)
{
  return duo_calendar_board_get_private (self)->model;
}

const DuoBoardGeometry *
duo_calendar_board_get_geometry (DuoCalendarBoard *self)
{
  return &duo_calendar_board_get_private (self)->geometry;
}

/**
 * duo_calendar_board_wrap:
 * @self: a board, taken over
 *
 * Returns: (transfer floating): the board with scroll bars where it needs them, and below it the line that repeats
 *   what is announced
 */
GtkWidget *
duo_calendar_board_wrap (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *viewport;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self));
  viewport = gtk_widget_get_parent (GTK_WIDGET (self));
  /* The board does that itself, since it knows what its names cover. */
  gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (viewport), FALSE);
  gtk_widget_add_css_class (scroller, "duo-board-card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_hexpand (scroller, TRUE);
  priv->across = g_object_ref (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  priv->down = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_signal_connect_swapped (priv->across, "value-changed", G_CALLBACK (scrolled_cb), self);
  g_signal_connect_swapped (priv->down, "value-changed", G_CALLBACK (scrolled_cb), self);

  priv->status = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (priv->status), 0);
  gtk_label_set_ellipsize (GTK_LABEL (priv->status), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (priv->status, "caption");
  gtk_widget_add_css_class (priv->status, "dim-label");
  gtk_widget_add_css_class (priv->status, "duo-board-status");
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), priv->status);

  return box;
}
