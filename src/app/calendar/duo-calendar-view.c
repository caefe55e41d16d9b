/* SPDX-License-Identifier: EUPL-1.2 */
/* The page "Calendar": header, filter row, the year, the timeline and the agenda, and the editor beside them. */
#include "duo-calendar-view.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-agenda.h"
#include "duo-application.h"
#include "duo-calendar-tasks.h"
#include "duo-check-popover.h"
#include "duo-conflict-bar.h"
#include "duo-filter-bar.h"
#include "duo-message-editor.h"
#include "duo-timeline.h"
#include "duo-year-grid.h"

/* A change of year that takes longer than this shows a spinner. */
#define SPINNER_DELAY_MS 200
/* What libadwaita keeps free beside the title. */
#define TITLE_MARGIN 30

struct _DuoCalendarView
{
  AdwBin parent_instance;

  DuoCalendarModel *model;      /* (owned) */
  GSettings *settings;          /* (owned) */
  GSimpleActionGroup *actions;  /* (owned) */
  guint spinner_source;         /* 0 = none waits */
  gboolean folded;              /* the window is narrow */
  gboolean was_shown;           /* something was shown, and got the focus */
  gboolean choosing_view;       /* the page itself changes the view, not a person */
  gint typing_year;             /* an empty year whose cells are shown to type in; 0 = none */
  DuoCalendarBoard *year_board; /* (not owned): children of views */
  DuoCalendarBoard *timeline_board;
  GtkWidget *focus_before_edit; /* (weak) (nullable): gets the focus back when the editor closes */

  GtkButton *sidebar_button;
  GtkMenuButton *year_button;
  GtkLabel *year_label;
  GtkSpinner *year_spinner;
  GtkButton *undo_button;
  GtkButton *redo_button;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *overview_button;
  GtkLabel *overview_label;
  GtkLabel *new_label;
  GtkInfoBar *error_bar;
  GtkLabel *error_label;
  DuoConflictBar *conflict_bar;
  AdwFlap *flap;
  DuoFilterBar *filter_bar;
  GtkStack *content;
  AdwViewStack *views;
  AdwStatusPage *empty_page;
  AdwStatusPage *nothing_page;
  GtkButton *copy_button;
};

static void subject_page_init (DuoSubjectPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoCalendarView, duo_calendar_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_SUBJECT_PAGE, subject_page_init))

static const char *const view_names[] = { "year", "timeline", "agenda" };

/* What is shown */

static void
update_year (DuoCalendarView *self)
{
  const gint year = duo_calendar_model_get_wanted_year (self->model);
  const gboolean school_year = duo_calendar_model_get_school_year (self->model);
  g_autofree char *label
    = school_year ? g_strdup_printf ("%d/%02d", year, (year + 1) % 100) : g_strdup_printf ("%d", year);
  g_autofree char *name = school_year ? g_strdup_printf (_("School year %d/%02d"), year, (year + 1) % 100)
                                      : g_strdup_printf (_("Year %d"), year);
  GAction *window = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "window");

  gtk_label_set_label (self->year_label, label);
  duo_a11y_set_label (GTK_WIDGET (self->year_button), name);
  duo_a11y_set_label (gtk_widget_get_first_child (GTK_WIDGET (self->year_button)), name);
  g_simple_action_set_state (G_SIMPLE_ACTION (window),
                             g_variant_new_string (school_year ? "school-year" : "calendar-year"));
}

static void
update_empty_page (DuoCalendarView *self)
{
  const gint year = duo_calendar_model_get_year (self->model);
  g_autofree char *year_text = duo_calendar_model_dup_year_text (self->model);
  g_autofree char *title = g_strdup_printf (_("No messages in %s yet"), year_text);
  g_autofree char *copy = g_strdup_printf (_("Copy %d…"), year - 1);

  adw_status_page_set_title (self->empty_page, title);
  gtk_button_set_label (self->copy_button, copy);
}

static void
update_nothing_page (DuoCalendarView *self)
{
  const char *text = duo_calendar_model_get_filter (self->model)->text;
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;
  g_autofree char *year = duo_calendar_model_dup_year_text (self->model);
  g_autofree char *description
    = escaped != NULL && escaped[0] != '\0'
        ? g_strdup_printf (_("No message of %s has ‘%s’ with this filter."), year, escaped)
        : g_strdup_printf (_("No message of %s passes this filter."), year);

  adw_status_page_set_description (self->nothing_page, description);
}

