/* SPDX-License-Identifier: EUPL-1.2 */
/* How long the month overview takes, from values in memory to a closed file, beside a bare loop of libxlsxwriter
 * calls that writes the same cells, formats and merges. The loop is exact: the linker hands our calls of the library
 * to the recorder here (--wrap), and the loop plays them again. */
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "duo-bench.h"
#include "duo-calendar-content.h"
#include "duo-month-overview.h"
#include "duo-workbook-check.h"
#include "exchange-fixture.h"

#define N_MESSAGES 500
#define N_ROWS 2500
#define N_ROUNDS 7
#define AT_MOST 1.3

typedef enum
{
  CALL_SHEET,
  CALL_FORMAT,
  CALL_FORMAT_VALUE,
  CALL_FORMAT_SIZE,
  CALL_FORMAT_NUMBER,
  CALL_STRING,
  CALL_RICH,
  CALL_NUMBER,
  CALL_BLANK,
  CALL_MERGE,
  CALL_COLUMN,
  CALL_ROW,
  CALL_FILTER,
  CALL_FREEZE,
  CALL_REPEAT,
  CALL_FIT,
} CallKind;

/* What sets a value of a format. */
typedef void (*SetFormat) (lxw_format *format, guint32 value);

typedef struct
{
  CallKind   kind;
  guint      object; /* index of the sheet or format */
  guint      row;
  guint      column;
  guint      last_row;
  guint      last_column;
  double     number;
  char      *text;
  guint      format; /* index + 1, 0 = none */
  GArray    *pieces; /* (element-type Piece) of a rich text */
  SetFormat  set;
} Call;

typedef struct
{
  guint format;
  char *text;
} Piece;

static GArray *calls; /* while recording */
static GHashTable *sheets;
static GHashTable *formats;

static guint
index_of (GHashTable *table,
          gpointer    object)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (table, object));
}

static void
record (Call call)
{
  if (calls != NULL)
    g_array_append_val (calls, call);
}

#define REAL(type, name, ...) \
  type __real_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__); \
  type __wrap_##name (__VA_ARGS__)

REAL (lxw_worksheet *, workbook_add_worksheet, lxw_workbook *workbook, const char *name)
{
  lxw_worksheet *sheet = __real_workbook_add_worksheet (workbook, name);

  if (calls != NULL)
    {
      g_hash_table_insert (sheets, sheet, GUINT_TO_POINTER (g_hash_table_size (sheets)));
      record ((Call) { .kind = CALL_SHEET, .text = g_strdup (name) });
    }
  return sheet;
}

REAL (lxw_format *, workbook_add_format, lxw_workbook *workbook)
{
  lxw_format *format = __real_workbook_add_format (workbook);

  if (calls != NULL)
    {
      g_hash_table_insert (formats, format, GUINT_TO_POINTER (g_hash_table_size (formats) + 1));
      record ((Call) { .kind = CALL_FORMAT });
    }
  return format;
}

