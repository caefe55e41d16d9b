/* SPDX-License-Identifier: EUPL-1.2 */
/* An open point: what has to be done, by whom and before when. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTION (duo_action_get_type ())
G_DECLARE_FINAL_TYPE (DuoAction, duo_action, DUO, ACTION, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoAction, duo_action)

DuoAction *duo_action_new (void);
const char *duo_action_get_text (DuoAction *self);
void duo_action_set_text (DuoAction *self, const char *text);
gint64 duo_action_get_owner (DuoAction *self);
void duo_action_set_owner (DuoAction *self, gint64 owner);
const char *duo_action_get_owner_name (DuoAction *self);
void duo_action_set_owner_name (DuoAction *self, const char *owner_name);
const DuoWhen *duo_action_get_due (DuoAction *self);
void duo_action_set_due (DuoAction *self, const DuoWhen *due);
const DuoWhen *duo_action_get_done (DuoAction *self);
void duo_action_set_done (DuoAction *self, const DuoWhen *done);
DuoObjectKind duo_action_get_about_kind (DuoAction *self);
void duo_action_set_about_kind (DuoAction *self, DuoObjectKind about_kind);
gint64 duo_action_get_about (DuoAction *self);
void duo_action_set_about (DuoAction *self, gint64 about);
const char *duo_action_get_about_title (DuoAction *self);
void duo_action_set_about_title (DuoAction *self, const char *about_title);
const char *duo_action_get_note (DuoAction *self);
void duo_action_set_note (DuoAction *self, const char *note);

G_END_DECLS
