/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts that are one and the same person, and what becomes of two that are made one. */
#pragma once

#include "duo-contact.h"

G_BEGIN_DECLS

gboolean    duo_contact_is_double_of (DuoContact *self, DuoContact *other);
/* Returns: (transfer full) (element-type GPtrArray): groups of two or more, each (element-type DuoContact). */
GPtrArray  *duo_contacts_find_doubles (GPtrArray *contacts);
DuoContact *duo_contact_merge         (DuoContact *kept, DuoContact *other);

G_END_DECLS
