/* SPDX-License-Identifier: EUPL-1.2 */
/* The files of the register itself: ORGANISATIES with a line for each period, RELATIES and OVERGANGEN. */
#include "duo-register-reading.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-register-text.h"
#include "duo-when.h"

/* ---- Organisations ---- */

/* "ROC", "VAKV": kinds of MBO institutions; a V behind them says that they have VO too. */
static DuoSectorSet
sectors_of (const char *class, const char *law)
{
  static const char *const mbo[] = { "ROC", "VAK", "AOC", "BER" };
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (gsize i = 0; i < G_N_ELEMENTS (mbo); i++)
    {
      if (g_str_has_prefix (class, mbo[i]))
        {
          sectors |= DUO_SECTOR_SET_MBO;
          if (g_str_equal (class + strlen (mbo[i]), "V"))
            sectors |= DUO_SECTOR_SET_VO;
        }
    }
  if (g_str_equal (law, "WEB"))
    sectors |= DUO_SECTOR_SET_MBO;
  if (g_str_equal (law, "WVO") || g_str_has_prefix (class, "VOS") || g_str_equal (class, "PROS"))
    sectors |= DUO_SECTOR_SET_VO;
  if (g_str_equal (law, "WHW") || g_str_has_prefix (class, "HBOS") || g_str_equal (class, "UNIV"))
    sectors |= DUO_SECTOR_SET_HO;
  return sectors;
}

/* "500.0" is what a spreadsheet makes of a house number. */
static void
take_address (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record)
{
  g_autofree char *address = duo_register_reading_dup_cell (self, row, DUO_COLUMN_ADDRESS);
  char *space = strrchr (address, ' ');

  if (g_str_has_suffix (address, ".0"))
    address[strlen (address) - 2] = '\0';
  if (space != NULL && g_ascii_isdigit (space[1]))
    {
      *space = '\0';
      duo_register_record_set (record, DUO_REGISTER_HOUSE_NUMBER, space + 1);
    }
  if (*address != '\0')
    duo_register_record_set (record, DUO_REGISTER_STREET, address);
}

/* A day as ISO 8601. Returns: %FALSE where it is none: the line was refused. */
static gboolean
take_day (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record, DuoRegisterField field, DuoRegisterColumn column,
          guint32 *day)
{
  g_autofree char *text = duo_register_reading_dup_day (self, row, column);
  g_autofree char *iso = NULL;

  *day = 0;
  if (*text == '\0')
    return TRUE;
  if (!duo_day_parse_any (text, day))
    {
      duo_register_reading_refuse (self, row, self->header.columns[column], DUO_REFUSAL_BAD_DATE, text);
      return FALSE;
    }

  iso = duo_day_to_string (*day);
  duo_register_record_set (record, field, iso);
  return TRUE;
}

/* Returns: (transfer full) (nullable): the organisation of the row; %NULL when it was refused. */
static DuoRegisterRecord *
make_organisation (DuoRegisterReading *self, const DuoRow *row, DuoRecordType type, const char *key)
{
  g_autoptr (DuoRegisterRecord) record = duo_register_record_new (type, key);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_NAME);
  g_autofree char *short_name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_SHORT_NAME);
  g_autofree char *class = duo_register_reading_dup_cell (self, row, DUO_COLUMN_CLASS);
  guint32 from;
  guint32 until;

  record->line = row->number;
  duo_register_record_set (record, DUO_REGISTER_NAME, *name != '\0' ? name : *short_name != '\0' ? short_name : key);
  duo_register_record_set (record, DUO_REGISTER_SHORT_NAME, short_name);
  duo_register_record_set (record, DUO_REGISTER_CLASS, class);
  duo_register_reading_fill (self, row, record);
  if (self->header.derived)
    take_address (self, row, record);
  if (!take_day (self, row, record, DUO_REGISTER_OPEN_FROM, DUO_COLUMN_OPEN_FROM, &from)
      || !take_day (self, row, record, DUO_REGISTER_OPEN_UNTIL, DUO_COLUMN_OPEN_UNTIL, &until))
    return NULL;
  if (until != 0 && until < from)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_OPEN_UNTIL], DUO_REFUSAL_ENDS_BEFORE_START,
                                   duo_register_record_get (record, DUO_REGISTER_OPEN_UNTIL));
      return NULL;
    }

  return g_steal_pointer (&record);
}

