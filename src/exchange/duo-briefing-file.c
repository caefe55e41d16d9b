/* SPDX-License-Identifier: EUPL-1.2 */
/* A page for the designer: what it is for, a row for each format with all to keep to, and who stays out. A Dutch sheet, as
 * all that is exported. */
#include "duo-briefing-file.h"

#include "duo-calibri.h"
#include "duo-dutch-materials.h"
#include "duo-dutch-spec.h"
#include "duo-dutch.h"
#include "duo-paper.h"
#include "duo-safe-file.h"
#include "duo-workbook-check.h"
#include "duo-workbook.h"
#include "duo-working-day.h"

#define TITLE_SIZE 18
#define SECTION_SIZE 12
#define ROW_HEIGHT 18.0
#define SPACER_HEIGHT 9.0
#define PADDING 6.0
/* So many names in a cell; how many more there are is said. */
#define MOST_NAMES 12

enum
{
  PLACE,
  WHAT,
  SIZE,
  RUNNING,
  MOST,
  FREE,
  REACHES,
  ADDS,
  TOGETHER,
  WHERE,
  N_COLUMNS,
};

static const struct
{
  const char *heading;
  double width; /* characters */
  gboolean right;
} columns[N_COLUMNS] = {
  [PLACE] = { DUO_DUTCH_BRIEFING_PLACE, 5, TRUE },        [WHAT] = { DUO_DUTCH_BRIEFING_WHAT, 19 },
  [SIZE] = { DUO_DUTCH_MEASURE, 31 },                     [RUNNING] = { DUO_DUTCH_BRIEFING_RUNNING, 25 },
  [MOST] = { DUO_DUTCH_BRIEFING_MOST, 22 },               [FREE] = { DUO_DUTCH_BRIEFING_FREE, 18 },
  [REACHES] = { DUO_DUTCH_BRIEFING_REACHES, 9, TRUE },    [ADDS] = { DUO_DUTCH_BRIEFING_ADDS, 11, TRUE },
  [TOGETHER] = { DUO_DUTCH_BRIEFING_TOGETHER, 11, TRUE }, [WHERE] = { DUO_DUTCH_BRIEFING_WHERE, 42 },
};

static const char *const kinds[DUO_N_MEDIA_KINDS] = { "", "beeld", "clip zonder geluid", "document", "tekst" };

typedef struct
{
  const DuoBriefing *briefing;
  DuoSheet *sheet;
  guint row;
  lxw_format *section;
  lxw_format *head;
  lxw_format *head_right;
  lxw_format *label;
  lxw_format *plain;
  lxw_format *cell;
  lxw_format *number;
  lxw_format *strong;
} Page;

static void
make_formats (Page *self)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  style.bold = TRUE;
  style.half_points = 2 * SECTION_SIZE;
  style.colour = DUO_PALETTE_BRAND;
  self->section = duo_sheet_get_format (self->sheet, &style);

  style = DUO_CELL_STYLE;
  style.wrap = TRUE;
  self->plain = duo_sheet_get_format (self->sheet, &style);
  style.bold = TRUE;
  self->label = duo_sheet_get_format (self->sheet, &style);

  style = DUO_CELL_STYLE;
  for (guint edge = 0; edge < DUO_N_EDGES; edge++)
    style.edges[edge] = (DuoEdgeLine) { LXW_BORDER_THIN, DUO_PALETTE_LINE };
  style.wrap = TRUE;
  style.indent = 1;
  style.align = LXW_ALIGN_LEFT;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  self->cell = duo_sheet_get_format (self->sheet, &style);
  style.bold = TRUE;
  self->strong = duo_sheet_get_format (self->sheet, &style);
  style.bold = FALSE;
  style.align = LXW_ALIGN_RIGHT;
  self->number = duo_sheet_get_format (self->sheet, &style);

  style.bold = TRUE;
  style.colour = DUO_PALETTE_ON_BRAND;
  style.fill = DUO_PALETTE_BRAND;
  self->head_right = duo_sheet_get_format (self->sheet, &style);
  style.align = LXW_ALIGN_LEFT;
  self->head = duo_sheet_get_format (self->sheet, &style);
}

/* Room for text in these columns, in points. */
static double
room_of (guint first, guint last)
{
  double width = 0;

  for (guint column = first; column <= last; column++)
    width += duo_sheet_width_in_points (columns[column].width);

  return width - PADDING - DUO_INDENT_POINTS;
}

