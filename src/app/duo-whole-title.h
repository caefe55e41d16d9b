/* SPDX-License-Identifier: EUPL-1.2 */
/* The title of a small window in full, also with large letters. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void duo_whole_title_show (AdwWindow *window);

G_END_DECLS
