/* SPDX-License-Identifier: EUPL-1.2 */
/* The board's children and where they go. Cells, bars and buttons are made once and used again: a change of year
 * only gives them other words and places. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-words.h"

#define SLIDE_MS 200

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoCalendarBoard, duo_calendar_board, GTK_TYPE_WIDGET)

static void freshen (DuoCalendarBoard *self);

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

/* The message whose bar has the focus; 0 for none. */
static gint64
get_focused_message (GtkWidget *focused)
{
  DuoMessage *message
    = focused != NULL && DUO_IS_MESSAGE_BAR (focused) ? duo_message_bar_get_message (DUO_MESSAGE_BAR (focused)) : NULL;

  return message != NULL ? duo_message_get_id (message) : 0;
}

/* The focus follows its message. Where that is not shown any more it goes to the cell where it was: bars are used
 * again, so @focused may show another one by now. */
static void
keep_focus (DuoCalendarBoard *self,
            GtkWidget        *focused,
            gint64            message)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoMessageBar *bar = priv->focus_message != 0 ? duo_calendar_board_find_bar (self, priv->focus_message) : NULL;

  if (bar != NULL)
    priv->focus_message = 0;
  else if (message != 0 && get_focused_message (focused) != message)
    bar = duo_calendar_board_find_bar (self, message);

  if (bar != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (bar));
  else if (get_focused_message (focused) != message
           || (focused != NULL && (DUO_IS_MESSAGE_BAR (focused) || DUO_IS_MONTH_CELL (focused))
               && (!gtk_widget_get_child_visible (focused)
                   || (DUO_IS_MONTH_CELL (focused) && !duo_month_cell_get_more (DUO_MONTH_CELL (focused))))))
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
  const gint64 focused_message = get_focused_message (focused);
  const DuoSpan span = duo_calendar_board_get_span (self);

  duo_calendar_board_name_months (self, priv->geometry.brief_months);
  if (snapshot == NULL)
    return;

  g_clear_pointer (&priv->messages, g_ptr_array_unref);
  priv->messages = collect_messages (self);
  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    duo_milestone_cell_set_month (DUO_MILESTONE_CELL (priv->milestones[row]), span.first + (DuoMonth) row, snapshot);
  duo_calendar_board_name_cells (self);
  duo_calendar_board_fill_pools (self);
  duo_calendar_board_refresh_layout (self, TRUE);
  keep_focus (self, focused, focused_message);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
duo_calendar_board_is_empty_cell (DuoCalendarBoard *self,
                                  DuoSector         sector,
                                  guint             row)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  freshen (self);
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

/**
 * duo_calendar_board_show_popover:
 * @self: a board
 * @popover: one of its own popovers
 * @at: (nullable): the widget to point at; %NULL where it points already
 */
void
duo_calendar_board_show_popover (DuoCalendarBoard *self,
                                 GtkWidget        *popover,
                                 GtkWidget        *at)
{
  graphene_rect_t bounds;

  if (at != NULL && gtk_widget_compute_bounds (at, GTK_WIDGET (self), &bounds))
    gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                                 &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                                                  (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (popover));
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
    duo_calendar_board_name_months (self, priv->geometry.brief_months);
  duo_calendar_board_place_cells (self);
  if (priv->messages != NULL)
    {
      duo_calendar_board_refresh_layout (self, priv->layout == NULL);
      duo_calendar_board_place_bars (self);
      duo_calendar_board_place_mores (self);
    }
  duo_calendar_board_place_names (self);
  if (priv->entry != NULL)
    {
      graphene_rect_t area;

      duo_calendar_board_cells_area (self, priv->entry_sectors, &priv->entry_rows, &area);
      graphene_rect_inset (&area, DUO_BAR_GAP, DUO_BAR_GAP);
      duo_calendar_board_place (priv->entry, &area);
      duo_calendar_board_place_entry_key (self, &area);
    }
  gtk_popover_present (GTK_POPOVER (priv->menu));
  gtk_popover_present (GTK_POPOVER (priv->list));
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
      duo_calendar_board_get_area (self, 0, across_end, floorf (geometry->along[row]) - 1,
                                   floorf (geometry->along[row]), &area);
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
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (child == priv->month_names[0])
        {
          if (priv->slide_bar != NULL)
            gtk_widget_snapshot_child (widget, priv->slide_bar, snapshot);
          duo_calendar_board_snapshot_drag (self, snapshot);
        }
      if (child != priv->slide_bar && !GTK_IS_NATIVE (child))
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
  const DuoSpan span = duo_calendar_board_get_span (self);
  const gint64 id = duo_message_get_id (changed);
  DuoMessageBar *bar = duo_calendar_board_find_bar (self, id);
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  graphene_rect_t before, after;
  g_autofree char *sentence = NULL;

  if (focused != NULL && DUO_IS_MESSAGE_BAR (focused)
      && duo_message_get_id (duo_message_bar_get_message (DUO_MESSAGE_BAR (focused))) == id)
    bar = DUO_MESSAGE_BAR (focused);
  if (bar != NULL)
    sectors = duo_message_get_sectors (duo_message_bar_get_message (bar), NULL);
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

  /* The sectors are only said when they are others. */
  sentence = sectors == duo_message_get_sectors (changed, NULL)
               ? duo_calendar_say_months (changed, part)
               : duo_calendar_say_months (changed, &(DuoMessagePart){ DUO_SECTOR_SET_NONE, span });
  g_set_object (&priv->announced, changed);
  duo_calendar_board_announce (self, bar, sentence);
  duo_calendar_model_save (priv->model, G_OBJECT (changed), kind, join);
}

