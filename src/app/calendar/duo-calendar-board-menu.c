/* SPDX-License-Identifier: EUPL-1.2 */
/* The menu of a bar or a cell, and the list behind "+2 more". */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-milestone-editor.h"
#include "duo-words.h"

/* Returns: (transfer none) (nullable): the bar of the message that a menu's action is about. */
static DuoMessageBar *
get_target (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  return duo_calendar_board_find_bar (self, duo_calendar_model_get_selected (priv->model));
}

static void
edit_action_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (user_data);

  duo_calendar_model_edit (priv->model, duo_calendar_model_get_selected (priv->model));
}

static void
duplicate_action_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DuoMessageBar *bar = get_target (user_data);

  if (bar != NULL)
    duo_calendar_model_duplicate (duo_calendar_board_get_model (user_data), duo_message_bar_get_message (bar));
}

static void
status_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DuoMessageBar *bar = get_target (user_data);

  if (bar != NULL)
    duo_calendar_model_toggle_status (duo_calendar_board_get_model (user_data), duo_message_bar_get_message (bar));
}

static void
delete_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DuoMessageBar *bar = get_target (user_data);

  if (bar != NULL)
    duo_calendar_model_delete (duo_calendar_board_get_model (user_data), duo_message_bar_get_message (bar));
}

static void
sector_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  DuoMessageBar *bar = get_target (user_data);

  if (bar != NULL)
    duo_calendar_board_toggle_sector (user_data, bar, (DuoSector) g_variant_get_int32 (parameter), FALSE);
}

static void
new_action_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (user_data);
  const DuoSpan rows = { (gint) priv->row, (gint) priv->row };

  if (priv->place < DUO_BOARD_MILESTONES)
    duo_calendar_board_open_entry (user_data, 1u << priv->place, &rows);
}

static void
present_milestone (DuoCalendarBoard *self,
                   DuoMilestone     *milestone)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  duo_milestone_editor_present (GTK_WINDOW (root), priv->model, milestone, span.first + (DuoMonth) priv->row);
}

/* Opens the only milestone of a month, or a new one in a month without any. */
void
duo_calendar_board_edit_milestone (DuoCalendarBoard *self,
                                   DuoMilestoneCell *cell)
{
  GPtrArray *milestones = duo_milestone_cell_get_milestones (cell);

  present_milestone (self, milestones->len > 0 ? milestones->pdata[0] : NULL);
}

static void
milestone_action_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (user_data);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (priv->model);
  const gint64 id = g_variant_get_int64 (parameter);
  DuoMilestone *found = NULL;

  for (guint i = 0; i < snapshot->milestones->len; i++)
    if (id != 0 && duo_milestone_get_id (snapshot->milestones->pdata[i]) == id)
      found = snapshot->milestones->pdata[i];
  gtk_popover_popdown (GTK_POPOVER (priv->list));
  present_milestone (user_data, found);
}

