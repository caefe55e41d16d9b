/* SPDX-License-Identifier: EUPL-1.2 */
/* A difference between two overviews in Dutch words. */
#pragma once

#include "duo-overview-sheet.h"

G_BEGIN_DECLS

const char *duo_difference_words_kind  (const DuoDifference   *difference);
char       *duo_difference_words_title (const DuoDifference   *difference);
void        duo_difference_words_values (const DuoSheetContext *context,
                                        const DuoDifference   *difference,
                                        char                 **before,
                                        char                 **after);

G_END_DECLS
