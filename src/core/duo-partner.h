/* SPDX-License-Identifier: EUPL-1.2 */
/* A partner: an institution without a BRIN, such as a transport company with screens in its trains. No register
 * knows it, so all that is known of it is what a person wrote. */
#pragma once

#include "duo-record.h"
#include "duo-sector.h"

G_BEGIN_DECLS

#define DUO_TYPE_PARTNER (duo_partner_get_type ())
G_DECLARE_FINAL_TYPE (DuoPartner, duo_partner, DUO, PARTNER, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoPartner, duo_partner)

DuoPartner *duo_partner_new (void);
const char *duo_partner_get_name (DuoPartner *self);
void duo_partner_set_name (DuoPartner *self, const char *name);
const char *duo_partner_get_short_name (DuoPartner *self);
void duo_partner_set_short_name (DuoPartner *self, const char *short_name);
const char *duo_partner_get_place (DuoPartner *self);
void duo_partner_set_place (DuoPartner *self, const char *place);
const char *duo_partner_get_phone (DuoPartner *self);
void duo_partner_set_phone (DuoPartner *self, const char *phone);
const char *duo_partner_get_website (DuoPartner *self);
void duo_partner_set_website (DuoPartner *self, const char *website);
const char *duo_partner_get_email (DuoPartner *self);
void duo_partner_set_email (DuoPartner *self, const char *email);
const char *duo_partner_get_note (DuoPartner *self);
void duo_partner_set_note (DuoPartner *self, const char *note);
/* The sectors whose students it reaches. */
DuoSectorSet duo_partner_get_sectors (DuoPartner *self);
void duo_partner_set_sectors (DuoPartner *self, DuoSectorSet sectors);

G_END_DECLS
