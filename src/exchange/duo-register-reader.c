/* SPDX-License-Identifier: EUPL-1.2 */
/* Opens a file, recognises it by its heading, and hands its rows to the part that knows its kind. */
#include "duo-register-reader.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-import-words.h"
#include "duo-progress.h"
#include "duo-register-reading.h"
#include "duo-register-text.h"
#include "duo-register-zip.h"
#include "duo-table-reader.h"
#include "duo-when.h"

/* Longer than any field of the register. */
#define MAX_CELL 2000
#define MAX_SHOWN 200
/* Rows between two looks at the cancellable. */
#define CANCEL_ROWS 1000

/* ---- What the parts share ---- */

/* Returns: (transfer full): the cell without blanks around it, "" where there is none. */
char *
duo_register_reading_dup_cell (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column)
{
  const guint place = self->header.columns[column];
  const char *text = place != 0 ? duo_row_get_text (row, place) : "";
  char *clean;

  if (*text == '\0')
    return g_strdup ("");

  clean = duo_import_clean_text (text);
  if (self->header.na_is_empty && g_str_equal (clean, "NA"))
    *clean = '\0';
  return clean;
}

/* As duo_register_reading_dup_cell(), of a column of days: one that lost its style in a workbook is a day all the same. */
char *
duo_register_reading_dup_day (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column)
{
  const guint place = self->header.columns[column];
  char *day = place != 0 ? duo_row_dup_serial_day (row, place) : NULL;

  return day != NULL ? day : duo_register_reading_dup_cell (self, row, column);
}

/* @column: from 1, 0 for the whole line; @value: (nullable): what is refused. */
void
duo_register_reading_refuse (DuoRegisterReading *self, const DuoRow *row, guint column, DuoRefusal refusal, const char *value)
{
  DuoChangeItem *item = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, value);

  item->refusal = refusal;
  item->line = row->number;
  item->column = column;
  if (column < self->headings->len)
    item->column_name = g_strdup (self->headings->pdata[column]);
  item->value = value != NULL ? g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), MAX_SHOWN)) : NULL;
  if (self->sheet != NULL && column != 0)
    {
      item->sheet = g_strdup (self->sheet);
      item->cell = duo_cell_name (column, row->number);
    }
  g_ptr_array_add (self->file->refused, item);
}

DuoRegisterRecord *
duo_register_reading_find (DuoRegisterReading *self, DuoRecordType type, const char *key)
{
  return g_hash_table_lookup (self->by_key[type], key);
}

/* @record: (transfer full): becomes one of the file. */
void
duo_register_reading_add (DuoRegisterReading *self, DuoRegisterRecord *record)
{
  g_hash_table_insert (self->by_key[record->type], record->key, record);
  g_ptr_array_add (self->file->records, record);
}

/* As duo_register_reading_add(), where the file has each key once: a second line that says something else is refused.
 * Returns: whether it was added. */
gboolean
duo_register_reading_add_once (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record)
{
  g_autoptr (DuoRegisterRecord) owned = record;
  DuoRegisterRecord *first = duo_register_reading_find (self, record->type, record->key);
  guint n_fields;

  if (first == NULL)
    {
      duo_register_reading_add (self, g_steal_pointer (&owned));
      return TRUE;
    }

  (void) duo_record_fields (record->type, &n_fields); /* only how many there are */
  for (guint i = 0; i < n_fields; i++)
    {
      if (g_strcmp0 (first->values[i], record->values[i]) != 0)
        {
          duo_register_reading_refuse (self, row, 0, DUO_REFUSAL_DUPLICATE, record->key);
          break;
        }
    }
  return FALSE;
}

/* Fills in what address lists and organisations have in columns of their own. */
void
duo_register_reading_fill (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *record)
{
  static const struct
  {
    DuoRegisterField  field;
    DuoRegisterColumn column;
  } columns[] = {
    { DUO_REGISTER_STREET, DUO_COLUMN_STREET },
    { DUO_REGISTER_HOUSE_NUMBER, DUO_COLUMN_HOUSE_NUMBER },
    { DUO_REGISTER_PLACE, DUO_COLUMN_PLACE },
    { DUO_REGISTER_MUNICIPALITY, DUO_COLUMN_MUNICIPALITY },
    { DUO_REGISTER_PROVINCE, DUO_COLUMN_PROVINCE },
    { DUO_REGISTER_DENOMINATION, DUO_COLUMN_DENOMINATION },
    { DUO_REGISTER_PHONE, DUO_COLUMN_PHONE },
    { DUO_REGISTER_WEBSITE, DUO_COLUMN_WEBSITE },
    { DUO_REGISTER_EMAIL, DUO_COLUMN_EMAIL },
    { DUO_REGISTER_STRUCTURE, DUO_COLUMN_STRUCTURE },
    { DUO_REGISTER_KVK, DUO_COLUMN_KVK },
  };
  g_autofree char *postcode = duo_register_reading_dup_cell (self, row, DUO_COLUMN_POSTCODE);
  g_autofree char *spaced = duo_postcode_new (postcode);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text = duo_register_reading_dup_cell (self, row, columns[i].column);

      if (*text != '\0')
        duo_register_record_set (record, columns[i].field, text);
    }
  duo_register_record_set (record, DUO_REGISTER_POSTCODE, spaced);
}

