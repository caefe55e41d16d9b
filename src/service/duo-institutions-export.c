/* SPDX-License-Identifier: EUPL-1.2 */
/* Institutions as a file: a workbook or a list, by the ending of its name. */
#include "duo-institutions-service.h"

#include "duo-dutch-people.h"
#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-register-text.h"
#include "duo-service-task.h"
#include "duo-table-writer.h"

/* Rows are read this many at a time, so that a long list does not have to be in memory. */
#define BATCH 500

typedef enum
{
  COLUMN_NAME,
  COLUMN_REGISTER_NAME,
  COLUMN_BRIN,
  COLUMN_SECTORS,
  COLUMN_PLACE,
  COLUMN_PROVINCE,
  COLUMN_BOARD_NUMBER,
  COLUMN_BOARD,
  COLUMN_PERSONS,
  COLUMN_PERSONS_YEAR,
  COLUMN_WILLING,
  COLUMN_CONTACTS,
  COLUMN_CHANNELS,
  COLUMN_CONFIRMED,
  COLUMN_MANAGER,
  COLUMN_SUBSTITUTE,
  COLUMN_CLOSED_ON,
  COLUMN_SUCCESSOR,
  COLUMN_SUCCESSOR_BRIN,
  COLUMN_PHONE,
  COLUMN_WEBSITE,
  COLUMN_NOTE,
  N_COLUMNS,
} Column;

static const DuoTableColumn all_columns[N_COLUMNS] = {
  [COLUMN_NAME] = { DUO_DUTCH_NAME, DUO_COLUMN_TEXT, 36 },
  [COLUMN_REGISTER_NAME] = { DUO_DUTCH_REGISTER_NAME, DUO_COLUMN_TEXT, 44 },
  [COLUMN_BRIN] = { DUO_DUTCH_BRIN, DUO_COLUMN_TEXT, 8 },
  [COLUMN_SECTORS] = { DUO_DUTCH_SECTORS, DUO_COLUMN_TEXT, 12 },
  [COLUMN_PLACE] = { DUO_DUTCH_PLACE, DUO_COLUMN_TEXT, 20 },
  [COLUMN_PROVINCE] = { DUO_DUTCH_PROVINCE, DUO_COLUMN_TEXT, 16 },
  [COLUMN_BOARD_NUMBER] = { DUO_DUTCH_BOARD_NUMBER, DUO_COLUMN_TEXT, 16 },
  [COLUMN_BOARD] = { DUO_DUTCH_BOARD, DUO_COLUMN_TEXT, 36 },
  [COLUMN_PERSONS] = { DUO_DUTCH_PERSONS, DUO_COLUMN_NUMBER, 12 },
  [COLUMN_PERSONS_YEAR] = { DUO_DUTCH_PERSONS_YEAR, DUO_COLUMN_NUMBER, 10 },
  [COLUMN_WILLING] = { DUO_DUTCH_PARTICIPATION, DUO_COLUMN_TEXT, 30 },
  [COLUMN_CONTACTS] = { DUO_DUTCH_CONTACTS, DUO_COLUMN_NUMBER, 16 },
  [COLUMN_CHANNELS] = { DUO_DUTCH_CHANNELS, DUO_COLUMN_NUMBER, 22 },
  [COLUMN_CONFIRMED] = { DUO_DUTCH_CONFIRMED, DUO_COLUMN_DATE, 14 },
  [COLUMN_MANAGER] = { DUO_DUTCH_MANAGER, DUO_COLUMN_TEXT, 20 },
  [COLUMN_SUBSTITUTE] = { DUO_DUTCH_SUBSTITUTE, DUO_COLUMN_TEXT, 20 },
  [COLUMN_CLOSED_ON] = { DUO_DUTCH_CLOSED_ON, DUO_COLUMN_DATE, 14 },
  [COLUMN_SUCCESSOR] = { DUO_DUTCH_SUCCESSOR, DUO_COLUMN_TEXT, 30 },
  [COLUMN_SUCCESSOR_BRIN] = { DUO_DUTCH_SUCCESSOR_BRIN, DUO_COLUMN_TEXT, 18 },
  [COLUMN_PHONE] = { DUO_DUTCH_PHONE, DUO_COLUMN_TEXT, 16 },
  [COLUMN_WEBSITE] = { DUO_DUTCH_WEBSITE, DUO_COLUMN_TEXT, 30 },
  [COLUMN_NOTE] = { DUO_DUTCH_NOTE, DUO_COLUMN_TEXT, 40 },
};

