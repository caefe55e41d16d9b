/* SPDX-License-Identifier: EUPL-1.2 */
/* The part: it reads the board of the campaign and hands it to its panes; the desk does the work. */
#include "duo-publishing-view.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-account-pane.h"
#include "duo-application.h"
#include "duo-campaign-part.h"
#include "duo-links-pane.h"
#include "duo-publish-pane.h"
#include "duo-words-platform.h"
#include "duo-words.h"

struct _DuoPublishingView
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoPlatformDesk *desk;     /* (owned) */
  gint64 campaign;           /* id of the one that is shown; 0 for none */
  GCancellable *cancellable; /* (owned): of the question under way */
  gboolean asking;           /* a question is under way */
  gboolean again;            /* something changed since it was asked */
  gboolean stale;            /* something changed while the page was hidden */
  gboolean practice;         /* what is shown was published on the practice platform */

  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *views;
  DuoPublishPane *publish;
  DuoLinksPane *links;
  DuoAccountPane *account;
};

static void part_init (DuoCampaignPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoPublishingView, duo_publishing_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_CAMPAIGN_PART, part_init))

static void ask (DuoPublishingView *self);

/* ---- Errors ---- */

static void
show_error (DuoPublishingView *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      gtk_info_bar_set_revealed (self->error_bar, FALSE);
      return;
    }
  sentence = duo_words_practice_error (error, NULL, self->practice);
  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
error_closed_cb (GtkInfoBar *bar, gint response, DuoPublishingView *self)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

static void
failed_cb (DuoPublishingView *self, GError *error)
{
  show_error (self, error);
}

/* ---- Reading ---- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoPublishingView *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishBoard) board = duo_publish_board_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->asking = FALSE;
  if (board == NULL)
    show_error (self, error);
  else
    {
      self->practice = board->practice;
      duo_publish_pane_show (self->publish, board);
      duo_account_pane_show (self->account, board->accounts, board->keyring);
      duo_links_pane_show (self->links, g_steal_pointer (&board));
    }
  if (self->again)
    ask (self);
}

/* While publishing the store changes many times a second: a question that is under way comes to its end, and one more
 * follows it. */
static void
ask (DuoPublishingView *self)
{
  self->again = self->asking;
  if (self->asking || self->campaign == 0)
    return;
  self->asking = TRUE;
  duo_publish_board_load_async (duo_calendar_model_get_context (self->model), duo_platform_desk_get_secrets (self->desk),
                                self->campaign, duo_links_pane_wants_codes (self->links), self->cancellable, loaded_cb, self);
}

/* A page that nobody sees asks when it is shown. */
static void
changed_cb (DuoPublishingView *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    ask (self);
}

static void
set_campaign (DuoCampaignPart *part, gint64 campaign)
{
  DuoPublishingView *self = DUO_PUBLISHING_VIEW (part);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->asking = FALSE;
  self->campaign = campaign;
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  changed_cb (self);
}

static void
part_init (DuoCampaignPartInterface *iface)
{
  iface->set_campaign = set_campaign;
}

static void
duo_publishing_view_map (GtkWidget *widget)
{
  DuoPublishingView *self = DUO_PUBLISHING_VIEW (widget);

  GTK_WIDGET_CLASS (duo_publishing_view_parent_class)->map (widget);
  if (!self->stale)
    return;
  self->stale = FALSE;
  ask (self);
}

/* ---- Work ---- */

static void
toast (DuoPublishingView *self, const char *sentence)
{
  g_signal_emit_by_name (self->model, "toast", sentence, FALSE);
}

/* What goes on, for the foot of the sidebar. */
static void
progress_cb (DuoPublishingView *self)
{
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);
  g_autofree char *words = NULL;

  if (state->running && state->work == DUO_PUBLISH_WORK_RUN)
    words = state->all_steps > 0 ? g_strdup_printf (_("Publishing: %u of %u"), state->steps, state->all_steps)
                                 : g_strdup (_("Publishing…"));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-job", "s", words != NULL ? words : "");
  duo_publish_pane_show_progress (self->publish);
  duo_links_pane_show_progress (self->links);
}

