/* SPDX-License-Identifier: EUPL-1.2 */
/* The facts of a campaign and its dates. Nothing is stored before its button is pressed: then it is one change. */
#include "duo-campaign-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-moves-list.h"
#include "duo-when-row.h"
#include "duo-when-text.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

struct _DuoCampaignEditor
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;       /* (owned) */
  DuoCampaignEditorMode mode;
  DuoCampaignView *view;         /* (owned) (nullable): what is edited, copied or moved */
  DuoCampaign *campaign;         /* (owned): as it was to begin with */
  DuoCampaignSetup *setup;       /* (owned) (nullable): until it is read */
  GPtrArray *moves;              /* (owned) (element-type DuoMove): what the list of dates shows */
  GPtrArray *messages;           /* (owned) (element-type DuoMessage): behind the ticks */
  GPtrArray *ticks;              /* (owned) (element-type GtkCheckButton): of these, in order; not owned each */
  GCancellable *cancellable;     /* (owned) */
  guint32 live;                  /* Julian day of the dates shown; 0 for none */
  gint default_year;             /* of a date that is typed without one */
  DuoWhen period_set;            /* of a copy: the period that was last proposed */

  AdwWindowTitle *heading;
  GtkWidget *apply;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkWidget *facts;
  GtkEditable *name;
  GtkEditable *kind;
  AdwComboRow *audience;
  AdwComboRow *owner;
  GtkEditable *questions;
  GtkEditable *goals;
  DuoWhenRow *period;
  GtkWidget *waves;
  AdwComboRow *vo;
  AdwComboRow *mbo;
  AdwComboRow *ho;
  GtkWidget *message_group;
  AdwExpanderRow *message_row;
  GtkWidget *dates;
  DuoWhenRow *live_row;
  GtkLabel *looks;
  GtkListBox *list;
};

#define YEARS_AHEAD 2 /* what goes live later is more likely a slip than a plan */

G_DEFINE_FINAL_TYPE (DuoCampaignEditor, duo_campaign_editor, ADW_TYPE_WINDOW)

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_sentence (DuoCampaignEditor *self, const char *sentence)
{
  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
show_error (DuoCampaignEditor *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  show_sentence (self, sentence);
}

/* ---- Waves: a choice for each sector, 0 = not in it ---- */

static AdwComboRow *
wave_row (DuoCampaignEditor *self, DuoSector sector)
{
  AdwComboRow *const rows[DUO_N_SECTORS] = { [DUO_SECTOR_VO] = self->vo, [DUO_SECTOR_MBO] = self->mbo, [DUO_SECTOR_HO] = self->ho };

  return rows[sector];
}

static void
fill_waves (DuoCampaignEditor *self)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
      DuoWave *wave = self->view != NULL ? duo_campaign_view_find_wave (self->view, (DuoSector) i) : NULL;

      gtk_string_list_append (choices, _("not in this campaign"));
      for (guint number = 1; number <= DUO_N_SECTORS; number++)
        {
          g_autofree char *word = g_strdup_printf (_("wave %u"), number);

          gtk_string_list_append (choices, word);
        }
      adw_combo_row_set_model (wave_row (self, (DuoSector) i), G_LIST_MODEL (choices));
      adw_combo_row_set_selected (wave_row (self, (DuoSector) i), wave != NULL ? (guint) duo_wave_get_number (wave) : 0);
      duo_a11y_name_choices (GTK_WIDGET (wave_row (self, (DuoSector) i)));
    }
}

/* Waves without a sector are left out: the numbers follow one another. */
static guint
read_waves (DuoCampaignEditor *self, DuoSectorSet waves[DUO_N_SECTORS])
{
  guint n = 0;

  for (guint number = 1; number <= DUO_N_SECTORS; number++)
    {
      DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

      for (guint i = 0; i < DUO_N_SECTORS; i++)
        if (adw_combo_row_get_selected (wave_row (self, (DuoSector) i)) == number)
          sectors |= 1u << i;
      if (sectors != DUO_SECTOR_SET_NONE)
        waves[n++] = sectors;
    }
  return n;
}