static double
height_of (const char *text, gboolean bold, guint first, guint last)
{
  const guint n_lines = duo_calibri_count_lines (text, DUO_SHEET_FONT_SIZE, bold, room_of (first, last));

  return MAX (ROW_HEIGHT, duo_calibri_height (n_lines, DUO_SHEET_FONT_SIZE) + PADDING);
}

static void
write_over (Page *self, guint first, guint last, const char *text, lxw_format *format)
{
  if (last > first)
    duo_sheet_merge (self->sheet, self->row, first, self->row, last, format);
  duo_sheet_write_text (self->sheet, self->row, first, text, format);
}

static void
end_row (Page *self, double height)
{
  duo_sheet_set_height (self->sheet, self->row, height);
  self->row++;
}

static void
write_section (Page *self, const char *text)
{
  end_row (self, SPACER_HEIGHT);
  duo_sheet_write_text (self->sheet, self->row, PLACE, text, self->section);
  end_row (self, ROW_HEIGHT + 2);
}

/* ---- What it is for ---- */

/* A line above the table: what it says, and the answer. */
static void
write_fact (Page *self, const char *label, const char *text)
{
  write_over (self, PLACE, WHAT, label, self->label);
  write_over (self, SIZE, N_COLUMNS - 1, text, self->plain);
  end_row (self, height_of (text, FALSE, SIZE, N_COLUMNS - 1));
}

/* "2 november 2020 t/m 29 november 2020"; "" where nothing is known */
static char *
dup_period (const DuoMatchPeriod *period)
{
  g_autofree char *first = period->first != 0 ? duo_dutch_day (period->first, TRUE, FALSE) : NULL;
  g_autofree char *last = period->last != 0 ? duo_dutch_day (period->last, TRUE, FALSE) : NULL;

  if (first == NULL)
    return g_strdup (DUO_DUTCH_BRIEFING_LIVE_UNKNOWN);
  return last == NULL ? g_steal_pointer (&first) : g_strdup_printf (DUO_DUTCH_BRIEFING_FROM_UNTIL, first, last);
}

static char *
dup_delivery (const DuoBriefing *briefing)
{
  g_autofree char *day = NULL;
  guint32 until;

  if (briefing->lead_days == 0)
    return g_strdup (DUO_DUTCH_BRIEFING_NO_LEAD);
  if (briefing->period.first == 0)
    return g_strdup_printf (DUO_DUTCH_BRIEFING_LEAD, briefing->lead_days);

  until = duo_working_day_shift (briefing->period.first, -briefing->lead_days);
  day = duo_dutch_day (until, TRUE, FALSE);
  return until < briefing->today ? g_strdup_printf (DUO_DUTCH_BRIEFING_LEAD_PAST, day, briefing->lead_days)
                                 : g_strdup_printf (DUO_DUTCH_BRIEFING_LEAD_UNTIL, day, briefing->lead_days);
}

/* What the campaign says, a line for each message: "Vraag op tijd aan (mbo jan t/m mrt), duo.nl/..." */
static char *
dup_messages (const DuoBriefing *briefing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < briefing->messages->len; i++)
    {
      DuoMessage *message = briefing->messages->pdata[i];
      g_autofree char *shown = duo_message_dup_shown_text (message, duo_message_get_first_month (message));
      const char *link = duo_message_get_link (message);

      g_strdelimit (shown, "\n", ' ');
      g_string_append_printf (text, "%s‘%s’%s%s", text->len > 0 ? "\n" : "", shown, *link != '\0' ? ", " : "", link);
    }
  return g_string_free (text, FALSE);
}

static char *
dup_reach (const DuoFormats *formats)
{
  const guint n = formats->choices->len;
  const guint total = n > 0 ? g_array_index (formats->choices, DuoFormatChoice, n - 1).total : 0;

  if (formats->n_institutions == 0)
    return g_strdup (DUO_DUTCH_BRIEFING_NOBODY);
  return g_strdup_printf (n == 1 ? DUO_DUTCH_BRIEFING_REACH_ONE : DUO_DUTCH_BRIEFING_REACH, n, total, formats->n_institutions,
                          total * 100 / formats->n_institutions);
}

