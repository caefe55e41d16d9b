/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of 100,000 rows and 12 columns, out and in again: the streamed export beside a bare loop of libxlsxwriter
 * over the same cells, reading beside bare unzipping and parsing. Each runs in a process of its own, so that the
 * memory of one is not that of another. */
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include <zip.h>

#include "duo-bench.h"
#include "duo-table-reader.h"
#include "duo-table-writer.h"

#define N_ROWS 100000u
#define N_COLUMNS 12u
#define N_ROUNDS 3
#define FIRST_DAY 737425u /* 2020-01-01, as GDate counts */
#define EXCEL_EPOCH 693594u
#define EXPORT_AT_MOST 1.3
#define READ_AT_MOST 1.5
#define MEMORY_AT_MOST_MB 64

/* Six columns of text, four of numbers, two of days. */
static const DuoTableColumn columns[N_COLUMNS] = {
  { "Naam", DUO_COLUMN_TEXT, 30 },       { "Plaats", DUO_COLUMN_TEXT, 20 },    { "Provincie", DUO_COLUMN_TEXT, 20 },
  { "Code", DUO_COLUMN_TEXT, 10 },       { "Website", DUO_COLUMN_TEXT, 30 },   { "Opmerking", DUO_COLUMN_TEXT, 40 },
  { "Leerlingen", DUO_COLUMN_NUMBER, 12 }, { "Schermen", DUO_COLUMN_NUMBER, 12 }, { "Deel", DUO_COLUMN_NUMBER, 12 },
  { "Nummer", DUO_COLUMN_NUMBER, 12 },   { "Begin", DUO_COLUMN_DATE, 12 },     { "Eind", DUO_COLUMN_DATE, 12 },
};

/* Times of the steps, in milliseconds, and the most memory at any time. */
typedef struct
{
  double ms[3];
  double mb;
} Result;

typedef void (*Task) (const char *path,
                      Result     *result);

static const char *
make_text (guint row,
           guint column,
           char *buffer,
           gsize size)
{
  static const char *const places[] = { "Groningen", "Assen", "'s-Hertogenbosch", "Den Haag", "Leeuwarden" };

  switch (column)
    {
    case 1:
      return places[row % G_N_ELEMENTS (places)];
    case 2:
      return places[row / 7 % G_N_ELEMENTS (places)];
    default:
      g_snprintf (buffer, size, "%s %u é", columns[column].heading, row);
      return buffer;
    }
}

static double
make_number (guint row,
             guint column)
{
  return column == 8 ? row / 8.0 : (double) (row * column % 5000);
}

static double
elapsed_ms (gint64 *since)
{
  const gint64 now = g_get_monotonic_time ();
  const double ms = (double) (now - *since) / 1000;

  *since = now;
  return ms;
}

static void
fail (const GError *error)
{
  g_printerr ("%s\n", error->message);
  exit (EXIT_FAILURE);
}

static void
require (gboolean    ok,
         const char *what)
{
  if (!ok)
    {
      g_printerr ("%s\n", what);
      exit (EXIT_FAILURE);
    }
}

static void
write_bare (const char *path,
            Result     *result)
{
  g_autofree char *folder = g_path_get_dirname (path);
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = folder };
  gint64 since = g_get_monotonic_time ();
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Tabel");
  lxw_format *format = workbook_add_format (workbook);
  char buffer[100];

  format_set_num_format (format, "dd-mm-yyyy");
  for (guint column = 0; column < N_COLUMNS; column++)
    worksheet_write_string (sheet, 0, (lxw_col_t) column, columns[column].heading, NULL);
  for (guint row = 0; row < N_ROWS; row++)
    for (guint column = 0; column < N_COLUMNS; column++)
      {
        if (columns[column].kind == DUO_COLUMN_TEXT)
          worksheet_write_string (sheet, row + 1, (lxw_col_t) column, make_text (row, column, buffer, sizeof buffer),
                                  NULL);
        else if (columns[column].kind == DUO_COLUMN_NUMBER)
          worksheet_write_number (sheet, row + 1, (lxw_col_t) column, make_number (row, column), NULL);
        else
          worksheet_write_number (sheet, row + 1, (lxw_col_t) column, FIRST_DAY - EXCEL_EPOCH + row % 900, format);
      }
  require (workbook_close (workbook) == LXW_NO_ERROR, "libxlsxwriter failed");
  result->ms[0] = elapsed_ms (&since);
}

