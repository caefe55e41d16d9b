/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates as people write them, in Dutch or English, with the precision they give. */
#pragma once

#include "duo-when.h"

G_BEGIN_DECLS

gint     duo_month_name_parse (const char *text);
gboolean duo_when_read        (const char *text,
                               gint        default_year,
                               DuoWhen    *when);

G_END_DECLS
