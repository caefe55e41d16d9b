/* SPDX-License-Identifier: EUPL-1.2 */
/* Identity, fields and properties of all objects that the store keeps. */
#include "duo-record.h"

#include <string.h>

#include "duo-uid.h"

typedef struct
{
  gint64 id;  /* 0 until the store has saved it */
  char  *uid; /* (owned): UUID, the only id that leaves the store */
  gint64 rev; /* raised by each write */
} DuoRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoRecord, duo_record, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static DuoRecordPrivate *
get_private (DuoRecord *self)
{
  return duo_record_get_instance_private (self);
}

/* Where @field lies in @self. */
static gpointer
get_place (gpointer        self,
           const DuoField *field)
{
  return G_STRUCT_MEMBER_P (self, field->offset);
}

/* A text is "" from the start: nobody has to ask for NULL. */
static void
duo_record_constructed (GObject *object)
{
  const DuoRecordClass *klass = DUO_RECORD_GET_CLASS (object);

  G_OBJECT_CLASS (duo_record_parent_class)->constructed (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == DUO_FIELD_TEXT)
      *(char **) get_place (object, &klass->fields[i]) = g_strdup ("");
}

static void
duo_record_finalize (GObject *object)
{
  const DuoRecordClass *klass = DUO_RECORD_GET_CLASS (object);

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].type == DUO_FIELD_TEXT)
      g_free (*(char **) get_place (object, &klass->fields[i]));
  g_free (get_private (DUO_RECORD (object))->uid);

  G_OBJECT_CLASS (duo_record_parent_class)->finalize (object);
}

