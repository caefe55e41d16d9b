/* SPDX-License-Identifier: EUPL-1.2 */
/* The desk: a job runs in a thread of its own and tells how far it is; here that becomes signals of the main loop. */
#include "duo-platform-desk.h"

#include "duo-error.h"
#include "duo-platform-work.h"

/* Progress that crosses from the job's thread: the newest counts, whatever was not seen. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex          lock;
  GWeakRef        desk;
  DuoDeskState    newest; /* guarded by @lock */
  gboolean        told;   /* guarded by @lock: the main loop was asked to look */
} Channel;

struct _DuoPlatformDesk
{
  GObject           parent_instance;
  DuoCalendarModel *model;       /* (owned) */
  DuoContext       *context;     /* (not owned): of the model */
  DuoSecrets       *secrets;     /* (owned) */
  DuoPractice      *practice;    /* (owned) (nullable): while it runs */
  gboolean          starting;    /* the practice platform is being started */
  gboolean          waiting;     /* the job waits for that */
  DuoPublishJob     job;         /* the one under way; its ids and path owned */
  char             *path;        /* (owned) (nullable): of the job */
  gboolean          quiet;       /* nobody asked for the job */
  GQueue            next;        /* (owned) (element-type NextJob): asked for while another ran */
  GCancellable     *cancellable; /* (owned) (nullable): of the job */
  GCancellable     *all;         /* (owned): of all that goes on */
  Channel          *channel;     /* (owned) (nullable): of the job */
  DuoDeskState      state;
};

/* A job that waits for its turn. */
typedef struct
{
  DuoPublishJob job;      /* its ids owned */
  char         *path;     /* (owned) (nullable) */
  gboolean      practice;
} NextJob;

G_DEFINE_FINAL_TYPE (DuoPlatformDesk, duo_platform_desk, G_TYPE_OBJECT)

enum
{
  PROGRESS,
  ENDED,
  FAILED,
  PRACTICE,
  ACCOUNTS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Progress from the thread ---- */

static void
state_clear (DuoDeskState *state)
{
  g_clear_pointer (&state->label, g_free);
  g_clear_error (&state->problem);
}

static Channel *
channel_new (DuoPlatformDesk *desk)
{
  Channel *channel = g_new0 (Channel, 1);

  g_atomic_ref_count_init (&channel->ref_count);
  g_mutex_init (&channel->lock);
  g_weak_ref_init (&channel->desk, desk);
  return channel;
}

static Channel *
channel_ref (Channel *channel)
{
  g_atomic_ref_count_inc (&channel->ref_count);
  return channel;
}

static void
channel_unref (gpointer data)
{
  Channel *channel = data;

  if (!g_atomic_ref_count_dec (&channel->ref_count))
    return;
  state_clear (&channel->newest);
  g_mutex_clear (&channel->lock);
  g_weak_ref_clear (&channel->desk);
  g_free (channel);
}

static gboolean
look_cb (gpointer user_data)
{
  Channel *channel = user_data;
  g_autoptr (DuoPlatformDesk) self = g_weak_ref_get (&channel->desk);
  DuoDeskState *state;

  g_mutex_lock (&channel->lock);
  channel->told = FALSE;
  if (self != NULL && self->channel == channel)
    {
      state = &self->state;
      state_clear (state);
      state->phase = channel->newest.phase;
      state->label = g_strdup (channel->newest.label);
      state->bytes = channel->newest.bytes;
      state->all_bytes = channel->newest.all_bytes;
      state->file_bytes = channel->newest.file_bytes;
      state->file_all = channel->newest.file_all;
      state->steps = channel->newest.steps;
      state->all_steps = channel->newest.all_steps;
      state->wait = channel->newest.wait;
      state->problem = channel->newest.problem != NULL ? g_error_copy (channel->newest.problem) : NULL;
    }
  g_mutex_unlock (&channel->lock);
  if (self != NULL && self->channel == channel)
    g_signal_emit (self, signals[PROGRESS], 0);
  return G_SOURCE_REMOVE;
}

/* A DuoPublishReport, on the job's thread. */
static void
report_cb (const DuoPublishProgress *progress,
           gpointer                  user_data)
{
  Channel *channel = user_data;
  gboolean tell;

  g_mutex_lock (&channel->lock);
  state_clear (&channel->newest);
  channel->newest.phase = progress->phase;
  channel->newest.label = g_strdup (progress->label);
  channel->newest.bytes = progress->bytes;
  channel->newest.all_bytes = progress->all_bytes;
  channel->newest.file_bytes = progress->file_bytes;
  channel->newest.file_all = progress->file_all;
  channel->newest.steps = progress->steps;
  channel->newest.all_steps = progress->all_steps;
  channel->newest.wait = progress->wait;
  channel->newest.problem = progress->problem != NULL ? g_error_copy (progress->problem) : NULL;
  tell = !channel->told;
  channel->told = TRUE;
  g_mutex_unlock (&channel->lock);
  if (tell)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, look_cb, channel_ref (channel), channel_unref);
}

