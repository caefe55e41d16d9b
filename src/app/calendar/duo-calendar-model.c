/* SPDX-License-Identifier: EUPL-1.2 */
/* What the calendar's views show and what a person does there: the one place that talks to the service. */
#include "duo-calendar-model.h"

#include <glib/gi18n.h>

#include "duo-calendar-steps.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-undo-service.h"
#include "duo-words.h"

struct _DuoCalendarModel
{
  GObject parent_instance;

  DuoContext *context;           /* (owned) */
  DuoCalendarSnapshot *snapshot; /* (owned) (nullable) */
  GPtrArray *visible;            /* (owned) (element-type DuoMessage) */
  DuoCalendarFilter filter;
  gint year;
  gboolean school_year;
  gint wanted_year;              /* asked for last; equal to year when nothing is loading */
  gboolean wanted_school_year;
  gint64 selected;               /* 0 = none */

  GCancellable *cancellable;      /* (owned): of everything, ends with the model */
  GCancellable *load_cancellable; /* (owned) (nullable): of the load that runs */
  DuoCalendarSteps *steps;        /* (owned): what is not in the store yet */
  gboolean reload_wanted;         /* something changed while steps were waiting */
  gulong changed_handler;

  DuoChangeSummary *undo; /* (owned) (nullable) */
  DuoChangeSummary *redo; /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (DuoCalendarModel, duo_calendar_model, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONTEXT,
  PROP_BUSY,
  PROP_SAVING,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  N_PROPS,
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SELECTION_CHANGED,
  SIGNAL_EDIT,
  SIGNAL_TOAST,
  SIGNAL_FAILED,
  SIGNAL_CONFLICT,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void load (DuoCalendarModel *self);

static char *
dup_change_name (const DuoChangeSummary *summary)
{
  return summary != NULL
           ? duo_words_change (duo_change_kind_to_string (summary->kind), summary->object_kind, summary->title)
           : NULL;
}

/* @what: (nullable): title of what was being saved; what is wrong with the store is said of its file */
static void
emit_failed (DuoCalendarModel *self, const GError *error, const char *what)
{
  const gboolean of_store = error->domain == DUO_ERROR && error->code > DUO_ERROR_FAILED && error->code < DUO_ERROR_NOT_FOUND;
  g_autofree char *file = g_path_get_basename (duo_store_get_path (duo_context_get_store (self->context)));
  g_autofree char *sentence = duo_words_error (error, of_store ? file : what);

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

/* Filter */

static gboolean
text_matches (DuoCalendarModel *self, DuoMessage *message, const char *needle)
{
  DuoCampaign *campaign = duo_calendar_snapshot_find_campaign (self->snapshot, duo_message_get_campaign (message));
  g_autofree char *shown = duo_message_dup_shown_text (message, duo_message_get_first_month (message));
  g_autofree char *all = g_strjoin (" ", shown, duo_message_get_link (message), duo_message_get_note (message),
                                    campaign != NULL ? duo_campaign_get_name (campaign) : "", NULL);
  g_autofree char *folded = duo_fold_text (all);

  return duo_fold_matches (folded, needle);
}

static gboolean
passes (DuoCalendarModel *self, DuoMessage *message, const char *needle)
{
  const DuoCalendarFilter *filter = &self->filter;
  const guint statuses
    = filter->statuses != 0 ? filter->statuses : (1u << DUO_MESSAGE_CONCEPT | 1u << DUO_MESSAGE_DEFINITE);

  if (duo_message_get_audience (message) != filter->audience)
    return FALSE;
  if ((statuses & 1u << duo_message_get_status (message)) == 0)
    return FALSE;
  if (filter->sectors != 0 && (duo_message_get_sectors (message, &self->snapshot->span) & filter->sectors) == 0)
    return FALSE;
  if (filter->campaign != 0 && duo_message_get_campaign (message) != MAX (filter->campaign, 0))
    return FALSE;

  return needle == NULL || text_matches (self, message, needle);
}

static void
update_visible (DuoCalendarModel *self)
{
  g_autofree char *needle = NULL;

  g_ptr_array_set_size (self->visible, 0);
  if (self->snapshot != NULL)
    {
      if (self->filter.text != NULL && self->filter.text[0] != '\0')
        needle = duo_fold_text (self->filter.text);
      for (guint i = 0; i < self->snapshot->messages->len; i++)
        if (passes (self, self->snapshot->messages->pdata[i], needle))
          g_ptr_array_add (self->visible, g_object_ref (self->snapshot->messages->pdata[i]));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Loading */

static void
set_load_cancellable (DuoCalendarModel *self, GCancellable *cancellable)
{
  const gboolean was_busy = self->load_cancellable != NULL;

  if (self->load_cancellable != NULL)
    g_cancellable_cancel (self->load_cancellable);
  g_set_object (&self->load_cancellable, cancellable);
  if (was_busy != (cancellable != NULL))
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCalendarModel *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChangeSummary) undo = NULL;
  g_autoptr (DuoChangeSummary) redo = NULL;

  if (!duo_undo_peek_finish (DUO_CONTEXT (source), result, &undo, &redo, &error))
    {
      /* a newer look is on its way, or the model is gone */
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        emit_failed (self, error, NULL);
      return;
    }

  g_clear_pointer (&self->undo, duo_change_summary_free);
  g_clear_pointer (&self->redo, duo_change_summary_free);
  self->undo = g_steal_pointer (&undo);
  self->redo = g_steal_pointer (&redo);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAN_REDO]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_NAME]);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoCalendarModel *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarSnapshot) snapshot = duo_calendar_load_finish (DUO_CONTEXT (source), result, &error);

