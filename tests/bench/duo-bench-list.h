/* SPDX-License-Identifier: EUPL-1.2 */
/* What is measured of every long list: that it has its words, jumps, turns of the wheel. */
#pragma once

#include "duo-bench-window.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *window;
  GtkWidget *list; /* (nullable): the list view inside a column view; looked for while it isn't there */
  guint      position;
  GType      page;  /* type of the page that the list is on: a page is made when it is first shown */
  gint       place; /* of its subject in the sidebar, from 1 */
} DuoBenchList;

GtkWidget *duo_bench_list_find      (GtkWidget    *widget);
gboolean   duo_bench_list_has_words (gpointer      data);
void       duo_bench_list_jump      (gpointer      data);
void       duo_bench_list_open      (DuoBenchList  *list,
                                     DuoBenchFrame *first,
                                     DuoBenchFrame *again);
void       duo_bench_list_move      (DuoBenchList *list,
                                     guint         n_rows,
                                     double       *jump,
                                     double       *wheel);

G_END_DECLS