static void
write_ours (const char *path,
            Result     *result)
{
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr (DuoTableWriter) writer = duo_table_writer_new (path, "Tabel", columns, N_COLUMNS, &error);
  char buffer[100];

  if (writer == NULL)
    fail (error);
  for (guint row = 0; row < N_ROWS; row++)
    {
      for (guint column = 0; column < N_COLUMNS; column++)
        {
          if (columns[column].kind == DUO_COLUMN_TEXT)
            duo_table_writer_set_text (writer, column, make_text (row, column, buffer, sizeof buffer));
          else if (columns[column].kind == DUO_COLUMN_NUMBER)
            duo_table_writer_set_number (writer, column, make_number (row, column));
          else
            duo_table_writer_set_date (writer, column, FIRST_DAY + row % 900);
        }
      if (!duo_table_writer_end_row (writer, &error))
        fail (error);
    }
  if (!duo_table_writer_close (writer, &error))
    fail (error);
  result->ms[0] = elapsed_ms (&since);
  if (!duo_table_writer_check (writer, &error))
    fail (error);
  result->ms[1] = elapsed_ms (&since);
  if (!duo_table_writer_finish (writer, &error))
    fail (error);
  result->ms[2] = elapsed_ms (&since);
}

static void
start_cb (void           *data,
          const xmlChar  *name,
          const xmlChar  *prefix,
          const xmlChar  *uri,
          int             n_namespaces,
          const xmlChar **namespaces,
          int             n_attributes,
          int             n_defaulted,
          const xmlChar **attributes)
{
  (*(guint64 *) data)++;
}

static void
end_cb (void          *data,
        const xmlChar *name,
        const xmlChar *prefix,
        const xmlChar *uri)
{
  (*(guint64 *) data)++;
}

static void
text_cb (void          *data,
         const xmlChar *text,
         int            length)
{
  *(guint64 *) data += (guint64) length;
}

static void
read_bare (const char *path,
           Result     *result)
{
  gint64 since = g_get_monotonic_time ();
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC, .startElementNs = start_cb, .endElementNs = end_cb, .characters = text_cb
  };
  guint64 count = 0;
  g_autofree char *buffer = g_malloc (64 * 1024);
  zip_t *zip = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_file_t *file = zip != NULL ? zip_fopen (zip, "xl/worksheets/sheet1.xml", 0) : NULL;
  xmlParserCtxtPtr parser = xmlCreatePushParserCtxt (&sax, &count, NULL, 0, NULL);
  zip_int64_t n;

  require (file != NULL && parser != NULL, "the workbook can't be opened");
  while ((n = zip_fread (file, buffer, 64 * 1024)) > 0)
    require (xmlParseChunk (parser, buffer, (int) n, 0) == XML_ERR_OK, "the sheet is no XML");
  require (n == 0 && xmlParseChunk (parser, NULL, 0, 1) == XML_ERR_OK && count > 0, "the sheet is no XML");
  xmlFreeParserCtxt (parser);
  require (zip_fclose (file) == 0, "the sheet is damaged");
  zip_discard (zip);
  result->ms[0] = elapsed_ms (&since);
}

static gboolean
count_row (const DuoRow *row,
           gpointer      user_data,
           GError      **error)
{
  *(guint64 *) user_data += row->n_cells;
  return TRUE;
}