/* Returns: (transfer full) (nullable): the BRIN in @column; what is none is refused. */
char *
duo_register_reading_dup_brin (DuoRegisterReading *self, const DuoRow *row, DuoRegisterColumn column)
{
  g_autofree char *text = duo_register_reading_dup_cell (self, row, column);
  char *brin = duo_brin_normalise (text);

  if (brin == NULL)
    duo_register_reading_refuse (self, row, self->header.columns[column], DUO_REFUSAL_BAD_CODE, text);
  return brin;
}

/**
 * duo_register_reading_take_board:
 * @institution: (nullable): gets the board
 *
 * Makes the board of the row a record, with its name where the file has that.
 *
 * Returns: %FALSE where the number is none: the line was refused
 */
gboolean
duo_register_reading_take_board (DuoRegisterReading *self, const DuoRow *row, DuoRegisterRecord *institution)
{
  g_autofree char *text = duo_register_reading_dup_cell (self, row, DUO_COLUMN_BOARD);
  g_autofree char *name = duo_register_reading_dup_cell (self, row, DUO_COLUMN_BOARD_NAME);
  g_autofree char *number = NULL;
  DuoRegisterRecord *board;

  if (*text == '\0')
    return TRUE;
  number = duo_board_number_new (text);
  if (number == NULL)
    {
      duo_register_reading_refuse (self, row, self->header.columns[DUO_COLUMN_BOARD], DUO_REFUSAL_BAD_CODE, text);
      return FALSE;
    }

  board = duo_register_reading_find (self, DUO_RECORD_BOARD, number);
  if (board == NULL)
    {
      board = duo_register_record_new (DUO_RECORD_BOARD, number);
      board->line = row->number;
      duo_register_reading_add (self, board);
    }
  if (*name != '\0')
    duo_register_record_set (board, DUO_REGISTER_NAME, name);
  if (institution != NULL)
    duo_register_record_set (institution, DUO_REGISTER_BOARD, number);
  return TRUE;
}

/* ---- A file ---- */

static DuoRegisterReading *
reading_new (const char *name)
{
  DuoRegisterReading *self = g_new0 (DuoRegisterReading, 1);

  self->file = g_new0 (DuoRegisterFile, 1);
  self->file->name = g_strdup (name);
  self->file->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->file->refused = g_ptr_array_new_with_free_func (g_object_unref);
  self->file->ignored = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < DUO_N_RECORD_TYPES; i++)
    self->by_key[i] = g_hash_table_new (g_str_hash, g_str_equal);
  self->current = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->other = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->locations = g_ptr_array_new_with_free_func (g_object_unref);
  self->old_names = g_ptr_array_new_with_free_func (g_object_unref);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
reading_free (DuoRegisterReading *self)
{
  duo_register_header_clear (&self->header);
  for (guint i = 0; i < DUO_N_RECORD_TYPES; i++)
    g_hash_table_unref (self->by_key[i]);
  g_hash_table_unref (self->current);
  g_hash_table_unref (self->other);
  g_ptr_array_unref (self->locations);
  g_ptr_array_unref (self->old_names);
  g_hash_table_unref (self->counts);
  g_ptr_array_unref (self->headings);
  duo_register_file_free (self->file);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoRegisterReading, reading_free)

/* Whether the row can be read at all; else it is refused. */
static gboolean
is_whole (DuoRegisterReading *self, const DuoRow *row)
{
  guint column;
  const DuoRefusal damage = duo_row_find_damage (row, &column);

  if (damage != DUO_REFUSAL_NONE)
    {
      duo_register_reading_refuse (self, row, column, damage, column != 0 ? duo_row_get_text (row, column) : NULL);
      return FALSE;
    }
  if (self->sheet == NULL && row->n_columns < self->header.n_columns)
    {
      duo_register_reading_refuse (self, row, row->n_columns, DUO_REFUSAL_TOO_FEW_COLUMNS, NULL);
      return FALSE;
    }
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (strlen (row->cells[i].text) > MAX_CELL)
        {
          duo_register_reading_refuse (self, row, row->cells[i].column, DUO_REFUSAL_TEXT_TOO_LONG, row->cells[i].text);
          return FALSE;
        }
    }

  return TRUE;
}

