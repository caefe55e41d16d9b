/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of a file that an import refuses: where, what, why, and what to do. */
#pragma once

#include <adwaita.h>

#include "duo-change-set.h"

G_BEGIN_DECLS

guint duo_import_refused_update (GtkListBox *list, DuoChangeSet *set);

G_END_DECLS