static void
read_ours (const char *path,
           Result     *result)
{
  g_autoptr (GError) error = NULL;
  gint64 since = g_get_monotonic_time ();
  g_autoptr (DuoTableReader) reader = duo_table_reader_open (path, &error);
  guint64 n_cells = 0;

  if (reader == NULL || !duo_table_reader_read (reader, 0, count_row, &n_cells, NULL, &error))
    fail (error);
  require (n_cells == (N_ROWS + 1) * N_COLUMNS, "not all cells were read");
  result->ms[0] = elapsed_ms (&since);
}

/* Runs the task in a process of its own. */
static void
run_apart (Task        task,
           const char *path,
           Result     *result)
{
  int pipe_ends[2];
  pid_t child;
  int status;
  struct rusage usage;

  require (pipe (pipe_ends) == 0, "no pipe");
  child = fork ();
  require (child >= 0, "no process");
  if (child == 0)
    {
      Result mine = { 0 };

      task (path, &mine);
      require (getrusage (RUSAGE_SELF, &usage) == 0, "no usage");
      mine.mb = (double) usage.ru_maxrss / 1024;
      require (write (pipe_ends[1], &mine, sizeof mine) == sizeof mine, "the pipe is broken");
      _exit (EXIT_SUCCESS);
    }

  close (pipe_ends[1]);
  require (read (pipe_ends[0], result, sizeof *result) == sizeof *result, "the pipe is broken");
  close (pipe_ends[0]);
  require (waitpid (child, &status, 0) == child && WIFEXITED (status) && WEXITSTATUS (status) == EXIT_SUCCESS,
           "a task failed");
}

/* The two in turn, so that what else the machine does falls on both; of each the best. */
static void
run_both (Task        bare,
          Task        ours,
          const char *bare_path,
          const char *our_path,
          Result     *bare_best,
          Result     *our_best)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Result result;

      run_apart (bare, bare_path, &result);
      if (round == 0 || result.ms[0] < bare_best->ms[0])
        *bare_best = result;
      run_apart (ours, our_path, &result);
      if (round == 0 || result.ms[0] < our_best->ms[0])
        *our_best = result;
    }
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duo-bench-XXXXXX", NULL);
  g_autofree char *bare_path = g_build_filename (folder, "bare.xlsx", NULL);
  g_autofree char *our_path = g_build_filename (folder, "ours.xlsx", NULL);
  Result bare;
  Result ours;
  gboolean within = TRUE;

  run_both (write_bare, write_ours, bare_path, our_path, &bare, &ours);
  within &= duo_bench_report ("export of 100,000 x 12, to the closed file", ours.ms[0], "ms", "bare libxlsxwriter",
                              bare.ms[0], bare.ms[0] * EXPORT_AT_MOST);
  within &= duo_bench_report ("  most memory, reading back included", ours.mb, "MB", "bare libxlsxwriter", bare.mb,
                              MEMORY_AT_MOST_MB);
  within &=
    duo_bench_report ("  then: reading it back to check it", ours.ms[1], "ms", "bare libxlsxwriter", bare.ms[0], 0);
  within &= duo_bench_report ("  then: fsync and rename", ours.ms[2], "ms", "bare libxlsxwriter", bare.ms[0], 0);

  run_both (read_bare, read_ours, our_path, our_path, &bare, &ours);
  within &= duo_bench_report ("reading 100,000 x 12", ours.ms[0], "ms", "bare unzip and parse", bare.ms[0],
                              bare.ms[0] * READ_AT_MOST);
  within &= duo_bench_report ("  most memory", ours.mb, "MB", "bare unzip and parse", bare.mb, MEMORY_AT_MOST_MB);

  require (g_unlink (bare_path) == 0 && g_unlink (our_path) == 0 && g_rmdir (folder) == 0, "files are left behind");
  return within ? EXIT_SUCCESS : EXIT_FAILURE;
}
