/* SPDX-License-Identifier: EUPL-1.2 */
/* What a queue does when the platform did not do as asked. Pure. */
#pragma once

#include "duo-error.h"

G_BEGIN_DECLS

/* What was asked when it went wrong. */
typedef enum
{
  DUO_ASKED_FILE,
  DUO_ASKED_LINK,
} DuoAsked;

gboolean duo_publish_may_retry (DuoError  code,
                                DuoAsked  asked,
                                guint     n_failures,
                                guint    *seconds);

G_END_DECLS
