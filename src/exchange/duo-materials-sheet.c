/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Materialen": what there is and where it fits, what is missing, and rights that are about to end. */
#include "duo-dutch-materials.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-material-line.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_CAMPAIGN,
  COLUMN_MATERIAL,
  COLUMN_FORMAT,
  COLUMN_MEASURE,
  COLUMN_STATE,
  COLUMN_FITS,
  COLUMN_UNCLEAR,
  COLUMN_ASKED,
  COLUMN_RIGHTS,
  COLUMN_NOTICE,
  N_COLUMNS,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_CAMPAIGN, 32 },           { DUO_DUTCH_MATERIAL, 36 },          { DUO_DUTCH_FILE_TYPE, 14 },
  { DUO_DUTCH_MEASURE, 24 },            { DUO_DUTCH_STATE, 14 },             { DUO_DUTCH_FITS_AT, 10, TRUE },
  { DUO_DUTCH_UNCLEAR_AT, 19, TRUE },   { DUO_DUTCH_OF_INSTITUTIONS, 17, TRUE }, { DUO_DUTCH_RIGHTS_UNTIL, 14, TRUE },
  { DUO_DUTCH_NOTICE, 48 },
};

static const char *const states[DUO_N_MATERIAL_LINE_STATES] = {
  [DUO_MATERIAL_LINE_CONCEPT] = DUO_DUTCH_MATERIAL_CONCEPT,
  [DUO_MATERIAL_LINE_RELEASED] = DUO_DUTCH_MATERIAL_RELEASED,
  [DUO_MATERIAL_LINE_TO_MAKE] = DUO_DUTCH_MATERIAL_TO_MAKE,
};

/* "1920 × 1080, 10 s", "2 pagina's", "112 tekens" */
static char *
dup_measure (const DuoMaterialLine *line)
{
  const gint seconds = (gint) ((line->duration + 500) / 1000);

  if (line->chars > 0)
    return g_strdup_printf ("%d " DUO_DUTCH_CHARACTERS, line->chars);
  if (line->pages > 0)
    return g_strdup_printf ("%d %s", line->pages, line->pages == 1 ? DUO_DUTCH_PAGE : DUO_DUTCH_PAGES);
  if (line->width <= 0)
    return g_strdup ("");
  if (seconds > 0)
    return g_strdup_printf ("%d × %d, %d s", line->width, line->height, seconds);

  return g_strdup_printf ("%d × %d", line->width, line->height);
}

static char *
dup_notice (const DuoMaterialLine *line, guint32 today)
{
  const guint32 until = line->rights_until.last;

  if (line->state == DUO_MATERIAL_LINE_TO_MAKE)
    return g_strdup_printf (DUO_DUTCH_WOULD_ADD, line->fits, duo_dutch_object (DUO_OBJECT_INSTITUTION, line->fits != 1));
  if (line->rights == DUO_RIGHTS_UNKNOWN)
    return g_strdup (DUO_DUTCH_RIGHTS_UNKNOWN);
  if (line->rights != DUO_RIGHTS_UNTIL || until > today + DUO_RIGHTS_SOON)
    return g_strdup ("");
  if (until < today)
    return g_strdup (DUO_DUTCH_RIGHTS_ENDED);

  return g_strdup_printf (DUO_DUTCH_RIGHTS_END_SOON, until - today, until - today == 1 ? DUO_DUTCH_DAY : DUO_DUTCH_DAYS);
}

static void
write_line (DuoListSheet *list, const DuoMaterialLine *line, guint32 today)
{
  const gboolean is_there = line->state != DUO_MATERIAL_LINE_TO_MAKE;
  g_autofree char *measure = dup_measure (line);
  g_autofree char *notice = dup_notice (line, today);

  duo_list_sheet_text (list, COLUMN_CAMPAIGN, line->campaign);
  duo_list_sheet_text (list, COLUMN_MATERIAL, is_there ? line->title : DUO_DUTCH_DASH);
  duo_list_sheet_text (list, COLUMN_FORMAT, line->format);
  duo_list_sheet_text (list, COLUMN_MEASURE, measure);
  duo_list_sheet_text (list, COLUMN_STATE, states[line->state]);
  if (is_there)
    {
      duo_list_sheet_number (list, COLUMN_FITS, line->fits);
      duo_list_sheet_number (list, COLUMN_UNCLEAR, line->unclear);
    }
  else
    {
      duo_list_sheet_text (list, COLUMN_FITS, "");
      duo_list_sheet_text (list, COLUMN_UNCLEAR, "");
    }
  duo_list_sheet_number (list, COLUMN_ASKED, line->asked);
  duo_list_sheet_when (list, COLUMN_RIGHTS, &line->rights_until);
  duo_list_sheet_text (list, COLUMN_NOTICE, notice);
  duo_list_sheet_end_row (list);
}

/* A line for each campaign: "Continueren: bij 6 van 8 instellingen past iets" */
static void
write_total (DuoListSheet *list, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *campaign = "";

  for (guint i = 0; i < lines->len; i++)
    {
      const DuoMaterialLine *line = lines->pdata[i];

      if (g_str_equal (campaign, line->campaign))
        continue;
      campaign = line->campaign;
      g_string_append_printf (text, "%s" DUO_DUTCH_REACHED_OF, text->len > 0 ? "\n" : "", campaign, line->reached, line->asked);
    }
  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_CAMPAIGN, DUO_DUTCH_TOTAL);
  duo_list_sheet_text (list, COLUMN_NOTICE, text->len > 0 ? text->str : DUO_DUTCH_NO_MATERIALS);
  duo_list_sheet_end_row (list);
}

/* A DuoOverviewSheet: by campaign; what has to be made comes last. */
void
duo_materials_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_MATERIALS, columns, N_COLUMNS);
  DuoCalendarContent *content = context->overview->content;

  for (guint i = 0; i < content->materials->len; i++)
    write_line (list, content->materials->pdata[i], content->today);
  write_total (list, content->materials);
  duo_list_sheet_finish (list, context->title);
}
