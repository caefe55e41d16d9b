/* SPDX-License-Identifier: EUPL-1.2 */
/* The one window: sidebar, pages, toasts. */
#include "duo-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-actions-page.h"
#include "duo-calendar-view.h"
#include "duo-focus-keeper.h"
#include "duo-history-window.h"
#include "duo-preferences-window.h"
#include "duo-register-import.h"
#include "duo-sidebar.h"
#include "duo-start-page.h"
#include "duo-store-opening.h"
#include "duo-subject-page.h"
#include "duo-subject-pages.h"
#include "duo-toasts.h"
#include "duo-window-files.h"
#include "duo-window-help.h"
#include "duo-window-keys.h"
#include "duo-words.h"

struct _DuoWindow
{
  AdwApplicationWindow parent_instance;

  GCancellable *cancellable;  /* (owned): of the opening of a store */
  char *path;                 /* (owned) (nullable): of the store that is open or being opened */
  gboolean as_sample;
  DuoContext *context;        /* (owned) (nullable) */
  DuoCalendarModel *model;    /* (owned) (nullable) */
  DuoSubjectPages *subjects;  /* (owned): makes the pages */
  DuoCalendarView *calendar;  /* (nullable): a child of pages */
  gboolean compact;           /* labels are icons */
  int wide_width;             /* what the window needs when they are not */
  guint compact_source;       /* 0 = none waits */
  DuoOpenedStore *opened;     /* (owned) (nullable): open already, to be shown after the first frame */
  guint show_source;          /* 0 = none waits */
  gboolean painted;           /* there has been a frame */
  gboolean closing;           /* waits until everything is stored */

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  DuoSidebar *sidebar;
  GtkWidget *page_box;
  GtkStack *pages;
  AdwStatusPage *failed_page;
  DuoStartPage *start_page;
  GtkRevealer *banner;
  GtkLabel *banner_title;
  GtkLabel *banner_text;
  GtkButton *banner_button;
};

G_DEFINE_FINAL_TYPE (DuoWindow, duo_window, ADW_TYPE_APPLICATION_WINDOW)

static GSettings *
get_settings (DuoWindow *self)
{
  return duo_application_get_settings (DUO_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* Toasts */

void
duo_window_toast (DuoWindow *self, const char *sentence, const char *label, const char *action, GVariant *target)
{
  GtkWidget *page;

  g_return_if_fail (DUO_IS_WINDOW (self));

  page = gtk_stack_get_visible_child (self->pages);
  duo_toasts_show (self->toasts,
                   page == GTK_WIDGET (self->calendar) ? duo_calendar_view_get_content (self->calendar) : page, sentence,
                   label, action, target);
}

static void
model_toast_cb (DuoWindow *self, const char *sentence, gboolean can_undo)
{
  if (can_undo)
    duo_window_toast (self, sentence, _("Undo"), "calendar.undo", NULL);
  else
    duo_window_toast (self, sentence, NULL, NULL, NULL);
}

static void
saving_cb (DuoWindow *self)
{
  gboolean saving;

  g_object_get (self->model, "saving", &saving, NULL);
  if (self->closing && !saving)
    gtk_window_destroy (GTK_WINDOW (self));
}

/* Sidebar */

static void
show_page (DuoWindow *self, const char *name)
{
  GtkWidget *child = duo_subject_pages_ensure (self->subjects, name);

  if (child == NULL)
    return;

  gtk_stack_set_visible_child (self->pages, child);
  duo_sidebar_show_subject (self->sidebar, name);
}

/* The banner stands under the header bar of the page that is shown: at its top, and in no page's way.
 * Without a @page it stands nowhere. */
static void
move_banner (DuoWindow *self, GtkWidget *page)
{
  GtkWidget *banner = GTK_WIDGET (self->banner);
  GtkWidget *old_box = gtk_widget_get_parent (banner);
  GtkWidget *box = page;

  while (box != NULL && !GTK_IS_BOX (box))
    box = gtk_widget_get_first_child (box);
  if (box == old_box)
    return;

  if (old_box != NULL)
    gtk_box_remove (GTK_BOX (old_box), banner);
  if (box != NULL)
    gtk_box_insert_child_after (GTK_BOX (box), banner, gtk_widget_get_first_child (box));
}

/* Says what is special about the store. */
static void
show_banner (DuoWindow *self, const DuoOpenedStore *opened)
{
  const gboolean special = opened->is_sample || opened->is_read_only;

  if (opened->is_read_only)
    {
      gtk_label_set_label (self->banner_title, _("Read only"));
      gtk_label_set_label (self->banner_text, _("This file can’t be written to: look at it, print and export it. To change something, make a copy."));
      gtk_button_set_label (self->banner_button, _("Make a copy…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button), "win.backup");
    }
  else if (opened->is_sample)
    {
      gtk_label_set_label (self->banner_title, _("Sample"));
      gtk_label_set_label (self->banner_text, _("Try anything: this is a file of its own, your calendar stays as it is."));
      gtk_button_set_label (self->banner_button, _("Back to my calendar"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->banner_button), "win.open-own");
    }
  gtk_revealer_set_reveal_child (self->banner, special);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), special); /* else its room stays */
}

/* Keys that are about what the calendar shows do nothing while it is not shown. */
static void
page_changed_cb (DuoWindow *self)
{
  static const char *const names[] = { "search", "view", "new-message", "previous-year", "next-year", "today" };
  const gboolean shown = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "calendar") == 0;

  move_banner (self, gtk_stack_get_visible_child (self->pages));
  if (self->calendar == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GActionMap *actions = G_ACTION_MAP (duo_calendar_view_get_actions (self->calendar));

      g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (actions, names[i])), shown);
    }
}

