/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign is a place with views of its own: whatever belongs to one campaign is a part here. */
#include "duo-campaign-place.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaign-part.h"
#include "duo-campaigns-page.h"
#include "duo-campaigns-service.h"
#include "duo-choice.h"
#include "duo-coverage-view.h"
#include "duo-materials-page.h"
#include "duo-review-view.h"
#include "duo-words.h"

struct _DuoCampaignPlace
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GCancellable *cancellable; /* (owned): of the question under way */
  gint64 shown;              /* id of the campaign that the parts show; 0 for none */
  gboolean stale;            /* something changed while the page was hidden */
  gboolean syncing;          /* the drop-down follows, nobody touched it */

  GtkWidget *sidebar_button;
  GtkDropDown *campaign;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  AdwViewStack *views;
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
  gtk_widget_set_visible (GTK_WIDGET (self->campaign), views->len > 0);
  gtk_stack_set_visible_child_name (self->stack, views->len > 0 ? "campaign" : "empty");
  show_campaign (self, wanted);
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

static void
map_cb (DuoCampaignPlace *self)
{
  if (self->stale)
    ask (self);
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
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, campaign);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, error);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignPlace, views);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
}

static void
duo_campaign_place_init (DuoCampaignPlace *self)
{
  self->cancellable = g_cancellable_new ();
  self->stale = TRUE;
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_choice_set_up_drop_down (self->campaign, NULL);
  duo_a11y_label_drop_down (GTK_WIDGET (self->campaign), _("Campaign"));
  self->syncing = FALSE;
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
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
  DuoCoverageView *cover = duo_coverage_view_new (duo_calendar_model_get_context (model));

  self->model = g_object_ref (model);
  (void) add_part (self, duo_campaigns_page_new (model), "overview", _("Overview"), "view-dual-symbolic");
  self->forms = add_part (self, duo_review_view_new (model), "forms", _("Forms"), "x-office-document-symbolic");
  (void) add_part (self, duo_materials_page_new (model, cover), "materials", _("Materials"), "image-x-generic-symbolic");
  (void) add_part (self, GTK_WIDGET (cover), "coverage", _("Coverage"), "duo-coverage-symbolic");
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
