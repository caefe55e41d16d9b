/* SPDX-License-Identifier: EUPL-1.2 */
/* Narrowing the list of a campaign's institutions. */
#include "duo-campaign-show.h"

#include <glib/gi18n.h>

#include "duo-words-campaign.h"

/* Returns: whether @row is among those */
gboolean
duo_campaign_show_has (DuoCampaignShow show, DuoFunnelRow *row)
{
  const DuoTakingPart taking_part = duo_funnel_row_get_taking_part (row);
  const gboolean asked = duo_funnel_row_mark (row, DUO_FUNNEL_INVITED) == DUO_FUNNEL_DONE;
  const gboolean answered = duo_funnel_row_mark (row, DUO_FUNNEL_ANSWERED) == DUO_FUNNEL_DONE;

  switch (show)
    {
    case DUO_CAMPAIGN_SHOW_NOT_ASKED:
      return !asked && !answered;
    case DUO_CAMPAIGN_SHOW_NO_ANSWER:
      return asked && !answered;
    case DUO_CAMPAIGN_SHOW_YES:
      return taking_part == DUO_TAKING_PART_YES;
    case DUO_CAMPAIGN_SHOW_CONDITION:
      return taking_part == DUO_TAKING_PART_CONDITION;
    case DUO_CAMPAIGN_SHOW_NO:
      return taking_part == DUO_TAKING_PART_NO;
    case DUO_CAMPAIGN_SHOW_REMINDED:
      return row->participation != NULL && duo_when_is_known (duo_participation_get_reminded (row->participation));
    case DUO_CAMPAIGN_SHOW_DIFFERS:
      return duo_funnel_row_differs (row);
    case DUO_CAMPAIGN_SHOW_ALL:
    case DUO_N_CAMPAIGN_SHOWS:
    default:
      return TRUE;
    }
}

/* Returns: (transfer none): "geen antwoord" */
const char *
duo_campaign_show_words (DuoCampaignShow show)
{
  switch (show)
    {
    case DUO_CAMPAIGN_SHOW_NOT_ASKED:
      return duo_words_taking_part (DUO_TAKING_PART_NOT_ASKED);
    case DUO_CAMPAIGN_SHOW_NO_ANSWER:
      return duo_words_taking_part (DUO_TAKING_PART_NO_ANSWER);
    case DUO_CAMPAIGN_SHOW_YES:
      return duo_words_taking_part (DUO_TAKING_PART_YES);
    case DUO_CAMPAIGN_SHOW_CONDITION:
      return duo_words_taking_part (DUO_TAKING_PART_CONDITION);
    case DUO_CAMPAIGN_SHOW_NO:
      return duo_words_taking_part (DUO_TAKING_PART_NO);
    case DUO_CAMPAIGN_SHOW_REMINDED:
      return _("reminded");
    case DUO_CAMPAIGN_SHOW_DIFFERS:
      return _("other than before");
    case DUO_CAMPAIGN_SHOW_ALL:
    case DUO_N_CAMPAIGN_SHOWS:
    default:
      return C_("institutions", "all");
    }
}
