/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats as a workbook for who designs them: all that is needed to begin. */
#pragma once

#include "duo-campaign.h"
#include "duo-formats.h"

G_BEGIN_DECLS

/**
 * DuoBriefing:
 * @campaign: what it is for
 * @messages: (element-type DuoMessage): what the campaign says
 * @sectors: those of the campaign
 * @period: when it runs
 * @today: Julian day on which the sheet is made
 * @formats: what has to be made
 * @institutions: (element-type utf8): names of those asked for, in the order of the bits of the reach of each option
 * @left_out: (element-type utf8): names of those who stay out, in the order of @formats
 * @waiting: (element-type utf8): names of those who wait for a wave
 * @lead_days: working days before the campaign goes live on which the slowest channel wants its material; 0 = none said so
 *
 * What a briefing says.
 */
typedef struct
{
  DuoCampaign *campaign;
  GPtrArray *messages;
  DuoSectorSet sectors;
  DuoMatchPeriod period;
  guint32 today;
  const DuoFormats *formats;
  GPtrArray *institutions;
  GPtrArray *left_out;
  GPtrArray *waiting;
  gint lead_days;
} DuoBriefing;

gboolean duo_briefing_file_write (const char *path, const DuoBriefing *briefing, GError **error);

G_END_DECLS
