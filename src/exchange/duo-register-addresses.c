/* SPDX-License-Identifier: EUPL-1.2 */
/* Address lists, boards, recognitions and lists of names: a line is an institution, a location or a board. */
#include "duo-register-reading.h"

#include "duo-brin.h"
#include "duo-import-words.h"

/* What an institution's own lists know for sure and a list of its locations only by the way. */
static const DuoRegisterField by_the_way[] = {
  DUO_REGISTER_NAME,     DUO_REGISTER_STREET,       DUO_REGISTER_HOUSE_NUMBER, DUO_REGISTER_POSTCODE,
  DUO_REGISTER_PLACE,    DUO_REGISTER_MUNICIPALITY, DUO_REGISTER_PROVINCE,     DUO_REGISTER_DENOMINATION,
  DUO_REGISTER_PHONE,    DUO_REGISTER_WEBSITE,      DUO_REGISTER_STRUCTURE,
};

#define LOCATIONS_MAX 100 /* numbers of two digits */

/* What is taught at location 00 is not all that is taught at the institution. */
static const DuoRegisterField of_one_location[] = { DUO_REGISTER_STRUCTURE };

/* Says how well the file knows what it says by the way. */
static void
set_strength (DuoRegisterRecord *record, const DuoRegisterField *fields, gsize n_fields, DuoStrength strength)
{
  guint n_all;

  (void) duo_record_fields (record->type, &n_all); /* only how many there are */
  if (record->provenance == NULL)
    {
      record->provenance = g_new0 (DuoProvenance, n_all);
      for (guint i = 0; i < n_all; i++)
        record->provenance[i].strength = DUO_STRENGTH_CERTAIN;
    }
  for (gsize i = 0; i < n_fields; i++)
    {
      const gint place = duo_record_find_field (record->type, fields[i]);

      if (place >= 0)
        record->provenance[place].strength = (guint8) strength;
    }
}

/* ---- Locations ---- */

static DuoRegisterRecord *
find_or_add (DuoRegisterReading *self, DuoRecordType type, const char *key, guint line)
{
  DuoRegisterRecord *record = duo_register_reading_find (self, type, key);

  if (record == NULL)
    {
      record = duo_register_record_new (type, key);
      record->line = line;
      duo_register_reading_add (self, record);
    }
  return record;
}

/* The institution of a list of locations: location 00 stands for it, else the first one that came. */
static void
take_institution_of (DuoRegisterReading *self, const DuoRow *row, const char *brin, DuoRegisterRecord *location)
{
  const DuoStrength strength = g_str_has_suffix (location->key, "00") ? DUO_STRENGTH_MAIN : DUO_STRENGTH_GUESS;
  DuoRegisterRecord *institution = duo_register_reading_find (self, DUO_RECORD_INSTITUTION, brin);
  const gboolean is_first = institution == NULL;

  institution = find_or_add (self, DUO_RECORD_INSTITUTION, brin, row->number);
  institution->sectors |= location->sectors;
  (void) duo_register_reading_take_board (self, row, institution); /* a number that is none was refused; the location is one */
  if (!is_first && strength == DUO_STRENGTH_GUESS)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (by_the_way); i++)
    duo_register_record_set (institution, by_the_way[i], duo_register_record_get (location, by_the_way[i]));
  set_strength (institution, by_the_way, G_N_ELEMENTS (by_the_way), strength);
  set_strength (institution, of_one_location, G_N_ELEMENTS (of_one_location), DUO_STRENGTH_GUESS);
}

static void
read_location (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *number = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LOCATION);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LOCATION_NAME);
  g_autofree char *code = NULL;
  DuoRegisterRecord *location;

  if (brin == NULL)
    return;
  code = duo_location_code_new (brin, number);
  if (code == NULL || *name == '\0')
    {
      duo_register_reading_refuse (self, row, self->header.columns[code == NULL ? DUO_COLUMN_LOCATION : DUO_COLUMN_LOCATION_NAME],
                                   code == NULL ? DUO_REFUSAL_BAD_CODE : DUO_REFUSAL_EMPTY_TEXT, number);
      return;
    }

  location = duo_register_record_new (DUO_RECORD_LOCATION, code);
  location->line = row->number;
  location->sectors = DUO_SECTOR_SET_VO;
  duo_register_record_set (location, DUO_REGISTER_NAME, name);
  duo_register_reading_fill (self, row, location);
  if (duo_register_reading_add_once (self, row, location))
    take_institution_of (self, row, brin, location);
}

