/* SPDX-License-Identifier: EUPL-1.2 */
/* Records of the register, their fields, and where each value comes from. */
#include "duo-register.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-when.h"

/* The code of a field in change sets and its column in the store, and its letter in the text of sources. */
static const struct
{
  const char *code;
  char        letter;
} fields[DUO_N_REGISTER_FIELDS] = {
  { "name", 'n' },          { "short_name", 's' },    { "board", 'b' },         { "street", 'a' },
  { "house_number", 'h' },  { "postcode", 'p' },      { "place", 'c' },         { "municipality", 'm' },
  { "province", 'r' },      { "denomination", 'd' },  { "phone", 't' },         { "website", 'w' },
  { "email", 'e' },         { "structure", 'o' },     { "class", 'k' },         { "kvk", 'v' },
  { "rio_code", 'i' },      { "open_from", 'f' },     { "open_until", 'u' },    { "from_function", 'A' },
  { "from_code", 'B' },     { "to_function", 'C' },   { "to_code", 'D' },       { "day", 'E' },
  { "transition", 'F' },    { "complete", 'G' },      { "state", 'H' },         { "code", 'I' },
  { "sector", 'J' },        { "year", 'K' },          { "persons", 'L' },       { "suppressed", 'M' },
};

static const DuoRegisterField board_fields[] = {
  DUO_REGISTER_NAME, DUO_REGISTER_STREET, DUO_REGISTER_HOUSE_NUMBER, DUO_REGISTER_POSTCODE, DUO_REGISTER_PLACE,
  DUO_REGISTER_MUNICIPALITY, DUO_REGISTER_DENOMINATION, DUO_REGISTER_PHONE, DUO_REGISTER_WEBSITE,
  DUO_REGISTER_EMAIL, DUO_REGISTER_KVK, DUO_REGISTER_RIO_CODE, DUO_REGISTER_OPEN_FROM, DUO_REGISTER_OPEN_UNTIL,
};
static const DuoRegisterField institution_fields[] = {
  DUO_REGISTER_NAME, DUO_REGISTER_SHORT_NAME, DUO_REGISTER_BOARD, DUO_REGISTER_STREET, DUO_REGISTER_HOUSE_NUMBER,
  DUO_REGISTER_POSTCODE, DUO_REGISTER_PLACE, DUO_REGISTER_MUNICIPALITY, DUO_REGISTER_PROVINCE,
  DUO_REGISTER_DENOMINATION, DUO_REGISTER_PHONE, DUO_REGISTER_WEBSITE, DUO_REGISTER_EMAIL, DUO_REGISTER_STRUCTURE,
  DUO_REGISTER_CLASS, DUO_REGISTER_KVK, DUO_REGISTER_RIO_CODE, DUO_REGISTER_OPEN_FROM, DUO_REGISTER_OPEN_UNTIL,
};
static const DuoRegisterField location_fields[] = {
  DUO_REGISTER_NAME, DUO_REGISTER_STREET, DUO_REGISTER_HOUSE_NUMBER, DUO_REGISTER_POSTCODE, DUO_REGISTER_PLACE,
  DUO_REGISTER_MUNICIPALITY, DUO_REGISTER_PROVINCE, DUO_REGISTER_DENOMINATION, DUO_REGISTER_PHONE,
  DUO_REGISTER_WEBSITE, DUO_REGISTER_STRUCTURE, DUO_REGISTER_RIO_CODE, DUO_REGISTER_OPEN_FROM,
  DUO_REGISTER_OPEN_UNTIL,
};
static const DuoRegisterField transition_fields[] = {
  DUO_REGISTER_FROM_FUNCTION, DUO_REGISTER_FROM_CODE, DUO_REGISTER_TO_FUNCTION, DUO_REGISTER_TO_CODE,
  DUO_REGISTER_DAY, DUO_REGISTER_TRANSITION, DUO_REGISTER_COMPLETE, DUO_REGISTER_STATE,
};
static const DuoRegisterField count_fields[] = {
  DUO_REGISTER_CODE, DUO_REGISTER_SECTOR, DUO_REGISTER_YEAR, DUO_REGISTER_PERSONS, DUO_REGISTER_SUPPRESSED,
};
static const DuoRegisterField name_fields[] = { DUO_REGISTER_CODE, DUO_REGISTER_NAME };

