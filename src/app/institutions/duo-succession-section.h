/* SPDX-License-Identifier: EUPL-1.2 */
/* What an institution that closed has for its successor. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_SUCCESSION_SECTION (duo_succession_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoSuccessionSection, duo_succession_section, DUO, SUCCESSION_SECTION, DuoDetailSection)

G_END_DECLS
