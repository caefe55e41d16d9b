/* SPDX-License-Identifier: EUPL-1.2 */
/* What tests reach into a store for. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

/* How long a write waits for other programs before it gives up with DUO_ERROR_STORE_BUSY; 10 seconds. */
void duo_store_set_patience (DuoStore *self,
                             guint     milliseconds);

G_END_DECLS
