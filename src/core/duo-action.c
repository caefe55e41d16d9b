/* SPDX-License-Identifier: EUPL-1.2 */
/* An open point: what has to be done, by whom and before when. */
#include "duo-action.h"

struct _DuoAction
{
  DuoRecord parent_instance;
  char *text;               /* (owned) (not nullable): what has to be done */
  gint64 owner;             /* id of the manager who does it; 0 for nobody yet */
  char *owner_name;         /* (owned) (not nullable): who does it, by name: becomes owner when it is saved; "" */
  DuoWhen due;              /* the last day; may be not known */
  DuoWhen done;             /* the day it was done; not known while it is open */
  DuoObjectKind about_kind; /* what kind of object it is about; %DUO_OBJECT_NONE for nothing */
  gint64 about;             /* id of the object it is about; 0 for none */
  char *about_title;        /* (owned) (not nullable): what it is about, in an overview that does not list that; not stored; "" */
  char *note;               /* (owned) (not nullable): a remark for colleagues; "" for none */
};

G_DEFINE_FINAL_TYPE (DuoAction, duo_action, DUO_TYPE_RECORD)

enum
{
  FIELD_TEXT,
  FIELD_OWNER,
  FIELD_OWNER_NAME,
  FIELD_DUE,
  FIELD_DONE,
  FIELD_ABOUT_KIND,
  FIELD_ABOUT,
  FIELD_ABOUT_TITLE,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_TEXT] = { "text", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoAction, text) },
  [FIELD_OWNER] = { "owner", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoAction, owner) },
  [FIELD_OWNER_NAME] = { "owner-name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoAction, owner_name) },
  [FIELD_DUE] = { "due", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoAction, due) },
  [FIELD_DONE] = { "done", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoAction, done) },
  [FIELD_ABOUT_KIND] = { "about-kind", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoAction, about_kind), DUO_N_OBJECT_KINDS },
  [FIELD_ABOUT] = { "about", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoAction, about) },
  [FIELD_ABOUT_TITLE] = { "about-title", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoAction, about_title) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoAction, note) },
};

static void
duo_action_class_init (DuoActionClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_action_init (DuoAction *self)
{
}

/* Returns: (transfer full): an action with a uid of its own that the store does not know yet. */
DuoAction *
duo_action_new (void)
{
  return g_object_new (DUO_TYPE_ACTION, NULL);
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
  duo_record_set_text (self, FIELD_TEXT, text);
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
  duo_record_set_number (self, FIELD_OWNER, owner);
}

const char *
duo_action_get_owner_name (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return self->owner_name;
}

/* For somebody who may not be a manager yet: saving makes one where none has that name, and forgets the owner that it
 * had. The store does not keep it. */
void
duo_action_set_owner_name (DuoAction *self, const char *owner_name)
{
  duo_record_set_text (self, FIELD_OWNER_NAME, owner_name);
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
  duo_record_set_when (self, FIELD_DUE, due);
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
  duo_record_set_when (self, FIELD_DONE, done);
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
  duo_record_set_code (self, FIELD_ABOUT_KIND, (gint) about_kind);
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
  duo_record_set_number (self, FIELD_ABOUT, about);
}

const char *
duo_action_get_about_title (DuoAction *self)
{
  g_return_val_if_fail (DUO_IS_ACTION (self), NULL);

  return self->about_title;
}

void
duo_action_set_about_title (DuoAction *self, const char *about_title)
{
  duo_record_set_text (self, FIELD_ABOUT_TITLE, about_title);
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
  duo_record_set_text (self, FIELD_NOTE, note);
}
