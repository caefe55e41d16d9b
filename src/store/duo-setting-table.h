/* SPDX-License-Identifier: EUPL-1.2 */
/* Marks of the whole store, such as "sample". The journal does not keep them: write them in a job without a name,
 * or along with the change that they belong to. */
#pragma once

#include "duo-database.h"

G_BEGIN_DECLS

/* *@value: (out) (transfer full) (nullable): NULL where nothing was set. */
gboolean duo_setting_table_get (DuoDatabase *db, const char *key, char **value, GError **error);
gboolean duo_setting_table_set (DuoDatabase *db, const char *key, const char *value, GError **error);

G_END_DECLS
