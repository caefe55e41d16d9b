/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading campaigns, and what follows from what was read. */
#include "duo-campaigns-service.h"

#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-institution-table.h"
#include "duo-manager-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-review-item-table.h"
#include "duo-school-holiday-table.h"
#include "duo-service-task.h"
#include "duo-wave-table.h"

G_DEFINE_FINAL_TYPE (DuoCampaignView, duo_campaign_view, G_TYPE_OBJECT)

static void
duo_campaign_view_finalize (GObject *object)
{
  DuoCampaignView *self = DUO_CAMPAIGN_VIEW (object);

  g_clear_object (&self->campaign);
  g_free (self->owner);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->waves, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->review, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_campaign_view_parent_class)->finalize (object);
}

static void
duo_campaign_view_class_init (DuoCampaignViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_campaign_view_finalize;
}

static void
duo_campaign_view_init (DuoCampaignView *self)
{
}

const char *
duo_campaign_status_to_string (DuoCampaignStatus status)
{
  static const char *const codes[] = { "concept", "running", "done" };

  g_return_val_if_fail ((guint) status < G_N_ELEMENTS (codes), NULL);

  return codes[status];
}

/* ---- What follows ---- */

/* Returns: (transfer none) (nullable) */
DuoMilestone *
duo_campaign_view_find_step (DuoCampaignView *self, DuoStepKind kind)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (duo_milestone_get_step (self->steps->pdata[i]) == kind)
      return self->steps->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable) */
DuoWave *
duo_campaign_view_find_wave (DuoCampaignView *self, DuoSector sector)
{
  for (guint i = 0; i < self->waves->len; i++)
    if (duo_wave_get_sector (self->waves->pdata[i]) == sector)
      return self->waves->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable) */
DuoFunnelRow *
duo_campaign_view_find_row (DuoCampaignView *self, const char *brin, DuoSector sector)
{
  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      DuoFunnelRow *row = self->rows->pdata[i];

      if (row->sector == sector && g_ascii_strcasecmp (row->brin, brin) == 0)
        return row;
    }

  return NULL;
}

DuoSectorSet
duo_campaign_view_get_sectors (DuoCampaignView *self)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < self->waves->len; i++)
    sectors |= 1u << duo_wave_get_sector (self->waves->pdata[i]);
  return sectors;
}

/* The date that counts: as it happened, else as planned. */
static const DuoWhen *
date_of (DuoMilestone *step)
{
  const DuoWhen *actual = duo_milestone_get_actual (step);

  return duo_when_is_known (actual) ? actual : duo_milestone_get_planned (step);
}

/* Returns: from its first step to its last, or its own period where it has no steps; may be not known */
DuoWhen
duo_campaign_view_get_period (DuoCampaignView *self)
{
  guint32 first = 0, last = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const DuoWhen *when = date_of (self->steps->pdata[i]);

      if (!duo_when_is_known (when))
        continue;
      first = first == 0 ? when->first : MIN (first, when->first);
      last = MAX (last, when->last);
    }

  return first != 0 ? duo_when_period (first, last) : *duo_campaign_get_period (self->campaign);
}

/* Returns: Julian day on which it is planned to go live; 0 where that is not known */
guint32
duo_campaign_view_get_live (DuoCampaignView *self)
{
  DuoMilestone *live = duo_campaign_view_find_step (self, DUO_STEP_LIVE);

  return live != NULL ? duo_milestone_get_planned (live)->first : 0;
}

DuoCampaignStatus
duo_campaign_view_get_status (DuoCampaignView *self)
{
  DuoMilestone *evaluation = duo_campaign_view_find_step (self, DUO_STEP_EVALUATION);
  const DuoWhen period = duo_campaign_view_get_period (self);

  if (evaluation != NULL && duo_when_is_known (duo_milestone_get_actual (evaluation)))
    return DUO_CAMPAIGN_DONE;
  if (!duo_when_is_known (&period) || period.first > self->today)
    return DUO_CAMPAIGN_CONCEPT;
  return self->steps->len == 0 && period.last < self->today ? DUO_CAMPAIGN_DONE : DUO_CAMPAIGN_RUNNING;
}

