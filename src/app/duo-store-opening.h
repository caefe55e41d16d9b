/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening a store for a window, off the main thread. */
#pragma once

#include "duo-context.h"

G_BEGIN_DECLS

/**
 * DuoOpenedStore:
 * @context: (owned)
 * @is_sample: it was made as the sample
 * @is_read_only: it can't be written to: what is open is a copy of it
 * @last_year: the year with the latest placement; 0 for an empty calendar
 *
 * A store that is open, and what a window wants to know before it shows it.
 */
typedef struct
{
  DuoContext *context;
  gboolean    is_sample;
  gboolean    is_read_only;
  gint        last_year;
} DuoOpenedStore;

void            duo_opened_store_free (DuoOpenedStore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoOpenedStore, duo_opened_store_free)

char           *duo_store_opening_sample_path (void);
void            duo_store_opening_async       (const char *path, gboolean as_sample, const char *who, DuoClock *clock,
                                               GCancellable *cancellable, GAsyncReadyCallback callback,
                                               gpointer user_data);
DuoOpenedStore *duo_store_opening_finish      (GAsyncResult *result, GError **error);

G_END_DECLS
