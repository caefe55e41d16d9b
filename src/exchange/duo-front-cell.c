/* SPDX-License-Identifier: EUPL-1.2 */
/* Saying messages briefly: the title bold, then what else is worth a line in a meeting. */
#include "duo-front-cell.h"

#include <string.h>

#include "duo-calibri.h"
#include "duo-dutch.h"

#define MAX_MESSAGES 6
#define MAX_CHARACTERS 300 /* of one message; the sheet "Kalender" has all of it */
#define PADDING 4.0
#define HEIGHT_MIN 18.0

typedef struct
{
  const DuoFrontCell *cell;
  GArray             *runs;   /* (owned) (element-type DuoTextRun) */
  GPtrArray          *texts;  /* (owned) (element-type utf8): what the runs point to */
  guint               n_lines;
} Writer;

/* Returns: (transfer full): the text on one line of at most 300 characters, with "…" where it was cut. */
char *
duo_front_cell_shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *head = NULL;

  g_strdelimit (valid, "\r\n", ' ');
  if (g_utf8_strlen (valid, -1) <= MAX_CHARACTERS)
    return g_steal_pointer (&valid);

  head = g_utf8_substring (valid, 0, MAX_CHARACTERS);
  return g_strconcat (head, "…", NULL);
}

/* The placement of @message that covers the month in the sector. */
static gboolean
find_placement (DuoMessage   *message,
                DuoSector     sector,
                DuoMonth      month,
                DuoPlacement *placement)
{
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  for (guint i = 0; i < n_placements; i++)
    if (placements[i].sector == sector && placements[i].first <= month && placements[i].last >= month)
      {
        *placement = placements[i];
        return TRUE;
      }

  return FALSE;
}

static gint
compare_by_placement (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  const DuoFrontCell *cell = user_data;
  DuoMessage *left = *(DuoMessage * const *) a;
  DuoMessage *right = *(DuoMessage * const *) b;
  DuoPlacement left_placement = { 0 };
  DuoPlacement right_placement = { 0 };

  if (!find_placement (left, cell->sector, cell->month, &left_placement)
      || !find_placement (right, cell->sector, cell->month, &right_placement))
    return 0;
  if (left_placement.first != right_placement.first)
    return left_placement.first < right_placement.first ? -1 : 1;
  if (left_placement.last != right_placement.last)
    return left_placement.last > right_placement.last ? -1 : 1;

  return strcmp (duo_message_get_text (left), duo_message_get_text (right));
}

/* Students' messages of the cell: begun first, then the longest. */
static GPtrArray *
find_messages (const DuoFrontCell *cell)
{
  GPtrArray *messages = cell->context->overview->content->messages;
  GPtrArray *found = g_ptr_array_new ();
  DuoPlacement placement;

  for (guint i = 0; i < messages->len; i++)
    if (duo_message_get_audience (messages->pdata[i]) == DUO_AUDIENCE_STUDENTS
        && duo_message_get_status (messages->pdata[i]) != DUO_MESSAGE_WITHDRAWN
        && find_placement (messages->pdata[i], cell->sector, cell->month, &placement))
      g_ptr_array_add (found, messages->pdata[i]);
  g_ptr_array_sort_with_data (found, compare_by_placement, (gpointer) cell);

  return found;
}

static void
add_run (Writer     *self,
         const char *text,
         gboolean    bold,
         gboolean    italic,
         guint32     colour)
{
  DuoCellStyle style = DUO_CELL_STYLE;
  DuoTextRun run;

  if (*text == '\0')
    return;

  style.font_only = TRUE;
  style.bold = bold;
  style.italic = italic;
  style.colour = colour;
  run.text = g_strdup (text);
  run.format = duo_sheet_get_format (self->cell->sheet, &style);
  g_ptr_array_add (self->texts, (char *) run.text);
  g_array_append_val (self->runs, run);
}

/* The other lines of a text as one: a list's dashes go, its points are joined by "; ". */
static char *
join_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);

      if (g_str_has_prefix (line, "- ") || g_str_has_prefix (line, "* "))
        line += 2;
      if (*line == '\0')
        continue;
      if (joined->len > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, line);
    }

  return g_string_free (joined, FALSE);
}

/* "t/m december", with the year where it is another one than the overview's. */
static char *
dup_until (const DuoFrontCell *cell,
           DuoMonth            last)
{
  const gint year = duo_month_get_year (cell->context->overview->content->month);

  return duo_month_get_year (last) == year ? g_strdup (duo_dutch_month (duo_month_get_number (last), FALSE))
                                           : duo_dutch_month_year (last, FALSE);
}

/* The sector before this one that has the message in this month too, and has said it already. */
static gboolean
was_said (const DuoFrontCell *cell,
          DuoMessage         *message,
          DuoSector          *by)
{
  DuoPlacement placement;

  for (guint sector = 0; sector < (guint) cell->sector; sector++)
    if (find_placement (message, (DuoSector) sector, cell->month, &placement))
      {
        *by = (DuoSector) sector;
        return TRUE;
      }

  return FALSE;
}

