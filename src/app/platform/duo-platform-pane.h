/* SPDX-License-Identifier: EUPL-1.2 */
/* What the panes with a table of packages have in common: the desk, the rows and their table, and what ends with them. */
#pragma once

#include <adwaita.h>

#include "duo-memory-rows.h"
#include "duo-platform-desk.h"
#include "duo-table-view.h"

G_BEGIN_DECLS

#define DUO_TYPE_PLATFORM_PANE (duo_platform_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoPlatformPane, duo_platform_pane, DUO, PLATFORM_PANE, AdwBin)

struct _DuoPlatformPaneClass
{
  AdwBinClass parent_class;
};

/* Once, before anything is shown: puts the table of @columns, called @label, into @slot. The functions of @columns get
 * @self. */
void           duo_platform_pane_set_up          (DuoPlatformPane     *self,
                                                  DuoPlatformDesk     *desk,
                                                  const DuoViewColumn *columns,
                                                  const char          *label,
                                                  AdwBin              *slot);
/* (transfer none), as the desk: as long as the pane is there. */
DuoMemoryRows *duo_platform_pane_get_rows        (DuoPlatformPane     *self);
DuoTableView  *duo_platform_pane_get_table       (DuoPlatformPane     *self);
/* (transfer none): ends what the pane asked for, when it goes. */
GCancellable  *duo_platform_pane_get_cancellable (DuoPlatformPane     *self);

G_END_DECLS
