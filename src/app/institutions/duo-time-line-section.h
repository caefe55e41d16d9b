/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything that happened with an institution, the newest first. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_TIME_LINE_SECTION (duo_time_line_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoTimeLineSection, duo_time_line_section, DUO, TIME_LINE_SECTION, DuoDetailSection)

G_END_DECLS
