/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of all pages with long lists: chosen columns, selection by id, copying; sorting and filtering is the
 * store's, the table shows what it is given. */
#pragma once

#include <gtk/gtk.h>

#include "duo-row-list.h"

G_BEGIN_DECLS

/**
 * DuoViewColumn:
 * @code: what settings and tests know it by
 * @title: (translatable) heading, marked for translation with NC_("column", ...)
 * @width: in characters; the first column that is 0 takes what is left
 * @numeric: right-aligned, tabular figures
 * @hidden: not shown until somebody chooses it
 * @dup_text: the cell's text from a row's contents; one that begins with "? " is shown as not known
 * @sortable: its heading sorts (see "sort-changed")
 * @get_look: (nullable): its cells are pills: the style class of one ("good"); %NULL for plain text
 *
 * A column. An array of them ends with one without a code; it has to outlive the table.
 */
typedef struct
{
  const char *code;
  const char *title;
  int         width;
  gboolean    numeric;
  gboolean    hidden;
  char     *(*dup_text) (gpointer value, gpointer user_data);
  gboolean    sortable;
  const char *(*get_look) (gpointer value, gpointer user_data);
} DuoViewColumn;

/* Whether a row is of lesser weight: it is shown dim. */
typedef gboolean (*DuoRowTest) (gpointer value, gpointer user_data);

#define DUO_TYPE_TABLE_VIEW (duo_table_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoTableView, duo_table_view, DUO, TABLE_VIEW, GtkWidget)

GtkWidget  *duo_table_view_new              (const DuoViewColumn *columns,
                                        DuoRowList           *rows,
                                        const char           *name,
                                        gpointer              user_data);
GArray     *duo_table_view_dup_selected     (DuoTableView             *self);
void        duo_table_view_select           (DuoTableView             *self,
                                        gint64                id);
void        duo_table_view_scroll_to        (DuoTableView             *self,
                                        guint                 position);
void        duo_table_view_scroll_to_begin  (DuoTableView             *self);
void duo_table_view_set_columns_button (DuoTableView *self, GtkMenuButton *button);
GActionGroup *duo_table_view_get_actions    (DuoTableView             *self);
void        duo_table_view_set_shown        (DuoTableView             *self,
                                        const char *const    *codes);
char      **duo_table_view_dup_shown        (DuoTableView             *self);
void        duo_table_view_set_dim_test     (DuoTableView             *self,
                                        DuoRowTest            is_dim);
void        duo_table_view_set_sort         (DuoTableView             *self,
                                        const char           *code,
                                        gboolean              descending);

/* Signals:
 *  "activated" (gint64 id)    Enter or a double click on a row
 *  "selection-changed" ()
 *  "columns-changed" ()       other columns are shown
 *  "sort-changed" (char *code, gboolean descending)  a heading was pressed: the rows have to come in that order
 * Actions: "table.copy" (the selected rows as text), "table.column-CODE" (shown or not). */

G_END_DECLS
