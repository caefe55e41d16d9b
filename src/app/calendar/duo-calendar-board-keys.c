/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys of the board. In the timeline, where months run to the right, left and right do what up and down do in
 * the year. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>

#include "duo-calendar-names.h"

#define MODIFIERS (GDK_CONTROL_MASK | GDK_SHIFT_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)

/* Returns: (transfer full): the message of @bar to change: what was changed here last, or what was read. */
DuoMessage *
duo_calendar_board_dup_current (DuoCalendarBoard *self,
                                DuoMessageBar    *bar)
{
  return duo_message_copy (duo_message_bar_get_message (bar));
}

/* Puts the message in a sector, or takes it out of it. */
void
duo_calendar_board_toggle_sector (DuoCalendarBoard *self,
                                  DuoMessageBar    *bar,
                                  DuoSector         sector,
                                  gboolean          join)
{
  g_autoptr (DuoMessage) message = duo_calendar_board_dup_current (self, bar);
  DuoMessagePart part;

  duo_calendar_board_get_part (self, bar, &part);
  if (!duo_message_edit_toggle_sector (message, &part, sector))
    {
      duo_calendar_board_announce (self, bar, _("A message stays in at least one sector"));
      return;
    }

  part.sectors = duo_message_get_sectors (message, &part.months);
  duo_calendar_board_commit (self, g_steal_pointer (&message), &part, DUO_CHANGE_SECTORS, join);
}

/* Whether the focus is on @bar again and again the same is done: then it is one change. */
static gboolean
is_run (DuoCalendarBoard *self,
        guint             keyval,
        GdkModifierType   modifiers)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  return priv->held_key == keyval && priv->held_modifiers == modifiers;
}

/* A step along the months, of the whole or of one of its ends. */
static void
change_months (DuoCalendarBoard *self,
               DuoMessageBar    *bar,
               gint              step,
               GdkModifierType   modifiers,
               gboolean          join)
{
  const DuoSpan span = duo_calendar_board_get_span (self);
  g_autoptr (DuoMessage) message = duo_calendar_board_dup_current (self, bar);
  DuoChangeKind kind = DUO_CHANGE_STRETCH;
  DuoMessagePart part;
  gboolean changed;

  duo_calendar_board_get_part (self, bar, &part);
  if (modifiers == GDK_CONTROL_MASK)
    {
      kind = DUO_CHANGE_MOVE;
      changed = duo_message_edit_move (message, &part, step, 0, &span);
    }
  else if (modifiers == GDK_SHIFT_MASK)
    changed = duo_message_edit_stretch_end (message, &part, step, &span);
  else
    changed = duo_message_edit_stretch_begin (message, &part, step, &span);
  if (!changed)
    return;

  part.months.first--;
  part.months.last++;
  duo_calendar_board_commit (self, g_steal_pointer (&message), &part, kind, join);
}

