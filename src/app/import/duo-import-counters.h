/* SPDX-License-Identifier: EUPL-1.2 */
/* The five counters above an import preview, which choose what the table shows. */
#pragma once

#include <gtk/gtk.h>

#include "duo-change-set.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_COUNTERS (duo_import_counters_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportCounters, duo_import_counters, DUO, IMPORT_COUNTERS, GtkWidget)

void duo_import_counters_update (DuoImportCounters *self, DuoChangeSet *set, guint n_questions);
void duo_import_counters_choose (DuoImportCounters *self, DuoChangeItemState state);
void duo_import_counters_focus  (DuoImportCounters *self);
/* Signal "chosen" (DuoChangeItemState, as gint): somebody pressed one, or duo_import_counters_choose() did. */

G_END_DECLS
