/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign is a place with views of its own: whatever belongs to one campaign is a part here. */
#include "duo-campaign-place.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaign-editor.h"
#include "duo-campaign-list.h"
#include "duo-campaign-part.h"
#include "duo-campaigns-page.h"
#include "duo-campaigns-service.h"
#include "duo-choice.h"
#include "duo-coverage-view.h"
#include "duo-file-chooser.h"
#include "duo-form-import.h"
#include "duo-materials-page.h"
#include "duo-publishing-view.h"
#include "duo-review-view.h"
#include "duo-school-holidays.h"
#include "duo-words.h"

struct _DuoCampaignPlace
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GCancellable *cancellable; /* (owned): of the question under way */
  GPtrArray *listed;         /* (owned) (nullable) (element-type DuoCampaignView): all campaigns, as last read */
  gint64 shown;              /* id of the campaign that the parts show; 0 for none */
  gboolean stale;            /* something changed while the page was hidden */
  gboolean syncing;          /* the drop-down follows, nobody touched it */
  gboolean all;              /* the list of all of them is shown, not one */

  GtkWidget *sidebar_button;
  GtkWidget *make; /* the one thing to do in the list of all */
  GtkDropDown *campaign;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  AdwViewStack *views;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *switcher_bar;
  DuoCampaignList *list;     /* (not owned): a child of stack */
  AdwViewStackPage *forms;   /* (not owned): the part with the questions; has their number */
};

static void subject_page_init (DuoSubjectPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoCampaignPlace, duo_campaign_place, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_SUBJECT_PAGE, subject_page_init))

/* ---- Which campaign ---- */

static void
show_campaign (DuoCampaignPlace *self, gint64 campaign)
{
  g_autoptr (GListModel) parts = G_LIST_MODEL (adw_view_stack_get_pages (self->views));

  if (campaign == 0 || campaign == self->shown)
    return;

  self->shown = campaign;
  for (guint i = 0; i < g_list_model_get_n_items (parts); i++)
    {
      g_autoptr (AdwViewStackPage) part = g_list_model_get_item (parts, i);

      duo_campaign_part_set_campaign (DUO_CAMPAIGN_PART (adw_view_stack_page_get_child (part)), campaign);
    }
}

static void ask (DuoCampaignPlace *self);

static void
campaign_cb (DuoCampaignPlace *self)
{
  if (self->syncing)
    return;
  show_campaign (self, duo_choice_get_selected (self->campaign));
  ask (self);
}

/* The one that was shown, else the first that is running, else the first. */
static gint64
choose (DuoCampaignPlace *self, GPtrArray *views)
{
  gint64 found = 0;

  for (guint i = 0; i < views->len; i++)
    {
      DuoCampaignView *view = views->pdata[i];
      const gint64 id = duo_campaign_get_id (view->campaign);

      if (id == self->shown)
        return id;
      if (found == 0 && view->waves->len > 0 && duo_campaign_view_get_status (view) == DUO_CAMPAIGN_RUNNING)
        found = id;
    }
  return found != 0 || views->len == 0 ? found : duo_campaign_get_id (((DuoCampaignView *) views->pdata[0])->campaign);
}

/* Returns: (transfer none) (nullable): the campaign that the parts show, as it was listed */
static DuoCampaignView *
find_shown (DuoCampaignPlace *self)
{
  for (guint i = 0; self->listed != NULL && i < self->listed->len; i++)
    if (duo_campaign_get_id (((DuoCampaignView *) self->listed->pdata[i])->campaign) == self->shown)
      return self->listed->pdata[i];

  return NULL;
}

