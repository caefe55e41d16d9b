/* SPDX-License-Identifier: EUPL-1.2 */
/* The coverage of a campaign: the figures, the matrix, and the reasons of a cell. */
#pragma once

#include <adwaita.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_COVERAGE_VIEW (duo_coverage_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoCoverageView, duo_coverage_view, DUO, COVERAGE_VIEW, AdwBin)

DuoCoverageView *duo_coverage_view_new          (DuoContext          *context);
void             duo_coverage_view_set_coverage (DuoCoverageView     *self,
                                                 DuoCampaignCoverage *coverage);
void             duo_coverage_view_show_error   (DuoCoverageView     *self,
                                                 const GError        *error);

/* Action "coverage.formats": opens the list of the fewest formats. */

G_END_DECLS