/* Whether more than half of the locations have the name of their institution. */
static gboolean
is_shared_name (DuoRegisterReading *self, DuoRegisterRecord *institution)
{
  const char *name = duo_register_record_get (institution, DUO_REGISTER_NAME);
  guint n_same = 0;
  guint n_all = 0;

  for (guint i = 0; i < LOCATIONS_MAX; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s%02u", institution->key, i);
      DuoRegisterRecord *location = duo_register_reading_find (self, DUO_RECORD_LOCATION, code);

      if (location == NULL)
        continue;
      n_all++;
      n_same += g_strcmp0 (duo_register_record_get (location, DUO_REGISTER_NAME), name) == 0;
    }

  return n_same * 2 > n_all;
}

/* A name that the locations share is that of the institution, also where it has no location 00. */
void
duo_register_end_locations (DuoRegisterReading *self)
{
  static const DuoRegisterField name_only[] = { DUO_REGISTER_NAME };
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_key[DUO_RECORD_INSTITUTION]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const gint place = duo_record_find_field (DUO_RECORD_INSTITUTION, DUO_REGISTER_NAME);
      DuoRegisterRecord *institution = value;

      if (institution->provenance != NULL && institution->provenance[place].strength == DUO_STRENGTH_GUESS
          && is_shared_name (self, institution))
        set_strength (institution, name_only, G_N_ELEMENTS (name_only), DUO_STRENGTH_MAIN);
    }
}

/* ---- Institutions ---- */

static void
read_institution (DuoRegisterReading *self, const DuoRow *row, DuoSectorSet sectors)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_NAME);
  g_autofree char *class = NULL;
  g_autoptr (DuoRegisterRecord) institution = NULL;

  if (brin == NULL)
    return;
  if (*name == '\0')
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_NAME], DUO_REFUSAL_EMPTY_TEXT, brin);
      return;
    }

  institution = duo_register_record_new (DUO_RECORD_INSTITUTION, brin);
  institution->line = row->number;
  institution->sectors = sectors;
  class = duo_register_reading_dup_cell (self, row,
                                         self->header.source == DUO_SOURCE_MBO_INSTITUTIONS ? DUO_COLUMN_MBO_KIND : DUO_COLUMN_SECTOR_KIND);
  duo_register_record_set (institution, DUO_REGISTER_NAME, name);
  duo_register_record_set (institution, DUO_REGISTER_CLASS, class);
  duo_register_reading_fill (self, row, institution);
  if (duo_register_reading_take_board (self, row, institution))
    (void) duo_register_reading_add_once (self, row, g_steal_pointer (&institution)); /* else it was refused */
}

/* Of somebody's own list: what a line leaves out stays, so that a name is not asked for here. */
static void
read_own_institution (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_NAME);
  g_autofree char *short_name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_SHORT_NAME);
  g_autofree char *sectors = duo_register_reading_dup_cell (self, row, DUO_COLUMN_SECTORS);
  g_autoptr (DuoRegisterRecord) institution = NULL;

  if (brin == NULL)
    return;

  institution = duo_register_record_new (DUO_RECORD_INSTITUTION, brin);
  institution->line = row->number;
  if (*sectors != '\0' && !duo_import_parse_sectors (sectors, &institution->sectors))
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_SECTORS], DUO_REFUSAL_UNKNOWN_SECTOR, sectors);
      return;
    }
  duo_register_record_set (institution, DUO_REGISTER_NAME, name);
  duo_register_record_set (institution, DUO_REGISTER_SHORT_NAME, short_name);
  duo_register_reading_fill (self, row, institution);
  if (duo_register_reading_take_board (self, row, institution))
    (void) duo_register_reading_add_once (self, row, g_steal_pointer (&institution)); /* else it was refused */
}

/* ---- Boards ---- */

/* A board is in the list of the HO once for hbo and once for wo. */
static void
read_board (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *text = duo_register_reading_dup_cell (self, row, DUO_COLUMN_BOARD);
  g_autofree char *number = duo_board_number_new (text);

  if (number == NULL)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_BOARD], DUO_REFUSAL_BAD_CODE, text);
      return;
    }
  if (duo_register_reading_take_board (self, row, NULL))
    duo_register_reading_fill (self, row, duo_register_reading_find (self, DUO_RECORD_BOARD, number));
}

