/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether an institution takes part, for each of its sectors, with what was answered before. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_WILLINGNESS_SECTION (duo_willingness_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoWillingnessSection, duo_willingness_section, DUO, WILLINGNESS_SECTION, DuoDetailSection)

G_END_DECLS
