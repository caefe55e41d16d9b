/* SPDX-License-Identifier: EUPL-1.2 */
/* What a calendar file would change: a pure comparison. */
#pragma once

#include "duo-calendar-file.h"
#include "duo-change-set.h"

G_BEGIN_DECLS

DuoChangeSet *duo_calendar_import_compare (DuoCalendarFile *file,
                                           GPtrArray       *messages);

G_END_DECLS
