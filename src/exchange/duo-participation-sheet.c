/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Deelname": who takes part per sector, who did not answer, who was not asked. */
#include <string.h>

#include "duo-dutch-people.h"
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_SECTOR,
  COLUMN_NAME,
  COLUMN_BRIN,
  COLUMN_PLACE,
  COLUMN_ANSWER,
  COLUMN_SINCE,
  COLUMN_CONDITION,
  COLUMN_OWNER,
  N_COLUMNS,
  N_CAMPAIGNS_MAX = DUO_LIST_COLUMNS_MAX - N_COLUMNS,
};

#define LISTED_MAX 25 /* so many of a sector that nothing was asked of are named; of more it is said how many there are */

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_SECTOR, 10 },
  { DUO_DUTCH_INSTITUTION, 60 },
  { DUO_DUTCH_BRIN, 10 },
  { DUO_DUTCH_PLACE, 24 },
  { DUO_DUTCH_PARTICIPATION, 18 },
  { DUO_DUTCH_SINCE_DAY, 18, TRUE },
  { DUO_DUTCH_CONDITION, 40 },
  { DUO_DUTCH_MANAGER, 24 },
};

/* "VO: 12 instellingen, 3 doet mee, 1 onder voorwaarden, 2 doet niet mee, 1 geen antwoord, 5 niet gevraagd" */
static void
append_sector (GString *text, GPtrArray *participants, DuoSector sector)
{
  static const DuoAnswer order[] = { DUO_ANSWER_YES, DUO_ANSWER_CONDITION, DUO_ANSWER_NO, DUO_ANSWER_UNKNOWN };
  g_autofree char *all = NULL;
  DuoParticipantCount count;

  duo_participants_count (participants, sector, &count);
  if (count.all == 0)
    return;

  all = duo_dutch_count (count.all, DUO_OBJECT_INSTITUTION);
  g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", duo_dutch_sector (sector), all);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_string_append_printf (text, ", %u %s", count.answers[order[i]], duo_dutch_answer (order[i]));
  g_string_append_printf (text, ", %u " DUO_DUTCH_NOT_ASKED, count.not_asked);
}

static void
write_total (DuoListSheet *list, GPtrArray *participants)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    append_sector (text, participants, (DuoSector) i);
  if (text->len > 0)
    g_string_append (text, "\n" DUO_DUTCH_ONLY_OPEN); /* the list of institutions in the program has the others too */
  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_SECTOR, DUO_DUTCH_TOTAL);
  duo_list_sheet_text (list, COLUMN_NAME, text->len > 0 ? text->str : DUO_DUTCH_NO_INSTITUTIONS);
  duo_list_sheet_end_row (list);
}

/* The first lines of the campaigns that get a column: the last ones, where there are more than there is room for. */
static guint
choose_campaigns (GPtrArray *lines, DuoCampaignLine *chosen[N_CAMPAIGNS_MAX])
{
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      DuoCampaignLine *line = lines->pdata[i];

      if (n > 0 && strcmp (chosen[n - 1]->uid, line->uid) == 0)
        continue;
      if (n == N_CAMPAIGNS_MAX)
        memmove (chosen, chosen + 1, --n * sizeof *chosen);
      chosen[n++] = line;
    }
  return n;
}

/* What the institution says to each campaign; a dash where that campaign does not ask its sector. */
static void
write_campaigns (DuoListSheet *list, const DuoParticipant *participant, GPtrArray *lines, DuoCampaignLine *const *chosen, guint n_chosen)
{
  for (guint i = 0; i < n_chosen; i++)
    {
      DuoCampaignLine *line = duo_campaign_line_find (lines, chosen[i]->uid, participant->sector);

      duo_list_sheet_text (list, N_COLUMNS + i,
                           line != NULL ? duo_dutch_taking_part (duo_campaign_line_get_answer (line, participant->brin)) : DUO_DUTCH_DASH);
    }
}