  /* cancelled: a newer load runs, or the model is gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (snapshot == NULL)
    {
      self->wanted_year = self->year;
      self->wanted_school_year = self->school_year;
      set_load_cancellable (self, NULL);
      emit_failed (self, error, NULL);
      return;
    }

  /* what was read is older than what is shown already */
  if (duo_calendar_steps_are_waiting (self->steps) && self->year == self->wanted_year
      && self->school_year == self->wanted_school_year)
    {
      self->reload_wanted = TRUE;
      set_load_cancellable (self, NULL);
      return;
    }

  g_set_object (&self->snapshot, snapshot);
  self->year = self->wanted_year;
  self->school_year = self->wanted_school_year;
  if (self->selected != 0 && duo_calendar_snapshot_find_message (snapshot, self->selected) == NULL)
    duo_calendar_model_select (self, 0);
  set_load_cancellable (self, NULL);
  update_visible (self);
}

static DuoSpan
get_wanted_span (DuoCalendarModel *self)
{
  return self->wanted_school_year ? duo_span_school_year (self->wanted_year)
                                  : duo_span_calendar_year (self->wanted_year);
}

static void
load (DuoCalendarModel *self)
{
  const DuoSpan span = get_wanted_span (self);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->reload_wanted = FALSE;
  set_load_cancellable (self, cancellable);
  duo_calendar_load_async (self->context, &span, cancellable, loaded_cb, self);
  duo_undo_peek_async (self->context, self->cancellable, peeked_cb, self);
}

static void
store_changed_cb (DuoCalendarModel *self)
{
  if (duo_calendar_steps_are_waiting (self->steps))
    self->reload_wanted = TRUE;
  else
    load (self);
}

/* Steps */

/* Puts a changed copy in the place of what is shown, before the store has it. */
static void
show_at_once (DuoCalendarModel *self, DuoMessage *message)
{
  g_autoptr (DuoCalendarSnapshot) copy = NULL;

  if (self->snapshot == NULL || duo_calendar_snapshot_find_message (self->snapshot, duo_message_get_id (message)) == NULL)
    return;

  copy = g_object_new (DUO_TYPE_CALENDAR_SNAPSHOT, NULL);
  g_clear_pointer (&copy->messages, g_ptr_array_unref);
  g_clear_pointer (&copy->unplaced, g_ptr_array_unref);
  g_clear_pointer (&copy->campaigns, g_ptr_array_unref);
  g_clear_pointer (&copy->milestones, g_ptr_array_unref);
  g_clear_pointer (&copy->findings, g_ptr_array_unref);
  g_clear_pointer (&copy->silences, g_ptr_array_unref);
  copy->span = self->snapshot->span;
  copy->messages = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->snapshot->messages->len; i++)
    {
      DuoMessage *old = self->snapshot->messages->pdata[i];

      g_ptr_array_add (copy->messages, g_object_ref (duo_message_get_id (old) == duo_message_get_id (message) ? message : old));
    }
  copy->unplaced = g_ptr_array_ref (self->snapshot->unplaced);
  copy->campaigns = g_ptr_array_ref (self->snapshot->campaigns);
  copy->milestones = g_ptr_array_ref (self->snapshot->milestones);
  copy->findings = g_ptr_array_ref (self->snapshot->findings);
  copy->silences = g_ptr_array_ref (self->snapshot->silences);

  g_set_object (&self->snapshot, copy);
  update_visible (self);
}

