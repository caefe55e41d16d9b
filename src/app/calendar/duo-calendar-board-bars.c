/* SPDX-License-Identifier: EUPL-1.2 */
/* The board's bars and buttons "more": taken from a pool, given a message each, and put in their places. */
#include "duo-calendar-board-private.h"

#include <math.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"

/* Returns: (transfer none): the shape that @bar shows. */
const DuoLayoutShape *
duo_calendar_board_get_shape (DuoCalendarBoard *self, DuoMessageBar *bar)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  guint place = 0;

  if (!g_ptr_array_find (priv->shape_bars, bar, &place))
    return NULL;
  return &g_array_index (priv->layout->shapes, DuoLayoutShape, place);
}

/* What a gesture at @bar is about. */
void
duo_calendar_board_get_part (DuoCalendarBoard *self, DuoMessageBar *bar, DuoMessagePart *part)
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
duo_calendar_board_find_bar (DuoCalendarBoard *self, gint64 message)
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

/* What waits in the pool is not drawn, and screen readers do not come upon it. */
static void
show_child (GtkWidget *child, gboolean shown)
{
  gtk_widget_set_child_visible (child, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_STATE_HIDDEN, !shown, -1);
}

static void
bar_clicked_cb (DuoMessageBar *bar, DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 id = duo_message_get_id (duo_message_bar_get_message (bar));

  duo_calendar_model_select (priv->model, id);
  duo_calendar_model_edit (priv->model, id);
}

static void
bar_enter_cb (GtkEventControllerMotion *controller, double x, double y, DuoCalendarBoard *self)
{
  GtkWidget *bar = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  DuoMessage *message = duo_message_bar_get_message (DUO_MESSAGE_BAR (bar));

  if (message != NULL)
    duo_calendar_board_set_lit (self, duo_message_get_id (message));
}

static void
bar_leave_cb (GtkEventControllerMotion *controller, DuoCalendarBoard *self)
{
  duo_calendar_board_set_lit (self, 0);
}

/* The pointer over an end says that it can be drawn out. */
static void
bar_motion_cb (GtkEventControllerMotion *controller, double x, double y, DuoCalendarBoard *self)
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
  gtk_widget_insert_before (bar, GTK_WIDGET (self), priv->mores->len > 0 ? priv->mores->pdata[0] : priv->month_names[0]);
  show_child (bar, FALSE);
  g_ptr_array_add (priv->bars, bar);
  return bar;
}

static void
more_clicked_cb (DuoMonthCell *more, DuoCalendarBoard *self)
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
  show_child (more, FALSE);
  g_ptr_array_add (priv->mores, more);
}

/* Makes as many bars and buttons as any layout of these messages can need: none are made while placing. */
void
duo_calendar_board_fill_pools (DuoCalendarBoard *self)
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
      const gboolean tagged = shape->all_sectors != shape->sectors || (shape->n_legs > 1 && !shape->months_differ);
      g_autofree char *name = NULL;

      while (priv->shape_bars->pdata[i] == NULL && taken[next])
        next++;
      if (priv->shape_bars->pdata[i] == NULL)
        {
          taken[next] = TRUE;
          priv->shape_bars->pdata[i] = g_object_ref (priv->bars->pdata[next]);
        }
      name = duo_calendar_name_message (message, snapshot, &span);
      duo_message_bar_set_message (
        priv->shape_bars->pdata[i], message,
        duo_message_face_new (message, snapshot, &span, tagged ? shape->all_sectors : DUO_SECTOR_SET_NONE));
      duo_a11y_set_label (priv->shape_bars->pdata[i], name);
      show_child (priv->shape_bars->pdata[i], TRUE);
    }
  for (guint i = 0; i < priv->bars->len; i++)
    if (!taken[i] && ids[i] != 0)
      {
        show_child (priv->bars->pdata[i], FALSE);
        duo_message_bar_set_message (priv->bars->pdata[i], NULL, NULL);
      }
}

/* Who reads along meets bars and buttons in the order in which they are seen: shapes are in reading order. */
static void
order_bars (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *next = priv->mores->len > 0 ? priv->mores->pdata[0] : priv->month_names[0];

  for (guint i = priv->shape_bars->len; i-- > 0;)
    {
      GtkWidget *bar = priv->shape_bars->pdata[i];

      if (gtk_widget_get_next_sibling (bar) != next)
        gtk_widget_insert_before (bar, GTK_WIDGET (self), next);
      next = bar;
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

      show_child (button, i < priv->n_mores);
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
layouts_equal (const DuoYearLayout *a, const DuoYearLayout *b)
{
  return a->shapes->len == b->shapes->len && a->more->len == b->more->len
         && memcmp (a->n_lanes, b->n_lanes, sizeof a->n_lanes) == 0
         && (a->more->len == 0 || memcmp (a->more->data, b->more->data, a->more->len * sizeof (DuoLayoutMore)) == 0);
}

/* Whether the room there is asks for another layout; it does when the window is made wider or narrower. */
void
duo_calendar_board_refresh_layout (DuoCalendarBoard *self, gboolean always)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  guint max_lanes[2][DUO_N_SECTORS];
  DuoYearLayout *layout;

  duo_calendar_board_count_lanes (self, max_lanes);
  if (!always && priv->layout != NULL && memcmp (max_lanes, priv->max_lanes, sizeof max_lanes) == 0)
    return;

  memcpy (priv->max_lanes, max_lanes, sizeof max_lanes);
  layout = duo_calendar_board_make_layout (self);
  if (!always && priv->layout != NULL && layouts_equal (layout, priv->layout))
    {
      duo_year_layout_free (layout);
      return;
    }

  g_clear_pointer (&priv->layout, duo_year_layout_free);
  priv->layout = layout;
  assign_bars (self);
  order_bars (self);
  assign_mores (self);
}

/* Places @widget at whole pixels. */
void
duo_calendar_board_place (GtkWidget *widget, const graphene_rect_t *area)
{
  const int left = (int) floorf (area->origin.x), top = (int) floorf (area->origin.y);
  const int right = (int) floorf (area->origin.x + area->size.width);
  const int bottom = (int) floorf (area->origin.y + area->size.height);

  gtk_widget_size_allocate (widget, &(GtkAllocation){ left, top, MAX (right - left, 1), MAX (bottom - top, 1) }, -1);
}

/* Puts the bars where the layout has them; one that slides is on its way. */
void
duo_calendar_board_place_bars (DuoCalendarBoard *self)
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
      duo_calendar_board_place (bar, &bounds);
    }
}

/* Puts the buttons "more" at the ends of their cells. */
void
duo_calendar_board_place_mores (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  float lane, more;

  duo_calendar_board_get_lane (self, &lane, &more);
  for (guint i = 0; i < priv->n_mores; i++)
    {
      const DuoLayoutMore *cell = &g_array_index (priv->layout->more, DuoLayoutMore, i);
      const float end = geometry->sectors[cell->sector][1] - geometry->foot - DUO_BAR_GAP - 1;
      graphene_rect_t area;

      duo_calendar_board_get_area (self, end - more, end, geometry->along[cell->row] + DUO_BAR_GAP,
                                   geometry->along[cell->row + 1] - DUO_BAR_GAP, &area);
      duo_calendar_board_place (priv->mores->pdata[i], &area);
    }
}
