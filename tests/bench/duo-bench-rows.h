/* SPDX-License-Identifier: EUPL-1.2 */
/* Stores full enough to measure with; the same in every run. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

#define DUO_BENCH_FIRST_YEAR 2011
#define DUO_BENCH_N_YEARS 10
#define DUO_BENCH_PER_YEAR 500
/* In the last of the years. */
#define DUO_BENCH_TODAY "2020-10-14"

void duo_bench_fill_calendar (DuoStore *store);
void duo_bench_fill_institutions (DuoStore *store,
                                  guint     n_institutions);
void duo_bench_fill_actions  (DuoStore *store,
                              guint     n_actions);

G_END_DECLS
