/* SPDX-License-Identifier: EUPL-1.2 */
/* The side of the window: subjects, campaigns that are not done by name with their state, the foot. */
#include "duo-sidebar.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaigns-service.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

/* More are found at all campaigns. */
#define MAX_CAMPAIGNS 8

struct _DuoSidebar
{
  GtkBox parent_instance;

  DuoCalendarModel *model;   /* (owned) (nullable): until a store is open */
  GCancellable *cancellable; /* (owned): of the question under way */
  char *subject;             /* (owned) (nullable): the one that is shown */
  gint64 campaign;           /* the one that is shown; 0 for all or none */
  gboolean selecting;        /* the selection follows what is shown */
  char *job;                 /* (owned) (nullable): what goes on in the background */

  AdwHeaderBar *header;
  GtkListBox *list;
  GtkImage *foot_icon;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (DuoSidebar, duo_sidebar, GTK_TYPE_BOX)

enum
{
  SUBJECT,
  CAMPAIGN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Rows ---- */

/* A row of a campaign knows its id. */
static gint64
row_get_campaign (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "duo-campaign");

  return id != NULL ? *id : 0;
}

static const char *
row_get_subject (GtkListBoxRow *row)
{
  return row_get_campaign (row) != 0 ? DUO_SIDEBAR_CAMPAIGNS : gtk_widget_get_name (GTK_WIDGET (row));
}

/* A campaign without a row of its own is one of all. */
static void
select_shown (DuoSidebar *self)
{
  GtkListBoxRow *found = NULL;

  for (gint i = 0; self->subject != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL)
        break;
      if (!g_str_equal (row_get_subject (row), self->subject))
        continue;
      if (row_get_campaign (row) == 0 || row_get_campaign (row) == self->campaign)
        found = row;
      if (row_get_campaign (row) != 0 && row_get_campaign (row) == self->campaign)
        break;
    }
  self->selecting = TRUE;
  gtk_list_box_select_row (self->list, found);
  self->selecting = FALSE;
}

/* Keys that go along the rows would select them; what is selected is what is shown, and the focus is where the keys are. */
static void
selected_cb (DuoSidebar *self)
{
  if (!self->selecting)
    select_shown (self);
}

static void
activated_cb (DuoSidebar *self, GtkListBoxRow *row)
{
  if (g_str_equal (row_get_subject (row), DUO_SIDEBAR_CAMPAIGNS))
    g_signal_emit (self, signals[CAMPAIGN], 0, row_get_campaign (row));
  else
    g_signal_emit (self, signals[SUBJECT], 0, row_get_subject (row));
}

/* The heading stands above the first row about campaigns. */
static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const gboolean first = g_str_equal (row_get_subject (row), DUO_SIDEBAR_CAMPAIGNS)
                         && (before == NULL || !g_str_equal (row_get_subject (before), DUO_SIDEBAR_CAMPAIGNS));

  if (first && gtk_list_box_row_get_header (row) == NULL)
    {
      GtkWidget *heading = gtk_label_new (_("Campaigns"));

      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "duo-sidebar-heading");
      gtk_list_box_row_set_header (row, heading);
    }
  else if (!first)
    gtk_list_box_row_set_header (row, NULL);
}

/**
 * duo_sidebar_add_subject:
 * @name: what the signal says
 * @title: in the language of the person
 *
 * Adds a row at the end; that of the campaigns is the last.
 */
void
duo_sidebar_add_subject (DuoSidebar *self, const char *name, const char *icon, const char *title)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, name);
  duo_a11y_set_label (row, title);
  gtk_list_box_append (self->list, row);
}

/* ---- Campaigns ---- */

/* "loopt · live 2 nov 2020" */
static char *
dup_state (DuoCampaignView *view)
{
  const char *status = duo_words_campaign_status (duo_campaign_status_to_string (duo_campaign_view_get_status (view)));
  DuoMilestone *live = duo_campaign_view_find_step (view, DUO_STEP_LIVE);
  const DuoWhen *when = live != NULL ? duo_milestone_get_planned (live) : &DUO_WHEN_NONE;
  g_autofree char *day = NULL;

  if (!duo_when_is_known (when))
    return g_strdup (status);

  day = duo_words_when (when, duo_day_get_year (when->first) != duo_day_get_year (view->today), TRUE);
  return g_strdup_printf (_("%s · live %s"), status, day);
}

