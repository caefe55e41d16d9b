/* SPDX-License-Identifier: EUPL-1.2 */
/* A relationship manager: who owns actions and makes changes. */
#pragma once

#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_MANAGER (duo_manager_get_type ())
G_DECLARE_FINAL_TYPE (DuoManager, duo_manager, DUO, MANAGER, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoManager, duo_manager)

DuoManager *duo_manager_new (void);
const char *duo_manager_get_name (DuoManager *self);
void duo_manager_set_name (DuoManager *self, const char *name);
const char *duo_manager_get_email (DuoManager *self);
void duo_manager_set_email (DuoManager *self, const char *email);
const char *duo_manager_get_login (DuoManager *self);
void duo_manager_set_login (DuoManager *self, const char *login);

G_END_DECLS
