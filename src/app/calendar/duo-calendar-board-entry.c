/* SPDX-License-Identifier: EUPL-1.2 */
/* Typing a message in its cell. An entry without a frame, because a bare GtkText is unknown to screen readers. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words.h"

static void
entry_activated_cb (DuoCalendarBoard *self)
{
  duo_calendar_board_close_entry (self, TRUE);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint                  keyval,
              guint                  keycode,
              GdkModifierType        state,
              DuoCalendarBoard      *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;

  duo_calendar_board_close_entry (self, FALSE);
  return TRUE;
}

/* What was typed is kept when the focus goes elsewhere, as everywhere. */
static gboolean
close_later_cb (gpointer user_data)
{
  DuoCalendarBoard *self = user_data;
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  if (priv->entry != NULL && (gtk_widget_get_state_flags (priv->entry) & GTK_STATE_FLAG_FOCUS_WITHIN) == 0)
    duo_calendar_board_close_entry (self, TRUE);
  return G_SOURCE_REMOVE;
}

static void
entry_left_cb (DuoCalendarBoard *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, close_later_cb, g_object_ref (self), g_object_unref);
}

/* The key that keeps what is typed; the entry says nothing of it to a screen reader, for which Enter is plain. */
static void
add_entry_key (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  priv->entry_key = g_object_new (GTK_TYPE_LABEL, "label", C_ ("key", "Enter"), "can-target", FALSE, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (priv->entry_key, "duo-keycap");
  gtk_widget_insert_before (priv->entry_key, GTK_WIDGET (self), priv->month_names[0]);
}

/* Over the end of the entry, which covers @area; not shown where it would leave no room to type. */
void
duo_calendar_board_place_entry_key (DuoCalendarBoard      *self,
                                    const graphene_rect_t *area)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  int width = 0, height = 0;
  gboolean fits;

  gtk_widget_measure (priv->entry_key, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (priv->entry_key, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  fits = area->size.width >= 3 * (float) width;
  gtk_widget_set_child_visible (priv->entry_key, fits);
  duo_calendar_board_place (priv->entry_key,
                            &GRAPHENE_RECT_INIT (area->origin.x + area->size.width - (float) width - 11,
                                                 area->origin.y + (area->size.height - (float) height) / 2,
                                                 (float) width, (float) height));
}

static char *
name_entry (DuoCalendarBoard *self,
            DuoSectorSet      sectors,
            const DuoSpan    *rows)
{
  const DuoSpan span = duo_calendar_board_get_span (self);
  g_autofree char *months = duo_words_months_spoken (span.first + rows->first, span.first + rows->last);
  g_autoptr (GString) where = g_string_new (NULL);

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, (DuoSector) sector))
      g_string_append_printf (where, "%s%s", where->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) sector));

  /* Translators: sectors and months: "New message, VO, August" */
  return g_strdup_printf (_("New message, %s, %s"), where->str, months);
}

/**
 * duo_calendar_board_open_entry:
 * @self: a board
 * @sectors: where the message will stand
 * @rows: in which rows
 *
 * Opens an entry over these cells and gives it the focus.
 */
void
duo_calendar_board_open_entry (DuoCalendarBoard *self,
                               DuoSectorSet      sectors,
                               const DuoSpan    *rows)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  GtkEventController *keys, *focus;
  g_autofree char *name = name_entry (self, sectors, rows);

  if (priv->entry != NULL)
    duo_calendar_board_close_entry (self, TRUE);

  priv->entry = gtk_entry_new ();
  priv->entry_sectors = sectors;
  priv->entry_rows = *rows;
  priv->place = 0;
  while (!duo_sector_set_contains (sectors, (DuoSector) priv->place))
    priv->place++;
  priv->row = (guint) rows->first;
  gtk_entry_set_has_frame (GTK_ENTRY (priv->entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (priv->entry), _("Type a message…"));
  gtk_editable_set_width_chars (GTK_EDITABLE (priv->entry), 1);
  gtk_widget_add_css_class (priv->entry, "duo-board-entry");
  duo_a11y_set_label (priv->entry, name);
  g_signal_connect_swapped (priv->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (priv->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (entry_left_cb), self);
  gtk_widget_add_controller (priv->entry, focus);
  gtk_widget_set_valign (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (priv->entry))), GTK_ALIGN_CENTER);
  gtk_widget_insert_before (priv->entry, GTK_WIDGET (self), priv->month_names[0]);
  add_entry_key (self);
  gtk_widget_grab_focus (priv->entry);
}

/* Closes the entry; what was typed becomes a message when @keep is set and there is any. */
void
duo_calendar_board_close_entry (DuoCalendarBoard *self,
                                gboolean          keep)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  GtkWidget *entry = g_steal_pointer (&priv->entry);
  g_autofree char *text = NULL;

  if (entry == NULL)
    return;

  g_clear_pointer (&priv->entry_key, gtk_widget_unparent);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  /* The focus leaves first: an entry that goes away with it would take it along to nowhere. */
  if ((gtk_widget_get_state_flags (entry) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0)
    duo_calendar_board_focus_place (self, priv->place, priv->row);
  gtk_widget_unparent (entry);
  if (!keep || text[0] == '\0')
    return;

  priv->wants_new = TRUE;
  duo_calendar_model_add_message (priv->model, text, priv->entry_sectors, span.first + priv->entry_rows.first,
                                  span.first + priv->entry_rows.last);
}

/**
 * duo_calendar_board_begin_message:
 * @self: a board
 * @sector: where the message goes
 * @month: its month; nothing happens where it is not shown
 *
 * For who is not in the board: the button *Message*, a gap that the check found.
 */
void
duo_calendar_board_begin_message (DuoCalendarBoard *self,
                                  DuoSector         sector,
                                  DuoMonth          month)
{
  const DuoSpan span = duo_calendar_board_get_span (self);

  g_return_if_fail (DUO_IS_CALENDAR_BOARD (self));

  if (duo_span_contains (&span, month))
    duo_calendar_board_open_entry (self, 1u << sector, &(DuoSpan){ month - span.first, month - span.first });
}
