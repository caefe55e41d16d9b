/* SPDX-License-Identifier: EUPL-1.2 */
/* Partners: plain data with properties. */
#include "duo-partner.h"

struct _DuoPartner
{
  DuoRecord parent_instance;
  char *name; /* (owned) (not nullable) */
  char *short_name; /* (owned) (not nullable) */
  char *place; /* (owned) (not nullable) */
  char *phone; /* (owned) (not nullable) */
  char *website; /* (owned) (not nullable) */
  char *email; /* (owned) (not nullable) */
  char *note; /* (owned) (not nullable) */
  DuoSectorSet sectors;
};

G_DEFINE_FINAL_TYPE (DuoPartner, duo_partner, DUO_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_SHORT_NAME,
  FIELD_PLACE,
  FIELD_PHONE,
  FIELD_WEBSITE,
  FIELD_EMAIL,
  FIELD_NOTE,
  FIELD_SECTORS,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, name) },
  [FIELD_SHORT_NAME] = { "short-name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, short_name) },
  [FIELD_PLACE] = { "place", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, place) },
  [FIELD_PHONE] = { "phone", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, phone) },
  [FIELD_WEBSITE] = { "website", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, website) },
  [FIELD_EMAIL] = { "email", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, email) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPartner, note) },
  [FIELD_SECTORS] = { "sectors", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoPartner, sectors), DUO_SECTOR_SET_ALL + 1 },
};

static void
duo_partner_class_init (DuoPartnerClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_partner_init (DuoPartner *self)
{
}

/* Returns: (transfer full): a partner with a uid of its own that the store does not know yet. */
DuoPartner *
duo_partner_new (void)
{
  return g_object_new (DUO_TYPE_PARTNER, NULL);
}

const char *
duo_partner_get_name (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->name;
}

void
duo_partner_set_name (DuoPartner *self, const char *name)
{
  duo_record_set_text (self, FIELD_NAME, name);
}

const char *
duo_partner_get_short_name (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->short_name;
}

void
duo_partner_set_short_name (DuoPartner *self, const char *short_name)
{
  duo_record_set_text (self, FIELD_SHORT_NAME, short_name);
}

const char *
duo_partner_get_place (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->place;
}

void
duo_partner_set_place (DuoPartner *self, const char *place)
{
  duo_record_set_text (self, FIELD_PLACE, place);
}

const char *
duo_partner_get_phone (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->phone;
}

void
duo_partner_set_phone (DuoPartner *self, const char *phone)
{
  duo_record_set_text (self, FIELD_PHONE, phone);
}

const char *
duo_partner_get_website (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->website;
}

void
duo_partner_set_website (DuoPartner *self, const char *website)
{
  duo_record_set_text (self, FIELD_WEBSITE, website);
}

const char *
duo_partner_get_email (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->email;
}

void
duo_partner_set_email (DuoPartner *self, const char *email)
{
  duo_record_set_text (self, FIELD_EMAIL, email);
}

const char *
duo_partner_get_note (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), NULL);

  return self->note;
}

void
duo_partner_set_note (DuoPartner *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

DuoSectorSet
duo_partner_get_sectors (DuoPartner *self)
{
  g_return_val_if_fail (DUO_IS_PARTNER (self), DUO_SECTOR_SET_NONE);

  return self->sectors;
}

void
duo_partner_set_sectors (DuoPartner *self, DuoSectorSet sectors)
{
  duo_record_set_code (self, FIELD_SECTORS, (gint) sectors);
}