/* What each column of the list becomes: all that it says. */
static const struct
{
  const char *code;
  Column      first;
  guint       n_columns;
} codes_of[] = {
  { "name", COLUMN_NAME, 1 },           { "full-name", COLUMN_REGISTER_NAME, 1 }, { "brin", COLUMN_BRIN, 1 },
  { "sectors", COLUMN_SECTORS, 1 },     { "place", COLUMN_PLACE, 1 },             { "province", COLUMN_PROVINCE, 1 },
  { "board", COLUMN_BOARD_NUMBER, 2 },  { "persons", COLUMN_PERSONS, 2 },         { "willing", COLUMN_WILLING, 1 },
  { "contacts", COLUMN_CONTACTS, 1 },   { "channels", COLUMN_CHANNELS, 1 },       { "confirmed", COLUMN_CONFIRMED, 1 },
  { "owner", COLUMN_MANAGER, 1 },       { "substitute", COLUMN_SUBSTITUTE, 1 },   { "standing", COLUMN_CLOSED_ON, 3 },
  { "phone", COLUMN_PHONE, 1 },         { "website", COLUMN_WEBSITE, 1 },         { "note", COLUMN_NOTE, 1 },
};

/* Columns that are a text of the institution as it is. */
static const struct
{
  Column             column;
  DuoInstitutionText text;
} texts[] = {
  { COLUMN_REGISTER_NAME, DUO_INSTITUTION_NAME },   { COLUMN_BRIN, DUO_INSTITUTION_BRIN },
  { COLUMN_PROVINCE, DUO_INSTITUTION_PROVINCE },    { COLUMN_BOARD_NUMBER, DUO_INSTITUTION_BOARD },
  { COLUMN_BOARD, DUO_INSTITUTION_BOARD_NAME },     { COLUMN_MANAGER, DUO_INSTITUTION_OWNER },
  { COLUMN_SUBSTITUTE, DUO_INSTITUTION_SUBSTITUTE }, { COLUMN_PHONE, DUO_INSTITUTION_PHONE },
  { COLUMN_WEBSITE, DUO_INSTITUTION_WEBSITE },      { COLUMN_SUCCESSOR_BRIN, DUO_INSTITUTION_SUCCESSOR },
  { COLUMN_NOTE, DUO_INSTITUTION_NOTE },
};

typedef struct
{
  GArray *ids;  /* (owned) */
  char **codes; /* (owned): columns of the list */
  char *path;   /* (owned) */
} Export;

static void
export_free (Export *self)
{
  g_array_unref (self->ids);
  g_strfreev (self->codes);
  g_free (self->path);
  g_free (self);
}

/* The columns of the file, in order, and which of them each is. */
typedef struct
{
  DuoTableColumn columns[N_COLUMNS];
  guint          n_columns;
  gint           place_of[N_COLUMNS]; /* -1 for one that is left out */
} Sheet;

static void
add_column (Sheet *sheet, Column column)
{
  if (sheet->place_of[column] >= 0)
    return;

  sheet->place_of[column] = (gint) sheet->n_columns;
  sheet->columns[sheet->n_columns++] = all_columns[column];
}

