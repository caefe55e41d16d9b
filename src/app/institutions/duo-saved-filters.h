/* SPDX-License-Identifier: EUPL-1.2 */
/* A button with the filters that a person saved under a name: kept in his settings. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUO_TYPE_SAVED_FILTERS (duo_saved_filters_get_type ())
G_DECLARE_FINAL_TYPE (DuoSavedFilters, duo_saved_filters, DUO, SAVED_FILTERS, AdwBin)

/* What is asked now, as one text that the page can read again: it is what would be saved. */
void duo_saved_filters_set_current (DuoSavedFilters *self, const char *filter);
/* Signal "chosen" (char *filter): somebody chose a saved one. */

G_END_DECLS