typedef struct
{
  DuoRegisterReading *reading;
  GCancellable       *cancellable;
} RowData;

/* Whether column @place (from 1) means something here. */
static gboolean
has_meaning (const DuoRegisterHeader *header, guint place)
{
  for (guint i = 0; i < DUO_N_COLUMNS; i++)
    if (header->columns[i] == place)
      return TRUE;
  for (guint i = 0; i < header->counts->len; i++)
    if (g_array_index (header->counts, DuoCountColumn, i).column == place)
      return TRUE;

  return FALSE;
}

/* What the columns are called is kept, for what is refused in them; those that mean nothing are told. */
static void
note_headings (DuoRegisterReading *self, const DuoRow *row, guint n_columns)
{
  g_ptr_array_set_size (self->headings, (gint) n_columns + 1);
  for (guint i = 1; i <= n_columns; i++)
    {
      g_autofree char *heading = duo_import_clean_text (duo_row_get_text (row, i));

      if (*heading == '\0')
        continue;
      if (!has_meaning (&self->header, i))
        g_ptr_array_add (self->file->ignored, g_strdup (heading));
      self->headings->pdata[i] = g_steal_pointer (&heading);
    }
}

/* Recognises the file. */
static gboolean
read_header (DuoRegisterReading *self, const DuoRow *row, GError **error)
{
  if (!duo_register_header_read (&self->header, row, error))
    return FALSE;

  note_headings (self, row, self->header.n_columns);
  if (row->open_quote != 0)
    duo_register_reading_refuse (self, row, row->open_quote, DUO_REFUSAL_OPEN_QUOTE, duo_row_get_text (row, row->open_quote));
  return TRUE;
}

static gboolean
take_row (const DuoRow *row, gpointer user_data, GError **error)
{
  const RowData *data = user_data;
  DuoRegisterReading *self = data->reading;

  self->file->lines++;
  if (self->file->lines % CANCEL_ROWS == 0)
    {
      duo_progress_report (data->cancellable, DUO_PROGRESS_READING, self->file->lines, 0);
      if (g_cancellable_set_error_if_cancelled (data->cancellable, error))
        return FALSE;
    }
  if (self->plan != NULL && row->number <= self->plan->heading)
    {
      if (row->number == self->plan->heading)
        note_headings (self, row, row->n_columns);
      return TRUE;
    }
  if (self->header.counts == NULL)
    return read_header (self, row, error);
  if (!is_whole (self, row))
    return TRUE;

  if (self->header.source == DUO_SOURCE_ORGANISATIONS)
    duo_register_read_organisation (self, row);
  else if (self->header.source == DUO_SOURCE_RELATIONS)
    duo_register_read_relation (self, row);
  else if (self->header.source == DUO_SOURCE_TRANSITIONS)
    duo_register_read_transition (self, row);
  else if (self->header.counts->len > 0)
    duo_register_read_count (self, row);
  else
    duo_register_read_addresses (self, row);
  return TRUE;
}

/* Records are written by type; within one they stay in the order of the file. */
static gint
compare_records (gconstpointer a, gconstpointer b)
{
  const DuoRegisterRecord *first = *(const DuoRegisterRecord *const *) a;
  const DuoRegisterRecord *second = *(const DuoRegisterRecord *const *) b;

  if (first->type != second->type)
    return first->type < second->type ? -1 : 1;
  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  return strcmp (first->key, second->key);
}

