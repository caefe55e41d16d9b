/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Overzicht": one page for the meeting. What is said now and next month, the key figures, the milestones
 * that are due, what changed. */
#include <math.h>

#include "duo-calibri.h"
#include "duo-difference-words.h"
#include "duo-dutch.h"
#include "duo-front-cell.h"
#include "duo-overview-sheet.h"

#define TITLE_SIZE 18
#define SECTION_SIZE 12
#define REMARK_SIZE 9
#define ROW_HEIGHT 18.0
#define SPACER_HEIGHT 9.0
#define CELL_PADDING 3.0
#define MAX_MILESTONES 12
#define MAX_CHANGES 12
#define MAX_ROWS 1024 /* more than all of these take when their texts are as long as they can be */
#define MONTHS_AHEAD 3 /* open milestones planned up to here are due soon */

/* Columns: the key figures at the left (A to H), a gap, milestones and changes at the right (J to M). */
enum
{
  COLUMN_A,
  COLUMN_B,
  COLUMN_FIRST_SECTOR,
  COLUMN_TOTAL = COLUMN_FIRST_SECTOR + DUO_N_SECTORS,
  COLUMN_YEAR_BEFORE,
  COLUMN_REMARK,
  COLUMN_GAP,
  COLUMN_PLANNED,
  COLUMN_ACTUAL,
  COLUMN_WHAT,
  COLUMN_LAST,
  N_COLUMNS,
};

static const double widths[N_COLUMNS] = { 9, 20, 7, 7.5, 7, 9, 10.5, 12, 3, 13, 13, 34, 14 };

typedef struct
{
  DuoSheet              *sheet;
  const DuoSheetContext *context;
  DuoCalendarContent    *content;
  double                 heights[MAX_ROWS]; /* from the messages down; 0 = not used */
  lxw_format            *head;
  lxw_format            *head_right;
  lxw_format            *section;
  lxw_format            *cell;
  lxw_format            *dim;
  lxw_format            *number;
  lxw_format            *number_total;
  lxw_format            *dash;
  lxw_format            *day;
  lxw_format            *month;
  lxw_format            *period;
  lxw_format            *remark;
} Front;

static void
set_grid (DuoCellStyle *style)
{
  for (guint edge = 0; edge < DUO_N_EDGES; edge++)
    style->edges[edge] = (DuoEdgeLine) { LXW_BORDER_THIN, DUO_PALETTE_LINE };
}

static lxw_format *
number_format (Front          *self,
               DuoNumberFormat number,
               gboolean        bold,
               guint32         colour)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  set_grid (&style);
  style.align = LXW_ALIGN_RIGHT;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  style.indent = 1;
  style.number = number;
  style.bold = bold;
  style.colour = colour;
  return duo_sheet_get_format (self->sheet, &style);
}

static void
make_formats (Front *self)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  style.bold = TRUE;
  style.half_points = 2 * SECTION_SIZE;
  style.colour = DUO_PALETTE_BRAND;
  self->section = duo_sheet_get_format (self->sheet, &style);

  style = DUO_CELL_STYLE;
  set_grid (&style);
  style.bold = TRUE;
  style.colour = DUO_PALETTE_ON_BRAND;
  style.fill = DUO_PALETTE_BRAND;
  style.align = LXW_ALIGN_LEFT;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  style.indent = 1;
  self->head = duo_sheet_get_format (self->sheet, &style);
  style.align = LXW_ALIGN_RIGHT;
  self->head_right = duo_sheet_get_format (self->sheet, &style);

  style = DUO_CELL_STYLE;
  set_grid (&style);
  style.wrap = TRUE;
  style.align = LXW_ALIGN_LEFT;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  style.indent = 1;
  self->cell = duo_sheet_get_format (self->sheet, &style);
  style.colour = DUO_PALETTE_DIM;
  self->dim = duo_sheet_get_format (self->sheet, &style);

  style = DUO_CELL_STYLE;
  style.wrap = TRUE;
  style.colour = DUO_PALETTE_DIM;
  style.half_points = 2 * REMARK_SIZE;
  self->remark = duo_sheet_get_format (self->sheet, &style);

  self->number = number_format (self, DUO_NUMBER_INTEGER, FALSE, DUO_PALETTE_TEXT);
  self->number_total = number_format (self, DUO_NUMBER_INTEGER, TRUE, DUO_PALETTE_TEXT);
  self->dash = number_format (self, DUO_NUMBER_GENERAL, FALSE, DUO_PALETTE_DIM);
  self->day = number_format (self, DUO_NUMBER_DAY, FALSE, DUO_PALETTE_TEXT);
  self->month = number_format (self, DUO_NUMBER_MONTH, FALSE, DUO_PALETTE_TEXT);
  self->period = number_format (self, DUO_NUMBER_GENERAL, FALSE, DUO_PALETTE_TEXT);
}

