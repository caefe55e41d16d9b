/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of any length: ids in order, whose rows are read a page at a time when somebody looks at them. */
#pragma once

#include <gio/gio.h>

#include "duo-list-row.h"

G_BEGIN_DECLS

/**
 * DuoRowSource:
 * @fetch_async: reads the contents of rows; @ids: (element-type gint64)
 * @fetch_finish: gives them in the order asked for; NULL for those that are gone
 * @value_free: frees one
 *
 * Where a list gets its rows from. The ids themselves are given with duo_row_list_set_ids().
 */
typedef struct
{
  void       (*fetch_async)  (gpointer             source,
                              GArray              *ids,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
  GPtrArray *(*fetch_finish) (gpointer             source,
                              GAsyncResult        *result,
                              GError             **error);
  GDestroyNotify value_free;
} DuoRowSource;

#define DUO_TYPE_ROW_LIST (duo_row_list_get_type ())
G_DECLARE_FINAL_TYPE (DuoRowList, duo_row_list, DUO, ROW_LIST, GObject)

DuoRowList *duo_row_list_new     (const DuoRowSource *source,
                                  gpointer            source_object);
void        duo_row_list_set_ids (DuoRowList         *self,
                                  GArray             *ids);
GArray     *duo_row_list_get_ids (DuoRowList         *self);
void        duo_row_list_refresh (DuoRowList         *self);
gboolean    duo_row_list_is_reading (DuoRowList      *self);

/* Signals: "failed" (GError *error): rows could not be read; "read": a page of them was, or failed. */

G_END_DECLS