static GtkWidget *
campaign_row_new (DuoCampaignView *view)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  const char *name = duo_campaign_get_name (view->campaign);
  GtkWidget *title = gtk_label_new (name);
  g_autofree char *state = dup_state (view);
  GtkWidget *second = gtk_label_new (state);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, state);
  gint64 *id = g_new (gint64, 1);

  *id = duo_campaign_get_id (view->campaign);
  g_object_set_data_full (G_OBJECT (row), "duo-campaign", id, g_free);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (second, "caption");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (row, "duo-sidebar-campaign");
  gtk_widget_set_tooltip_text (row, name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  duo_a11y_set_label (row, spoken);
  return row;
}

/* What is at work before what is to come. */
static gint
compare_views (gconstpointer a, gconstpointer b)
{
  const DuoCampaignStatus first = duo_campaign_view_get_status (*(DuoCampaignView *const *) a);
  const DuoCampaignStatus second = duo_campaign_view_get_status (*(DuoCampaignView *const *) b);

  if (first == second)
    return duo_campaign_view_get_live (*(DuoCampaignView *const *) a) < duo_campaign_view_get_live (*(DuoCampaignView *const *) b) ? -1 : 1;
  return first == DUO_CAMPAIGN_RUNNING ? -1 : 1;
}

/* Those that are not done, at most MAX_CAMPAIGNS. */
static GPtrArray *
choose_views (GPtrArray *views)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < views->len; i++)
    if (duo_campaign_view_get_status (views->pdata[i]) != DUO_CAMPAIGN_DONE)
      g_ptr_array_add (chosen, views->pdata[i]);
  g_ptr_array_sort (chosen, compare_views);
  g_ptr_array_set_size (chosen, (gint) MIN (chosen->len, MAX_CAMPAIGNS));
  return chosen;
}

/* Returns: (nullable): the first row about campaigns, and @place where it stands */
static GtkListBoxRow *
find_first (DuoSidebar *self, gint *place)
{
  GtkListBoxRow *row;

  for (*place = 0; (row = gtk_list_box_get_row_at_index (self->list, *place)) != NULL; ++*place)
    if (g_str_equal (row_get_subject (row), DUO_SIDEBAR_CAMPAIGNS))
      return row;

  return NULL;
}

/* Rows that say what they said stay as they are, with the focus that they may have. */
static void
fill (DuoSidebar *self, GPtrArray *views)
{
  gint first, place;

  (void) find_first (self, &first);
  place = first;
  for (guint i = 0; i < views->len; i++, place++)
    {
      GtkWidget *row = g_object_ref_sink (campaign_row_new (views->pdata[i]));
      GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, place);
      gboolean had_focus = FALSE;

      if (old != NULL && row_get_campaign (old) != 0)
        {
          had_focus = gtk_widget_has_focus (GTK_WIDGET (old));
          gtk_list_box_remove (self->list, GTK_WIDGET (old));
        }
      gtk_list_box_insert (self->list, row, place);
      if (had_focus)
        gtk_widget_grab_focus (row);
      g_object_unref (row);
    }
  for (;;)
    {
      GtkListBoxRow *old = gtk_list_box_get_row_at_index (self->list, place);

      if (old == NULL || row_get_campaign (old) == 0)
        break;
      gtk_list_box_remove (self->list, GTK_WIDGET (old));
    }
  gtk_list_box_invalidate_headers (self->list);
  select_shown (self);
}

/* Everything that the rows say, to know whether that changed. */
static char *
dup_said (GPtrArray *views)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    {
      DuoCampaignView *view = views->pdata[i];
      g_autofree char *state = dup_state (view);

      g_string_append_printf (said, "%" G_GINT64_FORMAT "\n%s\n%s\n", duo_campaign_get_id (view->campaign), duo_campaign_get_name (view->campaign), state);
    }
  return g_string_free (said, FALSE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoSidebar *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = duo_campaigns_list_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *said = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (views == NULL) /* the page of campaigns says what is wrong */
    {
      g_debug ("%s", error->message);
      return;
    }

  chosen = choose_views (views);
  said = dup_said (chosen);
  if (g_strcmp0 (g_object_get_data (G_OBJECT (self->list), "duo-said"), said) == 0)
    return;
  fill (self, chosen);
  g_object_set_data_full (G_OBJECT (self->list), "duo-said", g_steal_pointer (&said), g_free);
}