/* Returns: why the planned date of @step, which may differ from that in @self, needs a look among the others */
DuoPlanLook
duo_campaign_view_look (DuoCampaignView *self, DuoMilestone *step)
{
  g_autofree DuoPlanStep *plan = g_new0 (DuoPlanStep, self->steps->len + 1);
  guint place = 0;

  for (guint i = 0; i < self->steps->len; i++)
    {
      DuoMilestone *other = self->steps->pdata[i];
      const gboolean is_it = duo_milestone_get_step (other) == duo_milestone_get_step (step);

      plan[i] = (DuoPlanStep){ duo_milestone_get_step (other), *duo_milestone_get_planned (is_it ? step : other), DUO_PLAN_LOOK_NONE };
      if (is_it)
        place = i;
    }
  if (self->steps->len == 0)
    return duo_plan_look (duo_milestone_get_planned (step), self->holidays);

  duo_plan_check (plan, self->steps->len, self->holidays);
  return plan[place].look;
}

/**
 * duo_campaign_view_list_targets:
 * @kind: %DUO_CHANGE_INVITE or %DUO_CHANGE_REMIND
 *
 * Returns: (transfer full) (element-type DuoTarget): whom to invite: those of open waves that were not asked and did
 *   not answer; to remind: those that were asked and did not answer
 */
GArray *
duo_campaign_view_list_targets (DuoCampaignView *self, DuoChangeKind kind)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));

  for (guint i = 0; self->rows != NULL && i < self->rows->len; i++)
    {
      DuoFunnelRow *row = self->rows->pdata[i];
      const DuoTarget target = { row->institution, row->sector };
      DuoWave *wave = duo_campaign_view_find_wave (self, row->sector);
      const gboolean invited = duo_funnel_row_mark (row, DUO_FUNNEL_INVITED) == DUO_FUNNEL_DONE;
      const gboolean answered = duo_funnel_row_mark (row, DUO_FUNNEL_ANSWERED) == DUO_FUNNEL_DONE;

      if (wave == NULL || !duo_wave_is_open (self->waves, wave, NULL) || answered)
        continue;
      if (invited == (kind == DUO_CHANGE_REMIND))
        g_array_append_val (targets, target);
    }

  return targets;
}

/* ---- Reading ---- */

static gint
compare_steps (gconstpointer a, gconstpointer b)
{
  return (gint) duo_milestone_get_step (*(DuoMilestone *const *) a) - (gint) duo_milestone_get_step (*(DuoMilestone *const *) b);
}

static gint
compare_waves (gconstpointer a, gconstpointer b)
{
  DuoWave *first = *(DuoWave *const *) a;
  DuoWave *second = *(DuoWave *const *) b;

  if (duo_wave_get_number (first) != duo_wave_get_number (second))
    return duo_wave_get_number (first) < duo_wave_get_number (second) ? -1 : 1;
  return (gint) duo_wave_get_sector (first) - (gint) duo_wave_get_sector (second);
}

static void
take_milestones (DuoCampaignView *self, GPtrArray *milestones)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      DuoMilestone *milestone = milestones->pdata[i];

      if (duo_milestone_get_campaign (milestone) == duo_campaign_get_id (self->campaign))
        g_ptr_array_add (duo_milestone_get_step (milestone) != DUO_STEP_NONE ? self->steps : self->others, g_object_ref (milestone));
    }
  g_ptr_array_sort (self->steps, compare_steps);
}

static void
take_review (DuoCampaignView *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (duo_when_is_known (duo_review_item_get_settled (items->pdata[i])))
      self->n_settled++;
    else
      g_ptr_array_add (self->review, g_object_ref (items->pdata[i]));
}

static gboolean
read_owner (DuoDatabase *db, DuoCampaignView *self, GError **error)
{
  const gint64 id = duo_campaign_get_owner (self->campaign);
  g_autoptr (DuoManager) owner = id != 0 ? duo_manager_table_get (db, id, error) : NULL;

  if (id != 0 && owner == NULL)
    return FALSE;
  self->owner = g_strdup (owner != NULL ? duo_manager_get_name (owner) : "");
  return TRUE;
}