/* Setters of one value, and those of a switch. */
#define WRAP_VALUE(name, type) \
  static void set_##name (lxw_format *format, guint32 value); \
  REAL (void, format_set_##name, lxw_format *format, type value) \
  { \
    __real_format_set_##name (format, value); \
    record ((Call) { .kind = CALL_FORMAT_VALUE, .format = index_of (formats, format), .row = (guint) value, \
                     .set = set_##name }); \
  } \
  static void set_##name (lxw_format *format, guint32 value) { __real_format_set_##name (format, (type) value); }
#define WRAP_SWITCH(name) \
  static void set_##name (lxw_format *format, guint32 value); \
  REAL (void, format_set_##name, lxw_format *format) \
  { \
    __real_format_set_##name (format); \
    record ((Call) { .kind = CALL_FORMAT_VALUE, .format = index_of (formats, format), .set = set_##name }); \
  } \
  static void set_##name (lxw_format *format, guint32 value) { __real_format_set_##name (format); }

WRAP_VALUE (font_color, lxw_color_t)
WRAP_VALUE (bg_color, lxw_color_t)
WRAP_VALUE (align, uint8_t)
WRAP_VALUE (indent, uint8_t)
WRAP_VALUE (left, uint8_t)
WRAP_VALUE (right, uint8_t)
WRAP_VALUE (top, uint8_t)
WRAP_VALUE (bottom, uint8_t)
WRAP_VALUE (left_color, lxw_color_t)
WRAP_VALUE (right_color, lxw_color_t)
WRAP_VALUE (top_color, lxw_color_t)
WRAP_VALUE (bottom_color, lxw_color_t)
WRAP_SWITCH (bold)
WRAP_SWITCH (italic)
WRAP_SWITCH (font_strikeout)
WRAP_SWITCH (text_wrap)

REAL (void, format_set_font_size, lxw_format *format, double size)
{
  __real_format_set_font_size (format, size);
  record ((Call) { .kind = CALL_FORMAT_SIZE, .format = index_of (formats, format), .number = size });
}

REAL (void, format_set_num_format, lxw_format *format, const char *code)
{
  __real_format_set_num_format (format, code);
  record ((Call) { .kind = CALL_FORMAT_NUMBER, .format = index_of (formats, format), .text = g_strdup (code) });
}

REAL (lxw_error, worksheet_write_string, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text,
      lxw_format *format)
{
  if (calls != NULL)
    record ((Call) { .kind = CALL_STRING, .object = index_of (sheets, sheet), .row = row, .column = column,
                     .text = g_strdup (text), .format = index_of (formats, format) });
  return __real_worksheet_write_string (sheet, row, column, text, format);
}

REAL (lxw_error, worksheet_write_rich_string, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
      lxw_rich_string_tuple *tuples[], lxw_format *format)
{
  if (calls != NULL)
    {
      GArray *pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

      for (guint i = 0; tuples[i] != NULL; i++)
        {
          const Piece piece = { index_of (formats, tuples[i]->format), g_strdup (tuples[i]->string) };

          g_array_append_val (pieces, piece);
        }
      record ((Call) { .kind = CALL_RICH, .object = index_of (sheets, sheet), .row = row, .column = column,
                       .pieces = pieces, .format = index_of (formats, format) });
    }
  return __real_worksheet_write_rich_string (sheet, row, column, tuples, format);
}

REAL (lxw_error, worksheet_write_number, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, double number,
      lxw_format *format)
{
  record ((Call) { .kind = CALL_NUMBER, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .column = column, .number = number, .format = calls != NULL ? index_of (formats, format) : 0 });
  return __real_worksheet_write_number (sheet, row, column, number, format);
}

REAL (lxw_error, worksheet_write_blank, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_format *format)
{
  record ((Call) { .kind = CALL_BLANK, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .column = column, .format = calls != NULL ? index_of (formats, format) : 0 });
  return __real_worksheet_write_blank (sheet, row, column, format);
}

REAL (lxw_error, worksheet_merge_range, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
      lxw_col_t last_column, const char *text, lxw_format *format)
{
  record ((Call) { .kind = CALL_MERGE, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .column = column, .last_row = last_row, .last_column = last_column,
                   .format = calls != NULL ? index_of (formats, format) : 0 });
  return __real_worksheet_merge_range (sheet, row, column, last_row, last_column, text, format);
}

REAL (lxw_error, worksheet_set_column, lxw_worksheet *sheet, lxw_col_t first, lxw_col_t last, double width,
      lxw_format *format)
{
  record ((Call) { .kind = CALL_COLUMN, .object = calls != NULL ? index_of (sheets, sheet) : 0, .column = first,
                   .last_column = last, .number = width });
  return __real_worksheet_set_column (sheet, first, last, width, format);
}

REAL (lxw_error, worksheet_set_row, lxw_worksheet *sheet, lxw_row_t row, double height, lxw_format *format)
{
  record ((Call) { .kind = CALL_ROW, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .number = height });
  return __real_worksheet_set_row (sheet, row, height, format);
}

REAL (lxw_error, worksheet_autofilter, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, lxw_row_t last_row,
      lxw_col_t last_column)
{
  record ((Call) { .kind = CALL_FILTER, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .column = column, .last_row = last_row, .last_column = last_column });
  return __real_worksheet_autofilter (sheet, row, column, last_row, last_column);
}

REAL (void, worksheet_freeze_panes, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column)
{
  record ((Call) { .kind = CALL_FREEZE, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = row,
                   .column = column });
  __real_worksheet_freeze_panes (sheet, row, column);
}

REAL (lxw_error, worksheet_repeat_rows, lxw_worksheet *sheet, lxw_row_t first, lxw_row_t last)
{
  record ((Call) { .kind = CALL_REPEAT, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = first,
                   .last_row = last });
  return __real_worksheet_repeat_rows (sheet, first, last);
}

REAL (void, worksheet_fit_to_pages, lxw_worksheet *sheet, uint16_t width, uint16_t height)
{
  record ((Call) { .kind = CALL_FIT, .object = calls != NULL ? index_of (sheets, sheet) : 0, .row = height,
                   .column = width });
  __real_worksheet_fit_to_pages (sheet, width, height);
}

static void
play_rich (lxw_worksheet *sheet,
           const Call    *call,
           GPtrArray     *made)
{
  lxw_rich_string_tuple tuples[256];
  lxw_rich_string_tuple *pointers[257];
  guint n = 0;

  for (; n < MIN (call->pieces->len, G_N_ELEMENTS (tuples)); n++)
    {
      const Piece *piece = &g_array_index (call->pieces, Piece, n);

      tuples[n] = (lxw_rich_string_tuple) { made->pdata[piece->format], piece->text };
      pointers[n] = &tuples[n];
    }
  pointers[n] = NULL;
  __real_worksheet_write_rich_string (sheet, call->row, (lxw_col_t) call->column, pointers, made->pdata[call->format]);
}

static void
play_sheet_call (lxw_worksheet *sheet,
                 const Call    *call,
                 GPtrArray     *made)
{
  const lxw_col_t column = (lxw_col_t) call->column;
  const lxw_col_t last_column = (lxw_col_t) call->last_column;
  lxw_format *format = made->pdata[call->format];

  if (call->kind == CALL_STRING)
    __real_worksheet_write_string (sheet, call->row, column, call->text, format);
  else if (call->kind == CALL_NUMBER)
    __real_worksheet_write_number (sheet, call->row, column, call->number, format);
  else if (call->kind == CALL_BLANK)
    __real_worksheet_write_blank (sheet, call->row, column, format);
  else if (call->kind == CALL_MERGE)
    __real_worksheet_merge_range (sheet, call->row, column, call->last_row, last_column, "", format);
  else if (call->kind == CALL_RICH)
    play_rich (sheet, call, made);
  else if (call->kind == CALL_COLUMN)
    __real_worksheet_set_column (sheet, column, last_column, call->number, NULL);
  else if (call->kind == CALL_ROW)
    __real_worksheet_set_row (sheet, call->row, call->number, NULL);
  else if (call->kind == CALL_FILTER)
    __real_worksheet_autofilter (sheet, call->row, column, call->last_row, last_column);
  else if (call->kind == CALL_FREEZE)
    __real_worksheet_freeze_panes (sheet, call->row, column);
  else if (call->kind == CALL_REPEAT)
    __real_worksheet_repeat_rows (sheet, call->row, call->last_row);
  else if (call->kind == CALL_FIT)
    __real_worksheet_fit_to_pages (sheet, (uint16_t) call->column, (uint16_t) call->row);
}

typedef struct
{
  DuoMonthOverview overview;
  GArray          *recorded;
  char            *folder;
  char            *ours;
  char            *bare;
  guint            n_sheets;
} Bench;

static void
write_ours (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;

  if (!duo_month_overview_write_file (&self->overview, self->ours, self->folder, TRUE, &self->n_sheets, NULL, &error))
    g_error ("%s", error->message);
}

static void
write_bare (gpointer data)
{
  Bench *self = data;
  lxw_workbook_options options = { .tmpdir = self->folder };
  lxw_workbook *workbook = workbook_new_opt (self->bare, &options);
  g_autoptr (GPtrArray) made_sheets = g_ptr_array_new ();
  g_autoptr (GPtrArray) made = g_ptr_array_new ();

  g_ptr_array_add (made, NULL);
  for (guint i = 0; i < self->recorded->len; i++)
    {
      const Call *call = &g_array_index (self->recorded, Call, i);

      if (call->kind == CALL_SHEET)
        g_ptr_array_add (made_sheets, __real_workbook_add_worksheet (workbook, call->text));
      else if (call->kind == CALL_FORMAT)
        g_ptr_array_add (made, __real_workbook_add_format (workbook));
      else if (call->kind == CALL_FORMAT_VALUE)
        call->set (made->pdata[call->format], call->row);
      else if (call->kind == CALL_FORMAT_SIZE)
        __real_format_set_font_size (made->pdata[call->format], call->number);
      else if (call->kind == CALL_FORMAT_NUMBER)
        __real_format_set_num_format (made->pdata[call->format], call->text);
      else
        play_sheet_call (made_sheets->pdata[call->object], call, made);
    }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("%s was not written", self->bare);
}

static void
check (gpointer data)
{
  Bench *self = data;
  g_autoptr (GError) error = NULL;

  if (!duo_workbook_is_whole (self->ours, self->n_sheets, &error))
    g_error ("%s", error->message);
}

/* As many rows in "Wijzigingen" too: every milestone is new. */
static GPtrArray *
make_differences (DuoCalendarContent *content)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_difference_free);

  for (guint i = 0; i < N_ROWS; i++)
    {
      DuoDifference *difference = g_new0 (DuoDifference, 1);

      difference->kind = DUO_DIFFERENCE_ADDED;
      difference->object_kind = DUO_OBJECT_MILESTONE;
      difference->after = g_object_ref (content->milestones->pdata[i]);
      g_ptr_array_add (differences, difference);
    }

  return differences;
}

static void
free_calls (GArray *recorded)
{
  for (guint i = 0; i < recorded->len; i++)
    {
      Call *call = &g_array_index (recorded, Call, i);

      g_free (call->text);
      for (guint p = 0; call->pieces != NULL && p < call->pieces->len; p++)
        g_free (g_array_index (call->pieces, Piece, p).text);
      g_clear_pointer (&call->pieces, g_array_unref);
    }
  g_array_unref (recorded);
}

static goffset
size_of (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? info.st_size : 0;
}

int
main (void)
{
  g_autoptr (DuoCalendarContent) content = fixture_large_new (N_MESSAGES, N_ROWS);
  g_autoptr (GPtrArray) differences = make_differences (content);
  char *folder = fixture_folder_new ();
  g_autofree char *ours = g_build_filename (folder, "ours.xlsx", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.xlsx", NULL);
  Bench bench = { { content, differences, content->today - 28 }, NULL, folder, ours, bare, 0 };
  double ours_ms = G_MAXDOUBLE;
  double bare_ms = G_MAXDOUBLE;
  gboolean good;

  sheets = g_hash_table_new (NULL, NULL);
  formats = g_hash_table_new (NULL, NULL);
  calls = g_array_new (FALSE, TRUE, sizeof (Call));
  write_ours (&bench);
  bench.recorded = g_steal_pointer (&calls);

  /* by turns, so that both meet the same machine */
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      bare_ms = MIN (bare_ms, duo_bench_best_ms (write_bare, &bench, 1));
      ours_ms = MIN (ours_ms, duo_bench_best_ms (write_ours, &bench, 1));
    }
  g_print ("%u calls of the library, %" G_GOFFSET_FORMAT " and %" G_GOFFSET_FORMAT " bytes\n", bench.recorded->len,
           size_of (ours), size_of (bare));
  good = duo_bench_report ("month overview, 500 messages and 3 x 2,500 rows", ours_ms, "ms",
                           "bare loop of the same calls", bare_ms, AT_MOST * bare_ms);
  g_print ("checking it by reading back: %.1f ms\n", duo_bench_best_ms (check, &bench, N_ROUNDS));

  free_calls (bench.recorded);
  g_hash_table_unref (sheets);
  g_hash_table_unref (formats);
  fixture_folder_free (folder);
  return good ? 0 : 1;
}
