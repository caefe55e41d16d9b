/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Wijzigingen": what differs from the previous issue, as it was and as it is. */
#include "duo-difference-words.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_KIND,
  COLUMN_OBJECT,
  COLUMN_TITLE,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  N_COLUMNS,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_KIND, 16 },
  { DUO_DUTCH_OBJECT, 14 },
  { DUO_DUTCH_WHAT, 50 },
  { DUO_DUTCH_BEFORE, 44 },
  { DUO_DUTCH_AFTER, 44 },
};

static char *
dup_total (const DuoMonthOverview *overview)
{
  g_autofree char *day = NULL;

  if (overview->previous_day == 0)
    return g_strdup (DUO_DUTCH_FIRST_ISSUE);

  day = duo_dutch_day (overview->previous_day, TRUE, FALSE);
  return g_strdup_printf (DUO_DUTCH_SINCE_ISSUE, day);
}

/* A DuoOverviewSheet: the differences, in the order in which they are given. */
void
duo_changes_sheet_write (DuoWorkbook           *workbook,
                         const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_CHANGES, columns, N_COLUMNS);
  GPtrArray *differences = context->overview->differences;
  const guint n_differences = differences != NULL ? differences->len : 0;
  g_autofree char *remark = dup_total (context->overview);

  for (guint i = 0; i < n_differences; i++)
    {
      const DuoDifference *difference = differences->pdata[i];
      g_autofree char *title = duo_difference_words_title (difference);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      duo_difference_words_values (context, difference, &before, &after);
      duo_list_sheet_text (list, COLUMN_KIND, duo_difference_words_kind (difference));
      duo_list_sheet_text (list, COLUMN_OBJECT, duo_dutch_object (difference->object_kind, FALSE));
      duo_list_sheet_text (list, COLUMN_TITLE, title);
      duo_list_sheet_text (list, COLUMN_BEFORE, before);
      duo_list_sheet_text (list, COLUMN_AFTER, after);
      duo_list_sheet_end_row (list);
    }

  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_KIND, DUO_DUTCH_TOTAL);
  duo_list_sheet_number (list, COLUMN_OBJECT, n_differences);
  duo_list_sheet_text (list, COLUMN_TITLE, remark);
  duo_list_sheet_end_row (list);
  duo_list_sheet_finish (list, context->title);
}