static void
keep_name (DuoRegisterReading *self, DuoRegisterRecord *institution)
{
  DuoRegisterRecord *name;

  if (institution->type != DUO_RECORD_INSTITUTION)
    return;
  name = duo_register_record_new (DUO_RECORD_NAME, "");
  name->line = institution->line;
  duo_register_record_set (name, DUO_REGISTER_CODE, institution->key);
  duo_register_record_set (name, DUO_REGISTER_NAME, duo_register_record_get (institution, DUO_REGISTER_NAME));
  duo_register_record_make_key (name);
  g_ptr_array_add (self->old_names, name);
}

static void
copy_values (DuoRegisterRecord *to, DuoRegisterRecord *from)
{
  guint n_fields;

  (void) duo_record_fields (to->type, &n_fields); /* only how many there are */
  for (guint i = 0; i < n_fields; i++)
    {
      g_free (to->values[i]);
      to->values[i] = g_strdup (from->values[i]);
    }
  to->line = from->line;
  to->sectors = from->sectors;
}

/* One organisation has a line for each period: the current one counts, else the last; the names of the others are
 * former names. */
static void
take_period (DuoRegisterReading *self, DuoRegisterRecord *record, const char *state)
{
  g_autoptr (DuoRegisterRecord) owned = record;
  DuoRegisterRecord *first = duo_register_reading_find (self, record->type, record->key);

  if (first == NULL)
    {
      duo_register_reading_add (self, g_object_ref (record));
    }
  else if (g_hash_table_contains (self->current, record->key))
    {
      keep_name (self, record);
    }
  else
    {
      keep_name (self, first);
      copy_values (first, record);
    }
  if (g_str_equal (state, "A"))
    g_hash_table_add (self->current, g_strdup (record->key));
}

static void
read_institution (DuoRegisterReading *self, const DuoRow *row, const char *state)
{
  g_autofree char *brin = duo_register_reading_dup_brin (self, row, DUO_COLUMN_ADMINISTRATION);
  g_autofree char *class = duo_register_reading_dup_cell (self, row, DUO_COLUMN_CLASS);
  g_autofree char *law = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LAW);
  const DuoSectorSet sectors = sectors_of (class, law);
  DuoRegisterRecord *record;

  if (brin == NULL)
    return;
  if (sectors == DUO_SECTOR_SET_NONE)
    {
      g_hash_table_add (self->other, g_strdup (brin));
      self->file->passed_over++;
      return;
    }

  record = make_organisation (self, row, DUO_RECORD_INSTITUTION, brin);
  if (record == NULL)
    return;
  record->sectors = sectors;
  take_period (self, record, state);
}

/* Waits for its institution: the file may have it further on. */
static void
read_location (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *text = duo_register_reading_dup_cell (self, row, DUO_COLUMN_ADMINISTRATION);
  DuoRegisterRecord *record;

  if (!duo_location_code_is_valid (text))
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_ADMINISTRATION], DUO_REFUSAL_BAD_CODE, text);
      return;
    }
  record = make_organisation (self, row, DUO_RECORD_LOCATION, text);
  if (record != NULL)
    g_ptr_array_add (self->locations, record);
}

static void
read_board (DuoRegisterReading *self, const DuoRow *row, const char *state)
{
  g_autofree char *text = duo_register_reading_dup_cell (self, row, DUO_COLUMN_ADMINISTRATION);
  g_autofree char *number = duo_board_number_new (text);
  DuoRegisterRecord *record;

  if (number == NULL)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_ADMINISTRATION], DUO_REFUSAL_BAD_CODE, text);
      return;
    }
  record = make_organisation (self, row, DUO_RECORD_BOARD, number);
  if (record != NULL)
    take_period (self, record, state);
}

void
duo_register_read_organisation (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *function = duo_register_reading_dup_cell (self, row, DUO_COLUMN_FUNCTION);
  g_autofree char *state = duo_register_reading_dup_cell (self, row, DUO_COLUMN_STATE);

  if (g_str_equal (state, "T")) /* what is still to come waits for its own file */
    self->file->passed_over++;
  else if (g_str_equal (function, "U"))
    read_institution (self, row, state);
  else if (g_str_equal (function, "D"))
    read_location (self, row);
  else if (g_str_equal (function, "B"))
    read_board (self, row, state);
  else
    self->file->passed_over++;
}

static void
refuse_orphan (DuoRegisterReading *self, DuoRegisterRecord *location)
{
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, location->key);

  item->refusal = DUO_REFUSAL_ORPHAN;
  item->line = location->line;
  item->column = self->header.columns[DUO_COLUMN_ADMINISTRATION];
  item->value = g_strdup (location->key);
  g_ptr_array_add (self->file->refused, item);
}