static void
get_field (gpointer        self,
           const DuoField *field,
           GValue         *value)
{
  const gpointer place = get_place (self, field);

  switch (field->type)
    {
    case DUO_FIELD_TEXT:
      g_value_set_string (value, *(char **) place);
      break;
    case DUO_FIELD_NUMBER:
      g_value_set_int64 (value, *(gint64 *) place);
      break;
    case DUO_FIELD_CODE:
      g_value_set_int (value, *(gint *) place);
      break;
    case DUO_FIELD_WHEN:
      g_value_set_boxed (value, place);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* A property of a type has the number of its field, plus one; those of this class are told by their owner. */
static void
duo_record_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  DuoRecord *self = DUO_RECORD (object);

  if (pspec->owner_type != DUO_TYPE_RECORD)
    get_field (self, &DUO_RECORD_GET_CLASS (self)->fields[prop_id - 1], value);
  else if (prop_id == PROP_ID)
    g_value_set_int64 (value, duo_record_get_id (self));
  else if (prop_id == PROP_UID)
    g_value_set_string (value, duo_record_get_uid (self));
  else
    g_value_set_int64 (value, duo_record_get_rev (self));
}

static void
set_field (gpointer      self,
           guint         field,
           const GValue *value)
{
  switch (DUO_RECORD_GET_CLASS (self)->fields[field].type)
    {
    case DUO_FIELD_TEXT:
      duo_record_set_text (self, field, g_value_get_string (value));
      break;
    case DUO_FIELD_NUMBER:
      duo_record_set_number (self, field, g_value_get_int64 (value));
      break;
    case DUO_FIELD_CODE:
      duo_record_set_code (self, field, g_value_get_int (value));
      break;
    case DUO_FIELD_WHEN:
      duo_record_set_when (self, field, g_value_get_boxed (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
duo_record_set_property (GObject      *object,
                         guint         prop_id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  DuoRecord *self = DUO_RECORD (object);

  if (pspec->owner_type != DUO_TYPE_RECORD)
    set_field (self, prop_id - 1, value);
  else if (prop_id == PROP_ID)
    duo_record_set_id (self, g_value_get_int64 (value));
  else if (prop_id == PROP_UID)
    duo_record_set_uid (self, g_value_get_string (value));
  else
    duo_record_set_rev (self, g_value_get_int64 (value));
}

static void
duo_record_init (DuoRecord *self)
{
  get_private (self)->uid = duo_uid_new ();
}

static const GParamFlags property_flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

static void
duo_record_class_init (DuoRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = duo_record_constructed;
  object_class->finalize = duo_record_finalize;
  object_class->get_property = duo_record_get_property;
  object_class->set_property = duo_record_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, property_flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", property_flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, property_flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static GParamSpec *
new_property (const DuoField *field)
{
  switch (field->type)
    {
    case DUO_FIELD_TEXT:
      return g_param_spec_string (field->name, NULL, NULL, "", property_flags);
    case DUO_FIELD_NUMBER:
      return g_param_spec_int64 (field->name, NULL, NULL, 0, G_MAXINT64, 0, property_flags);
    case DUO_FIELD_CODE:
      return g_param_spec_int (field->name, NULL, NULL, 0, field->n_codes - 1, 0, property_flags);
    case DUO_FIELD_WHEN:
      return g_param_spec_boxed (field->name, NULL, NULL, DUO_TYPE_WHEN, property_flags);
    default:
      g_assert_not_reached ();
    }
}

/**
 * duo_record_class_set_fields:
 * @klass: a type's class, in its class_init
 * @fields: (array length=n_fields): its fields; static
 * @n_fields: how many
 *
 * Installs a property for each field. That texts are "" to begin with, are freed, and that all fields are copied
 * and compared, follows from the table.
 */
void
duo_record_class_set_fields (DuoRecordClass *klass,
                             const DuoField *fields,
                             guint           n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* These two are not inherited: GObject clears them for each class. */
  object_class->get_property = duo_record_get_property;
  object_class->set_property = duo_record_set_property;
  klass->fields = fields;
  klass->n_fields = n_fields;
  klass->properties = g_new0 (GParamSpec *, n_fields + 1); /* as long as the class: for good */
  for (guint i = 0; i < n_fields; i++)
    klass->properties[i + 1] = new_property (&fields[i]);
  g_object_class_install_properties (object_class, n_fields + 1, klass->properties);
}

gint64
duo_record_get_id (DuoRecord *self)
{
  g_return_val_if_fail (DUO_IS_RECORD (self), 0);

  return get_private (self)->id;
}

void
duo_record_set_id (DuoRecord *self,
                   gint64     id)
{
  g_return_if_fail (DUO_IS_RECORD (self));

  if (get_private (self)->id == id)
    return;

  get_private (self)->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_record_get_uid (DuoRecord *self)
{
  g_return_val_if_fail (DUO_IS_RECORD (self), NULL);

  return get_private (self)->uid;
}

void
duo_record_set_uid (DuoRecord  *self,
                    const char *uid)
{
  DuoRecordPrivate *priv;

  g_return_if_fail (DUO_IS_RECORD (self));
  g_return_if_fail (uid != NULL);

  priv = get_private (self);
  if (strcmp (priv->uid, uid) == 0)
    return;

  g_free (priv->uid);
  priv->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_record_get_rev (DuoRecord *self)
{
  g_return_val_if_fail (DUO_IS_RECORD (self), 0);

  return get_private (self)->rev;
}

void
duo_record_set_rev (DuoRecord *self,
                    gint64     rev)
{
  g_return_if_fail (DUO_IS_RECORD (self));

  if (get_private (self)->rev == rev)
    return;

  get_private (self)->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
}

static gboolean
is_name (const char *name,
         const char *asked)
{
  while (*name != '\0' && (*name == *asked || (*name == '-' && *asked == '_')))
    {
      name++;
      asked++;
    }

  return *name == *asked;
}

/* Returns: whether the type has a field of that name; "_" in it is as good as "-". */
gboolean
duo_record_has_field (gpointer    self,
                       const char *name,
                       guint      *field)
{
  const DuoRecordClass *klass;

  g_return_val_if_fail (DUO_IS_RECORD (self), FALSE);

  klass = DUO_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (is_name (klass->fields[i].name, name))
      {
        *field = i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: the field in that place of the table, which holds a @type. */
static const DuoField *
field_of_type (gpointer     self,
               guint        field,
               DuoFieldType type)
{
  const DuoField *found = &DUO_RECORD_GET_CLASS (self)->fields[field];

  g_assert (found->type == type);
  return found;
}

DuoFieldType
duo_record_get_field_type (gpointer self,
                           guint    field)
{
  return DUO_RECORD_GET_CLASS (self)->fields[field].type;
}

/* Returns: (transfer none) (not nullable) */
const char *
duo_record_get_text (gpointer self,
                     guint    field)
{
  return *(char **) get_place (self, field_of_type (self, field, DUO_FIELD_TEXT));
}

gint64
duo_record_get_number (gpointer self,
                       guint    field)
{
  return *(gint64 *) get_place (self, field_of_type (self, field, DUO_FIELD_NUMBER));
}

gint
duo_record_get_code (gpointer self,
                     guint    field)
{
  return *(gint *) get_place (self, field_of_type (self, field, DUO_FIELD_CODE));
}

/* Returns: (transfer none) */
const DuoWhen *
duo_record_get_when (gpointer self,
                     guint    field)
{
  return get_place (self, field_of_type (self, field, DUO_FIELD_WHEN));
}

/* Tells of a field that is another now. */
static void
notify_field (gpointer self,
              guint    field)
{
  g_object_notify_by_pspec (self, DUO_RECORD_GET_CLASS (self)->properties[field + 1]);
}

void
duo_record_set_text (gpointer    self,
                     guint       field,
                     const char *text)
{
  char **place;

  g_return_if_fail (DUO_IS_RECORD (self));
  g_return_if_fail (text != NULL);

  place = get_place (self, &DUO_RECORD_GET_CLASS (self)->fields[field]);
  if (strcmp (*place, text) == 0)
    return;

  g_free (*place);
  *place = g_strdup (text);
  notify_field (self, field);
}

void
duo_record_set_number (gpointer self,
                       guint    field,
                       gint64   number)
{
  gint64 *place;

  g_return_if_fail (DUO_IS_RECORD (self));

  place = get_place (self, &DUO_RECORD_GET_CLASS (self)->fields[field]);
  if (*place == number)
    return;

  *place = number;
  notify_field (self, field);
}

void
duo_record_set_code (gpointer self,
                     guint    field,
                     gint     code)
{
  gint *place;

  g_return_if_fail (DUO_IS_RECORD (self));

  place = get_place (self, &DUO_RECORD_GET_CLASS (self)->fields[field]);
  if (*place == code)
    return;

  *place = code;
  notify_field (self, field);
}

void
duo_record_set_when (gpointer       self,
                     guint          field,
                     const DuoWhen *when)
{
  DuoWhen *place;

  g_return_if_fail (DUO_IS_RECORD (self));
  g_return_if_fail (when != NULL);

  place = get_place (self, &DUO_RECORD_GET_CLASS (self)->fields[field]);
  if (duo_when_equal (place, when))
    return;

  *place = *when;
  notify_field (self, field);
}

/**
 * duo_record_copy:
 * @self: (type DuoRecord): an object
 *
 * Returns: (transfer full) (type DuoRecord): a copy of the same type, identity and revision included, to change
 *   and to save in its place
 */
gpointer
duo_record_copy (gpointer self)
{
  const DuoRecordClass *klass;
  DuoRecord *copy;

  g_return_val_if_fail (DUO_IS_RECORD (self), NULL);

  klass = DUO_RECORD_GET_CLASS (self);
  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  duo_record_set_id (copy, duo_record_get_id (self));
  duo_record_set_uid (copy, duo_record_get_uid (self));
  duo_record_set_rev (copy, duo_record_get_rev (self));
  for (guint i = 0; i < klass->n_fields; i++)
    {
      g_auto (GValue) value = G_VALUE_INIT;

      g_value_init (&value, klass->properties[i + 1]->value_type);
      get_field (self, &klass->fields[i], &value);
      set_field (copy, i, &value);
    }
  if (klass->copy_more != NULL)
    klass->copy_more (self, copy);

  return copy;
}

/* Returns: (transfer full) (type DuoRecord): a copy that becomes a row of its own when it is saved. */
gpointer
duo_record_copy_as_new (gpointer self)
{
  DuoRecord *copy = duo_record_copy (self);
  g_autofree char *uid = duo_uid_new ();

  duo_record_set_id (copy, 0);
  duo_record_set_rev (copy, 0);
  duo_record_set_uid (copy, uid);
  return copy;
}

static gboolean
fields_equal (gpointer        self,
              gpointer        other,
              const DuoField *field)
{
  const gpointer a = get_place (self, field);
  const gpointer b = get_place (other, field);

  switch (field->type)
    {
    case DUO_FIELD_TEXT:
      return strcmp (*(char **) a, *(char **) b) == 0;
    case DUO_FIELD_NUMBER:
      return *(gint64 *) a == *(gint64 *) b;
    case DUO_FIELD_CODE:
      return *(gint *) a == *(gint *) b;
    case DUO_FIELD_WHEN:
      return duo_when_equal (a, b);
    default:
      g_assert_not_reached ();
    }
}

/* Returns: whether two objects of one type hold the same, identity and revision aside. */
gboolean
duo_record_equal (gpointer self,
                  gpointer other)
{
  const DuoRecordClass *klass;

  g_return_val_if_fail (DUO_IS_RECORD (self) && G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  klass = DUO_RECORD_GET_CLASS (self);
  for (guint i = 0; i < klass->n_fields; i++)
    if (!fields_equal (self, other, &klass->fields[i]))
      return FALSE;

  return klass->equal_more == NULL || klass->equal_more (self, other);
}