static double
columns_width (guint first,
               guint last)
{
  double width = 0;

  for (guint column = first; column <= last; column++)
    width += duo_sheet_width_in_points (widths[column]) + CELL_PADDING;

  return width - 2 * CELL_PADDING - DUO_INDENT_POINTS;
}

/* How many rows a text takes over these columns. */
static guint
count_rows (const char *text,
            double      size,
            guint       first,
            guint       last)
{
  const guint n_lines = duo_calibri_count_lines (text, size, FALSE, columns_width (first, last));

  return (guint) ceil ((duo_calibri_height (n_lines, size) + CELL_PADDING) / ROW_HEIGHT);
}

/* Writes a text over columns and rows. The tables at the left and the right share rows, which are equally high: a
 * longer text takes more of them. */
static void
write_block (Front      *self,
             guint       row,
             guint       n_rows,
             guint       first,
             guint       last,
             const char *text,
             lxw_format *format)
{
  g_return_if_fail (row + n_rows <= MAX_ROWS);

  duo_sheet_merge (self->sheet, row, first, row + n_rows - 1, last, format);
  duo_sheet_write_text (self->sheet, row, first, text, format);
  for (guint i = row; i < row + n_rows; i++)
    self->heights[i] = MAX (self->heights[i], ROW_HEIGHT);
}

static void
write_wide (Front      *self,
            guint       row,
            guint       first,
            guint       last,
            const char *text,
            lxw_format *format)
{
  write_block (self, row, 1, first, last, text, format);
}

/* The student messages of the calendar year, counted by status. */
static char *
dup_state (Front *self)
{
  DuoCalendarPage *page = self->context->page;
  g_autofree char *count = duo_dutch_count (page->messages->len, DUO_OBJECT_MESSAGE);
  guint n_concept = 0;

  for (guint i = 0; i < page->messages->len; i++)
    n_concept += duo_message_get_status (page->messages->pdata[i]) == DUO_MESSAGE_CONCEPT;

  return g_strdup_printf (DUO_DUTCH_STATE_OF_CALENDAR, duo_month_get_year (page->span.first), count,
                          (gint) (page->messages->len - n_concept), (gint) n_concept);
}

static char *
dup_subtitle (Front *self)
{
  const DuoMonthOverview *overview = self->context->overview;
  g_autofree char *today = duo_dutch_day (self->content->today, TRUE, FALSE);
  g_autofree char *previous = NULL;
  GString *text = g_string_new (DUO_DUTCH_ORGANISATION " · ");

  if (self->context->concept)
    g_string_append_printf (text, DUO_DUTCH_MADE_ON, today);
  else
    g_string_append_printf (text, DUO_DUTCH_ISSUED_ON, today);
  if (self->content->maker != NULL && *self->content->maker != '\0')
    g_string_append_printf (text, DUO_DUTCH_BY, self->content->maker);
  g_string_append (text, " · ");
  if (overview->previous_day != 0)
    {
      previous = duo_dutch_day (overview->previous_day, TRUE, FALSE);
      g_string_append_printf (text, DUO_DUTCH_PREVIOUS_ISSUE, previous);
    }
  else
    {
      g_string_append (text, DUO_DUTCH_NO_PREVIOUS_ISSUE);
    }

  return g_string_free (text, FALSE);
}

