/* SPDX-License-Identifier: EUPL-1.2 */
/* One answer of a board or an institution for a sector: those before the newest are its history. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"
#include "duo-sector.h"

G_BEGIN_DECLS

#define DUO_TYPE_WILLINGNESS (duo_willingness_get_type ())
G_DECLARE_FINAL_TYPE (DuoWillingness, duo_willingness, DUO, WILLINGNESS, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoWillingness, duo_willingness)

DuoWillingness *duo_willingness_new (void);
gint64 duo_willingness_get_board (DuoWillingness *self);
void duo_willingness_set_board (DuoWillingness *self, gint64 board);
gint64 duo_willingness_get_institution (DuoWillingness *self);
void duo_willingness_set_institution (DuoWillingness *self, gint64 institution);
DuoSector duo_willingness_get_sector (DuoWillingness *self);
void duo_willingness_set_sector (DuoWillingness *self, DuoSector sector);
DuoAnswer duo_willingness_get_answer (DuoWillingness *self);
void duo_willingness_set_answer (DuoWillingness *self, DuoAnswer answer);
const char *duo_willingness_get_condition (DuoWillingness *self);
void duo_willingness_set_condition (DuoWillingness *self, const char *condition);
const DuoWhen *duo_willingness_get_since (DuoWillingness *self);
void duo_willingness_set_since (DuoWillingness *self, const DuoWhen *since);
DuoOrigin duo_willingness_get_origin (DuoWillingness *self);
void duo_willingness_set_origin (DuoWillingness *self, DuoOrigin origin);
gint64 duo_willingness_get_contact (DuoWillingness *self);
void duo_willingness_set_contact (DuoWillingness *self, gint64 contact);
const char *duo_willingness_get_person (DuoWillingness *self);
void duo_willingness_set_person (DuoWillingness *self, const char *person);
const char *duo_willingness_get_note (DuoWillingness *self);
void duo_willingness_set_note (DuoWillingness *self, const char *note);
/* (nullable): whose answer, as the store that it was read from calls it; no part of what is stored or compared. */
const char *duo_willingness_get_title (DuoWillingness *self);
void duo_willingness_set_title (DuoWillingness *self, const char *title);

G_END_DECLS
