/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a form: question left, answer right, what it is known by in hidden columns, a sheet by itself. */
#include "duo-form.h"

#include "duo-calibri.h"
#include "duo-dutch.h"
#include "duo-safe-file.h"
#include "duo-workbook.h"

/* The columns; the first row, hidden, says which is which, so that they may be moved. */
enum
{
  COLUMN_QUESTION,
  COLUMN_ANSWER,
  COLUMN_HELP,
  COLUMN_KEY,
  COLUMN_WAS,
  COLUMN_FORM,
};

#define EDGE_COLOUR 0xbfc3cb
#define BRAND_COLOUR 0x154273
#define DIM_COLOUR 0x5c5f68
#define ANSWER_FILL 0xf1f6fc

/* In characters; what is shown is as wide as the three of them. */
#define QUESTION_WIDTH 46
#define ANSWER_WIDTH 38
#define HELP_WIDTH 40
#define MARGIN 2 /* of a cell, with its indent */

/* In points. */
#define TEXT_SIZE 11
#define TITLE_HEIGHT 24
#define HEADING_HEIGHT 20
#define AROUND 4 /* above and below a text together; none on the sheet with the long lists of fields */
#define BETWEEN 9 /* above a heading */

/* On paper: as large as the width lets it, or smaller where that saves a page. In percent. */
#define SCALE_MOST 70
#define SCALE_LEAST 62
#define HEAD_ROWS 3 /* repeated on every page: the marks, which are hidden, title, whose it is */
#define PAGE_HEIGHT (DUO_SHEET_PAGE_HEIGHT - 15) /* no program measures as another does */

/* What stays on one page: a heading and its questions. In points. */
typedef struct
{
  guint32 row;
  double height;
} Block;

typedef struct
{
  DuoSheet *sheet;
  guint row;
  guint first; /* row of the first answer; 0 while there is none */
  double around; /* above and below a text together, in points */
  GArray *blocks; /* (not owned) (element-type Block) */
  lxw_format *title, *heading, *question, *part, *answer, *help, *plain, *paragraph;
} Page;

static void
set_edges (DuoCellStyle *style)
{
  for (guint i = 0; i < DUO_N_EDGES; i++)
    style->edges[i] = (DuoEdgeLine){ LXW_BORDER_THIN, EDGE_COLOUR };
}

static void
make_formats (Page *page, DuoWorkbook *workbook)
{
  DuoCellStyle style = DUO_CELL_STYLE;

  style.bold = TRUE;
  style.half_points = 32;
  style.colour = BRAND_COLOUR;
  page->title = duo_workbook_get_format (workbook, &style);
  style.half_points = 24;
  style.edges[DUO_EDGE_BOTTOM] = (DuoEdgeLine){ LXW_BORDER_THIN, BRAND_COLOUR };
  page->heading = duo_workbook_get_format (workbook, &style);
  style = DUO_CELL_STYLE;
  style.wrap = TRUE;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  page->paragraph = duo_workbook_get_format (workbook, &style);
  page->question = duo_workbook_get_format (workbook, &style);
  style.indent = 2;
  page->part = duo_workbook_get_format (workbook, &style);
  style.indent = 1;
  style.colour = DIM_COLOUR;
  page->help = duo_workbook_get_format (workbook, &style);
  style = DUO_CELL_STYLE;
  page->plain = duo_workbook_get_format (workbook, &style);
  style.wrap = TRUE;
  style.valign = LXW_ALIGN_VERTICAL_CENTER;
  style.indent = 1;
  style.align = LXW_ALIGN_LEFT;
  style.unlocked = TRUE;
  style.fill = ANSWER_FILL;
  style.number = DUO_NUMBER_TEXT;
  set_edges (&style);
  page->answer = duo_workbook_get_format (workbook, &style);
}

