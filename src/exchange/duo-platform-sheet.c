/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Platform": what each institution has on the materials platform and fetched; below it who has to be chased.
 * Codes and links stand in no overview. */
#include "duo-dutch-materials.h"
#include "duo-dutch-platform.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

/* Both lists stand in the same columns. */
enum
{
  COLUMN_CAMPAIGN,
  COLUMN_BRIN,
  COLUMN_INSTITUTION,
  COLUMN_PACKAGE,
  COLUMN_ISSUED,
  COLUMN_UNTIL,
  COLUMN_REQUESTS,
  COLUMN_FIRST,
  COLUMN_NOTICE,
  N_COLUMNS,
  COLUMN_LIVE = COLUMN_PACKAGE,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_CAMPAIGN, 34 },          { DUO_DUTCH_BRIN, 10 },
  { DUO_DUTCH_INSTITUTION, 34 },       { DUO_DUTCH_PACKAGE, 14 },
  { DUO_DUTCH_CODE_ISSUED, 16, TRUE }, { DUO_DUTCH_CODE_UNTIL, 16, TRUE },
  { DUO_DUTCH_REQUESTS, 16, TRUE },    { DUO_DUTCH_FETCHED_FIRST, 14, TRUE },
  { DUO_DUTCH_NOTICE, 44 },
};

static const DuoListColumn chase_columns[N_COLUMNS] = {
  [COLUMN_CAMPAIGN] = { DUO_DUTCH_CHASE, 34 },
  [COLUMN_BRIN] = { DUO_DUTCH_BRIN, 10 },
  [COLUMN_INSTITUTION] = { DUO_DUTCH_INSTITUTION, 34 },
  [COLUMN_LIVE] = { DUO_DUTCH_LIVE, 14, TRUE },
  [COLUMN_ISSUED] = { DUO_DUTCH_CODE_ISSUED, 16, TRUE },
  [COLUMN_UNTIL] = { DUO_DUTCH_CODE_UNTIL, 16, TRUE },
  [COLUMN_NOTICE] = { DUO_DUTCH_NOTICE, 44 },
};

static char *
dup_campaign (const DuoPlatformLine *line)
{
  return line->practice ? g_strdup_printf (DUO_DUTCH_PRACTICE, line->campaign) : g_strdup (line->campaign);
}

static const char *
days (guint n)
{
  return n == 1 ? DUO_DUTCH_DAY : DUO_DUTCH_DAYS;
}

/* "live over 13 dagen"; "" where nobody planned it. */
static char *
dup_live (const DuoPlatformLine *line, guint32 today)
{
  const guint32 live = line->live.first;

  if (!duo_when_is_known (&line->live))
    return g_strdup ("");
  if (live == today)
    return g_strdup (DUO_DUTCH_LIVE_TODAY);
  if (live > today)
    return g_strdup_printf (DUO_DUTCH_LIVE_IN, live - today, days (live - today));

  return g_strdup_printf (DUO_DUTCH_LIVE_SINCE, today - live, days (today - live));
}

static void
add_notice (GString *text, const char *notice)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", notice);
}