/* Whether any campaign on the sheet asked the institution something. */
static gboolean
is_of_campaign (const DuoParticipant *participant, GPtrArray *lines, DuoCampaignLine *const *chosen, guint n_chosen)
{
  for (guint i = 0; i < n_chosen; i++)
    {
      DuoCampaignLine *line = duo_campaign_line_find (lines, chosen[i]->uid, participant->sector);

      if (line != NULL && duo_campaign_line_get_answer (line, participant->brin) != DUO_TAKING_PART_NOT_ASKED)
        return TRUE;
    }
  return FALSE;
}

/* A meeting reads who was asked; of hundreds who were not it is enough how many they are. */
static void
write_not_asked (DuoListSheet *list, DuoSector sector, guint n_left_out)
{
  g_autofree char *count = NULL;

  if (n_left_out == 0)
    return;

  count = duo_dutch_count (n_left_out, DUO_OBJECT_INSTITUTION);
  duo_list_sheet_text (list, COLUMN_SECTOR, duo_dutch_sector (sector));
  duo_list_sheet_text (list, COLUMN_NAME, count);
  duo_list_sheet_text (list, COLUMN_ANSWER, DUO_DUTCH_NOT_ASKED);
  duo_list_sheet_end_row (list);
}

/* A DuoOverviewSheet: the institutions by sector and by what they said; at all, and to each campaign. */
void
duo_participation_sheet_write (DuoWorkbook *workbook, const DuoSheetContext *context)
{
  GPtrArray *lines = context->overview->content->lines;
  DuoCampaignLine *chosen[N_CAMPAIGNS_MAX];
  const guint n_chosen = choose_campaigns (lines, chosen);
  DuoListColumn all[DUO_LIST_COLUMNS_MAX];
  DuoListSheet *list;
  GPtrArray *participants = context->overview->content->participants;
  DuoParticipantCount counts[DUO_N_SECTORS];
  guint n_left_out = 0;

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    duo_participants_count (participants, (DuoSector) i, &counts[i]);
  memcpy (all, columns, sizeof columns);
  for (guint i = 0; i < n_chosen; i++)
    all[N_COLUMNS + i] = (DuoListColumn){ chosen[i]->name, 22 };
  list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_PARTICIPATION, all, N_COLUMNS + n_chosen);
  for (guint i = 0; i < participants->len; i++)
    {
      const DuoParticipant *participant = participants->pdata[i];

      if (i > 0 && participant->sector != ((DuoParticipant *) participants->pdata[i - 1])->sector)
        {
          write_not_asked (list, ((DuoParticipant *) participants->pdata[i - 1])->sector, n_left_out);
          n_left_out = 0;
        }
      if (!participant->asked && counts[participant->sector].not_asked > LISTED_MAX && !is_of_campaign (participant, lines, chosen, n_chosen))
        {
          n_left_out++;
          continue;
        }
      duo_list_sheet_text (list, COLUMN_SECTOR, duo_dutch_sector (participant->sector));
      duo_list_sheet_text (list, COLUMN_NAME, participant->name);
      duo_list_sheet_text (list, COLUMN_BRIN, participant->brin);
      duo_list_sheet_text (list, COLUMN_PLACE, participant->place);
      duo_list_sheet_text (list, COLUMN_ANSWER, participant->asked ? duo_dutch_answer (participant->answer) : DUO_DUTCH_NOT_ASKED);
      duo_list_sheet_when (list, COLUMN_SINCE, &participant->since);
      duo_list_sheet_text (list, COLUMN_CONDITION, participant->condition);
      duo_list_sheet_text (list, COLUMN_OWNER, participant->owner);
      write_campaigns (list, participant, lines, chosen, n_chosen);
      duo_list_sheet_end_row (list);
    }

  if (participants->len > 0)
    write_not_asked (list, ((DuoParticipant *) participants->pdata[participants->len - 1])->sector, n_left_out);
  write_total (list, participants);
  duo_list_sheet_finish (list, context->title);
}
