/* SPDX-License-Identifier: EUPL-1.2 */
/* A person, or a mailbox, that can be reached: plain data; what he is to whom is a DuoContactLink. */
#include "duo-contact.h"

struct _DuoContact
{
  DuoRecord parent_instance;
  char *name;           /* (owned) (not nullable): as people write it; "" for a mailbox that is known by its role only */
  char *email;          /* (owned) (not nullable): e-mail address as it was given; "" when not known */
  char *phone;          /* (owned) (not nullable): telephone number as it was given; "" when not known */
  gboolean do_not_mail; /* has asked not to be mailed */
  char *note;           /* (owned) (not nullable): a remark for colleagues; "" for none */
};

G_DEFINE_FINAL_TYPE (DuoContact, duo_contact, DUO_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_EMAIL,
  FIELD_PHONE,
  FIELD_DO_NOT_MAIL,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContact, name) },
  [FIELD_EMAIL] = { "email", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContact, email) },
  [FIELD_PHONE] = { "phone", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContact, phone) },
  [FIELD_DO_NOT_MAIL] = { "do-not-mail", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoContact, do_not_mail), 2 },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContact, note) },
};

static void
duo_contact_class_init (DuoContactClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_contact_init (DuoContact *self)
{
}

/* Returns: (transfer full): a contact with a uid of its own that the store does not know yet. */
DuoContact *
duo_contact_new (void)
{
  return g_object_new (DUO_TYPE_CONTACT, NULL);
}

const char *
duo_contact_get_name (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), NULL);

  return self->name;
}

void
duo_contact_set_name (DuoContact *self, const char *name)
{
  duo_record_set_text (self, FIELD_NAME, name);
}

const char *
duo_contact_get_email (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), NULL);

  return self->email;
}

void
duo_contact_set_email (DuoContact *self, const char *email)
{
  duo_record_set_text (self, FIELD_EMAIL, email);
}

const char *
duo_contact_get_phone (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), NULL);

  return self->phone;
}

void
duo_contact_set_phone (DuoContact *self, const char *phone)
{
  duo_record_set_text (self, FIELD_PHONE, phone);
}

gboolean
duo_contact_get_do_not_mail (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), FALSE);

  return self->do_not_mail;
}

void
duo_contact_set_do_not_mail (DuoContact *self, gboolean do_not_mail)
{
  duo_record_set_code (self, FIELD_DO_NOT_MAIL, do_not_mail ? 1 : 0);
}

const char *
duo_contact_get_note (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), NULL);

  return self->note;
}

void
duo_contact_set_note (DuoContact *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

/* Returns: (transfer full): the name, else the e-mail address, else the telephone number. */
char *
duo_contact_dup_title (DuoContact *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT (self), NULL);

  if (*self->name != '\0')
    return g_strdup (self->name);
  return g_strdup (*self->email != '\0' ? self->email : self->phone);
}
