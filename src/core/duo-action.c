/* SPDX-License-Identifier: EUPL-1.2 */
/* An open point: what has to be done, by whom and before when. */
#include "duo-action.h"

#include <string.h>

struct _DuoAction
{
  GObject parent_instance;
  gint64 id;                /* 0 until the store has saved it */
  char *uid;                /* (owned): UUID, the only id that leaves the store */
  gint64 rev;               /* raised by each write */
  char *text;               /* (owned) (not nullable): what has to be done */
  gint64 owner;             /* id of the manager who does it; 0 for nobody yet */
  DuoWhen due;              /* the last day; may be not known */
  DuoWhen done;             /* the day it was done; not known while it is open */
  DuoObjectKind about_kind; /* what kind of object it is about; %DUO_OBJECT_NONE for nothing */
  gint64 about;             /* id of the object it is about; 0 for none */
  char *note;               /* (owned) (not nullable): a remark for colleagues; "" for none */
};

G_DEFINE_FINAL_TYPE (DuoAction, duo_action, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  PROP_TEXT,
  PROP_OWNER,
  PROP_DUE,
  PROP_DONE,
  PROP_ABOUT_KIND,
  PROP_ABOUT,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_action_finalize (GObject *object)
{
  DuoAction *self = DUO_ACTION (object);

  g_free (self->uid);
  g_free (self->text);
  g_free (self->note);

  G_OBJECT_CLASS (duo_action_parent_class)->finalize (object);
}

static void
duo_action_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoAction *self = DUO_ACTION (object);

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
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_OWNER:
      g_value_set_int64 (value, self->owner);
      break;
    case PROP_DUE:
      g_value_set_boxed (value, &self->due);
      break;
    case PROP_DONE:
      g_value_set_boxed (value, &self->done);
      break;
    case PROP_ABOUT_KIND:
      g_value_set_int (value, (gint) self->about_kind);
      break;
    case PROP_ABOUT:
      g_value_set_int64 (value, self->about);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_action_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoAction *self = DUO_ACTION (object);

  switch (prop_id)
    {
    case PROP_ID:
      duo_action_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      duo_action_set_uid (self, g_value_get_string (value));
      break;
    case PROP_REV:
      duo_action_set_rev (self, g_value_get_int64 (value));
      break;
    case PROP_TEXT:
      duo_action_set_text (self, g_value_get_string (value));
      break;
    case PROP_OWNER:
      duo_action_set_owner (self, g_value_get_int64 (value));
      break;
    case PROP_DUE:
      duo_action_set_due (self, g_value_get_boxed (value));
      break;
    case PROP_DONE:
      duo_action_set_done (self, g_value_get_boxed (value));
      break;
    case PROP_ABOUT_KIND:
      duo_action_set_about_kind (self, (DuoObjectKind) g_value_get_int (value));
      break;
    case PROP_ABOUT:
      duo_action_set_about (self, g_value_get_int64 (value));
      break;
    case PROP_NOTE:
      duo_action_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_action_class_init (DuoActionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_action_finalize;
  object_class->get_property = duo_action_get_property;
  object_class->set_property = duo_action_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_OWNER] = g_param_spec_int64 ("owner", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_DUE] = g_param_spec_boxed ("due", NULL, NULL, DUO_TYPE_WHEN, flags);
  props[PROP_DONE] = g_param_spec_boxed ("done", NULL, NULL, DUO_TYPE_WHEN, flags);
  props[PROP_ABOUT_KIND] = g_param_spec_int ("about-kind", NULL, NULL, 0, DUO_N_OBJECT_KINDS - 1, 0, flags);
  props[PROP_ABOUT] = g_param_spec_int64 ("about", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_action_init (DuoAction *self)
{
  self->uid = g_uuid_string_random ();
  self->text = g_strdup ("");
  self->note = g_strdup ("");
}

/* Returns: (transfer full): an action with a uid of its own that the store does not know yet. */
DuoAction *
duo_action_new (void)
{
  return g_object_new (DUO_TYPE_ACTION, NULL);
}

/* Returns: (transfer full): a copy, ids and revision included, to change and to save in its place. */
DuoAction *
duo_action_copy (DuoAction *self)
{
  DuoAction *copy;

  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  copy = duo_action_new ();
  duo_action_set_id (copy, self->id);
  duo_action_set_uid (copy, self->uid);
  duo_action_set_rev (copy, self->rev);
  duo_action_set_text (copy, self->text);
  duo_action_set_owner (copy, self->owner);
  duo_action_set_due (copy, &self->due);
  duo_action_set_done (copy, &self->done);
  duo_action_set_about_kind (copy, self->about_kind);
  duo_action_set_about (copy, self->about);
  duo_action_set_note (copy, self->note);
  return copy;
}

/* Returns: whether the two hold the same, ids and revision aside. */
gboolean
duo_action_equal (DuoAction *self, DuoAction *other)
{
  g_return_val_if_fail (DUO_IS_ACTION (self) && DUO_IS_ACTION (other), FALSE);

  return strcmp (self->text, other->text) == 0 && self->owner == other->owner
         && duo_when_equal (&self->due, &other->due) && duo_when_equal (&self->done, &other->done)
         && self->about_kind == other->about_kind && self->about == other->about
         && strcmp (self->note, other->note) == 0;
}

gint64
duo_action_get_id (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), 0);

  return self->id;
}

void
duo_action_set_id (DuoAction *self, gint64 id)
{
  g_return_if_fail (DUO_IS_ACTION (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_action_get_uid (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return self->uid;
}

void
duo_action_set_uid (DuoAction *self, const char *uid)
{
  g_return_if_fail (DUO_IS_ACTION (self));
  g_return_if_fail (uid != NULL);

  if (strcmp (self->uid, uid) == 0)
    return;

  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_action_get_rev (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), 0);

  return self->rev;
}

void
duo_action_set_rev (DuoAction *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_ACTION (self));

  if (self->rev == rev)
    return;

  self->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
}

const char *
duo_action_get_text (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return self->text;
}

void
duo_action_set_text (DuoAction *self, const char *text)
{
  g_return_if_fail (DUO_IS_ACTION (self));
  g_return_if_fail (text != NULL);

  if (strcmp (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

gint64
duo_action_get_owner (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), 0);

  return self->owner;
}

void
duo_action_set_owner (DuoAction *self, gint64 owner)
{
  g_return_if_fail (DUO_IS_ACTION (self));

  if (self->owner == owner)
    return;

  self->owner = owner;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_OWNER]);
}

const DuoWhen *
duo_action_get_due (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return &self->due;
}

void
duo_action_set_due (DuoAction *self, const DuoWhen *due)
{
  g_return_if_fail (DUO_IS_ACTION (self));
  g_return_if_fail (due != NULL);

  if (duo_when_equal (&self->due, due))
    return;

  self->due = *due;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DUE]);
}