static void
ended_cb (DuoPublishingView *self, guint work, GError *error)
{
  static const char *const sentences[] = {
    [DUO_PUBLISH_WORK_RUN] = N_("Published: all is on the platform"),
    [DUO_PUBLISH_WORK_CANCEL] = N_("Given up: what was whole stays on the platform"),
    [DUO_PUBLISH_WORK_COUNT] = N_("Downloads read"),
    [DUO_PUBLISH_WORK_REVOKE] = N_("Links withdrawn"),
    [DUO_PUBLISH_WORK_REISSUE] = N_("New codes made"),
    [DUO_PUBLISH_WORK_EXTEND] = N_("Links extended"),
    [DUO_PUBLISH_WORK_LIST] = N_("List saved"),
  };

  show_error (self, error);
  if (error == NULL && work != DUO_PUBLISH_WORK_COUNT)
    toast (self, _(sentences[work]));
  ask (self);
}

static void
accounts_cb (DuoPublishingView *self, gint64 account)
{
  duo_publish_pane_choose_account (self->publish, account);
  ask (self);
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (DUO_PUBLISHING_VIEW (widget)->views, g_variant_get_string (parameter, NULL));
}

/* ---- Life ---- */

static void
duo_publishing_view_dispose (GObject *object)
{
  DuoPublishingView *self = DUO_PUBLISHING_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->desk, self);
      duo_platform_desk_close (self->desk);
    }
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_PUBLISHING_VIEW);
  g_clear_object (&self->desk);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_publishing_view_parent_class)->dispose (object);
}

static void
duo_publishing_view_finalize (GObject *object)
{
  g_clear_object (&DUO_PUBLISHING_VIEW (object)->cancellable);

  G_OBJECT_CLASS (duo_publishing_view_parent_class)->finalize (object);
}

static void
duo_publishing_view_class_init (DuoPublishingViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_publishing_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_publishing_view_finalize;
  widget_class->map = duo_publishing_view_map;
  g_type_ensure (DUO_TYPE_PUBLISH_PANE);
  g_type_ensure (DUO_TYPE_LINKS_PANE);
  g_type_ensure (DUO_TYPE_ACCOUNT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/platform/duo-publishing-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, error);
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, views);
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, publish);
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, links);
  gtk_widget_class_bind_template_child (widget_class, DuoPublishingView, account);
  gtk_widget_class_bind_template_callback (widget_class, error_closed_cb);
  gtk_widget_class_install_action (widget_class, "platform.view", "s", view_action);
}

static void
duo_publishing_view_init (DuoPublishingView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_hide_pages (GTK_WIDGET (self->views));
  duo_a11y_label_icon_buttons (GTK_WIDGET (self->error_bar), _("Close"));
}

/* Returns: (transfer floating): the part over @model's store; it reads when it is first seen. */
GtkWidget *
duo_publishing_view_new (DuoCalendarModel *model)
{
  DuoPublishingView *self = g_object_new (DUO_TYPE_PUBLISHING_VIEW, NULL);

  self->model = g_object_ref (model);
  self->desk = duo_platform_desk_new (model);
  duo_publish_pane_set_up (self->publish, self->desk);
  duo_links_pane_set_up (self->links, self->desk);
  duo_account_pane_set_up (self->account, self->desk);
  g_signal_connect_swapped (self->desk, "progress", G_CALLBACK (progress_cb), self);
  g_signal_connect_swapped (self->desk, "ended", G_CALLBACK (ended_cb), self);
  g_signal_connect_swapped (self->desk, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_swapped (self->desk, "accounts", G_CALLBACK (accounts_cb), self);
  g_signal_connect_object (self->publish, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->links, "reload", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->stale = TRUE;
  return GTK_WIDGET (self);
}