static void
done_cb (DuoCalendarModel *self, GObject *object, guint kind, const char *sentence)
{
  if (object != NULL && DUO_IS_MESSAGE (object) && (kind == DUO_CHANGE_ADD || kind == DUO_CHANGE_DUPLICATE))
    duo_calendar_model_select (self, duo_message_get_id (DUO_MESSAGE (object)));
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, sentence, object != NULL || kind != DUO_CHANGE_UNDO);
}

static void
failed_cb (DuoCalendarModel *self, const char *sentence)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, sentence);
}

static void
conflict_cb (DuoCalendarModel *self, GObject *mine, GObject *theirs, const char *who)
{
  g_signal_emit (self, signals[SIGNAL_CONFLICT], 0, mine, theirs, who);
}

static void
waiting_cb (DuoCalendarModel *self, gboolean waiting)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVING]);
  if (!waiting)
    load (self);
}

/* GObject */

static void
duo_calendar_model_dispose (GObject *object)
{
  DuoCalendarModel *self = DUO_CALENDAR_MODEL (object);

  g_cancellable_cancel (self->cancellable);
  if (self->load_cancellable != NULL)
    g_cancellable_cancel (self->load_cancellable);
  g_clear_signal_handler (&self->changed_handler, duo_context_get_store (self->context));

  G_OBJECT_CLASS (duo_calendar_model_parent_class)->dispose (object);
}

static void
duo_calendar_model_finalize (GObject *object)
{
  DuoCalendarModel *self = DUO_CALENDAR_MODEL (object);

  g_clear_object (&self->steps);
  g_clear_object (&self->context);
  g_clear_object (&self->snapshot);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->load_cancellable);
  g_clear_pointer (&self->visible, g_ptr_array_unref);
  g_clear_pointer (&self->undo, duo_change_summary_free);
  g_clear_pointer (&self->redo, duo_change_summary_free);
  g_free (self->filter.text);

  G_OBJECT_CLASS (duo_calendar_model_parent_class)->finalize (object);
}

static void
duo_calendar_model_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoCalendarModel *self = DUO_CALENDAR_MODEL (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      g_value_set_object (value, self->context);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->load_cancellable != NULL);
      break;
    case PROP_SAVING:
      g_value_set_boolean (value, duo_calendar_steps_are_waiting (self->steps));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo != NULL);
      break;
    case PROP_UNDO_NAME:
      g_value_take_string (value, dup_change_name (self->undo));
      break;
    case PROP_REDO_NAME:
      g_value_take_string (value, dup_change_name (self->redo));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_calendar_model_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoCalendarModel *self = DUO_CALENDAR_MODEL (object);

  switch (prop_id)
    {
    case PROP_CONTEXT:
      self->context = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_calendar_model_constructed (GObject *object)
{
  DuoCalendarModel *self = DUO_CALENDAR_MODEL (object);
  const DuoMonth month = duo_day_get_month (duo_calendar_model_get_today (self));

  G_OBJECT_CLASS (duo_calendar_model_parent_class)->constructed (object);

  self->steps = duo_calendar_steps_new (self->context);
  g_signal_connect_object (self->steps, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "conflict", G_CALLBACK (conflict_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "waiting", G_CALLBACK (waiting_cb), self, G_CONNECT_SWAPPED);
  self->year = self->wanted_year = duo_month_get_year (month);
  self->changed_handler = g_signal_connect_swapped (duo_context_get_store (self->context), "changed",
                                                    G_CALLBACK (store_changed_cb), self);
}

static void
duo_calendar_model_class_init (DuoCalendarModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = duo_calendar_model_constructed;
  object_class->dispose = duo_calendar_model_dispose;
  object_class->finalize = duo_calendar_model_finalize;
  object_class->get_property = duo_calendar_model_get_property;
  object_class->set_property = duo_calendar_model_set_property;

  props[PROP_CONTEXT] = g_param_spec_object ("context", NULL, NULL, DUO_TYPE_CONTEXT,
                                             G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, read);
  props[PROP_SAVING] = g_param_spec_boolean ("saving", NULL, NULL, FALSE, read);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, read);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, read);
  props[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, read);
  props[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, read);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SIGNAL_CHANGED]
    = g_signal_new ("changed", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SELECTION_CHANGED] = g_signal_new ("selection-changed", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0,
                                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_EDIT] = g_signal_new ("edit", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CONFLICT] = g_signal_new ("conflict", DUO_TYPE_CALENDAR_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 3, G_TYPE_OBJECT, G_TYPE_OBJECT, G_TYPE_STRING);
}