/* The hidden row: what each column is, and what the form is. */
static void
write_marks (Page *page, const DuoFormContent *content)
{
  g_autofree char *day = duo_day_to_string (content->day);
  g_autofree char *form = g_strdup_printf ("duo:form:%d:%s:%s:%s:%s:%s", DUO_FORM_VERSION, content->campaign_uid,
                                           content->institution_uid, content->brin, duo_sector_to_string (content->sector), day);
  static const char *const marks[] = { "duo:vraag", "duo:antwoord", "duo:uitleg", "duo:sleutel", "duo:was" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    duo_sheet_write_text (page->sheet, 0, i, marks[i], page->plain);
  duo_sheet_write_text (page->sheet, 0, COLUMN_FORM, form, page->plain);
  duo_sheet_hide_row (page->sheet, 0);
}

static double
height_of (const Page *page, const char *text, double characters)
{
  return duo_calibri_height (duo_calibri_count_lines (text, TEXT_SIZE, FALSE, duo_sheet_width_in_points (characters)), TEXT_SIZE) + page->around;
}

/* The row at hand is done: it is that high, and the next one is at hand. */
static void
end_row (Page *page, double points)
{
  duo_sheet_set_height (page->sheet, page->row, points);
  g_array_index (page->blocks, Block, page->blocks->len - 1).height += points;
  page->row++;
}

static void
begin_block (Page *page)
{
  g_array_append_val (page->blocks, ((Block){ page->row, 0 }));
}

/* A text over all that is shown, as high as it needs to be. */
static void
write_paragraph (Page *page, const char *text)
{
  duo_sheet_merge (page->sheet, page->row, COLUMN_QUESTION, page->row, COLUMN_HELP, page->paragraph);
  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, text, page->paragraph);
  end_row (page, height_of (page, text, QUESTION_WIDTH + ANSWER_WIDTH + HELP_WIDTH));
}

static void
write_heading (Page *page, const char *text)
{
  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, text, page->heading);
  for (guint column = COLUMN_ANSWER; column <= COLUMN_HELP; column++)
    duo_sheet_write_blank (page->sheet, page->row, column, page->heading);
  end_row (page, HEADING_HEIGHT);
}

/* "op 2 november 2026", "in november/december 2026": a month is no day. @day: what goes before a day */
static char *
dup_when (const DuoWhen *when, const char *day)
{
  g_autofree char *text = duo_dutch_when (when, TRUE, FALSE);

  return g_strconcat (when->precision == DUO_PRECISION_DAY ? day : "in ", text, NULL);
}

/* What the campaign is about, for who never heard of it. */
static void
write_about (Page *page, const DuoFormContent *content)
{
  g_autoptr (GString) when = g_string_new (NULL);

  write_heading (page, "Waar gaat het over?");
  if (*content->goals != '\0')
    write_paragraph (page, content->goals);
  if (duo_when_is_known (&content->live))
    {
      g_autofree char *live = dup_when (&content->live, "op ");
      g_autofree char *off = duo_when_is_known (&content->off) ? duo_dutch_when (&content->off, TRUE, FALSE) : NULL;

      g_string_append_printf (when, "De campagne %s %s%s%s. ", content->live.last < content->day ? "begon" : "begint", live,
                              off != NULL ? " en duurt tot en met " : "", off != NULL ? off : "");
    }
  g_string_append_printf (when, "De campagne is voor %s.", duo_dutch_audience (content->audience));
  write_paragraph (page, when->str);
  write_paragraph (page, "DUO maakt het materiaal: beelden, filmpjes en teksten. Wij vragen of u het wilt laten zien, en waar dat bij u kan.");
  end_row (page, BETWEEN);
}

/* What is asked, and how to send it back. */
static void
write_steps (Page *page, const DuoFormContent *content)
{
  g_autofree char *day = duo_when_is_known (&content->back) ? dup_when (&content->back, "uiterlijk ") : NULL;
  g_autofree char *send = g_strdup_printf ("4. Bewaar dit bestand en mail het%s%s naar %s. Daar kunt u ook terecht met vragen.",
                                           day != NULL ? " " : "", day != NULL ? day : "", content->questions);

  write_heading (page, "Wat vragen wij u? Het kost u ongeveer vijf minuten.");
  write_paragraph (page, "1. Zeg hieronder of uw instelling meedoet.");
  write_paragraph (page, "2. Kijk op het blad Contactpersonen of de namen kloppen.");
  write_paragraph (page, "3. Vul op het blad Communicatiemiddelen in wat u hebt: schermen, een app, een nieuwsbrief of iets anders. De rest slaat u over. Weet u meer van uw schermen, zoals over geluid? Dat kan op het blad Voor de beheerder.");
  write_paragraph (page, send);
  write_paragraph (page, "Vul de vakken met een rand in. Weet u iets niet? Laat het leeg, of kies onbekend.");
}

