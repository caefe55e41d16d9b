/* SPDX-License-Identifier: EUPL-1.2 */
/* The only id of a row that leaves the store. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *duo_uid_new (void);

G_END_DECLS