static void
write_title (Front *self)
{
  g_autofree char *subtitle = dup_subtitle (self);
  g_autofree char *state = dup_state (self);
  DuoCellStyle style = DUO_CELL_STYLE;
  lxw_format *format;

  style.bold = TRUE;
  style.half_points = 2 * TITLE_SIZE;
  style.colour = DUO_PALETTE_BRAND;
  format = duo_sheet_get_format (self->sheet, &style);
  duo_sheet_merge (self->sheet, 0, COLUMN_A, 0, COLUMN_ACTUAL, format);
  duo_sheet_write_text (self->sheet, 0, COLUMN_A, self->context->title, format);
  duo_sheet_set_height (self->sheet, 0, 27);

  style = DUO_CELL_STYLE;
  style.colour = DUO_PALETTE_DIM;
  style.half_points = 2 * (REMARK_SIZE + 1);
  format = duo_sheet_get_format (self->sheet, &style);
  duo_sheet_merge (self->sheet, 1, COLUMN_A, 1, COLUMN_ACTUAL, format);
  duo_sheet_write_text (self->sheet, 1, COLUMN_A, subtitle, format);
  duo_sheet_set_height (self->sheet, 1, 18);

  style.wrap = TRUE;
  style.align = LXW_ALIGN_RIGHT;
  style.valign = LXW_ALIGN_VERTICAL_BOTTOM;
  format = duo_sheet_get_format (self->sheet, &style);
  duo_sheet_merge (self->sheet, 0, COLUMN_WHAT, 1, COLUMN_LAST, format);
  duo_sheet_write_text (self->sheet, 0, COLUMN_WHAT, state, format);
  duo_sheet_set_height (self->sheet, 2, SPACER_HEIGHT);
}

static void
write_section (Front      *self,
               guint       row,
               guint       column,
               const char *text)
{
  duo_sheet_write_text (self->sheet, row, column, text, self->section);
  self->heights[row] = MAX (self->heights[row], 18);
}

/* What is told to institutions in a month, in one line: "oktober: RIO, staatsexamens (concept)". */
static void
append_institutions (Front    *self,
                     GString  *text,
                     DuoMonth  month)
{
  const DuoSpan span = { month, month };
  guint n_found = 0;

  for (guint i = 0; i < self->content->messages->len; i++)
    {
      DuoMessage *message = self->content->messages->pdata[i];
      g_autofree char *title = NULL;

      if (duo_message_get_audience (message) != DUO_AUDIENCE_INSTITUTIONS
          || duo_message_get_status (message) == DUO_MESSAGE_WITHDRAWN || !duo_message_overlaps (message, &span))
        continue;

      title = duo_message_dup_title (message, duo_message_get_first_month_in (message, &span));
      if (n_found++ == 0)
        g_string_append_printf (text, "%s %s: ", text->len > 0 ? ";" : DUO_DUTCH_FOR_INSTITUTIONS " in",
                                duo_dutch_month (duo_month_get_number (month), FALSE));
      else
        g_string_append (text, ", ");
      g_string_append (text, title);
      if (duo_message_get_status (message) == DUO_MESSAGE_CONCEPT)
        g_string_append (text, " " DUO_DUTCH_CONCEPT);
    }
}

/* The calendar on these sheets is the students'; that there is more is not kept silent. Returns: the row after it. */
static guint
write_institutions (Front *self,
                    guint  row)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *shown = NULL;
  guint n_rows;

  append_institutions (self, text, self->content->month);
  append_institutions (self, text, self->content->month + 1);
  if (text->len == 0)
    return row;

  shown = duo_front_cell_shorten (text->str);
  n_rows = count_rows (shown, REMARK_SIZE, COLUMN_A, COLUMN_LAST);
  write_block (self, row, n_rows, COLUMN_A, COLUMN_LAST, shown, self->remark);
  return row + n_rows;
}

/* What is said this month and the next, a row for each sector. Returns: the row after it. */
static guint
write_messages (Front *self,
                guint  row)
{
  const struct { guint first, last; } halves[] = { { COLUMN_B, COLUMN_GAP }, { COLUMN_PLANNED, COLUMN_LAST } };

  write_section (self, row++, COLUMN_A, DUO_DUTCH_MESSAGES);
  duo_sheet_write_blank (self->sheet, row, COLUMN_A, self->head);
  for (guint half = 0; half < G_N_ELEMENTS (halves); half++)
    {
      g_autofree char *month = duo_dutch_month_year (self->content->month + (gint) half, FALSE);

      write_wide (self, row, halves[half].first, halves[half].last, month, self->head);
    }
  row++;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++, row++)
    {
      DuoCellStyle style = DUO_CELL_STYLE;

      set_grid (&style);
      style.bold = TRUE;
      style.align = LXW_ALIGN_LEFT;
      style.valign = LXW_ALIGN_VERTICAL_CENTER;
      style.indent = 1;
      duo_sheet_write_text (self->sheet, row, COLUMN_A, duo_dutch_sector ((DuoSector) sector),
                            duo_sheet_get_format (self->sheet, &style));
      for (guint half = 0; half < G_N_ELEMENTS (halves); half++)
        {
          const DuoFrontCell cell = { self->sheet, self->context, row, halves[half].first, halves[half].last,
                                      columns_width (halves[half].first, halves[half].last),
                                      (DuoSector) sector, self->content->month + (gint) half };
          const double height = duo_front_cell_write (&cell);

          self->heights[row] = MAX (self->heights[row], height);
        }
    }

  return row;
}

