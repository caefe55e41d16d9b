/* SPDX-License-Identifier: EUPL-1.2 */
/* The contact moments of an institution, the newest first. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_MOMENTS_SECTION (duo_moments_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoMomentsSection, duo_moments_section, DUO, MOMENTS_SECTION, DuoDetailSection)

G_END_DECLS