/* Following the model */

/* What was announced is not said any longer once it is not so any longer: the change was undone, or another came. */
static void
forget_announcement (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (priv->model);
  DuoMessage *message = snapshot != NULL && priv->announced != NULL
                          ? duo_calendar_snapshot_find_message (snapshot, duo_message_get_id (priv->announced))
                          : NULL;
  DuoMessageBar *bar;

  if (priv->announced == NULL || (message != NULL && duo_message_equal (message, priv->announced)))
    return;

  bar = duo_calendar_board_find_bar (self, duo_message_get_id (priv->announced));
  g_clear_object (&priv->announced);
  duo_calendar_board_announce (self, bar, "");
}

static void
model_changed_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  g_clear_object (&priv->pending);
  /* A board that nobody sees waits until it is shown. */
  priv->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!priv->stale)
    duo_calendar_board_relayout (self);
  forget_announcement (self);
}

/* Brings a board up to date that did not follow the model while it was hidden. */
static void
freshen (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (!priv->stale)
    return;

  priv->stale = FALSE;
  duo_calendar_board_relayout (self);
}

static void
duo_calendar_board_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (duo_calendar_board_parent_class)->map (widget);
  freshen (DUO_CALENDAR_BOARD (widget));
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

/* What is selected elsewhere, in the agenda or by the check, is brought in view and is where Tab comes in; a message
 * made here gets the focus. */
/* Whether it is among what the board shows, but has no bar. */
static gboolean
is_hidden (DuoCalendarBoard *self, gint64 message)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (duo_calendar_board_find_bar (self, message) != NULL)
    return FALSE;
  for (guint i = 0; i < priv->messages->len; i++)
    if (duo_message_get_id (priv->messages->pdata[i]) == message)
      return TRUE;

  return FALSE;
}

static void
model_selection_cb (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 selected = duo_calendar_model_get_selected (priv->model);
  DuoMessageBar *bar;

  /* a hidden one comes out from behind "+1 more" while somebody works on it */
  if (priv->layout != NULL && (priv->brought_out != 0 || (selected != 0 && is_hidden (self, selected))))
    {
      priv->brought_out = is_hidden (self, selected) ? selected : 0;
      duo_calendar_board_refresh_layout (self, TRUE);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
    }
  bar = selected != 0 ? duo_calendar_board_find_bar (self, selected) : NULL;
  duo_calendar_board_set_lit (self, priv->lit);
  if (priv->wants_new && selected != 0)
    {
      priv->wants_new = FALSE;
      priv->focus_message = selected;
      keep_focus (self, NULL, 0);
    }
  else if (bar != NULL && duo_calendar_board_get_focused (self) != GTK_WIDGET (bar))
    duo_calendar_board_point_at (self, bar);
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
  /* One is opened, more are listed, and in an empty month one is made. */
  if (duo_milestone_cell_get_milestones (cell)->len > 1)
    duo_calendar_board_show_milestones (self, cell);
  else
    duo_calendar_board_edit_milestone (self, cell);
}

/* Children in the order in which they are drawn, picked and read: cells, (bars), names. Not in init(), which does
 * not know the class yet, and so not along which axis the months run. */
static void
duo_calendar_board_constructed (GObject *object)
{
  DuoCalendarBoard *self = DUO_CALENDAR_BOARD (object);
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
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
  duo_calendar_board_init_names (self);
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
  priv->entry_key = NULL;
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
  g_clear_object (&priv->announced);
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
  widget_class->map = duo_calendar_board_map;
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
  gtk_widget_set_focusable (scroller, FALSE);
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
