/* SPDX-License-Identifier: EUPL-1.2 */
/* A relationship manager: who owns actions and makes changes. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DUO_TYPE_MANAGER (duo_manager_get_type ())
G_DECLARE_FINAL_TYPE (DuoManager, duo_manager, DUO, MANAGER, GObject)

DuoManager *duo_manager_new (void);
DuoManager *duo_manager_copy (DuoManager *self);
gboolean duo_manager_equal (DuoManager *self, DuoManager *other);
gint64 duo_manager_get_id (DuoManager *self);
void duo_manager_set_id (DuoManager *self, gint64 id);
const char *duo_manager_get_uid (DuoManager *self);
void duo_manager_set_uid (DuoManager *self, const char *uid);
gint64 duo_manager_get_rev (DuoManager *self);
void duo_manager_set_rev (DuoManager *self, gint64 rev);
const char *duo_manager_get_name (DuoManager *self);
void duo_manager_set_name (DuoManager *self, const char *name);
const char *duo_manager_get_email (DuoManager *self);
void duo_manager_set_email (DuoManager *self, const char *email);
const char *duo_manager_get_login (DuoManager *self);
void duo_manager_set_login (DuoManager *self, const char *login);

G_END_DECLS