static void
write_figure_value (Front      *self,
                    guint       row,
                    guint       column,
                    gint        value,
                    lxw_format *format)
{
  if (value < 0)
    duo_sheet_write_text (self->sheet, row, column, DUO_DUTCH_DASH, self->dash);
  else
    duo_sheet_write_number (self->sheet, row, column, value, format);
}

static guint
count_late_milestones (Front *self)
{
  guint n_late = 0;

  for (guint i = 0; i < self->content->milestones->len; i++)
    {
      DuoMilestone *milestone = self->content->milestones->pdata[i];
      const DuoWhen *planned = duo_milestone_get_planned (milestone);

      n_late += duo_when_is_known (planned) && planned->last < self->content->today
                && !duo_when_is_known (duo_milestone_get_actual (milestone));
    }

  return n_late;
}

static char *
dup_figure_remark (Front              *self,
                   const DuoKeyFigure *figure,
                   const DuoKeyFigure *planned)
{
  if (figure->figure == DUO_FIGURE_PLACED && planned->total > 0)
    return g_strdup_printf ("van %d", planned->total);
  if (figure->figure == DUO_FIGURE_MILESTONES_DUE)
    {
      const guint n_late = count_late_milestones (self);

      return n_late > 0 ? g_strdup_printf ("%u " DUO_DUTCH_STATE_LATE, n_late) : g_strdup ("");
    }

  return g_strdup ("");
}

static void
write_figures (Front *self,
               guint  row)
{
  g_autofree char *year_before = duo_dutch_month_year (self->content->month - 12, TRUE);
  DuoKeyFigure figures[DUO_N_FIGURES];

  duo_calendar_content_count (self->content, figures);

  write_section (self, row++, COLUMN_A, DUO_DUTCH_KEY_FIGURES);
  write_wide (self, row, COLUMN_A, COLUMN_B, DUO_DUTCH_FIGURE, self->head);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    duo_sheet_write_text (self->sheet, row, COLUMN_FIRST_SECTOR + sector, duo_dutch_sector ((DuoSector) sector),
                          self->head_right);
  duo_sheet_write_text (self->sheet, row, COLUMN_TOTAL, DUO_DUTCH_TOTAL, self->head_right);
  duo_sheet_write_text (self->sheet, row, COLUMN_YEAR_BEFORE, year_before, self->head_right);
  duo_sheet_write_text (self->sheet, row, COLUMN_REMARK, DUO_DUTCH_NOTE_FIGURES, self->head);
  row++;

  for (guint i = 0; i < DUO_N_FIGURES; i++, row++)
    {
      g_autofree char *remark = dup_figure_remark (self, &figures[i], &figures[DUO_FIGURE_PLANNED]);

      write_wide (self, row, COLUMN_A, COLUMN_B, duo_dutch_figure (figures[i].figure), self->cell);
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        write_figure_value (self, row, COLUMN_FIRST_SECTOR + sector, figures[i].per_sector[sector], self->number);
      write_figure_value (self, row, COLUMN_TOTAL, figures[i].total, self->number_total);
      write_figure_value (self, row, COLUMN_YEAR_BEFORE, figures[i].year_before, self->number);
      duo_sheet_write_text (self->sheet, row, COLUMN_REMARK, remark, self->dim);
    }

  write_wide (self, row, COLUMN_A, COLUMN_REMARK, DUO_DUTCH_DASH_EXPLAINED " " DUO_DUTCH_TOTAL_EXPLAINED, self->remark);
}

/* Open ones that are late or near, and what happened or should have happened this month. */
static gboolean
is_due (Front        *self,
        DuoMilestone *milestone)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const guint32 first = duo_month_get_first_day (self->content->month);
  const guint32 last = duo_month_get_last_day (self->content->month);

  if (duo_when_is_known (actual))
    return (actual->first <= last && actual->last >= first)
           || (duo_when_is_known (planned) && planned->first <= last && planned->last >= first);

  return duo_when_is_known (planned)
         && planned->first <= duo_month_get_last_day (self->content->month + MONTHS_AHEAD);
}

