/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a table of any length to a workbook or a CSV file, row by row. */
#pragma once

#include <glib.h>

#include "duo-error.h"
#include "duo-when.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_COLUMN_TEXT,
  DUO_COLUMN_NUMBER,
  DUO_COLUMN_DATE,
} DuoColumnKind;

/**
 * DuoTableColumn:
 * @heading: (not nullable): its heading
 * @kind: what its cells are
 * @width: in characters; 0 = the heading's
 */
typedef struct
{
  const char   *heading;
  DuoColumnKind kind;
  gdouble       width;
} DuoTableColumn;

typedef struct _DuoTableWriter DuoTableWriter;

DuoTableWriter *duo_table_writer_new        (const char            *path,
                                             const char            *sheet,
                                             const DuoTableColumn  *columns,
                                             guint                  n_columns,
                                             GError               **error);
void            duo_table_writer_set_text   (DuoTableWriter        *self,
                                             guint                  column,
                                             const char            *text);
void            duo_table_writer_set_number (DuoTableWriter        *self,
                                             guint                  column,
                                             gdouble                number);
void            duo_table_writer_set_date   (DuoTableWriter        *self,
                                             guint                  column,
                                             guint32                julian);
void            duo_table_writer_set_when   (DuoTableWriter        *self,
                                             guint                  column,
                                             const DuoWhen         *when);
gboolean        duo_table_writer_end_row    (DuoTableWriter        *self,
                                             GError               **error);
gboolean        duo_table_writer_close      (DuoTableWriter        *self,
                                             GError               **error);
gboolean        duo_table_writer_check      (DuoTableWriter        *self,
                                             GError               **error);
gboolean        duo_table_writer_finish     (DuoTableWriter        *self,
                                             GError               **error);
void            duo_table_writer_free       (DuoTableWriter        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTableWriter, duo_table_writer_free)

G_END_DECLS
