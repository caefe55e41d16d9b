/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of sections, in the order in which they are shown. A new section is a line here. */
#include "duo-detail-sections.h"

#include "duo-channels-section.h"
#include "duo-contacts-section.h"
#include "duo-facts-section.h"
#include "duo-locations-section.h"
#include "duo-moments-section.h"
#include "duo-owners-section.h"
#include "duo-succession-section.h"
#include "duo-time-line-section.h"
#include "duo-willingness-section.h"

static const DuoDetailSectionEntry sections[] = {
  { DUO_DETAIL_CARD, duo_succession_section_get_type },
  { DUO_DETAIL_CARD, duo_contacts_section_get_type },
  { DUO_DETAIL_CARD, duo_channels_section_get_type },
  { DUO_DETAIL_CARD, duo_moments_section_get_type },
  { DUO_DETAIL_CARD, duo_facts_section_get_type },
  { DUO_DETAIL_CARD, duo_owners_section_get_type },
  { DUO_DETAIL_LOCATIONS, duo_locations_section_get_type },
  { DUO_DETAIL_PARTICIPATION, duo_willingness_section_get_type },
  { DUO_DETAIL_TIME_LINE, duo_time_line_section_get_type },
};

/* Returns: (transfer none): all of them. */
const DuoDetailSectionEntry *
duo_detail_sections (guint *n_sections)
{
  *n_sections = G_N_ELEMENTS (sections);
  return sections;
}
