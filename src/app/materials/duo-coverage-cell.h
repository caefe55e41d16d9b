/* SPDX-License-Identifier: EUPL-1.2 */
/* How the state of a cell looks: a shape of its own for each, colour only beside it. */
#pragma once

#include <gtk/gtk.h>

#include "duo-coverage.h"

G_BEGIN_DECLS

#define DUO_COVERAGE_CELL_WIDTH 24
#define DUO_COVERAGE_CELL_HEIGHT 20

double     duo_coverage_cell_get_scale (GtkWidget *widget);
void       duo_coverage_cell_draw      (cairo_t *cr, GtkWidget *widget, DuoCellState state);
GtkWidget *duo_coverage_cell_new       (DuoCellState state);
GtkWidget *duo_coverage_cell_new_key   (DuoCellState state);

G_END_DECLS
