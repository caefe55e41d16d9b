/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring text as a sheet in Calibri shows it, for column widths and row heights. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double duo_calibri_measure     (const char *text,
                                double      size,
                                gboolean    bold);
guint  duo_calibri_count_lines (const char *text,
                                double      size,
                                gboolean    bold,
                                double      width);
double duo_calibri_height      (guint       n_lines,
                                double      size);

G_END_DECLS