/* ---- Dates ---- */

/* Returns: (transfer full) (nullable): what is odd about going live then: a slip of the keys is seen before it is done */
static char *
dup_odd_live (DuoCampaignEditor *self)
{
  const guint32 today = duo_calendar_model_get_today (self->model);
  const DuoWhen day = duo_when_day (self->live);
  const gint n_years = self->live != 0 ? duo_day_get_year (self->live) - duo_day_get_year (today) : 0;
  g_autofree char *when = self->live != 0 ? duo_words_when (&day, TRUE, FALSE) : NULL;

  if (when != NULL && self->live < today)
    return g_strdup_printf (_("Note: %s is before today."), when);
  if (n_years > YEARS_AHEAD)
    return g_strdup_printf (ngettext ("Note: %s is %d year ahead.", "Note: %s is %d years ahead.", (gulong) n_years), when, n_years);
  return NULL;
}

static void
show_moves (DuoCampaignEditor *self)
{
  const guint n_looks = duo_moves_list_fill (self->list, self->moves, self->setup->holidays);
  g_autofree char *odd = dup_odd_live (self);
  g_autofree char *text = NULL;

  if (odd != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->looks), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->looks), "warning");
  if (self->moves->len > 0 && n_looks == 0 && odd != NULL)
    text = g_steal_pointer (&odd);
  else if (self->moves->len > 0 && n_looks == 0)
    text = g_strdup (_("No date needs a look."));
  else if (self->moves->len > 0)
    {
      g_autofree char *looks = g_strdup_printf (ngettext ("%u date needs a look.", "%u dates need a look.", n_looks), n_looks);

      text = odd != NULL ? g_strdup_printf ("%s %s", odd, looks) : g_steal_pointer (&looks);
    }
  gtk_label_set_label (self->looks, text != NULL ? text : _("Say when it goes live: the steps are planned back from that day."));
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->moves->len > 0);
}

static GPtrArray *
plan (DuoCampaignEditor *self)
{
  if (self->live == 0)
    return g_ptr_array_new ();
  if (self->mode == DUO_CAMPAIGN_EDITOR_MOVE && duo_campaign_view_get_live (self->view) != 0)
    return duo_campaign_view_plan_move (self->view, self->live);
  if (self->mode == DUO_CAMPAIGN_EDITOR_COPY)
    {
      const gint n_years = duo_day_get_year (self->live) - duo_day_get_year (duo_campaign_view_get_live (self->view));
      g_autoptr (DuoCampaignCopy) copy = duo_campaign_view_plan_copy_to (self->view, n_years, self->live);

      if (duo_when_equal (duo_when_row_get_when (self->period), &self->period_set)) /* nobody gave it another */
        {
          self->period_set = *duo_campaign_get_period (copy->campaign);
          duo_when_row_set_when (self->period, &self->period_set);
        }
      return g_ptr_array_ref (copy->steps);
    }
  return duo_campaign_plan_steps (self->live, self->setup->holidays);
}

/* The rows hold the moves of before until the list is filled anew. */
static void
plan_for (DuoCampaignEditor *self, const DuoWhen *when)
{
  g_autoptr (GPtrArray) before = NULL;

  if (self->setup == NULL)
    return;
  /* what is planned back needs a day; what is copied may be known by the month */
  self->live = duo_when_is_known (when) && (when->precision == DUO_PRECISION_DAY || self->mode == DUO_CAMPAIGN_EDITOR_COPY)
                 ? when->first : 0;
  before = g_steal_pointer (&self->moves);
  self->moves = plan (self);
  show_moves (self);
}

static void
live_cb (DuoCampaignEditor *self)
{
  plan_for (self, duo_when_row_get_when (self->live_row));
}

