/* SPDX-License-Identifier: EUPL-1.2 */
/* The pointer: drag a bar to move it, its end to stretch it, empty cells to make a message over them. A ghost shows
 * what would become of it, and a small label says it. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>

#include "duo-words.h"

/* A press that moves less than this is a click. */
#define THRESHOLD 8

/* As near to an edge as this, in pixels, the board scrolls, by a step a frame. */
#define EDGE 28
#define STEP 8

static void
forget_drag (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (priv->drag.scroll != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), priv->drag.scroll);
  g_clear_object (&priv->drag.bar);
  g_clear_object (&priv->drag.result);
  priv->drag = (DuoDrag){ .mode = DUO_DRAG_NONE };
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: whether there was a drag to give up. */
gboolean
duo_calendar_board_cancel_drag (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean dragging = priv->drag.mode != DUO_DRAG_NONE && priv->drag.claimed;

  forget_drag (self);
  return dragging;
}

/* What is taken hold of at an end: all of the shape where its months are equal there, else only that leg. */
static void
take_end (DuoCalendarBoard *self,
          DuoMessageBar    *bar,
          guint             leg,
          gboolean          at_end)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoLayoutShape *shape = duo_calendar_board_get_shape (self, bar);
  const DuoLayoutLeg *taken;

  if (shape == NULL || leg >= shape->n_legs)
    return;

  taken = &shape->legs[leg];
  if (shape->months_differ)
    priv->drag.part.sectors = 1u << taken->sector;
  priv->drag.anchor = at_end ? taken->last_row : taken->first_row;
}

