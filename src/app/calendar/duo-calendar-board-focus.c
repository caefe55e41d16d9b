/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the focus goes on the board. It is one stop for Tab; within it the arrows walk by a map of our own: what
 * stands in the next cell, be it a bar over many cells, a button or the empty cell itself. */
#include "duo-calendar-board-private.h"

#define N_PLACES (DUO_N_SECTORS + 1)

/* Returns: (transfer none) (nullable): the child that has the focus; none while a message is typed. */
GtkWidget *
duo_calendar_board_get_focused (DuoCalendarBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focused = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focused == NULL || gtk_widget_get_parent (focused) != GTK_WIDGET (self))
    return NULL;
  return focused;
}

/* What can have the focus in one cell, from its first lane to its last. Returns: (element-type GtkWidget) */
static GPtrArray *
collect_targets (DuoCalendarBoard *self,
                 guint             place,
                 guint             row)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GPtrArray *targets = g_ptr_array_new ();

  if (place == DUO_BOARD_MILESTONES)
    {
      g_ptr_array_add (targets, priv->milestones[row]);
      return targets;
    }

  for (guint lane = 0; priv->layout != NULL && lane < priv->layout->n_lanes[place]; lane++)
    for (guint i = 0; i < priv->shape_bars->len; i++)
      {
        const DuoLayoutShape *shape = &g_array_index (priv->layout->shapes, DuoLayoutShape, i);

        for (guint j = 0; j < shape->n_legs; j++)
          if ((guint) shape->legs[j].sector == place && shape->legs[j].lane == lane && row >= shape->legs[j].first_row
              && row <= shape->legs[j].last_row)
            g_ptr_array_add (targets, priv->shape_bars->pdata[i]);
      }
  for (guint i = 0; i < priv->n_mores; i++)
    {
      DuoSector sector;
      guint its_row;

      duo_month_cell_get_place (priv->mores->pdata[i], &sector, &its_row);
      if ((guint) sector == place && its_row == row)
        g_ptr_array_add (targets, priv->mores->pdata[i]);
    }
  if (targets->len == 0)
    g_ptr_array_add (targets, priv->cells[place][row]);

  return targets;
}

/* The places in the order in which they stand across. */
static gint
get_order (DuoCalendarBoard *self,
           guint             place)
{
  const gboolean first = DUO_CALENDAR_BOARD_GET_CLASS (self)->milestones_first;

  if (place == DUO_BOARD_MILESTONES)
    return first ? 0 : DUO_N_SECTORS;
  return (gint) place + (first ? 1 : 0);
}

static guint
get_place_at (DuoCalendarBoard *self,
              gint              order)
{
  for (guint place = 0; place < N_PLACES; place++)
    if (get_order (self, place) == order)
      return place;

  return 0;
}

/* The rows that @widget takes in the sector where the focus is, and the sectors it takes in that row. */
static void
get_extent (DuoCalendarBoard *self,
            GtkWidget        *widget,
            DuoSpan          *rows,
            DuoSpan          *places)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoLayoutShape *shape
    = DUO_IS_MESSAGE_BAR (widget) ? duo_calendar_board_get_shape (self, DUO_MESSAGE_BAR (widget)) : NULL;

  *rows = (DuoSpan){ (gint) priv->row, (gint) priv->row };
  *places = (DuoSpan){ (gint) priv->place, (gint) priv->place };
  for (guint i = 0; shape != NULL && i < shape->n_legs; i++)
    {
      const DuoLayoutLeg *leg = &shape->legs[i];

      if ((guint) leg->sector == priv->place)
        *rows = (DuoSpan){ (gint) leg->first_row, (gint) leg->last_row };
      if (priv->row < leg->first_row || priv->row > leg->last_row)
        continue;
      places->first = MIN (places->first, (gint) leg->sector);
      places->last = MAX (places->last, (gint) leg->sector);
    }
}

/* Brings @widget in view, and not below the names. */
static void
scroll_to (DuoCalendarBoard *self,
           GtkWidget        *widget)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const double head = priv->geometry.along[0], side = priv->geometry.side;
  graphene_rect_t area;
  GtkAdjustment *adjustments[2] = { priv->across, priv->down };

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &area))
    return;

  for (guint i = 0; i < 2; i++)
    {
      const double begin = i == 0 ? area.origin.x : area.origin.y;
      const double size = i == 0 ? area.size.width : area.size.height;
      const double covered = (i == 0) == vertical ? side : head;
      double value, page;

      if (adjustments[i] == NULL)
        continue;
      value = gtk_adjustment_get_value (adjustments[i]);
      page = gtk_adjustment_get_page_size (adjustments[i]);
      if (begin + size > value + page)
        value = begin + size - page;
      if (begin < value + covered)
        value = begin - covered;
      gtk_adjustment_set_value (adjustments[i], value);
    }
}

