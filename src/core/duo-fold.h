/* SPDX-License-Identifier: EUPL-1.2 */
/* Our own folding of text, for searching and sorting alike in every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *duo_fold_text     (const char *text);
char    *duo_fold_sort_key (const char *text);
gboolean duo_fold_matches  (const char *haystack, const char *needle);

G_END_DECLS
