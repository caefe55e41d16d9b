/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether JSON of a stranger can be handed to a reader that recurses. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean duo_json_is_tame (const char *text,
                           gsize       length);

G_END_DECLS