static void
update_content (DuoCalendarView *self)
{
  const char *page = "views";

  if (duo_calendar_model_get_snapshot (self->model) == NULL)
    page = "blank";
  else if (duo_calendar_model_count_all (self->model) == 0 && !duo_calendar_model_is_filtered (self->model)
           && self->typing_year != duo_calendar_model_get_year (self->model))
    page = "empty";
  else if (duo_calendar_model_get_visible (self->model)->len == 0 && duo_calendar_model_is_filtered (self->model))
    page = "nothing";

  update_empty_page (self);
  update_nothing_page (self);
  gtk_stack_set_visible_child_name (self->content, page);

  /* one blue button a page, and that of an empty year fills it */
  if (g_str_equal (page, "empty"))
    gtk_widget_remove_css_class (self->overview_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->overview_button, "suggested-action");
}

static void
model_changed_cb (DuoCalendarView *self)
{
  const DuoAudience audience = duo_calendar_model_get_filter (self->model)->audience;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "audience");

  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (duo_audience_to_string (audience)));
  update_year (self);
  update_content (self);
  if (!self->was_shown && gtk_widget_get_mapped (GTK_WIDGET (self))
      && duo_calendar_model_get_snapshot (self->model) != NULL)
    {
      self->was_shown = TRUE;
      gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
    }
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  DuoCalendarView *self = user_data;

  self->spinner_source = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->year_spinner), TRUE);
  gtk_spinner_start (self->year_spinner);
  return G_SOURCE_REMOVE;
}

static void
busy_cb (DuoCalendarView *self)
{
  gboolean busy;

  g_object_get (self->model, "busy", &busy, NULL);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  if (busy)
    {
      self->spinner_source = g_timeout_add (SPINNER_DELAY_MS, show_spinner_cb, self);
    }
  else
    {
      gtk_spinner_stop (self->year_spinner);
      gtk_widget_set_visible (GTK_WIDGET (self->year_spinner), FALSE);
    }
  update_year (self);
}

/* The tooltip says what would be undone; the name for screen readers is the button's own. */
static void
update_history_button (DuoCalendarView *self, GtkButton *button, const char *action_name, const char *property,
                       const char *label, const char *keys)
{
  g_autofree char *name = NULL;
  g_autofree char *tooltip = NULL;
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action_name);

  g_object_get (self->model, property, &name, NULL);
  tooltip = name != NULL ? g_strdup_printf ("%s: %s (%s)", label, name, keys) : g_strdup_printf ("%s (%s)", label, keys);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), tooltip);
  duo_a11y_set_label (GTK_WIDGET (button), label);
  duo_a11y_set_description (GTK_WIDGET (button), name != NULL ? name : "");
  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), name != NULL);
}

static void
history_cb (DuoCalendarView *self)
{
  update_history_button (self, self->undo_button, "undo", "undo-name", _("Undo"), "Ctrl Z");
  update_history_button (self, self->redo_button, "redo", "redo-name", _("Redo"), "Ctrl Shift Z");
}

