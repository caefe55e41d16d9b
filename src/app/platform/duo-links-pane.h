/* SPDX-License-Identifier: EUPL-1.2 */
/* Links and codes of a campaign, what was fetched by them, and who has to be chased. */
#pragma once

#include "duo-platform-pane.h"

G_BEGIN_DECLS

#define DUO_TYPE_LINKS_PANE (duo_links_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuoLinksPane, duo_links_pane, DUO, LINKS_PANE, DuoPlatformPane)

void     duo_links_pane_set_up        (DuoLinksPane    *self,
                                       DuoPlatformDesk *desk);
/* @board: (transfer full) */
void     duo_links_pane_show          (DuoLinksPane    *self,
                                       DuoPublishBoard *board);
void     duo_links_pane_show_progress (DuoLinksPane    *self);
/* Whether the codes themselves are to be seen. */
gboolean duo_links_pane_wants_codes   (DuoLinksPane    *self);

/* Signal "reload" (): the board is to be read again, with codes or without. */

G_END_DECLS