/* @campaign: (transfer full) */
static DuoCampaignView *
view_new (DuoDatabase *db, DuoCampaign *campaign, guint32 today, GError **error)
{
  g_autoptr (DuoCampaignView) self = g_object_new (DUO_TYPE_CAMPAIGN_VIEW, NULL);
  g_autoptr (GPtrArray) milestones = NULL;
  g_autoptr (GPtrArray) review = NULL;

  self->campaign = campaign;
  self->today = today;
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->review = g_ptr_array_new_with_free_func (g_object_unref);
  milestones = duo_milestone_table_list (db, NULL, error);
  if (milestones == NULL || !read_owner (db, self, error))
    return NULL;
  self->waves = duo_wave_table_list (db, duo_campaign_get_id (campaign), error);
  if (self->waves == NULL)
    return NULL;
  g_ptr_array_sort (self->waves, compare_waves);
  self->holidays = duo_school_holiday_table_list (db, error);
  if (self->holidays == NULL)
    return NULL;
  review = duo_review_item_table_list (db, duo_campaign_get_id (campaign), error);
  if (review == NULL)
    return NULL;

  take_milestones (self, milestones);
  take_review (self, review);
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (nullable); %DUO_ERROR_NOT_FOUND: it is gone */
DuoCampaignView *
duo_campaign_view_read (DuoDatabase *db, gint64 campaign, guint32 today, gboolean with_rows, GError **error)
{
  DuoCampaign *found = duo_campaign_table_get (db, campaign, error);
  g_autoptr (DuoCampaignView) self = found != NULL ? view_new (db, found, today, error) : NULL;

  if (self == NULL)
    return NULL;
  if (with_rows)
    {
      self->rows = duo_campaign_rows_read (db, campaign, duo_campaign_view_get_sectors (self), today, error);
      if (self->rows == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

typedef struct
{
  DuoContext *context; /* (not owned): outlives the question */
  gint64 campaign;
  guint32 today;
} Question;

static Question *
question_new (DuoContext *context, gint64 campaign)
{
  Question *self = g_new0 (Question, 1);

  self->context = context;
  self->campaign = campaign;
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  return self;
}

/* Whose institutions are those of the person at work. */
static gboolean
mark_mine (DuoDatabase *db, DuoContext *context, DuoCampaignView *view, GError **error)
{
  g_autoptr (DuoManager) me = NULL;
  g_autoptr (GHashTable) mine = NULL;

  if (!duo_context_find_me (context, db, &me, error))
    return FALSE;
  if (me == NULL)
    return TRUE; /* nobody knows me yet: nothing is mine */
  mine = duo_institution_table_list_of_manager (db, duo_manager_get_id (me), error);
  if (mine == NULL)
    return FALSE;
  for (guint i = 0; i < view->rows->len; i++)
    {
      DuoFunnelRow *row = view->rows->pdata[i];

      row->mine = g_hash_table_contains (mine, &row->institution);
    }
  return TRUE;
}

static gboolean
view_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;

  g_autoptr (DuoCampaignView) view = duo_campaign_view_read (db, question->campaign, question->today, TRUE, error);

  if (view == NULL || !mark_mine (db, question->context, view, error))
    return FALSE;
  *result = g_steal_pointer (&view);
  return TRUE;
}

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  g_autoptr (GPtrArray) campaigns = duo_campaign_table_list (db, error);
  g_autoptr (GPtrArray) views = g_ptr_array_new_with_free_func (g_object_unref);

  if (campaigns == NULL)
    return FALSE;
  for (guint i = 0; i < campaigns->len; i++)
    {
      DuoCampaignView *view = view_new (db, g_object_ref (campaigns->pdata[i]), question->today, error);

      if (view == NULL)
        return FALSE;
      g_ptr_array_add (views, view);
    }

  *result = g_steal_pointer (&views);
  return TRUE;
}

void
duo_campaign_view_load_async (DuoContext *context, gint64 campaign, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  duo_service_read_async (context, duo_campaign_view_load_async, view_job, question_new (context, campaign), g_free,
                          g_object_unref, cancellable, callback, user_data);
}

DuoCampaignView *
duo_campaign_view_load_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer view = NULL;

  return duo_service_finish (context, duo_campaign_view_load_async, result, &view, error) ? view : NULL;
}

/* As duo_campaign_view_load_async(), at once; blocks. */
DuoCampaignView *
duo_campaign_view_load (DuoContext *context, gint64 campaign, GError **error)
{
  g_autofree Question *question = question_new (context, campaign);
  gpointer view = NULL;

  return duo_store_read (duo_context_get_store (context), view_job, question, &view, error) ? view : NULL;
}

void
duo_campaigns_list_async (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_campaigns_list_async, list_job, question_new (context, 0), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_campaigns_list_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer views = NULL;

  return duo_service_finish (context, duo_campaigns_list_async, result, &views, error) ? views : NULL;
}

/* As duo_campaigns_list_async(), at once; blocks. */
GPtrArray *
duo_campaigns_list (DuoContext *context, GError **error)
{
  g_autofree Question *question = question_new (context, 0);
  gpointer views = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, question, &views, error) ? views : NULL;
}