static void
duo_calendar_model_init (DuoCalendarModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->visible = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Returns: (transfer full): a model that shows nothing yet; see duo_calendar_model_show_year(). */
DuoCalendarModel *
duo_calendar_model_new (DuoContext *context)
{
  g_return_val_if_fail (DUO_IS_CONTEXT (context), NULL);

  return g_object_new (DUO_TYPE_CALENDAR_MODEL, "context", context, NULL);
}

/* Returns: (transfer none) */
DuoContext *
duo_calendar_model_get_context (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), NULL);

  return self->context;
}

void
duo_calendar_model_show_year (DuoCalendarModel *self, gint year, gboolean school_year)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  self->wanted_year = CLAMP (year, DUO_YEAR_MIN + 1, DUO_YEAR_MAX - 1);
  self->wanted_school_year = school_year;
  load (self);
}

void
duo_calendar_model_step_year (DuoCalendarModel *self, gint delta)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  duo_calendar_model_show_year (self, self->wanted_year + delta, self->wanted_school_year);
}

gint
duo_calendar_model_get_wanted_year (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  return self->wanted_year;
}

void
duo_calendar_model_reload (DuoCalendarModel *self)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  store_changed_cb (self);
}

gint
duo_calendar_model_get_year (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  return self->year;
}

gboolean
duo_calendar_model_get_school_year (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), FALSE);

  return self->school_year;
}

char *
duo_calendar_model_dup_year_text (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), NULL);

  return self->school_year ? g_strdup_printf ("%d/%02d", self->year, (self->year + 1) % 100)
                           : g_strdup_printf ("%d", self->year);
}

DuoSpan
duo_calendar_model_get_span (DuoCalendarModel *self)
{
  if (self->snapshot != NULL)
    return self->snapshot->span;

  return self->school_year ? duo_span_school_year (self->year) : duo_span_calendar_year (self->year);
}

guint32
duo_calendar_model_get_today (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  return duo_clock_get_today (duo_context_get_clock (self->context));
}

DuoCalendarSnapshot *
duo_calendar_model_get_snapshot (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), NULL);

  return self->snapshot;
}

GPtrArray *
duo_calendar_model_get_visible (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), NULL);

  return self->visible;
}

guint
duo_calendar_model_count_all (DuoCalendarModel *self)
{
  guint count = 0;

  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  for (guint i = 0; self->snapshot != NULL && i < self->snapshot->messages->len; i++)
    {
      DuoMessage *message = self->snapshot->messages->pdata[i];

      if (duo_message_get_audience (message) == self->filter.audience
          && duo_message_get_status (message) != DUO_MESSAGE_WITHDRAWN)
        count++;
    }
  return count;
}

guint
duo_calendar_model_count_findings (DuoCalendarModel *self)
{
  guint count = 0;

  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  for (guint i = 0; self->snapshot != NULL && i < self->snapshot->findings->len; i++)
    {
      const DuoFinding *finding = self->snapshot->findings->pdata[i];

      if (finding->silence == 0)
        count++;
    }
  return count;
}

const DuoCalendarFilter *
duo_calendar_model_get_filter (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), NULL);

  return &self->filter;
}

void
duo_calendar_model_set_filter (DuoCalendarModel *self, const DuoCalendarFilter *filter)
{
  g_autofree char *old_text = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  /* @filter may be our own, changed in a copy: its text goes on living until it is copied */
  old_text = self->filter.text;
  self->filter = *filter;
  self->filter.text = g_strdup (filter->text);
  update_visible (self);
}

/* Shows everything of the audience shown. */
void
duo_calendar_model_clear_filter (DuoCalendarModel *self)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  duo_calendar_model_set_filter (self, &(DuoCalendarFilter) { .audience = self->filter.audience });
}

gboolean
duo_calendar_model_is_filtered (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), FALSE);

  return (self->filter.text != NULL && self->filter.text[0] != '\0') || self->filter.sectors != 0
         || self->filter.statuses != 0 || self->filter.campaign != 0;
}

gint64
duo_calendar_model_get_selected (DuoCalendarModel *self)
{
  g_return_val_if_fail (DUO_IS_CALENDAR_MODEL (self), 0);

  return self->selected;
}

void
duo_calendar_model_select (DuoCalendarModel *self, gint64 message)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  if (self->selected == message)
    return;

  self->selected = message;
  g_signal_emit (self, signals[SIGNAL_SELECTION_CHANGED], 0);
}

