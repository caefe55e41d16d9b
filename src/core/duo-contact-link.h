/* SPDX-License-Identifier: EUPL-1.2 */
/* What a contact is to a board, an institution or a location: exactly one of the three. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACT_LINK (duo_contact_link_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactLink, duo_contact_link, DUO, CONTACT_LINK, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoContactLink, duo_contact_link)

DuoContactLink *duo_contact_link_new (void);
gint64 duo_contact_link_get_contact (DuoContactLink *self);
void duo_contact_link_set_contact (DuoContactLink *self, gint64 contact);
gint64 duo_contact_link_get_board (DuoContactLink *self);
void duo_contact_link_set_board (DuoContactLink *self, gint64 board);
gint64 duo_contact_link_get_institution (DuoContactLink *self);
void duo_contact_link_set_institution (DuoContactLink *self, gint64 institution);
gint64 duo_contact_link_get_location (DuoContactLink *self);
void duo_contact_link_set_location (DuoContactLink *self, gint64 location);
DuoContactRole duo_contact_link_get_role (DuoContactLink *self);
void duo_contact_link_set_role (DuoContactLink *self, DuoContactRole role);
const char *duo_contact_link_get_function (DuoContactLink *self);
void duo_contact_link_set_function (DuoContactLink *self, const char *function);
gboolean duo_contact_link_get_preferred (DuoContactLink *self);
void duo_contact_link_set_preferred (DuoContactLink *self, gboolean preferred);
DuoOrigin duo_contact_link_get_origin (DuoContactLink *self);
void duo_contact_link_set_origin (DuoContactLink *self, DuoOrigin origin);
const char *duo_contact_link_get_purpose (DuoContactLink *self);
void duo_contact_link_set_purpose (DuoContactLink *self, const char *purpose);
const DuoWhen *duo_contact_link_get_confirmed (DuoContactLink *self);
void duo_contact_link_set_confirmed (DuoContactLink *self, const DuoWhen *confirmed);
const DuoWhen *duo_contact_link_get_keep_until (DuoContactLink *self);
void duo_contact_link_set_keep_until (DuoContactLink *self, const DuoWhen *keep_until);
/* (nullable): who it is about, as the store that it was read from calls him; no part of what is stored or compared. */
const char *duo_contact_link_get_title (DuoContactLink *self);
void duo_contact_link_set_title (DuoContactLink *self, const char *title);
gboolean duo_contact_link_has_target (DuoContactLink *self);

G_END_DECLS
