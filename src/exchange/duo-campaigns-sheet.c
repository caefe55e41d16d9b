/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Campagnes": how far institutions are, per sector; under it the steps; beside both what changed since the
 * previous issue. */
#include <string.h>

#include "duo-difference-words.h"
#include "duo-dutch-people.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

/* Both lists stand in the same columns. */
enum
{
  COLUMN_CAMPAIGN,
  COLUMN_SECTOR,
  COLUMN_COUNT,
  COLUMN_INVITED,
  COLUMN_ANSWERED,
  COLUMN_AGREED,
  COLUMN_CONDITION,
  COLUMN_DECLINED,
  COLUMN_SPECS,
  COLUMN_CODE,
  COLUMN_DOWNLOADED,
  COLUMN_SHOWN,
  COLUMN_EVALUATED,
  COLUMN_SINCE,
  N_COLUMNS,
  COLUMN_STEP = COLUMN_SECTOR,
  COLUMN_PLANNED = COLUMN_COUNT,
  COLUMN_ACTUAL = COLUMN_INVITED,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_CAMPAIGN, 34 },
  { DUO_DUTCH_SECTOR, 26 },
  { DUO_DUTCH_INSTITUTIONS, 12, TRUE },
  { DUO_DUTCH_INVITED, 12, TRUE },
  { DUO_DUTCH_ANSWERED, 12, TRUE },
  { DUO_DUTCH_AGREED, 12, TRUE },
  { DUO_DUTCH_OF_CONDITION, 26, TRUE },
  { DUO_DUTCH_DECLINED, 12, TRUE },
  { DUO_DUTCH_SPECS_KNOWN, 12, TRUE },
  { DUO_DUTCH_LOGIN_CODE, 12, TRUE },
  { DUO_DUTCH_DOWNLOADED, 12, TRUE },
  { DUO_DUTCH_SHOWN, 12, TRUE },
  { DUO_DUTCH_EVALUATED, 12, TRUE },
  { DUO_DUTCH_SINCE_PREVIOUS, 40 },
};

static const DuoListColumn step_columns[N_COLUMNS] = {
  [COLUMN_CAMPAIGN] = { DUO_DUTCH_CAMPAIGN, 34 },
  [COLUMN_STEP] = { DUO_DUTCH_STEP, 26 },
  [COLUMN_PLANNED] = { DUO_DUTCH_PLANNED, 12, TRUE },
  [COLUMN_ACTUAL] = { DUO_DUTCH_ACTUAL, 12, TRUE },
  [COLUMN_SINCE] = { DUO_DUTCH_SINCE_PREVIOUS, 40 },
};

static const struct
{
  guint column;
  DuoFunnelStage stage;
} stages[] = {
  { COLUMN_INVITED, DUO_FUNNEL_INVITED },       { COLUMN_ANSWERED, DUO_FUNNEL_ANSWERED },
  { COLUMN_AGREED, DUO_FUNNEL_AGREED },         { COLUMN_SPECS, DUO_FUNNEL_SPECS },
  { COLUMN_CODE, DUO_FUNNEL_CODE },             { COLUMN_DOWNLOADED, DUO_FUNNEL_DOWNLOADED },
  { COLUMN_SHOWN, DUO_FUNNEL_SHOWN },           { COLUMN_EVALUATED, DUO_FUNNEL_EVALUATED },
};

/* "antwoord +12, doet mee +9"; "" where nothing did or there was no issue before. */
static char *
dup_since (const DuoMonthOverview *overview, const DuoCampaignLine *line)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const DuoCampaignLine *before
    = overview->previous_lines != NULL ? duo_campaign_line_find (overview->previous_lines, line->uid, line->sector) : NULL;

  if (overview->previous_lines == NULL)
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      const gint change = (gint) line->reached[stages[i].stage] - (gint) (before != NULL ? before->reached[stages[i].stage] : 0);

      if (change != 0)
        g_string_append_printf (text, "%s%s %+d", text->len > 0 ? ", " : "", duo_dutch_funnel_stage (stages[i].stage), change);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
write_line (DuoListSheet *list, const DuoMonthOverview *overview, const DuoCampaignLine *line)
{
  g_autofree char *since = dup_since (overview, line);

  duo_list_sheet_text (list, COLUMN_CAMPAIGN, line->name);
  duo_list_sheet_text (list, COLUMN_SECTOR, duo_dutch_sector (line->sector));
  duo_list_sheet_number (list, COLUMN_COUNT, line->n);
  duo_list_sheet_number (list, COLUMN_CONDITION, line->n_condition);
  duo_list_sheet_number (list, COLUMN_DECLINED, line->n_declined);
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    duo_list_sheet_number (list, stages[i].column, line->reached[stages[i].stage]);
  duo_list_sheet_text (list, COLUMN_SINCE, since);
  duo_list_sheet_end_row (list);
}

