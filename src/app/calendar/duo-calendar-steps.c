/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person does in the calendar, stored one step after another while the views go on. */
#include "duo-calendar-steps.h"

#include <glib/gi18n.h>

#include "duo-error.h"
#include "duo-object.h"
#include "duo-store-undo.h"
#include "duo-undo-service.h"
#include "duo-words.h"

typedef enum
{
  STEP_SAVE,
  STEP_REMOVE,
  STEP_RUN,
  STEP_UNDO,
  STEP_REDO,
} StepType;

/* One thing a person did, waiting for its turn: steps are stored one after another, in order. */
typedef struct
{
  StepType type;
  GObject *object;    /* (owned) (nullable) */
  gint64 base_rev;    /* the rev @object was copied from */
  DuoChangeKind kind;
  gboolean join;
  char *title;        /* (owned) (nullable); of a run the sentence afterwards */
  const DuoStepWork *work;
  gpointer data;      /* (owned) (nullable): of @work, until it starts */
} Step;

struct _DuoCalendarSteps
{
  GObject parent_instance;

  DuoContext *context;       /* (owned) */
  GCancellable *cancellable; /* (owned): of what is only read */
  GQueue steps;              /* (element-type Step): the first one is being stored */
};

G_DEFINE_FINAL_TYPE (DuoCalendarSteps, duo_calendar_steps, G_TYPE_OBJECT)

enum
{
  SIGNAL_DONE,
  SIGNAL_FAILED,
  SIGNAL_CONFLICT,
  SIGNAL_WAITING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_step (DuoCalendarSteps *self);

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_object (&step->object);
  if (step->data != NULL)
    step->work->free (step->data);
  g_free (step->title);
  g_free (step);
}

static DuoObjectKind
get_object_kind (GObject *object)
{
  return duo_object_type_of (object)->kind;
}

static void
emit_failed (DuoCalendarSteps *self, const GError *error, const char *what)
{
  g_autofree char *sentence = duo_words_error (error, what);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

/* By uid, which an object has before the store has given it an id. */
static gboolean
is_same_object (GObject *a, GObject *b)
{
  return G_OBJECT_TYPE (a) == G_OBJECT_TYPE (b)
         && g_str_equal (duo_record_get_uid (DUO_RECORD (a)), duo_record_get_uid (DUO_RECORD (b)));
}

/* The step that ran is over; steps that were copied from what it saved go on from its rev. */
static void
end_step (DuoCalendarSteps *self)
{
  Step *done = g_queue_pop_head (&self->steps);

  if (done->type == STEP_SAVE)
    for (GList *l = self->steps.head; l != NULL; l = l->next)
      {
        Step *waiting = l->data;

        if (waiting->object != NULL && waiting->object != done->object && waiting->base_rev == done->base_rev
            && is_same_object (waiting->object, done->object))
          {
            waiting->base_rev = duo_record_get_rev (DUO_RECORD (done->object));
            duo_record_set_id (DUO_RECORD (waiting->object), duo_record_get_id (DUO_RECORD (done->object)));
            duo_record_set_rev (DUO_RECORD (waiting->object), waiting->base_rev);
            if (waiting->kind == DUO_CHANGE_ADD) /* copied while the first step still added it */
              waiting->kind = DUO_CHANGE_EDIT;
          }
      }
  step_free (done);

  if (!g_queue_is_empty (&self->steps))
    {
      start_step (self);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_WAITING], 0, FALSE);
}

/* The months in which a message stands now, where they are the same in all its sectors; else NULL. */
static char *
dup_months (GObject *object)
{
  const DuoPlacement *placements;
  guint n_placements;

  if (!DUO_IS_MESSAGE (object))
    return NULL;

  placements = duo_message_get_placements (DUO_MESSAGE (object), &n_placements);
  for (guint i = 1; i < n_placements; i++)
    if (placements[i].first != placements[0].first || placements[i].last != placements[0].last)
      return NULL;
  return n_placements > 0 ? duo_words_months (placements[0].first, placements[0].last, FALSE) : NULL;
}

static void
tell_done (DuoCalendarSteps *self, const Step *step)
{
  g_autofree char *name
    = duo_words_change (duo_change_kind_to_string (step->kind), get_object_kind (step->object), step->title);
  g_autofree char *months
    = step->kind == DUO_CHANGE_MOVE || step->kind == DUO_CHANGE_STRETCH ? dup_months (step->object) : NULL;
  g_autofree char *sentence = NULL;

  if (months != NULL && step->kind == DUO_CHANGE_STRETCH) /* Translators: "‘Pay your fees’ now runs June to July" */
    sentence = g_strdup_printf (_("‘%s’ now runs %s"), step->title, months);
  else
    sentence = months != NULL ? g_strdup_printf (_("%s: now %s"), name, months) : g_strdup (name);

  g_signal_emit (self, signals[SIGNAL_DONE], 0, step->object, step->kind, sentence);
}

typedef struct
{
  DuoCalendarSteps *self; /* (owned) */
  GObject *mine;          /* (owned) */
  GObject *theirs;        /* (owned) (nullable) */
} Conflict;