/* What to do here, in a line; the first sheet tells more, and so does one by itself. */
static void
write_hint (Page *page, const DuoFormContent *content, DuoFormSheetKind kind)
{
  static const char *const hints[DUO_N_FORM_SHEETS] = {
    [DUO_FORM_CONTACTS] = "Klopt wat er staat? Laat het dan staan. Klopt het niet? Typ eroverheen. Onderaan is plaats voor nog iemand.",
    [DUO_FORM_CHANNELS] = "Vul een blok in voor wat u hebt; sla de andere over. Zijn uw schermen hetzelfde? Dan is één blok genoeg.",
    [DUO_FORM_SYSTEM] = "Dit blad is voor wie meer van de schermen weet, zoals of er geluid bij mag. Alles mag leeg blijven.",
  };

  if (kind == DUO_FORM_PARTICIPATION)
    {
      write_about (page, content);
      write_steps (page, content);
    }
  if (kind == DUO_FORM_CHANNELS && content->channels->len > 0)
    write_paragraph (page, "Klopt wat er al staat? Laat het dan staan. Klopt het niet? Typ eroverheen.");
  if (hints[kind] != NULL)
    write_paragraph (page, hints[kind]);
}

static void
write_head (Page *page, const DuoFormContent *content, DuoFormSheetKind kind)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", content->campaign,
                                            kind == DUO_FORM_SYSTEM ? "voor de beheerder van de schermen" : duo_form_sheet_name (kind));
  g_autofree char *whose = g_strdup_printf ("%s, BRIN %s, %s", content->name, content->brin, duo_sector_to_string (content->sector));

  page->row = 1; /* after the marks */
  begin_block (page);
  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, title, page->title);
  end_row (page, TITLE_HEIGHT);
  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, whose, page->plain);
  end_row (page, DUO_SHEET_ROW_HEIGHT);
  end_row (page, BETWEEN);
  write_hint (page, content, kind);
}

/* What is said while the cell is chosen, where nothing beside it says how. */
static const char *
tip_of (const DuoFormLine *line)
{
  if (*line->help != '\0' || line->choices == NULL)
    return NULL;
  return g_str_equal (line->choices[0], "x") ? "Zet een x als het kan." : "Typ uw antwoord, of kies onbekend.";
}

static void
write_line (Page *page, const DuoFormLine *line)
{
  if (line->key == NULL)
    {
      begin_block (page);
      end_row (page, BETWEEN);
      write_heading (page, line->label);
      return;
    }

  if (*line->key == '\0' && *line->help == '\0') /* a text by itself */
    {
      write_paragraph (page, line->label);
      return;
    }
  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, line->label, line->indent ? page->part : page->question);
  if (*line->help != '\0')
    duo_sheet_write_text (page->sheet, page->row, COLUMN_HELP, line->help, page->help);
  if (*line->key != '\0')
    {
      g_autofree char *key = g_strconcat ("duo:", line->key, NULL);

      page->first = page->first != 0 ? page->first : page->row;
      if (*line->value != '\0')
        duo_sheet_write_text (page->sheet, page->row, COLUMN_ANSWER, line->value, page->answer);
      else
        duo_sheet_write_blank (page->sheet, page->row, COLUMN_ANSWER, page->answer);
      duo_sheet_write_text (page->sheet, page->row, COLUMN_KEY, key, page->plain);
      duo_sheet_write_text (page->sheet, page->row, COLUMN_WAS, *line->value != '\0' ? line->value : "duo:leeg", page->plain);
      if (line->choices != NULL)
        duo_sheet_add_choices (page->sheet, page->row, COLUMN_ANSWER, (const char *const *) line->choices, "Antwoord", tip_of (line));
    }
  end_row (page, MAX (MAX (height_of (page, line->label, QUESTION_WIDTH - MARGIN), height_of (page, line->value, ANSWER_WIDTH - MARGIN)),
                      height_of (page, line->help, HELP_WIDTH - MARGIN)));
}

