/* SPDX-License-Identifier: EUPL-1.2 */
/* An account on a materials platform. Its password is in the keyring, never here. */
#pragma once

#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_PLATFORM_ACCOUNT (duo_platform_account_get_type ())
G_DECLARE_FINAL_TYPE (DuoPlatformAccount, duo_platform_account, DUO, PLATFORM_ACCOUNT, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoPlatformAccount, duo_platform_account)

DuoPlatformAccount *duo_platform_account_new (void);
const char *duo_platform_account_get_address (DuoPlatformAccount *self);
void duo_platform_account_set_address (DuoPlatformAccount *self, const char *address);
const char *duo_platform_account_get_login (DuoPlatformAccount *self);
void duo_platform_account_set_login (DuoPlatformAccount *self, const char *login);
const char *duo_platform_account_get_authority (DuoPlatformAccount *self);
void duo_platform_account_set_authority (DuoPlatformAccount *self, const char *authority);
gint64 duo_platform_account_get_practice (DuoPlatformAccount *self);
void duo_platform_account_set_practice (DuoPlatformAccount *self, gint64 practice);

G_END_DECLS
