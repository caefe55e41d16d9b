/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change did, in lines that a person reads: fields of one row that belong together are one line. */
#pragma once

#include "duo-journal.h"
#include "duo-kinds.h"

G_BEGIN_DECLS

/**
 * DuoHistoryLine:
 * @label: (owned): name of the field; of a change of more than one thing with what it belongs to
 * @before: (owned) (nullable): in words; %NULL where there was nothing
 * @after: (owned) (nullable)
 * @touched: changed again since, so that taking back leaves it unless it is asked for
 * @current: (owned) (nullable): what it holds now, where touched
 * @fields: (owned) (element-type DuoFieldChange): those it stands for, owned by whoever listed them
 */
typedef struct
{
  char      *label;
  char      *before;
  char      *after;
  gboolean   touched;
  char      *current;
  GPtrArray *fields;
} DuoHistoryLine;

void       duo_history_line_free (DuoHistoryLine *self);
GPtrArray *duo_history_lines_new (GPtrArray      *fields);
GPtrArray *duo_history_fields_of (GPtrArray      *fields,
                                  DuoObjectKind   kind,
                                  gint64          object);

G_END_DECLS