/* The dates follow what is being typed as soon as it is a day: what is on the screen is what is done. */
static void
typed_cb (DuoCampaignEditor *self)
{
  DuoWhen when = DUO_WHEN_NONE;

  if (duo_when_read (gtk_editable_get_text (GTK_EDITABLE (self->live_row)), self->default_year, &when)
      && when.precision == DUO_PRECISION_DAY && when.first != self->live)
    plan_for (self, &when);
}

/* Returns: whether what stands in the row of go-live, left or not, is what the dates are planned for */
static gboolean
is_live_read (DuoCampaignEditor *self)
{
  DuoWhen when = DUO_WHEN_NONE;

  return duo_when_read (gtk_editable_get_text (GTK_EDITABLE (self->live_row)), self->default_year, &when)
         && (duo_when_is_known (&when) ? when.first : 0) == self->live;
}

/* What was found wrong is no longer said once it is another. */
static void
mended_cb (DuoCampaignEditor *self)
{
  gtk_info_bar_set_revealed (self->error_bar, FALSE);
}

/* ---- Messages ---- */

/* The campaign whose messages are ticked; 0 where it is made. */
static gint64
get_own_id (DuoCampaignEditor *self)
{
  return self->mode == DUO_CAMPAIGN_EDITOR_EDIT ? duo_campaign_get_id (self->campaign) : 0;
}

static void
widen (DuoSpan *span, const DuoWhen *when)
{
  if (!duo_when_is_known (when))
    return;

  span->first = MIN (span->first, duo_day_get_month (when->first));
  span->last = MAX (span->last, duo_day_get_month (when->last));
}

/* The year that the calendar shows, and all that the campaign itself says of when it is. */
static DuoSpan
get_message_span (DuoCampaignEditor *self)
{
  DuoSpan span = duo_calendar_model_get_span (self->model);

  widen (&span, duo_campaign_get_period (self->campaign));
  widen (&span, duo_when_row_get_when (self->live_row));
  return span;
}

static void
fill_messages (DuoCampaignEditor *self)
{
  GPtrArray *messages = self->setup->messages;

  for (guint i = 0; i < messages->len; i++)
    {
      DuoMessage *message = messages->pdata[i];
      const DuoMonth first = duo_message_get_first_month (message);
      const gint64 campaign = duo_message_get_campaign (message);
      g_autofree char *text = NULL;
      g_autofree char *escaped = NULL;
      g_autofree char *month = NULL;
      GtkWidget *row, *check;

      text = duo_message_dup_title (message, first);
      month = first != DUO_MONTH_NONE ? duo_words_month_year (first) : g_strdup ("");
      escaped = g_markup_escape_text (text, -1);
      row = adw_action_row_new ();
      check = gtk_check_button_new ();
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), campaign != 0);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      duo_a11y_set_label (check, text);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), month);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->message_row, row);
      g_ptr_array_add (self->messages, g_object_ref (message));
      g_ptr_array_add (self->ticks, check);
    }
  gtk_widget_set_visible (self->message_group, self->messages->len > 0);
}

static void
take_messages (DuoCampaignEditor *self, DuoCampaignChange *change)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new ();
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < self->messages->len; i++)
    {
      const gboolean is_in = duo_message_get_campaign (self->messages->pdata[i]) != 0;
      const gboolean wanted = gtk_check_button_get_active (self->ticks->pdata[i]);

      if (wanted != is_in)
        g_ptr_array_add (wanted ? joined : left, self->messages->pdata[i]);
    }
  duo_campaign_change_take_messages (change, joined, left);
}

/* ---- Storing ---- */

static DuoCampaign *
read_campaign (DuoCampaignEditor *self)
{
  DuoCampaign *campaign = duo_campaign_copy (self->campaign);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  const guint owner = adw_combo_row_get_selected (self->owner);

  duo_campaign_set_name (campaign, name);
  duo_campaign_set_kind (campaign, gtk_editable_get_text (self->kind));
  duo_campaign_set_audience (campaign, (DuoAudience) adw_combo_row_get_selected (self->audience));
  duo_campaign_set_owner (campaign, owner > 0 && owner <= self->setup->managers->len ? duo_manager_get_id (self->setup->managers->pdata[owner - 1]) : 0);
  duo_campaign_set_question_address (campaign, gtk_editable_get_text (self->questions));
  duo_campaign_set_goals (campaign, gtk_editable_get_text (self->goals));
  duo_campaign_set_period (campaign, duo_when_row_get_when (self->period));
  return campaign;
}

