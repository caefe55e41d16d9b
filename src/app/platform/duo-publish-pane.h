/* SPDX-License-Identifier: EUPL-1.2 */
/* Publishing a campaign: its stages, where to and until when, and the queue while it runs. */
#pragma once

#include "duo-platform-pane.h"

G_BEGIN_DECLS

#define DUO_TYPE_PUBLISH_PANE (duo_publish_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuoPublishPane, duo_publish_pane, DUO, PUBLISH_PANE, DuoPlatformPane)

void duo_publish_pane_set_up         (DuoPublishPane        *self,
                                      DuoPlatformDesk       *desk);
void duo_publish_pane_show           (DuoPublishPane        *self,
                                      const DuoPublishBoard *board);
void duo_publish_pane_show_progress  (DuoPublishPane        *self);
void duo_publish_pane_choose_account (DuoPublishPane        *self,
                                      gint64                 account);

/* Signal "failed" (GError *error): the dry run found why it can't be. */

G_END_DECLS
