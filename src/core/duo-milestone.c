/* SPDX-License-Identifier: EUPL-1.2 */
/* A dated event beside the messages, as planned and as it became. */
#include "duo-milestone.h"

struct _DuoMilestone
{
  DuoRecord parent_instance;
  char *title;          /* (owned) (not nullable): what happens */
  DuoWhen planned;      /* when it was to happen; may be not known */
  DuoWhen actual;       /* when it did happen; not known until it has */
  char *topic;          /* (owned) (not nullable): the subject it belongs to; "" for none */
  DuoAudience audience; /* whom it concerns */
  gint64 campaign;      /* id of the campaign it belongs to; 0 for none */
  char *note;           /* (owned) (not nullable): a remark for colleagues; "" for none */
  DuoStepKind step; /* which step of its campaign it is; %DUO_STEP_NONE for none */
};

G_DEFINE_FINAL_TYPE (DuoMilestone, duo_milestone, DUO_TYPE_RECORD)

enum
{
  FIELD_TITLE,
  FIELD_PLANNED,
  FIELD_ACTUAL,
  FIELD_TOPIC,
  FIELD_AUDIENCE,
  FIELD_CAMPAIGN,
  FIELD_NOTE,
  FIELD_STEP,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_TITLE] = { "title", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMilestone, title) },
  [FIELD_PLANNED] = { "planned", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoMilestone, planned) },
  [FIELD_ACTUAL] = { "actual", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoMilestone, actual) },
  [FIELD_TOPIC] = { "topic", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMilestone, topic) },
  [FIELD_AUDIENCE] = { "audience", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoMilestone, audience), DUO_N_AUDIENCES },
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoMilestone, campaign) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMilestone, note) },
  [FIELD_STEP] = { "step", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoMilestone, step), DUO_N_STEPS },
};

static void
duo_milestone_class_init (DuoMilestoneClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_milestone_init (DuoMilestone *self)
{
}

/* Returns: (transfer full): a milestone with a uid of its own that the store does not know yet. */
DuoMilestone *
duo_milestone_new (void)
{
  return g_object_new (DUO_TYPE_MILESTONE, NULL);
}

const char *
duo_milestone_get_title (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return self->title;
}

void
duo_milestone_set_title (DuoMilestone *self, const char *title)
{
  duo_record_set_text (self, FIELD_TITLE, title);
}

const DuoWhen *
duo_milestone_get_planned (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return &self->planned;
}

void
duo_milestone_set_planned (DuoMilestone *self, const DuoWhen *planned)
{
  duo_record_set_when (self, FIELD_PLANNED, planned);
}

const DuoWhen *
duo_milestone_get_actual (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return &self->actual;
}

void
duo_milestone_set_actual (DuoMilestone *self, const DuoWhen *actual)
{
  duo_record_set_when (self, FIELD_ACTUAL, actual);
}

const char *
duo_milestone_get_topic (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return self->topic;
}

void
duo_milestone_set_topic (DuoMilestone *self, const char *topic)
{
  duo_record_set_text (self, FIELD_TOPIC, topic);
}

DuoAudience
duo_milestone_get_audience (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), (DuoAudience) 0);

  return self->audience;
}

void
duo_milestone_set_audience (DuoMilestone *self, DuoAudience audience)
{
  duo_record_set_code (self, FIELD_AUDIENCE, (gint) audience);
}

gint64
duo_milestone_get_campaign (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), 0);

  return self->campaign;
}

void
duo_milestone_set_campaign (DuoMilestone *self, gint64 campaign)
{
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
}

const char *
duo_milestone_get_note (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return self->note;
}

void
duo_milestone_set_note (DuoMilestone *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

DuoStepKind
duo_milestone_get_step (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), (DuoStepKind) 0);

  return self->step;
}

void
duo_milestone_set_step (DuoMilestone *self, DuoStepKind step)
{
  duo_record_set_code (self, FIELD_STEP, (gint) step);
}