static void
set_up_sheet (Sheet *sheet, const char *const *codes)
{
  sheet->n_columns = 0;
  for (guint i = 0; i < N_COLUMNS; i++)
    sheet->place_of[i] = -1;
  for (guint i = 0; codes[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (codes_of); k++)
      for (guint n = 0; g_str_equal (codes_of[k].code, codes[i]) && n < codes_of[k].n_columns; n++)
        add_column (sheet, codes_of[k].first + n);
  add_column (sheet, COLUMN_BRIN); /* by which the file is read in again */
}

static void
set_text (DuoTableWriter *writer, const Sheet *sheet, Column column, const char *text)
{
  if (sheet->place_of[column] >= 0)
    duo_table_writer_set_text (writer, (guint) sheet->place_of[column], text);
}

static void
set_number (DuoTableWriter *writer, const Sheet *sheet, Column column, gdouble number)
{
  if (sheet->place_of[column] >= 0)
    duo_table_writer_set_number (writer, (guint) sheet->place_of[column], number);
}

static void
set_date (DuoTableWriter *writer, const Sheet *sheet, Column column, guint32 day)
{
  if (sheet->place_of[column] >= 0)
    duo_table_writer_set_date (writer, (guint) sheet->place_of[column], day);
}

/* What is not known stays empty: it is no zero. */
static gboolean
write_entry (DuoTableWriter *writer, const Sheet *sheet, DuoInstitutionEntry *entry, GError **error)
{
  DuoInstitution *institution = entry->institution;
  g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));
  g_autofree char *sectors = duo_dutch_sectors (duo_institution_get_sectors (institution));
  g_autofree char *answers = duo_institution_entry_dup_answers (entry, duo_dutch_answer, DUO_DUTCH_NOT_ASKED);
  guint32 until = 0;

  set_text (writer, sheet, COLUMN_NAME, duo_institution_entry_get_name (entry));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (writer, sheet, texts[i].column, duo_institution_get_text (institution, texts[i].text));
  set_text (writer, sheet, COLUMN_SECTORS, sectors);
  set_text (writer, sheet, COLUMN_PLACE, place);
  set_text (writer, sheet, COLUMN_WILLING, answers != NULL ? answers : DUO_DUTCH_DASH);
  set_text (writer, sheet, COLUMN_SUCCESSOR, entry->successor);
  if (duo_institution_get_persons (institution) >= 0)
    {
      set_number (writer, sheet, COLUMN_PERSONS, (gdouble) duo_institution_get_persons (institution));
      set_number (writer, sheet, COLUMN_PERSONS_YEAR, duo_institution_get_persons_year (institution));
    }
  if (entry->known.n_contacts > 0)
    set_number (writer, sheet, COLUMN_CONTACTS, entry->known.n_contacts);
  if (entry->known.n_channels > 0)
    set_number (writer, sheet, COLUMN_CHANNELS, entry->known.n_channels);
  if (entry->known.confirmed != 0)
    set_date (writer, sheet, COLUMN_CONFIRMED, entry->known.confirmed);
  if (duo_day_parse (duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL), &until))
    set_date (writer, sheet, COLUMN_CLOSED_ON, until);

  return duo_table_writer_end_row (writer, error);
}

static gboolean
export_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autoptr (DuoTableWriter) writer = NULL;
  Sheet sheet;

  if (!g_str_has_suffix (export->path, ".xlsx") && !g_str_has_suffix (export->path, ".csv"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", export->path);
      return FALSE;
    }

  set_up_sheet (&sheet, (const char *const *) export->codes);
  writer = duo_table_writer_new (export->path, DUO_DUTCH_SHEET_INSTITUTIONS, sheet.columns, sheet.n_columns, error);
  if (writer == NULL)
    return FALSE;

  for (guint start = 0; start < export->ids->len; start += BATCH)
    {
      const guint n_ids = MIN (BATCH, export->ids->len - start);
      g_autoptr (GArray) batch = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids);
      g_autoptr (GPtrArray) entries = NULL;

      g_array_append_vals (batch, &g_array_index (export->ids, gint64, start), n_ids);
      entries = duo_institutions_fetch (context, batch, error);
      if (entries == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < entries->len; i++)
        if (entries->pdata[i] != NULL && !write_entry (writer, &sheet, entries->pdata[i], error))
          return FALSE;
    }

  if (!duo_table_writer_finish (writer, error))
    return FALSE;

  *result = g_strdup (export->path);
  return TRUE;
}

void
duo_institutions_export_async (DuoContext          *context,
                               GArray              *ids,
                               const char *const   *codes,
                               const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Export *export = g_new0 (Export, 1);

  export->ids = g_array_ref (ids);
  export->codes = g_strdupv ((char **) codes);
  export->path = g_strdup (path);
  duo_service_work_async (context, duo_institutions_export_async, export_work, export, (GDestroyNotify) export_free, g_free,
                          cancellable, callback, user_data);
}

char *
duo_institutions_export_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer path = NULL;

  return duo_service_finish (context, duo_institutions_export_async, result, &path, error) ? path : NULL;
}
