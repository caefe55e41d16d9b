/* SPDX-License-Identifier: EUPL-1.2 */
/* An account on a materials platform. Its password is in the keyring, never here. */
#include "duo-platform-account.h"

struct _DuoPlatformAccount
{
  DuoRecord parent_instance;
  char *address; /* (owned) (not nullable): of the platform, without a trailing slash */
  char *login; /* (owned) (not nullable): the name one signs in with */
  char *authority; /* (owned) (not nullable): path of the PEM file with the one authority that is trusted; "" for what the machine trusts */
  gint64 practice; /* 1 for the practice platform: what is on it is an exercise */
};

G_DEFINE_FINAL_TYPE (DuoPlatformAccount, duo_platform_account, DUO_TYPE_RECORD)

enum
{
  FIELD_ADDRESS,
  FIELD_LOGIN,
  FIELD_AUTHORITY,
  FIELD_PRACTICE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_ADDRESS] = { "address", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPlatformAccount, address) },
  [FIELD_LOGIN] = { "login", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPlatformAccount, login) },
  [FIELD_AUTHORITY] = { "authority", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPlatformAccount, authority) },
  [FIELD_PRACTICE] = { "practice", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoPlatformAccount, practice) },
};

static void
duo_platform_account_class_init (DuoPlatformAccountClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_platform_account_init (DuoPlatformAccount *self)
{
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoPlatformAccount *
duo_platform_account_new (void)
{
  return g_object_new (DUO_TYPE_PLATFORM_ACCOUNT, NULL);
}

const char *
duo_platform_account_get_address (DuoPlatformAccount *self)
{
  g_return_val_if_fail (DUO_IS_PLATFORM_ACCOUNT (self), NULL);

  return self->address;
}

void
duo_platform_account_set_address (DuoPlatformAccount *self, const char *address)
{
  duo_record_set_text (self, FIELD_ADDRESS, address);
}

const char *
duo_platform_account_get_login (DuoPlatformAccount *self)
{
  g_return_val_if_fail (DUO_IS_PLATFORM_ACCOUNT (self), NULL);

  return self->login;
}

void
duo_platform_account_set_login (DuoPlatformAccount *self, const char *login)
{
  duo_record_set_text (self, FIELD_LOGIN, login);
}

const char *
duo_platform_account_get_authority (DuoPlatformAccount *self)
{
  g_return_val_if_fail (DUO_IS_PLATFORM_ACCOUNT (self), NULL);

  return self->authority;
}

void
duo_platform_account_set_authority (DuoPlatformAccount *self, const char *authority)
{
  duo_record_set_text (self, FIELD_AUTHORITY, authority);
}

gint64
duo_platform_account_get_practice (DuoPlatformAccount *self)
{
  g_return_val_if_fail (DUO_IS_PLATFORM_ACCOUNT (self), 0);

  return self->practice;
}

void
duo_platform_account_set_practice (DuoPlatformAccount *self, gint64 practice)
{
  duo_record_set_number (self, FIELD_PRACTICE, practice);
}
