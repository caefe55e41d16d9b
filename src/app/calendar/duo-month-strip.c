/* SPDX-License-Identifier: EUPL-1.2 */
/* The month keys of the editor's placement. One tab stop a sector; arrows walk, space presses, Enter opens the
 * lists from and to. */
#include "duo-month-strip.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words.h"

#define N_KEYS 12
/* The lists go on past the window: a message may run into the next year. */
#define N_CHOICES (N_KEYS * 2)

struct _DuoMonthStrip
{
  GtkBox parent_instance;

  DuoSector sector;
  DuoSpan window;
  DuoSpan whole; /* from the first to the last month of its placements here; DUO_MONTH_NONE without any */
  guint months;  /* those pressed, one bit each */

  GtkWidget *keys[N_KEYS];
  guint last_used; /* the key that takes the focus when one tabs in */

  gboolean dragging;
  gboolean drag_presses; /* the drag presses keys; else it lifts them */
  guint drag_from;
  guint drag_before; /* months before the drag */

  GtkWidget *chooser; /* (nullable): popover with the lists */
  GtkWidget *from;
  GtkWidget *to;
};

G_DEFINE_FINAL_TYPE (DuoMonthStrip, duo_month_strip, GTK_TYPE_BOX)

enum
{
  CHANGED,
  RANGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_months (DuoMonthStrip *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      const gboolean pressed = (self->months & (1u << i)) != 0;
      g_autofree char *month = duo_words_month_year (self->window.first + (DuoMonth) i);
      g_autofree char *name = g_strdup_printf ("%s, %s, %s", duo_sector_to_string (self->sector), month,
                                               pressed ? _("placed") : C_("month key", "not placed"));

      if (pressed)
        gtk_widget_add_css_class (self->keys[i], "pressed");
      else
        gtk_widget_remove_css_class (self->keys[i], "pressed");
      duo_a11y_set_label (self->keys[i], name);
    }
}

static void
change_months (DuoMonthStrip *self,
               guint          months)
{
  if (months == self->months)
    return;

  self->months = months;
  show_months (self);
  g_signal_emit (self, signals[CHANGED], 0, months);
}

static void
key_clicked_cb (GtkButton     *button,
                DuoMonthStrip *self)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      if (self->keys[i] != GTK_WIDGET (button))
        continue;
      self->last_used = i;
      change_months (self, self->months ^ (1u << i));
    }
}

/* Returns: the key at the horizontal place @x, the nearest one beside the strip. */
static guint
find_key (DuoMonthStrip *self,
          double         x)
{
  for (guint i = 0; i < N_KEYS; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->keys[i], GTK_WIDGET (self), &bounds)
          && x < bounds.origin.x + bounds.size.width)
        return i;
    }

  return N_KEYS - 1;
}

static void
drag_to (DuoMonthStrip *self,
         guint          key)
{
  guint months = self->drag_before;

  for (guint i = MIN (key, self->drag_from); i <= MAX (key, self->drag_from); i++)
    {
      if (self->drag_presses)
        months |= 1u << i;
      else
        months &= ~(1u << i);
    }

  self->months = months;
  show_months (self);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               DuoMonthStrip  *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->dragging = TRUE;
  self->drag_from = find_key (self, x);
  self->drag_before = self->months;
  self->drag_presses = (self->months & (1u << self->drag_from)) == 0;
  self->last_used = self->drag_from;
  gtk_widget_grab_focus (self->keys[self->drag_from]);
  drag_to (self, self->drag_from);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                DuoMonthStrip  *self)
{
  double x, y;

  if (self->dragging && gtk_gesture_drag_get_start_point (gesture, &x, &y))
    drag_to (self, find_key (self, x + offset_x));
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             DuoMonthStrip  *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  if (self->months != self->drag_before)
    g_signal_emit (self, signals[CHANGED], 0, self->months);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                DuoMonthStrip    *self)
{
  if (!self->dragging)
    return;

  self->dragging = FALSE;
  self->months = self->drag_before;
  show_months (self);
}

static void
range_cb (GtkDropDown   *list,
          GParamSpec    *pspec,
          DuoMonthStrip *self)
{
  const guint from = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->from));
  const guint to = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->to));

  if (from == GTK_INVALID_LIST_POSITION || to == GTK_INVALID_LIST_POSITION)
    return;
  if (to < from)
    {
      /* The one that was not touched gives way. */
      gtk_drop_down_set_selected (GTK_DROP_DOWN (GTK_WIDGET (list) == self->from ? self->to : self->from),
                                  GTK_WIDGET (list) == self->from ? from : to);
      return;
    }

  g_signal_emit (self, signals[RANGE_CHOSEN], 0, self->window.first + (gint) from, self->window.first + (gint) to);
}

static GtkWidget *
new_list (DuoMonthStrip *self,
          GtkWidget     *grid,
          const char    *label,
          gint           row,
          guint          selected)
{
  g_autoptr (GtkStringList) months = gtk_string_list_new (NULL);
  GtkWidget *list;
  GtkWidget *name = gtk_label_new (label);

  for (guint i = 0; i < N_CHOICES; i++)
    {
      g_autofree char *month = duo_words_month_year (self->window.first + (DuoMonth) i);

      gtk_string_list_append (months, month);
    }

  list = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&months)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (list), selected);
  duo_a11y_label_drop_down (list, label);
  duo_a11y_name_choices (list);
  gtk_widget_set_halign (name, GTK_ALIGN_START);
  gtk_grid_attach (GTK_GRID (grid), name, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), list, 1, row, 1, 1);
  g_signal_connect (list, "notify::selected", G_CALLBACK (range_cb), self);
  return list;
}