/* ---- What making one needs ---- */

void
duo_campaign_setup_free (DuoCampaignSetup *self)
{
  g_clear_pointer (&self->managers, g_ptr_array_unref);
  g_clear_pointer (&self->holidays, g_ptr_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  DuoContext *context; /* (owned) */
  gint64      campaign;
  DuoSpan     span;
} SetupQuestion;

static void
setup_question_free (gpointer data)
{
  SetupQuestion *question = data;

  g_object_unref (question->context);
  g_free (question);
}

static gboolean
is_offered (DuoMessage *message, const SetupQuestion *question)
{
  const gint64 campaign = duo_message_get_campaign (message);

  if (duo_message_get_status (message) == DUO_MESSAGE_WITHDRAWN)
    return FALSE;
  if (campaign != 0)
    return campaign == question->campaign;
  return duo_message_get_first_month_in (message, &question->span) != DUO_MONTH_NONE;
}

/* Returns: (transfer full) (element-type DuoMessage) (nullable) */
static GPtrArray *
list_offered_messages (DuoDatabase *db, const SetupQuestion *question, GError **error)
{
  g_autoptr (GPtrArray) all = duo_message_table_list (db, NULL, error);
  g_autoptr (GPtrArray) offered = g_ptr_array_new_with_free_func (g_object_unref);

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    if (is_offered (all->pdata[i], question))
      g_ptr_array_add (offered, g_object_ref (all->pdata[i]));
  return g_steal_pointer (&offered);
}

static gboolean
setup_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const SetupQuestion *question = user_data;
  g_autoptr (DuoCampaignSetup) self = g_new0 (DuoCampaignSetup, 1);
  g_autoptr (DuoManager) me = NULL;

  self->managers = duo_manager_table_list (db, error);
  if (self->managers == NULL || !duo_context_find_me (question->context, db, &me, error))
    return FALSE;
  self->me = me != NULL ? duo_manager_get_id (me) : 0;
  self->holidays = duo_school_holiday_table_list (db, error);
  if (self->holidays == NULL)
    return FALSE;
  self->messages = list_offered_messages (db, question, error);
  if (self->messages == NULL)
    return FALSE;

  *result = g_steal_pointer (&self);
  return TRUE;
}

void
duo_campaign_setup_load_async (DuoContext *context, gint64 campaign, const DuoSpan *span, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  SetupQuestion *question = g_new0 (SetupQuestion, 1);

  question->context = g_object_ref (context);
  question->campaign = campaign;
  question->span = *span;
  duo_service_read_async (context, duo_campaign_setup_load_async, setup_job, question, setup_question_free,
                          (GDestroyNotify) duo_campaign_setup_free, cancellable, callback, user_data);
}

DuoCampaignSetup *
duo_campaign_setup_load_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer setup = NULL;

  return duo_service_finish (context, duo_campaign_setup_load_async, result, &setup, error) ? setup : NULL;
}
