/* SPDX-License-Identifier: EUPL-1.2 */
/* A relationship manager: who owns actions and makes changes. */
#include "duo-manager.h"

#include <string.h>

struct _DuoManager
{
  GObject parent_instance;
  gint64 id;   /* 0 until the store has saved it */
  char *uid;   /* (owned): UUID, the only id that leaves the store */
  gint64 rev;  /* raised by each write */
  char *name;  /* (owned) (not nullable): as colleagues write it, "A. de Vries" */
  char *email; /* (owned) (not nullable): e-mail address; "" when not known */
  char *login; /* (owned) (not nullable): login name, by which the programs know who works; unique */
};

G_DEFINE_FINAL_TYPE (DuoManager, duo_manager, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  PROP_NAME,
  PROP_EMAIL,
  PROP_LOGIN,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_manager_finalize (GObject *object)
{
  DuoManager *self = DUO_MANAGER (object);

  g_free (self->uid);
  g_free (self->name);
  g_free (self->email);
  g_free (self->login);

  G_OBJECT_CLASS (duo_manager_parent_class)->finalize (object);
}

static void
duo_manager_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoManager *self = DUO_MANAGER (object);

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
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_EMAIL:
      g_value_set_string (value, self->email);
      break;
    case PROP_LOGIN:
      g_value_set_string (value, self->login);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_manager_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoManager *self = DUO_MANAGER (object);

  switch (prop_id)
    {
    case PROP_ID:
      duo_manager_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      duo_manager_set_uid (self, g_value_get_string (value));
      break;
    case PROP_REV:
      duo_manager_set_rev (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      duo_manager_set_name (self, g_value_get_string (value));
      break;
    case PROP_EMAIL:
      duo_manager_set_email (self, g_value_get_string (value));
      break;
    case PROP_LOGIN:
      duo_manager_set_login (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_manager_class_init (DuoManagerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_manager_finalize;
  object_class->get_property = duo_manager_get_property;
  object_class->set_property = duo_manager_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  props[PROP_EMAIL] = g_param_spec_string ("email", NULL, NULL, "", flags);
  props[PROP_LOGIN] = g_param_spec_string ("login", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_manager_init (DuoManager *self)
{
  self->uid = g_uuid_string_random ();
  self->name = g_strdup ("");
  self->email = g_strdup ("");
  self->login = g_strdup ("");
}

/* Returns: (transfer full): a manager with a uid of its own that the store does not know yet. */
DuoManager *
duo_manager_new (void)
{
  return g_object_new (DUO_TYPE_MANAGER, NULL);
}

/* Returns: (transfer full): a copy, ids and revision included, to change and to save in its place. */
DuoManager *
duo_manager_copy (DuoManager *self)
{
  DuoManager *copy;

  g_return_val_if_fail (DUO_IS_MANAGER (self), NULL);

  copy = duo_manager_new ();
  duo_manager_set_id (copy, self->id);
  duo_manager_set_uid (copy, self->uid);
  duo_manager_set_rev (copy, self->rev);
  duo_manager_set_name (copy, self->name);
  duo_manager_set_email (copy, self->email);
  duo_manager_set_login (copy, self->login);
  return copy;
}

/* Returns: whether the two hold the same, ids and revision aside. */
gboolean
duo_manager_equal (DuoManager *self, DuoManager *other)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self) && DUO_IS_MANAGER (other), FALSE);

  return strcmp (self->name, other->name) == 0 && strcmp (self->email, other->email) == 0
         && strcmp (self->login, other->login) == 0;
}

gint64
duo_manager_get_id (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), 0);

  return self->id;
}

void
duo_manager_set_id (DuoManager *self, gint64 id)
{
  g_return_if_fail (DUO_IS_MANAGER (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_manager_get_uid (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), NULL);

  return self->uid;
}

void
duo_manager_set_uid (DuoManager *self, const char *uid)
{
  g_return_if_fail (DUO_IS_MANAGER (self));
  g_return_if_fail (uid != NULL);

  if (strcmp (self->uid, uid) == 0)
    return;

  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_manager_get_rev (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), 0);

  return self->rev;
}

void
duo_manager_set_rev (DuoManager *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_MANAGER (self));

  if (self->rev == rev)
    return;

  self->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
}

const char *
duo_manager_get_name (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), NULL);

  return self->name;
}

void
duo_manager_set_name (DuoManager *self, const char *name)
{
  g_return_if_fail (DUO_IS_MANAGER (self));
  g_return_if_fail (name != NULL);

  if (strcmp (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
}

const char *
duo_manager_get_email (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), NULL);

  return self->email;
}

void
duo_manager_set_email (DuoManager *self, const char *email)
{
  g_return_if_fail (DUO_IS_MANAGER (self));
  g_return_if_fail (email != NULL);

  if (strcmp (self->email, email) == 0)
    return;

  g_free (self->email);
  self->email = g_strdup (email);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_EMAIL]);
}

const char *
duo_manager_get_login (DuoManager *self)
{
  g_return_val_if_fail (DUO_IS_MANAGER (self), NULL);

  return self->login;
}

void
duo_manager_set_login (DuoManager *self, const char *login)
{
  g_return_if_fail (DUO_IS_MANAGER (self));
  g_return_if_fail (login != NULL);

  if (strcmp (self->login, login) == 0)
    return;

  g_free (self->login);
  self->login = g_strdup (login);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOGIN]);
}
