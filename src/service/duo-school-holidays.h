/* SPDX-License-Identifier: EUPL-1.2 */
/* School holidays, from the file that the government publishes. */
#pragma once

#include "duo-context.h"
#include "duo-working-day.h"

G_BEGIN_DECLS

/* Reads the open data file "schoolholidays" of opendata.rijksoverheid.nl (JSON: all school years, or one).
 * Returns: (transfer full) (element-type DuoSchoolHoliday) (nullable); DUO_ERROR_FILE_UNKNOWN: no such file;
 * DUO_ERROR_FILE_DAMAGED: no JSON. */
GPtrArray *duo_school_holidays_read          (const char *path, GError **error);

/* Reads it and keeps what it holds, as one change. *@n_holidays: (out): how many it holds. Blocks. */
gboolean   duo_school_holidays_import        (DuoContext *context, const char *path, guint *n_holidays, GError **error);
void       duo_school_holidays_import_async  (DuoContext *context, const char *path, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_school_holidays_import_finish (DuoContext *context, GAsyncResult *result, guint *n_holidays, GError **error);

G_END_DECLS
