/* SPDX-License-Identifier: EUPL-1.2 */
/* A person, or a mailbox, that can be reached; what he is to a board or an institution is a DuoContactLink. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACT (duo_contact_get_type ())
G_DECLARE_FINAL_TYPE (DuoContact, duo_contact, DUO, CONTACT, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoContact, duo_contact)

DuoContact *duo_contact_new (void);
const char *duo_contact_get_name (DuoContact *self);
void duo_contact_set_name (DuoContact *self, const char *name);
const char *duo_contact_get_email (DuoContact *self);
void duo_contact_set_email (DuoContact *self, const char *email);
const char *duo_contact_get_phone (DuoContact *self);
void duo_contact_set_phone (DuoContact *self, const char *phone);
gboolean duo_contact_get_do_not_mail (DuoContact *self);
void duo_contact_set_do_not_mail (DuoContact *self, gboolean do_not_mail);
const char *duo_contact_get_note (DuoContact *self);
void duo_contact_set_note (DuoContact *self, const char *note);
char *duo_contact_dup_title (DuoContact *self);

G_END_DECLS