static void
failed_cb (DuoCalendarView *self, const char *sentence)
{
  gtk_label_set_label (self->error_label, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
error_response_cb (DuoCalendarView *self)
{
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
}

/* Opening and closing the editor */

static void
set_focus_before_edit (DuoCalendarView *self, GtkWidget *widget)
{
  if (self->focus_before_edit != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->focus_before_edit), (gpointer *) &self->focus_before_edit);
  self->focus_before_edit = widget;
  if (widget != NULL)
    g_object_add_weak_pointer (G_OBJECT (widget), (gpointer *) &self->focus_before_edit);
}

/* What has the focus; for something in a popover, which closes, what the popover belongs to. */
static GtkWidget *
get_lasting_focus (GtkRoot *root)
{
  GtkWidget *widget = gtk_root_get_focus (root);
  GtkWidget *popover;

  while (widget != NULL && (popover = gtk_widget_get_ancestor (widget, GTK_TYPE_POPOVER)) != NULL)
    widget = gtk_widget_get_parent (popover);
  return widget;
}

static void
edit_cb (DuoCalendarView *self, gint64 message)
{
  const gboolean open = message != 0 && adw_flap_get_flap (self->flap) != NULL;
  const gboolean was_open = adw_flap_get_reveal_flap (self->flap);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (open && !was_open && root != NULL)
    set_focus_before_edit (self, get_lasting_focus (root));
  adw_flap_set_reveal_flap (self->flap, open);
  if (open)
    duo_message_editor_focus_text (DUO_MESSAGE_EDITOR (adw_flap_get_flap (self->flap)));
  if (!open && self->focus_before_edit != NULL)
    {
      gtk_widget_grab_focus (self->focus_before_edit);
      set_focus_before_edit (self, NULL);
    }
  else if (!open && was_open)
    {
      /* it went in the meantime, as a row does whose message was changed */
      gtk_widget_child_focus (GTK_WIDGET (self->content), GTK_DIR_TAB_FORWARD);
    }
}

/* Views */

static void
choose_view (DuoCalendarView *self, const char *name)
{
  if (adw_view_stack_get_child_by_name (self->views, name) == NULL)
    return;

  self->choosing_view = TRUE;
  adw_view_stack_set_visible_child_name (self->views, name);
  self->choosing_view = FALSE;
}

static void
view_changed_cb (DuoCalendarView *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  /* what is chosen while the window is narrow says nothing about a wide one */
  if (self->settings == NULL || self->choosing_view || self->folded || name == NULL)
    return;

  g_settings_set_string (self->settings, "calendar-view", name);
}

void
duo_calendar_view_set_compact (DuoCalendarView *self, gboolean compact)
{
  g_return_if_fail (DUO_IS_CALENDAR_VIEW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->new_label), !compact);
  gtk_widget_set_visible (GTK_WIDGET (self->overview_label), !compact);
  duo_filter_bar_set_compact (self->filter_bar, compact);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, !compact);
}

/* DuoSubjectPage */

/* In a narrow window the agenda comes first. */
static void
set_folded (DuoSubjectPage *page, gboolean folded)
{
  DuoCalendarView *self = DUO_CALENDAR_VIEW (page);

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar_button), folded);
  if (folded && !self->folded)
    {
      choose_view (self, "agenda");
    }
  else if (!folded && self->folded)
    {
      g_autofree char *name = g_settings_get_string (self->settings, "calendar-view");

      choose_view (self, name);
    }
  self->folded = folded;
}

/* The editor, else what is said at the top. */
static gboolean
close_innermost (DuoSubjectPage *page)
{
  DuoCalendarView *self = DUO_CALENDAR_VIEW (page);

  if (adw_flap_get_reveal_flap (self->flap))
    {
      duo_calendar_model_edit (self->model, 0);
      return TRUE;
    }
  if (gtk_info_bar_get_revealed (self->error_bar))
    {
      error_response_cb (self);
      return TRUE;
    }
  return FALSE;
}

static void
subject_page_init (DuoSubjectPageInterface *iface)
{
  iface->set_folded = set_folded;
  iface->close_innermost = close_innermost;
}

/* Beginning a message */

/* Shows the cells, of an empty year too, and the entry in one of them. */
static void
begin_message_cb (DuoCalendarView *self, gint sector, gint month)
{
  const gboolean on_timeline = g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "timeline") == 0;

  self->typing_year = duo_calendar_model_get_year (self->model);
  update_content (self);
  if (!on_timeline)
    choose_view (self, "year");
  duo_calendar_board_begin_message (on_timeline ? self->timeline_board : self->year_board, (DuoSector) sector, month);
}

/* In the first sector of the filter: this month or the first empty one after it, else the first month. */
static void
new_message_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DuoCalendarView *self = user_data;
  const DuoSpan span = duo_calendar_model_get_span (self->model);
  const DuoSectorSet sectors = duo_calendar_model_get_filter (self->model)->sectors;
  const DuoMonth this_month = duo_day_get_month (duo_calendar_model_get_today (self->model));
  const DuoMonth begin = duo_span_contains (&span, this_month) ? this_month : span.first;

  if (duo_calendar_model_get_snapshot (self->model) == NULL)
    return;

  for (DuoMonth month = begin; month <= span.last; month++)
    for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
      if ((sectors == 0 || duo_sector_set_contains (sectors, (DuoSector) sector))
          && duo_calendar_board_is_empty_cell (self->year_board, (DuoSector) sector, (guint) (month - span.first)))
        {
          begin_message_cb (self, sector, month);
          return;
        }
  begin_message_cb (self, DUO_SECTOR_VO, begin);
}