static DuoCampaignChange *
read_change (DuoCampaignEditor *self)
{
  g_autoptr (DuoCampaign) campaign = NULL;
  DuoCampaignChange *change;
  DuoSectorSet waves[DUO_N_SECTORS];
  guint n_waves;

  if (self->mode == DUO_CAMPAIGN_EDITOR_MOVE)
    {
      change = duo_campaign_change_move (duo_campaign_get_id (self->campaign), self->moves);
      duo_campaign_change_move_period (change, self->view, self->live);
      return change;
    }

  campaign = read_campaign (self);
  n_waves = read_waves (self, waves);
  if (self->mode == DUO_CAMPAIGN_EDITOR_EDIT)
    change = duo_campaign_change_edit (campaign, waves, n_waves);
  else
    {
      change = duo_campaign_change_make (campaign, 0, waves, n_waves);
      duo_campaign_change_take_steps (change, self->moves);
    }
  take_messages (self, change);
  return change;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCampaignEditor) self = user_data;
  g_autoptr (GError) error = NULL;
  const gint64 id = duo_campaigns_do_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *sentence = NULL;

  gtk_widget_set_sensitive (self->apply, TRUE);
  if (id == 0)
    {
      show_error (self, error);
      return;
    }

  sentence = duo_words_change (self->mode == DUO_CAMPAIGN_EDITOR_MOVE ? "move" : self->mode == DUO_CAMPAIGN_EDITOR_EDIT ? "edit" : "add",
                               DUO_OBJECT_CAMPAIGN, gtk_editable_get_text (self->name));
  g_signal_emit (self, signals[MADE], 0, id);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoCampaignEditor *self = DUO_CAMPAIGN_EDITOR (widget);
  g_autofree char *text = NULL;

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* a date that was typed is read when it is left */
  text = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
  if (self->setup == NULL || !gtk_widget_get_sensitive (self->apply))
    return;
  if (*text == '\0')
    {
      show_sentence (self, _("Give the campaign a name."));
      gtk_widget_grab_focus (GTK_WIDGET (self->name));
      return;
    }
  if (self->mode == DUO_CAMPAIGN_EDITOR_MOVE && (self->live == 0 || !is_live_read (self)))
    {
      show_sentence (self, _("Say when it goes live, as a day: 2 nov 2020."));
      gtk_widget_grab_focus (GTK_WIDGET (self->live_row));
      return;
    }
  if (duo_when_row_holds_back (self->period) || duo_when_row_holds_back (self->live_row))
    return;

  gtk_widget_set_sensitive (self->apply, FALSE);
  duo_campaigns_do_async (duo_calendar_model_get_context (self->model), read_change (self), NULL, done_cb, g_object_ref (self));
}

/* ---- Filling ---- */

static void
fill_owners (DuoCampaignEditor *self)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  const gint64 owner = self->mode == DUO_CAMPAIGN_EDITOR_NEW ? self->setup->me : duo_campaign_get_owner (self->campaign);
  guint selected = 0;

  gtk_string_list_append (choices, _("nobody"));
  for (guint i = 0; i < self->setup->managers->len; i++)
    {
      gtk_string_list_append (choices, duo_manager_get_name (self->setup->managers->pdata[i]));
      if (duo_manager_get_id (self->setup->managers->pdata[i]) == owner)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->owner, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->owner, selected);
  duo_a11y_name_choices (GTK_WIDGET (self->owner));
}