void
duo_calendar_model_edit (DuoCalendarModel *self, gint64 message)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  if (message != 0)
    duo_calendar_model_select (self, message);
  g_signal_emit (self, signals[SIGNAL_EDIT], 0, message);
}

void
duo_calendar_model_save (DuoCalendarModel *self, GObject *object, DuoChangeKind kind, gboolean join)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (G_IS_OBJECT (object));

  duo_calendar_steps_save (self->steps, object, kind, join);
  if (DUO_IS_MESSAGE (object))
    show_at_once (self, DUO_MESSAGE (object));
}

void
duo_calendar_model_remove (DuoCalendarModel *self, GObject *object)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (G_IS_OBJECT (object));

  duo_calendar_steps_remove (self->steps, object);
}

void
duo_calendar_model_run (DuoCalendarModel *self, const DuoStepWork *work, gpointer data, const char *sentence)
{
  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  duo_calendar_steps_run (self->steps, work, data, sentence);
}

void
duo_calendar_model_add_message (DuoCalendarModel *self, const char *text, DuoSectorSet sectors, DuoMonth first,
                                DuoMonth last)
{
  g_autoptr (DuoMessage) message = NULL;
  DuoPlacement placements[DUO_N_SECTORS];
  guint n_placements = 0;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (text != NULL && text[0] != '\0');

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, sector))
      placements[n_placements++] = (DuoPlacement) { sector, MIN (first, last), MAX (first, last) };

  message = duo_message_new ();
  duo_message_set_text (message, text);
  duo_message_set_audience (message, self->filter.audience);
  duo_message_set_status (message, DUO_MESSAGE_CONCEPT);
  duo_message_set_placements (message, placements, n_placements);
  duo_calendar_model_save (self, G_OBJECT (message), DUO_CHANGE_ADD, FALSE);
}

void
duo_calendar_model_duplicate (DuoCalendarModel *self, DuoMessage *message)
{
  g_autoptr (DuoMessage) copy = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (DUO_IS_MESSAGE (message));

  copy = duo_record_copy_as_new (message);
  duo_message_set_status (copy, DUO_MESSAGE_CONCEPT);
  duo_calendar_model_save (self, G_OBJECT (copy), DUO_CHANGE_DUPLICATE, FALSE);
}

void
duo_calendar_model_delete (DuoCalendarModel *self, DuoMessage *message)
{
  g_autoptr (DuoMessage) copy = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (DUO_IS_MESSAGE (message));

  if (duo_message_get_status (message) != DUO_MESSAGE_DEFINITE)
    {
      duo_calendar_model_remove (self, G_OBJECT (message));
      return;
    }
  copy = duo_message_copy (message);
  duo_message_set_status (copy, DUO_MESSAGE_WITHDRAWN);
  duo_calendar_model_save (self, G_OBJECT (copy), DUO_CHANGE_WITHDRAW, FALSE);
}

/* Concept becomes definite and back; a withdrawn one becomes a concept again. */
void
duo_calendar_model_toggle_status (DuoCalendarModel *self, DuoMessage *message)
{
  g_autoptr (DuoMessage) copy = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (DUO_IS_MESSAGE (message));

  copy = duo_message_copy (message);
  duo_message_set_status (copy, duo_message_get_status (message) == DUO_MESSAGE_CONCEPT ? DUO_MESSAGE_DEFINITE
                                                                                        : DUO_MESSAGE_CONCEPT);
  duo_calendar_model_save (self, G_OBJECT (copy), DUO_CHANGE_STATUS, FALSE);
}

void
duo_calendar_model_undo (DuoCalendarModel *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  name = dup_change_name (self->undo);
  duo_calendar_steps_undo (self->steps, name);
}

void
duo_calendar_model_redo (DuoCalendarModel *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));

  name = dup_change_name (self->redo);
  duo_calendar_steps_redo (self->steps, name);
}

void
duo_calendar_model_overwrite (DuoCalendarModel *self, GObject *mine, GObject *theirs)
{
  gint64 rev;

  g_return_if_fail (DUO_IS_CALENDAR_MODEL (self));
  g_return_if_fail (G_IS_OBJECT (mine) && G_OBJECT_TYPE (mine) == G_OBJECT_TYPE (theirs));

  g_object_get (theirs, "rev", &rev, NULL);
  g_object_set (mine, "rev", rev, NULL);
  duo_calendar_model_save (self, mine, DUO_CHANGE_EDIT, FALSE);
}