/* A campaign without go-live has nothing to copy the dates from; a key to edit one is for the page that is shown. */
static void
enable_actions (DuoCampaignPlace *self)
{
  DuoCampaignView *view = self->all ? NULL : find_shown (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaigns.edit", view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaigns.move", view != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaigns.copy", view != NULL && duo_campaign_view_get_live (view) != 0);
}

/* One campaign with its views, or the list of all. The window is told, for its sidebar. */
static void
show_place (DuoCampaignPlace *self)
{
  const gboolean any = self->listed != NULL && self->listed->len > 0;
  const gboolean one = any && !self->all;

  gtk_stack_set_visible_child_name (self->stack, one ? "campaign" : any ? "all" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->campaign), one);
  gtk_widget_set_visible (self->make, any && !one);
  adw_view_switcher_title_set_view_switcher_enabled (self->switcher, one);
  adw_view_switcher_title_set_title (self->switcher, self->all ? _("All campaigns") : _("Campaigns"));
  gtk_widget_set_visible (self->switcher_bar, one);
  enable_actions (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.mark-campaign", "x", one ? self->shown : 0);
}

/* "x": a campaign; 0 for the list of all */
static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoCampaignPlace *self = DUO_CAMPAIGN_PLACE (widget);
  const gint64 campaign = g_variant_get_int64 (parameter);

  self->all = campaign == 0;
  show_campaign (self, campaign);
  if (self->listed != NULL)
    show_place (self);
  ask (self);
}

static void
chosen_cb (DuoCampaignPlace *self, gint64 campaign)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "campaigns.show", "x", campaign);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

/* How many questions about forms wait stands at their part. */
static void
count_questions (DuoCampaignPlace *self, GPtrArray *views, gint64 campaign)
{
  guint n_questions = 0;

  for (guint i = 0; i < views->len; i++)
    {
      DuoCampaignView *view = views->pdata[i];

      if (duo_campaign_get_id (view->campaign) == campaign)
        n_questions = view->review->len;
    }
  adw_view_stack_page_set_badge_number (self->forms, n_questions);
  adw_view_stack_page_set_needs_attention (self->forms, n_questions > 0);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCampaignPlace *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = duo_campaigns_list_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GListStore) choices = NULL;
  gint64 wanted;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  gtk_info_bar_set_revealed (self->error_bar, views == NULL);
  if (views == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      gtk_label_set_label (self->error, sentence);
      return;
    }

  g_clear_pointer (&self->listed, g_ptr_array_unref);
  self->listed = g_ptr_array_ref (views);
  choices = g_list_store_new (DUO_TYPE_CHOICE);
  for (guint i = 0; i < views->len; i++)
    {
      DuoCampaign *campaign = ((DuoCampaignView *) views->pdata[i])->campaign;
      g_autoptr (DuoChoice) choice = duo_choice_new_colour (duo_campaign_get_name (campaign), duo_campaign_get_id (campaign),
                                                            duo_campaign_get_colour (campaign));

      g_list_store_append (choices, choice);
    }
  wanted = choose (self, views);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->campaign, G_LIST_MODEL (choices));
  duo_choice_select (self->campaign, wanted);
  self->syncing = FALSE;
  count_questions (self, views, wanted);
  show_campaign (self, wanted);
  duo_campaign_list_fill (self->list, views);
  show_place (self);
}

static void
ask (DuoCampaignPlace *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->stale = FALSE;
  duo_campaigns_list_async (duo_calendar_model_get_context (self->model), self->cancellable, listed_cb, self);
}

/* A page that nobody sees asks when it is shown. */
static void
model_changed_cb (DuoCampaignPlace *self)
{
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    ask (self);
}

static void enable_keys (DuoCampaignPlace *self, gboolean shown);

static void
map_cb (DuoCampaignPlace *self)
{
  enable_keys (self, TRUE);
  if (self->stale)
    ask (self);
}

/* ---- Making, editing, moving ---- */

/* What was made is shown. */
static void
made_cb (DuoCampaignPlace *self, gint64 campaign)
{
  if (self->model == NULL) /* the page is gone */
    return;
  self->shown = 0;
  self->all = FALSE;
  show_campaign (self, campaign);
  ask (self);
}

