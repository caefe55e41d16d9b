/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers on standard output: one JSON value, or text and tables for people. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-when.h"

G_BEGIN_DECLS

/**
 * DuoCliTable:
 *
 * Rows in aligned columns, each as wide as its widest cell.
 */
typedef struct _DuoCliTable DuoCliTable;

DuoCliTable *duo_cli_table_new   (const char *first_title, ...) G_GNUC_NULL_TERMINATED;
void         duo_cli_table_right (DuoCliTable *self, guint column);
void         duo_cli_table_add   (DuoCliTable *self, ...) G_GNUC_NULL_TERMINATED;
void         duo_cli_table_print (DuoCliTable *self);
void         duo_cli_table_free  (DuoCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCliTable, duo_cli_table_free)

void         duo_cli_print       (const char *format, ...) G_GNUC_PRINTF (1, 2);
void         duo_cli_print_json  (JsonBuilder *builder);
gboolean     duo_cli_flush       (void);
char        *duo_cli_printable   (const char *text);

/* Members of the object that is being built. A NULL text, 0 id or unknown date becomes null. */
void         duo_cli_json_text   (JsonBuilder *builder, const char *name, const char *text);
void         duo_cli_json_number (JsonBuilder *builder, const char *name, gint64 number);
void         duo_cli_json_flag   (JsonBuilder *builder, const char *name, gboolean flag);
void         duo_cli_json_month  (JsonBuilder *builder, const char *name, DuoMonth month);
void         duo_cli_json_when   (JsonBuilder *builder, const char *name, const DuoWhen *when);

G_END_DECLS