static void
subject_cb (DuoWindow *self, const char *name)
{
  show_page (self, name);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
}

/* @campaign: its id; 0 for all */
static void
campaign_cb (DuoWindow *self, gint64 campaign)
{
  GtkWidget *page;

  if (self->model == NULL)
    return;
  subject_cb (self, DUO_SIDEBAR_CAMPAIGNS);
  page = duo_subject_pages_ensure (self->subjects, DUO_SIDEBAR_CAMPAIGNS);
  gtk_widget_activate_action (page, "campaigns.show", "x", campaign);
}

static void
folded_cb (DuoWindow *self)
{
  const gboolean folded = adw_leaflet_get_folded (self->leaflet);

  duo_sidebar_set_folded (self->sidebar, folded);
  duo_start_page_set_compact (self->start_page, folded);
  duo_subject_pages_set_folded (self->subjects, folded);
}

/* Labels become icons by the width of the window alone: if folding did it, the room that it makes would unfold the
 * leaflet again, and so on. */
static gboolean
compact_cb (gpointer user_data)
{
  DuoWindow *self = user_data;

  self->compact_source = 0;
  self->compact = gtk_widget_get_width (GTK_WIDGET (self)) < self->wide_width;
  if (self->calendar != NULL)
    duo_calendar_view_set_compact (self->calendar, self->compact);
  return G_SOURCE_REMOVE;
}

static void
duo_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DuoWindow *self = DUO_WINDOW (widget);

  GTK_WIDGET_CLASS (duo_window_parent_class)->size_allocate (widget, width, height, baseline);

  if (!self->compact)
    {
      int sidebar;
      int page;

      gtk_widget_measure (GTK_WIDGET (self->sidebar), GTK_ORIENTATION_HORIZONTAL, -1, &sidebar, NULL, NULL, NULL);
      gtk_widget_measure (self->page_box, GTK_ORIENTATION_HORIZONTAL, -1, &page, NULL, NULL, NULL);
      self->wide_width = sidebar + page;
    }
  /* not while sizes are being given out */
  if ((width < self->wide_width) != self->compact && self->compact_source == 0)
    self->compact_source = g_idle_add (compact_cb, self);
}

/* Opening a store */

static void
drop_store (DuoWindow *self)
{
  move_banner (self, NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "calendar", NULL);
  self->calendar = NULL;
  duo_subject_pages_end (self->subjects);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  duo_sidebar_set_model (self->sidebar, NULL);
  g_clear_object (&self->model);
  g_clear_object (&self->context);
}

/* An empty store begins at the start page, and leaves it when something stands in it. */
static void
model_changed_cb (DuoWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "start") == 0
      && duo_calendar_model_count_all (self->model) > 0)
    show_page (self, "calendar");
}