static const struct
{
  const char             *code;
  const DuoRegisterField *fields;
  guint                   n_fields;
} types[DUO_N_RECORD_TYPES] = {
  { "board", board_fields, G_N_ELEMENTS (board_fields) },
  { "institution", institution_fields, G_N_ELEMENTS (institution_fields) },
  { "location", location_fields, G_N_ELEMENTS (location_fields) },
  { "transition", transition_fields, G_N_ELEMENTS (transition_fields) },
  { "count", count_fields, G_N_ELEMENTS (count_fields) },
  { "name", name_fields, G_N_ELEMENTS (name_fields) },
};

static const char *const sources[DUO_N_SOURCES] = {
  "none",     "brin-names",      "mbo-sheet",        "own-list",        "vo-pupils",       "ho-students",
  "pupils",   "transitions",     "relations",        "organisations",   "boards",
  "ho-recognitions", "mbo-institutions", "ho-institutions", "vo-locations", "vo-institutions", "person",
};

/* Marks in front of a day in the text of sources. */
static const char *const strength_marks[] = { "~~", "~", "" };

G_DEFINE_FINAL_TYPE (DuoRegisterRecord, duo_register_record, G_TYPE_OBJECT)

static void
duo_register_record_finalize (GObject *object)
{
  DuoRegisterRecord *self = DUO_REGISTER_RECORD (object);

  for (guint i = 0; i < types[self->type].n_fields; i++)
    g_free (self->values[i]);
  g_free (self->values);
  g_free (self->provenance);
  g_free (self->sources);
  g_free (self->key);

  G_OBJECT_CLASS (duo_register_record_parent_class)->finalize (object);
}

static void
duo_register_record_class_init (DuoRegisterRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_register_record_finalize;
}

static void
duo_register_record_init (DuoRegisterRecord *self)
{
}

/* Returns: (transfer none): the fields that records of @type have, in the order of their values. */
const DuoRegisterField *
duo_record_fields (DuoRecordType type, guint *n_fields)
{
  *n_fields = types[type].n_fields;
  return types[type].fields;
}

/* Returns: the place of @field among those of @type; -1 where it has none. */
gint
duo_record_find_field (DuoRecordType type, DuoRegisterField field)
{
  for (guint i = 0; i < types[type].n_fields; i++)
    if (types[type].fields[i] == field)
      return (gint) i;

  return -1;
}

/* Returns: (transfer none): the code, "institution". */
const char *
duo_record_type_to_string (DuoRecordType type)
{
  return types[type].code;
}

/* Returns: (transfer none): the code, "short_name"; also its column in the store. */
const char *
duo_register_field_to_string (DuoRegisterField field)
{
  return fields[field].code;
}

/* Returns: (transfer none): the code, "vo-locations". */
const char *
duo_source_to_string (DuoSource source)
{
  return sources[source];
}

