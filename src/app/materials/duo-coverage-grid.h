/* SPDX-License-Identifier: EUPL-1.2 */
/* Institutions by materials: a matrix of any size, of which only what is visible is drawn. */
#pragma once

#include <adwaita.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_COVERAGE_GRID (duo_coverage_grid_get_type ())
G_DECLARE_FINAL_TYPE (DuoCoverageGrid, duo_coverage_grid, DUO, COVERAGE_GRID, GtkWidget)

/* Which rows are shown. */
typedef enum
{
  DUO_COVERAGE_ALL,
  DUO_COVERAGE_WITHOUT, /* nothing fits there */
  DUO_COVERAGE_UNCLEAR, /* something cannot be told */
  DUO_COVERAGE_WAITING, /* it is not their turn yet */
  DUO_N_COVERAGE_CHOICES,
} DuoCoverageChoice;

GtkWidget *duo_coverage_grid_new          (void);
void       duo_coverage_grid_set_coverage (DuoCoverageGrid     *self,
                                           DuoCampaignCoverage *coverage,
                                           DuoCoverageChoice    choice);
guint      duo_coverage_grid_count_rows   (DuoCoverageGrid     *self);
void       duo_coverage_grid_get_place    (DuoCoverageGrid     *self,
                                           GdkRectangle        *place);

/* Signal "opened" (guint institution, gint material): a cell was clicked, or Enter pressed in it; places in the
 * coverage. Material -1: the institution itself. */

G_END_DECLS
