/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the list of campaigns. */
#include "duo-campaign-line.h"

#include <string.h>

/* Returns: (transfer full): a line without figures, for the caller to fill. */
DuoCampaignLine *
duo_campaign_line_new (const char *uid, const char *name, DuoSector sector)
{
  DuoCampaignLine *self = g_new0 (DuoCampaignLine, 1);

  self->uid = g_strdup (uid);
  self->name = g_strdup (name);
  self->sector = sector;
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* @rows: (element-type DuoFunnelRow): of all its sectors. Returns: (transfer full): the line of @sector, counted */
DuoCampaignLine *
duo_campaign_line_count (const char *uid, const char *name, DuoSector sector, GPtrArray *rows)
{
  DuoCampaignLine *self = duo_campaign_line_new (uid, name, sector);
  DuoFunnel funnel;

  duo_funnel_count (rows, sector, &funnel);
  self->n = funnel.n;
  for (guint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
    self->reached[stage] = funnel.reached[stage] - funnel.practised[stage];
  self->n_condition = funnel.n_taking_part[DUO_TAKING_PART_CONDITION];
  self->n_declined = funnel.n_taking_part[DUO_TAKING_PART_NO];
  for (guint i = 0; i < rows->len; i++)
    {
      DuoFunnelRow *row = rows->pdata[i];

      if (row->sector == sector)
        duo_campaign_line_set_answer (self, row->brin, duo_funnel_row_get_taking_part (row));
    }
  return self;
}

void
duo_campaign_line_free (DuoCampaignLine *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->name);
  g_hash_table_unref (self->answers);
  g_free (self);
}

/* That nobody asked an institution is what every one begins with, and not kept. */
void
duo_campaign_line_set_answer (DuoCampaignLine *self, const char *brin, DuoTakingPart answer)
{
  if (answer != DUO_TAKING_PART_NOT_ASKED)
    g_hash_table_insert (self->answers, g_strdup (brin), GUINT_TO_POINTER (answer));
}

DuoTakingPart
duo_campaign_line_get_answer (DuoCampaignLine *self, const char *brin)
{
  return (DuoTakingPart) GPOINTER_TO_UINT (g_hash_table_lookup (self->answers, brin));
}

/* Returns: (transfer none) (nullable): the line of that campaign and sector */
DuoCampaignLine *
duo_campaign_line_find (GPtrArray *lines, const char *uid, DuoSector sector)
{
  for (guint i = 0; i < lines->len; i++)
    {
      DuoCampaignLine *line = lines->pdata[i];

      if (line->sector == sector && strcmp (line->uid, uid) == 0)
        return line;
    }

  return NULL;
}