static void
chooser_closed_cb (GtkPopover    *chooser,
                   DuoMonthStrip *self)
{
  gtk_widget_grab_focus (self->keys[self->last_used]);
}

static void
open_chooser (DuoMonthStrip *self,
              guint          key)
{
  GtkWidget *grid = gtk_grid_new ();
  const gboolean placed = self->whole.first != DUO_MONTH_NONE;
  guint from = placed ? (guint) CLAMP (self->whole.first - self->window.first, 0, N_CHOICES - 1) : key;
  guint to = placed ? (guint) CLAMP (self->whole.last - self->window.first, 0, N_CHOICES - 1) : key;

  g_clear_pointer (&self->chooser, gtk_widget_unparent);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  self->from = new_list (self, grid, _("From"), 0, from);
  self->to = new_list (self, grid, _("Up to and including"), 1, to);

  self->chooser = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->chooser), grid);
  gtk_widget_set_parent (self->chooser, self->keys[key]);
  g_signal_connect (self->chooser, "closed", G_CALLBACK (chooser_closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->chooser));
  if (!placed)
    g_signal_emit (self, signals[RANGE_CHOSEN], 0, self->window.first + (gint) from, self->window.first + (gint) to);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DuoMonthStrip         *self)
{
  const gboolean extend = (state & GDK_SHIFT_MASK) != 0;
  guint key = self->last_used;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      key = key > 0 ? key - 1 : 0;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      key = MIN (key + 1, N_KEYS - 1);
      break;
    case GDK_KEY_Home:
      key = 0;
      break;
    case GDK_KEY_End:
      key = N_KEYS - 1;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      open_chooser (self, self->last_used);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }

  if (extend)
    change_months (self, self->months | (1u << self->last_used) | (1u << key));
  self->last_used = key;
  gtk_widget_grab_focus (self->keys[key]);
  return GDK_EVENT_STOP;
}

/* One tab stop: in to the key used last, out of it to what comes after the strip. */
static gboolean
duo_month_strip_focus (GtkWidget        *widget,
                       GtkDirectionType  direction)
{
  DuoMonthStrip *self = DUO_MONTH_STRIP (widget);

  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    return FALSE;
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return gtk_widget_grab_focus (self->keys[self->last_used]);
}

static void
duo_month_strip_dispose (GObject *object)
{
  DuoMonthStrip *self = DUO_MONTH_STRIP (object);

  g_clear_pointer (&self->chooser, gtk_widget_unparent);

  G_OBJECT_CLASS (duo_month_strip_parent_class)->dispose (object);
}

static void
duo_month_strip_class_init (DuoMonthStripClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_month_strip_dispose;
  GTK_WIDGET_CLASS (klass)->focus = duo_month_strip_focus;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[RANGE_CHOSEN] = g_signal_new ("range-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
duo_month_strip_init (DuoMonthStrip *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->window = duo_span_calendar_year (DUO_YEAR_MIN);
  self->whole = (DuoSpan) { DUO_MONTH_NONE, DUO_MONTH_NONE };
  gtk_box_set_spacing (GTK_BOX (self), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "duo-month-strip");
  for (guint i = 0; i < N_KEYS; i++)
    {
      self->keys[i] = gtk_button_new ();
      gtk_widget_add_css_class (self->keys[i], "duo-month-key");
      gtk_widget_set_valign (self->keys[i], GTK_ALIGN_CENTER);
      g_signal_connect (self->keys[i], "clicked", G_CALLBACK (key_clicked_cb), self);
      gtk_box_append (GTK_BOX (self), self->keys[i]);
    }

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* Returns: (transfer floating): the keys of @sector. */
GtkWidget *
duo_month_strip_new (DuoSector sector)
{
  DuoMonthStrip *self = g_object_new (DUO_TYPE_MONTH_STRIP, NULL);

  self->sector = sector;
  return GTK_WIDGET (self);
}

/**
 * duo_month_strip_set:
 * @self: the strip
 * @window: the twelve months that its keys stand for
 * @months: those pressed, one bit each, the first month lowest
 * @whole: (nullable): from the first to the last month of the placements that touch the window; %NULL without any
 *
 * Shows another message; emits nothing.
 */
void
duo_month_strip_set (DuoMonthStrip *self,
                     const DuoSpan *window,
                     guint          months,
                     const DuoSpan *whole)
{
  g_return_if_fail (DUO_IS_MONTH_STRIP (self));

  self->window = *window;
  self->months = months;
  self->whole = whole != NULL ? *whole : (DuoSpan) { DUO_MONTH_NONE, DUO_MONTH_NONE };
  for (guint i = 0; i < N_KEYS; i++)
    {
      const char *month = duo_words_month (duo_month_get_number (window->first + (DuoMonth) i), FALSE);
      g_autofree char *letter = g_utf8_substring (month, 0, 1);

      gtk_button_set_label (GTK_BUTTON (self->keys[i]), letter);
    }
  show_months (self);
}