static void
write_top (Page *self)
{
  const DuoBriefing *briefing = self->briefing;
  g_autofree char *today = duo_dutch_day (briefing->today, TRUE, FALSE);
  g_autofree char *subtitle = g_strdup_printf (DUO_DUTCH_BRIEFING_MADE_ON, today);
  g_autofree char *sectors = duo_dutch_sectors (briefing->sectors);
  g_autofree char *whom = g_strdup_printf (DUO_DUTCH_BRIEFING_WHOM, duo_dutch_audience (duo_campaign_get_audience (briefing->campaign)), sectors);
  g_autofree char *period = dup_period (&briefing->period);
  g_autofree char *delivery = dup_delivery (briefing);
  g_autofree char *messages = dup_messages (briefing);
  g_autofree char *reach = dup_reach (briefing->formats);
  DuoCellStyle style = DUO_CELL_STYLE;

  style.bold = TRUE;
  style.half_points = 2 * TITLE_SIZE;
  style.colour = DUO_PALETTE_BRAND;
  write_over (self, PLACE, N_COLUMNS - 1, DUO_DUTCH_BRIEFING_TITLE, duo_sheet_get_format (self->sheet, &style));
  end_row (self, 27);
  style = DUO_CELL_STYLE;
  style.colour = DUO_PALETTE_DIM;
  write_over (self, PLACE, N_COLUMNS - 1, subtitle, duo_sheet_get_format (self->sheet, &style));
  end_row (self, ROW_HEIGHT);
  end_row (self, SPACER_HEIGHT);

  write_fact (self, DUO_DUTCH_CAMPAIGN, duo_campaign_get_name (briefing->campaign));
  if (*duo_campaign_get_goals (briefing->campaign) != '\0')
    write_fact (self, DUO_DUTCH_BRIEFING_GOALS, duo_campaign_get_goals (briefing->campaign));
  write_fact (self, DUO_DUTCH_BRIEFING_FOR_WHOM, whom);
  if (*messages != '\0')
    write_fact (self, DUO_DUTCH_BRIEFING_SAYS, messages);
  write_fact (self, DUO_DUTCH_BRIEFING_LIVE, period);
  write_fact (self, DUO_DUTCH_BRIEFING_DELIVER, delivery);
  write_fact (self, DUO_DUTCH_PACKAGE_QUESTIONS, duo_campaign_get_question_address (briefing->campaign));
  write_fact (self, DUO_DUTCH_BRIEFING_COMES_TO, reach);
  write_fact (self, DUO_DUTCH_BRIEFING_ALWAYS, DUO_DUTCH_BRIEFING_ALWAYS_TEXT);
}

/* ---- What has to be made ---- */

static gboolean
is_push (const DuoMatchMaterial *m)
{
  return m->kind == DUO_MEDIA_KIND_TEXT && (m->kinds & (1u << DUO_CHANNEL_APP)) != 0;
}

static char *
dup_what (const DuoMatchMaterial *m)
{
  const char *format = m->format >= 0 ? duo_dutch_spec_code (DUO_SPEC_FORMATS, m->format) : "";

  if (m->kind == DUO_MEDIA_KIND_TEXT)
    return g_strdup (is_push (m) ? DUO_DUTCH_BRIEFING_PUSH : m->is_html ? DUO_DUTCH_BRIEFING_HTML : kinds[m->kind]);
  return g_strdup_printf ("%s, %s", kinds[m->kind], format);
}

/* "1920 × 1080 px, liggend (16:9)"; paper and slides have no pixels. */
static char *
dup_size (const DuoMatchMaterial *m)
{
  const char *orientation = duo_dutch_spec_code (DUO_SPEC_ORIENTATION, (gint) m->orientation);
  gint32 ratio;
  gint paper;

  if (is_push (m))
    return g_strdup_printf (DUO_DUTCH_BRIEFING_PUSH_SIZE, m->title_chars, m->chars);
  if (m->kind == DUO_MEDIA_KIND_TEXT)
    return g_strdup_printf (DUO_DUTCH_BRIEFING_WORDS, m->words);
  if (m->width <= 0 || m->height <= 0)
    return g_strdup ("");

  ratio = duo_spec_ratio_of (m->width, m->height);
  paper = duo_paper_find (m->width, m->height);
  if (m->kind != DUO_MEDIA_KIND_DOCUMENT)
    return g_strdup_printf (DUO_DUTCH_BRIEFING_PIXELS, m->width, m->height, orientation, duo_spec_ratio_width (ratio), duo_spec_ratio_height (ratio));
  if (paper >= 0)
    return g_strdup_printf ("A%d, %s", paper, orientation);
  return g_strdup_printf (DUO_DUTCH_BRIEFING_RATIO, duo_spec_ratio_width (ratio), duo_spec_ratio_height (ratio), orientation);
}

