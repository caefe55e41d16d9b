/* SPDX-License-Identifier: EUPL-1.2 */
/* The real window inside a bench program, and what its frames cost. */
#pragma once

#include <gtk/gtk.h>

#include "duo-bench.h"

G_BEGIN_DECLS

/**
 * DuoBenchFrame:
 *
 * What it took until something was painted. Processor time is the main thread's: whatever else the machine does.
 */
typedef struct
{
  double work_ms;  /* processor time outside painting: our code, styles and layout */
  double paint_ms; /* processor time of painting */
  double ms;       /* by the clock on the wall, from the asking on */
  guint  n_frames; /* painted until then, the last included */
} DuoBenchFrame;

typedef void     (*DuoBenchWindowFunc) (GtkWidget *window);
typedef gboolean (*DuoBenchIsThere)    (gpointer data);

int        duo_bench_window_run  (const char         *store,
                                  DuoBenchWindowFunc  func);
GtkWidget *duo_bench_find        (GtkWidget          *widget,
                                  GType               type);
guint      duo_bench_count       (GtkWidget          *widget,
                                  GType               type);
void       duo_bench_frame       (GtkWidget          *window,
                                  DuoBenchFunc        func,
                                  DuoBenchIsThere     is_there,
                                  gpointer            data,
                                  DuoBenchFrame      *frame);
void       duo_bench_settle      (void);
double     duo_bench_percentile  (GArray             *values,
                                  double              part);

G_END_DECLS
