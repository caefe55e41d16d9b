/* SPDX-License-Identifier: EUPL-1.2 */
/* Institutions as a file: a workbook or a list, by the ending of its name. */
#include "duo-institutions-service.h"

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
  COLUMN_MANAGER,
  COLUMN_SUBSTITUTE,
  COLUMN_CONTACTS,
  COLUMN_CHANNELS,
  COLUMN_CONFIRMED,
  COLUMN_WEBSITE,
  COLUMN_CLOSED_ON,
  COLUMN_SUCCESSOR,
  COLUMN_SUCCESSOR_BRIN,
  COLUMN_NOTE,
  N_COLUMNS,
} Column;

static const DuoTableColumn columns[N_COLUMNS] = {
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
  [COLUMN_MANAGER] = { DUO_DUTCH_MANAGER, DUO_COLUMN_TEXT, 20 },
  [COLUMN_SUBSTITUTE] = { DUO_DUTCH_SUBSTITUTE, DUO_COLUMN_TEXT, 20 },
  [COLUMN_CONTACTS] = { DUO_DUTCH_CONTACTS, DUO_COLUMN_NUMBER, 16 },
  [COLUMN_CHANNELS] = { DUO_DUTCH_CHANNELS, DUO_COLUMN_NUMBER, 22 },
  [COLUMN_CONFIRMED] = { DUO_DUTCH_CONFIRMED, DUO_COLUMN_DATE, 14 },
  [COLUMN_WEBSITE] = { DUO_DUTCH_WEBSITE, DUO_COLUMN_TEXT, 30 },
  [COLUMN_CLOSED_ON] = { DUO_DUTCH_CLOSED_ON, DUO_COLUMN_DATE, 14 },
  [COLUMN_SUCCESSOR] = { DUO_DUTCH_SUCCESSOR, DUO_COLUMN_TEXT, 30 },
  [COLUMN_SUCCESSOR_BRIN] = { DUO_DUTCH_SUCCESSOR_BRIN, DUO_COLUMN_TEXT, 18 },
  [COLUMN_NOTE] = { DUO_DUTCH_NOTE, DUO_COLUMN_TEXT, 40 },
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
  { COLUMN_SUBSTITUTE, DUO_INSTITUTION_SUBSTITUTE }, { COLUMN_WEBSITE, DUO_INSTITUTION_WEBSITE },
  { COLUMN_SUCCESSOR_BRIN, DUO_INSTITUTION_SUCCESSOR }, { COLUMN_NOTE, DUO_INSTITUTION_NOTE },
};

typedef struct
{
  GArray *ids; /* (owned) */
  char *path;  /* (owned) */
} Export;

static void
export_free (Export *self)
{
  g_array_unref (self->ids);
  g_free (self->path);
  g_free (self);
}

/* What is not known stays empty: it is no zero. */
static gboolean
write_entry (DuoTableWriter *writer, DuoInstitutionEntry *entry, GError **error)
{
  DuoInstitution *institution = entry->institution;
  g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));
  g_autofree char *sectors = duo_dutch_sectors (duo_institution_get_sectors (institution));
  guint32 until = 0;

  duo_table_writer_set_text (writer, COLUMN_NAME, duo_institution_entry_get_name (entry));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    duo_table_writer_set_text (writer, texts[i].column, duo_institution_get_text (institution, texts[i].text));
  duo_table_writer_set_text (writer, COLUMN_SECTORS, sectors);
  duo_table_writer_set_text (writer, COLUMN_PLACE, place);
  duo_table_writer_set_text (writer, COLUMN_SUCCESSOR, entry->successor);
  if (duo_institution_get_persons (institution) >= 0)
    {
      duo_table_writer_set_number (writer, COLUMN_PERSONS, (gdouble) duo_institution_get_persons (institution));
      duo_table_writer_set_number (writer, COLUMN_PERSONS_YEAR, duo_institution_get_persons_year (institution));
    }
  if (entry->known.n_contacts > 0)
    duo_table_writer_set_number (writer, COLUMN_CONTACTS, entry->known.n_contacts);
  if (entry->known.n_channels > 0)
    duo_table_writer_set_number (writer, COLUMN_CHANNELS, entry->known.n_channels);
  if (entry->known.confirmed != 0)
    duo_table_writer_set_date (writer, COLUMN_CONFIRMED, entry->known.confirmed);
  if (duo_day_parse (duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL), &until))
    duo_table_writer_set_date (writer, COLUMN_CLOSED_ON, until);

  return duo_table_writer_end_row (writer, error);
}

static gboolean
export_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  g_autoptr (DuoTableWriter) writer = NULL;

  if (!g_str_has_suffix (export->path, ".xlsx") && !g_str_has_suffix (export->path, ".csv"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", export->path);
      return FALSE;
    }

  writer = duo_table_writer_new (export->path, DUO_DUTCH_SHEET_INSTITUTIONS, columns, N_COLUMNS, error);
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
        if (entries->pdata[i] != NULL && !write_entry (writer, entries->pdata[i], error))
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
                               const char          *path,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  Export *export = g_new0 (Export, 1);

  export->ids = g_array_ref (ids);
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
