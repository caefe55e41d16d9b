/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of a campaign as lines of a month overview. */
#pragma once

#include "duo-coverage.h"
#include "duo-material-line.h"

G_BEGIN_DECLS

void duo_material_lines_add (GPtrArray *lines, const char *campaign, GPtrArray *materials, DuoCoverage *coverage);

G_END_DECLS