/* Locations go to their institutions; those of none in the file are told about and make nothing. */
void
duo_register_end_organisations (DuoRegisterReading *self)
{
  for (guint i = 0; i < self->locations->len; i++)
    {
      DuoRegisterRecord *location = self->locations->pdata[i];
      g_autofree char *brin = g_strndup (location->key, 4);

      if (g_hash_table_contains (self->by_key[DUO_RECORD_INSTITUTION], brin))
        take_period (self, g_object_ref (location), "");
      else if (g_hash_table_contains (self->other, brin))
        self->file->passed_over++;
      else
        refuse_orphan (self, location);
    }

  for (guint i = 0; i < self->old_names->len; i++)
    {
      DuoRegisterRecord *name = self->old_names->pdata[i];
      DuoRegisterRecord *institution = duo_register_reading_find (self, DUO_RECORD_INSTITUTION,
                                                                  duo_register_record_get (name, DUO_REGISTER_CODE));
      g_autofree char *now = duo_register_name_key (institution->key, duo_register_record_get (institution, DUO_REGISTER_NAME));

      if (!g_str_equal (now, name->key) && duo_register_reading_find (self, DUO_RECORD_NAME, name->key) == NULL)
        duo_register_reading_add (self, g_object_ref (name));
    }
}

/* ---- Relations ---- */

/* Only which board governs an institution now; the others say nothing that is not known already. */
void
duo_register_read_relation (DuoRegisterReading *self, const DuoRow *row)
{
  g_autofree char *leads = duo_register_reading_dup_cell (self, row, DUO_COLUMN_LEADS);
  g_autofree char *follows = duo_register_reading_dup_cell (self, row, DUO_COLUMN_FOLLOWS);
  g_autofree char *end = duo_register_reading_dup_day (self, row, DUO_COLUMN_RELATION_END);
  g_autofree char *brin = duo_brin_normalise (follows);
  g_autofree char *number = strlen (leads) >= 5 ? duo_board_number_new (leads) : NULL;
  guint32 day = 0;
  DuoRegisterRecord *institution;

  if (*end != '\0' && !duo_day_parse_any (end, &day))
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_RELATION_END], DUO_REFUSAL_BAD_DATE, end);
      return;
    }
  if (brin == NULL || number == NULL || (day != 0 && day <= self->file->as_of))
    {
      self->file->passed_over++;
      return;
    }

  if (duo_register_reading_find (self, DUO_RECORD_BOARD, number) == NULL)
    {
      DuoRegisterRecord *board = duo_register_record_new (DUO_RECORD_BOARD, number);

      board->line = row->number;
      duo_register_reading_add (self, board);
    }
  institution = duo_register_reading_find (self, DUO_RECORD_INSTITUTION, brin);
  if (institution == NULL)
    {
      institution = duo_register_record_new (DUO_RECORD_INSTITUTION, brin);
      institution->line = row->number;
      duo_register_reading_add (self, institution);
    }
  duo_register_record_set (institution, DUO_REGISTER_BOARD, number);
}

/* ---- Transitions ---- */

void
duo_register_read_transition (DuoRegisterReading *self, const DuoRow *row)
{
  static const struct
  {
    DuoRegisterField  field;
    DuoRegisterColumn column;
  } columns[] = {
    { DUO_REGISTER_FROM_FUNCTION, DUO_COLUMN_FROM_FUNCTION },
    { DUO_REGISTER_FROM_CODE, DUO_COLUMN_FROM },
    { DUO_REGISTER_TO_FUNCTION, DUO_COLUMN_TO_FUNCTION },
    { DUO_REGISTER_TO_CODE, DUO_COLUMN_TO },
    { DUO_REGISTER_TRANSITION, DUO_COLUMN_TRANSITION },
    { DUO_REGISTER_COMPLETE, DUO_COLUMN_COMPLETE },
    { DUO_REGISTER_STATE, DUO_COLUMN_STATE },
  };
  g_autoptr (DuoRegisterRecord) record = duo_register_record_new (DUO_RECORD_TRANSITION, "");
  guint32 day;

  record->line = row->number;
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = duo_register_reading_dup_cell (self, row, columns[i].column);

      if (*text == '\0' && columns[i].field != DUO_REGISTER_STATE)
        {
          duo_register_reading_refuse (self, row, self->header.columns[columns[i].column], DUO_REFUSAL_BAD_VALUE, "");
          return;
        }
      duo_register_record_set (record, columns[i].field, text);
    }
  if (!take_day (self, row, record, DUO_REGISTER_DAY, DUO_COLUMN_DAY, &day))
    return;
  if (day == 0)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_DAY], DUO_REFUSAL_BAD_DATE, "");
      return;
    }

  duo_register_record_make_key (record);
  (void) duo_register_reading_add_once (self, row, g_steal_pointer (&record)); /* else it was refused */
}
