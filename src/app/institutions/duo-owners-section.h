/* SPDX-License-Identifier: EUPL-1.2 */
/* Who at DUO looks after an institution. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_OWNERS_SECTION (duo_owners_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoOwnersSection, duo_owners_section, DUO, OWNERS_SECTION, DuoDetailSection)

G_END_DECLS