/* Actions */

/* What is undone can be done again, and the other way about. Keys come faster than it is read that it can. */
static void
enable_at_once (DuoCalendarView *self, const char *action_name)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), action_name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), TRUE);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_calendar_model_undo (DUO_CALENDAR_VIEW (user_data)->model);
  enable_at_once (user_data, "redo");
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_calendar_model_redo (DUO_CALENDAR_VIEW (user_data)->model);
  enable_at_once (user_data, "undo");
}

static void
previous_year_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_calendar_model_step_year (DUO_CALENDAR_VIEW (user_data)->model, -1);
}

static void
next_year_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_calendar_model_step_year (DUO_CALENDAR_VIEW (user_data)->model, 1);
}

/* The school year that August begins. */
static gint
get_window_year (DuoMonth month, gboolean school_year)
{
  return duo_month_get_year (month) - (school_year && duo_month_get_number (month) < 8 ? 1 : 0);
}

static void
today_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DuoCalendarView *self = user_data;
  const gboolean school_year = duo_calendar_model_get_school_year (self->model);
  const DuoMonth month = duo_day_get_month (duo_calendar_model_get_today (self->model));

  duo_calendar_model_show_year (self->model, get_window_year (month, school_year), school_year);
}

static void
window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DuoCalendarView *self = user_data;
  const gboolean school_year = g_str_equal (g_variant_get_string (parameter, NULL), "school-year");

  /* what follows comes by the setting, as from the preferences */
  g_settings_set_boolean (self->settings, "school-year", school_year);
}

static void
school_year_cb (DuoCalendarView *self)
{
  duo_calendar_model_show_year (self->model, duo_calendar_model_get_wanted_year (self->model),
                                g_settings_get_boolean (self->settings, "school-year"));
}

static void
audience_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DuoCalendarView *self = user_data;
  DuoCalendarFilter filter = *duo_calendar_model_get_filter (self->model);

  if (duo_audience_parse (g_variant_get_string (parameter, NULL), &filter.audience))
    duo_calendar_model_set_filter (self->model, &filter);
}

static void
view_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DuoCalendarView *self = user_data;
  const gint number = g_variant_get_int32 (parameter);

  if (number >= 1 && number <= (gint) G_N_ELEMENTS (view_names)
      && adw_view_stack_get_child_by_name (self->views, view_names[number - 1]) != NULL)
    adw_view_stack_set_visible_child_name (self->views, view_names[number - 1]);
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_filter_bar_focus_search (DUO_CALENDAR_VIEW (user_data)->filter_bar);
}

static void
results_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_child_focus (GTK_WIDGET (DUO_CALENDAR_VIEW (user_data)->content), GTK_DIR_TAB_FORWARD);
}

static void
clear_filter_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duo_calendar_model_clear_filter (DUO_CALENDAR_VIEW (user_data)->model);
}

static const GActionEntry entries[] = {
  { "undo", undo_action },
  { "redo", redo_action },
  { "previous-year", previous_year_action },
  { "next-year", next_year_action },
  { "today", today_action },
  { "window", window_action, "s", "'calendar-year'" },
  { "audience", audience_action, "s", "'students'" },
  { "view", view_action, "i" },
  { "search", search_action },
  { "results", results_action },
  { "new-message", new_message_action },
  { "clear-filter", clear_filter_action },
};

/* GObject */

/* The title that takes the switcher's place is never cut off: the words on the buttons go first. */
static void
duo_calendar_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DuoCalendarView *self = DUO_CALENDAR_VIEW (widget);
  g_autoptr (PangoLayout) layout = NULL;
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  int width;

  GTK_WIDGET_CLASS (duo_calendar_view_parent_class)->css_changed (widget, change);

  layout = gtk_widget_create_pango_layout (widget, adw_view_switcher_title_get_title (self->switcher));
  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, bold);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->switcher), width + TITLE_MARGIN, -1);
}

static void
duo_calendar_view_dispose (GObject *object)
{
  DuoCalendarView *self = DUO_CALENDAR_VIEW (object);

  g_clear_handle_id (&self->spinner_source, g_source_remove);
  set_focus_before_edit (self, NULL);
  g_clear_object (&self->actions);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_CALENDAR_VIEW);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_calendar_view_parent_class)->dispose (object);
}

