/* SPDX-License-Identifier: EUPL-1.2 */
/* The locations of an institution. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_LOCATIONS_SECTION (duo_locations_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoLocationsSection, duo_locations_section, DUO, LOCATIONS_SECTION, DuoDetailSection)

G_END_DECLS
