/* SPDX-License-Identifier: EUPL-1.2 */
/* The channels of an institution or partner, on its card. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHANNELS_SECTION (duo_channels_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoChannelsSection, duo_channels_section, DUO, CHANNELS_SECTION, DuoDetailSection)

G_END_DECLS