/* What the file lists all of. Only address lists do. */
static void
set_covers (DuoRegisterFile *file)
{
  switch (file->source)
    {
    case DUO_SOURCE_VO_LOCATIONS:
      file->covers_locations = TRUE;
      file->covers = DUO_SECTOR_SET_VO;
      break;
    case DUO_SOURCE_VO_INSTITUTIONS:
      file->covers = DUO_SECTOR_SET_VO;
      break;
    case DUO_SOURCE_MBO_INSTITUTIONS:
      file->covers = DUO_SECTOR_SET_MBO;
      break;
    case DUO_SOURCE_HO_INSTITUTIONS:
      file->covers = DUO_SECTOR_SET_HO;
      break;
    case DUO_SOURCE_NONE:
    case DUO_SOURCE_BRIN_NAMES:
    case DUO_SOURCE_MBO_SHEET:
    case DUO_SOURCE_OWN_LIST:
    case DUO_SOURCE_VO_PUPILS:
    case DUO_SOURCE_HO_STUDENTS:
    case DUO_SOURCE_LOCATION_PUPILS:
    case DUO_SOURCE_TRANSITIONS:
    case DUO_SOURCE_RELATIONS:
    case DUO_SOURCE_ORGANISATIONS:
    case DUO_SOURCE_BOARDS:
    case DUO_SOURCE_HO_RECOGNITIONS:
    case DUO_SOURCE_PERSON:
    case DUO_N_SOURCES:
    default:
      break;
    }
}

static void
finish (DuoRegisterReading *self, DuoTableReader *reader)
{
  DuoRegisterFile *file = self->file;

  if (self->header.source == DUO_SOURCE_ORGANISATIONS)
    duo_register_end_organisations (self);
  if (self->header.source == DUO_SOURCE_VO_LOCATIONS)
    duo_register_end_locations (self);
  if (self->header.counts->len > 0)
    duo_register_end_counts (self);
  file->source = self->header.source;
  file->encoding = g_strdup (duo_table_reader_get_encoding (reader));
  file->separator = g_strdup (duo_table_reader_get_separator (reader));
  file->newline = g_strdup (duo_table_reader_get_newline (reader));
  set_covers (file);
  g_ptr_array_sort (file->records, compare_records);
}

/* Notes where the file lies, and of what day it tells. */
static void
take_day (DuoRegisterFile *file, const char *path, const DuoRegisterDays *days)
{
  const guint32 own = days->own != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (days->own, path)) : 0;

  file->path = g_strdup (path);
  file->as_of = own != 0 ? own : days->all;
  file->as_of_found = file->as_of != 0 || duo_find_as_of (path, &file->as_of);
  if (!file->as_of_found)
    file->as_of = days->today;
}

/* Reads one table; of a workbook its first visible sheet that is one of the register. @path: as of #DuoRegisterFile.
 * Returns: (transfer full) (nullable). */
static DuoRegisterFile *
read_table (DuoTableReader *reader, const char *name, const char *path, const DuoRegisterDays *days, GCancellable *cancellable,
            GError **error)
{
  const guint n_sheets = duo_table_reader_get_n_sheets (reader);
  g_autoptr (GError) first_error = NULL;

  for (guint sheet = 0; sheet < n_sheets; sheet++)
    {
      g_autoptr (DuoRegisterReading) self = reading_new (name);
      g_autoptr (GError) sheet_error = NULL;
      RowData data = { self, cancellable };

      if (duo_table_reader_get_visibility (reader, sheet) != DUO_SHEET_VISIBLE)
        continue;
      if (duo_table_reader_is_workbook (reader))
        self->sheet = duo_table_reader_get_sheet_name (reader, sheet);
      take_day (self->file, path, days);
      self->year = duo_find_year (name);
      if (self->year == 0)
        self->year = duo_day_get_year (self->file->as_of);

      if (duo_table_reader_read (reader, sheet, take_row, &data, NULL, &sheet_error) && self->header.counts != NULL)
        {
          finish (self, reader);
          return g_steal_pointer (&self->file);
        }
      if (sheet_error != NULL && !g_error_matches (sheet_error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN))
        {
          g_propagate_error (error, g_steal_pointer (&sheet_error));
          return NULL;
        }
      if (first_error == NULL)
        first_error = g_steal_pointer (&sheet_error);
    }

  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY, name);
  return NULL;
}

static DuoRegisterFile *
read_member (GBytes *bytes, const char *zip_path, const char *member, const DuoRegisterDays *days, GCancellable *cancellable,
             GError **error)
{
  g_autofree char *zip = g_path_get_basename (zip_path);
  g_autofree char *base = g_path_get_basename (member);
  g_autofree char *name = g_strconcat (zip, "/", base, NULL);
  g_autofree char *path = g_strconcat (zip_path, "/", member, NULL);
  g_autoptr (DuoTableReader) reader = duo_table_reader_new_from_bytes (bytes, base, error);

  return reader != NULL ? read_table (reader, name, path, days, cancellable, error) : NULL;
}

/* Whether nothing of a zip is taken because of what is wrong with one table of it. */
static gboolean
is_about_all (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_HOSTILE);
}