static void
right_click_cb (GtkGestureClick  *gesture,
                gint              n_press,
                double            x,
                double            y,
                DuoCalendarBoard *self)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  const GdkRectangle at = { (int) x, (int) y, 1, 1 };

  while (picked != NULL && gtk_widget_get_parent (picked) != GTK_WIDGET (self))
    picked = gtk_widget_get_parent (picked);
  if (picked == NULL || (!DUO_IS_MESSAGE_BAR (picked) && !DUO_IS_MONTH_CELL (picked)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (picked);
  duo_calendar_board_show_menu (self, picked, &at);
}

void
duo_calendar_board_init_menu (DuoCalendarBoard *self)
{
  static const GActionEntry entries[] = {
    { "edit", edit_action_cb },
    { "duplicate", duplicate_action_cb },
    { "status", status_action_cb },
    { "delete", delete_action_cb },
    { "sector", sector_action_cb, "i" },
    { "new", new_action_cb },
    { "milestone", milestone_action_cb, "x" },
  };
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  priv->menu = gtk_popover_menu_new_from_model (NULL);
  gtk_widget_set_parent (priv->menu, GTK_WIDGET (self));
  priv->list = gtk_popover_new ();
  gtk_widget_set_parent (priv->list, GTK_WIDGET (self));

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "board", G_ACTION_GROUP (group));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (right_click_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Adds "Put in VO" or "Take out of VO" for each sector. */
static void
append_sectors (DuoCalendarBoard *self,
                GMenu            *menu,
                DuoMessage       *message)
{
  const DuoSpan span = duo_calendar_board_get_span (self);
  const DuoSectorSet sectors = duo_message_get_sectors (message, &span);
  g_autoptr (GMenu) section = g_menu_new ();

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const gboolean has = duo_sector_set_contains (sectors, (DuoSector) sector);
      const char *name = duo_sector_to_string ((DuoSector) sector);
      g_autofree char *label = g_strdup_printf (has ? _("Take out of %s") : _("Put in %s too"), name);
      g_autofree char *action = g_strdup_printf ("board.sector(%d)", sector);

      if (!has || (sectors & ~(1u << sector)) != 0)
        g_menu_append (section, label, action);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

static GMenuModel *
make_bar_menu (DuoCalendarBoard *self,
               DuoMessage       *message)
{
  const DuoMessageStatus status = duo_message_get_status (message);
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GMenu *menu = g_menu_new ();

  g_menu_append (first, _("Edit…"), "board.edit");
  g_menu_append (first, status == DUO_MESSAGE_DEFINITE ? _("Make Draft") : _("Make Final"), "board.status");
  g_menu_append (first, _("Duplicate"), "board.duplicate");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  append_sectors (self, menu, message);
  if (status != DUO_MESSAGE_WITHDRAWN)
    {
      g_menu_append (last, status == DUO_MESSAGE_DEFINITE ? _("Withdraw") : _("Remove"), "board.delete");
      g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
    }

  return G_MENU_MODEL (menu);
}

/**
 * duo_calendar_board_show_menu:
 * @self: a board
 * @target: a bar or a cell; it has the focus
 * @at: (nullable): where to point; %NULL for @target itself
 */
void
duo_calendar_board_show_menu (DuoCalendarBoard   *self,
                              GtkWidget          *target,
                              const GdkRectangle *at)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  g_autoptr (GMenuModel) model = NULL;

  if (DUO_IS_MESSAGE_BAR (target))
    {
      DuoMessage *message = duo_message_bar_get_message (DUO_MESSAGE_BAR (target));

      duo_calendar_model_select (duo_calendar_board_get_model (self), duo_message_get_id (message));
      model = make_bar_menu (self, message);
    }
  else if (DUO_IS_MONTH_CELL (target))
    {
      GMenu *menu = g_menu_new ();

      g_menu_append (menu, _("New Message"), "board.new");
      model = G_MENU_MODEL (menu);
    }
  else
    return;

  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (priv->menu), model);
  gtk_popover_set_has_arrow (GTK_POPOVER (priv->menu), at == NULL);
  gtk_widget_set_halign (priv->menu, at == NULL ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (priv->menu), at);
  duo_calendar_board_show_popover (self, priv->menu, at == NULL ? target : NULL);
}

/* The list of a cell */

static void
row_clicked_cb (GtkWidget        *button,
                DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gint64 id = (gint64) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "duo-message"));

  gtk_popover_popdown (GTK_POPOVER (priv->list));
  duo_calendar_model_select (priv->model, id);
  duo_calendar_model_edit (priv->model, id);
}

