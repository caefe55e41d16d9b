/* SPDX-License-Identifier: EUPL-1.2 */
/* A relationship manager: who owns actions and makes changes. */
#include "duo-manager.h"

struct _DuoManager
{
  DuoRecord parent_instance;
  char *name;  /* (owned) (not nullable): as colleagues write it, "A. de Vries" */
  char *email; /* (owned) (not nullable): e-mail address; "" when not known */
  char *login; /* (owned) (not nullable): login name, by which the programs know who works; unique */
};

G_DEFINE_FINAL_TYPE (DuoManager, duo_manager, DUO_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_EMAIL,
  FIELD_LOGIN,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoManager, name) },
  [FIELD_EMAIL] = { "email", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoManager, email) },
  [FIELD_LOGIN] = { "login", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoManager, login) },
};

static void
duo_manager_class_init (DuoManagerClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_manager_init (DuoManager *self)
{
}

/* Returns: (transfer full): a manager with a uid of its own that the store does not know yet. */
DuoManager *
duo_manager_new (void)
{
  return g_object_new (DUO_TYPE_MANAGER, NULL);
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
  duo_record_set_text (self, FIELD_NAME, name);
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
  duo_record_set_text (self, FIELD_EMAIL, email);
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
  duo_record_set_text (self, FIELD_LOGIN, login);
}
