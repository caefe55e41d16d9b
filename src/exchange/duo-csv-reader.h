/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a CSV text row by row. */
#pragma once

#include "duo-table-row.h"
#include "duo-text-decoder.h"

G_BEGIN_DECLS

typedef struct _DuoCsvReader DuoCsvReader;

DuoCsvReader *duo_csv_reader_new           (DuoText       *text);
void          duo_csv_reader_free          (DuoCsvReader  *self);
char          duo_csv_reader_get_separator (DuoCsvReader  *self);
void          duo_csv_reader_set_separator (DuoCsvReader  *self,
                                            char           separator);
const char   *duo_csv_reader_get_newline   (DuoCsvReader  *self);
gboolean      duo_csv_reader_next          (DuoCsvReader  *self,
                                            const DuoRow **row,
                                            GError       **error);

/* The other way: shared by all that writes CSV. */
void          duo_csv_append_cell          (GString       *out,
                                            const char    *text,
                                            char           separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCsvReader, duo_csv_reader_free)

G_END_DECLS
