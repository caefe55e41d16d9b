/* SPDX-License-Identifier: EUPL-1.2 */
/* One account: where, as whom, and what the platform can do for it. */
#pragma once

#include <adwaita.h>

#include "duo-platform-desk.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACCOUNT_ROW (duo_account_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoAccountRow, duo_account_row, DUO, ACCOUNT_ROW, AdwExpanderRow)

GtkWidget          *duo_account_row_new         (DuoPlatformDesk    *desk,
                                                 DuoPlatformAccount *account);
DuoPlatformAccount *duo_account_row_get_account (DuoAccountRow      *self);

G_END_DECLS