static gboolean
bar_key (DuoCalendarBoard *self,
         DuoMessageBar    *bar,
         guint             keyval,
         guint             keycode,
         GdkModifierType   modifiers)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const guint back = vertical ? GDK_KEY_Up : GDK_KEY_Left, forth = vertical ? GDK_KEY_Down : GDK_KEY_Right;
  const gboolean join = is_run (self, keyval, modifiers);

  if ((keyval == back || keyval == forth)
      && (modifiers == GDK_CONTROL_MASK || modifiers == GDK_SHIFT_MASK
          || modifiers == (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    {
      change_months (self, bar, keyval == forth ? 1 : -1, modifiers, join);
      return TRUE;
    }
  if (modifiers == (GDK_CONTROL_MASK | GDK_ALT_MASK) && keyval >= GDK_KEY_1 && keyval < GDK_KEY_1 + DUO_N_SECTORS)
    {
      duo_calendar_board_toggle_sector (self, bar, (DuoSector) (keyval - GDK_KEY_1), FALSE);
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_t || keyval == GDK_KEY_T))
    {
      duo_calendar_model_toggle_status (priv->model, duo_message_bar_get_message (bar));
      return TRUE;
    }
  if (modifiers == GDK_CONTROL_MASK && (keyval == GDK_KEY_d || keyval == GDK_KEY_D))
    {
      duo_calendar_model_duplicate (priv->model, duo_message_bar_get_message (bar));
      return TRUE;
    }
  if (modifiers == 0 && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    {
      duo_calendar_model_delete (priv->model, duo_message_bar_get_message (bar));
      return TRUE;
    }

  return FALSE;
}

static void
go_to_today (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoMonth today = duo_day_get_month (duo_calendar_model_get_today (priv->model));
  const gboolean school = duo_calendar_model_get_school_year (priv->model);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const gint number = duo_month_get_number (today);
  const gint year = duo_month_get_year (today) - (school && number < 8 ? 1 : 0);
  const gint row = school ? (number + 4) % DUO_BOARD_MONTHS : number - 1;

  duo_calendar_board_focus_place (self, MIN (priv->place, DUO_N_SECTORS - 1), (guint) row);
  if (!duo_span_contains (&span, today))
    duo_calendar_model_show_year (priv->model, year, school);
}

static gboolean
board_key (DuoCalendarBoard *self,
           guint             keyval,
           GdkModifierType   modifiers)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint year = duo_calendar_model_get_year (priv->model);
  const gboolean school = duo_calendar_model_get_school_year (priv->model);

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (modifiers != 0)
        return FALSE;
      duo_calendar_board_walk (self, keyval == GDK_KEY_Up     ? GTK_DIR_UP
                                     : keyval == GDK_KEY_Down ? GTK_DIR_DOWN
                                     : keyval == GDK_KEY_Left ? GTK_DIR_LEFT
                                                              : GTK_DIR_RIGHT);
      return TRUE;
    case GDK_KEY_Home:
      if (modifiers == GDK_CONTROL_MASK)
        go_to_today (self);
      else if (modifiers == 0)
        duo_calendar_board_focus_place (self, priv->place, 0);
      return modifiers == GDK_CONTROL_MASK || modifiers == 0;
    case GDK_KEY_End:
      if (modifiers != 0)
        return FALSE;
      duo_calendar_board_focus_place (self, priv->place, DUO_BOARD_MONTHS - 1);
      return TRUE;
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      if (modifiers != GDK_CONTROL_MASK)
        return FALSE;
      duo_calendar_model_show_year (priv->model, year + (keyval == GDK_KEY_Page_Up ? -1 : 1), school);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_dead_key (guint keyval)
{
  return keyval >= GDK_KEY_dead_grave && keyval <= GDK_KEY_dead_greek;
}

/* A letter begins a message in the cell where the focus is, also where a bar is: the key goes on to the entry. */
static gboolean
type_key (DuoCalendarBoard      *self,
          GtkEventControllerKey *controller,
          guint                  keyval,
          GdkModifierType        modifiers)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gunichar character = gdk_keyval_to_unicode (keyval);

  if ((modifiers & ~GDK_SHIFT_MASK) != 0 || priv->place == DUO_BOARD_MILESTONES)
    return FALSE;
  if (!is_dead_key (keyval) && (!g_unichar_isprint (character) || character == ' '))
    return FALSE;

  duo_calendar_board_open_entry (self, 1u << priv->place, &(DuoSpan){ (gint) priv->row, (gint) priv->row });
  return gtk_event_controller_key_forward (controller,
                                           GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (priv->entry))));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                DuoCalendarBoard      *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const GdkModifierType modifiers = state & MODIFIERS;
  GtkWidget *focused = duo_calendar_board_get_focused (self);
  gboolean handled = FALSE;

  if (priv->model == NULL)
    return FALSE;
  if (keyval == GDK_KEY_Escape && duo_calendar_board_cancel_drag (self))
    return TRUE;
  if (focused == NULL || priv->entry != NULL)
    return FALSE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      duo_calendar_board_show_menu (self, focused, NULL);
      return TRUE;
    }
  if (DUO_IS_MESSAGE_BAR (focused))
    handled = bar_key (self, DUO_MESSAGE_BAR (focused), keyval, keycode, modifiers);
  if (!handled)
    handled = board_key (self, keyval, modifiers);
  if (!handled)
    handled = type_key (self, controller, keyval, modifiers);
  priv->held_key = keyval;
  priv->held_modifiers = modifiers;

  return handled;
}

/* A run of one key ends when it comes up. */
static void
key_released_cb (GtkEventControllerKey *controller,
                 guint                  keyval,
                 guint                  keycode,
                 GdkModifierType        state,
                 DuoCalendarBoard      *self)
{
  duo_calendar_board_get_private (self)->held_key = 0;
}

void
duo_calendar_board_init_keys (DuoCalendarBoard *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