static guint
count_campaigns (GPtrArray *lines)
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const DuoCampaignLine *line = lines->pdata[i];

      if (i == 0 || strcmp (((const DuoCampaignLine *) lines->pdata[i - 1])->uid, line->uid) != 0)
        n++;
    }
  return n;
}

static void
add_to (GHashTable *lists, gconstpointer key, gpointer value)
{
  GPtrArray *list = g_hash_table_lookup (lists, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (lists, (gpointer) key, list);
    }
  g_ptr_array_add (list, value);
}

/* Returns: (transfer full) (element-type DuoMilestone GPtrArray): the differences of each thing as it is now */
static GHashTable *
list_differences (GPtrArray *differences)
{
  GHashTable *lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      DuoDifference *difference = differences->pdata[i];

      if (difference->after != NULL)
        add_to (lists, difference->after, difference);
    }
  return lists;
}

/* Returns: (transfer full) (element-type DuoCampaign GPtrArray): the steps of each campaign of @content */
static GHashTable *
list_steps (DuoCalendarContent *content)
{
  GHashTable *lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = g_new (gint64, content->campaigns->len);

  for (guint i = 0; i < content->campaigns->len; i++)
    {
      ids[i] = duo_campaign_get_id (content->campaigns->pdata[i]);
      g_hash_table_insert (by_id, &ids[i], content->campaigns->pdata[i]);
    }
  for (guint i = 0; i < content->milestones->len; i++)
    {
      const gint64 id = duo_milestone_get_campaign (content->milestones->pdata[i]);
      DuoCampaign *campaign = g_hash_table_lookup (by_id, &id);

      if (campaign != NULL)
        add_to (lists, campaign, content->milestones->pdata[i]);
    }
  return lists;
}

/* What changed about a step, as the sheet of changes says it. @differences: (nullable): those of the step */
static char *
dup_step_since (const DuoSheetContext *context, GPtrArray *differences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const DuoDifference *difference = differences->pdata[i];
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;

      if (difference->kind == DUO_DIFFERENCE_MOVED)
        {
          duo_difference_words_values (context, difference, &before, &after);
          g_string_append_printf (text, "%s%s → %s", text->len > 0 ? ", " : "", before, after);
        }
      else
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", duo_difference_words_kind (difference));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gint
compare_steps (gconstpointer a, gconstpointer b)
{
  DuoMilestone *first = *(DuoMilestone *const *) a;
  DuoMilestone *second = *(DuoMilestone *const *) b;
  const guint32 one = duo_milestone_get_planned (first)->first, other = duo_milestone_get_planned (second)->first;

  return one != other ? (one < other ? -1 : 1) : (gint) duo_milestone_get_step (first) - (gint) duo_milestone_get_step (second);
}

/* By campaign, then by date. */
static void
write_steps (DuoListSheet *list, const DuoSheetContext *context)
{
  DuoCalendarContent *content = context->overview->content;
  g_autoptr (GHashTable) differences = list_differences (context->overview->differences);
  g_autoptr (GHashTable) steps_of = list_steps (content);

  for (guint i = 0; i < content->campaigns->len; i++)
    {
      DuoCampaign *campaign = content->campaigns->pdata[i];
      GPtrArray *steps = g_hash_table_lookup (steps_of, campaign);

      if (steps == NULL)
        continue;
      g_ptr_array_sort (steps, compare_steps);
      for (guint j = 0; j < steps->len; j++)
        {
          g_autofree char *since = dup_step_since (context, g_hash_table_lookup (differences, steps->pdata[j]));

          duo_list_sheet_text (list, COLUMN_CAMPAIGN, duo_campaign_get_name (campaign));
          duo_list_sheet_text (list, COLUMN_STEP, duo_milestone_get_title (steps->pdata[j]));
          duo_list_sheet_when (list, COLUMN_PLANNED, duo_milestone_get_planned (steps->pdata[j]));
          duo_list_sheet_when (list, COLUMN_ACTUAL, duo_milestone_get_actual (steps->pdata[j]));
          for (guint column = COLUMN_ACTUAL + 1; column < COLUMN_SINCE; column++)
            duo_list_sheet_text (list, column, "");
          duo_list_sheet_text (list, COLUMN_SINCE, since);
          duo_list_sheet_end_row (list);
        }
    }
}

/* A DuoOverviewSheet. */
void
duo_campaigns_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_CAMPAIGNS, columns, N_COLUMNS);
  GPtrArray *lines = context->overview->content->lines;

  for (guint i = 0; i < lines->len; i++)
    write_line (list, context->overview, lines->pdata[i]);
  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_CAMPAIGN, DUO_DUTCH_TOTAL);
  duo_list_sheet_number (list, COLUMN_SECTOR, count_campaigns (lines));
  duo_list_sheet_end_row (list);
  duo_list_sheet_begin_next (list, step_columns, N_COLUMNS);
  write_steps (list, context);
  duo_list_sheet_finish (list, context->title);
}