static void
new_clicked_cb (GtkWidget        *button,
                DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan rows = { (gint) priv->row, (gint) priv->row };
  const guint place = priv->place;

  gtk_popover_popdown (GTK_POPOVER (priv->list));
  if (place < DUO_BOARD_MILESTONES)
    duo_calendar_board_open_entry (self, 1u << place, &rows);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* Returns: (transfer full): "november – december": the months of @message in @sector around @month. */
static char *
dup_months (DuoMessage *message,
            DuoSector   sector,
            DuoMonth    month)
{
  const DuoMessagePart part = { 1u << sector, { month, month } };
  DuoSpan months = { month, month };

  (void) duo_message_edit_get_months (message, &part, &months);
  return duo_words_months (months.first, months.last, FALSE);
}

static GtkWidget *
make_row (DuoCalendarBoard *self,
          DuoMessage       *message,
          DuoSector         sector,
          DuoMonth          month)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (priv->model);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const gint64 campaign_id = duo_message_get_campaign (message);
  DuoCampaign *campaign = campaign_id > 0 ? duo_calendar_snapshot_find_campaign (snapshot, campaign_id) : NULL;
  const DuoColour colour = campaign != NULL ? duo_campaign_get_colour (campaign) : DUO_COLOUR_GREY;
  const DuoMessageStatus status = duo_message_get_status (message);
  g_autofree char *title = duo_message_dup_title (message, duo_message_get_first_month_in (message, &span));
  g_autofree char *months = dup_months (message, sector, month);
  g_autofree char *name = duo_calendar_name_message (message, snapshot, &span);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (swatch, "duo-swatch");
  gtk_widget_add_css_class (swatch, duo_colour_to_string (colour));
  if (status != DUO_MESSAGE_DEFINITE)
    gtk_widget_add_css_class (swatch, "dashed");
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), make_label (title, "heading"));
  gtk_box_append (GTK_BOX (words), make_label (months, "caption"));
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), words);
  if (status != DUO_MESSAGE_DEFINITE)
    {
      GtkWidget *pill = make_label (duo_words_status (status), "duo-status-pill");

      gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), pill);
    }
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duo-cell-row");
  duo_a11y_set_label (button, name);
  g_object_set_data (G_OBJECT (button), "duo-message", GSIZE_TO_POINTER ((gsize) duo_message_get_id (message)));
  g_signal_connect (button, "clicked", G_CALLBACK (row_clicked_cb), self);
  return button;
}

/* Shows all messages of the cell that @more stands in, and a way to add one. */
void
duo_calendar_board_show_cell (DuoCalendarBoard *self,
                              DuoMonthCell     *more)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *add = gtk_button_new ();
  GtkWidget *heading;
  g_autoptr (GPtrArray) messages = NULL;
  g_autofree char *when = NULL;
  g_autofree char *title = NULL;
  g_autofree char *count = NULL;
  DuoSector sector;
  guint row;

  duo_month_cell_get_place (more, &sector, &row);
  priv->place = sector;
  priv->row = row;
  messages = duo_year_layout_get_cell (priv->messages, &span, sector, row);
  when = duo_words_month_year (span.first + (DuoMonth) row);
  title = g_strdup_printf ("%s · %s", duo_sector_to_string (sector), when);
  count = g_strdup_printf (ngettext ("%u message", "%u messages", messages->len), messages->len);

  heading = make_label (title, "heading");
  gtk_widget_set_hexpand (heading, TRUE);
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), make_label (count, "caption"));
  gtk_widget_add_css_class (head, "duo-cell-head");
  gtk_box_append (GTK_BOX (box), head);
  for (guint i = 0; i < messages->len; i++)
    gtk_box_append (GTK_BOX (list), make_row (self, messages->pdata[i], sector, span.first + (DuoMonth) row));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_button_set_child (GTK_BUTTON (add), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                                        "label", _("Message in This Month"), "halign",
                                                        GTK_ALIGN_CENTER, NULL));
  duo_a11y_set_label (add, _("Message in This Month"));
  gtk_widget_set_margin_top (add, 6);
  g_signal_connect (add, "clicked", G_CALLBACK (new_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), add);
  gtk_widget_set_size_request (box, 320, -1);
  gtk_popover_set_child (GTK_POPOVER (priv->list), box);
  duo_a11y_set_label (priv->list, title);
  duo_calendar_board_show_popover (self, priv->list, GTK_WIDGET (more));
}

/* Shows the milestones of a month, each of which opens its editor. */
void
duo_calendar_board_show_milestones (DuoCalendarBoard *self,
                                    DuoMilestoneCell *cell)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);

  gtk_popover_set_child (GTK_POPOVER (priv->list), duo_milestone_cell_make_list (cell));
  duo_a11y_set_label (priv->list, _("Milestones"));
  duo_calendar_board_show_popover (self, priv->list, GTK_WIDGET (cell));
}
