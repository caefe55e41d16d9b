/* SPDX-License-Identifier: EUPL-1.2 */
/* The sample: the calendar of 2020 with its campaigns and milestones, to look at and to try things on. */
#pragma once

#include "duo-context.h"

G_BEGIN_DECLS

/* Fills an empty store; DUO_ERROR_INVALID when it is not empty. */
gboolean duo_sample_fill (DuoContext *context, GError **error);
/* Whether the store was made as the sample (the window then wears the banner "Voorbeeld"). */
gboolean duo_sample_is   (DuoContext *context, gboolean *is_sample, GError **error);

G_END_DECLS
