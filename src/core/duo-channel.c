/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels: plain data with properties, their locations, and their own answers. */
#include "duo-channel.h"

#define STALE_MONTHS 12 /* source: domain report, 4.2: warn after twelve months */

struct _DuoChannel
{
  DuoRecord parent_instance;
  gint64 institution;
  gint64 profile;          /* 0 for none */
  DuoChannelKind kind;
  char *name;              /* (owned) (not nullable) */
  DuoChannelStatus status;
  DuoWhen valid_from;
  DuoOrigin origin;
  DuoWhen confirmed;       /* when somebody last said that all this is so */
  char *note;              /* (owned) (not nullable) */
  GArray *locations;       /* (owned) (element-type gint64): in order; none = all */
  DuoSpecs *specs;         /* (owned) */
};

G_DEFINE_FINAL_TYPE (DuoChannel, duo_channel, DUO_TYPE_RECORD)

enum
{
  FIELD_INSTITUTION,
  FIELD_PROFILE,
  FIELD_KIND,
  FIELD_NAME,
  FIELD_STATUS,
  FIELD_VALID_FROM,
  FIELD_ORIGIN,
  FIELD_CONFIRMED,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoChannel, institution) },
  [FIELD_PROFILE] = { "profile", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoChannel, profile) },
  [FIELD_KIND] = { "kind", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoChannel, kind), DUO_N_CHANNEL_KINDS },
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoChannel, name) },
  [FIELD_STATUS] = { "status", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoChannel, status), DUO_N_CHANNEL_STATUSES },
  [FIELD_VALID_FROM] = { "valid-from", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoChannel, valid_from) },
  [FIELD_ORIGIN] = { "origin", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoChannel, origin), DUO_N_ORIGINS },
  [FIELD_CONFIRMED] = { "confirmed", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoChannel, confirmed) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoChannel, note) },
};

static void
duo_channel_copy_more (DuoRecord *self, DuoRecord *copy)
{
  DuoChannel *channel = DUO_CHANNEL (self);

  duo_channel_set_specs (DUO_CHANNEL (copy), channel->specs);
  duo_channel_set_locations (DUO_CHANNEL (copy), (const gint64 *) (gpointer) channel->locations->data, channel->locations->len);
}

static gboolean
duo_channel_equal_more (DuoRecord *self, DuoRecord *other)
{
  DuoChannel *a = DUO_CHANNEL (self);
  DuoChannel *b = DUO_CHANNEL (other);

  if (a->locations->len != b->locations->len || !duo_specs_equal (a->specs, b->specs))
    return FALSE;
  for (guint i = 0; i < a->locations->len; i++)
    if (g_array_index (a->locations, gint64, i) != g_array_index (b->locations, gint64, i))
      return FALSE;

  return TRUE;
}

static void
duo_channel_finalize (GObject *object)
{
  DuoChannel *self = DUO_CHANNEL (object);

  g_array_unref (self->locations);
  duo_specs_free (self->specs);

  G_OBJECT_CLASS (duo_channel_parent_class)->finalize (object);
}

static void
duo_channel_class_init (DuoChannelClass *klass)
{
  DuoRecordClass *record_class = DUO_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_channel_finalize;
  record_class->copy_more = duo_channel_copy_more;
  record_class->equal_more = duo_channel_equal_more;
  duo_record_class_set_fields (record_class, fields, N_FIELDS);
}

static void
duo_channel_init (DuoChannel *self)
{
  self->locations = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->specs = duo_specs_new ();
}

/* Returns: (transfer full): a channel with a uid of its own that the store does not know yet. */
DuoChannel *
duo_channel_new (void)
{
  return g_object_new (DUO_TYPE_CHANNEL, NULL);
}

gint64
duo_channel_get_institution (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), 0);

  return self->institution;
}

void
duo_channel_set_institution (DuoChannel *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

gint64
duo_channel_get_profile (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), 0);

  return self->profile;
}

void
duo_channel_set_profile (DuoChannel *self, gint64 profile)
{
  duo_record_set_number (self, FIELD_PROFILE, profile);
}

DuoChannelKind
duo_channel_get_kind (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), (DuoChannelKind) 0);

  return self->kind;
}

