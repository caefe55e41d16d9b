/* SPDX-License-Identifier: EUPL-1.2 */
/* A phone call, visit, mail or meeting with an institution, a board or a contact. */
#include "duo-contact-moment.h"

#include <string.h>

struct _DuoContactMoment
{
  DuoRecord parent_instance;
  DuoWhen day;        /* when it was */
  DuoMomentKind kind; /* what it was */
  gint64 manager;     /* id of the colleague who had it; 0 for not known */
  gint64 board;       /* id of the board; 0 for none */
  gint64 institution; /* id of the institution; 0 for none */
  gint64 contact;     /* id of the contact; 0 for none */
  char *text;         /* (owned) (not nullable): what was said */
};

G_DEFINE_FINAL_TYPE (DuoContactMoment, duo_contact_moment, DUO_TYPE_RECORD)

enum
{
  FIELD_DAY,
  FIELD_KIND,
  FIELD_MANAGER,
  FIELD_BOARD,
  FIELD_INSTITUTION,
  FIELD_CONTACT,
  FIELD_TEXT,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_DAY] = { "day", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoContactMoment, day) },
  [FIELD_KIND] = { "kind", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoContactMoment, kind), DUO_N_MOMENT_KINDS },
  [FIELD_MANAGER] = { "manager", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactMoment, manager) },
  [FIELD_BOARD] = { "board", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactMoment, board) },
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactMoment, institution) },
  [FIELD_CONTACT] = { "contact", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoContactMoment, contact) },
  [FIELD_TEXT] = { "text", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoContactMoment, text) },
};

static void
duo_contact_moment_class_init (DuoContactMomentClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_contact_moment_init (DuoContactMoment *self)
{
}

/* Returns: (transfer full): a moment with a uid of its own that the store does not know yet. */
DuoContactMoment *
duo_contact_moment_new (void)
{
  return g_object_new (DUO_TYPE_CONTACT_MOMENT, NULL);
}

const DuoWhen *
duo_contact_moment_get_day (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), NULL);

  return &self->day;
}

void
duo_contact_moment_set_day (DuoContactMoment *self, const DuoWhen *day)
{
  duo_record_set_when (self, FIELD_DAY, day);
}

DuoMomentKind
duo_contact_moment_get_kind (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), (DuoMomentKind) 0);

  return self->kind;
}

void
duo_contact_moment_set_kind (DuoContactMoment *self, DuoMomentKind kind)
{
  duo_record_set_code (self, FIELD_KIND, (gint) kind);
}

gint64
duo_contact_moment_get_manager (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), 0);

  return self->manager;
}

void
duo_contact_moment_set_manager (DuoContactMoment *self, gint64 manager)
{
  duo_record_set_number (self, FIELD_MANAGER, manager);
}

gint64
duo_contact_moment_get_board (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), 0);

  return self->board;
}

void
duo_contact_moment_set_board (DuoContactMoment *self, gint64 board)
{
  duo_record_set_number (self, FIELD_BOARD, board);
}

gint64
duo_contact_moment_get_institution (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), 0);

  return self->institution;
}

void
duo_contact_moment_set_institution (DuoContactMoment *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

gint64
duo_contact_moment_get_contact (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), 0);

  return self->contact;
}

void
duo_contact_moment_set_contact (DuoContactMoment *self, gint64 contact)
{
  duo_record_set_number (self, FIELD_CONTACT, contact);
}

const char *
duo_contact_moment_get_text (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), NULL);

  return self->text;
}

void
duo_contact_moment_set_text (DuoContactMoment *self, const char *text)
{
  duo_record_set_text (self, FIELD_TEXT, text);
}

/* Returns: (transfer full): the first line of its text. */
char *
duo_contact_moment_dup_title (DuoContactMoment *self)
{
  g_return_val_if_fail (DUO_IS_CONTACT_MOMENT (self), NULL);

  return g_strndup (self->text, strcspn (self->text, "\r\n"));
}
