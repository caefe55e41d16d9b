/* SPDX-License-Identifier: EUPL-1.2 */
/* Our own folding of text, for searching and sorting alike in every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lower case, without accents, every run of white space one blank, trimmed: "  Été\n2020" -> "ete 2020". */
char    *duo_fold_text     (const char *text);
/* As duo_fold_text(), a leading "'s-" moved out of the way and numbers padded: compare with strcmp(). */
char    *duo_fold_sort_key (const char *text);
/* Whether all words of the folded @needle occur in the folded @haystack. */
gboolean duo_fold_matches  (const char *haystack, const char *needle);

G_END_DECLS
