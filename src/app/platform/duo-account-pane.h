/* SPDX-License-Identifier: EUPL-1.2 */
/* The platforms that a person is signed in on, signing in, and the practice platform. */
#pragma once

#include <adwaita.h>

#include "duo-platform-desk.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACCOUNT_PANE (duo_account_pane_get_type ())
G_DECLARE_FINAL_TYPE (DuoAccountPane, duo_account_pane, DUO, ACCOUNT_PANE, AdwBin)

void duo_account_pane_set_up (DuoAccountPane  *self,
                              DuoPlatformDesk *desk);
/* @accounts: (element-type DuoPlatformAccount): the newest last; @keyring: secrets outlive the program */
void duo_account_pane_show   (DuoAccountPane  *self,
                              GPtrArray       *accounts,
                              gboolean         keyring);

G_END_DECLS