static void
drag_begin_cb (GtkGestureDrag   *gesture,
               double            x,
               double            y,
               DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  DuoDrag *drag = &priv->drag;

  forget_drag (self);
  while (picked != NULL && gtk_widget_get_parent (picked) != GTK_WIDGET (self))
    picked = gtk_widget_get_parent (picked);
  duo_calendar_board_find_place (self, x, y, &drag->sector, &drag->row);

  if (picked != NULL && DUO_IS_MESSAGE_BAR (picked))
    {
      DuoMessageBar *bar = DUO_MESSAGE_BAR (picked);
      graphene_point_t point;
      DuoBarZone zone = DUO_BAR_BODY;
      guint leg = 0;

      if (gtk_widget_compute_point (GTK_WIDGET (self), picked, &GRAPHENE_POINT_INIT ((float) x, (float) y), &point))
        zone = duo_message_bar_get_zone (bar, point.x, point.y, &leg);
      drag->bar = g_object_ref (bar);
      drag->mode = zone == DUO_BAR_BODY ? DUO_DRAG_MOVE : zone == DUO_BAR_END ? DUO_DRAG_END : DUO_DRAG_BEGIN;
      duo_calendar_board_get_part (self, bar, &drag->part);
      if (zone != DUO_BAR_BODY)
        take_end (self, bar, leg, zone == DUO_BAR_END);
    }
  else if (picked != NULL && DUO_IS_MONTH_CELL (picked) && duo_month_cell_get_more (DUO_MONTH_CELL (picked)) == 0)
    drag->mode = DUO_DRAG_RANGE;
  else
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* Reckons what the message would become; nothing when it stays as it is. */
static void
reckon (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoDrag *drag = &priv->drag;
  const DuoSpan span = duo_calendar_board_get_span (self);
  g_autoptr (DuoMessage) message = NULL;
  gboolean changed = FALSE;

  g_clear_object (&drag->result);
  if (drag->mode == DUO_DRAG_RANGE || drag->bar == NULL || duo_message_bar_get_message (drag->bar) == NULL)
    return;

  message = duo_calendar_board_dup_current (self, drag->bar);
  if (drag->mode == DUO_DRAG_MOVE)
    changed = duo_message_edit_move (message, &drag->part, (gint) drag->to_row - (gint) drag->row,
                                     (gint) drag->to_sector - (gint) drag->sector, &span);
  else if (drag->mode == DUO_DRAG_END)
    changed = duo_message_edit_stretch_end (message, &drag->part, (gint) drag->to_row - (gint) drag->anchor, &span);
  else
    changed = duo_message_edit_stretch_begin (message, &drag->part, (gint) drag->to_row - (gint) drag->anchor, &span);
  if (changed)
    drag->result = g_steal_pointer (&message);
}

/* Reckons anew for where the pointer is. */
static void
follow (DuoCalendarBoard *self)
{
  DuoDrag *drag = &duo_calendar_board_get_private (self)->drag;

  duo_calendar_board_find_place (self, drag->x, drag->y, &drag->to_sector, &drag->to_row);
  reckon (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: how far the board went: a step towards the edge that @pointer is at. The first @covered pixels of what is
 * seen lie under names. */
static double
scroll_at_edge (GtkAdjustment *adjustment,
                double         pointer,
                double         covered)
{
  double value, end;

  if (adjustment == NULL)
    return 0;

  value = gtk_adjustment_get_value (adjustment);
  end = value + gtk_adjustment_get_page_size (adjustment);
  if (pointer < value + covered + EDGE)
    gtk_adjustment_set_value (adjustment, value - STEP);
  else if (pointer > end - EDGE)
    gtk_adjustment_set_value (adjustment, value + STEP);
  return gtk_adjustment_get_value (adjustment) - value;
}

/* While the pointer stays at an edge the board goes on under it. */
static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (widget);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const double head = priv->geometry.along[0], side = priv->geometry.side;
  const double right = scroll_at_edge (priv->across, priv->drag.x, vertical ? side : head);
  const double down = scroll_at_edge (priv->down, priv->drag.y, vertical ? head : side);

  if (right != 0 || down != 0)
    {
      priv->drag.x += right;
      priv->drag.y += down;
      follow (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
drag_update_cb (GtkGestureDrag   *gesture,
                double            offset_x,
                double            offset_y,
                DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  double x = 0, y = 0;

  if (priv->drag.mode == DUO_DRAG_NONE)
    return;
  if (!priv->drag.claimed && ABS (offset_x) < THRESHOLD && ABS (offset_y) < THRESHOLD)
    return;

  if (!priv->drag.claimed)
    {
      priv->drag.claimed = TRUE;
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      priv->drag.scroll = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
    }
  (void) gtk_gesture_drag_get_start_point (gesture, &x, &y);
  priv->drag.x = x + offset_x;
  priv->drag.y = y + offset_y;
  follow (self);
}

static void
get_range (const DuoDrag *drag,
           DuoSectorSet  *sectors,
           DuoSpan       *rows)
{
  const gint low = MIN ((gint) drag->sector, (gint) drag->to_sector);
  const gint high = MAX ((gint) drag->sector, (gint) drag->to_sector);

  *sectors = DUO_SECTOR_SET_NONE;
  for (gint sector = low; sector <= high; sector++)
    *sectors |= 1u << sector;
  rows->first = (gint) MIN (drag->row, drag->to_row);
  rows->last = (gint) MAX (drag->row, drag->to_row);
}

static void
drag_end_cb (GtkGestureDrag   *gesture,
             double            offset_x,
             double            offset_y,
             DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoDragMode mode = priv->drag.mode;
  g_autoptr (DuoMessage) result = NULL;
  DuoMessagePart part = priv->drag.part;
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;
  DuoSpan rows = { 0, 0 };

  if (mode == DUO_DRAG_NONE || !priv->drag.claimed)
    {
      forget_drag (self);
      return;
    }

  get_range (&priv->drag, &sectors, &rows);
  result = g_steal_pointer (&priv->drag.result);
  forget_drag (self);
  if (mode == DUO_DRAG_RANGE)
    duo_calendar_board_open_entry (self, sectors, &rows);
  else if (result != NULL)
    {
      const DuoSpan span = duo_calendar_board_get_span (self);

      part.sectors = duo_message_get_sectors (result, &span);
      part.months = span;
      duo_calendar_board_commit (self, g_steal_pointer (&result), &part,
                                 mode == DUO_DRAG_MOVE ? DUO_CHANGE_MOVE : DUO_CHANGE_STRETCH, FALSE);
    }
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                DuoCalendarBoard *self)
{
  forget_drag (self);
}

/* GtkButton claims the press of what is under the pointer, so that this never comes up to us: it is taken on its way
 * down, and only kept when it goes far enough. */
void
duo_calendar_board_init_drag (DuoCalendarBoard *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* One ghost for each placement in the window, joined with that of the next sector where their months touch. */
static void
snapshot_ghost (DuoCalendarBoard *self,
                GtkSnapshot      *snapshot,
                DuoMessage       *message,
                const GdkRGBA    *colour)
{
  const DuoSpan span = duo_calendar_board_get_span (self);
  const GtkOrientation months = DUO_CALENDAR_BOARD_GET_CLASS (self)->months;
  g_autoptr (GPtrArray) alone = g_ptr_array_new ();
  DuoYearLayout *layout;

  g_ptr_array_add (alone, message);
  layout = duo_year_layout_new (alone, &span, NULL);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      DuoMessageLeg legs[DUO_N_SECTORS];
      graphene_rect_t bounds;
      const guint n_legs
        = duo_calendar_board_make_legs (self, &g_array_index (layout->shapes, DuoLayoutShape, i), legs, &bounds);

      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &bounds.origin);
      duo_message_draw_ghost (snapshot, legs, n_legs, months,
                              &GRAPHENE_RECT_INIT (0, 0, bounds.size.width, bounds.size.height), colour);
      gtk_snapshot_restore (snapshot);
      for (guint j = 0; j < n_legs; j++)
        duo_message_leg_clear (&legs[j]);
    }
  duo_year_layout_free (layout);
}

/* The months it would have, on a dark plate near the pointer. */
static void
snapshot_label (DuoCalendarBoard *self,
                GtkSnapshot      *snapshot,
                DuoMonth          first,
                DuoMonth          last,
                const GdkRGBA    *colour)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autofree char *text = duo_words_months (first, last, FALSE);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  const DuoSpan row = { (gint) priv->drag.to_row, (gint) priv->drag.to_row };
  graphene_rect_t cell;
  GskRoundedRect plate;
  GdkRGBA white;
  int width = 0, height = 0;
  float x, y;

  duo_look_up_colour (GTK_WIDGET (self), "accent_fg_color", &white);
  duo_calendar_board_cells_area (self, 1u << priv->drag.to_sector, &row, &cell);
  pango_layout_get_pixel_size (layout, &width, &height);
  x = MIN (cell.origin.x + 12, (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) width - 20);
  y = MIN (cell.origin.y + cell.size.height - (float) height - 14,
           (float) gtk_widget_get_height (GTK_WIDGET (self)) - (float) height - 8);
  gsk_rounded_rect_init_from_rect (&plate, &GRAPHENE_RECT_INIT (x, y, (float) width + 16, (float) height + 6), 6);
  gtk_snapshot_push_rounded_clip (snapshot, &plate);
  gtk_snapshot_append_color (snapshot, colour, &plate.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 8, y + 3));
  gtk_snapshot_append_layout (snapshot, layout, &white);
  gtk_snapshot_restore (snapshot);
}

/* Draws what the drag would do, over everything but the names. */
void
duo_calendar_board_snapshot_drag (DuoCalendarBoard *self,
                                  GtkSnapshot      *snapshot)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoDrag *drag = &priv->drag;
  const DuoSpan span = duo_calendar_board_get_span (self);
  GdkRGBA accent, plate;

  if (drag->mode == DUO_DRAG_NONE || !drag->claimed)
    return;

  duo_look_up_colour (GTK_WIDGET (self), "duo_accent", &accent);
  duo_look_up_colour (GTK_WIDGET (self), "accent_bg_color", &plate);
  if (drag->mode == DUO_DRAG_RANGE)
    {
      DuoMessageLeg leg = { .sector = drag->sector };
      DuoSectorSet sectors;
      DuoSpan rows;

      get_range (drag, &sectors, &rows);
      duo_calendar_board_cells_area (self, sectors, &rows, &leg.area);
      graphene_rect_inset (&leg.area, DUO_BAR_GAP, DUO_BAR_GAP);
      duo_message_draw_ghost (snapshot, &leg, 1, DUO_CALENDAR_BOARD_GET_CLASS (self)->months, &leg.area, &accent);
      snapshot_label (self, snapshot, span.first + rows.first, span.first + rows.last, &plate);
    }
  else
    {
      DuoMessage *message = drag->result != NULL ? drag->result : duo_message_bar_get_message (drag->bar);
      const DuoMessagePart all = { DUO_SECTOR_SET_ALL, span };
      DuoSpan months = { 0, 0 };

      if (message == NULL)
        return;
      snapshot_ghost (self, snapshot, message, &accent);
      if (duo_message_edit_get_months (message, &all, &months))
        snapshot_label (self, snapshot, months.first, months.last, &plate);
    }
}