/* Remembers where the focus is, so that Tab comes back to it and a letter knows its cell. */
static void
remember (DuoCalendarBoard *self,
          GtkWidget        *focused)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (DUO_IS_MONTH_CELL (focused))
    {
      DuoSector sector;

      duo_month_cell_get_place (DUO_MONTH_CELL (focused), &sector, &priv->row);
      priv->place = sector;
    }
  else if (DUO_IS_MILESTONE_CELL (focused))
    {
      priv->place = DUO_BOARD_MILESTONES;
      for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
        if (priv->milestones[row] == focused)
          priv->row = row;
    }
  else if (DUO_IS_MESSAGE_BAR (focused))
    {
      const DuoLayoutShape *shape = duo_calendar_board_get_shape (self, DUO_MESSAGE_BAR (focused));
      const DuoLayoutLeg *best = NULL;

      /* Where it was if the bar has that cell, else its first leg there, else its very first. */
      for (guint i = 0; shape != NULL && i < shape->n_legs; i++)
        if (best == NULL || (guint) shape->legs[i].sector == priv->place)
          best = &shape->legs[i];
      if (best != NULL)
        {
          priv->place = best->sector;
          priv->row = CLAMP (priv->row, best->first_row, best->last_row);
        }
    }
}

/* Brings @bar in view and makes it the place where Tab comes in. */
void
duo_calendar_board_point_at (DuoCalendarBoard *self,
                             DuoMessageBar    *bar)
{
  remember (self, GTK_WIDGET (bar));
  scroll_to (self, GTK_WIDGET (bar));
}

static void
focus_changed_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  gint64 message = 0;

  if (focused == NULL || priv->model == NULL)
    return;

  for (guint i = 0; i < priv->shape_bars->len; i++)
    if (priv->shape_bars->pdata[i] != focused)
      gtk_accessible_reset_property (GTK_ACCESSIBLE (priv->shape_bars->pdata[i]),
                                     GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  remember (self, focused);
  scroll_to (self, focused);
  if (DUO_IS_MESSAGE_BAR (focused) && duo_message_bar_get_message (DUO_MESSAGE_BAR (focused)) != NULL)
    message = duo_message_get_id (duo_message_bar_get_message (DUO_MESSAGE_BAR (focused)));
  duo_calendar_model_select (priv->model, message);
}

static void
root_cb (DuoCalendarBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root != NULL)
    g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self, G_CONNECT_SWAPPED);
}

void
duo_calendar_board_init_focus (DuoCalendarBoard *self)
{
  g_signal_connect (self, "notify::root", G_CALLBACK (root_cb), NULL);
}

/* Gives the focus to what stands at a place: the milestones, or a sector, in a row. */
void
duo_calendar_board_focus_place (DuoCalendarBoard *self,
                                guint             place,
                                guint             row)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autoptr (GPtrArray) targets = NULL;

  priv->place = MIN (place, DUO_BOARD_MILESTONES);
  priv->row = MIN (row, DUO_BOARD_MONTHS - 1);
  targets = collect_targets (self, priv->place, priv->row);
  gtk_widget_grab_focus (targets->pdata[0]);
}

gboolean
duo_calendar_board_grab_focus (GtkWidget *widget)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (widget);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  duo_calendar_board_focus_place (self, priv->place, priv->row);
  return TRUE;
}

/* Tab comes in at the place last used, and leaves. */
gboolean
duo_calendar_board_focus (GtkWidget        *widget,
                          GtkDirectionType  direction)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (widget);

  if (gtk_widget_get_focus_child (widget) == NULL)
    return duo_calendar_board_grab_focus (widget);
  if (direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;

  if (duo_calendar_board_get_focused (self) != NULL)
    duo_calendar_board_walk (self, direction);
  return TRUE;
}

/* To the next row: what stands there, in the lane that is most like this one. */
static void
walk_along (DuoCalendarBoard *self,
            GtkWidget        *focused,
            gint              step)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autoptr (GPtrArray) here = collect_targets (self, priv->place, priv->row);
  g_autoptr (GPtrArray) there = NULL;
  DuoSpan rows, places;
  guint lane = 0;
  gint row;

  get_extent (self, focused, &rows, &places);
  row = step > 0 ? rows.last + 1 : rows.first - 1;
  if (row < 0 || row >= DUO_BOARD_MONTHS)
    return;

  (void) g_ptr_array_find (here, focused, &lane);
  priv->row = (guint) row;
  there = collect_targets (self, priv->place, priv->row);
  gtk_widget_grab_focus (there->pdata[MIN (lane, there->len - 1)]);
}

/* To the next lane, and past the last one to the next sector. */
static void
walk_across (DuoCalendarBoard *self,
             GtkWidget        *focused,
             gint              step)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autoptr (GPtrArray) here = collect_targets (self, priv->place, priv->row);
  g_autoptr (GPtrArray) there = NULL;
  DuoSpan rows, places;
  guint lane = 0;
  gint order;

  if (g_ptr_array_find (here, focused, &lane) && (gint) lane + step >= 0 && (gint) lane + step < (gint) here->len)
    {
      gtk_widget_grab_focus (here->pdata[(gint) lane + step]);
      return;
    }

  get_extent (self, focused, &rows, &places);
  order = get_order (self, (guint) (step > 0 ? places.last : places.first)) + step;
  if (order < 0 || order >= N_PLACES)
    return;

  priv->place = get_place_at (self, order);
  there = collect_targets (self, priv->place, priv->row);
  gtk_widget_grab_focus (there->pdata[step > 0 ? 0 : there->len - 1]);
}

/* Moves the focus by an arrow key. */
void
duo_calendar_board_walk (DuoCalendarBoard *self,
                         GtkDirectionType  direction)
{
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  const gboolean down = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
  const gint step = direction == GTK_DIR_DOWN || direction == GTK_DIR_RIGHT ? 1 : -1;

  if (focused == NULL)
    return;

  if (down == duo_calendar_board_is_vertical (self))
    walk_along (self, focused, step);
  else
    walk_across (self, focused, step);
}
