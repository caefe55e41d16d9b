/* SPDX-License-Identifier: EUPL-1.2 */
/* Sentences about the materials platform; duo_words_error() is what callers use. */
#pragma once

#include "duo-error.h"

G_BEGIN_DECLS

gboolean duo_words_is_about_platform (DuoError    code);
char    *duo_words_platform_error    (DuoError    code,
                                      const char *subject,
                                      const char *message);

G_END_DECLS