static void
fill_facts (DuoCampaignEditor *self)
{
  g_autoptr (GtkStringList) audiences = gtk_string_list_new (NULL);

  for (guint i = 0; i < DUO_N_AUDIENCES; i++)
    gtk_string_list_append (audiences, duo_words_audience ((DuoAudience) i));
  adw_combo_row_set_model (self->audience, G_LIST_MODEL (audiences));
  adw_combo_row_set_selected (self->audience, (guint) duo_campaign_get_audience (self->campaign));
  duo_a11y_name_choices (GTK_WIDGET (self->audience));
  gtk_editable_set_text (self->name, duo_campaign_get_name (self->campaign));
  gtk_editable_set_text (self->kind, duo_campaign_get_kind (self->campaign));
  gtk_editable_set_text (self->questions, duo_campaign_get_question_address (self->campaign));
  gtk_editable_set_text (self->goals, duo_campaign_get_goals (self->campaign));
  duo_when_row_set_when (self->period, duo_campaign_get_period (self->campaign));
}

static void
setup_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCampaignEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  DuoCampaignSetup *setup = duo_campaign_setup_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (setup == NULL)
    {
      show_error (self, error);
      return;
    }
  self->setup = setup;
  duo_a11y_set_label (GTK_WIDGET (self->message_row), _("Messages in the Calendar"));
  fill_owners (self);
  if (self->mode != DUO_CAMPAIGN_EDITOR_MOVE)
    fill_messages (self);
  live_cb (self);
  gtk_widget_set_sensitive (self->apply, TRUE);
}

/* The colour that the fewest campaigns have, so that a new one can be told apart. */
static DuoColour
choose_colour (DuoCalendarModel *model)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (model);
  guint counts[DUO_N_COLOURS] = { 0 };
  DuoColour best = DUO_COLOUR_BLUE;

  for (guint i = 0; snapshot != NULL && i < snapshot->campaigns->len; i++)
    counts[duo_campaign_get_colour (snapshot->campaigns->pdata[i])]++;
  for (guint colour = DUO_COLOUR_BLUE; colour < DUO_N_COLOURS; colour++)
    if (counts[colour] < counts[best])
      best = (DuoColour) colour;
  return best;
}

/* What the window begins with. */
static void
begin (DuoCampaignEditor *self)
{
  DuoWhen live = DUO_WHEN_NONE;

  if (self->mode == DUO_CAMPAIGN_EDITOR_NEW)
    {
      self->campaign = duo_campaign_new ();
      duo_campaign_set_colour (self->campaign, choose_colour (self->model));
    }
  else if (self->mode == DUO_CAMPAIGN_EDITOR_COPY)
    {
      g_autoptr (DuoCampaignCopy) copy = duo_campaign_view_plan_copy (self->view, 1);

      self->campaign = g_object_ref (copy->campaign);
      for (guint i = 0; i < copy->steps->len; i++)
        {
          DuoMilestone *step = ((DuoMove *) copy->steps->pdata[i])->milestone;

          if (duo_milestone_get_step (step) == DUO_STEP_LIVE)
            live = *duo_milestone_get_planned (step);
        }
    }
  else
    {
      self->campaign = duo_campaign_copy (self->view->campaign);
      if (duo_campaign_view_get_live (self->view) != 0)
        live = duo_when_day (duo_campaign_view_get_live (self->view));
    }
  self->default_year = duo_day_get_year (duo_when_is_known (&live) ? live.first : duo_calendar_model_get_today (self->model));
  self->period_set = *duo_campaign_get_period (self->campaign);
  duo_when_row_set_default_year (self->live_row, self->default_year);
  duo_when_row_set_default_year (self->period, self->default_year);
  duo_when_row_set_when (self->live_row, &live);
}