/* At this year, or at the last one that has messages. */
static gint
choose_year (DuoWindow *self, gint last_year, gboolean school_year)
{
  const DuoMonth month = duo_clock_get_this_month (duo_context_get_clock (self->context));
  gint year = duo_month_get_year (month);

  if (school_year && duo_month_get_number (month) < 8)
    year--;
  return last_year != 0 && last_year < year ? last_year : year;
}

static void
show_store (DuoWindow *self, DuoOpenedStore *opened)
{
  const gboolean school_year = g_settings_get_boolean (get_settings (self), "school-year");
  g_autofree char *own_path = duo_context_default_path ();
  gint year;

  self->context = g_object_ref (opened->context);
  self->model = duo_calendar_model_new (self->context);
  duo_subject_pages_begin (self->subjects, self->model, get_settings (self));
  g_signal_connect_swapped (self->model, "toast", G_CALLBACK (model_toast_cb), self);
  g_signal_connect_swapped (self->model, "changed", G_CALLBACK (model_changed_cb), self);
  g_signal_connect_swapped (self->model, "notify::saving", G_CALLBACK (saving_cb), self);

  year = choose_year (self, opened->last_year, school_year);
  self->calendar = DUO_CALENDAR_VIEW (duo_subject_pages_ensure (self->subjects, "calendar")); /* its actions are offered on every page */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "calendar", duo_calendar_view_get_actions (self->calendar));
  duo_calendar_view_set_compact (self->calendar, self->compact);
  duo_calendar_model_show_year (self->model, year, school_year);

  duo_start_page_set_year (self->start_page, year);
  show_page (self, opened->last_year == 0 ? "start" : "calendar");
  page_changed_cb (self);
  if (opened->last_year == 0)
    gtk_widget_child_focus (GTK_WIDGET (self->start_page), GTK_DIR_TAB_FORWARD);
  show_banner (self, opened);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-sample", !opened->is_sample);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.open-own", g_strcmp0 (self->path, own_path) != 0);
  duo_sidebar_set_model (self->sidebar, self->model);
  duo_window_files_sweep_later (self->context);
}

/* The window itself is on the screen before the pages are made. */
static gboolean
show_opened_cb (gpointer user_data)
{
  DuoWindow *self = user_data;
  g_autoptr (DuoOpenedStore) opened = g_steal_pointer (&self->opened);

  self->show_source = 0;
  if (opened != NULL)
    show_store (self, opened);
  return G_SOURCE_REMOVE;
}

static void
after_paint_cb (DuoWindow *self, GdkFrameClock *frames)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  g_signal_handlers_disconnect_by_func (frames, after_paint_cb, self);
  self->painted = TRUE;
  self->show_source = g_idle_add_full (G_PRIORITY_DEFAULT, show_opened_cb, self, NULL);
}

static void
duo_window_realize (GtkWidget *widget)
{
  DuoWindow *self = DUO_WINDOW (widget);

  GTK_WIDGET_CLASS (duo_window_parent_class)->realize (widget);
  if (!self->painted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint", G_CALLBACK (after_paint_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoOpenedStore) opened = duo_store_opening_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (opened == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, self->path);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed_page, escaped);
      show_page (self, "failed");
      return;
    }

  if (self->painted)
    show_store (self, opened);
  else
    self->opened = g_steal_pointer (&opened);
}

void
duo_window_open_store (DuoWindow *self, const char *path, gboolean as_sample)
{
  DuoApplication *application;
  g_autofree char *kept_path = g_strdup (path);

  g_return_if_fail (DUO_IS_WINDOW (self));

  application = DUO_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  drop_store (self);
  g_clear_pointer (&self->opened, duo_opened_store_free);
  g_free (self->path);
  self->path = g_steal_pointer (&kept_path);
  self->as_sample = as_sample;
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  show_page (self, "opening");
  duo_store_opening_async (self->path, as_sample, duo_application_get_who (application),
                           duo_application_get_clock (application), self->cancellable, opened_cb, self);
}

/* Actions */

static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  const gboolean on_page = g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "page") == 0;

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, on_page ? "sidebar" : "page");
  else
    gtk_widget_set_visible (GTK_WIDGET (self->sidebar), !gtk_widget_get_visible (GTK_WIDGET (self->sidebar)));
}

