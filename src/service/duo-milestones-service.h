/* SPDX-License-Identifier: EUPL-1.2 */
/* Milestones as a list by themselves, and reading them in. Saving one: duo_calendar_save(). */
#pragma once

#include "duo-change-set.h"
#include "duo-context.h"
#include "duo-milestone.h"

G_BEGIN_DECLS

/* All that are planned or happened in @span (nullable: all, those without a date too), by date. Blocks.
 * (element-type DuoMilestone) */
GPtrArray    *duo_milestones_list         (DuoContext *context, const DuoSpan *span, GError **error);

/* Reads a table with the columns titel, gepland, werkelijk, onderwerp, doelgroep into a change set against the
 * store (nothing is stored), then applies what is ticked as one change. */
DuoChangeSet *duo_milestones_read_import         (DuoContext *context, const char *path, GError **error);
gboolean      duo_milestones_apply_import        (DuoContext *context, DuoChangeSet *set, GError **error);

G_END_DECLS
