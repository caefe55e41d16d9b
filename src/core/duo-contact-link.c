/* SPDX-License-Identifier: EUPL-1.2 */
/* What a contact is to a board, an institution or a location. */
#include "duo-contact-link.h"

struct _DuoContactLink
{
  DuoRecord parent_instance;
  gint64 contact;      /* id of the contact */
  gint64 board;        /* id of the board; 0 for none */
  gint64 institution;  /* id of the institution; 0 for none */
  gint64 location;     /* id of the location; 0 for none */
  DuoContactRole role; /* what he is there */
  char *function;      /* (owned) (not nullable): the same in their own words, "hoofd communicatie"; "" for none */
  gboolean preferred;  /* the one to begin with: at most one for each target and role */
  DuoOrigin origin;    /* how we know */
  char *purpose;       /* (owned) (not nullable): what his details are kept for; "" for campaigns through institutions */
  DuoWhen confirmed;   /* when somebody said that this is right; may be not known */
  DuoWhen keep_until;  /* the last day to keep this; may be not known */
  char *title;         /* (owned) (nullable): who it is about, as the store that it was read from calls him; not stored */
};

G_DEFINE_FINAL_TYPE (DuoContactLink, duo_contact_link, DUO_TYPE_RECORD)

enum
{
  FIELD_CONTACT,
  FIELD_BOARD,
  FIELD_INSTITUTION,
  FIELD_LOCATION,
  FIELD_ROLE,
  FIELD_FUNCTION,
  FIELD_PREFERRED,
  FIELD_ORIGIN,
  FIELD_PURPOSE,
  FIELD_CONFIRMED,
  FIELD_KEEP_UNTIL,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_CONTACT] = { "contact", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactLink, contact) },
  [FIELD_BOARD] = { "board", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactLink, board) },
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactLink, institution) },
  [FIELD_LOCATION] = { "location", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactLink, location) },
  [FIELD_ROLE] = { "role", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoContactLink, role), DUO_N_CONTACT_ROLES },
  [FIELD_FUNCTION] = { "function", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContactLink, function) },
  [FIELD_PREFERRED] = { "preferred", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoContactLink, preferred), 2 },
  [FIELD_ORIGIN] = { "origin", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoContactLink, origin), DUO_N_ORIGINS },
  [FIELD_PURPOSE] = { "purpose", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContactLink, purpose) },
  [FIELD_CONFIRMED] = { "confirmed", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoContactLink, confirmed) },
  [FIELD_KEEP_UNTIL] = { "keep-until", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoContactLink, keep_until) },
};

static void
duo_contact_link_finalize (GObject *object)
{
  g_free (DUO_CONTACT_LINK (object)->title);

  G_OBJECT_CLASS (duo_contact_link_parent_class)->finalize (object);
}

static void
duo_contact_link_copy_more (DuoRecord *self, DuoRecord *copy)
{
  duo_contact_link_set_title (DUO_CONTACT_LINK (copy), DUO_CONTACT_LINK (self)->title);
}

static void
duo_contact_link_class_init (DuoContactLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_contact_link_finalize;
  DUO_RECORD_CLASS (klass)->copy_more = duo_contact_link_copy_more;
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_contact_link_init (DuoContactLink *self)
{
}

/* Returns: (transfer full): a link with a uid of its own that the store does not know yet. */
DuoContactLink *
duo_contact_link_new (void)
{
  return g_object_new (DUO_TYPE_CONTACT_LINK, NULL);
}

gint64
duo_contact_link_get_contact (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), 0);

  return self->contact;
}

void
duo_contact_link_set_contact (DuoContactLink *self, gint64 contact)
{
  duo_record_set_number (self, FIELD_CONTACT, contact);
}

gint64
duo_contact_link_get_board (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), 0);

  return self->board;
}

void
duo_contact_link_set_board (DuoContactLink *self, gint64 board)
{
  duo_record_set_number (self, FIELD_BOARD, board);
}

gint64
duo_contact_link_get_institution (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), 0);

  return self->institution;
}

void
duo_contact_link_set_institution (DuoContactLink *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

gint64
duo_contact_link_get_location (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), 0);

  return self->location;
}

void
duo_contact_link_set_location (DuoContactLink *self, gint64 location)
{
  duo_record_set_number (self, FIELD_LOCATION, location);
}

DuoContactRole
duo_contact_link_get_role (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), (DuoContactRole) 0);

  return self->role;
}

void
duo_contact_link_set_role (DuoContactLink *self, DuoContactRole role)
{
  duo_record_set_code (self, FIELD_ROLE, (gint) role);
}

const char *
duo_contact_link_get_function (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), NULL);

  return self->function;
}

void
duo_contact_link_set_function (DuoContactLink *self, const char *function)
{
  duo_record_set_text (self, FIELD_FUNCTION, function);
}

gboolean
duo_contact_link_get_preferred (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), FALSE);

  return self->preferred;
}

void
duo_contact_link_set_preferred (DuoContactLink *self, gboolean preferred)
{
  duo_record_set_code (self, FIELD_PREFERRED, preferred ? 1 : 0);
}

DuoOrigin
duo_contact_link_get_origin (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), (DuoOrigin) 0);

  return self->origin;
}

void
duo_contact_link_set_origin (DuoContactLink *self, DuoOrigin origin)
{
  duo_record_set_code (self, FIELD_ORIGIN, (gint) origin);
}

const char *
duo_contact_link_get_purpose (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), NULL);

  return self->purpose;
}

void
duo_contact_link_set_purpose (DuoContactLink *self, const char *purpose)
{
  duo_record_set_text (self, FIELD_PURPOSE, purpose);
}

const DuoWhen *
duo_contact_link_get_confirmed (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), NULL);

  return &self->confirmed;
}

void
duo_contact_link_set_confirmed (DuoContactLink *self, const DuoWhen *confirmed)
{
  duo_record_set_when (self, FIELD_CONFIRMED, confirmed);
}

const DuoWhen *
duo_contact_link_get_keep_until (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), NULL);

  return &self->keep_until;
}

void
duo_contact_link_set_keep_until (DuoContactLink *self, const DuoWhen *keep_until)
{
  duo_record_set_when (self, FIELD_KEEP_UNTIL, keep_until);
}

const char *
duo_contact_link_get_title (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), NULL);

  return self->title;
}

void
duo_contact_link_set_title (DuoContactLink *self, const char *title)
{
  g_return_if_fail (DUO_IS_CONTACT_LINK (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
}

/* Returns: whether it is of exactly one board, institution or location, and of a contact. */
gboolean
duo_contact_link_has_target (DuoContactLink *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_LINK (self), FALSE);

  return self->contact != 0 && (self->board != 0) + (self->institution != 0) + (self->location != 0) == 1;
}
