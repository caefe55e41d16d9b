/* SPDX-License-Identifier: EUPL-1.2 */
/* The numbered steps that make the tables what this version of the program knows. */
#pragma once

#include "duo-database.h"

G_BEGIN_DECLS

gint       duo_schema_get_newest (void);
GPtrArray *duo_schema_list_steps (GError      **error);
gboolean   duo_schema_upgrade    (DuoDatabase  *db,
                                  GPtrArray    *steps,
                                  GError      **error);

G_END_DECLS