/* What follows the title: all of it once, after that only that it goes on. */
static char *
dup_rest (const DuoFrontCell *cell,
          DuoMessage         *message,
          const DuoPlacement *placement,
          const char         *shown)
{
  const DuoMonth this_month = cell->context->overview->content->month;
  const char *newline = strchr (shown, '\n');
  const char *link = duo_message_get_link (message);
  g_autofree char *until = dup_until (cell, placement->last);
  g_autofree char *body = newline != NULL ? join_lines (newline + 1) : g_strdup ("");
  GString *rest = g_string_new (NULL);
  DuoSector by;

  if (duo_message_get_status (message) == DUO_MESSAGE_CONCEPT)
    g_string_append (rest, " " DUO_DUTCH_CONCEPT);

  if (cell->month > this_month && placement->first <= this_month)
    {
      g_string_append_c (rest, ' ');
      if (placement->last > cell->month)
        g_string_append_printf (rest, DUO_DUTCH_CONTINUES_UNTIL, until);
      else
        g_string_append (rest, DUO_DUTCH_LAST_MONTH);
      return g_string_free (rest, FALSE);
    }

  if (placement->last > cell->month)
    g_string_append_printf (rest, ", " DUO_DUTCH_UNTIL, until);
  if (was_said (cell, message, &by))
    {
      g_autofree char *name = g_ascii_strdown (duo_dutch_sector (by), -1);

      g_string_append_c (rest, ' ');
      g_string_append_printf (rest, DUO_DUTCH_SAME_MESSAGE, name);
      return g_string_free (rest, FALSE);
    }

  if (*body != '\0')
    g_string_append_printf (rest, ": %s", body);
  if (link != NULL && *link != '\0')
    g_string_append_printf (rest, " · %s", link);
  return g_string_free (rest, FALSE);
}

static void
add_message (Writer     *self,
             DuoMessage *message)
{
  DuoPlacement placement = { 0 };
  const DuoFrontCell *cell = self->cell;
  const DuoSpan year = duo_span_calendar_year (duo_month_get_year (cell->month));
  const DuoMonth first = duo_message_get_first_month_in (message, &year);
  const gboolean concept = duo_message_get_status (message) == DUO_MESSAGE_CONCEPT;
  g_autofree char *shown = duo_message_dup_shown_text (message, first);
  g_autofree char *full_title = duo_message_dup_title (message, first);
  g_autofree char *title = duo_front_cell_shorten (*full_title != '\0' ? full_title : DUO_DUTCH_NO_TEXT);
  g_autofree char *full_rest = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *line = NULL;

  if (!find_placement (message, cell->sector, cell->month, &placement))
    return;

  full_rest = dup_rest (cell, message, &placement, shown);
  rest = duo_front_cell_shorten (full_rest);
  line = g_strconcat (title, rest, NULL);
  if (self->runs->len > 0)
    add_run (self, "\n", FALSE, FALSE, DUO_PALETTE_TEXT);
  add_run (self, title, TRUE, concept, DUO_PALETTE_TEXT);
  add_run (self, rest, FALSE, FALSE, DUO_PALETTE_TEXT);
  self->n_lines += duo_calibri_count_lines (line, DUO_SHEET_FONT_SIZE, TRUE, cell->width);
}

/* A cell has the campaign's colour when all it holds is definite and of one colour. */
static guint32
get_fill (const DuoFrontCell *cell,
          GPtrArray          *messages)
{
  const DuoPalette *palette = NULL;

  for (guint i = 0; i < messages->len; i++)
    {
      const DuoPalette *own = duo_calendar_page_get_palette (cell->context->page, messages->pdata[i]);

      if (duo_message_get_status (messages->pdata[i]) == DUO_MESSAGE_CONCEPT || (palette != NULL && own != palette))
        return DUO_COLOUR_NONE;
      palette = own;
    }

  return palette != NULL ? palette->fill : DUO_COLOUR_NONE;
}

/**
 * duo_front_cell_write:
 * @self: which cell
 *
 * Returns: the height in points that its text needs
 */
double
duo_front_cell_write (const DuoFrontCell *self)
{
  g_autoptr (GPtrArray) messages = find_messages (self);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (DuoTextRun));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  Writer writer = { self, runs, texts, 0 };
  DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format;

  for (guint i = 0; i < MIN (messages->len, MAX_MESSAGES); i++)
    add_message (&writer, messages->pdata[i]);
  if (messages->len > MAX_MESSAGES)
    {
      g_autofree char *more = g_strdup_printf ("\n" DUO_DUTCH_MORE_ON_SHEET, messages->len - MAX_MESSAGES,
                                               DUO_DUTCH_SHEET_CALENDAR);

      add_run (&writer, more, FALSE, FALSE, DUO_PALETTE_DIM);
      writer.n_lines++;
    }

  for (guint edge = 0; edge < DUO_N_EDGES; edge++)
    style.edges[edge] = (DuoEdgeLine) { LXW_BORDER_THIN, DUO_PALETTE_LINE };
  style.wrap = TRUE;
  style.align = LXW_ALIGN_LEFT;
  style.indent = 1;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  style.bold = runs->len == 1; /* a title alone: the look of the cell is the look of its text */
  style.fill = get_fill (self, messages);
  if (messages->len == 0)
    style.colour = DUO_PALETTE_DIM;
  format = duo_sheet_get_format (self->sheet, &style);

  duo_sheet_merge (self->sheet, self->row, self->first_column, self->row, self->last_column, format);
  if (messages->len == 0)
    duo_sheet_write_text (self->sheet, self->row, self->first_column, DUO_DUTCH_NO_MESSAGE, format);
  else
    duo_sheet_write_runs (self->sheet, self->row, self->first_column, (const DuoTextRun *) runs->data, runs->len,
                          format);

  return MAX (HEIGHT_MIN, duo_calibri_height (writer.n_lines, DUO_SHEET_FONT_SIZE) + PADDING);
}
