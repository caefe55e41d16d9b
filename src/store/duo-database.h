/* SPDX-License-Identifier: EUPL-1.2 */
/* A connection to a database, whichever it is: the driver behind it is one file. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUO_TYPE_DATABASE (duo_database_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoDatabase, duo_database, DUO, DATABASE, GObject)

#define DUO_TYPE_STATEMENT (duo_statement_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoStatement, duo_statement, DUO, STATEMENT, GObject)

/* All of this is synchronous and belongs to the thread that owns the connection. */

/* @sql: one statement, in SQL that every driver understands. Returns: (transfer full) (nullable). */
DuoStatement *duo_database_prepare         (DuoDatabase   *self,
                                            const char    *sql,
                                            GError       **error);
/* @sql: one statement or more, without parameters; rows that they give are passed over. */
gboolean      duo_database_exec            (DuoDatabase   *self,
                                            const char    *sql,
                                            GError       **error);
/* The id that the last INSERT was given. */
gint64        duo_database_last_insert_id  (DuoDatabase   *self);
/* How many rows the last INSERT, UPDATE or DELETE wrote. */
gint64        duo_database_count_changes   (DuoDatabase   *self);

/* Institutions that have a word beginning as each word of @text does, in name, short name, former names, code,
 * board or place. Returns: (transfer full) (element-type gint64) (nullable): their ids, in that order. */
GArray       *duo_database_find_words      (DuoDatabase   *self,
                                            const char    *text,
                                            GError       **error);

/* A number that differs from the last one asked here when another connection has committed since: what a reading job
 * kept is as the store has it, as long as it is the same. */
gboolean      duo_database_get_stamp       (DuoDatabase   *self,
                                            gint64        *stamp,
                                            GError       **error);

/* Parameters are named $1..$n and bound by that name; a statement that was stepped to its end, or reset,
 * takes new values. Columns count from 0. A binding that fails is told by the next step. */
void          duo_statement_bind_int       (DuoStatement  *self,
                                            const char    *name,
                                            gint64         value);
void          duo_statement_bind_double    (DuoStatement  *self,
                                            const char    *name,
                                            gdouble        value);
/* @value: (nullable): copied; NULL binds null. What is no valid UTF-8 is made so. */
void          duo_statement_bind_text      (DuoStatement  *self,
                                            const char    *name,
                                            const char    *value);
/* The same for rows by the hundred thousand: @value (nullable) need not be copied, since it stays until the statement
 * was run. */
void          duo_statement_bind_own_text  (DuoStatement  *self,
                                            const char    *name,
                                            const char    *value);
void          duo_statement_bind_null      (DuoStatement  *self,
                                            const char    *name);
/* @number: 1 to 64. Returns: (transfer none): the name of that parameter, for statements that are put together. */
const char   *duo_statement_parameter      (guint          number);
/* *@has_row: (out): whether there is a row to read now; the statement is at its end when not. */
gboolean      duo_statement_step           (DuoStatement  *self,
                                            gboolean      *has_row,
                                            GError       **error);
/* Steps to the end; for statements that give no rows, or none that matter. */
gboolean      duo_statement_run            (DuoStatement  *self,
                                            GError       **error);
void          duo_statement_reset          (DuoStatement  *self);
gint64        duo_statement_get_int        (DuoStatement  *self,
                                            gint           column);
/* (transfer none) (nullable): valid until the next step; NULL for null. */
const char   *duo_statement_get_text       (DuoStatement  *self,
                                            gint           column);
gboolean      duo_statement_is_null        (DuoStatement  *self,
                                            gint           column);

G_END_DECLS
