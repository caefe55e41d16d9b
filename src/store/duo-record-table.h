/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading and saving the rows of a table as objects, from a description of its columns. Synchronous, inside a job of the
 * store. */
#pragma once

#include "duo-codes.h"
#include "duo-database.h"
#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

/**
 * DuoColumn:
 * @name: the column's name: that of the object's property, with "_" for "-"
 * @codes: (nullable): of an enumeration: how its values stand there; %NULL for one that is 0 or 1
 * @is_reference: of a number: it is the id of another row, and 0 stands there as null
 *
 * What a column holds follows from the field of the object; here is what the field does not say.
 */
typedef struct
{
  const char     *name;
  const DuoCodes *codes;
  gboolean        is_reference;
} DuoColumn;

/**
 * DuoRecordTable:
 * @name: of the table
 * @get_type: of its objects: a DuoRecord
 * @columns: (array length=n_columns): those that are fields of the object. Besides, every table has id, uid and rev;
 *   and columns that are made from others, which are written by the list of duo-derived.h
 * @joins: (nullable): other tables that @more needs; the table itself is called t
 * @more: (nullable): what is selected beside the columns
 * @read_more: (nullable): takes that into the object; @column is the first of it
 * @also: (nullable): columns that a new row gets besides, and nobody here writes again
 * @also_values: (nullable): their values, in SQL
 * @get: (nullable): reads the object of an id with all that belongs to it, where rows of other tables do;
 *   duo_record_table_get() else
 * @save_more: (nullable): writes those rows, after the object's own; @before is (nullable): %NULL for a new one
 */
typedef struct
{
  const char      *name;
  GType          (*get_type)  (void);
  const DuoColumn *columns;
  guint            n_columns;
  const char      *joins;
  const char      *more;
  void           (*read_more) (DuoRecord *record, DuoStatement *stmt, gint column);
  const char      *also;
  const char      *also_values;
  gpointer       (*get)       (DuoDatabase *db, gint64 id, GError **error);
  gboolean       (*save_more) (DuoDatabase *db, gpointer before, gpointer after, GError **error);
} DuoRecordTable;

/* The members that every description begins with. */
#define DUO_RECORD_TABLE(table_name, type_getter, its_columns) \
  .name = (table_name), .get_type = (type_getter), .columns = (its_columns), .n_columns = G_N_ELEMENTS (its_columns)

DuoStatement *duo_record_table_select   (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         const char            *rest,
                                         GError               **error);
gpointer      duo_record_table_read_row (const DuoRecordTable  *self,
                                         DuoStatement          *stmt,
                                         GError               **error);
GPtrArray    *duo_record_table_read     (const DuoRecordTable  *self,
                                         DuoStatement          *stmt,
                                         GError               **error);
GPtrArray    *duo_record_table_list     (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         const char            *rest,
                                         GError               **error);
GPtrArray    *duo_record_table_list_for (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         const char            *rest,
                                         gint64                 id,
                                         GError               **error);
GPtrArray    *duo_record_table_list_of  (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         DuoObjectKind          kind,
                                         gint64                 id,
                                         const char            *order,
                                         GError               **error);
gpointer      duo_record_table_get      (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         gint64                 id,
                                         GError               **error);
gboolean      duo_record_table_save     (const DuoRecordTable  *self,
                                         DuoDatabase           *db,
                                         gpointer               object,
                                         GError               **error);

G_END_DECLS
