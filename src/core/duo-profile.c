/* SPDX-License-Identifier: EUPL-1.2 */
/* Profiles: plain data with properties, and the answers that channels inherit. */
#include "duo-profile.h"

struct _DuoProfile
{
  DuoRecord parent_instance;
  DuoChannelKind kind;
  char *name;     /* (owned) (not nullable) */
  char *supplier; /* (owned) (not nullable): who makes or runs it; "" */
  char *note;     /* (owned) (not nullable) */
  DuoSpecs *specs; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DuoProfile, duo_profile, DUO_TYPE_RECORD)

enum
{
  FIELD_KIND,
  FIELD_NAME,
  FIELD_SUPPLIER,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_KIND] = { "kind", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoProfile, kind), DUO_N_CHANNEL_KINDS },
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoProfile, name) },
  [FIELD_SUPPLIER] = { "supplier", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoProfile, supplier) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoProfile, note) },
};

static void
duo_profile_copy_more (DuoRecord *self, DuoRecord *copy)
{
  duo_profile_set_specs (DUO_PROFILE (copy), DUO_PROFILE (self)->specs);
}

static gboolean
duo_profile_equal_more (DuoRecord *self, DuoRecord *other)
{
  return duo_specs_equal (DUO_PROFILE (self)->specs, DUO_PROFILE (other)->specs);
}

static void
duo_profile_finalize (GObject *object)
{
  duo_specs_free (DUO_PROFILE (object)->specs);

  G_OBJECT_CLASS (duo_profile_parent_class)->finalize (object);
}

static void
duo_profile_class_init (DuoProfileClass *klass)
{
  DuoRecordClass *record_class = DUO_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_profile_finalize;
  record_class->copy_more = duo_profile_copy_more;
  record_class->equal_more = duo_profile_equal_more;
  duo_record_class_set_fields (record_class, fields, N_FIELDS);
}

static void
duo_profile_init (DuoProfile *self)
{
  self->specs = duo_specs_new ();
}

/* Returns: (transfer full): a profile with a uid of its own that the store does not know yet. */
DuoProfile *
duo_profile_new (void)
{
  return g_object_new (DUO_TYPE_PROFILE, NULL);
}

DuoChannelKind
duo_profile_get_kind (DuoProfile *self)
{
  g_return_val_if_fail (DUO_IS_PROFILE (self), DUO_CHANNEL_SCREEN);

  return self->kind;
}

void
duo_profile_set_kind (DuoProfile *self, DuoChannelKind kind)
{
  duo_record_set_code (self, FIELD_KIND, (gint) kind);
}

const char *
duo_profile_get_name (DuoProfile *self)
{
  g_return_val_if_fail (DUO_IS_PROFILE (self), NULL);

  return self->name;
}

void
duo_profile_set_name (DuoProfile *self, const char *name)
{
  duo_record_set_text (self, FIELD_NAME, name);
}

const char *
duo_profile_get_supplier (DuoProfile *self)
{
  g_return_val_if_fail (DUO_IS_PROFILE (self), NULL);

  return self->supplier;
}

void
duo_profile_set_supplier (DuoProfile *self, const char *supplier)
{
  duo_record_set_text (self, FIELD_SUPPLIER, supplier);
}

const char *
duo_profile_get_note (DuoProfile *self)
{
  g_return_val_if_fail (DUO_IS_PROFILE (self), NULL);

  return self->note;
}

void
duo_profile_set_note (DuoProfile *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

/* Returns: (transfer none): its answers, until they are set again. */
const DuoSpecs *
duo_profile_get_specs (DuoProfile *self)
{
  g_return_val_if_fail (DUO_IS_PROFILE (self), NULL);

  return self->specs;
}

void
duo_profile_set_specs (DuoProfile *self, const DuoSpecs *specs)
{
  DuoSpecs *copy;

  g_return_if_fail (DUO_IS_PROFILE (self));

  copy = duo_specs_copy (specs); /* first: it may be its own */
  duo_specs_free (self->specs);
  self->specs = copy;
}

/* Sets one answer. @value: (transfer full) (nullable): %NULL = not asked. */
void
duo_profile_take_spec (DuoProfile *self, DuoSpecField field, DuoSpecValue *value)
{
  g_return_if_fail (DUO_IS_PROFILE (self));

  duo_specs_take (self->specs, field, value);
}