static void
conflict_free (Conflict *conflict)
{
  g_clear_object (&conflict->self);
  g_clear_object (&conflict->mine);
  g_clear_object (&conflict->theirs);
  g_free (conflict);
}

static void
found_who_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Conflict *conflict = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChangeSummary) last = duo_undo_find_last_finish (DUO_CONTEXT (source), result, &error);

  /* without the name the question still stands */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (conflict->self, signals[SIGNAL_CONFLICT], 0, conflict->mine, conflict->theirs,
                   last != NULL ? last->who : NULL);
  conflict_free (conflict);
}

static void
reread_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Conflict *conflict = user_data;
  g_autoptr (GError) error = NULL;

  conflict->theirs = duo_calendar_reread_finish (DUO_CONTEXT (source), result, &error);
  if (conflict->theirs == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_autofree char *title = duo_object_dup_title (conflict->mine);

          emit_failed (conflict->self, error, title);
        }
      conflict_free (conflict);
      return;
    }
  duo_undo_find_last_async (DUO_CONTEXT (source), get_object_kind (conflict->mine), duo_record_get_id (DUO_RECORD (conflict->mine)),
                            conflict->self->cancellable, found_who_cb, conflict);
}

/* Shows why a step failed; the steps that wait on the same object would fail likewise and are dropped. */
static void
fail_step (DuoCalendarSteps *self, const Step *step, const GError *error)
{
  if (g_error_matches (error, DUO_ERROR, DUO_ERROR_CONFLICT) && step->object != NULL)
    {
      Conflict *conflict = g_new0 (Conflict, 1);

      conflict->self = g_object_ref (self);
      conflict->mine = g_object_ref (step->object);
      duo_calendar_reread_async (self->context, step->object, self->cancellable, reread_cb, conflict);
    }
  else
    {
      emit_failed (self, error, step->title);
    }

  while (g_queue_get_length (&self->steps) > 1)
    step_free (g_queue_pop_tail (&self->steps));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCalendarSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = duo_calendar_save_finish (DUO_CONTEXT (source), result, &error);
  const Step *step = g_queue_peek_head (&self->steps);

  if (!ok)
    fail_step (self, step, error);
  else
    tell_done (self, step);
  end_step (self);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCalendarSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean ok = duo_calendar_remove_finish (DUO_CONTEXT (source), result, &error);
  const Step *step = g_queue_peek_head (&self->steps);

  if (!ok)
    fail_step (self, step, error);
  else
    tell_done (self, step);
  end_step (self);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCalendarSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  const Step *step = g_queue_peek_head (&self->steps);

  if (!step->work->finish (DUO_CONTEXT (source), result, &error))
    {
      emit_failed (self, error, NULL);
      while (g_queue_get_length (&self->steps) > 1)
        step_free (g_queue_pop_tail (&self->steps));
    }
  else if (step->title != NULL)
    {
      g_signal_emit (self, signals[SIGNAL_DONE], 0, NULL, DUO_CHANGE_EDIT, step->title);
    }
  end_step (self);
}

static void
emit_history (DuoCalendarSteps *self, gboolean undone, const char *name)
{
  g_autofree char *sentence = g_strdup_printf (undone ? _("Undone: %s") : _("Done again: %s"), name);

  g_signal_emit (self, signals[SIGNAL_DONE], 0, NULL, DUO_CHANGE_UNDO, sentence);
}

typedef struct
{
  DuoCalendarSteps *self; /* (owned) */
  gboolean undone;
} Naming;

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Naming *naming = user_data;
  g_autoptr (DuoCalendarSteps) self = naming->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChangeSummary) summary = duo_undo_summarise_finish (DUO_CONTEXT (source), result, &error);

  if (summary != NULL)
    {
      g_autofree char *name
        = duo_words_change (duo_change_kind_to_string (summary->kind), summary->object_kind, summary->title);

      emit_history (self, naming->undone, name);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      emit_failed (self, error, NULL);
    }
}

static void
finish_history_step (DuoCalendarSteps *self, DuoChange *change, const GError *error)
{
  const Step *step = g_queue_peek_head (&self->steps);
  const gboolean undone = step->type == STEP_UNDO;

  if (change != NULL && step->title != NULL)
    {
      emit_history (self, undone, step->title);
    }
  else if (change != NULL)
    {
      Naming *naming = g_new (Naming, 1);

      *naming = (Naming) { g_object_ref (self), undone };
      duo_undo_summarise_async (self->context, change, self->cancellable, named_cb, naming);
    }
  else if (!g_error_matches (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO)
           && !g_error_matches (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_REDO))
    {
      fail_step (self, step, error);
    }
  end_step (self);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCalendarSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo_finish (DUO_STORE (source), result, &error);

  finish_history_step (self, change, error);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoCalendarSteps) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_redo_finish (DUO_STORE (source), result, &error);

  finish_history_step (self, change, error);
}