static char *
dup_running (const DuoMatchMaterial *m)
{
  if (m->kind != DUO_MEDIA_KIND_CLIP)
    return g_strdup (DUO_DUTCH_DASH);
  return g_strdup_printf (DUO_DUTCH_BRIEFING_CLIP, (gint) (m->duration / 1000), m->frame_rate / 1000,
                          m->codec >= 0 ? duo_dutch_spec_code (DUO_SPEC_VIDEO_CODEC, m->codec) : "");
}

/* "hooguit 200 kB" or in MB, rounded down: never more than may be */
static char *
dup_most (const DuoFormatOption *option)
{
  if (option->most_kb <= 0)
    return g_strdup (option->material.kind == DUO_MEDIA_KIND_TEXT ? DUO_DUTCH_DASH : DUO_DUTCH_BRIEFING_NO_MOST);
  if (option->most_kb < 1024)
    return g_strdup_printf (DUO_DUTCH_BRIEFING_MOST_KB, option->most_kb);
  if (option->most_kb % 1024 == 0)
    return g_strdup_printf (DUO_DUTCH_BRIEFING_MOST_MB, option->most_kb / 1024);
  return g_strdup_printf (DUO_DUTCH_BRIEFING_MOST_PART, option->most_kb / 1024, option->most_kb % 1024 * 10 / 1024);
}

static char *
dup_free (const DuoFormatOption *option)
{
  static const char *const sides[] = { "boven", "rechts", "onder", "links" };
  GString *text = g_string_new (NULL);

  for (guint side = 0; side < G_N_ELEMENTS (sides); side++)
    if (option->margins[side] > 0)
      g_string_append_printf (text, "%s%s %d px", text->len > 0 ? ", " : "", sides[side], option->margins[side]);
  if (text->len == 0)
    g_string_append (text, DUO_DUTCH_DASH);
  return g_string_free (text, FALSE);
}

/* The names at which @reach has a bit, the first of them. */
static char *
dup_where (const DuoBriefing *briefing, const guint64 *reach)
{
  GString *text = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < briefing->institutions->len; i++)
    if ((reach[i / 64] & ((guint64) 1 << i % 64)) != 0 && n++ < MOST_NAMES)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", (const char *) briefing->institutions->pdata[i]);
  if (n > MOST_NAMES)
    g_string_append_printf (text, DUO_DUTCH_BRIEFING_MORE, n - MOST_NAMES);
  return g_string_free (text, FALSE);
}

static void
write_format (Page *self, guint place, const DuoFormatOption *option, const DuoFormatChoice *choice)
{
  g_autofree char *what = dup_what (&option->material);
  g_autofree char *size = dup_size (&option->material);
  g_autofree char *running = dup_running (&option->material);
  g_autofree char *most = dup_most (option);
  g_autofree char *margins = dup_free (option);
  g_autofree char *together = g_strdup_printf (DUO_DUTCH_BRIEFING_OF, choice->total, self->briefing->formats->n_institutions);
  g_autofree char *where = dup_where (self->briefing, option->reach);
  const char *const texts[N_COLUMNS] = { [WHAT] = what, [SIZE] = size, [RUNNING] = running, [MOST] = most, [FREE] = margins,
                                         [TOGETHER] = together, [WHERE] = where };
  double height = ROW_HEIGHT;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (texts[i] != NULL)
      {
        duo_sheet_write_text (self->sheet, self->row, i, texts[i], i == WHAT ? self->strong : columns[i].right ? self->number : self->cell);
        height = MAX (height, height_of (texts[i], i == WHAT, i, i));
      }
  duo_sheet_write_number (self->sheet, self->row, PLACE, place, self->number);
  duo_sheet_write_number (self->sheet, self->row, REACHES, option->n_reach, self->number);
  duo_sheet_write_number (self->sheet, self->row, ADDS, choice->adds, self->number);
  end_row (self, height);
}

static void
write_formats (Page *self)
{
  const DuoFormats *formats = self->briefing->formats;

  write_section (self, DUO_DUTCH_BRIEFING_TO_MAKE);
  if (formats->choices->len == 0)
    {
      write_over (self, PLACE, N_COLUMNS - 1, DUO_DUTCH_BRIEFING_NOTHING, self->plain);
      end_row (self, ROW_HEIGHT);
      return;
    }
  for (guint i = 0; i < N_COLUMNS; i++)
    duo_sheet_write_text (self->sheet, self->row, i, columns[i].heading, columns[i].right ? self->head_right : self->head);
  end_row (self, 2 * ROW_HEIGHT);
  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);

      write_format (self, i + 1, &g_array_index (formats->options, DuoFormatOption, choice->option), choice);
    }
}

