/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table material, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-material.h"

G_BEGIN_DECLS

/* @all_versions: also those that a newer one took the place of. */
GPtrArray   *duo_material_table_list   (DuoDatabase *db, gint64 campaign, gboolean all_versions, GError **error);
DuoMaterial *duo_material_table_get    (DuoDatabase *db, gint64 id, GError **error);
gboolean     duo_material_table_save   (DuoDatabase *db, DuoMaterial *material, GError **error);
gboolean     duo_material_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error);

/* (transfer full) (nullable): the checksums of all content that a row, or a change that can be undone or done again,
 * names: what nobody names may go. */
GHashTable  *duo_material_table_list_content (DuoDatabase *db, GError **error);

G_END_DECLS
