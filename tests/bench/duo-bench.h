/* SPDX-License-Identifier: EUPL-1.2 */
/* What the bench programs share: measuring, and telling a figure beside its reference. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is measured. */
typedef void (*DuoBenchFunc) (gpointer data);

double   duo_bench_best_ms (DuoBenchFunc  func,
                            gpointer      data,
                            guint         n_rounds);
gboolean duo_bench_report  (const char   *what,
                            double        figure,
                            const char   *unit,
                            const char   *reference,
                            double        reference_figure,
                            double        at_most);

G_END_DECLS