static void
duo_calendar_view_class_init (DuoCalendarViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_calendar_view_dispose;
  widget_class->css_changed = duo_calendar_view_css_changed;
  g_type_ensure (DUO_TYPE_CONFLICT_BAR);
  g_type_ensure (DUO_TYPE_FILTER_BAR);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-calendar-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, year_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, year_label);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, year_spinner);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, undo_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, redo_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, switcher);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, overview_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, overview_label);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, new_label);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, error_label);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, conflict_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, flap);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, content);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, views);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, empty_page);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, DuoCalendarView, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, error_response_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
}

static void
duo_calendar_view_init (DuoCalendarView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_hide_pages (GTK_WIDGET (self->views));
  duo_a11y_label_icon_buttons (GTK_WIDGET (self->error_bar), _("Close"));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "calendar", G_ACTION_GROUP (self->actions));
}

static DuoCalendarBoard *
add_board (DuoCalendarView *self, GType type, const char *name, const char *icon, const char *title)
{
  DuoCalendarBoard *board = g_object_new (type, NULL);
  GtkWidget *child = duo_calendar_board_wrap (board);
  AdwViewStackPage *page;

  duo_calendar_board_set_model (board, self->model);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_bottom (child, 6);
  page = adw_view_stack_add_titled (self->views, child, name, title);
  adw_view_stack_page_set_icon_name (page, icon);
  return board;
}

/* The parts that show the model; the editor keeps its own width, or the flap would give it half the page. */
static void
add_parts (DuoCalendarView *self)
{
  GtkWidget *editor = duo_message_editor_new (self->model);
  GtkWidget *check = duo_check_popover_new (self->model);

  self->year_board = add_board (self, DUO_TYPE_YEAR_GRID, "year", "duo-year-symbolic", _("Year"));
  self->timeline_board = add_board (self, DUO_TYPE_TIMELINE, "timeline", "duo-timeline-symbolic", _("Timeline"));
  adw_view_stack_page_set_icon_name (
    adw_view_stack_add_titled (self->views, duo_agenda_new (self->model), "agenda", _("Agenda")), "duo-agenda-symbolic");
  g_signal_connect_object (check, "begin-message", G_CALLBACK (begin_message_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_hexpand (editor, FALSE);
  gtk_widget_set_size_request (editor, 376, -1);
  gtk_widget_add_css_class (editor, "background");
  adw_flap_set_flap (self->flap, editor);
  duo_filter_bar_set_check (self->filter_bar, GTK_POPOVER (check));
}

static void
connect_model (DuoCalendarView *self)
{
  g_signal_connect_object (self->model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "edit", G_CALLBACK (edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::undo-name", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "notify::redo-name", G_CALLBACK (history_cb), self, G_CONNECT_SWAPPED);
  duo_filter_bar_set_model (self->filter_bar, self->model);
  duo_conflict_bar_set_model (self->conflict_bar, self->model);
}

/* Returns: (transfer floating): the page over @model, which has been asked for a year already or will be */
GtkWidget *
duo_calendar_view_new (DuoCalendarModel *model, GSettings *settings)
{
  DuoCalendarView *self = g_object_new (DUO_TYPE_CALENDAR_VIEW, NULL);
  g_autofree char *view = g_settings_get_string (settings, "calendar-view");

  self->model = g_object_ref (model);
  connect_model (self);
  add_parts (self);
  duo_calendar_tasks_add (G_ACTION_MAP (self->actions), self->model, GTK_WIDGET (self));
  choose_view (self, view);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::school-year", G_CALLBACK (school_year_cb), self, G_CONNECT_SWAPPED);
  history_cb (self);
  model_changed_cb (self);
  return GTK_WIDGET (self);
}

DuoCalendarModel *
duo_calendar_view_get_model (DuoCalendarView *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_VIEW (self), NULL);

  return self->model;
}

GActionGroup *
duo_calendar_view_get_actions (DuoCalendarView *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

GtkWidget *
duo_calendar_view_get_content (DuoCalendarView *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_VIEW (self), NULL);

  return adw_flap_get_reveal_flap (self->flap) ? adw_flap_get_content (self->flap) : GTK_WIDGET (self->flap);
}