/* A write is never cancelled, and keeps the model alive until it is done. */
static void
start_step (DuoCalendarSteps *self)
{
  Step *step = g_queue_peek_head (&self->steps);
  DuoStore *store = duo_context_get_store (self->context);

  switch (step->type)
    {
    case STEP_SAVE:
      duo_calendar_save_async (self->context, step->object, step->kind, step->join, NULL, saved_cb,
                               g_object_ref (self));
      break;
    case STEP_REMOVE:
      duo_calendar_remove_async (self->context, step->object, NULL, removed_cb, g_object_ref (self));
      break;
    case STEP_RUN:
      step->work->start (self->context, g_steal_pointer (&step->data), ran_cb, g_object_ref (self));
      break;
    case STEP_UNDO:
      duo_store_undo_async (store, NULL, undone_cb, g_object_ref (self));
      break;
    case STEP_REDO:
      duo_store_redo_async (store, NULL, redone_cb, g_object_ref (self));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
push_step (DuoCalendarSteps *self, Step *step)
{
  g_queue_push_tail (&self->steps, step);
  if (g_queue_get_length (&self->steps) > 1)
    return;

  g_signal_emit (self, signals[SIGNAL_WAITING], 0, TRUE);
  start_step (self);
}

static void
push_object_step (DuoCalendarSteps *self, StepType type, GObject *object, DuoChangeKind kind, gboolean join)
{
  Step *step = g_new0 (Step, 1);

  step->type = type;
  step->object = g_object_ref (object);
  step->base_rev = duo_record_get_rev (DUO_RECORD (object));
  step->kind = kind;
  step->join = join;
  step->title = duo_object_dup_title (object);
  push_step (self, step);
}

/* GObject */

static void
duo_calendar_steps_dispose (GObject *object)
{
  g_cancellable_cancel (DUO_CALENDAR_STEPS (object)->cancellable);
  G_OBJECT_CLASS (duo_calendar_steps_parent_class)->dispose (object);
}

static void
duo_calendar_steps_finalize (GObject *object)
{
  DuoCalendarSteps *self = DUO_CALENDAR_STEPS (object);

  g_queue_clear_full (&self->steps, step_free);
  g_clear_object (&self->context);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (duo_calendar_steps_parent_class)->finalize (object);
}

static void
duo_calendar_steps_class_init (DuoCalendarStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = duo_calendar_steps_dispose;
  object_class->finalize = duo_calendar_steps_finalize;

  signals[SIGNAL_DONE] = g_signal_new ("done", DUO_TYPE_CALENDAR_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_UINT, G_TYPE_STRING);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DUO_TYPE_CALENDAR_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CONFLICT] = g_signal_new ("conflict", DUO_TYPE_CALENDAR_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_OBJECT, G_TYPE_STRING);
  signals[SIGNAL_WAITING] = g_signal_new ("waiting", DUO_TYPE_CALENDAR_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
duo_calendar_steps_init (DuoCalendarSteps *self)
{
  self->cancellable = g_cancellable_new ();
  g_queue_init (&self->steps);
}

/* Returns: (transfer full) */
DuoCalendarSteps *
duo_calendar_steps_new (DuoContext *context)
{
  DuoCalendarSteps *self = g_object_new (DUO_TYPE_CALENDAR_STEPS, NULL);

  self->context = g_object_ref (context);
  return self;
}

gboolean
duo_calendar_steps_are_waiting (DuoCalendarSteps *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_STEPS (self), FALSE);

  return !g_queue_is_empty (&self->steps);
}

void
duo_calendar_steps_save (DuoCalendarSteps *self, GObject *object, DuoChangeKind kind, gboolean join)
{
  g_return_if_fail (DUO_IS_CALENDAR_STEPS (self));

  push_object_step (self, STEP_SAVE, object, kind, join);
}

void
duo_calendar_steps_remove (DuoCalendarSteps *self, GObject *object)
{
  g_return_if_fail (DUO_IS_CALENDAR_STEPS (self));

  push_object_step (self, STEP_REMOVE, object, DUO_CHANGE_REMOVE, FALSE);
}

void
duo_calendar_steps_run (DuoCalendarSteps *self, const DuoStepWork *work, gpointer data, const char *sentence)
{
  Step *step = g_new0 (Step, 1);

  g_return_if_fail (DUO_IS_CALENDAR_STEPS (self));

  step->type = STEP_RUN;
  step->work = work;
  step->data = data;
  step->title = g_strdup (sentence);
  push_step (self, step);
}

static void
push_history_step (DuoCalendarSteps *self, StepType type, const char *name)
{
  Step *step = g_new0 (Step, 1);

  step->type = type;
  /* a second one, pressed before the first is done, gets its name when it is */
  if (g_queue_is_empty (&self->steps))
    step->title = g_strdup (name);
  push_step (self, step);
}

void
duo_calendar_steps_undo (DuoCalendarSteps *self, const char *name)
{
  g_return_if_fail (DUO_IS_CALENDAR_STEPS (self));

  push_history_step (self, STEP_UNDO, name);
}

void
duo_calendar_steps_redo (DuoCalendarSteps *self, const char *name)
{
  g_return_if_fail (DUO_IS_CALENDAR_STEPS (self));

  push_history_step (self, STEP_REDO, name);
}