gboolean
duo_source_parse (const char *text, DuoSource *source)
{
  for (guint i = 0; i < DUO_N_SOURCES; i++)
    {
      if (g_strcmp0 (text, sources[i]) == 0)
        {
          *source = (DuoSource) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: (transfer full): a record without values. */
DuoRegisterRecord *
duo_register_record_new (DuoRecordType type, const char *key)
{
  DuoRegisterRecord *self = g_object_new (DUO_TYPE_REGISTER_RECORD, NULL);

  self->type = type;
  self->key = g_strdup (key);
  self->values = g_new0 (char *, types[type].n_fields);
  return self;
}

/* Returns: (transfer none) (nullable): the value; %NULL for none, which is never "". */
const char *
duo_register_record_get (DuoRegisterRecord *self, DuoRegisterField field)
{
  const gint place = duo_record_find_field (self->type, field);

  return place >= 0 ? self->values[place] : NULL;
}

/* @value: (nullable): "" is none. A field that the record's type does not have is left out. */
void
duo_register_record_set (DuoRegisterRecord *self, DuoRegisterField field, const char *value)
{
  const gint place = duo_record_find_field (self->type, field);

  if (place < 0)
    return;
  g_free (self->values[place]);
  self->values[place] = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
}

/* ---- Where values come from ---- */

/* Reads one group of the text of sources: "~2020-12-01 vo-locations nbp". */
static void
parse_group (DuoRegisterRecord *self, const char *group)
{
  g_auto (GStrv) parts = g_strsplit (group, " ", 3);
  DuoProvenance from = { .strength = DUO_STRENGTH_CERTAIN };
  DuoSource source;
  const char *day;

  if (g_strv_length (parts) != 3 || !duo_source_parse (parts[1], &source))
    return;
  for (day = parts[0]; *day == '~' && from.strength > 0; day++)
    from.strength--;
  if (!duo_day_parse (day, &from.as_of))
    return;

  from.source = (guint8) source;
  for (guint i = 0; i < types[self->type].n_fields; i++)
    if (strchr (parts[2], fields[types[self->type].fields[i]].letter) != NULL)
      self->provenance[i] = from;
}

/* What can't be read counts as a value without a source, which any file may replace. */
static void
ensure_provenance (DuoRegisterRecord *self)
{
  g_auto (GStrv) groups = NULL;

  if (self->provenance != NULL)
    return;

  self->provenance = g_new0 (DuoProvenance, types[self->type].n_fields);
  if (self->sources == NULL)
    return;
  groups = g_strsplit (self->sources, ";", -1);
  for (guint i = 0; groups[i] != NULL; i++)
    parse_group (self, groups[i]);
  g_clear_pointer (&self->sources, g_free);
}

/* Returns: (transfer none): where the value of @field comes from; as_of 0 where that is not known. */
const DuoProvenance *
duo_register_record_get_provenance (DuoRegisterRecord *self, DuoRegisterField field)
{
  static const DuoProvenance nowhere = { 0 };
  const gint place = duo_record_find_field (self->type, field);

  if (place < 0)
    return &nowhere;
  ensure_provenance (self);
  return &self->provenance[place];
}

void
duo_register_record_set_provenance (DuoRegisterRecord *self, DuoRegisterField field, const DuoProvenance *provenance)
{
  const gint place = duo_record_find_field (self->type, field);

  if (place < 0)
    return;
  ensure_provenance (self);
  self->provenance[place] = *provenance;
}

static gboolean
same_origin (const DuoProvenance *a, const DuoProvenance *b)
{
  return a->as_of == b->as_of && a->source == b->source && a->strength == b->strength;
}

/**
 * duo_register_record_dup_sources:
 * @self: a record
 *
 * Returns: (transfer full): where its values come from, as the store keeps it: groups "day kind letters", with "~"
 *   in front for what was taken from a location, separated by ";". A text for a row instead of a row for each
 *   field: a register of 100,000 institutions has 19 fields each, nearly always from one or two files.
 */
char *
duo_register_record_dup_sources (DuoRegisterRecord *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint n = types[self->type].n_fields;

  if (self->provenance == NULL)
    return g_strdup (self->sources != NULL ? self->sources : "");

  for (guint i = 0; i < n; i++)
    {
      const DuoProvenance *from = &self->provenance[i];
      gboolean said = from->as_of == 0;
      g_autofree char *day = NULL;

      for (guint j = 0; !said && j < i; j++)
        said = same_origin (from, &self->provenance[j]);
      if (said)
        continue;

      day = duo_day_to_string (from->as_of);
      g_string_append_printf (text, "%s%s%s %s ", text->len > 0 ? ";" : "", strength_marks[from->strength], day,
                              sources[from->source]);
      for (guint j = i; j < n; j++)
        if (same_origin (from, &self->provenance[j]))
          g_string_append_c (text, fields[types[self->type].fields[j]].letter);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* ---- The rule ---- */

/* What is only guessed from one of the locations gives way to all that is known. Location 00 stands for the
 * institution: an older list that knows it better does not overwrite that, a list of the same day does. */
static gint
compare_origin (const DuoProvenance *a, const DuoProvenance *b)
{
  const gboolean guess_a = a->strength == DUO_STRENGTH_GUESS;
  const gboolean guess_b = b->strength == DUO_STRENGTH_GUESS;

  if (guess_a != guess_b)
    return guess_a ? -1 : 1;
  if (a->as_of != b->as_of)
    return a->as_of < b->as_of ? -1 : 1;
  if (a->strength != b->strength)
    return a->strength < b->strength ? -1 : 1;
  if (a->source != b->source)
    return a->source < b->source ? -1 : 1;
  return 0;
}

/* A list of secondary education has the institutions of other sectors too, whose locations teach that; what these are called
 * their own lists say. All that brings such a sector names the institution, so the order of files makes no difference here. */
static gboolean
is_of_another_sector (DuoRegisterField field, DuoSectorSet sectors, const DuoProvenance *from)
{
  return field == DUO_REGISTER_NAME && (sectors & ~(DuoSectorSet) DUO_SECTOR_SET_VO) != 0
         && (from->source == DUO_SOURCE_VO_LOCATIONS || from->source == DUO_SOURCE_VO_INSTITUTIONS);
}

/* Places are in capitals in one file and not in the next. */
static gboolean
same_value (DuoRegisterField field, const char *a, const char *b)
{
  g_autofree char *folded_a = NULL;
  g_autofree char *folded_b = NULL;

  if (strcmp (a, b) == 0)
    return TRUE;
  if (field != DUO_REGISTER_PLACE && field != DUO_REGISTER_MUNICIPALITY && field != DUO_REGISTER_PROVINCE)
    return FALSE;

  folded_a = duo_fold_text (a);
  folded_b = duo_fold_text (b);
  return strcmp (folded_a, folded_b) == 0;
}

/**
 * duo_register_decide:
 * @field: the field
 * @sectors: of the institution, as it is and as the file has it; none for what is no institution
 * @current: (nullable): its value here
 * @current_from: where that comes from
 * @incoming: (nullable): its value in the file
 * @incoming_from: the file
 *
 * The rule of every import: older never overwrites newer, an empty cell never wipes a value, and what a person
 * edited is never overwritten without a tick. What an institution of MBO or HO is called its own lists say, not those of VO
 * (domain report 1.3: DUO's lists disagree on names). Of two files of one day the kind that knows best goes first, so
 * that the order in which they are read makes no difference.
 */
DuoVerdict
duo_register_decide (DuoRegisterField     field,
                     DuoSectorSet         sectors,
                     const char          *current,
                     const DuoProvenance *current_from,
                     const char          *incoming,
                     const DuoProvenance *incoming_from)
{
  const gboolean edited = current_from->source == DUO_SOURCE_PERSON;
  gint order;

  if (incoming == NULL)
    return DUO_VERDICT_SAME;
  if (current == NULL && !edited)
    return DUO_VERDICT_TAKE;

  order = current_from->as_of == 0 ? 1 : compare_origin (incoming_from, current_from);
  if (current_from->as_of != 0
      && is_of_another_sector (field, sectors, current_from) != is_of_another_sector (field, sectors, incoming_from))
    order = is_of_another_sector (field, sectors, current_from) ? 1 : -1;
  if (current != NULL && same_value (field, current, incoming))
    return order > 0 && !edited ? DUO_VERDICT_CONFIRM : DUO_VERDICT_SAME;
  if (edited)
    return incoming_from->as_of > current_from->as_of ? DUO_VERDICT_OFFER : DUO_VERDICT_OLDER;
  return order >= 0 ? DUO_VERDICT_TAKE : DUO_VERDICT_OLDER;
}