/* ---- The job ---- */

static void
forget_job (DuoPlatformDesk *self)
{
  g_clear_pointer (&self->job.ids, g_array_unref);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->channel, channel_unref);
  g_clear_object (&self->cancellable);
  state_clear (&self->state);
  self->state = (DuoDeskState){ 0 };
}

static void
next_job_free (gpointer data)
{
  NextJob *next = data;

  g_clear_pointer (&next->job.ids, g_array_unref);
  g_free (next->path);
  g_free (next);
}

static void
keep_for_later (DuoPlatformDesk     *self,
                const DuoPublishJob *job,
                gboolean             practice)
{
  NextJob *next = g_new0 (NextJob, 1);

  next->job = *job;
  next->job.ids = job->ids != NULL ? g_array_ref (job->ids) : NULL;
  next->path = g_strdup (job->path);
  next->job.path = next->path;
  next->practice = practice;
  g_queue_push_tail (&self->next, next);
}

static void
begin_next (DuoPlatformDesk *self)
{
  NextJob *next = g_queue_pop_head (&self->next);

  if (next == NULL)
    return;
  (void) duo_platform_desk_do (self, &next->job, next->practice, FALSE); /* its turn has come: it is done */
  next_job_free (next);
}

static void
end_job (DuoPlatformDesk *self,
         GError          *error)
{
  const DuoPublishWork work = self->job.work;
  const gboolean quiet = self->quiet;

  forget_job (self);
  g_signal_emit (self, signals[PROGRESS], 0);
  if (error != NULL && quiet)
    g_debug ("%s", error->message);
  g_signal_emit (self, signals[ENDED], 0, (guint) work, quiet ? NULL : error);
  if (!self->state.running)
    begin_next (self);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (DuoPlatformDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_publish_work_finish (DUO_CONTEXT (source), result, &error))
    g_debug ("%s", error->message);
  if (!g_cancellable_is_cancelled (self->all))
    end_job (self, error);
}

static void
start_job (DuoPlatformDesk *self)
{
  DuoPublishJob job = self->job;

  job.path = self->path;
  job.options = (DuoPublishOptions){ .report = report_cb, .user_data = self->channel };
  /* the thread may still be telling when nobody listens any more */
  g_object_set_data_full (G_OBJECT (self->cancellable), "duo-channel", channel_ref (self->channel), channel_unref);
  duo_publish_work_async (self->context, self->secrets, &job, self->cancellable, done_cb, g_object_ref (self));
}

gboolean
duo_platform_desk_do (DuoPlatformDesk     *self,
                      const DuoPublishJob *job,
                      gboolean             practice,
                      gboolean             quiet)
{
  g_return_val_if_fail (DUO_IS_PLATFORM_DESK (self), FALSE);

  if (self->state.running)
    {
      if (!quiet)
        keep_for_later (self, job, practice);
      return !quiet;
    }
  self->job = *job;
  self->job.ids = job->ids != NULL ? g_array_ref (job->ids) : NULL;
  self->path = g_strdup (job->path);
  self->quiet = quiet;
  self->cancellable = g_cancellable_new ();
  self->channel = channel_new (self);
  self->state.running = TRUE;
  self->state.work = job->work;
  self->state.campaign = job->wish.campaign;
  g_signal_emit (self, signals[PROGRESS], 0);
  if (practice && self->practice == NULL)
    {
      self->waiting = TRUE;
      duo_platform_desk_begin_practice (self);
    }
  else
    start_job (self);
  return TRUE;
}

void
duo_platform_desk_pause (DuoPlatformDesk *self)
{
  g_return_if_fail (DUO_IS_PLATFORM_DESK (self));

  if (!self->state.running)
    return;
  self->state.pausing = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_signal_emit (self, signals[PROGRESS], 0);
}

/* ---- The practice platform ---- */

static void
practice_ended_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (DuoPlatformDesk) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_practice_wait_finish (DUO_PRACTICE (source), result, &error))
    g_debug ("%s", error->message);
  if (self->practice != DUO_PRACTICE (source))
    return;
  g_clear_object (&self->practice);
  g_signal_emit (self, signals[PRACTICE], 0);
}

