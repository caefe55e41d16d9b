/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the SQLite driver share. */
#pragma once

#include <sqlite3.h>

#include "duo-sqlite-database.h"

G_BEGIN_DECLS

struct _DuoSqliteDatabase
{
  DuoDatabase   parent_instance;
  sqlite3      *db;             /* (owned) */
  GHashTable   *idle;           /* (owned) (element-type utf8 sqlite3_stmt): statements nobody holds, by SQL */
  GHashTable   *tables;         /* (owned) (element-type utf8 TableInfo): those the journal keeps; empty = unread */
  GPtrArray    *table_names;    /* (owned) (element-type utf8): the same, NULL-terminated */
  gint          version;        /* schema version that @tables was read at */
  DuoRecording *recording;      /* (nullable): borrowed, during a transaction */
  GCancellable *cancellable;    /* (owned) (nullable) */
  gint          log_pages;      /* length of the log after the last commit */
  GString      *image;          /* (owned): of the row at hand, the same room for all */
};

#define DUO_TYPE_SQLITE_STATEMENT (duo_sqlite_statement_get_type ())
G_DECLARE_FINAL_TYPE (DuoSqliteStatement, duo_sqlite_statement, DUO, SQLITE_STATEMENT, DuoStatement)

/* SQLite looks for a parameter by comparing names; those below this number it is asked for once. */
#define DUO_SQLITE_KNOWN_PARAMETERS 64

struct _DuoSqliteStatement
{
  DuoStatement       parent_instance;
  DuoSqliteDatabase *database;  /* (owned) */
  sqlite3_stmt      *stmt;      /* (owned) */
  int                bind_code; /* of the first binding that failed, told by the next step */
  gint16             places[DUO_SQLITE_KNOWN_PARAMETERS]; /* of "$1", "$2", ... (0 not used); 0 = not asked for yet */
};

DuoStatement *duo_sqlite_statement_new (DuoSqliteDatabase  *database,
                                        const char         *sql,
                                        GError            **error);
gboolean      duo_sqlite_fail          (DuoSqliteDatabase  *database,
                                        int                 code,
                                        GError            **error);

/* Of duo-sqlite-images.c. */
gboolean      duo_sqlite_read_tables   (DuoSqliteDatabase  *self,
                                        GError            **error);
void          duo_sqlite_forget_tables (DuoSqliteDatabase  *self);
void          duo_sqlite_table_free    (gpointer            data);
void          duo_sqlite_preupdate_cb  (void               *user_data,
                                        sqlite3            *db,
                                        int                 operation,
                                        const char         *schema,
                                        const char         *table,
                                        sqlite3_int64       old_id,
                                        sqlite3_int64       new_id);
gboolean      duo_sqlite_find_owner    (DuoDatabase        *database,
                                        const char         *table,
                                        char              **owner,
                                        char              **column,
                                        GError            **error);
gboolean      duo_sqlite_dup_row_image (DuoDatabase        *database,
                                        const char         *table,
                                        gint64              id,
                                        char              **image,
                                        gint64             *rev,
                                        GError            **error);
const char *const *duo_sqlite_list_tables (DuoDatabase     *database);

G_END_DECLS