static void
ask (DuoSidebar *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_campaigns_list_async (duo_calendar_model_get_context (self->model), self->cancellable, listed_cb, self);
}

/* ---- The foot ---- */

static void
update_foot (DuoSidebar *self)
{
  gboolean saving = FALSE;

  if (self->model != NULL)
    g_object_get (self->model, "saving", &saving, NULL);
  gtk_label_set_label (self->foot, self->model == NULL ? "" : saving ? _("Saving…") : self->job != NULL ? self->job : _("Everything saved"));
  gtk_widget_set_visible (GTK_WIDGET (self->foot_icon), self->model != NULL && !saving && self->job == NULL);
}

/* @words: (nullable): what goes on in the background; %NULL or "" for nothing */
void
duo_sidebar_set_job (DuoSidebar *self, const char *words)
{
  g_return_if_fail (DUO_IS_SIDEBAR (self));

  g_free (self->job);
  self->job = words != NULL && *words != '\0' ? g_strdup (words) : NULL;
  update_foot (self);
}

/* ---- What the window tells ---- */

/* @model: (nullable): of the store that is open */
void
duo_sidebar_set_model (DuoSidebar *self, DuoCalendarModel *model)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_if_fail (DUO_IS_SIDEBAR (self));

  g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  g_clear_pointer (&self->job, g_free);
  self->campaign = 0;
  g_object_set_data (G_OBJECT (self->list), "duo-said", NULL);
  fill (self, none);
  update_foot (self);
  if (model == NULL)
    return;

  g_signal_connect_swapped (model, "changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (model, "notify::saving", G_CALLBACK (update_foot), self);
  ask (self);
}

/* @folded: it is a page of its own, which has the window's buttons */
void
duo_sidebar_set_folded (DuoSidebar *self, gboolean folded)
{
  g_return_if_fail (DUO_IS_SIDEBAR (self));

  adw_header_bar_set_show_end_title_buttons (self->header, folded);
}

/* Marks the row of a subject that is shown. */
void
duo_sidebar_show_subject (DuoSidebar *self, const char *name)
{
  g_return_if_fail (DUO_IS_SIDEBAR (self));

  g_free (self->subject);
  self->subject = g_strdup (name);
  select_shown (self);
}

/* Marks the row of the campaign that its subject shows; 0 for all. */
void
duo_sidebar_show_campaign (DuoSidebar *self, gint64 campaign)
{
  g_return_if_fail (DUO_IS_SIDEBAR (self));

  self->campaign = campaign;
  select_shown (self);
}

/* ---- Life ---- */

static void
duo_sidebar_dispose (GObject *object)
{
  DuoSidebar *self = DUO_SIDEBAR (object);

  self->selecting = TRUE; /* rows that go are selected no more */
  g_cancellable_cancel (self->cancellable);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_SIDEBAR);

  G_OBJECT_CLASS (duo_sidebar_parent_class)->dispose (object);
}

static void
duo_sidebar_finalize (GObject *object)
{
  DuoSidebar *self = DUO_SIDEBAR (object);

  g_clear_object (&self->cancellable);
  g_free (self->subject);
  g_free (self->job);

  G_OBJECT_CLASS (duo_sidebar_parent_class)->finalize (object);
}

static void
duo_sidebar_class_init (DuoSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_sidebar_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_sidebar_finalize;
  signals[SUBJECT] = g_signal_new ("subject", DUO_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CAMPAIGN] = g_signal_new ("campaign", DUO_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/duo-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, DuoSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DuoSidebar, foot_icon);
  gtk_widget_class_bind_template_child (widget_class, DuoSidebar, foot);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
duo_sidebar_init (DuoSidebar *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  update_foot (self);
}
