/* SPDX-License-Identifier: EUPL-1.2 */
/* The review list: what of returned forms needs a human, one question at a time; the next one comes by itself. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_REVIEW_VIEW (duo_review_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoReviewView, duo_review_view, DUO, REVIEW_VIEW, AdwBin)

/* A part of the place that a campaign is. Returns: (transfer floating) */
GtkWidget *duo_review_view_new (DuoCalendarModel *model);

G_END_DECLS
