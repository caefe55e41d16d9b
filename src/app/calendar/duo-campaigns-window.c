/* SPDX-License-Identifier: EUPL-1.2 */
/* All campaigns, each a row that opens. It follows the model, so that undo is seen here too. */
#include "duo-campaigns-window.h"

#include "duo-application.h"
#include "duo-campaign-row.h"

struct _DuoCampaignsWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  GtkListBox *list;
  GtkWidget *empty;
};

G_DEFINE_FINAL_TYPE (DuoCampaignsWindow, duo_campaigns_window, ADW_TYPE_WINDOW)

/* Returns: (nullable): the row of the campaign with that uid. */
static DuoCampaignRow *
find_row (DuoCampaignsWindow *self,
          const char         *uid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (duo_campaign_get_uid (duo_campaign_row_get_campaign (DUO_CAMPAIGN_ROW (row))), uid) == 0)
      return DUO_CAMPAIGN_ROW (row);

  return NULL;
}

static gboolean
has_campaign (GPtrArray  *campaigns,
              const char *uid)
{
  for (guint i = 0; i < campaigns->len; i++)
    if (g_strcmp0 (duo_campaign_get_uid (campaigns->pdata[i]), uid) == 0)
      return TRUE;

  return FALSE;
}

/* Rows of campaigns that are still there stay where they are, opened as they were. */
static void
model_changed_cb (DuoCampaignsWindow *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  GtkWidget *next;

  if (snapshot == NULL)
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = next)
    {
      DuoCampaign *campaign = duo_campaign_row_get_campaign (DUO_CAMPAIGN_ROW (row));

      next = gtk_widget_get_next_sibling (row);
      if (duo_campaign_get_id (campaign) != 0 && !has_campaign (snapshot->campaigns, duo_campaign_get_uid (campaign)))
        gtk_list_box_remove (self->list, row);
    }

  for (guint i = 0; i < snapshot->campaigns->len; i++)
    {
      DuoCampaign *campaign = snapshot->campaigns->pdata[i];
      DuoCampaignRow *row = find_row (self, duo_campaign_get_uid (campaign));

      if (row != NULL)
        duo_campaign_row_set_campaign (row, campaign);
      else
        gtk_list_box_append (self->list, duo_campaign_row_new (self->model, campaign));
    }

  gtk_widget_set_visible (GTK_WIDGET (self->list), gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL);
  gtk_widget_set_visible (self->empty, !gtk_widget_get_visible (GTK_WIDGET (self->list)));
}

/* Returns: the colour that the fewest campaigns have, the first of those. */
static DuoColour
choose_colour (DuoCampaignsWindow *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  guint counts[DUO_N_COLOURS] = { 0 };
  DuoColour least = DUO_COLOUR_BLUE;

  for (guint i = 0; snapshot != NULL && i < snapshot->campaigns->len; i++)
    counts[duo_campaign_get_colour (snapshot->campaigns->pdata[i])]++;
  for (guint i = DUO_COLOUR_BLUE; i < DUO_N_COLOURS; i++)
    if (counts[i] < counts[least])
      least = (DuoColour) i;

  return least;
}

static void
add_cb (GtkButton          *button,
        DuoCampaignsWindow *self)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  GtkWidget *row = gtk_widget_get_last_child (GTK_WIDGET (self->list));

  /* one without a name waits already */
  if (row != NULL && *duo_campaign_get_name (duo_campaign_row_get_campaign (DUO_CAMPAIGN_ROW (row))) == '\0')
    {
      duo_campaign_row_begin_name (DUO_CAMPAIGN_ROW (row));
      return;
    }

  duo_campaign_set_colour (campaign, choose_colour (self));
  row = duo_campaign_row_new (self->model, campaign);
  gtk_list_box_append (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), TRUE);
  gtk_widget_set_visible (self->empty, FALSE);
  duo_campaign_row_begin_name (DUO_CAMPAIGN_ROW (row));
}

static gboolean
duo_campaigns_window_close_request (GtkWindow *window)
{
  DuoCampaignsWindow *self = DUO_CAMPAIGNS_WINDOW (window);

  gtk_window_set_focus (window, NULL); /* the row that is left stores what was typed in it */
  g_signal_handlers_disconnect_by_func (self->model, model_changed_cb, self);

  return GTK_WINDOW_CLASS (duo_campaigns_window_parent_class)->close_request (window);
}

static void
duo_campaigns_window_dispose (GObject *object)
{
  g_clear_object (&DUO_CAMPAIGNS_WINDOW (object)->model);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_CAMPAIGNS_WINDOW);

  G_OBJECT_CLASS (duo_campaigns_window_parent_class)->dispose (object);
}

static void
duo_campaigns_window_class_init (DuoCampaignsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_campaigns_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = duo_campaigns_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-campaigns-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignsWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoCampaignsWindow, empty);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
duo_campaigns_window_init (DuoCampaignsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows the campaigns of @model above @parent. */
void
duo_campaigns_window_present (GtkWindow        *parent,
                              DuoCalendarModel *model)
{
  DuoCampaignsWindow *self = g_object_new (DUO_TYPE_CAMPAIGNS_WINDOW, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