static void
present_editor (DuoCampaignPlace *self, DuoCampaignEditorMode mode)
{
  DuoCampaignView *view = mode != DUO_CAMPAIGN_EDITOR_NEW ? find_shown (self) : NULL;
  DuoCampaignEditor *editor;

  if (mode != DUO_CAMPAIGN_EDITOR_NEW && view == NULL)
    return;
  editor = duo_campaign_editor_new (self->model, mode, view, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (editor, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_editor (DUO_CAMPAIGN_PLACE (widget), DUO_CAMPAIGN_EDITOR_NEW);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_editor (DUO_CAMPAIGN_PLACE (widget), DUO_CAMPAIGN_EDITOR_EDIT);
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_editor (DUO_CAMPAIGN_PLACE (widget), DUO_CAMPAIGN_EDITOR_MOVE);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  present_editor (DUO_CAMPAIGN_PLACE (widget), DUO_CAMPAIGN_EDITOR_COPY);
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_form_import_choose (DUO_CAMPAIGN_PLACE (widget)->model, g_str_equal (name, "campaigns.read-folder"), GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* Forms belong to the page of campaigns; materials are dropped on their own part, which takes them first. */
static gboolean
drop_cb (DuoCampaignPlace *self, const GValue *files)
{
  return duo_form_import_drop (self->model, files, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
holidays_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCampaignPlace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  guint n = 0;

  if (self->model == NULL)
    return;
  if (!duo_school_holidays_import_finish (DUO_CONTEXT (source), result, &n, &error))
    {
      sentence = duo_words_error (error, NULL);
      gtk_label_set_label (self->error, sentence);
      gtk_info_bar_set_revealed (self->error_bar, TRUE);
      return;
    }
  sentence = g_strdup_printf (ngettext ("%u school holiday read in.", "%u school holidays read in.", n), n);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
}

static void
holidays_chosen_cb (GtkNativeDialog *dialog, gint response, DuoCampaignPlace *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL)
    duo_school_holidays_import_async (duo_calendar_model_get_context (self->model), path, NULL, holidays_cb, g_object_ref (self));
  g_object_unref (dialog); /* nobody holds it while it is open but itself */
}

static void
holidays_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *files = duo_file_chooser_new (_("Read school holidays in"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                                      GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));

  g_signal_connect_object (files, "response", G_CALLBACK (holidays_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (files));
}

/* The parts by their place: Ctrl 1, Ctrl 2... */
static void
part_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoCampaignPlace *self = DUO_CAMPAIGN_PLACE (widget);
  g_autoptr (GListModel) parts = G_LIST_MODEL (adw_view_stack_get_pages (self->views));
  g_autoptr (AdwViewStackPage) part = g_list_model_get_item (parts, (guint) g_variant_get_int32 (parameter) - 1);

  if (part != NULL && !self->all)
    adw_view_stack_set_visible_child (self->views, adw_view_stack_page_get_child (part));
}

/* ---- DuoSubjectPage ---- */

/* A narrow window has its subjects behind a button. */
static void
set_folded (DuoSubjectPage *page, gboolean folded)
{
  gtk_widget_set_visible (DUO_CAMPAIGN_PLACE (page)->sidebar_button, folded);
}

static void
subject_page_init (DuoSubjectPageInterface *iface)
{
  iface->set_folded = set_folded;
}

/* ---- Life ---- */

static void
duo_campaign_place_dispose (GObject *object)
{
  DuoCampaignPlace *self = DUO_CAMPAIGN_PLACE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_CAMPAIGN_PLACE);

  G_OBJECT_CLASS (duo_campaign_place_parent_class)->dispose (object);
}

static void
duo_campaign_place_finalize (GObject *object)
{
  g_clear_object (&DUO_CAMPAIGN_PLACE (object)->cancellable);
  g_clear_pointer (&DUO_CAMPAIGN_PLACE (object)->listed, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_campaign_place_parent_class)->finalize (object);
}

static void
duo_campaign_place_class_init (DuoCampaignPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_campaign_place_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_campaign_place_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/campaigns/duo-campaign-place.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, make);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, campaign);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, error);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, views);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, switcher);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, list);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  g_type_ensure (DUO_TYPE_CAMPAIGN_LIST);
  gtk_widget_class_install_action (widget_class, "campaigns.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "campaigns.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "campaigns.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "campaigns.move", NULL, move_action);
  gtk_widget_class_install_action (widget_class, "campaigns.copy", NULL, copy_action);
  gtk_widget_class_install_action (widget_class, "campaigns.read", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "campaigns.read-folder", NULL, read_action);
  gtk_widget_class_install_action (widget_class, "campaigns.holidays", NULL, holidays_action);
  gtk_widget_class_install_action (widget_class, "campaigns.part", "i", part_action);
}

