/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a form: question left, answer right, what it is known by in hidden columns, a sheet by itself. */
#include "duo-form.h"

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
#define ANSWER_FILL 0xffffff
#define SHEET_FILL 0xf4f5f7

typedef struct
{
  DuoSheet *sheet;
  guint row;
  lxw_format *title, *heading, *question, *part, *answer, *help, *plain;
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
  page->heading = duo_workbook_get_format (workbook, &style);
  style = DUO_CELL_STYLE;
  style.wrap = TRUE;
  page->question = duo_workbook_get_format (workbook, &style);
  style.indent = 2;
  page->part = duo_workbook_get_format (workbook, &style);
  style.indent = 1;
  style.colour = DIM_COLOUR;
  page->help = duo_workbook_get_format (workbook, &style);
  style = DUO_CELL_STYLE;
  page->plain = duo_workbook_get_format (workbook, &style);
  style.wrap = TRUE;
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

/* What to do here, in a line; a sheet by itself tells more. */
static void
write_hint (Page *page, const DuoFormContent *content, DuoFormSheetKind kind)
{
  static const char *const hints[DUO_N_FORM_SHEETS] = {
    [DUO_FORM_PARTICIPATION] = "Vul de vakken in met een rand. Weet u iets niet? Kies onbekend. Meer hulp staat op het blad Uitleg.",
    [DUO_FORM_CONTACTS] = "Klopt het wat er staat? Laat het dan staan. Onderaan is plaats voor nog iemand.",
    [DUO_FORM_CHANNELS] = "Klopt het wat er staat? Laat het dan staan. Onderaan kunt u er een toevoegen. Wat u niet hebt, laat u leeg.",
    [DUO_FORM_SYSTEM] = "Dit blad is voor wie de schermen beheert. Alles mag leeg blijven.",
  };
  g_autofree char *mail = g_strdup_printf ("Vragen? Mail naar %s.", content->questions);

  duo_sheet_write_text (page->sheet, page->row++, COLUMN_QUESTION, hints[kind], page->plain);
  duo_sheet_write_text (page->sheet, page->row++, COLUMN_QUESTION, mail, page->plain);
}

static void
write_head (Page *page, const DuoFormContent *content, DuoFormSheetKind kind)
{
  g_autofree char *title = g_strdup_printf ("%s: %s", content->campaign,
                                            kind == DUO_FORM_SYSTEM ? "voor de beheerder van de schermen" : duo_form_sheet_name (kind));
  g_autofree char *whose = g_strdup_printf ("%s, BRIN %s, %s", content->name, content->brin, duo_sector_to_string (content->sector));
  g_autofree char *day = content->back != 0 ? duo_day_to_string (content->back) : NULL;

  duo_sheet_write_text (page->sheet, 1, COLUMN_QUESTION, title, page->title);
  duo_sheet_write_text (page->sheet, 2, COLUMN_QUESTION, whose, page->plain);
  page->row = 3;
  if (day != NULL)
    {
      g_autofree char *back = g_strdup_printf ("Graag terug voor %s-%s-%.4s.", day + 8, (char[]){ day[5], day[6], '\0' }, day);

      duo_sheet_write_text (page->sheet, page->row++, COLUMN_QUESTION, back, page->plain);
    }
  if (kind != DUO_FORM_HELP) /* who opens the first sheet has not seen the last one */
    write_hint (page, content, kind);
  page->row++;
}

static void
write_line (Page *page, const DuoFormLine *line)
{
  if (line->key == NULL)
    {
      duo_sheet_write_text (page->sheet, ++page->row, COLUMN_QUESTION, line->label, page->heading);
      page->row++;
      return;
    }

  duo_sheet_write_text (page->sheet, page->row, COLUMN_QUESTION, line->label, line->indent ? page->part : page->question);
  if (*line->help != '\0')
    duo_sheet_write_text (page->sheet, page->row, COLUMN_HELP, line->help, page->help);
  if (*line->key != '\0')
    {
      g_autofree char *key = g_strconcat ("duo:", line->key, NULL);

      if (*line->value != '\0')
        duo_sheet_write_text (page->sheet, page->row, COLUMN_ANSWER, line->value, page->answer);
      else
        duo_sheet_write_blank (page->sheet, page->row, COLUMN_ANSWER, page->answer);
      duo_sheet_write_text (page->sheet, page->row, COLUMN_KEY, key, page->plain);
      duo_sheet_write_text (page->sheet, page->row, COLUMN_WAS, *line->value != '\0' ? line->value : "duo:leeg", page->plain);
      if (line->choices != NULL || *line->help != '\0')
        duo_sheet_add_choices (page->sheet, page->row, COLUMN_ANSWER, (const char *const *) line->choices, "Antwoord",
                               *line->help != '\0' ? line->help : "Kies uit de lijst of typ uw antwoord.");
    }
  page->row++;
}

static void
write_sheet (DuoWorkbook *workbook, const DuoFormContent *content, GPtrArray *lines, DuoFormSheetKind kind)
{
  const DuoPrintSetup print = { .landscape = FALSE, .foot = content->campaign };
  Page page = { .sheet = duo_workbook_add_sheet (workbook, duo_form_sheet_name (kind)) };

  make_formats (&page, workbook);
  duo_sheet_set_width (page.sheet, COLUMN_QUESTION, COLUMN_QUESTION, kind == DUO_FORM_HELP ? 90 : 46);
  duo_sheet_set_width (page.sheet, COLUMN_ANSWER, COLUMN_ANSWER, 38);
  duo_sheet_set_width (page.sheet, COLUMN_HELP, COLUMN_HELP, 40);
  duo_sheet_hide_columns (page.sheet, COLUMN_KEY, COLUMN_FORM);
  duo_sheet_hide_gridlines (page.sheet);
  write_marks (&page, content);
  write_head (&page, content, kind);
  for (guint i = 0; i < lines->len; i++)
    if (((DuoFormLine *) lines->pdata[i])->sheet == kind)
      write_line (&page, lines->pdata[i]);
  duo_sheet_set_print (page.sheet, &print);
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