/* ---- RIO's list of recognitions: a line for each programme ---- */

static void
read_recognition (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_NAME);
  g_autofree char *number = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LOCATION);
  g_autofree char *location_name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LOCATION_NAME);
  g_autofree char *code = NULL;
  DuoRegisterRecord *institution;
  DuoRegisterRecord *location;

  if (brin == NULL)
    return;
  institution = find_or_add (self, DUO_RECORD_INSTITUTION, brin, row->number);
  institution->sectors |= DUO_SECTOR_SET_HO;
  if (duo_register_record_get (institution, DUO_REGISTER_NAME) == NULL)
    {
      duo_register_record_set (institution, DUO_REGISTER_NAME, *name != '\0' ? name : brin);
      (void) duo_register_reading_take_board (self, row, institution); /* a number that is none was refused */
    }
  if (*number == '\0') /* a programme without a place */
    return;

  code = duo_location_code_new (brin, number);
  if (code == NULL)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_LOCATION], DUO_REFUSAL_BAD_CODE, number);
      return;
    }
  location = find_or_add (self, DUO_RECORD_LOCATION, code, row->number);
  location->sectors |= DUO_SECTOR_SET_HO;
  if (duo_register_record_get (location, DUO_REGISTER_NAME) == NULL)
    {
      duo_register_record_set (location, DUO_REGISTER_NAME, *location_name != '\0' ? location_name : code);
      duo_register_reading_fill (self, row, location);
    }
}

/* ---- Lists of two columns ---- */

/* Schools by the name that people use: that is their short name, and the whole of it until a list knows better. */
static void
read_daily_name (DuoRegisterReading *self, const DuoRow *row)
{
  static const DuoRegisterField name_only[] = { DUO_REGISTER_NAME };
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_BRIN);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_FIRST_WORD);
  DuoRegisterRecord *institution;

  if (brin == NULL)
    return;
  if (*name == '\0')
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_FIRST_WORD], DUO_REFUSAL_EMPTY_TEXT, brin);
      return;
    }

  institution = duo_register_record_new (DUO_RECORD_INSTITUTION, brin);
  institution->line = row->number;
  institution->sectors = DUO_SECTOR_SET_MBO;
  duo_register_record_set (institution, DUO_REGISTER_NAME, name);
  duo_register_record_set (institution, DUO_REGISTER_SHORT_NAME, name);
  set_strength (institution, name_only, G_N_ELEMENTS (name_only), DUO_STRENGTH_GUESS);
  (void) duo_register_reading_add_once (self, row, institution); /* else it was refused */
}

/* The list of every BRIN ever issued. */
static void
read_name (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_FIRST_WORD);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_SECOND_WORD);
  DuoRegisterRecord *record;

  if (brin == NULL)
    return;

  record = duo_register_record_new (DUO_RECORD_NAME, "");
  record->line = row->number;
  duo_register_record_set (record, DUO_REGISTER_CODE, brin);
  duo_register_record_set (record, DUO_REGISTER_NAME, name);
  duo_register_record_make_key (record);
  (void) duo_register_reading_add_once (self, row, record); /* else it was there already */
}

/* One line of a list of addresses, boards, recognitions or names. */
void
duo_register_read_addresses (DuoRegisterReading *self, const DuoRow *row)
{
  const DuoSource source = self->header.source;

  if (source == DUO_SOURCE_VO_LOCATIONS)
    read_location (self, row);
  else if (source == DUO_SOURCE_VO_INSTITUTIONS)
    read_institution (self, row, DUO_SECTOR_SET_VO);
  else if (source == DUO_SOURCE_MBO_INSTITUTIONS)
    read_institution (self, row, DUO_SECTOR_SET_MBO);
  else if (source == DUO_SOURCE_HO_INSTITUTIONS)
    read_institution (self, row, DUO_SECTOR_SET_HO);
  else if (source == DUO_SOURCE_OWN_LIST)
    read_own_institution (self, row);
  else if (source == DUO_SOURCE_BOARDS)
    read_board (self, row);
  else if (source == DUO_SOURCE_HO_RECOGNITIONS)
    read_recognition (self, row);
  else if (source == DUO_SOURCE_MBO_SHEET)
    read_daily_name (self, row);
  else if (source == DUO_SOURCE_BRIN_NAMES)
    read_name (self, row);
}
