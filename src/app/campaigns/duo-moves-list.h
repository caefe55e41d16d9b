/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates that hang on go-live, each as it was and as it would be, with a tick and why it needs a look. */
#pragma once

#include <adwaita.h>

#include "duo-campaigns-service.h"

G_BEGIN_DECLS

guint duo_moves_list_fill (GtkListBox *list, GPtrArray *moves, GPtrArray *holidays);

G_END_DECLS
