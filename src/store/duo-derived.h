/* SPDX-License-Identifier: EUPL-1.2 */
/* Columns that are made from another column, and how: for writing, taking back and verifying alike. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DuoDerivedColumn:
 *
 * @derive gives the text that @column holds when @source holds its argument; (nullable), (transfer full).
 */
typedef struct
{
  const char *table;
  const char *column;
  const char *source;
  char *(*derive) (const char *text);
} DuoDerivedColumn;

const DuoDerivedColumn *duo_derived_columns   (guint      *n_columns);
gboolean                duo_derived_is        (const char *table,
                                               const char *column);
char                   *duo_derived_first_day (const char *text);
char                   *duo_derived_last_day  (const char *text);

G_END_DECLS
