/* SPDX-License-Identifier: EUPL-1.2 */
/* A bar on a terminal while something takes long. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void duo_cli_progress_begin (void);
void duo_cli_progress_end   (void);

G_END_DECLS
