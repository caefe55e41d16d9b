/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a store, and making one that is there ready for use. */
#pragma once

#include "duo-database.h"
#include "duo-store.h"
#include "duo-store-file.h"

G_BEGIN_DECLS

gboolean duo_store_make_ready    (const char    *path,
                                  DuoStoreOpen   how,
                                  guint          patience,
                                  DuoStoreLock **lock,
                                  DuoDatabase  **reader,
                                  DuoDatabase  **writer,
                                  GError       **error);
gboolean duo_store_make_ready_to_read (const char *path,
                                  guint          patience,
                                  DuoStoreLock **lock,
                                  DuoDatabase  **reader,
                                  DuoDatabase  **writer,
                                  gboolean      *read_only,
                                  GError       **error);
gboolean duo_store_check_quickly (DuoDatabase   *db,
                                  const char    *path,
                                  GError       **error);
void     duo_store_remove_temporary (const char *path);

G_END_DECLS