static void
show_mode (DuoCampaignEditor *self)
{
  static const char *const titles[] = { N_("New campaign"), N_("Edit campaign"), N_("Copy to next year"), N_("Move go-live") };
  static const char *const labels[] = { N_("Make campaign"), N_("Save"), N_("Make campaign"), N_("Move") };
  const gboolean moves_only = self->mode == DUO_CAMPAIGN_EDITOR_MOVE;
  g_autofree char *subtitle = self->mode != DUO_CAMPAIGN_EDITOR_COPY
                                ? NULL
                                : g_strdup_printf (_("%s · answers and materials stay there"), duo_campaign_get_name (self->view->campaign));

  gtk_window_set_title (GTK_WINDOW (self), _(titles[self->mode]));
  adw_window_title_set_title (self->heading, _(titles[self->mode]));
  adw_window_title_set_subtitle (self->heading, subtitle != NULL ? subtitle : self->view != NULL ? duo_campaign_get_name (self->view->campaign) : "");
  gtk_button_set_label (GTK_BUTTON (self->apply), _(labels[self->mode]));
  gtk_widget_set_visible (self->facts, !moves_only);
  gtk_widget_set_visible (self->waves, !moves_only);
  gtk_widget_set_visible (self->dates, self->mode != DUO_CAMPAIGN_EDITOR_EDIT);
}

/* ---- Life ---- */

static void
duo_campaign_editor_dispose (GObject *object)
{
  g_cancellable_cancel (DUO_CAMPAIGN_EDITOR (object)->cancellable);

  G_OBJECT_CLASS (duo_campaign_editor_parent_class)->dispose (object);
}

static void
duo_campaign_editor_finalize (GObject *object)
{
  DuoCampaignEditor *self = DUO_CAMPAIGN_EDITOR (object);

  g_clear_object (&self->model);
  g_clear_object (&self->view);
  g_clear_object (&self->campaign);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->setup, duo_campaign_setup_free);
  g_ptr_array_unref (self->moves);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->ticks);

  G_OBJECT_CLASS (duo_campaign_editor_parent_class)->finalize (object);
}

static void
duo_campaign_editor_class_init (DuoCampaignEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_campaign_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_campaign_editor_finalize;
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/duo/Campagnes/ui/campaigns/duo-campaign-editor.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoCampaignEditor, name)
  BIND (heading);
  BIND (apply);
  BIND (error_bar);
  BIND (error);
  BIND (facts);
  BIND (name);
  BIND (kind);
  BIND (audience);
  BIND (owner);
  BIND (questions);
  BIND (goals);
  BIND (period);
  BIND (waves);
  BIND (vo);
  BIND (mbo);
  BIND (ho);
  BIND (message_group);
  BIND (message_row);
  BIND (dates);
  BIND (live_row);
  BIND (looks);
  BIND (list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, live_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mended_cb);
  gtk_widget_class_install_action (widget_class, "campaign.apply", NULL, apply_action);
}

static void
duo_campaign_editor_init (DuoCampaignEditor *self)
{
  self->moves = g_ptr_array_new ();
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->ticks = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * duo_campaign_editor_new:
 * @mode: what it is for
 * @view: (nullable): the campaign that is edited, copied or moved; one that is copied has a go-live
 * @parent: above which it is shown
 *
 * Returns: (transfer none): not yet shown
 */
DuoCampaignEditor *
duo_campaign_editor_new (DuoCalendarModel *model, DuoCampaignEditorMode mode, DuoCampaignView *view, GtkWindow *parent)
{
  DuoCampaignEditor *self = g_object_new (DUO_TYPE_CAMPAIGN_EDITOR, "transient-for", parent, NULL);
  DuoSpan span;

  self->model = g_object_ref (model);
  self->mode = mode;
  g_set_object (&self->view, view);
  begin (self);
  fill_facts (self);
  fill_waves (self);
  show_mode (self);
  gtk_widget_grab_focus (mode == DUO_CAMPAIGN_EDITOR_MOVE ? GTK_WIDGET (self->live_row) : GTK_WIDGET (self->name));
  span = get_message_span (self);
  duo_campaign_setup_load_async (duo_calendar_model_get_context (model), get_own_id (self), &span, self->cancellable, setup_cb,
                                 self);
  return self;
}
