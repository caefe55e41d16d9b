/* SPDX-License-Identifier: EUPL-1.2 */
/* A line for where somebody looks what there is to do: codes that are about to end, publishing that is not finished. Hidden
 * while there is neither. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_PLATFORM_NOTICE (duo_platform_notice_get_type ())
G_DECLARE_FINAL_TYPE (DuoPlatformNotice, duo_platform_notice, DUO, PLATFORM_NOTICE, AdwBin)

void duo_platform_notice_set_model (DuoPlatformNotice *self, DuoCalendarModel *model);

G_END_DECLS
