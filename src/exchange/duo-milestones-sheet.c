/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Mijlpalen": all of them, as planned and as they became. */
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_TITLE,
  COLUMN_TOPIC,
  COLUMN_AUDIENCE,
  COLUMN_CAMPAIGN,
  COLUMN_PLANNED,
  COLUMN_ACTUAL,
  COLUMN_DAYS,
  COLUMN_STATE,
  COLUMN_NOTE,
  N_COLUMNS,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_MILESTONE, 44 },
  { DUO_DUTCH_TOPIC, 22 },
  { DUO_DUTCH_AUDIENCE, 14 },
  { DUO_DUTCH_CAMPAIGN, 28 },
  { DUO_DUTCH_PLANNED, 18, TRUE },
  { DUO_DUTCH_ACTUAL, 18, TRUE },
  { DUO_DUTCH_DIFFERENCE_DAYS, 16, TRUE },
  { DUO_DUTCH_STATE, 12 },
  { DUO_DUTCH_NOTE, 40 },
};

static const char *
get_state (DuoMilestone *milestone,
           guint32       today)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);

  if (duo_when_is_known (duo_milestone_get_actual (milestone)))
    return DUO_DUTCH_STATE_REACHED;
  if (duo_when_is_known (planned) && planned->last < today)
    return DUO_DUTCH_STATE_LATE;

  return DUO_DUTCH_STATE_PLANNED;
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  DuoMilestone *left = *(DuoMilestone * const *) a;
  DuoMilestone *right = *(DuoMilestone * const *) b;
  const gint order = duo_when_compare (duo_milestone_get_planned (left), duo_milestone_get_planned (right));

  if (order != 0)
    return order;
  if (!duo_when_is_known (duo_milestone_get_planned (left)))
    return duo_when_compare (duo_milestone_get_actual (left), duo_milestone_get_actual (right));

  return 0;
}

static void
write_total (DuoListSheet *list,
             guint         n_milestones,
             guint         n_reached,
             guint         n_late)
{
  g_autofree char *count = duo_dutch_count (n_milestones, DUO_OBJECT_MILESTONE);
  g_autofree char *total = g_strdup_printf (DUO_DUTCH_TOTAL ": %s, %u " DUO_DUTCH_STATE_REACHED
                                            ", %u " DUO_DUTCH_STATE_LATE, count, n_reached, n_late);

  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_TITLE, total);
  duo_list_sheet_end_row (list);
}

/* A DuoOverviewSheet: all milestones, by planned date. */
void
duo_milestones_sheet_write (DuoWorkbook           *workbook,
                            const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_MILESTONES, columns, N_COLUMNS);
  DuoCalendarContent *content = context->overview->content;
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (content->milestones, NULL, NULL);
  guint n_reached = 0;
  guint n_late = 0;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      DuoMilestone *milestone = sorted->pdata[i];
      const DuoWhen *planned = duo_milestone_get_planned (milestone);
      const DuoWhen *actual = duo_milestone_get_actual (milestone);
      DuoCampaign *campaign = duo_calendar_content_find_campaign (content, duo_milestone_get_campaign (milestone));
      const char *state = get_state (milestone, content->today);

      duo_list_sheet_text (list, COLUMN_TITLE, duo_milestone_get_title (milestone));
      duo_list_sheet_text (list, COLUMN_TOPIC, duo_milestone_get_topic (milestone));
      duo_list_sheet_text (list, COLUMN_AUDIENCE, duo_dutch_audience (duo_milestone_get_audience (milestone)));
      duo_list_sheet_text (list, COLUMN_CAMPAIGN, campaign != NULL ? duo_campaign_get_name (campaign) : "");
      duo_list_sheet_when (list, COLUMN_PLANNED, planned);
      duo_list_sheet_when (list, COLUMN_ACTUAL, actual);
      if (duo_when_is_known (planned) && duo_when_is_known (actual))
        duo_list_sheet_number (list, COLUMN_DAYS, duo_when_days_late (planned, actual));
      else
        duo_list_sheet_text (list, COLUMN_DAYS, "");
      duo_list_sheet_text (list, COLUMN_STATE, state);
      duo_list_sheet_text (list, COLUMN_NOTE, duo_milestone_get_note (milestone));
      duo_list_sheet_end_row (list);

      n_reached += duo_when_is_known (actual);
      n_late += g_str_equal (state, DUO_DUTCH_STATE_LATE);
    }

  write_total (list, sorted->len, n_reached, n_late);
  duo_list_sheet_finish (list, context->title);
}
