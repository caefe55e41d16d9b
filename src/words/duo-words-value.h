/* SPDX-License-Identifier: EUPL-1.2 */
/* What the store holds in a field, as people say it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *duo_words_stored_value (const char *table,
                              const char *field,
                              const char *value,
                              const char *name);

G_END_DECLS