void
duo_channel_set_kind (DuoChannel *self, DuoChannelKind kind)
{
  duo_record_set_code (self, FIELD_KIND, (gint) kind);
}

const char *
duo_channel_get_name (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  return self->name;
}

void
duo_channel_set_name (DuoChannel *self, const char *name)
{
  duo_record_set_text (self, FIELD_NAME, name);
}

DuoChannelStatus
duo_channel_get_status (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), (DuoChannelStatus) 0);

  return self->status;
}

void
duo_channel_set_status (DuoChannel *self, DuoChannelStatus status)
{
  duo_record_set_code (self, FIELD_STATUS, (gint) status);
}

const DuoWhen *
duo_channel_get_valid_from (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  return &self->valid_from;
}

void
duo_channel_set_valid_from (DuoChannel *self, const DuoWhen *valid_from)
{
  duo_record_set_when (self, FIELD_VALID_FROM, valid_from);
}

DuoOrigin
duo_channel_get_origin (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), (DuoOrigin) 0);

  return self->origin;
}

void
duo_channel_set_origin (DuoChannel *self, DuoOrigin origin)
{
  duo_record_set_code (self, FIELD_ORIGIN, (gint) origin);
}

const DuoWhen *
duo_channel_get_confirmed (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  return &self->confirmed;
}

void
duo_channel_set_confirmed (DuoChannel *self, const DuoWhen *confirmed)
{
  duo_record_set_when (self, FIELD_CONFIRMED, confirmed);
}

const char *
duo_channel_get_note (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  return self->note;
}

void
duo_channel_set_note (DuoChannel *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

/* Returns: (transfer none) (array length=n_locations): ids in order, until they are set again; none = at all of the
 * institution's locations. */
const gint64 *
duo_channel_get_locations (DuoChannel *self, guint *n_locations)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  *n_locations = self->locations->len;
  return (const gint64 *) (gpointer) self->locations->data;
}

static gint
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* @locations: (array length=n_locations): in any order; one that comes twice counts once. */
void
duo_channel_set_locations (DuoChannel *self, const gint64 *locations, guint n_locations)
{
  g_return_if_fail (DUO_IS_CHANNEL (self));

  g_array_set_size (self->locations, 0);
  if (n_locations > 0)
    g_array_append_vals (self->locations, locations, n_locations);
  g_array_sort (self->locations, compare_ids);
  for (guint i = self->locations->len; i > 1; i--)
    if (g_array_index (self->locations, gint64, i - 1) == g_array_index (self->locations, gint64, i - 2))
      g_array_remove_index (self->locations, i - 1);
}

/* Returns: (transfer none): its own answers, until they are set again. */
const DuoSpecs *
duo_channel_get_specs (DuoChannel *self)
{
  g_return_val_if_fail (DUO_IS_CHANNEL (self), NULL);

  return self->specs;
}

void
duo_channel_set_specs (DuoChannel *self, const DuoSpecs *specs)
{
  DuoSpecs *copy;

  g_return_if_fail (DUO_IS_CHANNEL (self));

  copy = duo_specs_copy (specs); /* first: it may be its own */
  duo_specs_free (self->specs);
  self->specs = copy;
}

/* Sets one answer. @value: (transfer full) (nullable): %NULL = inherited, or not asked. */
void
duo_channel_take_spec (DuoChannel *self, DuoSpecField field, DuoSpecValue *value)
{
  g_return_if_fail (DUO_IS_CHANNEL (self));

  duo_specs_take (self->specs, field, value);
}

/* Returns: whether it was confirmed so long ago that it has to be asked again; not where it is not known when. */
gboolean
duo_channel_is_stale (DuoChannel *self, guint32 today)
{
  GDate date;

  g_return_val_if_fail (DUO_IS_CHANNEL (self), FALSE);

  if (self->status == DUO_CHANNEL_OUTDATED)
    return TRUE;
  if (!duo_when_is_known (&self->confirmed))
    return FALSE;

  g_date_set_julian (&date, self->confirmed.last);
  g_date_add_months (&date, STALE_MONTHS);
  return g_date_get_julian (&date) < today;
}
