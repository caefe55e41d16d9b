/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as the XML of a sheet, in a workbook that is otherwise good: past the zip, which stops most changes. */
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#include "duo-calendar-reader.h"
#include "fuzz.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/package/2006/relationships"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

static const char *const parts[][2] = {
  { "_rels/.rels", "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
                   "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
  { "xl/workbook.xml",
    "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE "\"><sheets><sheet name=\"Kalender\" sheetId=\"1\" r:id=\"r1\"/>"
    "<sheet name=\"_duo\" sheetId=\"2\" state=\"veryHidden\" r:id=\"r1\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" RELATIONS "\"><Relationship Id=\"r1\" Type=\"" OFFICE
                                  "/worksheet\" Target=\"s.xml\"/><Relationship Id=\"r2\" Type=\"" OFFICE
                                  "/sharedStrings\" Target=\"t.xml\"/></Relationships>" },
  { "xl/t.xml", "<sst xmlns=\"" MAIN "\"><si><t>Maand</t></si><si><t>VO</t></si><si><t>mei</t></si></sst>" },
};

static void
add_part (zip_t      *zip,
          const char *name,
          const void *content,
          gsize       length)
{
  zip_error_t error;
  zip_source_t *source = zip_source_buffer_create (content, length, 0, &error);
  zip_int64_t index = source != NULL ? zip_file_add (zip, name, source, 0) : -1;

  if (index < 0 || zip_set_file_compression (zip, (zip_uint64_t) index, ZIP_CM_STORE, 0) != 0)
    abort ();
}

/* Returns: (transfer full): a workbook whose sheet is @data. */
static GBytes *
make_workbook (const uint8_t *data,
               size_t         size)
{
  zip_error_t error;
  zip_source_t *archive = zip_source_buffer_create (NULL, 0, 0, &error);
  zip_t *zip = archive != NULL ? zip_open_from_source (archive, ZIP_TRUNCATE, &error) : NULL;
  zip_stat_t stat;
  char *content;

  if (zip == NULL)
    abort ();
  zip_source_keep (archive);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    add_part (zip, parts[i][0], parts[i][1], strlen (parts[i][1]));
  add_part (zip, "xl/s.xml", data, size);
  if (zip_close (zip) != 0 || zip_source_open (archive) != 0 || zip_source_stat (archive, &stat) != 0)
    abort ();

  content = g_malloc (stat.size);
  if (zip_source_read (archive, content, stat.size) != (zip_int64_t) stat.size)
    abort ();
  zip_source_close (archive);
  zip_source_free (archive);
  return g_bytes_new_take (content, stat.size);
}

static gboolean
check_row (const DuoRow *row,
           gpointer      user_data,
           GError      **error)
{
  guint *previous = user_data;
  guint column = 0;

  if (row->number <= *previous || row->n_cells == 0)
    abort ();
  *previous = row->number;
  for (guint i = 0; i < row->n_cells; i++)
    {
      if (row->cells[i].column <= column || !g_utf8_validate (row->cells[i].text, -1, NULL))
        abort ();
      column = row->cells[i].column;
    }
  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = make_workbook (data, size);
  g_autoptr (DuoTableReader) reader = duo_table_reader_new_from_bytes (bytes, "kalender.xlsx", NULL);
  g_autoptr (DuoCalendarFile) file = NULL;
  guint row = 0;

  if (reader == NULL)
    abort ();
  if (duo_table_reader_read (reader, 0, check_row, &row, NULL, NULL))
    file = duo_calendar_read_from_table (reader, 2020, NULL);
  return 0;
}
