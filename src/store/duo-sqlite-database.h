/* SPDX-License-Identifier: EUPL-1.2 */
/* The driver for SQLite. Beside duo-sqlite-*.[ch] only data/schema/sqlite knows what SQLite is. */
#pragma once

#include "duo-database-private.h"

G_BEGIN_DECLS

#define DUO_TYPE_SQLITE_DATABASE (duo_sqlite_database_get_type ())
G_DECLARE_FINAL_TYPE (DuoSqliteDatabase, duo_sqlite_database, DUO, SQLITE_DATABASE, DuoDatabase)

typedef enum
{
  DUO_SQLITE_CREATE, /* a new file in the place of an empty one, marked as ours */
  DUO_SQLITE_WRITE,
  DUO_SQLITE_READ,
  DUO_SQLITE_LOOK, /* a file that nobody writes to: reads it, and leaves nothing beside it */
} DuoSqliteMode;

/* Opens @path, which duo_sqlite_inspect() should have found to be ours. */
DuoDatabase *duo_sqlite_database_open (const char     *path,
                                       DuoSqliteMode   mode,
                                       GError        **error);
/* Reads the first bytes of the file @path and nothing more: whether it is a database of ours
 * (%DUO_ERROR_STORE_FOREIGN), and of which schema version. */
gboolean     duo_sqlite_inspect       (const char     *path,
                                       gint           *version,
                                       GError        **error);

G_END_DECLS
