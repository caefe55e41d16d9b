/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the store, and tests, reach into a store for. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

/* How long a write waits for other programs before it gives up with DUO_ERROR_STORE_BUSY; 10 seconds. */
void duo_store_set_patience (DuoStore *self,
                             guint     milliseconds);

/* Runs a job on the reader's thread that is not inside a transaction, and waits for it. */
gboolean duo_store_run_alone    (DuoStore  *self,
                                 DuoJob     job,
                                 gpointer   job_data,
                                 gpointer  *value,
                                 GError   **error);

G_END_DECLS
