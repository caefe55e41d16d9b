/* SPDX-License-Identifier: EUPL-1.2 */
/* What the rows and cells of the matrix say. Institutions and materials are named by their place in the coverage. */
#pragma once

#include "duo-materials-service.h"

G_BEGIN_DECLS

char *duo_coverage_describe_channels (DuoCampaignCoverage *self, guint institution);
char *duo_coverage_describe_result   (DuoCampaignCoverage *self, guint institution, const char **colours);
char *duo_coverage_describe_cell     (DuoCampaignCoverage *self, guint institution, gint material);

G_END_DECLS
