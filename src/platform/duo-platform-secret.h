/* SPDX-License-Identifier: EUPL-1.2 */
/* Passwords, codes and tokens: made, kept as hashes, compared without telling how much was right. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *duo_platform_secret_random  (guint       length);
char    *duo_platform_secret_hash    (const char *secret);
gboolean duo_platform_secret_matches (const char *secret,
                                      const char *hash);
gboolean duo_platform_secret_equal   (const char *a,
                                      const char *b);
char    *duo_platform_secret_digest  (const char *secret);
char    *duo_platform_code_plain     (const char *code);

G_END_DECLS