static char *
dup_notice (const DuoPlatformLine *line, guint32 today)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const guint32 left = line->last_day.last - today;
  g_autofree char *ends = NULL;

  if (line->link < DUO_LINK_MADE)
    add_notice (text, DUO_DUTCH_NO_LINK_NOTICE);
  else if (line->link == DUO_LINK_WITHDRAWN)
    add_notice (text, DUO_DUTCH_WITHDRAWN_NOTICE);
  else if (line->link == DUO_LINK_ENDED)
    add_notice (text, DUO_DUTCH_ENDED_NOTICE);
  if (duo_platform_line_is_chased (line))
    add_notice (text, DUO_DUTCH_CHASE_NOTICE);
  if (line->old && duo_platform_line_has_code (line))
    add_notice (text, DUO_DUTCH_OLD_NOTICE);
  if (duo_platform_line_ends_soon (line, today))
    {
      ends = left == 0 ? g_strdup (DUO_DUTCH_ENDS_TODAY_NOTICE) : g_strdup_printf (DUO_DUTCH_ENDS_NOTICE, left, days (left));
      add_notice (text, ends);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_line (DuoListSheet *list, const DuoPlatformLine *line, guint32 today)
{
  g_autofree char *campaign = dup_campaign (line);
  g_autofree char *notice = dup_notice (line, today);

  duo_list_sheet_text (list, COLUMN_CAMPAIGN, campaign);
  duo_list_sheet_text (list, COLUMN_BRIN, line->brin);
  duo_list_sheet_text (list, COLUMN_INSTITUTION, line->institution);
  duo_list_sheet_text (list, COLUMN_PACKAGE, line->there ? DUO_DUTCH_PACKAGE_THERE : DUO_DUTCH_PACKAGE_NOT_THERE);
  duo_list_sheet_when (list, COLUMN_ISSUED, &line->issued);
  duo_list_sheet_when (list, COLUMN_UNTIL, &line->last_day);
  if (line->counted || line->downloads > 0)
    duo_list_sheet_number (list, COLUMN_REQUESTS, line->downloads);
  else
    duo_list_sheet_text (list, COLUMN_REQUESTS, line->link >= DUO_LINK_MADE ? DUO_DUTCH_NOT_COUNTED : "");
  duo_list_sheet_when (list, COLUMN_FIRST, &line->first);
  duo_list_sheet_text (list, COLUMN_NOTICE, notice);
  duo_list_sheet_end_row (list);
}

/* What a campaign comes to. */
typedef struct
{
  guint n_there;
  guint n_codes;
  guint n_fetched;
  guint n_chased;
} Count;

static void
append_count (GString *text, const DuoPlatformLine *line, const Count *count)
{
  g_autofree char *campaign = dup_campaign (line);

  g_string_append_printf (text, DUO_DUTCH_PLATFORM_TOTAL "\n", campaign, count->n_there,
                          count->n_there == 1 ? DUO_DUTCH_PACKAGE_ONE : DUO_DUTCH_PACKAGE_MANY, count->n_codes,
                          count->n_codes == 1 ? DUO_DUTCH_CODE_ONE : DUO_DUTCH_CODE_MANY, count->n_fetched, count->n_codes,
                          count->n_chased);
}

/* A line for each campaign; lines come by campaign. */
static void
write_total (DuoListSheet *list, GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Count count = { 0 };

  for (guint i = 0; i < lines->len; i++)
    {
      const DuoPlatformLine *line = lines->pdata[i];
      const DuoPlatformLine *next = i + 1 < lines->len ? lines->pdata[i + 1] : NULL;

      count.n_there += line->there;
      count.n_codes += duo_platform_line_has_code (line);
      count.n_fetched += duo_platform_line_has_code (line) && line->downloads > 0;
      count.n_chased += duo_platform_line_is_chased (line);
      if (next != NULL && g_str_equal (next->campaign, line->campaign))
        continue;
      append_count (text, line, &count);
      count = (Count){ 0 };
    }
  g_string_append (text, lines->len > 0 ? DUO_DUTCH_REQUESTS_EXPLAINED : DUO_DUTCH_NOTHING_PUBLISHED);
  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_CAMPAIGN, DUO_DUTCH_TOTAL);
  duo_list_sheet_text (list, COLUMN_NOTICE, text->str);
  duo_list_sheet_end_row (list);
}

/* Has a code, fetched nothing. */
static void
write_chase (DuoListSheet *list, GPtrArray *lines, guint32 today)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const DuoPlatformLine *line = lines->pdata[i];
      g_autofree char *campaign = dup_campaign (line);
      g_autofree char *live = dup_live (line, today);

      if (!duo_platform_line_is_chased (line))
        continue;
      duo_list_sheet_text (list, COLUMN_CAMPAIGN, campaign);
      duo_list_sheet_text (list, COLUMN_BRIN, line->brin);
      duo_list_sheet_text (list, COLUMN_INSTITUTION, line->institution);
      duo_list_sheet_when (list, COLUMN_LIVE, &line->live);
      duo_list_sheet_when (list, COLUMN_ISSUED, &line->issued);
      duo_list_sheet_when (list, COLUMN_UNTIL, &line->last_day);
      duo_list_sheet_text (list, COLUMN_REQUESTS, "");
      duo_list_sheet_text (list, COLUMN_FIRST, "");
      duo_list_sheet_text (list, COLUMN_NOTICE, live);
      duo_list_sheet_end_row (list);
    }
}

static gboolean
is_anybody_chased (GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    if (duo_platform_line_is_chased (lines->pdata[i]))
      return TRUE;

  return FALSE;
}

/* A DuoOverviewSheet: by campaign, then by institution. */
void
duo_platform_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_PLATFORM, columns, N_COLUMNS);
  const DuoCalendarContent *content = context->overview->content;

  for (guint i = 0; i < content->platform->len; i++)
    write_line (list, content->platform->pdata[i], content->today);
  write_total (list, content->platform);
  if (is_anybody_chased (content->platform))
    {
      duo_list_sheet_begin_next (list, chase_columns, N_COLUMNS);
      write_chase (list, content->platform, content->today);
    }
  duo_list_sheet_finish (list, context->title);
}