static void
subject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  const DuoSubject *subject = duo_subject_get ((guint) g_variant_get_int32 (parameter) - 1);

  if (subject != NULL && self->model != NULL)
    subject_cb (self, subject->name);
}

/* "x": the campaign that its page shows; 0 for all */
static void
mark_campaign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_sidebar_show_campaign (DUO_WINDOW (widget)->sidebar, g_variant_get_int64 (parameter));
}

static void
open_sample_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = duo_store_opening_sample_path ();

  duo_window_open_store (DUO_WINDOW (widget), path, TRUE);
}

static void
open_own_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *path = duo_context_default_path ();

  duo_window_open_store (DUO_WINDOW (widget), path, FALSE);
}

static void
retry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  duo_window_open_store (self, self->path, self->as_sample);
}

static void
begin_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  if (self->model == NULL)
    return;
  show_page (self, "calendar");
  gtk_widget_activate_action (widget, "calendar.new-message", NULL);
}

/* "(ss)": a sentence, and the file that a button opens; "" for none */
static void
tell_saved_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *sentence;
  const char *path;

  g_variant_get (parameter, "(&s&s)", &sentence, &path);
  if (path[0] != '\0')
    duo_window_toast (DUO_WINDOW (widget), sentence, _("Open"), "win.open-path", g_variant_new_string (path));
  else
    duo_window_toast (DUO_WINDOW (widget), sentence, NULL, NULL, NULL);
}

static void
tell_failed_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  if (self->model != NULL)
    g_signal_emit_by_name (self->model, "failed", g_variant_get_string (parameter, NULL));
}

static void
open_path_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *uri = g_filename_to_uri (g_variant_get_string (parameter, NULL), NULL, NULL);

  if (uri != NULL)
    gtk_show_uri (GTK_WINDOW (widget), uri, GDK_CURRENT_TIME);
}

/* "s": what goes on in the background, for the foot; "" for nothing */
static void
show_job_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_sidebar_set_job (DUO_WINDOW (widget)->sidebar, g_variant_get_string (parameter, NULL));
}

/* "(sx)": a new open point about an object, by the code of its kind and its id */
static void
new_action_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  DuoObjectKind kind;
  const char *code;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &code, &id);
  if (self->model == NULL || !duo_object_kind_parse (code, &kind))
    return;

  show_page (self, "actions");
  duo_actions_page_begin (DUO_ACTIONS_PAGE (duo_subject_pages_ensure (self->subjects, "actions")), kind, id);
}

static void
show_message_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  if (self->model == NULL)
    return;

  show_page (self, "calendar");
  duo_calendar_model_edit (self->model, g_variant_get_int64 (parameter));
}

static void
show_institution_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  if (self->model == NULL)
    return;

  show_page (self, "institutions");
  gtk_widget_activate_action_variant (duo_subject_pages_ensure (self->subjects, "institutions"), "institutions.show", parameter);
}

/* "as": paths of files, whatever they are about */
static void
take_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  if (self->model != NULL)
    duo_register_import_take (widget, self->model, paths);
}

/* "(sx)": of one object, by the code of its kind and its id */
static void
history_of_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  DuoObjectKind kind;
  const char *code;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &code, &id);
  if (self->model != NULL && duo_object_kind_parse (code, &kind))
    duo_history_window_present (GTK_WINDOW (self), self->model, kind, id, NULL);
}

/* Of the message that is selected, else of everything. */
static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);
  gint64 selected;

  if (self->model == NULL)
    return;

  selected = duo_calendar_model_get_selected (self->model);
  duo_history_window_present (GTK_WINDOW (self), self->model, selected != 0 ? DUO_OBJECT_MESSAGE : DUO_OBJECT_NONE,
                              selected, NULL);
}

static void
close_innermost_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *page = gtk_stack_get_visible_child (DUO_WINDOW (widget)->pages);

  if (DUO_IS_SUBJECT_PAGE (page))
    duo_subject_page_close_innermost (DUO_SUBJECT_PAGE (page));
}

static void
backup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  if (self->context != NULL)
    duo_window_files_make_copy (self, self->context);
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_window_files_open (DUO_WINDOW (widget));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoWindow *self = DUO_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (duo_preferences_window_new (self->context, get_settings (self), GTK_WINDOW (self))));
}

