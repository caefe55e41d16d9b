/* SPDX-License-Identifier: EUPL-1.2 */
/* A dated event beside the messages, as planned and as it became. */
#include "duo-milestone.h"

#include <string.h>

struct _DuoMilestone
{
  GObject parent_instance;
  gint64 id;            /* 0 until the store has saved it */
  char *uid;            /* (owned): UUID, the only id that leaves the store */
  gint64 rev;           /* raised by each write */
  char *title;          /* (owned) (not nullable): what happens */
  DuoWhen planned;      /* when it was to happen; may be not known */
  DuoWhen actual;       /* when it did happen; not known until it has */
  char *topic;          /* (owned) (not nullable): the subject it belongs to; "" for none */
  DuoAudience audience; /* whom it concerns */
  gint64 campaign;      /* id of the campaign it belongs to; 0 for none */
  char *note;           /* (owned) (not nullable): a remark for colleagues; "" for none */
};

G_DEFINE_FINAL_TYPE (DuoMilestone, duo_milestone, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  PROP_TITLE,
  PROP_PLANNED,
  PROP_ACTUAL,
  PROP_TOPIC,
  PROP_AUDIENCE,
  PROP_CAMPAIGN,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_milestone_finalize (GObject *object)
{
  DuoMilestone *self = DUO_MILESTONE (object);

  g_free (self->uid);
  g_free (self->title);
  g_free (self->topic);
  g_free (self->note);

  G_OBJECT_CLASS (duo_milestone_parent_class)->finalize (object);
}

static void
duo_milestone_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoMilestone *self = DUO_MILESTONE (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_UID:
      g_value_set_string (value, self->uid);
      break;
    case PROP_REV:
      g_value_set_int64 (value, self->rev);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_PLANNED:
      g_value_set_boxed (value, &self->planned);
      break;
    case PROP_ACTUAL:
      g_value_set_boxed (value, &self->actual);
      break;
    case PROP_TOPIC:
      g_value_set_string (value, self->topic);
      break;
    case PROP_AUDIENCE:
      g_value_set_int (value, (gint) self->audience);
      break;
    case PROP_CAMPAIGN:
      g_value_set_int64 (value, self->campaign);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_milestone_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoMilestone *self = DUO_MILESTONE (object);

  switch (prop_id)
    {
    case PROP_ID:
      duo_milestone_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      duo_milestone_set_uid (self, g_value_get_string (value));
      break;
    case PROP_REV:
      duo_milestone_set_rev (self, g_value_get_int64 (value));
      break;
    case PROP_TITLE:
      duo_milestone_set_title (self, g_value_get_string (value));
      break;
    case PROP_PLANNED:
      duo_milestone_set_planned (self, g_value_get_boxed (value));
      break;
    case PROP_ACTUAL:
      duo_milestone_set_actual (self, g_value_get_boxed (value));
      break;
    case PROP_TOPIC:
      duo_milestone_set_topic (self, g_value_get_string (value));
      break;
    case PROP_AUDIENCE:
      duo_milestone_set_audience (self, (DuoAudience) g_value_get_int (value));
      break;
    case PROP_CAMPAIGN:
      duo_milestone_set_campaign (self, g_value_get_int64 (value));
      break;
    case PROP_NOTE:
      duo_milestone_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_milestone_class_init (DuoMilestoneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_milestone_finalize;
  object_class->get_property = duo_milestone_get_property;
  object_class->set_property = duo_milestone_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  props[PROP_PLANNED] = g_param_spec_boxed ("planned", NULL, NULL, DUO_TYPE_WHEN, flags);
  props[PROP_ACTUAL] = g_param_spec_boxed ("actual", NULL, NULL, DUO_TYPE_WHEN, flags);
  props[PROP_TOPIC] = g_param_spec_string ("topic", NULL, NULL, "", flags);
  props[PROP_AUDIENCE] = g_param_spec_int ("audience", NULL, NULL, 0, DUO_N_AUDIENCES - 1, 0, flags);
  props[PROP_CAMPAIGN] = g_param_spec_int64 ("campaign", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_milestone_init (DuoMilestone *self)
{
  self->uid = g_uuid_string_random ();
  self->title = g_strdup ("");
  self->topic = g_strdup ("");
  self->note = g_strdup ("");
}

/* Returns: (transfer full): a milestone with a uid of its own that the store does not know yet. */
DuoMilestone *
duo_milestone_new (void)
{
  return g_object_new (DUO_TYPE_MILESTONE, NULL);
}

/* Returns: (transfer full): a copy, ids and revision included, to change and to save in its place. */
DuoMilestone *
duo_milestone_copy (DuoMilestone *self)
{
  DuoMilestone *copy;

  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  copy = duo_milestone_new ();
  duo_milestone_set_id (copy, self->id);
  duo_milestone_set_uid (copy, self->uid);
  duo_milestone_set_rev (copy, self->rev);
  duo_milestone_set_title (copy, self->title);
  duo_milestone_set_planned (copy, &self->planned);
  duo_milestone_set_actual (copy, &self->actual);
  duo_milestone_set_topic (copy, self->topic);
  duo_milestone_set_audience (copy, self->audience);
  duo_milestone_set_campaign (copy, self->campaign);
  duo_milestone_set_note (copy, self->note);
  return copy;
}

/* Returns: whether the two hold the same, ids and revision aside. */
gboolean
duo_milestone_equal (DuoMilestone *self, DuoMilestone *other)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self) && DUO_IS_MILESTONE (other), FALSE);

  return strcmp (self->title, other->title) == 0 && duo_when_equal (&self->planned, &other->planned)
         && duo_when_equal (&self->actual, &other->actual) && strcmp (self->topic, other->topic) == 0
         && self->audience == other->audience && self->campaign == other->campaign
         && strcmp (self->note, other->note) == 0;
}

gint64
duo_milestone_get_id (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), 0);

  return self->id;
}

void
duo_milestone_set_id (DuoMilestone *self, gint64 id)
{
  g_return_if_fail (DUO_IS_MILESTONE (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_milestone_get_uid (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), NULL);

  return self->uid;
}

void
duo_milestone_set_uid (DuoMilestone *self, const char *uid)
{
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (uid != NULL);

  if (strcmp (self->uid, uid) == 0)
    return;

  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_milestone_get_rev (DuoMilestone *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE (self), 0);

  return self->rev;
}

void
duo_milestone_set_rev (DuoMilestone *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_MILESTONE (self));

  if (self->rev == rev)
    return;

  self->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (title != NULL);

  if (strcmp (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (planned != NULL);

  if (duo_when_equal (&self->planned, planned))
    return;

  self->planned = *planned;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLANNED]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (actual != NULL);

  if (duo_when_equal (&self->actual, actual))
    return;

  self->actual = *actual;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ACTUAL]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (topic != NULL);

  if (strcmp (self->topic, topic) == 0)
    return;

  g_free (self->topic);
  self->topic = g_strdup (topic);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TOPIC]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));

  if (self->audience == audience)
    return;

  self->audience = audience;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUDIENCE]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));

  if (self->campaign == campaign)
    return;

  self->campaign = campaign;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAMPAIGN]);
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
  g_return_if_fail (DUO_IS_MILESTONE (self));
  g_return_if_fail (note != NULL);

  if (strcmp (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}
