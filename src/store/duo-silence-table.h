/* SPDX-License-Identifier: EUPL-1.2 */
/* Findings of the calendar check that somebody chose to ignore, with a note. */
#pragma once

#include "duo-calendar-check.h"
#include "duo-database.h"

G_BEGIN_DECLS

GPtrArray *duo_silence_table_list   (DuoDatabase *db, GError **error);
gboolean   duo_silence_table_add    (DuoDatabase *db, const DuoSilence *silence, gint64 *id, GError **error);
gboolean   duo_silence_table_remove (DuoDatabase *db, gint64 id, GError **error);

G_END_DECLS
