/* SPDX-License-Identifier: EUPL-1.2 */
/* What the register says of an institution. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_FACTS_SECTION (duo_facts_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoFactsSection, duo_facts_section, DUO, FACTS_SECTION, DuoDetailSection)

G_END_DECLS
