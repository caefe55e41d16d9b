/* SPDX-License-Identifier: EUPL-1.2 */
/* What the store asks of a driver, beside what table code may use: transactions, images, whole-store work. */
#pragma once

#include "duo-database.h"
#include "duo-recording.h"

G_BEGIN_DECLS

struct _DuoDatabaseClass
{
  GObjectClass parent_class;

  DuoStatement *(*prepare)          (DuoDatabase *self, const char *sql, GError **error);
  gboolean      (*exec)             (DuoDatabase *self, const char *sql, GError **error);
  gint64        (*last_insert_id)   (DuoDatabase *self);
  gint64        (*count_changes)    (DuoDatabase *self);
  gboolean      (*begin)            (DuoDatabase *self, DuoRecording *recording, GError **error);
  gboolean      (*commit)           (DuoDatabase *self, GError **error);
  void          (*rollback)         (DuoDatabase *self);
  gboolean      (*defer_references) (DuoDatabase *self, GError **error);
  gboolean      (*dup_row_image)    (DuoDatabase *self, const char *table, gint64 id, char **image, gint64 *rev,
                                     GError **error);
  gboolean      (*find_owner)       (DuoDatabase *self, const char *table, char **owner, char **column,
                                     GError **error);
  const char *const *(*list_tables) (DuoDatabase *self);
  gboolean      (*get_version)      (DuoDatabase *self, gint *version, GError **error);
  gboolean      (*apply_step)       (DuoDatabase *self, const char *sql, gint version, GError **error);
  gboolean      (*check)            (DuoDatabase *self, gboolean thoroughly, GPtrArray *findings, GError **error);
  gboolean      (*copy_to)          (DuoDatabase *self, const char *path, GError **error);
  gboolean      (*checkpoint)       (DuoDatabase *self, gboolean all, GError **error);
  gboolean      (*get_stamp)        (DuoDatabase *self, gint64 *stamp, GError **error);
  void          (*set_cancellable)  (DuoDatabase *self, GCancellable *cancellable);
  GArray       *(*find_words)       (DuoDatabase *self, const char *text, GError **error);
};

struct _DuoStatementClass
{
  GObjectClass parent_class;

  void        (*bind_int)    (DuoStatement *self, const char *name, gint64 value);
  void        (*bind_double) (DuoStatement *self, const char *name, gdouble value);
  void        (*bind_text)   (DuoStatement *self, const char *name, const char *value);
  void        (*bind_own)    (DuoStatement *self, const char *name, const char *value);
  void        (*bind_null)   (DuoStatement *self, const char *name);
  gboolean    (*step)        (DuoStatement *self, gboolean *has_row, GError **error);
  void        (*reset)       (DuoStatement *self);
  gint64      (*get_int)     (DuoStatement *self, gint column);
  const char *(*get_text)    (DuoStatement *self, gint column);
  gboolean    (*is_null)     (DuoStatement *self, gint column);
};

/* A transaction that writes. With @recording (borrowed until the end of it) the image of each row written to a
 * table of duo_database_list_tables() is taken. A failed commit has been rolled back. */
gboolean      duo_database_begin            (DuoDatabase   *self,
                                             DuoRecording  *recording,
                                             GError       **error);
gboolean      duo_database_commit           (DuoDatabase   *self,
                                             GError       **error);
void          duo_database_rollback         (DuoDatabase   *self);
/* (nullable): the recording of the transaction that is under way. */
DuoRecording *duo_database_get_recording    (DuoDatabase   *self);
/* Inside a transaction: references are looked at when it commits, not at each row. */
gboolean      duo_database_defer_references (DuoDatabase   *self,
                                             GError       **error);
/* *@image: (out) (transfer full) (nullable): of the row as it is now; NULL where there is none. */
gboolean      duo_database_dup_row_image    (DuoDatabase   *self,
                                             const char    *table,
                                             gint64         id,
                                             char         **image,
                                             gint64        *rev,
                                             GError       **error);
/* *@owner, *@column: (out) (transfer full) (nullable): the table whose rows those of @table cannot do without, and
 * the column that says which row; NULL for a table whose rows stand by themselves. */
gboolean      duo_database_find_owner       (DuoDatabase   *self,
                                             const char    *table,
                                             char         **owner,
                                             char         **column,
                                             GError       **error);
/* (transfer none): names of the tables whose rows the journal keeps. */
const char *const *duo_database_list_tables (DuoDatabase   *self);
/* The schema version; 0 for a new, empty database. */
gboolean      duo_database_get_version      (DuoDatabase   *self,
                                             gint          *version,
                                             GError       **error);
/* Runs the script @sql and makes @version the schema version, both or neither. Not inside a transaction. */
gboolean      duo_database_apply_step       (DuoDatabase   *self,
                                             const char    *sql,
                                             gint           version,
                                             GError       **error);
/* Adds what is broken in the file itself, @thoroughly with its indexes and references, to @findings
 * (element-type utf8); %FALSE only where it can't look. */
gboolean      duo_database_check            (DuoDatabase   *self,
                                             gboolean       thoroughly,
                                             GPtrArray     *findings,
                                             GError       **error);
/* Writes all of it to a new file. */
gboolean      duo_database_copy_to          (DuoDatabase   *self,
                                             const char    *path,
                                             GError       **error);
/* Moves commits from the log into the file: when the log has grown long, or @all of it now. Call only while
 * holding the store's lock. */
gboolean      duo_database_checkpoint       (DuoDatabase   *self,
                                             gboolean       all,
                                             GError       **error);
/* @cancellable: (nullable): statements stop with %G_IO_ERROR_CANCELLED once it is cancelled. */
void          duo_database_set_cancellable  (DuoDatabase   *self,
                                             GCancellable  *cancellable);

G_END_DECLS