/* How many days from today it is planned. */
static guint
distance (DuoMilestone *milestone,
          guint32       today)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);

  if (!duo_when_is_known (planned))
    return 0;

  return planned->first > today ? planned->first - today : today - planned->first;
}

static gint
compare_distance (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const DuoCalendarContent *content = user_data;
  const guint left = distance (*(DuoMilestone * const *) a, content->today);
  const guint right = distance (*(DuoMilestone * const *) b, content->today);

  return (left > right) - (left < right);
}

static gint
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  DuoMilestone *left = *(DuoMilestone * const *) a;
  DuoMilestone *right = *(DuoMilestone * const *) b;

  return duo_when_compare (duo_milestone_get_planned (left), duo_milestone_get_planned (right));
}

static void
write_when (Front         *self,
            guint          row,
            guint          n_rows,
            guint          column,
            const DuoWhen *when)
{
  g_autofree char *period = NULL;

  duo_sheet_merge (self->sheet, row, column, row + n_rows - 1, column, self->day);
  if (when->precision == DUO_PRECISION_DAY)
    duo_sheet_write_day (self->sheet, row, column, when->first, self->day);
  else if (when->precision == DUO_PRECISION_MONTH)
    duo_sheet_write_day (self->sheet, row, column, when->first, self->month);
  else if (when->precision == DUO_PRECISION_PERIOD)
    duo_sheet_write_text (self->sheet, row, column, period = duo_dutch_when (when, TRUE, TRUE), self->period);
}

static char *
dup_milestone (Front        *self,
               DuoMilestone *milestone)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  DuoCampaign *campaign = duo_calendar_content_find_campaign (self->content, duo_milestone_get_campaign (milestone));
  GString *text = g_string_new (duo_milestone_get_title (milestone));

  if (campaign != NULL)
    g_string_append_printf (text, " (%s)", duo_campaign_get_name (campaign));
  if (!duo_when_is_known (duo_milestone_get_actual (milestone)) && planned->last < self->content->today)
    {
      const guint days = self->content->today - planned->last;

      g_string_append_printf (text, ", " DUO_DUTCH_DAYS_LATE, days, days == 1 ? "dag" : "dagen");
    }

  return g_string_free (text, FALSE);
}

/* Returns: the row after it. */
static guint
write_milestones (Front *self,
                  guint  row)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new ();
  guint n_due;

  for (guint i = 0; i < self->content->milestones->len; i++)
    if (is_due (self, self->content->milestones->pdata[i]))
      g_ptr_array_add (due, self->content->milestones->pdata[i]);
  n_due = due->len;
  g_ptr_array_sort_with_data (due, compare_distance, self->content);
  g_ptr_array_set_size (due, (gint) MIN (n_due, MAX_MILESTONES));
  g_ptr_array_sort (due, compare_milestones);

  write_section (self, row++, COLUMN_PLANNED, DUO_DUTCH_MILESTONES);
  duo_sheet_write_text (self->sheet, row, COLUMN_PLANNED, DUO_DUTCH_PLANNED, self->head_right);
  duo_sheet_write_text (self->sheet, row, COLUMN_ACTUAL, DUO_DUTCH_ACTUAL, self->head_right);
  write_wide (self, row++, COLUMN_WHAT, COLUMN_LAST, DUO_DUTCH_WHAT, self->head);

  for (guint i = 0; i < due->len; i++)
    {
      DuoMilestone *milestone = due->pdata[i];
      g_autofree char *whole = dup_milestone (self, milestone);
      g_autofree char *text = duo_front_cell_shorten (whole);
      const guint n_rows = count_rows (text, DUO_SHEET_FONT_SIZE, COLUMN_WHAT, COLUMN_LAST);

      write_when (self, row, n_rows, COLUMN_PLANNED, duo_milestone_get_planned (milestone));
      write_when (self, row, n_rows, COLUMN_ACTUAL, duo_milestone_get_actual (milestone));
      write_block (self, row, n_rows, COLUMN_WHAT, COLUMN_LAST, text, self->cell);
      row += n_rows;
    }
  if (n_due == 0)
    write_wide (self, row++, COLUMN_PLANNED, COLUMN_LAST, DUO_DUTCH_NO_MILESTONES, self->dim);
  if (n_due > MAX_MILESTONES)
    {
      g_autofree char *more = g_strdup_printf (DUO_DUTCH_MORE_ON_SHEET, n_due - MAX_MILESTONES,
                                               DUO_DUTCH_SHEET_MILESTONES);

      write_wide (self, row++, COLUMN_PLANNED, COLUMN_LAST, more, self->remark);
    }

  return row;
}