static void
add_key (GtkEventController *keys, guint key, GdkModifierType modifiers, const char *action, GVariant *target)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action));

  gtk_shortcut_set_arguments (shortcut, target);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
}

/* Keys that work wherever the focus is, as long as the page is shown. */
static void
add_keys (DuoCampaignPlace *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (keys, GDK_KEY_n, GDK_CONTROL_MASK, "campaigns.new", NULL);
  add_key (keys, GDK_KEY_F2, 0, "campaigns.edit", NULL);
  for (guint i = 1; i <= 6; i++)
    add_key (keys, GDK_KEY_0 + i, GDK_CONTROL_MASK, "campaigns.part", g_variant_new_int32 ((gint32) i));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
enable_keys (DuoCampaignPlace *self, gboolean shown)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaigns.new", shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "campaigns.part", shown);
  enable_actions (self);
}

static void
unmap_cb (DuoCampaignPlace *self)
{
  enable_keys (self, FALSE);
}

static void
duo_campaign_place_init (DuoCampaignPlace *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_hide_pages (GTK_WIDGET (self->views));
  duo_choice_set_up_drop_down (self->campaign, NULL);
  duo_a11y_label_drop_down (GTK_WIDGET (self->campaign), _("Campaign"));
  self->syncing = FALSE;
  add_keys (self);
  enable_keys (self, FALSE);
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
  g_signal_connect_swapped (self, "unmap", G_CALLBACK (unmap_cb), self);
}

/* Returns: (transfer none): its page of the switcher */
static AdwViewStackPage *
add_part (DuoCampaignPlace *self, GtkWidget *part, const char *name, const char *title, const char *icon)
{
  AdwViewStackPage *page = adw_view_stack_add_titled (self->views, part, name, title);

  adw_view_stack_page_set_icon_name (page, icon);
  return page;
}

/* Returns: (transfer floating): the page over @model's store; it reads when it is first seen */
GtkWidget *
duo_campaign_place_new (DuoCalendarModel *model)
{
  DuoCampaignPlace *self = g_object_new (DUO_TYPE_CAMPAIGN_PLACE, NULL);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  DuoCoverageView *cover = duo_coverage_view_new (duo_calendar_model_get_context (model));

  self->model = g_object_ref (model);
  (void) add_part (self, duo_campaigns_page_new (model), "overview", _("Overview"), "view-dual-symbolic");
  self->forms = add_part (self, duo_review_view_new (model), "forms", _("Forms"), "x-office-document-symbolic");
  (void) add_part (self, duo_materials_page_new (model, cover), "materials", _("Materials"), "image-x-generic-symbolic");
  (void) add_part (self, GTK_WIDGET (cover), "coverage", _("Coverage"), "duo-coverage-symbolic");
  (void) add_part (self, duo_publishing_view_new (model), "publish", _("Publish"), "duo-publish-symbolic");
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  return GTK_WIDGET (self);
}
