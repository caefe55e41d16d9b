/* SPDX-License-Identifier: EUPL-1.2 */
/* What a table of milestones says, and how it differs from what is here. */
#pragma once

#include "duo-change-set.h"
#include "duo-milestone.h"

G_BEGIN_DECLS

typedef struct _DuoMilestoneFile DuoMilestoneFile;

DuoMilestoneFile *duo_milestone_file_read    (const char *path, GError **error);
void              duo_milestone_file_free    (DuoMilestoneFile *self);
/* @milestones: (element-type DuoMilestone): all of them here. Returns: (transfer full). */
DuoChangeSet     *duo_milestone_file_compare (DuoMilestoneFile *self, GPtrArray *milestones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMilestoneFile, duo_milestone_file_free)

G_END_DECLS