static char *
dup_change (Front               *self,
            const DuoDifference *difference)
{
  g_autofree char *title = duo_difference_words_title (difference);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  duo_difference_words_values (self->context, difference, &before, &after);
  g_strdelimit (before, "\n", ' ');
  g_strdelimit (after, "\n", ' ');

  if (difference->kind == DUO_DIFFERENCE_REWORDED)
    return g_strdup_printf ("‘%s’ → ‘%s’", before, after);
  if (difference->kind == DUO_DIFFERENCE_STATUS)
    return g_steal_pointer (&title);
  if (*before != '\0' && *after != '\0' && difference->kind != DUO_DIFFERENCE_DONE)
    return g_strdup_printf ("%s: %s → %s", title, before, after);
  if (*before == '\0' && *after == '\0')
    return g_steal_pointer (&title);

  return g_strdup_printf ("%s: %s", title, *after != '\0' ? after : before);
}

static void
write_changes (Front *self,
               guint  row)
{
  GPtrArray *differences = self->context->overview->differences;
  const guint n_differences = differences != NULL ? differences->len : 0;

  write_section (self, row++, COLUMN_PLANNED, DUO_DUTCH_SINCE_PREVIOUS);
  duo_sheet_write_text (self->sheet, row, COLUMN_PLANNED, DUO_DUTCH_KIND, self->head);
  write_wide (self, row++, COLUMN_ACTUAL, COLUMN_LAST, DUO_DUTCH_WHAT, self->head);

  if (self->context->overview->previous_day == 0 || n_differences == 0)
    {
      write_wide (self, row++, COLUMN_PLANNED, COLUMN_LAST,
                  self->context->overview->previous_day == 0 ? DUO_DUTCH_FIRST_ISSUE : DUO_DUTCH_NO_CHANGES,
                  self->dim);
      return;
    }

  for (guint i = 0; i < MIN (n_differences, MAX_CHANGES); i++)
    {
      const DuoDifference *difference = differences->pdata[i];
      g_autofree char *text = dup_change (self, difference);
      g_autofree char *shown = duo_front_cell_shorten (text);

      const guint n_rows = count_rows (shown, DUO_SHEET_FONT_SIZE, COLUMN_ACTUAL, COLUMN_LAST);

      write_block (self, row, n_rows, COLUMN_PLANNED, COLUMN_PLANNED, duo_difference_words_kind (difference), self->cell);
      write_block (self, row, n_rows, COLUMN_ACTUAL, COLUMN_LAST, shown, self->cell);
      row += n_rows;
    }
  if (n_differences > MAX_CHANGES)
    {
      g_autofree char *more = g_strdup_printf (DUO_DUTCH_MORE_ON_SHEET, n_differences - MAX_CHANGES,
                                               DUO_DUTCH_SHEET_CHANGES);

      write_wide (self, row, COLUMN_PLANNED, COLUMN_LAST, more, self->remark);
    }
}

/* A DuoOverviewSheet: the page for the meeting. */
void
duo_front_sheet_write (DuoWorkbook           *workbook,
                       const DuoSheetContext *context)
{
  const DuoPrintSetup print = { .landscape = TRUE, .pages_high = 1, .repeat_rows = 0, .foot = context->title };
  g_autofree Front *self = g_new0 (Front, 1);
  guint row;

  self->sheet = duo_workbook_add_sheet (workbook, DUO_DUTCH_SHEET_OVERVIEW);
  self->context = context;
  self->content = context->overview->content;
  make_formats (self);
  for (guint column = 0; column < N_COLUMNS; column++)
    duo_sheet_set_width (self->sheet, column, column, widths[column]);

  write_title (self);
  row = write_messages (self, 3);
  row = write_institutions (self, row);
  self->heights[row++] = SPACER_HEIGHT;
  write_figures (self, row);
  row = write_milestones (self, row);
  self->heights[row] = MAX (self->heights[row], SPACER_HEIGHT);
  write_changes (self, row + 1);

  for (row = 0; row < G_N_ELEMENTS (self->heights); row++)
    if (self->heights[row] > 0)
      duo_sheet_set_height (self->sheet, row, self->heights[row]);
  duo_sheet_hide_gridlines (self->sheet);
  duo_sheet_freeze (self->sheet, 2, 0);
  duo_sheet_set_print (self->sheet, &print);
}
