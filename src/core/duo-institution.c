/* SPDX-License-Identifier: EUPL-1.2 */
/* Institutions: plain data with properties. */
#include "duo-institution.h"

#include "duo-brin.h"
#include "duo-when.h"

struct _DuoInstitution
{
  GObject            parent_instance;
  gint64             id;      /* 0 until the store has saved it */
  gint64             rev;
  DuoInstitutionKind kind;
  DuoSectorSet       sectors;
  gint64             persons; /* pupils and students of all sectors; -1 for unknown */
  gint               year;    /* of @persons; 0 for none */
  DuoSectorSet       counted; /* that @persons are of */
  char              *texts[DUO_N_INSTITUTION_TEXTS]; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (DuoInstitution, duo_institution, G_TYPE_OBJECT)

static const char *const kinds[DUO_N_INSTITUTION_KINDS] = { "institution", "partner" };

static const char *const text_names[DUO_N_INSTITUTION_TEXTS] = {
  "uid",      "brin",         "name",     "short-name",   "board",     "board-name", "street",
  "house-number", "postcode", "place",    "municipality", "province",  "denomination", "phone",
  "website",  "email",        "structure", "class",       "kvk",       "rio-code",   "open-from",
  "open-until", "successor",  "owner",    "substitute",   "note",
};

/* Properties: the texts first, in their own order. */
enum
{
  PROP_TEXT = 1,
  PROP_ID = PROP_TEXT + DUO_N_INSTITUTION_TEXTS,
  PROP_SECTORS,
  PROP_PERSONS,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

/* Returns: (transfer none): the code, "partner". */
const char *
duo_institution_kind_to_string (DuoInstitutionKind kind)
{
  g_return_val_if_fail ((gint) kind >= 0 && kind < DUO_N_INSTITUTION_KINDS, NULL);

  return kinds[kind];
}

gboolean
duo_institution_kind_parse (const char *text, DuoInstitutionKind *kind)
{
  for (guint i = 0; i < DUO_N_INSTITUTION_KINDS; i++)
    {
      if (g_strcmp0 (text, kinds[i]) == 0)
        {
          *kind = (DuoInstitutionKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

static void
duo_institution_finalize (GObject *object)
{
  DuoInstitution *self = DUO_INSTITUTION (object);

  for (guint i = 0; i < DUO_N_INSTITUTION_TEXTS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (duo_institution_parent_class)->finalize (object);
}

static void
duo_institution_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoInstitution *self = DUO_INSTITUTION (object);

  if (prop_id < PROP_ID)
    g_value_set_string (value, self->texts[prop_id - PROP_TEXT]);
  else if (prop_id == PROP_ID)
    g_value_set_int64 (value, self->id);
  else if (prop_id == PROP_SECTORS)
    g_value_set_uint (value, self->sectors);
  else if (prop_id == PROP_PERSONS)
    g_value_set_int64 (value, self->persons);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
duo_institution_class_init (DuoInstitutionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_institution_finalize;
  object_class->get_property = duo_institution_get_property;

  for (guint i = 0; i < DUO_N_INSTITUTION_TEXTS; i++)
    props[PROP_TEXT + i] = g_param_spec_string (text_names[i], NULL, NULL, "", flags);
  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_SECTORS] = g_param_spec_uint ("sectors", NULL, NULL, 0, DUO_SECTOR_SET_ALL, 0, flags);
  props[PROP_PERSONS] = g_param_spec_int64 ("persons", NULL, NULL, -1, G_MAXINT64, -1, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_institution_init (DuoInstitution *self)
{
  self->persons = -1;
  for (guint i = 0; i < DUO_N_INSTITUTION_TEXTS; i++)
    self->texts[i] = g_strdup ("");
}

DuoInstitution *
duo_institution_new (void)
{
  return g_object_new (DUO_TYPE_INSTITUTION, NULL);
}

gint64
duo_institution_get_id (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), 0);

  return self->id;
}

void
duo_institution_set_id (DuoInstitution *self, gint64 id)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self));

  if (self->id == id)
    return;
  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

void
duo_institution_set_rev (DuoInstitution *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self));

  self->rev = rev;
}

DuoInstitutionKind
duo_institution_get_kind (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), DUO_INSTITUTION_SCHOOL);

  return self->kind;
}

void
duo_institution_set_kind (DuoInstitution *self, DuoInstitutionKind kind)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self));

  self->kind = kind;
}

/* Returns: (transfer none): the text; "" where it is not known. */
const char *
duo_institution_get_text (DuoInstitution *self, DuoInstitutionText text)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self) && text < DUO_N_INSTITUTION_TEXTS, "");

  return self->texts[text];
}

/* @value: (nullable): %NULL is "". */
void
duo_institution_set_text (DuoInstitution *self, DuoInstitutionText text, const char *value)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self) && text < DUO_N_INSTITUTION_TEXTS);

  if (value == NULL)
    value = "";
  if (g_str_equal (self->texts[text], value))
    return;

  g_free (self->texts[text]);
  self->texts[text] = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT + text]);
}

DuoSectorSet
duo_institution_get_sectors (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), DUO_SECTOR_SET_NONE);

  return self->sectors;
}

void
duo_institution_set_sectors (DuoInstitution *self, DuoSectorSet sectors)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self));

  if (self->sectors == sectors)
    return;
  self->sectors = sectors;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SECTORS]);
}

/* Returns: how many pupils and students it has; -1 where that is not known. */
gint64
duo_institution_get_persons (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), -1);

  return self->persons;
}

/* Returns: the year of the number of pupils and students; 0 where there is none. */
gint
duo_institution_get_persons_year (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), 0);

  return self->year;
}

/* Returns: the sectors that are in the number of pupils and students: those of others are not known. */
DuoSectorSet
duo_institution_get_persons_sectors (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), DUO_SECTOR_SET_NONE);

  return self->counted;
}

void
duo_institution_set_persons (DuoInstitution *self, gint64 persons, gint year, DuoSectorSet counted)
{
  g_return_if_fail (DUO_IS_INSTITUTION (self));

  if (self->persons == persons && self->year == year && self->counted == counted)
    return;
  self->counted = counted;
  self->persons = persons;
  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSONS]);
}

/* Returns: whether it is there on the day @today (Julian): a partner always is. */
gboolean
duo_institution_is_open (DuoInstitution *self, guint32 today)
{
  guint32 from = 0, until = 0;

  g_return_val_if_fail (DUO_IS_INSTITUTION (self), FALSE);

  if (duo_day_parse (duo_institution_get_text (self, DUO_INSTITUTION_OPEN_FROM), &from) && from > today)
    return FALSE;

  return !duo_day_parse (duo_institution_get_text (self, DUO_INSTITUTION_OPEN_UNTIL), &until) || until > today;
}

/* Returns: whether it is one abroad, that a Dutch one gives a programme with, as its board's number tells. Nothing is asked of it. */
gboolean
duo_institution_is_foreign (DuoInstitution *self)
{
  g_return_val_if_fail (DUO_IS_INSTITUTION (self), FALSE);

  return duo_board_number_is_foreign (duo_institution_get_text (self, DUO_INSTITUTION_BOARD));
}

/* Returns: (transfer none): the name that a list shows: the short one, else that of the register. */
const char *
duo_institution_get_shown_name (DuoInstitution *self)
{
  const char *short_name = duo_institution_get_text (self, DUO_INSTITUTION_SHORT_NAME);

  return *short_name != '\0' ? short_name : duo_institution_get_text (self, DUO_INSTITUTION_NAME);
}
