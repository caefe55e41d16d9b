/* SPDX-License-Identifier: EUPL-1.2 */
/* One answer of a board or an institution for a sector; the newest one stands. */
#include "duo-willingness.h"

struct _DuoWillingness
{
  DuoRecord parent_instance;
  gint64 board;       /* id of the board; 0 for none */
  gint64 institution; /* id of the institution; 0 for none */
  DuoSector sector;   /* for which sector */
  DuoAnswer answer;   /* what was answered */
  char *condition;    /* (owned) (not nullable): under which condition; "" for none */
  DuoWhen since;      /* from when it holds; not known is older than any day */
  DuoOrigin origin;   /* how we know */
  gint64 contact;     /* id of the contact who said so; 0 for none */
  char *person;       /* (owned) (not nullable): who said so, where that is no contact; "" for not known */
  char *note;         /* (owned) (not nullable): a remark for colleagues; "" for none */
  char *title;        /* (owned) (nullable): whose answer, as the store that it was read from calls it; not stored */
};

G_DEFINE_FINAL_TYPE (DuoWillingness, duo_willingness, DUO_TYPE_RECORD)

enum
{
  FIELD_BOARD,
  FIELD_INSTITUTION,
  FIELD_SECTOR,
  FIELD_ANSWER,
  FIELD_CONDITION,
  FIELD_SINCE,
  FIELD_ORIGIN,
  FIELD_CONTACT,
  FIELD_PERSON,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_BOARD] = { "board", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoWillingness, board) },
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoWillingness, institution) },
  [FIELD_SECTOR] = { "sector", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoWillingness, sector), DUO_N_SECTORS },
  [FIELD_ANSWER] = { "answer", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoWillingness, answer), DUO_N_ANSWERS },
  [FIELD_CONDITION] = { "condition", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoWillingness, condition) },
  [FIELD_SINCE] = { "since", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoWillingness, since) },
  [FIELD_ORIGIN] = { "origin", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoWillingness, origin), DUO_N_ORIGINS },
  [FIELD_CONTACT] = { "contact", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoWillingness, contact) },
  [FIELD_PERSON] = { "person", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoWillingness, person) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoWillingness, note) },
};

static void
duo_willingness_finalize (GObject *object)
{
  g_free (DUO_WILLINGNESS (object)->title);

  G_OBJECT_CLASS (duo_willingness_parent_class)->finalize (object);
}

static void
duo_willingness_copy_more (DuoRecord *self, DuoRecord *copy)
{
  duo_willingness_set_title (DUO_WILLINGNESS (copy), DUO_WILLINGNESS (self)->title);
}

static void
duo_willingness_class_init (DuoWillingnessClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_willingness_finalize;
  DUO_RECORD_CLASS (klass)->copy_more = duo_willingness_copy_more;
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_willingness_init (DuoWillingness *self)
{
}

/* Returns: (transfer full): an answer with a uid of its own that the store does not know yet. */
DuoWillingness *
duo_willingness_new (void)
{
  return g_object_new (DUO_TYPE_WILLINGNESS, NULL);
}

gint64
duo_willingness_get_board (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), 0);

  return self->board;
}

void
duo_willingness_set_board (DuoWillingness *self, gint64 board)
{
  duo_record_set_number (self, FIELD_BOARD, board);
}

gint64
duo_willingness_get_institution (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), 0);

  return self->institution;
}

void
duo_willingness_set_institution (DuoWillingness *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

DuoSector
duo_willingness_get_sector (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), (DuoSector) 0);

  return self->sector;
}

void
duo_willingness_set_sector (DuoWillingness *self, DuoSector sector)
{
  duo_record_set_code (self, FIELD_SECTOR, (gint) sector);
}

DuoAnswer
duo_willingness_get_answer (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), (DuoAnswer) 0);

  return self->answer;
}

void
duo_willingness_set_answer (DuoWillingness *self, DuoAnswer answer)
{
  duo_record_set_code (self, FIELD_ANSWER, (gint) answer);
}

const char *
duo_willingness_get_condition (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), NULL);

  return self->condition;
}

void
duo_willingness_set_condition (DuoWillingness *self, const char *condition)
{
  duo_record_set_text (self, FIELD_CONDITION, condition);
}

const DuoWhen *
duo_willingness_get_since (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), NULL);

  return &self->since;
}

void
duo_willingness_set_since (DuoWillingness *self, const DuoWhen *since)
{
  duo_record_set_when (self, FIELD_SINCE, since);
}

DuoOrigin
duo_willingness_get_origin (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), (DuoOrigin) 0);

  return self->origin;
}

void
duo_willingness_set_origin (DuoWillingness *self, DuoOrigin origin)
{
  duo_record_set_code (self, FIELD_ORIGIN, (gint) origin);
}

gint64
duo_willingness_get_contact (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), 0);

  return self->contact;
}

void
duo_willingness_set_contact (DuoWillingness *self, gint64 contact)
{
  duo_record_set_number (self, FIELD_CONTACT, contact);
}

const char *
duo_willingness_get_person (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), NULL);

  return self->person;
}

void
duo_willingness_set_person (DuoWillingness *self, const char *person)
{
  duo_record_set_text (self, FIELD_PERSON, person);
}

const char *
duo_willingness_get_note (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), NULL);

  return self->note;
}

void
duo_willingness_set_note (DuoWillingness *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

const char *
duo_willingness_get_title (DuoWillingness *self)
{
  g_return_val_if_fail (DUO_IS_WILLINGNESS (self), NULL);

  return self->title;
}

void
duo_willingness_set_title (DuoWillingness *self, const char *title)
{
  g_return_if_fail (DUO_IS_WILLINGNESS (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
}
