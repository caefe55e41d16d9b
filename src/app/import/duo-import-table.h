/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of an import preview: a tick, what it is about, and what is here beside what the file has. */
#pragma once

#include <adwaita.h>

#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_TABLE (duo_import_table_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportTable, duo_import_table, DUO, IMPORT_TABLE, AdwBin)

void  duo_import_table_set_source (DuoImportTable *self, DuoImportSource *source);
guint duo_import_table_show       (DuoImportTable *self, DuoChangeSet *set, DuoChangeItemState state);
void  duo_import_table_tick       (DuoImportTable *self);
void  duo_import_table_tick_all   (DuoImportTable *self);
/* Ticks or unticks those that only an older list has. */
void  duo_import_table_tick_outdated (DuoImportTable *self, gboolean ticked);
/* Signal "ticked" (): other rows are ticked than before. */

G_END_DECLS
