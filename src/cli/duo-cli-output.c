/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables and JSON on standard output, always UTF-8. */
#include "duo-cli-output.h"

#include "duo-cli-progress.h"

#include <stdio.h>

#define CELL_WIDTH_MAX 200 /* more than any sentence of ours */
#define COLUMN_GAP 2

struct _DuoCliTable
{
  guint      n_columns;
  GPtrArray *rows;  /* (owned) (element-type GStrv): the titles first */
  gboolean  *right; /* (owned): per column whether it holds numbers */
};

/* Controls that a terminal obeys, and those that turn the direction of text, are no part of what is shown. */
static gboolean
is_obeyed (gunichar character)
{
  return g_unichar_iscntrl (character) || (character >= 0x202a && character <= 0x202e)
         || (character >= 0x2066 && character <= 0x2069) || character == 0x200e || character == 0x200f;
}

/* Returns: (transfer full): @text in one line that does nothing to a terminal. */
char *
duo_cli_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);

      if (character == '\n' || character == '\t')
        g_string_append_c (line, ' ');
      else if (!is_obeyed (character))
        g_string_append_unichar (line, character);
    }

  return g_string_free (line, FALSE);
}

/* How many places of a terminal @text takes. */
static guint
width_of (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (character))
        width += g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}

/* Returns: (transfer full): @text on one line, shortened where it would make a table that nobody can read; JSON has
 * all of it. */
static char *
make_cell (const char *text)
{
  g_autofree char *cell = duo_cli_printable (text);
  g_autofree char *begin = NULL;

  if (width_of (cell) <= CELL_WIDTH_MAX)
    return g_steal_pointer (&cell);

  begin = g_utf8_substring (cell, 0, CELL_WIDTH_MAX - 1);
  return g_strconcat (begin, "…", NULL);
}

static char **
take_row (const char *first,
          guint       n_columns,
          va_list     cells)
{
  char **row = g_new0 (char *, n_columns + 1);
  const char *cell = first;

  for (guint i = 0; i < n_columns && cell != NULL; i++)
    {
      row[i] = make_cell (cell);
      cell = va_arg (cells, const char *);
    }
  for (guint i = 0; i < n_columns; i++)
    if (row[i] == NULL)
      row[i] = g_strdup ("");

  return row;
}

/**
 * duo_cli_table_new:
 * @first_title: title of the first column
 * @...: the other titles, %NULL-terminated
 *
 * Returns: (transfer full): a table without rows
 */
DuoCliTable *
duo_cli_table_new (const char *first_title,
                   ...)
{
  DuoCliTable *self = g_new0 (DuoCliTable, 1);
  va_list titles;

  va_start (titles, first_title);
  self->n_columns = 1;
  while (va_arg (titles, const char *) != NULL)
    self->n_columns++;
  va_end (titles);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  self->right = g_new0 (gboolean, self->n_columns);
  va_start (titles, first_title);
  g_ptr_array_add (self->rows, take_row (first_title, self->n_columns, titles));
  va_end (titles);
  return self;
}

/* Puts the cells of @column at its right side, as numbers stand. */
void
duo_cli_table_right (DuoCliTable *self,
                     guint        column)
{
  g_return_if_fail (column < self->n_columns);

  self->right[column] = TRUE;
}

/* Adds a row: one text per column, then %NULL. */
void
duo_cli_table_add (DuoCliTable *self,
                   ...)
{
  va_list cells;
  const char *first;

  va_start (cells, self);
  first = va_arg (cells, const char *);
  g_ptr_array_add (self->rows, take_row (first, self->n_columns, cells));
  va_end (cells);
}

static void
append_spaces (GString *line,
               guint    count)
{
  for (guint i = 0; i < count; i++)
    g_string_append_c (line, ' ');
}

static void
print_row (DuoCliTable *self,
           char       **row,
           const guint *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      const guint room = widths[i] - width_of (row[i]);

      if (i > 0)
        append_spaces (line, COLUMN_GAP);
      if (self->right[i])
        append_spaces (line, room);
      g_string_append (line, row[i]);
      if (!self->right[i] && i + 1 < self->n_columns)
        append_spaces (line, room);
    }

  g_strchomp (line->str);
  duo_cli_progress_end ();
  (void) printf ("%s\n", line->str); /* duo_cli_flush() asks whether it went well */
}

/* Prints titles, a line and the rows. */
void
duo_cli_table_print (DuoCliTable *self)
{
  g_autofree guint *widths = g_new0 (guint, self->n_columns);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    for (guint j = 0; j < self->n_columns; j++)
      widths[j] = MAX (widths[j], width_of (((char **) self->rows->pdata[i])[j]));

  for (guint j = 0; j < self->n_columns; j++)
    {
      if (j > 0)
        append_spaces (line, COLUMN_GAP);
      for (guint k = 0; k < widths[j]; k++)
        g_string_append (line, "─");
    }

  print_row (self, self->rows->pdata[0], widths);
  duo_cli_progress_end ();
  (void) printf ("%s\n", line->str);
  for (guint i = 1; i < self->rows->len; i++)
    print_row (self, self->rows->pdata[i], widths);
}

void
duo_cli_table_free (DuoCliTable *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self->right);
  g_free (self);
}

/* Prints a line for people. */
void
duo_cli_print (const char *format,
               ...)
{
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  line = duo_cli_printable (text);
  duo_cli_progress_end ();
  (void) printf ("%s\n", line);
}

/* Prints the value that @builder holds: the only thing on standard output. */
void
duo_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  duo_cli_progress_end ();
  (void) printf ("%s\n", text);
}

/* Returns: whether all that was printed got where it went: a full disk says so only here. */
gboolean
duo_cli_flush (void)
{
  return fflush (stdout) == 0 && !ferror (stdout);
}

void
duo_cli_json_text (JsonBuilder *builder,
                   const char  *name,
                   const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

void
duo_cli_json_number (JsonBuilder *builder,
                     const char  *name,
                     gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

void
duo_cli_json_flag (JsonBuilder *builder,
                   const char  *name,
                   gboolean     flag)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, flag);
}

void
duo_cli_json_month (JsonBuilder *builder,
                    const char  *name,
                    DuoMonth     month)
{
  g_autofree char *text = month != DUO_MONTH_NONE ? duo_month_to_string (month) : NULL;

  duo_cli_json_text (builder, name, text);
}

static const char *
precision_code (DuoPrecision precision)
{
  switch (precision)
    {
    case DUO_PRECISION_DAY:
      return "day";
    case DUO_PRECISION_MONTH:
      return "month";
    case DUO_PRECISION_PERIOD:
      return "period";
    case DUO_PRECISION_NONE:
    default:
      return "none";
    }
}

/* A date with its precision: {"date": "2019-10/2019-11", "precision": "period", "first_day", "last_day"}. */
void
duo_cli_json_when (JsonBuilder   *builder,
                   const char    *name,
                   const DuoWhen *when)
{
  g_autofree char *date = duo_when_to_string (when);

  json_builder_set_member_name (builder, name);
  if (duo_when_is_known (when))
    {
      g_autofree char *first = duo_day_to_string (when->first);
      g_autofree char *last = duo_day_to_string (when->last);

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "date", date);
      duo_cli_json_text (builder, "precision", precision_code (when->precision));
      duo_cli_json_text (builder, "first_day", first);
      duo_cli_json_text (builder, "last_day", last);
      json_builder_end_object (builder);
    }
  else
    {
      json_builder_add_null_value (builder);
    }
}