/* Whether it is no table at all, but something to read beside them: a text of which the first line has no columns. */
static gboolean
is_to_be_read (const char *name, const GError *error)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ".txt") && g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN)
         && strstr (error->message, ", ") == NULL;
}

/* Each table of a zip. One that is not of the register, or can't be read, is no reason to refuse the others. */
static GPtrArray *
read_zip (const char *path, const DuoRegisterDays *days, GPtrArray *refused, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);
  g_autoptr (GPtrArray) troubles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) members = duo_register_zip_list (path, error);
  g_autoptr (GError) first_error = NULL;

  if (members == NULL)
    return NULL;

  for (guint i = 0; i < members->len; i++)
    {
      g_autoptr (GError) member_error = NULL;
      g_autoptr (GBytes) bytes = duo_register_zip_read (path, members->pdata[i], &member_error);
      DuoRegisterFile *file = NULL;

      if (bytes != NULL)
        file = read_member (bytes, path, members->pdata[i], days, cancellable, &member_error);
      if (file != NULL)
        {
          g_ptr_array_add (files, file);
          continue;
        }
      if (is_about_all (member_error))
        {
          g_propagate_error (error, g_steal_pointer (&member_error));
          return NULL;
        }
      if (!is_to_be_read (members->pdata[i], member_error))
        {
          g_autofree char *zip = g_path_get_basename (path);
          g_autofree char *base = g_path_get_basename (members->pdata[i]);
          g_autofree char *name = g_strconcat (zip, "/", base, NULL);

          g_ptr_array_add (troubles, duo_change_item_new_file (name, member_error));
        }
      if (first_error == NULL)
        first_error = g_steal_pointer (&member_error);
    }

  if (files->len > 0)
    {
      g_ptr_array_extend_and_steal (refused, g_steal_pointer (&troubles));
      return g_steal_pointer (&files);
    }
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY, path);
  return NULL;
}

/**
 * duo_register_read:
 * @path: a CSV file, a workbook, or a zip of them as it is published
 * @form: (nullable): how a text file that is not in a zip is read; %NULL = as looking says
 * @days: of what day it tells
 * @refused: (element-type DuoChangeItem): gets an item for each table of a zip that is empty, unknown or can't be read, beside
 *   those that can
 * @cancellable: (nullable): looked at now and then
 *
 * Returns: (transfer full) (element-type DuoRegisterFile) (nullable): the tables, one but for a zip.
 *   %DUO_ERROR_FILE_UNKNOWN for none of the register, %DUO_ERROR_FILE_OTHER_SECTOR for primary and special education;
 *   others as duo_table_reader_open()
 */
GPtrArray *
duo_register_read (const char *path, const DuoTextForm *form, const DuoRegisterDays *days, GPtrArray *refused,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (DuoTableReader) reader = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  DuoRegisterFile *file;
  gboolean is_zip = FALSE;

  if (!duo_register_zip_is (path, &is_zip, error))
    return NULL;
  if (is_zip)
    return read_zip (whole, days, refused, cancellable, error);

  reader = duo_table_reader_open_as (path, form, error);
  if (reader == NULL)
    return NULL;
  file = read_table (reader, base, whole, days, cancellable, error);
  if (file == NULL)
    return NULL;

  files = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);
  g_ptr_array_add (files, file);
  return g_steal_pointer (&files);
}

/**
 * duo_register_read_list:
 * @path: a CSV file or a workbook
 * @form: (nullable): how a text file is read; %NULL = as looking says
 * @plan: what its columns mean; of institutions
 * @days: of what day it tells
 * @cancellable: (nullable): looked at now and then
 *
 * Returns: (transfer full) (nullable): somebody's own list of institutions; errors as duo_table_reader_open()
 */
DuoRegisterFile *
duo_register_read_list (const char *path, const DuoTextForm *form, const DuoListPlan *plan, const DuoRegisterDays *days,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoTableReader) reader = duo_table_reader_open_as (path, form, error);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autoptr (DuoRegisterReading) self = NULL;
  RowData data = { NULL, cancellable };

  if (reader == NULL)
    return NULL;

  self = reading_new (base);
  data.reading = self;
  self->plan = plan;
  duo_register_header_plan (&self->header, plan);
  if (duo_table_reader_is_workbook (reader))
    self->sheet = duo_table_reader_get_sheet_name (reader, plan->sheet);
  take_day (self->file, whole, days);
  if (!duo_table_reader_read (reader, plan->sheet, take_row, &data, NULL, error))
    return NULL;

  finish (self, reader);
  return g_steal_pointer (&self->file);
}