/* ---- Who gets nothing of it ---- */

static const char *const reasons[DUO_N_LEFT_OUT_REASONS] = {
  [DUO_LEFT_OUT_NO_CHANNEL] = DUO_DUTCH_LEFT_OUT_NO_CHANNEL,
  [DUO_LEFT_OUT_UNKNOWN] = DUO_DUTCH_LEFT_OUT_UNKNOWN,
  [DUO_LEFT_OUT_NO_FORMAT] = DUO_DUTCH_LEFT_OUT_NO_FORMAT,
  [DUO_LEFT_OUT_SHARE] = DUO_DUTCH_LEFT_OUT_SHARE,
};

static void
write_left_out (Page *self)
{
  const DuoFormats *formats = self->briefing->formats;

  write_section (self, DUO_DUTCH_BRIEFING_LEFT_OUT);
  if (formats->left_out->len == 0)
    {
      write_over (self, PLACE, N_COLUMNS - 1, DUO_DUTCH_BRIEFING_ALL_REACHED, self->plain);
      end_row (self, ROW_HEIGHT);
      return;
    }
  write_over (self, PLACE, SIZE, DUO_DUTCH_INSTITUTION, self->head);
  write_over (self, RUNNING, N_COLUMNS - 1, DUO_DUTCH_BRIEFING_WHY, self->head);
  end_row (self, ROW_HEIGHT + 2);
  for (guint i = 0; i < formats->left_out->len; i++)
    {
      const char *name = self->briefing->left_out->pdata[i];

      write_over (self, PLACE, SIZE, name, self->cell);
      write_over (self, RUNNING, N_COLUMNS - 1, reasons[g_array_index (formats->left_out, DuoLeftOut, i).reason], self->cell);
      end_row (self, height_of (name, FALSE, PLACE, SIZE));
    }
}

static void
write_waiting (Page *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GPtrArray *waiting = self->briefing->waiting;

  if (waiting->len == 0)
    return;
  for (guint i = 0; i < waiting->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) waiting->pdata[i]);
  write_section (self, DUO_DUTCH_BRIEFING_WAITING);
  write_over (self, PLACE, N_COLUMNS - 1, names->str, self->plain);
  end_row (self, MIN (DUO_SHEET_HEIGHT_MAX, height_of (names->str, FALSE, PLACE, N_COLUMNS - 1)));
}

static gboolean
write_sheet (const char *path, const char *folder, const DuoBriefing *briefing, GError **error)
{
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (path, folder);
  g_autofree char *foot = g_strdup_printf ("%s: %s", DUO_DUTCH_BRIEFING_TITLE, duo_campaign_get_name (briefing->campaign));
  const DuoPrintSetup setup = { .landscape = TRUE, .foot = foot };
  Page self = { .briefing = briefing };

  duo_workbook_set_properties (workbook, foot, DUO_DUTCH_ORGANISATION, briefing->today);
  self.sheet = duo_workbook_add_sheet (workbook, DUO_DUTCH_SHEET_BRIEFING);
  make_formats (&self);
  for (guint i = 0; i < N_COLUMNS; i++)
    duo_sheet_set_width (self.sheet, i, i, columns[i].width);
  duo_sheet_hide_gridlines (self.sheet);
  write_top (&self);
  write_formats (&self);
  write_left_out (&self);
  write_waiting (&self);
  duo_sheet_set_print (self.sheet, &setup);
  return duo_workbook_close (workbook, error);
}

/**
 * duo_briefing_file_write:
 * @path: a workbook; what was there stays whole until this is
 * @briefing: what it says
 * @error: %DUO_ERROR_DISK_FULL, %DUO_ERROR_FILE_NOT_WRITTEN, %DUO_ERROR_FILE_FOLDER
 *
 * Returns: whether it was written
 */
gboolean
duo_briefing_file_write (const char *path, const DuoBriefing *briefing, GError **error)
{
  g_autoptr (DuoSafeFile) file = duo_safe_file_new (path, error);
  g_autoptr (GError) failure = NULL;

  if (file == NULL)
    return FALSE;
  if (!write_sheet (duo_safe_file_get_temporary (file), duo_safe_file_get_folder (file), briefing, &failure)
      || !duo_workbook_is_whole (duo_safe_file_get_temporary (file), 1, &failure))
    {
      duo_safe_file_set_error (file, failure->message, error);
      return FALSE;
    }
  return duo_safe_file_finish (file, error);
}