/* The job that waited for it begins, also where another program serves the folder already. */
static void
go_on (DuoPlatformDesk *self,
       GError          *error)
{
  const gboolean elsewhere = g_error_matches (error, DUO_ERROR, DUO_ERROR_PRACTICE_RUNNING);

  if (self->waiting)
    {
      self->waiting = FALSE;
      if (error == NULL || elsewhere)
        start_job (self);
      else
        end_job (self, error);
    }
  else if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
practised_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (DuoPlatformDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  DuoPractice *practice = NULL;
  g_autoptr (DuoPlatformAccount) account
    = duo_platform_practise_finish (DUO_CONTEXT (source), result, &practice, &error);

  if (g_cancellable_is_cancelled (self->all))
    {
      g_clear_object (&practice);
      return;
    }
  self->starting = FALSE;
  if (account != NULL)
    {
      self->practice = practice;
      duo_practice_wait_async (practice, NULL, practice_ended_cb, g_object_ref (self));
    }
  g_signal_emit (self, signals[PRACTICE], 0);
  if (account != NULL)
    g_signal_emit (self, signals[ACCOUNTS], 0, duo_platform_account_get_id (account));
  go_on (self, error);
}

void
duo_platform_desk_begin_practice (DuoPlatformDesk *self)
{
  g_return_if_fail (DUO_IS_PLATFORM_DESK (self));

  if (self->starting || self->practice != NULL)
    return;
  self->starting = TRUE;
  g_signal_emit (self, signals[PRACTICE], 0);
  duo_platform_practise_async (self->context, self->secrets, self->all, practised_cb, g_object_ref (self));
}

void
duo_platform_desk_end_practice (DuoPlatformDesk *self)
{
  g_return_if_fail (DUO_IS_PLATFORM_DESK (self));

  if (self->practice != NULL)
    duo_practice_stop (self->practice);
}

/* ---- Looking ---- */

DuoCalendarModel *
duo_platform_desk_get_model (DuoPlatformDesk *self)
{
  return self->model;
}

DuoContext *
duo_platform_desk_get_context (DuoPlatformDesk *self)
{
  return self->context;
}

DuoSecrets *
duo_platform_desk_get_secrets (DuoPlatformDesk *self)
{
  return self->secrets;
}

const DuoDeskState *
duo_platform_desk_get_state (DuoPlatformDesk *self)
{
  return &self->state;
}

gboolean
duo_platform_desk_is_busy (DuoPlatformDesk *self)
{
  return self->state.running && !self->quiet;
}

/* By bytes as long as there are any to send, by steps after that: links are many and light. */
double
duo_platform_desk_get_fraction (DuoPlatformDesk *self)
{
  const DuoDeskState *state = &self->state;
  const double bytes = state->all_bytes > 0 ? (double) state->bytes / (double) state->all_bytes : 1;
  const double steps = state->all_steps > 0 ? (double) state->steps / (double) state->all_steps : 0;

  return state->all_steps == 0 ? 0 : CLAMP ((bytes + steps) / 2, 0, 1);
}

const char *
duo_platform_desk_get_practice (DuoPlatformDesk *self)
{
  return self->practice != NULL ? duo_practice_get_address (self->practice) : NULL;
}

gboolean
duo_platform_desk_is_starting (DuoPlatformDesk *self)
{
  return self->starting;
}

/* ---- Life ---- */

static void
duo_platform_desk_dispose (GObject *object)
{
  DuoPlatformDesk *self = DUO_PLATFORM_DESK (object);

  g_clear_object (&self->practice);
  g_clear_object (&self->secrets);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_platform_desk_parent_class)->dispose (object);
}

static void
duo_platform_desk_finalize (GObject *object)
{
  DuoPlatformDesk *self = DUO_PLATFORM_DESK (object);

  forget_job (self);
  g_queue_clear_full (&self->next, next_job_free);
  g_clear_object (&self->all);

  G_OBJECT_CLASS (duo_platform_desk_parent_class)->finalize (object);
}

static void
duo_platform_desk_class_init (DuoPlatformDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = duo_platform_desk_dispose;
  object_class->finalize = duo_platform_desk_finalize;
  signals[PROGRESS] = g_signal_new ("progress", DUO_TYPE_PLATFORM_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENDED] = g_signal_new ("ended", DUO_TYPE_PLATFORM_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                 G_TYPE_UINT, G_TYPE_ERROR);
  signals[FAILED] = g_signal_new ("failed", DUO_TYPE_PLATFORM_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                  G_TYPE_ERROR);
  signals[PRACTICE] = g_signal_new ("practice", DUO_TYPE_PLATFORM_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACCOUNTS] = g_signal_new ("accounts", DUO_TYPE_PLATFORM_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                    G_TYPE_INT64);
}

static void
duo_platform_desk_init (DuoPlatformDesk *self)
{
  g_queue_init (&self->next);
  self->all = g_cancellable_new ();
  self->secrets = duo_secrets_new ();
}

/* Returns: (transfer full): the desk of @model's store */
DuoPlatformDesk *
duo_platform_desk_new (DuoCalendarModel *model)
{
  DuoPlatformDesk *self = g_object_new (DUO_TYPE_PLATFORM_DESK, NULL);

  self->model = g_object_ref (model);
  self->context = duo_calendar_model_get_context (model);
  return self;
}

/* Ends all that goes on: nobody looks any more. What was published until then stays, and can be gone on with. */
void
duo_platform_desk_close (DuoPlatformDesk *self)
{
  g_return_if_fail (DUO_IS_PLATFORM_DESK (self));

  g_cancellable_cancel (self->all);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->practice != NULL)
    duo_practice_stop (self->practice);
  g_clear_object (&self->practice);
}