/* GObject */

static gboolean
duo_window_close_request (GtkWindow *window)
{
  DuoWindow *self = DUO_WINDOW (window);
  GSettings *settings = get_settings (self);
  gboolean saving = FALSE;
  gint width;
  gint height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (settings, "window-width", MAX (width, 360));
  g_settings_set_int (settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));

  if (self->model != NULL)
    g_object_get (self->model, "saving", &saving, NULL);
  if (saving)
    {
      self->closing = TRUE;
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (duo_window_parent_class)->close_request (window);
}

static void
duo_window_dispose (GObject *object)
{
  DuoWindow *self = DUO_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->compact_source, g_source_remove);
  g_clear_handle_id (&self->show_source, g_source_remove);
  g_clear_pointer (&self->opened, duo_opened_store_free);
  if (self->pages != NULL)
    drop_store (self);
  g_clear_pointer (&self->subjects, duo_subject_pages_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_WINDOW);
  self->pages = NULL;

  G_OBJECT_CLASS (duo_window_parent_class)->dispose (object);
}

static void
duo_window_finalize (GObject *object)
{
  DuoWindow *self = DUO_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_free (self->path);

  G_OBJECT_CLASS (duo_window_parent_class)->finalize (object);
}

static void
duo_window_class_init (DuoWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_window_dispose;
  object_class->finalize = duo_window_finalize;
  widget_class->realize = duo_window_realize;
  widget_class->size_allocate = duo_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = duo_window_close_request;

  g_type_ensure (DUO_TYPE_START_PAGE);
  g_type_ensure (DUO_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/duo-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, page_box);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, start_page);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, banner_title);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, banner_text);
  gtk_widget_class_bind_template_child (widget_class, DuoWindow, banner_button);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, subject_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);

  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.subject", "i", subject_action);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_action);
  gtk_widget_class_install_action (widget_class, "win.open-own", NULL, open_own_action);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL, retry_action);
  gtk_widget_class_install_action (widget_class, "win.begin", NULL, begin_action);
  gtk_widget_class_install_action (widget_class, "win.close-innermost", NULL, close_innermost_action);
  gtk_widget_class_install_action (widget_class, "win.tell-saved", "(ss)", tell_saved_action);
  gtk_widget_class_install_action (widget_class, "win.tell-failed", "s", tell_failed_action);
  gtk_widget_class_install_action (widget_class, "win.open-path", "s", open_path_action);
  gtk_widget_class_install_action (widget_class, "win.new-action", "(sx)", new_action_action);
  gtk_widget_class_install_action (widget_class, "win.show-message", "x", show_message_action);
  gtk_widget_class_install_action (widget_class, "win.show-institution", "x", show_institution_action);
  gtk_widget_class_install_action (widget_class, "win.take-files", "as", take_files_action);
  gtk_widget_class_install_action (widget_class, "win.show-job", "s", show_job_action);
  gtk_widget_class_install_action (widget_class, "win.mark-campaign", "x", mark_campaign_action);
  gtk_widget_class_install_action (widget_class, "win.history-of", "(sx)", history_of_action);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "win.backup", NULL, backup_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  duo_window_help_install (widget_class);
}

static void
duo_window_init (DuoWindow *self)
{
  const DuoSubject *subject;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->subjects = duo_subject_pages_new (self->pages);
  for (guint i = 0; (subject = duo_subject_get (i)) != NULL; i++)
    duo_sidebar_add_subject (self->sidebar, subject->name, subject->icon, _(subject->title));
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
  duo_window_keys_add (GTK_WIDGET (self));
  duo_a11y_hide_pages (GTK_WIDGET (self->pages));
  duo_focus_keeper_watch (GTK_WINDOW (self));
  duo_window_files_take_drops (self);
  folded_cb (self);
}

/* Returns: (transfer none): a window of @application, not yet shown. */
DuoWindow *
duo_window_new (DuoApplication *application)
{
  GSettings *settings = duo_application_get_settings (application);
  DuoWindow *self = g_object_new (DUO_TYPE_WINDOW, "application", application, "default-width",
                                  g_settings_get_int (settings, "window-width"), "default-height",
                                  g_settings_get_int (settings, "window-height"), NULL);

  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}
