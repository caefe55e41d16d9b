/* SPDX-License-Identifier: EUPL-1.2 */
/* What the table files share: revisions, errors, optional references. */
#pragma once

#include "duo-database.h"
#include "duo-when.h"

G_BEGIN_DECLS

gboolean duo_table_check_rev   (const char    *table,
                                gint64         id,
                                gint64         rev,
                                gint64         current_rev,
                                GError       **error);
gboolean duo_table_check_text  (const char    *table,
                                gint64         id,
                                const char    *field,
                                const char    *text,
                                GError       **error);
gboolean duo_table_run_save    (DuoDatabase   *db,
                                DuoStatement  *stmt,
                                const char    *table,
                                gint64         id,
                                GError       **error);
gboolean duo_table_remove      (DuoDatabase   *db,
                                const char    *table,
                                gint64         id,
                                gint64         rev,
                                GError       **error);
gboolean duo_table_unlink_actions (DuoDatabase *db,
                                   const char  *about_kind,
                                   gint64       about,
                                   GError     **error);
gpointer duo_table_take_single (GPtrArray     *rows,
                                const char    *table,
                                gint64         id,
                                GError       **error);
gboolean duo_table_fail_code   (const char    *table,
                                gint64         id,
                                const char    *code,
                                GError       **error);
void     duo_table_bind_reference (DuoStatement *stmt,
                                   const char   *name,
                                   gint64        id);
void     duo_table_bind_when   (DuoStatement  *stmt,
                                const char    *name,
                                const DuoWhen *when);

G_END_DECLS
