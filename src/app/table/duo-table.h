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
 * @dup_text: the cell's text from a row's contents
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
} DuoViewColumn;

#define DUO_TYPE_TABLE (duo_table_get_type ())
G_DECLARE_FINAL_TYPE (DuoTable, duo_table, DUO, TABLE, GtkWidget)

GtkWidget  *duo_table_new              (const DuoViewColumn *columns,
                                        DuoRowList           *rows,
                                        const char           *name,
                                        gpointer              user_data);
GArray     *duo_table_dup_selected     (DuoTable             *self);
void        duo_table_select           (DuoTable             *self,
                                        gint64                id);
void        duo_table_scroll_to        (DuoTable             *self,
                                        guint                 position);
GMenuModel *duo_table_get_columns_menu (DuoTable             *self);
GActionGroup *duo_table_get_actions    (DuoTable             *self);
void        duo_table_set_shown        (DuoTable             *self,
                                        const char *const    *codes);
char      **duo_table_dup_shown        (DuoTable             *self);
char       *duo_table_dup_cell         (DuoTable             *self,
                                        const char           *code,
                                        gpointer              value);

/* Signals:
 *  "activated" (gint64 id)    Enter or a double click on a row
 *  "selection-changed" ()
 *  "columns-changed" ()       other columns are shown
 * Actions: "table.copy" (the selected rows as text), "table.column-CODE" (shown or not). */

G_END_DECLS