const DuoWhen *
duo_action_get_done (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return &self->done;
}

void
duo_action_set_done (DuoAction *self, const DuoWhen *done)
{
  g_return_if_fail (DUO_IS_ACTION (self));
  g_return_if_fail (done != NULL);

  if (duo_when_equal (&self->done, done))
    return;

  self->done = *done;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_DONE]);
}

DuoObjectKind
duo_action_get_about_kind (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), (DuoObjectKind) 0);

  return self->about_kind;
}

void
duo_action_set_about_kind (DuoAction *self, DuoObjectKind about_kind)
{
  g_return_if_fail (DUO_IS_ACTION (self));

  if (self->about_kind == about_kind)
    return;

  self->about_kind = about_kind;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ABOUT_KIND]);
}

gint64
duo_action_get_about (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), 0);

  return self->about;
}

void
duo_action_set_about (DuoAction *self, gint64 about)
{
  g_return_if_fail (DUO_IS_ACTION (self));

  if (self->about == about)
    return;

  self->about = about;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ABOUT]);
}

const char *
duo_action_get_note (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return self->note;
}

void
duo_action_set_note (DuoAction *self, const char *note)
{
  g_return_if_fail (DUO_IS_ACTION (self));
  g_return_if_fail (note != NULL);

  if (strcmp (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}
