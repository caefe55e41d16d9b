/* SPDX-License-Identifier: EUPL-1.2 */
/* A phone call, visit, mail or meeting with an institution, a board or a contact. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACT_MOMENT (duo_contact_moment_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactMoment, duo_contact_moment, DUO, CONTACT_MOMENT, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoContactMoment, duo_contact_moment)

DuoContactMoment *duo_contact_moment_new (void);
const DuoWhen *duo_contact_moment_get_day (DuoContactMoment *self);
void duo_contact_moment_set_day (DuoContactMoment *self, const DuoWhen *day);
DuoMomentKind duo_contact_moment_get_kind (DuoContactMoment *self);
void duo_contact_moment_set_kind (DuoContactMoment *self, DuoMomentKind kind);
gint64 duo_contact_moment_get_manager (DuoContactMoment *self);
void duo_contact_moment_set_manager (DuoContactMoment *self, gint64 manager);
gint64 duo_contact_moment_get_board (DuoContactMoment *self);
void duo_contact_moment_set_board (DuoContactMoment *self, gint64 board);
gint64 duo_contact_moment_get_institution (DuoContactMoment *self);
void duo_contact_moment_set_institution (DuoContactMoment *self, gint64 institution);
gint64 duo_contact_moment_get_contact (DuoContactMoment *self);
void duo_contact_moment_set_contact (DuoContactMoment *self, gint64 contact);
const char *duo_contact_moment_get_text (DuoContactMoment *self);
void duo_contact_moment_set_text (DuoContactMoment *self, const char *text);
char *duo_contact_moment_dup_title (DuoContactMoment *self);

G_END_DECLS
