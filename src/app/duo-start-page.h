/* SPDX-License-Identifier: EUPL-1.2 */
/* The first start: an empty store, and three ways on. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DUO_TYPE_START_PAGE (duo_start_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoStartPage, duo_start_page, DUO, START_PAGE, AdwBin)

/* The year in the words of the third way. */
void duo_start_page_set_year (DuoStartPage *self, gint year);
/* Whether the window's own button for the sidebar is wanted here. */
void duo_start_page_set_compact (DuoStartPage *self, gboolean compact);

G_END_DECLS