/* Returns: how many pages it takes at @scale. *@breaks: the rows that begin one but the first, ended by 0 */
static guint
break_pages (const Page *page, guint scale, GArray *breaks)
{
  const double room = PAGE_HEIGHT * 100 / scale;
  const guint32 end = 0;
  double left = room;

  g_array_set_size (breaks, 0);
  for (guint i = 0; i < page->blocks->len; i++)
    {
      const Block *block = &g_array_index (page->blocks, Block, i);

      if (i > 0 && block->height > left)
        {
          g_array_append_val (breaks, block->row);
          left = room - TITLE_HEIGHT - DUO_SHEET_ROW_HEIGHT;
        }
      left -= block->height;
    }
  g_array_append_val (breaks, end);
  return breaks->len;
}

/* As few pages as can be read, and what belongs together on one. */
static void
set_print (Page *page, const DuoFormContent *content)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (guint32));
  const guint n_pages = break_pages (page, SCALE_LEAST, breaks);
  guint scale = SCALE_MOST;

  while (break_pages (page, scale, breaks) > n_pages)
    scale--;
  duo_sheet_set_print (page->sheet, &(const DuoPrintSetup){ .repeat_rows = HEAD_ROWS, .foot = content->campaign, .scale = scale,
                                                            .breaks = &g_array_index (breaks, guint32, 0) });
}

static void
write_sheet (DuoWorkbook *workbook, const DuoFormContent *content, GPtrArray *lines, DuoFormSheetKind kind)
{
  g_autoptr (GArray) blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  Page page = { .sheet = duo_workbook_add_sheet (workbook, duo_form_sheet_name (kind)),
                .around = kind == DUO_FORM_SYSTEM ? 0 : AROUND,
                .blocks = blocks };

  make_formats (&page, workbook);
  duo_sheet_set_width (page.sheet, COLUMN_QUESTION, COLUMN_QUESTION, QUESTION_WIDTH);
  duo_sheet_set_width (page.sheet, COLUMN_ANSWER, COLUMN_ANSWER, ANSWER_WIDTH);
  duo_sheet_set_width (page.sheet, COLUMN_HELP, COLUMN_HELP, HELP_WIDTH);
  duo_sheet_hide_columns (page.sheet, COLUMN_KEY, COLUMN_FORM);
  duo_sheet_hide_gridlines (page.sheet);
  write_marks (&page, content);
  write_head (&page, content, kind);
  for (guint i = 0; i < lines->len; i++)
    if (((DuoFormLine *) lines->pdata[i])->sheet == kind)
      write_line (&page, lines->pdata[i]);
  set_print (&page, content);
  if (page.first != 0)
    duo_sheet_select (page.sheet, page.first, COLUMN_ANSWER);
  else
    duo_sheet_select (page.sheet, 1, COLUMN_QUESTION); /* the marks above it are hidden */
  duo_sheet_protect (page.sheet);
}

/**
 * duo_form_write:
 * @content: what is known
 * @path: the file; one that is there is replaced when the new one is whole
 * @error: where to store an error
 */
gboolean
duo_form_write (const DuoFormContent *content, const char *path, GError **error)
{
  g_autoptr (DuoSafeFile) file = duo_safe_file_new (path, error);
  g_autoptr (DuoWorkbook) workbook = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (file == NULL)
    return FALSE;

  workbook = duo_workbook_new (duo_safe_file_get_temporary (file), duo_safe_file_get_folder (file));
  lines = duo_form_lines (content);
  duo_workbook_set_properties (workbook, content->campaign, "DUO Relatiebeheer", content->day);
  for (guint sheet = 0; sheet < DUO_N_FORM_SHEETS; sheet++)
    write_sheet (workbook, content, lines, (DuoFormSheetKind) sheet);
  if (!duo_workbook_close (workbook, error))
    return FALSE;

  return duo_safe_file_sync (file, error) && duo_safe_file_finish (file, error);
}
